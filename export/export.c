// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table of formats, and what is the same for all of them. */
#include "export/export.h"

#include "export/iri.h"
#include "export/writers.h"
#include <string.h>

struct EntFormat {
  const char *name, *extension, *other; /* other: a second extension, or NULL */
  const char *media_type, *comment;
  EntWriter *write;
  const char *parameter;
};

static const EntFormat formats[] = {
    {"nq", "nq", NULL, "application/n-quads",
     "N-Quads: all layers, the form every store takes", ent_write_nquads, NULL},
    {"trig", "trig", NULL, "application/trig", "TriG: all layers, readable",
     ent_write_trig, NULL},
    {"jsonld", "jsonld", NULL, "application/ld+json", "JSON-LD 1.1: all layers",
     ent_write_jsonld, NULL},
    {"ttl", "ttl", NULL, "text/turtle",
     "Turtle: facts and entities (--statements: all)", ent_write_turtle, NULL},
    {"nt", "nt", NULL, "application/n-triples",
     "N-Triples: facts and entities (--statements: all)", ent_write_ntriples, NULL},
    {"rdf", "rdf", "owl", "application/rdf+xml",
     "RDF/XML: facts and entities (--statements: all)", ent_write_rdfxml, NULL},
    {"dot", "dot", "gv", "text/vnd.graphviz", "Graphviz diagram", ent_write_dot, NULL},
    {"svg", "svg", NULL, "image/svg+xml", "picture, drawn by Graphviz",
     ent_write_picture, "-Tsvg"},
    {"png", "png", NULL, "image/png", "picture, drawn by Graphviz", ent_write_picture,
     "-Tpng"},
    {"pdf", "pdf", NULL, "application/pdf", "picture, drawn by Graphviz",
     ent_write_picture, "-Tpdf"},
    {"html", "html", "htm", "text/html",
     "evidence page: search, network, dossiers, texts", ent_write_html, NULL},
    {"gexf", "gexf", NULL, "application/gexf+xml", "GEXF 1.3, for Gephi",
     ent_write_gexf, NULL},
    {"graphml", "graphml", NULL, "application/graphml+xml",
     "GraphML, for yEd and igraph", ent_write_graphml, NULL},
    {"cyjs", "cyjs", NULL, "application/vnd.cytoscape+json", "Cytoscape.js JSON",
     ent_write_cytoscape, NULL},
    {"cypher", "cypher", NULL, "application/x-cypher-query", "Cypher script, for Neo4j",
     ent_write_cypher, NULL},
    {"nodes", "nodes.csv", NULL, "text/csv", "CSV of things and values",
     ent_write_network_csv, "nodes"},
    {"edges", "edges.csv", NULL, "text/csv", "CSV of statements", ent_write_network_csv,
     "edges"},
    {"neo4j-nodes", "neo4j-nodes.csv", NULL, "text/csv",
     "the same with the head of neo4j-admin's import", ent_write_network_csv,
     "neo4j-nodes"},
    {"neo4j-edges", "neo4j-edges.csv", NULL, "text/csv",
     "the same with the head of neo4j-admin's import", ent_write_network_csv,
     "neo4j-edges"},
    {"jsonl", "jsonl", "ndjson", "application/x-ndjson", "statement lines",
     ent_write_lines, NULL},
    {"ledger", "ledger", NULL, "application/x-ndjson",
     "merge ledger: what was taken for one thing, what nearly was, and why",
     ent_write_ledger, NULL},
    {"list", "txt", "tsv", "text/plain", "readable list, one statement a line",
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

static bool is_word(const char *word, const char *text, size_t length)
{
  return word && strlen(word) == length && g_ascii_strncasecmp(word, text, length) == 0;
}

static bool ends_in(const char *path, size_t length, const char *extension)
{
  size_t n = extension ? strlen(extension) : length;
  return n < length && path[length - n - 1] == '.' &&
         g_ascii_strncasecmp(path + length - n, extension, n) == 0;
}

const EntFormat *ent_format_at(uint32_t i)
{
  return i < G_N_ELEMENTS(formats) ? &formats[i] : NULL;
}

const EntFormat *ent_format_by_name(const char *name)
{
  size_t length = name ? plain_length(name) : 0;
  for (uint32_t i = 0; name && i < G_N_ELEMENTS(formats); i++)
    if (is_word(formats[i].name, name, length) ||
        is_word(formats[i].extension, name, length) ||
        is_word(formats[i].other, name, length))
      return &formats[i];
  return NULL;
}

const EntFormat *ent_format_by_path(const char *path)
{
  size_t length = path ? plain_length(path) : 0;
  for (uint32_t i = 0; path && i < G_N_ELEMENTS(formats); i++)
    if (ends_in(path, length, formats[i].extension) ||
        ends_in(path, length, formats[i].other))
      return &formats[i];
  return NULL;
}

const char *ent_format_name(const EntFormat *format)
{
  return format->name;
}

const char *ent_format_extension(const EntFormat *format)
{
  return format->extension;
}

const char *ent_format_media_type(const EntFormat *format)
{
  return format->media_type;
}

const char *ent_format_comment(const EntFormat *format)
{
  return format->comment;
}

bool ent_format_shows_texts(const EntFormat *format)
{
  return format->write == ent_write_html;
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

static bool write_graph(const EntExport *export, const EntFormat *format,
                        EntError *error)
{
  return export->out && format->write(export, error);
}

bool ent_export(const EntGraph *graph, const EntFormat *format, const char *path,
                const EntExportOptions *options, EntError *error)
{
  static const EntExportOptions defaults = {0};
  if (!options) options = &defaults;
  if (!ent_export_check(options, error)) return false;
  bool compress = plain_length(path) != strlen(path);
  EntExport export = {graph, options, ent_output_open(path, compress, error), path,
                      format->parameter};
  if (write_graph(&export, format, error)) return ent_output_commit(export.out, error);
  ent_output_discard(export.out);
  return false;
}

char *ent_export_text(const EntGraph *graph, const EntFormat *format,
                      const EntExportOptions *options, size_t *length, EntError *error)
{
  static const EntExportOptions defaults = {0};
  if (!options) options = &defaults;
  if (!ent_export_check(options, error)) return NULL;
  EntExport export = {graph, options, ent_output_memory(), format->name,
                      format->parameter};
  if (write_graph(&export, format, error)) return ent_output_take(export.out, length);
  ent_output_discard(export.out);
  return NULL;
}
