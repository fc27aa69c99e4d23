// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table of formats, and what is the same for all of them. */
#include "export/export.h"

#include "export/iri.h"
#include "export/writers.h"
#include <string.h>

struct EntFormat {
  const char *name, *extensions; /* the first extension is the usual one */
  const char *media_type, *comment;
  EntWriter *write;
  const char *parameter;
};

static const EntFormat formats[] = {
    {"nq", "nq", "application/n-quads",
     "N-Quads: all layers, the form every store takes", ent_write_nquads, NULL},
    {"trig", "trig", "application/trig", "TriG: all layers, readable", ent_write_trig,
     NULL},
    {"jsonld", "jsonld", "application/ld+json", "JSON-LD 1.1: all layers",
     ent_write_jsonld, NULL},
    {"ttl", "ttl", "text/turtle", "Turtle: facts and entities (--statements: all)",
     ent_write_turtle, NULL},
    {"nt", "nt", "application/n-triples",
     "N-Triples: facts and entities (--statements: all)", ent_write_ntriples, NULL},
    {"rdf", "rdf owl", "application/rdf+xml",
     "RDF/XML: facts and entities (--statements: all)", ent_write_rdfxml, NULL},
    {"dot", "dot gv", "text/vnd.graphviz", "Graphviz diagram", ent_write_dot, NULL},
    {"svg", "svg", "image/svg+xml", "picture, drawn by Graphviz", ent_write_picture,
     "-Tsvg"},
    {"png", "png", "image/png", "picture, drawn by Graphviz", ent_write_picture,
     "-Tpng"},
    {"pdf", "pdf", "application/pdf", "picture, drawn by Graphviz", ent_write_picture,
     "-Tpdf"},
    {"jsonl", "jsonl ndjson", "application/x-ndjson", "statement lines",
     ent_write_lines, NULL},
    {"ledger", "ledger", "application/x-ndjson",
     "merge ledger: what was taken for one thing, what nearly was, and why",
     ent_write_ledger, NULL},
    {"list", "txt tsv", "text/plain", "readable list, one statement a line",
     ent_write_list, NULL},
};

/* ---- the table ---- */

/* Length of the path without ".gz". */
static size_t plain_length(const char *path)
{
  size_t length = strlen(path);
  bool packed = length > 3 && g_ascii_strcasecmp(path + length - 3, ".gz") == 0;
  return packed ? length - 3 : length;
}

static bool has_word(const char *words, const char *word, size_t length)
{
  for (const char *p = words; *p; p += *p == ' ') {
    size_t n = strcspn(p, " ");
    if (n == length && g_ascii_strncasecmp(p, word, n) == 0) return true;
    p += n;
  }
  return false;
}

const EntFormat *ent_format_at(uint32_t i)
{
  return i < G_N_ELEMENTS(formats) ? &formats[i] : NULL;
}

const EntFormat *ent_format_by_name(const char *name)
{
  size_t length = name ? plain_length(name) : 0;
  for (uint32_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (has_word(formats[i].name, name ? name : "", length) ||
        has_word(formats[i].extensions, name ? name : "", length))
      return &formats[i];
  return NULL;
}

const EntFormat *ent_format_by_path(const char *path)
{
  size_t end = path ? plain_length(path) : 0, start = end;
  while (start && path[start - 1] != '.' && path[start - 1] != '/')
    start--;
  if (!start || path[start - 1] != '.') return NULL;
  for (uint32_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (has_word(formats[i].extensions, path + start, end - start)) return &formats[i];
  return NULL;
}

const char *ent_format_name(const EntFormat *format)
{
  return format->name;
}

const char *ent_format_extension(const EntFormat *format)
{
  /* Each first extension is the name, but for the list's. */
  return format->write == ent_write_list ? "txt" : format->name;
}

const char *ent_format_media_type(const EntFormat *format)
{
  return format->media_type;
}

const char *ent_format_comment(const EntFormat *format)
{
  return format->comment;
}

/* ---- options ---- */

static bool check_iri(const char *iri, const char *what, EntError *error)
{
  if (ent_iri_is_valid(iri)) return true;
  return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                  "%s \"%s\" is no absolute IRI in ASCII, such as " ENT_DEFAULT_BASE,
                  what, iri);
}

bool ent_export_check(const EntExportOptions *options, EntError *error)
{
  if (!options) return true;
  if (options->facts_graph && !check_iri(options->facts_graph, "facts graph", error))
    return false;
  const char *base = options->base;
  if (!base) return true;
  if (!check_iri(base, "base", error)) return false;
  const char *hash = strchr(base, '#');
  char last = base[strlen(base) - 1];
  if ((last == '/' && !hash) || last == '#') return true;
  return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                  "base \"%s\" must end in \"/\" or \"#\"", base);
}

/* ---- writing ---- */

bool ent_export(const EntGraph *graph, const EntFormat *format, const char *path,
                const EntExportOptions *options, EntError *error)
{
  static const EntExportOptions defaults = {0};
  if (!options) options = &defaults;
  if (!ent_export_check(options, error)) return false;
  bool compress = plain_length(path) != strlen(path);
  EntOutput *out = ent_output_open(path, compress, error);
  if (!out) return false;
  EntExport export = {graph, options, out, path, format->parameter};
  if (format->write(&export, error)) return ent_output_commit(out, error);
  ent_output_discard(out);
  return false;
}
