// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Nodes out of clusters of items: class, label, aliases, key, mentions. */
#include "graph/fold.h"
#include "graph/link.h"
#include <stdlib.h>
#include <string.h>

/* The items of one cluster, in order. */
typedef struct {
  EntGraph *graph;
  const uint32_t *items;
  uint32_t n;
} Cluster;

#define cluster_item(cluster, i) ent_item((cluster)->graph, (cluster)->items[i])

/* ---- class ---- */

/* The best supported class among those that accept allows; ENT_CLASS_NONE if none. */
static EntClass best_class(const float *weight, EntClass family, bool specific)
{
  EntClass best = ENT_CLASS_NONE;
  for (int c = 0; c < ENT_CLASS_COUNT; c++) {
    if (weight[c] <= 0) continue;
    if (family != ENT_CLASS_NONE && ent_link_family((EntClass)c) != family) continue;
    if (specific && (EntClass)c == family) continue;
    if (best == ENT_CLASS_NONE || weight[c] > weight[best]) best = (EntClass)c;
  }
  return best;
}

static EntClass class_of(const Cluster *cluster)
{
  float weight[ENT_CLASS_COUNT] = {0}, family_weight[ENT_CLASS_COUNT] = {0};
  for (uint32_t i = 0; i < cluster->n; i++) {
    const EntItem *item = cluster_item(cluster, i);
    float votes = item->confidence + 0.001f; /* one without confidence still counts */
    weight[item->cls] += votes;
    family_weight[ent_link_family(item->cls)] += votes;
  }
  EntClass family = best_class(family_weight, ENT_CLASS_NONE, false);
  EntClass specific = best_class(weight, family, true);
  return specific != ENT_CLASS_NONE ? specific : family;
}

/* ---- label ---- */

typedef struct {
  const char *name;
  int quality; /* full before acronym before partial */
  uint32_t votes;
} Label;

static int quality_of(const EntItem *item)
{
  if (item->partial || ent_link_is_local(item)) return 0;
  return ent_looks_like_acronym(item->name) ? 1 : 2;
}

static int compare_label_names(const void *x, const void *y)
{
  const Label *a = x, *b = y;
  return strcmp(a->name, b->name);
}

static bool is_better(const Label *a, const Label *b)
{
  if (a->quality != b->quality) return a->quality > b->quality;
  if (a->votes != b->votes) return a->votes > b->votes;
  return strlen(a->name) > strlen(b->name);
}

static const char *label_of(const Cluster *cluster)
{
  Label *all = g_new(Label, cluster->n), best = {NULL, -1, 0};
  for (uint32_t i = 0; i < cluster->n; i++) {
    const EntItem *item = cluster_item(cluster, i);
    all[i] = (Label){item->name, quality_of(item), 1};
  }
  qsort(all, cluster->n, sizeof *all, compare_label_names);
  for (uint32_t i = 0, kept = 0; i < cluster->n; i++) {
    if (i && all[i].name == all[kept].name) {
      all[kept].votes++;
      all[kept].quality = MAX(all[kept].quality, all[i].quality);
    } else {
      kept = i;
    }
    if (!best.name || best.name == all[kept].name || is_better(&all[kept], &best))
      best = all[kept];
  }
  g_free(all);
  return best.name;
}

/* ---- other names, links, mentions ---- */

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void collect_aliases(const Cluster *cluster, EntNode *node)
{
  GPtrArray *names = g_ptr_array_new();
  for (uint32_t i = 0; i < cluster->n; i++) {
    const EntItem *item = cluster_item(cluster, i);
    g_ptr_array_add(names, (char *)item->name);
    for (uint32_t k = 0; k < item->n_aliases; k++)
      g_ptr_array_add(names, (char *)item->aliases[k]);
  }
  qsort(names->pdata, names->len, sizeof(char *), compare_names);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < names->len; i++) {
    gpointer name = names->pdata[i];
    bool repeated = kept && names->pdata[kept - 1] == name;
    if (!repeated && name != node->name) names->pdata[kept++] = name;
  }
  node->aliases = ent_arena_new_array(cluster->graph->arena, const char *, kept);
  if (kept) memcpy(node->aliases, names->pdata, kept * sizeof *node->aliases);
  node->n_aliases = kept;
  g_ptr_array_unref(names);
}

/* The link that most items give; of equal ones the first in order of bytes. */
static const char *same_as_of(const Cluster *cluster)
{
  GPtrArray *links = g_ptr_array_new();
  for (uint32_t i = 0; i < cluster->n; i++)
    if (cluster_item(cluster, i)->same_as)
      g_ptr_array_add(links, (char *)cluster_item(cluster, i)->same_as);
  if (links->len) qsort(links->pdata, links->len, sizeof(char *), compare_names);
  const char *best = NULL;
  uint32_t best_votes = 0;
  for (uint32_t i = 0, votes = 0; i < links->len; i++) {
    votes = i && links->pdata[i] == links->pdata[i - 1] ? votes + 1 : 1;
    if (votes <= best_votes) continue;
    best = links->pdata[i];
    best_votes = votes;
  }
  g_ptr_array_unref(links);
  return best;
}

