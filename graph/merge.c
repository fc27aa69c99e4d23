// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The merge ledger: which things of documents became one node and why, and which nearly
 * did. Invariant: sorted by node; what did not happen stands under both its nodes. */
#include "graph/parts.h"

#include <stdlib.h>
#include <string.h>

static const char *const pass_names[] = {
#define X(id, name, comment) [ENT_MERGE_##id] = name,
    ENT_MERGE_PASSES(X)
#undef X
};

const char *ent_merge_pass_name(EntMergePass pass)
{
  return pass_names[pass];
}

EntMergePass ent_merge_pass_by_name(const char *name)
{
  int pass = 0;
  while (pass < ENT_MERGE_COUNT && strcmp(pass_names[pass], name) != 0)
    pass++;
  return (EntMergePass)pass;
}

/* ---- order ---- */

static int compare_merges(const void *x, const void *y)
{
  const EntMerge *a = x, *b = y;
  int order = ent_compare_u32(a->node, b->node);
  if (!order) order = b->joined - a->joined;
  if (!order) order = ent_compare_u32(a->other, b->other);
  if (!order) order = ent_compare_u32(a->pass, b->pass);
  if (!order) order = (a->score < b->score) - (a->score > b->score);
  if (!order) order = ent_compare_u32(a->source, b->source);
  if (!order) order = ent_compare_u32(a->other_source, b->other_source);
  if (!order) order = strcmp(a->name, b->name);
  if (!order) order = strcmp(a->other_name, b->other_name);
  if (!order) order = g_strcmp0(a->evidence, b->evidence);
  return order ? order : g_strcmp0(a->conflict, b->conflict);
}

/* One near miss of two nodes in one pass is as good as a thousand. */
static bool repeats(const EntMerge *a, const EntMerge *before)
{
  if (compare_merges(a, before) == 0) return true;
  return !a->joined && !before->joined && a->node == before->node &&
         a->other == before->other && a->pass == before->pass;
}

static void sort_merges(GArray *merges)
{
  uint32_t kept = 0;
  g_array_sort(merges, compare_merges);
  for (uint32_t i = 0; i < merges->len; i++) {
    const EntMerge *merge = &g_array_index(merges, EntMerge, i);
    if (kept && repeats(merge, &g_array_index(merges, EntMerge, kept - 1))) continue;
    g_array_index(merges, EntMerge, kept++) = *merge;
  }
  g_array_set_size(merges, kept);
}

static EntMerge turned(EntMerge m)
{
  return (EntMerge){m.joined,     m.pass, m.other, m.node,     m.other_source, m.source,
                    m.other_name, m.name, m.score, m.evidence, m.conflict};
}

static void add_merge(GArray *merges, EntMerge merge)
{
  g_array_append_val(merges, merge);
  if (merge.joined) return;
  merge = turned(merge);
  g_array_append_val(merges, merge);
}

/* ---- making ---- */

void ent_merges_settle(EntGraph *graph, const GArray *raw, const uint32_t *node_of)
{
  for (uint32_t i = 0; i < raw->len; i++) {
    const RawMerge *from = &g_array_index(raw, RawMerge, i);
    const EntItem *a = ent_item(graph, from->a), *b = ent_item(graph, from->b);
    EntMerge merge = {.joined = !from->conflict,
                      .pass = from->pass,
                      .node = node_of[from->a],
                      .other = node_of[from->b],
                      .source = a->source,
                      .other_source = b->source,
                      .name = a->name,
                      .other_name = b->name,
                      .score = from->score,
                      .evidence = from->evidence,
                      .conflict = from->conflict};
    /* what one pass shrank from, a later one may have done for another reason */
    if (merge.joined == (merge.node == merge.other)) add_merge(graph->merges, merge);
  }
  sort_merges(graph->merges);
}

void ent_graph_put_merge(EntGraph *graph, const EntMerge *merge)
{
  EntMerge copy = *merge;
  copy.name = ent_strings_intern(graph->strings, merge->name);
  copy.other_name = ent_strings_intern(graph->strings, merge->other_name);
  copy.evidence = ent_strings_intern(graph->strings, merge->evidence);
  copy.conflict = ent_strings_intern(graph->strings, merge->conflict);
  add_merge(graph->merges, copy);
}

void ent_merges_renew(EntGraph *graph, const uint32_t *node_of,
                      const uint32_t *source_of)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < graph->merges->len; i++) {
    EntMerge merge = *ent_merge(graph, i);
    merge.node = node_of[merge.node];
    merge.other = node_of[merge.other];
    merge.source = source_of[merge.source];
    merge.other_source = source_of[merge.other_source];
    if (merge.node == ENT_NONE || merge.other == ENT_NONE || merge.source == ENT_NONE ||
        merge.other_source == ENT_NONE)
      continue;
    *ent_merge(graph, kept++) = merge;
  }
  g_array_set_size(graph->merges, kept);
  sort_merges(graph->merges);
}

/* ---- reading ---- */

uint32_t ent_graph_n_merges(const EntGraph *graph)
{
  return graph->merges->len;
}

const EntMerge *ent_graph_merge(const EntGraph *graph, uint32_t i)
{
  return ent_merge(graph, i);
}

typedef struct {
  const EntGraph *graph;
  uint32_t node;
} SoughtMerge;

static bool is_merge_before(uint32_t i, const void *sought)
{
  const SoughtMerge *s = sought;
  return ent_merge(s->graph, i)->node < s->node;
}

void ent_graph_merges_of(const EntGraph *graph, uint32_t node, uint32_t *first,
                         uint32_t *end)
{
  uint32_t n = graph->merges->len;
  SoughtMerge sought = {graph, node};
  *first = ent_first_from(n, is_merge_before, &sought);
  for (*end = *first; *end < n && ent_merge(graph, *end)->node == node; ++*end)
    ;
}
