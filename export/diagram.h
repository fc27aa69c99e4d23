// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a diagram shows of a graph: the weightiest nodes, and one edge for all claims
 * between two nodes that have the same status. */
#ifndef ENT_EXPORT_DIAGRAM_H
#define ENT_EXPORT_DIAGRAM_H

#include "graph/graph.h"

enum {
  ENT_DIAGRAM_LAYERED = 60,   /* up to here dot draws it, in ranks */
  ENT_DIAGRAM_LABELLED = 150, /* edges: with more dot takes minutes */
  ENT_DIAGRAM_DEFAULT = 40,   /* nodes shown when nobody says how many */
  ENT_DIAGRAM_MOST = 2000     /* Graphviz takes minutes for more */
};

typedef struct {
  uint32_t from, to; /* nodes of the graph */
  EntStatus status;
  bool symmetric; /* all of its claims are: drawn without an arrow head */
  uint32_t n_claims;
  const uint32_t *claims; /* sorted */
} EntDiagramEdge;

typedef struct EntDiagram EntDiagram;

/* max_nodes 0 = ENT_DIAGRAM_DEFAULT. */
EntDiagram *ent_diagram_new(const EntGraph *graph, uint32_t max_nodes);
void ent_diagram_free(EntDiagram *diagram);

uint32_t ent_diagram_n_nodes(const EntDiagram *diagram);
/* Index of the i-th node shown, in the graph's order. */
uint32_t ent_diagram_node(const EntDiagram *diagram, uint32_t i);
uint32_t ent_diagram_n_edges(const EntDiagram *diagram);
const EntDiagramEdge *ent_diagram_edge(const EntDiagram *diagram, uint32_t i);

#endif
