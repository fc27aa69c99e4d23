// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The writers behind the table of formats. Each writes a whole graph to an output;
 * write errors stick to the output, others fill *error and return false. */
#ifndef ENT_EXPORT_WRITERS_H
#define ENT_EXPORT_WRITERS_H

#include "export/options.h"
#include "export/output.h"
#include "graph/graph.h"

typedef struct {
  const EntGraph *graph;
  const EntExportOptions *options; /* never NULL */
  EntOutput *out;
  const char *path;      /* for messages */
  const char *parameter; /* of the row: what dot shall draw */
} EntExport;

typedef bool EntWriter(const EntExport *export, EntError *error);

EntWriter ent_write_nquads, ent_write_ntriples, ent_write_trig, ent_write_turtle;
EntWriter ent_write_rdfxml, ent_write_jsonld;
EntWriter ent_write_dot, ent_write_picture;
EntWriter ent_write_gexf, ent_write_graphml, ent_write_network_csv;
EntWriter ent_write_cytoscape, ent_write_cypher, ent_write_html;
EntWriter ent_write_lines, ent_write_list, ent_write_ledger;

#endif
