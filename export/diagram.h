// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a diagram shows of a graph: the best linked things, and one edge for all claims
 * between two things that have the same status.
 *
 * It is drawn for reading from left to right: who acts stands left of what is acted on
 * ("Norway is party to the pact", though the graph says "the pact has party Norway"),
 * and a post that somebody holds is an edge from the person to where the post is. */
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

/* What is said of a node and stands in its label: a date, a sum, a post whose place is
 * not known. */
typedef struct {
  uint32_t node, claim;
} EntDiagramDetail;

/* What is said of a claim's object, where that stands on the left: "signed" for
 * signedBy. NULL: the subject does. Static. */
const char *ent_diagram_turned(EntProperty property);

typedef struct EntDiagram EntDiagram;

/* max_nodes 0 = ENT_DIAGRAM_DEFAULT. focus: a name; the things that have it are shown
 * whatever they weigh; may be NULL. */
EntDiagram *ent_diagram_new(const EntGraph *graph, uint32_t max_nodes,
                            const char *focus);
void ent_diagram_free(EntDiagram *diagram);

uint32_t ent_diagram_n_nodes(const EntDiagram *diagram);
/* Index of the i-th node shown, in the graph's order. */
uint32_t ent_diagram_node(const EntDiagram *diagram, uint32_t i);
/* Whether a node of the graph is one that focus names. */
bool ent_diagram_in_focus(const EntDiagram *diagram, uint32_t node);
/* How many things would be shown without the budget, and how many have no link. */
uint32_t ent_diagram_n_linked(const EntDiagram *diagram);
uint32_t ent_diagram_n_alone(const EntDiagram *diagram);

uint32_t ent_diagram_n_edges(const EntDiagram *diagram);
const EntDiagramEdge *ent_diagram_edge(const EntDiagram *diagram, uint32_t i);
/* The post that the edge stands for by this claim, or ENT_NONE. */
uint32_t ent_diagram_post(const EntGraph *graph, const EntDiagramEdge *edge,
                          uint32_t claim);

/* The details of a node of the graph, by claim. */
const EntDiagramDetail *ent_diagram_details(const EntDiagram *diagram, uint32_t node,
                                            uint32_t *n);

#endif
