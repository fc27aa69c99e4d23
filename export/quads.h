// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One walk over the graph that gives its quads in a fixed order; each RDF format is a
 * sink of it.
 *
 * Order: the default graph (or facts graph) node by node, entity then facts; amounts of
 * money; then each document's graph; then the description of the whole. The quads of
 * one subject follow each other. Only what ent_graph_fact gives becomes a plain triple.
 */
#ifndef ENT_EXPORT_QUADS_H
#define ENT_EXPORT_QUADS_H

#include "export/options.h"
#include "export/sink.h"
#include "graph/graph.h"

typedef enum {
  ENT_LAYERS_ALL,   /* facts, entities; statements in graphs of their documents */
  ENT_LAYERS_FLAT,  /* all of it in one graph */
  ENT_LAYERS_FACTS, /* facts and entities in one graph */
} EntLayers;

/* False: the sink stopped it. */
bool ent_quads_walk(const EntGraph *graph, const EntExportOptions *options,
                    EntLayers layers, EntSink *sink);

#endif
