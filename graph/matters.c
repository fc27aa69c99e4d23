// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Agreements, events, programmes and laws over documents: pairs are found in blocks of
 * what they share, weighed by evidence, and joined from the best pair down; never
 * against a conflict of two members of the clusters, of which large ones are asked by a
 * part (CHECKED). docs/graph-model.md */
#include "graph/evidence.h"
#include "graph/weigh.h"

#include <stdlib.h>

/* Within a block a thing is compared with this many before it, in order of date. */
enum { WINDOW = 24, PARTS_KEPT = 4, LONG_NAME = 3, CHECKED = 24 };

typedef struct {
  uint32_t a, b; /* matters, a < b */
  float score;
} Pair;

typedef struct {
  EntEvidence *evidence;
  GArray *pairs;    /* Pair */
  Pair *near;       /* by matter: its best pair that was not good enough */
  GArray *days;     /* scratch: uint32_t, matters of a block by date */
  GHashTable *told; /* (tag, source): the documents of clusters */
  uint32_t *tag;    /* of a root, or ENT_NONE */
  uint32_t *size;   /* by tag: members */
  uint32_t *at;     /* item -> its matter, or ENT_NONE */
} Search;

/* ---- blocks ---- */

static void file(Index *index, uint32_t matter, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void file(Index *index, uint32_t matter, const char *format, ...)
{
  Linker *linker = index->linker;
  va_list args;
  va_start(args, format);
  g_string_vprintf(linker->scratch, format, args);
  va_end(args);
  ent_link_file(index, ent_strings_intern(linker->strings, linker->scratch->str),
                matter, false);
}

static void file_facts(Index *index, const EntEvidence *e, uint32_t k, unsigned cls)
{
  const EntFactList *facts = e->matters[k].facts;
  const EntFactList *years = &facts[ENT_FACT_YEAR], *states = &facts[ENT_FACT_STATE];
  const EntFactList *parties = &facts[ENT_FACT_PARTY];
  uint32_t n_states = MIN(states->n, (uint32_t)PARTS_KEPT);
  for (uint32_t y = 0; y < MIN(years->n, 2u); y++)
    for (uint32_t s = 0; s < n_states; s++)
      file(index, k, "y%u/%u/%u", cls, years->of[y], states->of[s]);
  for (uint32_t s = 0; s + 1 < n_states; s++)
    for (uint32_t t = s + 1; t < n_states; t++)
      file(index, k, "s%u/%u/%u", cls, states->of[s], states->of[t]);
  for (uint32_t p = 0; p < MIN(parties->n, (uint32_t)PARTS_KEPT); p++)
    file(index, k, "p%u/%u", cls, parties->of[p]);
}

static void file_matter(Index *index, const EntEvidence *e, uint32_t k)
{
  const EntItem *item = ent_item(e->linker->graph, e->matters[k].item);
  const char *name = e->linker->name[e->matters[k].item];
  uint32_t n_rare, words = 0;
  const uint32_t *rare = ent_ties_rare(e->ties, item->source, &n_rare);
  for (uint32_t r = 0; r < n_rare; r++)
    file(index, k, "r%u/%u", (unsigned)item->cls, rare[r]);
  file_facts(index, e, k, (unsigned)item->cls);
  for (const char *p = name; *p; p++)
    words += *p == ' ';
  if (words + 1 >= LONG_NAME) file(index, k, "n%u/%s", (unsigned)item->cls, name);
}

/* ---- comparing ---- */

static void keep_near(Search *search, uint32_t k, const Pair *pair)
{
  if (pair->score > search->near[k].score) search->near[k] = *pair;
}

static bool of_one_document(const EntEvidence *e, uint32_t a, uint32_t b)
{
  return ent_item(e->linker->graph, a)->source == ent_item(e->linker->graph, b)->source;
}

static void compare(Search *search, uint32_t a, uint32_t b)
{
  EntEvidence *e = search->evidence;
  const EntMatter *x = &e->matters[MIN(a, b)], *y = &e->matters[MAX(a, b)];
  if (ent_link_root(e->linker, x->item) == ent_link_root(e->linker, y->item)) return;
  if (of_one_document(e, x->item, y->item) && !ent_weigh_within(e, x, y)) return;
  Pair pair = {MIN(a, b), MAX(a, b), (float)ent_weigh(e, x, y, NULL)};
  if (pair.score < ENT_WEIGHT_NEAR) return;
  bool good = pair.score >= ENT_WEIGHT_ENOUGH && !ent_weigh_conflict(e, x, y, NULL);
  if (good)
    g_array_append_val(search->pairs, pair);
  else
    keep_near(search, pair.b, &pair);
}

static gint compare_days(gconstpointer x, gconstpointer y, gpointer data)
{
  const EntMatter *matters = data;
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  if (matters[a].day != matters[b].day) return matters[a].day < matters[b].day ? -1 : 1;
  return ent_compare_u32(a, b);
}

static void compare_block(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)linker;
  Search *search = data;
  g_array_set_size(search->days, 0);
  for (uint32_t i = 0; i < n; i++)
    if (!i || run[i].item != run[i - 1].item)
      g_array_append_val(search->days, run[i].item);
  g_array_sort_with_data(search->days, compare_days, search->evidence->matters);
  const uint32_t *all = (const uint32_t *)search->days->data;
  for (uint32_t i = 1; i < search->days->len; i++)
    for (uint32_t k = i > WINDOW ? i - WINDOW : 0; k < i; k++)
      compare(search, all[k], all[i]);
}