static void collect_mentions(const Cluster *cluster, EntNode *node)
{
  for (uint32_t i = 0; i < cluster->n; i++)
    node->n_mentions += cluster_item(cluster, i)->n_mentions;
  EntPlace *places =
      ent_arena_new_array(cluster->graph->arena, EntPlace, node->n_mentions);
  uint32_t n = 0;
  for (uint32_t i = 0; i < cluster->n; i++) {
    const EntItem *item = cluster_item(cluster, i);
    for (uint32_t k = 0; k < item->n_mentions; k++)
      places[n++] = (EntPlace){item->source, item->mentions[k]};
  }
  node->mentions = places;
}

/* ---- key ---- */

/* The item of the first document by date, then by id: what is added later does not
 * change it. */
static const EntItem *first_told(const Cluster *cluster)
{
  const EntItem *first = NULL;
  const char *date = NULL;
  for (uint32_t i = 0; i < cluster->n; i++) {
    const EntItem *item = cluster_item(cluster, i);
    const char *mine =
        g_array_index(cluster->graph->sources, EntSource, item->source).date;
    bool earlier = mine && (!date || strcmp(mine, date) < 0);
    if (first && !earlier) continue;
    first = item;
    date = mine;
  }
  return first;
}

static const char *qualifier_of(const Cluster *cluster)
{
  for (uint32_t i = 0; i < cluster->n; i++)
    if (cluster_item(cluster, i)->qualifier) return cluster_item(cluster, i)->qualifier;
  return NULL;
}

/* What tells nothing outside its document is named after the first document that tells
 * it; the rest after the label and what tells it apart. */
static void put_name_key(const Cluster *cluster, const EntNode *node, GString *key)
{
  const char *qualifier = qualifier_of(cluster);
  bool local = !qualifier;
  for (uint32_t i = 0; i < cluster->n && local; i++)
    local = ent_link_is_local(cluster_item(cluster, i));
  const EntItem *first = first_told(cluster);
  ent_fold(local ? first->name : node->name, key);
  GString *detail = g_string_new(NULL);
  if (local)
    g_string_append_printf(
        key, "@%s",
        g_array_index(cluster->graph->sources, EntSource, first->source).id);
  if (qualifier) {
    ent_fold(qualifier, detail);
    g_string_append_printf(key, "#%s", detail->str);
  }
  g_string_free(detail, TRUE);
}

/* taken: the keys given so far, each with its class. */
static const char *key_of(const Cluster *cluster, const EntNode *node,
                          GHashTable *taken)
{
  GString *key = g_string_new(NULL), *entry = g_string_new(NULL);
  for (uint32_t i = 0; i < cluster->n && !key->len; i++)
    if (cluster_item(cluster, i)->key)
      g_string_assign(key, cluster_item(cluster, i)->key);
  if (!key->len) put_name_key(cluster, node, key);
  gsize length = key->len;
  for (int i = 2;; i++) {
    g_string_printf(entry, "%u %s", (unsigned)node->cls, key->str);
    if (g_hash_table_add(taken, g_strdup(entry->str))) break;
    g_string_truncate(key, length);
    g_string_append_printf(key, "~%d", i);
  }
  const char *interned = ent_strings_intern(cluster->graph->strings, key->str);
  g_string_free(key, TRUE);
  g_string_free(entry, TRUE);
  return interned;
}

/* ---- nodes ---- */

static EntNode node_from(const Cluster *cluster, GHashTable *taken)
{
  EntNode node = {.cls = class_of(cluster),
                  .name = label_of(cluster),
                  .same_as = same_as_of(cluster),
                  .status = ENT_STATUS_PLANNED};
  for (uint32_t i = 0; i < cluster->n; i++) {
    const EntItem *item = cluster_item(cluster, i);
    if (item->status != ENT_STATUS_PLANNED) node.status = ENT_STATUS_ASSERTED;
    node.single |= item->single;
    node.confidence = MAX(node.confidence, item->confidence);
  }
  collect_aliases(cluster, &node);
  collect_mentions(cluster, &node);
  node.key = key_of(cluster, &node, taken);
  return node;
}

/* The items of each cluster side by side, clusters by their first item: at[c] is the
 * end of cluster c's part. */
static uint32_t *gather(const uint32_t *cluster, uint32_t n, uint32_t *at)
{
  uint32_t *items = g_new(uint32_t, n + 1);
  uint32_t sum = 0;
  for (uint32_t i = 0; i < n; i++)
    at[cluster[i]]++;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t count = at[i];
    at[i] = sum;
    sum += count;
  }
  for (uint32_t i = 0; i < n; i++)
    items[at[cluster[i]]++] = i;
  return items;
}

uint32_t *ent_nodes_build(EntGraph *graph, const uint32_t *cluster)
{
  uint32_t n = graph->items->len;
  uint32_t *at = g_new0(uint32_t, n + 1), *items = gather(cluster, n, at);
  uint32_t *node_of = g_new(uint32_t, n + 1);
  GHashTable *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t first = 0, end; first < n; first = end) {
    end = at[cluster[items[first]]];
    Cluster members = {graph, items + first, end - first};
    EntNode node = node_from(&members, taken);
    for (uint32_t i = first; i < end; i++)
      node_of[items[i]] = graph->nodes->len;
    g_array_append_val(graph->nodes, node);
  }
  uint32_t *place = ent_order_nodes(graph);
  for (uint32_t i = 0; i < n; i++)
    node_of[i] = place[node_of[i]];
  g_hash_table_destroy(taken);
  g_free(place);
  g_free(items);
  g_free(at);
  return node_of;
}
