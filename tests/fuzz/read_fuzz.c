// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file of any kind through the reader, as it lies on a disk: the first line is the
 * extension of its name, the rest its bytes. Texts must be clean UTF-8. */
#include "tests/fuzz/fuzz.h"

#include "extract/read/read.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, HEAD_LINES = 12, PARTS = 8 };

/* ---- tables: an eighth of each, as a reader is opened for every input ---- */

static void copy_part(const char *from, const char *to)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(from, &text, NULL, NULL)) fuzz_broken("no table", from);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GString) part = g_string_new(NULL);
  for (guint i = 0; lines[i]; i++)
    if (i < HEAD_LINES || i % PARTS == 0 || *lines[i] == '#')
      g_string_append_printf(part, "%s\n", lines[i]);
  if (!g_file_set_contents(to, part->str, (gssize)part->len, NULL))
    fuzz_broken("no table", to);
}

static void remove_tables(void)
{
  g_autofree char *lexicon = g_build_filename(fuzz_folder(), "lexicon", NULL);
  g_autoptr(GDir) dir = g_dir_open(lexicon, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(lexicon, name, NULL);
    g_remove(path);
  }
  g_rmdir(lexicon);
}

static const char *data_dir(void)
{
  static bool made;
  if (made) return fuzz_folder();
  made = true;
  g_autofree char *from = g_build_filename(g_getenv("ENTENTE_DATA"), "lexicon", NULL);
  g_autofree char *to = g_build_filename(fuzz_folder(), "lexicon", NULL);
  g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
  const char *name;
  if (!dir || g_mkdir(to, 0700) != 0) fuzz_broken("no tables", from);
  atexit(remove_tables);
  while ((name = g_dir_read_name(dir))) {
    g_autofree char *table = g_build_filename(from, name, NULL);
    g_autofree char *part = g_build_filename(to, name, NULL);
    if (g_str_has_suffix(name, ".tsv")) copy_part(table, part);
  }
  return fuzz_folder();
}

/* ---- the target ---- */

static void check_input(const EntInput *input)
{
  if (!g_utf8_validate(input->text, (gssize)input->length, NULL))
    fuzz_broken("a text that is no UTF-8", input->id);
  if (memchr(input->text, '\0', input->length))
    fuzz_broken("a text with a NUL in it", input->id);
  if (input->title_length > input->length)
    fuzz_broken("a title longer than its text", input->id);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  FuzzNamed named = fuzz_named(data, size);
  char name[48];
  g_snprintf(name, sizeof name, "in.%s", *named.name ? named.name : "txt");
  const char *path = fuzz_file(name, named.data, named.size);
  EntReadOptions options = {.max_bytes = MOST_BYTES, .data_dir = data_dir()};
  EntError error = {0};
  EntReader *reader = ent_reader_new(&path, 1, &options, &error);
  if (!reader) fuzz_broken("no reader", error.message);
  EntInput *input;
  EntReadResult result;
  while ((result = ent_reader_next(reader, &input, &error)) != ENT_READ_END) {
    if (result == ENT_READ_FAILED) {
      if (!*error.message) fuzz_broken("a failure without a reason", named.name);
      error = (EntError){0};
      continue;
    }
    check_input(input);
    ent_input_free(input);
  }
  ent_reader_free(reader);
  g_remove(path);
  return 0;
}