static int compare_pairs(const void *x, const void *y)
{
  const Pair *a = x, *b = y;
  if (a->score != b->score) return a->score < b->score ? 1 : -1;
  int order = ent_compare_u32(a->a, b->a);
  return order ? order : ent_compare_u32(a->b, b->b);
}

/* ---- joining ---- */

/* ---- documents of a cluster ---- */

/* Which documents each cluster is in, in one set of (tag, source); a cluster keeps the
 * tag of its larger part, so that each entry is moved at most log n times. */
static guint64 *entry_of(uint32_t tag, uint32_t source)
{
  guint64 entry = (guint64)tag << 32 | source;
  return g_memdup2(&entry, sizeof entry);
}

static bool is_in(Search *search, uint32_t tag, uint32_t source)
{
  guint64 entry = (guint64)tag << 32 | source;
  return g_hash_table_contains(search->told, &entry);
}

/* Adds the documents of the ring of an item to a tag. */
static void add_ring(Search *search, uint32_t item, uint32_t tag)
{
  Linker *linker = search->evidence->linker;
  uint32_t i = item;
  do {
    g_hash_table_add(search->told, entry_of(tag, ent_item(linker->graph, i)->source));
    search->size[tag]++;
    i = linker->next[i];
  } while (i != item);
}

/* The tag of the cluster of an item; made when it is first asked for. */
static uint32_t tag_of(Search *search, uint32_t item)
{
  uint32_t root = ent_link_root(search->evidence->linker, item);
  if (search->tag[root] == ENT_NONE) {
    search->tag[root] = root;
    add_ring(search, root, root);
  }
  return search->tag[root];
}

/* A document that speaks of things in both clusters, or NULL. */
static const char *told_apart(Search *search, uint32_t a, uint32_t b)
{
  const EntGraph *graph = search->evidence->linker->graph;
  uint32_t x = tag_of(search, a), y = tag_of(search, b);
  bool a_is_small = search->size[x] < search->size[y];
  uint32_t small = a_is_small ? a : b, large = a_is_small ? y : x, i = small;
  do {
    uint32_t source = ent_item(graph, i)->source;
    if (is_in(search, large, source))
      return g_array_index(graph->sources, EntSource, source).id;
    i = search->evidence->linker->next[i];
  } while (i != small);
  return NULL;
}

static void join(Search *search, uint32_t a, uint32_t b)
{
  Linker *linker = search->evidence->linker;
  uint32_t x = tag_of(search, a), y = tag_of(search, b);
  bool a_is_small = search->size[x] < search->size[y];
  uint32_t kept = a_is_small ? y : x, members = a_is_small ? a : b;
  GArray *sources = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  uint32_t i = members;
  do {
    g_array_append_val(sources, ent_item(linker->graph, i)->source);
    i = linker->next[i];
  } while (i != members);
  if (ent_link_join(linker, a, b)) {
    for (uint32_t k = 0; k < sources->len; k++)
      g_hash_table_add(search->told,
                       entry_of(kept, g_array_index(sources, uint32_t, k)));
    search->size[kept] += sources->len;
    search->tag[ent_link_root(linker, a)] = kept;
  }
  g_array_unref(sources);
}

