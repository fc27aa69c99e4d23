// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The graph as a network with attributes, for tools that know nodes and edges only:
 * each thing and each value is a node, all claims of one subject, property, object and
 * status are one edge. Nothing is left out: a date, an amount and words said are nodes
 * of the kinds Date, Amount and Text. */
#ifndef ENT_EXPORT_NETWORK_H
#define ENT_EXPORT_NETWORK_H

#include "graph/graph.h"
#include <glib.h>

typedef enum { ENT_ATTRIBUTE_TEXT, ENT_ATTRIBUTE_NUMBER } EntAttributeType;

/* What is said of each node, or of each edge: one row an attribute. */
typedef struct {
  const char *name;
  EntAttributeType type;
} EntAttribute;

/* The end is a row without a name. The first of nodes is "label", of edges "property".
 * Edges are directed, since few tools read graphs that mix both kinds; "symmetric" is
 * "true" for those that hold both ways. */
extern const EntAttribute ent_node_attributes[], ent_edge_attributes[];

typedef struct EntNetwork EntNetwork;

/* base: of the IRIs that are the ids; NULL = the default. */
EntNetwork *ent_network_new(const EntGraph *graph, const char *base);
void ent_network_free(EntNetwork *network);

/* Things first, in the graph's order; then values, by kind, unit and text. */
uint32_t ent_network_n_nodes(const EntNetwork *network);
/* The IRI of a node. Borrowed. */
const char *ent_network_id(const EntNetwork *network, uint32_t node);
/* Its class, or the kind of the value. Static. */
const char *ent_network_kind(const EntNetwork *network, uint32_t node);

/* By from, to, property, status. */
uint32_t ent_network_n_edges(const EntNetwork *network);
void ent_network_ends(const EntNetwork *network, uint32_t edge, uint32_t *from,
                      uint32_t *to);

/* The value of an attribute, in out: clean UTF-8 (export/term.h), numbers in the form
 * of JSON; empty = the node or edge has none. */
void ent_network_node_value(const EntNetwork *network, uint32_t node,
                            uint32_t attribute, GString *out);
void ent_network_edge_value(const EntNetwork *network, uint32_t edge,
                            uint32_t attribute, GString *out);

#endif
