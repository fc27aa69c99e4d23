// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The end of adding: linking documents, or sealing the parts of a graph. */
#include "graph/copies.h"
#include "graph/parts.h"

#include <string.h>

/* Items by source, and in their order within it; claims follow. */
static void order_items(EntGraph *graph)
{
  uint32_t n = graph->items->len, n_sources = graph->sources->len;
  uint32_t *source_of = ent_order_sources(graph);
  uint32_t *at = g_new0(uint32_t, n_sources + 1), *place = g_new(uint32_t, n + 1);
  GArray *sorted = g_array_sized_new(FALSE, TRUE, sizeof(EntItem), n);
  g_array_set_size(sorted, n);
  for (uint32_t i = 0; i < n; i++) {
    ent_item(graph, i)->source = source_of[ent_item(graph, i)->source];
    at[ent_item(graph, i)->source + 1]++;
  }
  for (uint32_t i = 1; i <= n_sources; i++)
    at[i] += at[i - 1];
  for (uint32_t i = 0; i < n; i++) {
    place[i] = at[ent_item(graph, i)->source]++;
    g_array_index(sorted, EntItem, place[i]) = *ent_item(graph, i);
  }
  g_array_unref(graph->items);
  graph->items = sorted;
  for (uint32_t i = 0; i < graph->claims->len; i++) {
    EntClaim *claim = ent_claim(graph, i);
    claim->source = source_of[claim->source];
    claim->subject = place[claim->subject];
    if (claim->object.node != ENT_NONE) claim->object.node = place[claim->object.node];
    if (claim->attributed_to != ENT_NONE)
      claim->attributed_to = place[claim->attributed_to];
  }
  g_free(at);
  g_free(place);
  g_free(source_of);
}

static gint compare_notes(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void drop_items(EntGraph *graph)
{
  g_array_unref(graph->items);
  graph->items = g_array_new(FALSE, TRUE, sizeof(EntItem));
  ent_arena_reset(graph->raw);
}

/* Nodes, claims and facts out of clusters of items; frees both arguments. The items go
 * as soon as nothing speaks of them: memory is at its peak here. */
static void build_all(EntGraph *graph, uint32_t *cluster, GArray *merges)
{
  uint32_t *node_of = ent_nodes_build(graph, cluster);
  g_free(cluster);
  ent_merges_settle(graph, merges, node_of);
  g_array_unref(merges);
  drop_items(graph);
  ent_order_claims(graph, node_of);
  g_free(node_of);
  ent_order_index(graph);
  ent_facts_derive(graph);
  ent_conflicts_derive(graph);
  g_ptr_array_sort(graph->notes, compare_notes);
}

bool ent_graph_link_with(EntGraph *graph, const EntWishes *wishes, EntError *error)
{
  ent_graph_put_maker(graph, "entente=" ENT_VERSION);
  order_items(graph);
  ent_copies_find(graph);
  GArray *merges = g_array_new(FALSE, FALSE, sizeof(RawMerge));
  uint32_t *cluster = ent_link_items(graph, wishes, merges, error);
  if (cluster)
    build_all(graph, cluster, merges);
  else
    g_array_unref(merges);
  return cluster != NULL;
}

void ent_graph_link(EntGraph *graph)
{
  ent_graph_link_with(graph, NULL, NULL);
}

void ent_graph_seal(EntGraph *graph)
{
  uint32_t *source_of = ent_order_sources(graph);
  ent_copies_settle(graph);
  for (uint32_t i = 0; i < graph->claims->len; i++)
    ent_claim(graph, i)->source = source_of[ent_claim(graph, i)->source];
  for (uint32_t i = 0; i < graph->nodes->len; i++) {
    EntPlace *places = (EntPlace *)ent_node(graph, i)->mentions;
    for (uint32_t k = 0; k < ent_node(graph, i)->n_mentions; k++)
      places[k].source = source_of[places[k].source];
  }
  uint32_t *node_of = ent_order_nodes(graph);
  ent_merges_renew(graph, node_of, source_of);
  ent_order_claims(graph, node_of);
  ent_order_index(graph);
  ent_facts_derive(graph);
  ent_conflicts_derive(graph);
  g_free(source_of);
  g_free(node_of);
}