/* Members of one cluster against one matter. */
static bool conflicts_with(Search *search, uint32_t of, uint32_t matter)
{
  EntEvidence *e = search->evidence;
  uint32_t i = of, checked = 0;
  do {
    uint32_t k = search->at[i];
    if (k != ENT_NONE &&
        ent_weigh_conflict(e, &e->matters[k], &e->matters[matter], e->linker->scratch))
      return true;
    i = e->linker->next[i];
  } while (i != of && ++checked < CHECKED);
  return false;
}

/* What keeps the clusters of two items apart, in the linker's scratch; or NULL. In
 * large clusters CHECKED members stand for all. */
static const char *conflict_between(Search *search, uint32_t a, uint32_t b)
{
  Linker *linker = search->evidence->linker;
  bool within = of_one_document(search->evidence, a, b);
  const char *document = within ? NULL : told_apart(search, a, b);
  if (document) {
    g_string_printf(linker->scratch, "%s speaks of both", document);
    return linker->scratch->str;
  }
  uint32_t i = b, checked = 0;
  do {
    if (search->at[i] != ENT_NONE && conflicts_with(search, a, search->at[i]))
      return linker->scratch->str;
    i = linker->next[i];
  } while (i != b && ++checked < CHECKED);
  return NULL;
}

static void set_evidence(Search *search, const Pair *pair, GString *words)
{
  EntEvidence *e = search->evidence;
  e->linker->score = MIN(0.99f, pair->score);
  ent_weigh(e, &e->matters[pair->a], &e->matters[pair->b], words);
  e->linker->evidence = words->str;
}

static void join_pairs(Search *search)
{
  EntEvidence *e = search->evidence;
  GString *words = g_string_new(NULL);
  g_array_sort(search->pairs, compare_pairs);
  for (uint32_t i = 0; i < search->pairs->len; i++) {
    const Pair *pair = &g_array_index(search->pairs, Pair, i);
    uint32_t a = e->matters[pair->a].item, b = e->matters[pair->b].item;
    if (ent_link_root(e->linker, a) == ent_link_root(e->linker, b)) continue;
    set_evidence(search, pair, words);
    const char *conflict = conflict_between(search, a, b);
    if (conflict)
      ent_link_apart(e->linker, a, b, conflict);
    else
      join(search, a, b);
  }
  g_string_free(words, TRUE);
}

/* Tells of each thing the best that it was not joined with. */
static void tell_near(Search *search)
{
  EntEvidence *e = search->evidence;
  GString *words = g_string_new(NULL);
  for (uint32_t k = 0; k < e->n; k++) {
    const Pair *pair = &search->near[k];
    if (pair->score <= 0) continue;
    const EntMatter *x = &e->matters[pair->a], *y = &e->matters[pair->b];
    if (ent_link_root(e->linker, x->item) == ent_link_root(e->linker, y->item))
      continue;
    set_evidence(search, pair, words);
    if (!ent_weigh_conflict(e, x, y, e->linker->scratch))
      g_string_assign(e->linker->scratch, "too little evidence");
    ent_link_apart(e->linker, x->item, y->item, e->linker->scratch->str);
  }
  g_string_free(words, TRUE);
}

void ent_link_matters(Linker *linker)
{
  Search search = {.evidence = ent_evidence_new(linker),
                   .pairs = g_array_new(FALSE, FALSE, sizeof(Pair)),
                   .days = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                   .told =
                       g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                   .tag = g_new(uint32_t, linker->n + 1),
                   .size = g_new0(uint32_t, linker->n + 1)};
  EntEvidence *e = search.evidence;
  search.at = g_new(uint32_t, linker->n + 1);
  search.near = g_new0(Pair, e->n + 1);
  for (uint32_t i = 0; i < linker->n; i++)
    search.at[i] = search.tag[i] = ENT_NONE;
  Index index = ent_link_index(linker);
  for (uint32_t k = 0; k < e->n; k++) {
    search.at[e->matters[k].item] = k;
    file_matter(&index, e, k);
  }
  ent_link_runs(&index, compare_block, &search);
  join_pairs(&search);
  tell_near(&search);
  ent_evidence_free(e);
  g_array_unref(search.pairs);
  g_array_unref(search.days);
  g_free(search.near);
  g_hash_table_destroy(search.told);
  g_free(search.tag);
  g_free(search.size);
  g_free(search.at);
}
