// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How closely documents are related by what they speak of. */
#include "graph/evidence.h"

#include <math.h>
#include <stdlib.h>

/* A document is known by this many clusters; a cluster that more documents than MOST
 * speak of brings none of them together; one weight of FULL makes two documents one
 * story. */
enum { TIES_KEPT = 48, RARE_KEPT = 6, MOST_DOCUMENTS = 500 };
static const double full_weight = 2.0;

typedef struct {
  uint32_t root;
  float weight;
} Tie;

struct Ties {
  Tie *all;        /* those of each source, by root */
  uint32_t *first; /* of each source, and the end */
  uint32_t *rare;  /* RARE_KEPT a source */
  uint8_t *n_rare;
};

static double class_weight(EntClass cls)
{
  switch (ent_link_family(cls)) {
  case ENT_CLASS_PERSON:
    return 1.5;
  case ENT_CLASS_ORGANIZATION:
  case ENT_CLASS_AGREEMENT:
  case ENT_CLASS_EVENT:
  case ENT_CLASS_PROGRAMME:
  case ENT_CLASS_LEGISLATION:
    return 1.0;
  case ENT_CLASS_PLACE:
    return 0.6;
  case ENT_CLASS_TOPIC:
  case ENT_CLASS_ROLE:
    return 0.3;
  default:
    return 0.25;
  }
}

static int compare_weights(const void *x, const void *y)
{
  const Tie *a = x, *b = y;
  if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
  return ent_compare_u32(a->root, b->root);
}

static int compare_roots(const void *x, const void *y)
{
  return ent_compare_u32(((const Tie *)x)->root, ((const Tie *)y)->root);
}

/* How many documents speak of each cluster. */
static uint32_t *count_documents(Linker *linker)
{
  uint32_t *documents = g_new0(uint32_t, linker->n + 1);
  uint32_t *seen = g_new0(uint32_t, linker->n + 1);
  for (uint32_t i = 0; i < linker->n; i++) {
    uint32_t root = ent_link_root(linker, i);
    uint32_t mark = ent_item(linker->graph, i)->source + 1;
    if (seen[root] == mark) continue;
    seen[root] = mark;
    documents[root]++;
  }
  g_free(seen);
  return documents;
}

/* The clusters of one source that other documents speak of too, heaviest first. */
static void collect(Linker *linker, uint32_t source, const uint32_t *documents,
                    GArray *found)
{
  g_array_set_size(found, 0);
  for (uint32_t i = linker->first[source]; i < linker->first[source + 1]; i++) {
    uint32_t root = ent_link_root(linker, i);
    if (documents[root] < 2) continue;
    Tie tie = {root, (float)(class_weight(ent_item(linker->graph, i)->cls) /
                             log2(1.0 + documents[root]))};
    g_array_append_val(found, tie);
  }
  g_array_sort(found, compare_weights);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < found->len; i++) {
    const Tie *tie = &g_array_index(found, Tie, i);
    bool again = kept && g_array_index(found, Tie, kept - 1).root == tie->root;
    if (!again && kept < TIES_KEPT) g_array_index(found, Tie, kept++) = *tie;
  }
  g_array_set_size(found, kept);
}

static void keep_rare(struct Ties *ties, uint32_t source, const GArray *found,
                      const uint32_t *documents)
{
  for (uint32_t i = 0; i < found->len && ties->n_rare[source] < RARE_KEPT; i++) {
    uint32_t root = g_array_index(found, Tie, i).root;
    if (documents[root] <= MOST_DOCUMENTS)
      ties->rare[source * RARE_KEPT + ties->n_rare[source]++] = root;
  }
}

struct Ties *ent_ties_new(Linker *linker)
{
  uint32_t n = linker->graph->sources->len;
  struct Ties *ties = g_new0(struct Ties, 1);
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Tie));
  GArray *found = g_array_new(FALSE, FALSE, sizeof(Tie));
  uint32_t *documents = count_documents(linker);
  ties->first = g_new0(uint32_t, n + 1);
  ties->rare = g_new0(uint32_t, (gsize)n * RARE_KEPT + 1);
  ties->n_rare = g_new0(uint8_t, n + 1);
  for (uint32_t source = 0; source < n; source++) {
    collect(linker, source, documents, found);
    keep_rare(ties, source, found, documents);
    g_array_sort(found, compare_roots);
    if (found->len) g_array_append_vals(all, found->data, found->len);
    ties->first[source + 1] = all->len;
  }
  ties->all = (Tie *)g_array_free(all, FALSE);
  g_array_unref(found);
  g_free(documents);
  return ties;
}

void ent_ties_free(struct Ties *ties)
{
  g_free(ties->all);
  g_free(ties->first);
  g_free(ties->rare);
  g_free(ties->n_rare);
  g_free(ties);
}

double ent_ties_between(const struct Ties *ties, uint32_t source, uint32_t other)
{
  if (!ties->all) return 0;
  const Tie *a = ties->all + ties->first[source], *b = ties->all + ties->first[other];
  const Tie *end_a = ties->all + ties->first[source + 1];
  const Tie *end_b = ties->all + ties->first[other + 1];
  double sum = 0;
  while (a < end_a && b < end_b) {
    if (a->root == b->root) sum += (double)a->weight;
    uint32_t root = a->root;
    a += root <= b->root;
    b += b->root <= root;
  }
  return MIN(1.0, sum / full_weight);
}

const char *ent_ties_strongest(const struct Ties *ties, Linker *linker, uint32_t source,
                               uint32_t other)
{
  const Tie *a = ties->all + ties->first[source], *b = ties->all + ties->first[other];
  const Tie *end_a = ties->all + ties->first[source + 1], *best = NULL;
  const Tie *end_b = ties->all + ties->first[other + 1];
  while (a < end_a && b < end_b) {
    if (a->root == b->root && (!best || a->weight > best->weight)) best = a;
    uint32_t root = a->root;
    a += root <= b->root;
    b += b->root <= root;
  }
  return best ? ent_item(linker->graph, best->root)->name : NULL;
}

const uint32_t *ent_ties_rare(const struct Ties *ties, uint32_t source, uint32_t *n)
{
  *n = ties->n_rare[source];
  return ties->rare + (gsize)source * RARE_KEPT;
}
