// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One table of formats; each writes a linked graph. Formats, layers and traps:
 * docs/formats.md. */
#ifndef ENT_EXPORT_EXPORT_H
#define ENT_EXPORT_EXPORT_H

#include "export/options.h"
#include "graph/error.h"
#include "graph/graph.h"

typedef struct EntFormat EntFormat; /* a row of the table */

/* By name ("trig") or by file name ("a/b.nq.gz"). NULL if there is none. Static. */
ENT_API const EntFormat *ent_format_by_name(const char *name);
ENT_API const EntFormat *ent_format_by_path(const char *path);
/* i-th row, NULL after the last; and what it says. */
ENT_API const EntFormat *ent_format_at(uint32_t i);
ENT_API const char *ent_format_name(const EntFormat *format);
ENT_API const char *ent_format_extension(const EntFormat *format);
ENT_API const char *ent_format_media_type(const EntFormat *format);
ENT_API const char *ent_format_comment(const EntFormat *format);

/* Whether it shows the documents' texts, if the graph has kept them
 * (ent_graph_keep_texts). */
ENT_API bool ent_format_shows_texts(const EntFormat *format);

/* Checks base and facts_graph. ENT_ERR_USAGE with the reason otherwise. */
ENT_API bool ent_export_check(const EntExportOptions *options, EntError *error);

/* Writes the whole graph to path, or to standard output when path is "-". A file is
 * written under a temporary name in the same folder, synced and renamed: on failure
 * (ENT_ERR_OUTPUT) no partial file is left and an old one stays. ".gz" at the end
 * compresses. */
ENT_API bool ent_export(const EntGraph *graph, const EntFormat *format,
                        const char *path, const EntExportOptions *options,
                        EntError *error);

/* The same into memory, not compressed: a buffer that a NUL follows, freed with
 * ent_free; its length goes to *length. NULL on failure. */
ENT_API char *ent_export_text(const EntGraph *graph, const EntFormat *format,
                              const EntExportOptions *options, size_t *length,
                              EntError *error);

/* Reads back a graph from one of our own outputs (N-Quads, TriG, N-Triples, Turtle or
 * RDF/XML with --statements, statement lines; .gz too). */
ENT_API EntGraph *ent_export_load(const char *path, EntError *error);

#endif
