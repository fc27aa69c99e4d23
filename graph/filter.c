// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is shown of a graph. Each filter marks nodes and claims that stay; what is left
 * is packed, and the facts are derived anew from the claims that are left. */
#include "graph/copies.h"
#include "graph/parts.h"
#include <string.h>

typedef struct {
  EntGraph *graph;
  const EntFilter *filter;
  bool *source, *node, *claim; /* what stays */
} Sieve;

/* ---- by document and confidence ---- */

static bool is_in_time(const EntSource *source, const EntFilter *filter)
{
  if (!filter->since && !filter->until) return true;
  if (!source->date) return false;
  if (filter->since && strcmp(source->date, filter->since) < 0 &&
      strncmp(source->date, filter->since, strlen(source->date)) != 0)
    return false;
  return !filter->until ||
         strncmp(source->date, filter->until, strlen(filter->until)) <= 0;
}

static void sift_sources(Sieve *sieve)
{
  EntGraph *graph = sieve->graph;
  for (uint32_t i = 0; i < graph->sources->len; i++)
    sieve->source[i] =
        is_in_time(&g_array_index(graph->sources, EntSource, i), sieve->filter);
  for (uint32_t i = 0; i < graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(graph, i);
    sieve->claim[i] = sieve->source[claim->source] &&
                      claim->confidence >= sieve->filter->min_confidence;
  }
}

static bool is_mentioned(const Sieve *sieve, const EntNode *node)
{
  if (!node->n_mentions) return true;
  for (uint32_t i = 0; i < node->n_mentions; i++)
    if (sieve->source[node->mentions[i].source]) return true;
  return false;
}

static void sift_nodes(Sieve *sieve)
{
  uint32_t types = sieve->filter->types;
  for (uint32_t i = 0; i < sieve->graph->nodes->len; i++) {
    const EntNode *node = ent_node(sieve->graph, i);
    sieve->node[i] = (!types || ent_class_in(node->cls, types)) &&
                     node->confidence >= sieve->filter->min_confidence &&
                     is_mentioned(sieve, node);
  }
}

/* A claim that stays keeps its ends, however unsure they are by themselves. */
static void keep_ends(Sieve *sieve)
{
  for (uint32_t i = 0; i < sieve->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(sieve->graph, i);
    if (!sieve->claim[i]) continue;
    sieve->node[claim->subject] = true;
    if (claim->object.node != ENT_NONE) sieve->node[claim->object.node] = true;
  }
}

static void sift_types(Sieve *sieve)
{
  uint32_t types = sieve->filter->types;
  if (!types) return;
  for (uint32_t i = 0; i < sieve->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(sieve->graph, i);
    if (!ent_class_in(ent_node(sieve->graph, claim->subject)->cls, types) ||
        (claim->object.node != ENT_NONE &&
         !ent_class_in(ent_node(sieve->graph, claim->object.node)->cls, types)))
      sieve->claim[i] = false;
  }
}

/* A claim stays only with both its ends. */
static void drop_loose_claims(Sieve *sieve)
{
  for (uint32_t i = 0; i < sieve->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(sieve->graph, i);
    if (!sieve->node[claim->subject] ||
        (claim->object.node != ENT_NONE && !sieve->node[claim->object.node]))
      sieve->claim[i] = false;
  }
}

/* ---- by neighbourhood ---- */

/* Marks the nodes of that exact name that are left, else those that contain it. */
static bool mark_named(const Sieve *sieve, bool *near)
{
  const EntGraph *graph = sieve->graph;
  const char *about = sieve->filter->about;
  uint32_t max = graph->nodes->len, *found = g_new(uint32_t, max + 1);
  bool any = false;
  for (int exact = 1; exact >= 0 && !any; exact--) {
    uint32_t n = exact ? ent_graph_find_named(graph, about, found, max)
                       : ent_graph_find(graph, about, found, max);
    for (uint32_t i = 0; i < n; i++)
      if (sieve->node[found[i]]) near[found[i]] = any = true;
  }
  g_free(found);
  return any;
}

static void widen(const Sieve *sieve, bool *near)
{
  uint32_t n = sieve->graph->nodes->len;
  bool *before = g_memdup2(near, n * sizeof *near);
  for (uint32_t i = 0; i < sieve->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(sieve->graph, i);
    if (!sieve->claim[i] || claim->object.node == ENT_NONE) continue;
    if (before[claim->subject]) near[claim->object.node] = true;
    if (before[claim->object.node]) near[claim->subject] = true;
  }
  g_free(before);
}

static bool sift_about(Sieve *sieve, EntError *error)
{
  const EntFilter *filter = sieve->filter;
  uint32_t n = sieve->graph->nodes->len, hops = filter->hops ? filter->hops : 1;
  if (!filter->about) return true;
  bool *near = g_new0(bool, n + 1);
  bool found = mark_named(sieve, near);
  for (uint32_t i = 0; found && i < MIN(hops, n); i++)
    widen(sieve, near);
  for (uint32_t i = 0; i < n; i++)
    sieve->node[i] = sieve->node[i] && near[i];
  g_free(near);
  if (found) return true;
  return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                  "nothing in the graph is called \"%s\"", filter->about);
}

