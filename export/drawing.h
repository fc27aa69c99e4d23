// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A picture that is being made with libcgraph: what the files of the DOT writer share.
 */
#ifndef ENT_EXPORT_DRAWING_H
#define ENT_EXPORT_DRAWING_H

#include "export/diagram.h"
#include "export/iri.h"
#include "export/writers.h"
#include <glib.h>
#include <graphviz/cgraph.h>

typedef struct {
  const EntExport *export;
  const EntGraph *graph;
  EntDiagram *diagram;
  EntIris *iris;
  Agraph_t *dot;
  Agnode_t **nodes; /* of nodes of the graph, NULL = not shown */
  GString *text;    /* scratch */
  /* what has been drawn, for the legend */
  bool statuses[ENT_STATUS_COUNT];
  bool several; /* an edge that stands for more than one claim */
} Drawing;

/* Sets an attribute of a graph, node or edge, which ent_draw_declare knows. */
void ent_draw_set(void *object, const char *name, const char *value);
/* Setting an attribute that is not declared fails: all that may be set, and what they
 * are unless set. */
void ent_draw_declare(Agraph_t *dot);

/* How libcgraph shall number what has a name, so that two runs number alike.
 * dot_ids.c */
Agiddisc_t ent_draw_ids(void);

/* ---- dot_style.c ---- */

/* "government body"; the shape and fill of a node; an edge's dash, colour, head. */
const char *ent_draw_class(EntClass cls);
void ent_draw_style_node(const EntNode *node, bool in_focus, Agnode_t *shape);
void ent_draw_style_edge(EntStatus status, Agedge_t *line);
/* One node with what shapes, colours and lines mean; only of those that are there. */
void ent_draw_legend(Drawing *drawing);

/* ---- dot_items.c ---- */

/* Draws a node of the graph into a graph or subgraph of the drawing. */
Agnode_t *ent_draw_node(Drawing *drawing, Agraph_t *into, uint32_t node);
/* Draws the edge as the i-th of the picture; where it is not labelled, only its tooltip
 * says what it is. */
Agedge_t *ent_draw_edge(Drawing *drawing, const EntDiagramEdge *edge, uint32_t i,
                        bool labelled);

/* ---- views ---- */

/* Draws the nodes of the diagram, those of one country or document (as the options say)
 * in a box of their own. dot_groups.c */
void ent_draw_grouped(Drawing *drawing);
/* Agreements, events, programmes and laws that have a date, from left to right; *all:
 * how many there are. Returns how many are shown. dot_timeline.c */
uint32_t ent_draw_timeline(Drawing *drawing, uint32_t *all);

#endif
