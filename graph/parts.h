// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a graph is made of, for the files of this folder.
 *
 * Before linking, claims speak of items (things of documents); ent_nodes_build turns
 * clusters of items into nodes and makes the claims speak of those. */
#ifndef ENT_GRAPH_PARTS_H
#define ENT_GRAPH_PARTS_H

#include "graph/graph.h"
#include <glib.h>

/* A thing of a document, before linking. Strings are interned. */
typedef struct {
  EntClass cls;
  EntStatus status;
  float confidence;
  uint32_t source;
  const char *name, *key, *qualifier, *same_as;
  const char **aliases, **traits;
  uint32_t n_aliases, n_traits;
  uint32_t n_mentions;
  const EntSpan *mentions;
  bool partial, single;
} EntItem;

struct EntGraph {
  EntStrings *strings;
  EntArena *arena; /* arrays of nodes */
  EntArena *raw;   /* arrays of items, until linking */
  GHashTable *ids; /* of documents, interned */
  GArray *sources; /* EntSource */
  bool keep_texts;
  GArray *items;     /* EntItem */
  GArray *nodes;     /* EntNode */
  GArray *claims;    /* EntClaim */
  GArray *facts;     /* EntFact */
  GArray *merges;    /* EntMerge */
  GArray *conflicts; /* EntConflict */
  GPtrArray *notes;  /* interned strings */
  GPtrArray *makers; /* the same; sorted */
  const char *time;  /* of making it, or NULL */
  uint32_t *first;   /* first claim of each source, and the end */
};

/* A merge over items, before there are nodes. */
typedef struct {
  uint32_t a, b; /* items */
  float score;
  EntMergePass pass;
  const char *evidence, *conflict; /* conflict: not joined; interned, or NULL */
} RawMerge;

#define ent_item(graph, i)  (&g_array_index((graph)->items, EntItem, (i)))
#define ent_node(graph, i)  (&g_array_index((graph)->nodes, EntNode, (i)))
#define ent_merge(graph, i) (&g_array_index((graph)->merges, EntMerge, (i)))
#define ent_claim(graph, i) (&g_array_index((graph)->claims, EntClaim, (i)))

/* link.c: cluster[i] = the first item of the cluster that item i is in. The items are
 * sorted by source. Appends to merges (RawMerge) how that came about. NULL when wishes,
 * which may be NULL, contradict each other. The caller frees the result. */
uint32_t *ent_link_items(const EntGraph *graph, const EntWishes *wishes, GArray *merges,
                         EntError *error);

/* parts.c: adds to the notes, once, and no more than a thousand. */
void ent_graph_add_note(const EntGraph *graph, const char *format, ...)
    ENT_PRINTF(2, 3);

/* merge.c: from merges over items to the graph's merges over nodes, in order. */
void ent_merges_settle(EntGraph *graph, const GArray *raw, const uint32_t *node_of);
/* Makes merges speak of node_of[x] and source_of[x] instead of x, drops those for which
 * one of the two is ENT_NONE, sorts. */
void ent_merges_renew(EntGraph *graph, const uint32_t *node_of,
                      const uint32_t *source_of);

/* build.c: nodes from clusters; node_of[i] = the node of item i. The caller frees it.
 */
uint32_t *ent_nodes_build(EntGraph *graph, const uint32_t *cluster);

/* order.c: what puts a graph into its final, canonical order. */
int ent_compare_u32(uint32_t a, uint32_t b);
/* The first of n things in order that is not before what is sought; n if there is none.
 */
typedef bool EntIsBefore(uint32_t i, const void *sought);
uint32_t ent_first_from(uint32_t n, EntIsBefore *is_before, const void *sought);
int ent_compare_spans(EntSpan a, EntSpan b);
int ent_compare_places(const void *a, const void *b); /* of EntPlace */
int ent_compare_claims(const void *a, const void *b);
/* Sorts sources by id; returns where each went. The caller frees it. */
uint32_t *ent_order_sources(EntGraph *graph);
/* Sorts nodes by class and key; returns where each went. The caller frees it. */
uint32_t *ent_order_nodes(EntGraph *graph);
/* Makes claims speak of node_of[x] instead of x, drops those that say nothing any more,
 * puts symmetric ones in order, sorts, drops repeated ones. */
void ent_order_claims(EntGraph *graph, const uint32_t *node_of);
/* The table of each source's claims. */
void ent_order_index(EntGraph *graph);

/* facts.c: the order of triples; the facts that the claims give, in order. */
int ent_compare_objects(const EntObject *a, const EntObject *b);
int ent_compare_triples(const EntClaim *a, const EntClaim *b);
void ent_facts_derive(EntGraph *graph);

/* cycles.c: drops partOf facts by which something would be part of itself. */
void ent_cycles_break(EntGraph *graph);

/* conflicts.c: which claims contradict each other, in order. */
void ent_conflicts_derive(EntGraph *graph);

#endif