/* ---- by weight ---- */

typedef struct {
  uint32_t node, claims;
} Weight;

static gint compare_weights(gconstpointer x, gconstpointer y)
{
  const Weight *a = x, *b = y;
  int order = ent_compare_u32(b->claims, a->claims);
  return order ? order : ent_compare_u32(a->node, b->node);
}

static void sift_top(Sieve *sieve)
{
  uint32_t n = sieve->graph->nodes->len, top = sieve->filter->top;
  if (!top || top >= n) return;
  Weight *weights = g_new0(Weight, n);
  for (uint32_t i = 0; i < n; i++)
    weights[i].node = i;
  for (uint32_t i = 0; i < sieve->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(sieve->graph, i);
    if (!sieve->claim[i]) continue;
    weights[claim->subject].claims++;
    if (claim->object.node != ENT_NONE) weights[claim->object.node].claims++;
  }
  GArray *order = g_array_new(FALSE, FALSE, sizeof(Weight));
  for (uint32_t i = 0; i < n; i++)
    if (sieve->node[i]) g_array_append_val(order, weights[i]);
  g_array_sort(order, compare_weights);
  for (uint32_t i = top; i < order->len; i++)
    sieve->node[g_array_index(order, Weight, i).node] = false;
  g_array_unref(order);
  g_free(weights);
}

/* ---- packing ---- */

/* Who said it is kept with what was said, or the claim would read as the text's own. */
static void keep_speakers(Sieve *sieve)
{
  for (uint32_t i = 0; i < sieve->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(sieve->graph, i);
    if (sieve->claim[i] && claim->attributed_to != ENT_NONE)
      sieve->node[claim->attributed_to] = true;
  }
}

static uint32_t *pack(GArray *array, const bool *stays)
{
  uint32_t n = array->len, size = g_array_get_element_size(array), kept = 0;
  uint32_t *place = g_new(uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    place[i] = kept;
    if (!stays[i]) continue;
    memmove(array->data + (gsize)kept++ * size, array->data + (gsize)i * size, size);
  }
  g_array_set_size(array, kept);
  return place;
}

static void pack_mentions(const Sieve *sieve, EntNode *node, const uint32_t *source_of)
{
  EntPlace *places = (EntPlace *)node->mentions;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < node->n_mentions; i++)
    if (sieve->source[places[i].source])
      places[kept++] = (EntPlace){source_of[places[i].source], places[i].span};
  node->n_mentions = kept;
}

/* Where each went; ENT_NONE for what does not stay. */
static uint32_t *places_left(const uint32_t *place, const bool *stays, uint32_t n)
{
  uint32_t *left = g_new(uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++)
    left[i] = stays[i] ? place[i] : ENT_NONE;
  return left;
}

static void pack_merges(const Sieve *sieve, const uint32_t *source_of,
                        const uint32_t *node_of, uint32_t n_sources, uint32_t n_nodes)
{
  uint32_t *sources = places_left(source_of, sieve->source, n_sources);
  uint32_t *nodes = places_left(node_of, sieve->node, n_nodes);
  ent_merges_renew(sieve->graph, nodes, sources);
  g_free(sources);
  g_free(nodes);
}

static void pack_all(Sieve *sieve)
{
  EntGraph *graph = sieve->graph;
  uint32_t n_sources = graph->sources->len, n_nodes = graph->nodes->len;
  uint32_t *source_of = pack(graph->sources, sieve->source);
  uint32_t *node_of = pack(graph->nodes, sieve->node);
  g_free(pack(graph->claims, sieve->claim));
  for (uint32_t i = 0; i < graph->nodes->len; i++)
    pack_mentions(sieve, ent_node(graph, i), source_of);
  for (uint32_t i = 0; i < graph->claims->len; i++)
    ent_claim(graph, i)->source = source_of[ent_claim(graph, i)->source];
  pack_merges(sieve, source_of, node_of, n_sources, n_nodes);
  ent_copies_settle(graph);
  ent_order_claims(graph, node_of);
  ent_order_index(graph);
  ent_facts_derive(graph);
  ent_conflicts_derive(graph);
  g_free(source_of);
  g_free(node_of);
}

bool ent_graph_filter(EntGraph *graph, const EntFilter *filter, EntError *error)
{
  Sieve sieve = {graph, filter, g_new0(bool, graph->sources->len + 1),
                 g_new0(bool, graph->nodes->len + 1),
                 g_new0(bool, graph->claims->len + 1)};
  sift_sources(&sieve);
  sift_nodes(&sieve);
  sift_types(&sieve);
  keep_ends(&sieve);
  bool ok = sift_about(&sieve, error);
  if (ok) {
    drop_loose_claims(&sieve);
    sift_top(&sieve);
    drop_loose_claims(&sieve);
    keep_speakers(&sieve);
    pack_all(&sieve);
  }
  g_free(sieve.source);
  g_free(sieve.node);
  g_free(sieve.claim);
  return ok;
}
