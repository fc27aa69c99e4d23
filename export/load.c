// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Opens what we wrote, compressed or not, and finds its reader. */
#include "export/load.h"

#include "export/export.h"
#include "graph/lines.h"
#include <errno.h>
#include <glib.h>
#include <string.h>
#include <zlib.h>

enum { BUFFER = 1 << 16 };

typedef struct {
  const char *format;
  const char *notation; /* raptor's name of the parser; NULL = statement lines */
} Reader;

static const Reader readers[] = {
    {"nq", "nquads"}, {"trig", "trig"},  {"ttl", "turtle"},
    {"nt", "nquads"}, {"rdf", "rdfxml"}, {"jsonl", NULL},
};

static const Reader *reader_of(const char *path)
{
  const EntFormat *format = ent_format_by_path(path);
  for (size_t i = 0; format && i < G_N_ELEMENTS(readers); i++)
    if (strcmp(ent_format_name(format), readers[i].format) == 0) return &readers[i];
  return NULL;
}

/* The file's content, decompressed if need be, in an unnamed temporary file. */
static FILE *unpack(const char *path, EntError *error)
{
  gzFile packed = gzopen(path, "rb");
  FILE *plain = packed ? tmpfile() : NULL;
  if (!plain) {
    ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "cannot be read: %s",
             g_strerror(errno ? errno : ENOMEM));
    if (packed) gzclose(packed);
    return NULL;
  }
  char buffer[BUFFER];
  int n;
  bool written = true;
  while (written && (n = gzread(packed, buffer, sizeof buffer)) > 0)
    written = fwrite(buffer, 1, (size_t)n, plain) == (size_t)n;
  int status;
  const char *reason = gzerror(packed, &status);
  if (!written || fflush(plain) != 0)
    ent_fail(error, ENT_ERR_OUTPUT, path, 0, 0, "no room to unpack it: %s",
             g_strerror(errno));
  else if (status != Z_OK && status != Z_STREAM_END)
    ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0, "cannot be unpacked: %s", reason);
  bool good = written && (status == Z_OK || status == Z_STREAM_END) && !ferror(plain);
  gzclose(packed);
  if (good) {
    rewind(plain);
    return plain;
  }
  fclose(plain);
  return NULL;
}

static FILE *open_input(const char *path, EntError *error)
{
  if (g_str_has_suffix(path, ".gz")) return unpack(path, error);
  FILE *in = fopen(path, "rbe");
  if (!in)
    ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "cannot be read: %s",
             g_strerror(errno));
  return in;
}

EntGraph *ent_export_load(const char *path, EntError *error)
{
  const Reader *reader = reader_of(path);
  if (!reader) {
    ent_fail(
        error, ENT_ERR_USAGE, path, 0, 0,
        "is no graph that can be read back: N-Quads, TriG, Turtle, N-Triples, "
        "RDF/XML or statement lines (.nq .trig .ttl .nt .rdf .jsonl, also with .gz)");
    return NULL;
  }
  FILE *in = open_input(path, error);
  if (!in) return NULL;
  EntGraph *graph = reader->notation ? ent_load_rdf(in, path, reader->notation, error)
                                     : ent_load_lines(in, path, error);
  fclose(in);
  return graph;
}

/* ---- statement lines ---- */

typedef struct {
  EntGraph *graph;
  EntError *error;
} Lines;

static bool add_document(EntDocument *document, void *data)
{
  Lines *lines = data;
  bool good = ent_graph_add(lines->graph, document, lines->error);
  ent_document_free(document);
  return good;
}

static void take_bad_line(const EntError *error, void *data)
{
  Lines *lines = data;
  if (lines->error && !lines->error->code) *lines->error = *error;
}

EntGraph *ent_load_lines(FILE *in, const char *path, EntError *error)
{
  EntError local = {0};
  Lines lines = {ent_graph_new(), &local};
  bool good = ent_lines_read(in, path, add_document, &lines, take_bad_line, &local);
  if (good && !local.code) {
    ent_graph_link(lines.graph);
    return lines.graph;
  }
  ent_graph_free(lines.graph);
  if (error && !error->code) *error = local;
  return NULL;
}
