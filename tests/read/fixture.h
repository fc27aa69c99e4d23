// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes files into a folder of its own and reads them back through the reader. */
#ifndef ENT_TESTS_READ_FIXTURE_H
#define ENT_TESTS_READ_FIXTURE_H

#include "extract/read/read.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  EntError error; /* of the last call */
} Fixture;

static inline void fixture_open(Fixture *f)
{
  memset(f, 0, sizeof *f);
  f->folder = g_dir_make_tmp("entente-read-XXXXXX", NULL);
  g_assert_nonnull(f->folder);
}

static inline void fixture_remove(const char *path)
{
  GDir *dir = g_dir_open(path, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    char *child = g_build_filename(path, name, NULL);
    fixture_remove(child);
    g_free(child);
  }
  if (dir) g_dir_close(dir);
  g_remove(path);
}

static inline void fixture_close(Fixture *f)
{
  fixture_remove(f->folder);
  g_free(f->folder);
}

/* The path of a file with these bytes; g_free. */
static inline char *fixture_file(Fixture *f, const char *name, const char *bytes,
                                 size_t length)
{
  char *path = g_build_filename(f->folder, name, NULL);
  char *folder = g_path_get_dirname(path);
  g_mkdir_with_parents(folder, 0700);
  g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
  g_free(folder);
  return path;
}

static inline EntReader *fixture_reader(Fixture *f, const char *path,
                                        const EntReadOptions *options)
{
  EntReadOptions plain = {.data_dir = ENT_SOURCE_DATA_DIR};
  if (options) {
    plain = *options;
    plain.data_dir = ENT_SOURCE_DATA_DIR;
  }
  f->error = (EntError){0};
  EntReader *reader = ent_reader_new(&path, 1, &plain, &f->error);
  g_assert_cmpstr(f->error.message, ==, "");
  g_assert_nonnull(reader);
  return reader;
}

/* The only document of a file with these bytes, or NULL with f->error filled. */
static inline EntInput *fixture_read_with(Fixture *f, const char *name,
                                          const char *bytes, size_t length,
                                          const EntReadOptions *options)
{
  EntInput *input = NULL, *none = NULL;
  char *path = fixture_file(f, name, bytes, length);
  EntReader *reader = fixture_reader(f, path, options);
  EntReadResult result = ent_reader_next(reader, &input, &f->error);
  g_assert_true((result == ENT_READ_DOCUMENT) == (input != NULL));
  g_assert_true(result != ENT_READ_END);
  if (input) {
    g_assert_cmpint(ent_reader_next(reader, &none, NULL), ==, ENT_READ_END);
    g_assert_true(g_utf8_validate(input->text, (gssize)input->length, NULL));
    g_assert_cmpuint(strlen(input->text), ==, input->length);
  }
  ent_reader_free(reader);
  g_free(path);
  return input;
}

static inline EntInput *fixture_read(Fixture *f, const char *name, const char *text)
{
  return fixture_read_with(f, name, text, strlen(text), NULL);
}

/* Two paragraphs that any reader must keep. */
#define PARAGRAPH_1                                                                    \
  "The ministers of Norway and Chile signed an agreement on polar research in Bergen " \
  "on Tuesday after two years of talks."
#define PARAGRAPH_2                                                                    \
  "Under the accord, both countries will share the station on the ice shelf, and a "   \
  "joint committee will meet every spring."

#endif
