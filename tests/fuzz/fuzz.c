// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the fuzz targets share. */
#include "tests/fuzz/fuzz.h"

#include "export/export.h"
#include "graph/lines.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT_TURNS = 4 };

_Noreturn void fuzz_broken(const char *what, const char *detail)
{
  fprintf(stderr, "broken: %s: %s\n", what, detail);
  abort();
}

/* ---- files ---- */

static void remove_folder(void)
{
  const char *folder = fuzz_folder(), *name;
  GDir *dir = g_dir_open(folder, 0, NULL);
  while (dir && (name = g_dir_read_name(dir))) {
    char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
    g_free(path);
  }
  if (dir) g_dir_close(dir);
  g_rmdir(folder);
}

const char *fuzz_folder(void)
{
  static char folder[64];
  if (*folder) return folder;
  bool memory = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR);
  g_snprintf(folder, sizeof folder, "%s/entente-fuzz-XXXXXX",
             memory ? "/dev/shm" : "/tmp");
  if (!g_mkdtemp(folder)) fuzz_broken("no temporary folder", folder);
  atexit(remove_folder);
  return folder;
}

const char *fuzz_file(const char *name, const uint8_t *data, size_t size)
{
  static char path[128];
  g_snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
  FILE *out = fopen(path, "wb");
  if (!out || fwrite(data, 1, size, out) != size || fclose(out) != 0)
    fuzz_broken("cannot write", path);
  return path;
}

FuzzNamed fuzz_named(const uint8_t *data, size_t size)
{
  const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
  FuzzNamed named = {.data = data, .size = size};
  if (!end) return named;
  size_t n = 0;
  for (const uint8_t *p = data; p < end && n + 1 < sizeof named.name; p++)
    if (g_ascii_isalnum(*p) || *p == '-' || (*p == '.' && n))
      named.name[n++] = (char)*p;
  named.data = end + 1;
  named.size = size - (size_t)(named.data - data);
  return named;
}

/* ---- the program's stages ---- */

static void free_extractor(void);

static EntExtractor **the_extractor(void)
{
  static EntExtractor *extractor;
  return &extractor;
}

static void free_extractor(void)
{
  ent_extractor_free(*the_extractor());
}

const EntExtractor *fuzz_extractor(void)
{
  EntExtractor **extractor = the_extractor();
  EntError error = {0};
  if (*extractor) return *extractor;
  *extractor = ent_extractor_new(NULL, &error);
  if (!*extractor) fuzz_broken("no extractor", error.message);
  atexit(free_extractor);
  return *extractor;
}

/* ---- properties ---- */

static char *lines_of(const EntDocument *document)
{
  char *text;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  ent_lines_write(document, out);
  fclose(out);
  return text;
}

static bool keep_lines(EntDocument *document, void *data)
{
  char **again = data;
  if (*again) fuzz_broken("two documents out of one", document->id);
  *again = lines_of(document);
  ent_document_free(document);
  return true;
}

static void refuse_line(const EntError *error, void *data)
{
  (void)data;
  fuzz_broken("a line that we wrote is refused", error->message);
}

static void check_lines(const EntDocument *document)
{
  char *once = lines_of(document), *again = NULL;
  EntError error = {0};
  FILE *in = fmemopen(once, strlen(once), "r");
  if (!ent_lines_read(in, "again", keep_lines, &again, refuse_line, &error))
    fuzz_broken("lines that we wrote cannot be read", error.message);
  fclose(in);
  if (!again || strcmp(once, again) != 0) {
    fprintf(stderr, "%s\n---\n%s\n", once, again ? again : "nothing");
    fuzz_broken("statement lines differ when written again", document->id);
  }
  free(once);
  free(again);
}

void fuzz_take_document(EntGraph *graph, EntDocument *document)
{
  if (!document) fuzz_broken("a document is over a limit", "");
  check_lines(document);
  ent_graph_add(graph, document, NULL);
  ent_document_free(document);
}

static void check_quads(const EntGraph *graph)
{
  char path[128];
  EntError error = {0};
  g_snprintf(path, sizeof path, "%s/check.nq", fuzz_folder());
  if (!ent_export(graph, ent_format_by_name("nq"), path, NULL, &error))
    fuzz_broken("N-Quads", error.message);
  EntGraph *again = ent_export_load(path, &error);
  if (!again) fuzz_broken("N-Quads that we wrote cannot be read", error.message);
  if (ent_graph_n_claims(again) != ent_graph_n_claims(graph))
    fuzz_broken("N-Quads that we wrote", "another number of claims is read back");
  ent_graph_free(again);
}

/* Pictures need a program of others. */
static bool is_picture(const EntFormat *format)
{
  const char *type = ent_format_media_type(format);
  return g_str_has_prefix(type, "image/") || strcmp(type, "application/pdf") == 0;
}

void fuzz_export(const EntGraph *graph, uint32_t turn)
{
  const EntFormat *format;
  for (uint32_t i = 0; (format = ent_format_at(i)); i++) {
    EntExportOptions options = {.statements = turn % 2};
    EntError error = {0};
    if (is_picture(format) || (i + turn) % FORMAT_TURNS) continue;
    if (!ent_export(graph, format, "/dev/null", &options, &error))
      fuzz_broken(ent_format_name(format), error.message);
  }
  check_quads(graph);
}
