// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds the reader of what we wrote, compressed or not. */
#include "export/load.h"

#include "export/export.h"
#include "export/packed.h"
#include "graph/lines.h"
#include <glib.h>
#include <string.h>

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
  EntPacked *packed = ent_packed_open(path, error);
  if (!packed) return NULL;
  FILE *in = ent_packed_stream(packed);
  EntGraph *graph = reader->notation ? ent_load_rdf(in, path, reader->notation, error)
                                     : ent_load_lines(in, path, error);
  if (ent_packed_close(packed, error)) return graph;
  ent_graph_free(graph);
  return NULL;
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
