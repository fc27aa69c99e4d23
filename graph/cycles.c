// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What would be part of itself: of the partOf facts that go round in a circle, the
 * weakest are no facts (they stay claims), and a note says so. Strongly connected sets
 * of nodes are found first, so that all else costs nothing. */
#include "graph/parts.h"

#include <stdlib.h>

typedef struct {
  EntGraph *graph;
  GArray *edges;   /* facts: indices of partOf, by subject */
  uint32_t *first; /* of each node's edges, and the end */
  uint32_t *order, *low, *set;
  GArray *stack, *path;
  uint32_t n_met, n_sets;
  bool *drop; /* by fact */
} Round;

typedef struct {
  uint32_t node, edge; /* edge: the next to follow */
} Step;

static EntFact *fact_at(const Round *r, uint32_t edge)
{
  return &g_array_index(r->graph->facts, EntFact,
                        g_array_index(r->edges, uint32_t, edge));
}

static void list_edges(Round *r)
{
  uint32_t n = r->graph->nodes->len;
  r->first = g_new0(uint32_t, n + 2);
  for (uint32_t i = 0; i < r->graph->facts->len; i++) {
    const EntFact *fact = &g_array_index(r->graph->facts, EntFact, i);
    if (fact->property != ENT_PROP_PART_OF) continue;
    g_array_append_val(r->edges, i);
    r->first[fact->subject + 1]++;
  }
  for (uint32_t i = 0; i < n; i++)
    r->first[i + 1] += r->first[i];
}

/* ---- sets of nodes that reach each other (Tarjan, without recursion) ---- */

static void meet(Round *r, uint32_t node)
{
  Step step = {node, r->first[node]};
  r->order[node] = r->low[node] = ++r->n_met;
  g_array_append_val(r->stack, node);
  g_array_append_val(r->path, step);
}

static void close_set(Round *r, uint32_t node)
{
  uint32_t top;
  r->n_sets++;
  do {
    top = g_array_index(r->stack, uint32_t, r->stack->len - 1);
    g_array_set_size(r->stack, r->stack->len - 1);
    r->set[top] = r->n_sets;
  } while (top != node);
}

static void leave(Round *r, uint32_t node)
{
  if (r->low[node] == r->order[node]) close_set(r, node);
  g_array_set_size(r->path, r->path->len - 1);
  if (!r->path->len) return;
  uint32_t above = g_array_index(r->path, Step, r->path->len - 1).node;
  r->low[above] = MIN(r->low[above], r->low[node]);
}

static void walk_from(Round *r, uint32_t start)
{
  meet(r, start);
  while (r->path->len) {
    Step *step = &g_array_index(r->path, Step, r->path->len - 1);
    uint32_t node = step->node;
    if (step->edge == r->first[node + 1]) {
      leave(r, node);
      continue;
    }
    uint32_t next = fact_at(r, step->edge++)->object.node;
    if (!r->order[next])
      meet(r, next);
    else if (!r->set[next])
      r->low[node] = MIN(r->low[node], r->order[next]);
  }
}

/* ---- breaking ---- */

/* Whether to is reached from a node over edges that are kept, within its set. */
static bool reaches(Round *r, const GHashTable *kept, uint32_t from, uint32_t to)
{
  GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
  GArray *open = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  bool found = from == to;
  g_array_append_val(open, from);
  while (open->len && !found) {
    uint32_t node = g_array_index(open, uint32_t, open->len - 1);
    g_array_set_size(open, open->len - 1);
    if (!g_hash_table_add(seen, GUINT_TO_POINTER(node))) continue;
    for (uint32_t e = r->first[node]; e < r->first[node + 1]; e++) {
      uint32_t next = fact_at(r, e)->object.node;
      if (!g_hash_table_contains((GHashTable *)kept, GUINT_TO_POINTER(e))) continue;
      found = found || next == to;
      g_array_append_val(open, next);
    }
  }
  g_hash_table_destroy(seen);
  g_array_unref(open);
  return found;
}

static gint compare_strength(gconstpointer x, gconstpointer y, gpointer data)
{
  const EntFact *a = fact_at(data, *(const uint32_t *)x);
  const EntFact *b = fact_at(data, *(const uint32_t *)y);
  int order = ent_compare_u32(b->support, a->support);
  if (!order) order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
  return order ? order : ent_compare_u32(*(const uint32_t *)x, *(const uint32_t *)y);
}

/* Keeps the edges of sets from the strongest down, but those that close a circle. */
static void break_sets(Round *r, GArray *edges)
{
  GHashTable *kept = g_hash_table_new(g_direct_hash, g_direct_equal);
  g_array_sort_with_data(edges, compare_strength, r);
  for (uint32_t i = 0; i < edges->len; i++) {
    uint32_t edge = g_array_index(edges, uint32_t, i);
    const EntFact *fact = fact_at(r, edge);
    if (!reaches(r, kept, fact->object.node, fact->subject)) {
      g_hash_table_add(kept, GUINT_TO_POINTER(edge));
      continue;
    }
    r->drop[g_array_index(r->edges, uint32_t, edge)] = true;
    ent_graph_add_note(r->graph,
                       "\"%s\" would be part of itself: that it is part of \"%s\" is "
                       "kept as a claim, not as a fact",
                       ent_node(r->graph, fact->subject)->name,
                       ent_node(r->graph, fact->object.node)->name);
  }
  g_hash_table_destroy(kept);
}

static void drop_facts(Round *r)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < r->graph->facts->len; i++)
    if (!r->drop[i])
      g_array_index(r->graph->facts, EntFact, kept++) =
          g_array_index(r->graph->facts, EntFact, i);
  g_array_set_size(r->graph->facts, kept);
}

void ent_cycles_break(EntGraph *graph)
{
  uint32_t n = graph->nodes->len;
  Round r = {.graph = graph,
             .edges = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
             .order = g_new0(uint32_t, n + 1),
             .low = g_new0(uint32_t, n + 1),
             .set = g_new0(uint32_t, n + 1),
             .stack = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
             .path = g_array_new(FALSE, FALSE, sizeof(Step)),
             .drop = g_new0(bool, graph->facts->len + 1)};
  GArray *circular = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  list_edges(&r);
  for (uint32_t i = 0; i < n; i++)
    if (!r.order[i] && r.first[i] < r.first[i + 1]) walk_from(&r, i);
  for (uint32_t e = 0; e < r.edges->len; e++)
    if (r.set[fact_at(&r, e)->subject] == r.set[fact_at(&r, e)->object.node])
      g_array_append_val(circular, e);
  if (circular->len) {
    break_sets(&r, circular);
    drop_facts(&r);
  }
  GArray *arrays[] = {circular, r.edges, r.stack, r.path};
  for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
    g_array_unref(arrays[i]);
  void *rest[] = {r.first, r.order, r.low, r.set, r.drop};
  for (size_t i = 0; i < G_N_ELEMENTS(rest); i++)
    g_free(rest[i]);
}
