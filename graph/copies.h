// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which documents are one article. Inside graph only. docs/graph-model.md */
#ifndef ENT_GRAPH_COPIES_H
#define ENT_GRAPH_COPIES_H

#include "graph/graph.h"

/* Sets copy_of of the sources, which are in their final order, by their addresses and
 * sketches: the first by date, then id, of those that are one article is the original
 * of the others. */
void ent_copies_find(EntGraph *graph);

/* Calls put for what the source must share with another to be compared with it: its
 * address, the bands of its sketch. A block is valid during the call. */
void ent_copies_blocks(const EntGraph *graph, uint32_t source,
                       void (*put)(const char *block, void *data), void *data);

/* For each source the one that counts for it: its original where that is in the graph,
 * else the first copy of it, else itself. The caller frees it. */
uint32_t *ent_copies_origins(const EntGraph *graph);

/* Where the original of a copy is no longer in the graph, or is a copy, the first of
 * its copies takes its place. */
void ent_copies_settle(EntGraph *graph);

/* What two addresses of one article have in common: without scheme, "www.", fragment,
 * parameters that only count visits, and the slash at the end. NULL: the address is
 * none, or that of a whole site. g_free. */
char *ent_url_key(const char *url);

/* The part of their runs of words that two texts have in common, by their sketches;
 * 0 if one is NULL or no sketch. 0..1 */
float ent_sketch_alike(const char *a, const char *b);
/* Whether a string is a sketch. */
bool ent_sketch_is_good(const char *sketch);

#endif
