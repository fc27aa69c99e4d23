// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The canonical order of a graph: the same whatever order it was made in. */
#include "graph/parts.h"

#include <stdlib.h>
#include <string.h>

int ent_compare_u32(uint32_t a, uint32_t b)
{
  return (a > b) - (a < b);
}

uint32_t ent_first_from(uint32_t n, EntIsBefore *is_before, const void *sought)
{
  uint32_t low = 0, high = n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (is_before(middle, sought))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

int ent_compare_spans(EntSpan a, EntSpan b)
{
  int order = ent_compare_u32(a.begin, b.begin);
  return order ? order : ent_compare_u32(a.end, b.end);
}

/* ---- sources and nodes ---- */

static int compare_source_at(gconstpointer a, gconstpointer b, gpointer sources)
{
  const EntSource *all = sources;
  uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
  int order = strcmp(all[i].id, all[k].id);
  return order ? order : ent_compare_u32(i, k);
}

static int compare_node_at(gconstpointer a, gconstpointer b, gpointer nodes)
{
  const EntNode *all = nodes;
  uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
  int order = ent_compare_u32(all[i].cls, all[k].cls);
  if (!order) order = strcmp(all[i].key, all[k].key);
  return order ? order : ent_compare_u32(i, k);
}

/* Sorts the array by a comparison of indices; returns where each element went. */
static uint32_t *order_array(GArray *array, GCompareDataFunc compare)
{
  uint32_t n = array->len, size = g_array_get_element_size(array);
  uint32_t *order = g_new(uint32_t, n + 1), *place = g_new(uint32_t, n + 1);
  char *copy = g_memdup2(array->data, (gsize)n * size);
  for (uint32_t i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data(order, (gint)n, sizeof *order, compare, copy);
  for (uint32_t i = 0; i < n; i++) {
    place[order[i]] = i;
    memcpy(array->data + (gsize)i * size, copy + (gsize)order[i] * size, size);
  }
  g_free(copy);
  g_free(order);
  return place;
}

uint32_t *ent_order_sources(EntGraph *graph)
{
  return order_array(graph->sources, compare_source_at);
}

int ent_compare_places(const void *x, const void *y)
{
  const EntPlace *a = x, *b = y;
  int order = ent_compare_u32(a->source, b->source);
  return order ? order : ent_compare_spans(a->span, b->span);
}

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

uint32_t *ent_order_nodes(EntGraph *graph)
{
  for (uint32_t i = 0; i < graph->nodes->len; i++) {
    EntNode *node = ent_node(graph, i);
    if (node->n_mentions)
      qsort((EntPlace *)node->mentions, node->n_mentions, sizeof(EntPlace),
            ent_compare_places);
    if (node->n_aliases)
      qsort(node->aliases, node->n_aliases, sizeof *node->aliases, compare_names);
  }
  return order_array(graph->nodes, compare_node_at);
}

/* ---- claims ---- */

/* Interned strings: the same pointer is the common case. */
static int compare_text(const char *a, const char *b)
{
  return a == b ? 0 : g_strcmp0(a, b);
}

/* What two claims that say the same at the same place agree in. */
static int compare_meaning(const EntClaim *a, const EntClaim *b)
{
  int order = ent_compare_u32(a->source, b->source);
  if (!order) order = ent_compare_spans(a->span, b->span);
  if (!order) order = ent_compare_u32(a->subject, b->subject);
  if (!order) order = ent_compare_u32(a->property, b->property);
  if (!order) order = ent_compare_u32(a->object.node, b->object.node);
  if (!order) order = compare_text(a->object.text, b->object.text);
  if (!order) order = compare_text(a->object.unit, b->object.unit);
  if (!order) order = ent_compare_u32(a->status, b->status);
  return order ? order : ent_compare_u32(a->attributed_to, b->attributed_to);
}

int ent_compare_claims(const void *x, const void *y)
{
  const EntClaim *a = x, *b = y;
  int order = compare_meaning(a, b);
  if (!order) order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
  if (!order) order = compare_text(a->rule, b->rule);
  if (!order) order = ent_compare_spans(a->subject_span, b->subject_span);
  if (!order) order = ent_compare_spans(a->object_span, b->object_span);
  if (!order) order = compare_text(a->valid_from, b->valid_from);
  if (!order) order = compare_text(a->valid_until, b->valid_until);
  return order ? order : compare_text(a->quote, b->quote);
}

static void turn_around(EntClaim *claim)
{
  uint32_t node = claim->subject;
  EntSpan span = claim->subject_span;
  claim->subject = claim->object.node;
  claim->subject_span = claim->object_span;
  claim->object.node = node;
  claim->object_span = span;
}

static bool classes_fit(const EntGraph *graph, const EntClaim *claim)
{
  const EntPropertyInfo *property = ent_property_info(claim->property);
  return ent_class_in(ent_node(graph, claim->subject)->cls, property->domain) &&
         (claim->object.kind != ENT_RANGE_THING ||
          ent_class_in(ent_node(graph, claim->object.node)->cls, property->range));
}

/* False: it says nothing over nodes (a thing met itself, or other documents gave one of
 * the two another class). */
static bool renew_claim(const EntGraph *graph, EntClaim *claim, const uint32_t *node_of)
{
  claim->subject = node_of[claim->subject];
  if (claim->attributed_to != ENT_NONE)
    claim->attributed_to = node_of[claim->attributed_to];
  if (claim->object.kind == ENT_RANGE_THING)
    claim->object.node = node_of[claim->object.node];
  if (!classes_fit(graph, claim)) return false;
  if (claim->object.node == claim->subject) return false;
  if (ent_property_info(claim->property)->symmetric &&
      claim->subject > claim->object.node)
    turn_around(claim);
  return true;
}

void ent_order_claims(EntGraph *graph, const uint32_t *node_of)
{
  uint32_t valid = 0, kept = 0;
  for (uint32_t i = 0; i < graph->claims->len; i++)
    if (renew_claim(graph, ent_claim(graph, i), node_of))
      *ent_claim(graph, valid++) = *ent_claim(graph, i);
  g_array_set_size(graph->claims, valid);
  g_array_sort(graph->claims, ent_compare_claims);
  for (uint32_t i = 0; i < valid; i++)
    if (!kept || compare_meaning(ent_claim(graph, i), ent_claim(graph, kept - 1)) != 0)
      *ent_claim(graph, kept++) = *ent_claim(graph, i);
  g_array_set_size(graph->claims, kept);
}

void ent_order_index(EntGraph *graph)
{
  uint32_t n = graph->sources->len;
  g_free(graph->first);
  graph->first = g_new0(uint32_t, n + 2);
  for (uint32_t i = 0; i < graph->claims->len; i++)
    graph->first[ent_claim(graph, i)->source + 1]++;
  for (uint32_t i = 1; i <= n; i++)
    graph->first[i] += graph->first[i - 1];
}
