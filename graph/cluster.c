// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Clusters of items while linking: union-find that never joins against a conflict and
 * writes down each join with its reason; and blocks of items of one name. */
#include "graph/link.h"

#include "graph/fold.h"
#include <stdlib.h>
#include <string.h>

/* So many clusters that nothing may join are looked at in a run of one name. */
enum { MOST_HEADS = 16 };

/* ---- life ---- */

/* What tells the item from others of its name: of persons the year of birth. */
static const char *qualifier_of(Linker *linker, const EntItem *item)
{
  if (item->qualifier) return ent_link_fold(linker, item->qualifier);
  for (uint32_t i = 0; i < item->n_traits && item->cls == ENT_CLASS_PERSON; i++)
    if (g_str_has_prefix(item->traits[i], "born="))
      return ent_link_fold(linker, item->traits[i]);
  return NULL;
}

/* The name that the item is compared by: of a field its singular. */
static const char *name_of(Linker *linker, const EntItem *item)
{
  for (uint32_t i = 0; i < item->n_traits && item->cls == ENT_CLASS_TOPIC; i++)
    if (g_str_has_prefix(item->traits[i], "base="))
      return ent_link_fold(linker, item->traits[i] + strlen("base="));
  return ent_link_fold(linker, item->name);
}

Linker ent_linker_new(const EntGraph *graph, GArray *merges)
{
  uint32_t n = graph->items->len, n_sources = graph->sources->len;
  Linker linker = {
      .graph = graph,
      .n = n,
      .parent = g_new(uint32_t, n + 1),
      .next = g_new(uint32_t, n + 1),
      .first = g_new0(uint32_t, n_sources + 1),
      .key = g_new0(const char *, n + 1),
      .qualifier = g_new0(const char *, n + 1),
      .name = g_new0(const char *, n + 1),
      .strings = ent_strings_new(),
      .scratch = g_string_new(NULL),
      .words = g_string_new(NULL),
      .merges = merges,
  };
  for (uint32_t i = 0; i < n; i++) {
    const EntItem *item = ent_item(graph, i);
    linker.parent[i] = linker.next[i] = i;
    linker.first[item->source + 1]++;
    linker.key[i] = item->key;
    linker.name[i] = name_of(&linker, item);
    linker.qualifier[i] = qualifier_of(&linker, item);
  }
  for (uint32_t i = 1; i <= n_sources; i++)
    linker.first[i] += linker.first[i - 1];
  return linker;
}

void ent_linker_clear(Linker *linker)
{
  g_free(linker->parent);
  g_free(linker->next);
  g_free(linker->first);
  g_free(linker->key);
  g_free(linker->qualifier);
  g_free(linker->name);
  ent_strings_free(linker->strings);
  g_string_free(linker->scratch, TRUE);
  g_string_free(linker->words, TRUE);
  if (!linker->sides) return;
  g_hash_table_destroy(linker->sides);
  g_ptr_array_unref(linker->forbidden);
}

/* ---- clusters ---- */

EntClass ent_link_family(EntClass cls)
{
  while (ent_class_info(cls)->parent != ENT_CLASS_NONE)
    cls = ent_class_info(cls)->parent;
  return cls;
}

uint32_t ent_link_root(Linker *linker, uint32_t item)
{
  uint32_t *parent = linker->parent;
  while (parent[item] != item)
    item = parent[item] = parent[parent[item]];
  return item;
}

void ent_link_reason(Linker *linker, EntMergePass pass, float score)
{
  linker->pass = pass;
  linker->score = score;
  linker->evidence = NULL;
}

static const char *intern_lasting(Linker *linker, const char *text)
{
  return ent_strings_intern(linker->graph->strings, text);
}

static void note(Linker *linker, uint32_t a, uint32_t b, const char *conflict)
{
  RawMerge merge = {.a = b,
                    .b = a,
                    .score = linker->score,
                    .pass = linker->pass,
                    .evidence = intern_lasting(linker, linker->evidence),
                    .conflict = intern_lasting(linker, conflict)};
  g_array_append_val(linker->merges, merge);
}

void ent_link_apart(Linker *linker, uint32_t a, uint32_t b, const char *conflict)
{
  note(linker, a, b, conflict);
}

/* ---- forbidden joins ---- */

static GArray *sides_of(Linker *linker, uint32_t root)
{
  return linker->sides ? g_hash_table_lookup(linker->sides, GUINT_TO_POINTER(root))
                       : NULL;
}

static void add_side(Linker *linker, uint32_t root, uint32_t side)
{
  GArray *sides = sides_of(linker, root);
  if (!sides) {
    sides = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_hash_table_insert(linker->sides, GUINT_TO_POINTER(root), sides);
  }
  for (uint32_t i = 0; i < sides->len; i++)
    if (g_array_index(sides, uint32_t, i) == side) return;
  g_array_append_val(sides, side);
}

static void move_sides(Linker *linker, uint32_t from, uint32_t to)
{
  const GArray *sides = sides_of(linker, from);
  for (uint32_t i = 0; sides && i < sides->len; i++)
    add_side(linker, to, g_array_index(sides, uint32_t, i));
}

void ent_link_forbid(Linker *linker, const GArray *a, const GArray *b, const char *why)
{
  if (!linker->sides) {
    linker->sides = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                          (GDestroyNotify)g_array_unref);
    linker->forbidden = g_ptr_array_new();
  }
  uint32_t side = 2 * linker->forbidden->len;
  g_ptr_array_add(linker->forbidden, (gpointer)intern_lasting(linker, why));
  for (uint32_t i = 0; i < a->len; i++)
    add_side(linker, ent_link_root(linker, g_array_index(a, uint32_t, i)), side);
  for (uint32_t i = 0; i < b->len; i++)
    add_side(linker, ent_link_root(linker, g_array_index(b, uint32_t, i)), side + 1);
}

/* Who forbids that the two clusters be one, or NULL. */
static const char *forbidden_by(Linker *linker, uint32_t a, uint32_t b)
{
  const GArray *x = sides_of(linker, a), *y = sides_of(linker, b);
  for (uint32_t i = 0; x && y && i < x->len; i++)
    for (uint32_t k = 0; k < y->len; k++) {
      uint32_t side = g_array_index(x, uint32_t, i);
      if ((side ^ 1) == g_array_index(y, uint32_t, k))
        return linker->forbidden->pdata[side / 2];
    }
  return NULL;
}

/* ---- joining ---- */

static void unite(Linker *linker, uint32_t a, uint32_t b)
{
  uint32_t root = MIN(a, b), other = MAX(a, b), next = linker->next[root];
  linker->parent[other] = root;
  linker->next[root] = linker->next[other];
  linker->next[other] = next;
  if (!linker->key[root]) linker->key[root] = linker->key[other];
  if (!linker->qualifier[root]) linker->qualifier[root] = linker->qualifier[other];
  move_sides(linker, other, root);
}

/* What keeps two clusters apart, in words that last until the next call; or NULL. */
static const char *conflict_of(Linker *linker, uint32_t a, uint32_t b, unsigned ignored)
{
  const char *kind = NULL, *x = NULL, *y = NULL, *wish = forbidden_by(linker, a, b);
  if (wish) {
    g_string_printf(linker->scratch, "different by %s", wish);
    return linker->scratch->str;
  }
  if (!(ignored & ENT_IGNORE_KEYS) && linker->key[a] && linker->key[b] &&
      linker->key[a] != linker->key[b]) {
    kind = "keys";
    x = linker->key[a];
    y = linker->key[b];
  } else if (!(ignored & ENT_IGNORE_QUALIFIERS) && linker->qualifier[a] &&
             linker->qualifier[b] && linker->qualifier[a] != linker->qualifier[b]) {
    kind = "qualifiers";
    x = linker->qualifier[a];
    y = linker->qualifier[b];
  }
  if (!kind) return NULL;
  g_string_printf(linker->scratch, "two %s: %s, %s", kind, x, y);
  return linker->scratch->str;
}

bool ent_link_try(Linker *linker, uint32_t a, uint32_t b, unsigned ignored)
{
  uint32_t x = ent_link_root(linker, a), y = ent_link_root(linker, b);
  if (x == y) return true;
  const char *conflict = conflict_of(linker, x, y, ignored);
  note(linker, a, b, conflict);
  if (!conflict) unite(linker, x, y);
  return !conflict;
}

bool ent_link_join(Linker *linker, uint32_t a, uint32_t b)
{
  return ent_link_try(linker, a, b, 0);
}

void ent_link_join_run(Linker *linker, const Entry *run, uint32_t n, unsigned ignored)
{
  uint32_t heads[MOST_HEADS], n_heads = 0;
  for (uint32_t i = 0; i < n; i++) {
    bool joined = false;
    for (uint32_t k = 0; k < n_heads && !joined; k++)
      joined = ent_link_try(linker, heads[k], run[i].item, ignored);
    if (!joined && n_heads < MOST_HEADS) heads[n_heads++] = run[i].item;
  }
}

const char *ent_link_fold(Linker *linker, const char *name)
{
  ent_fold(name, linker->scratch);
  return ent_strings_intern(linker->strings, linker->scratch->str);
}

/* ---- blocks ---- */

Index ent_link_index(Linker *linker)
{
  return (Index){linker, g_array_new(FALSE, FALSE, sizeof(Entry))};
}

void ent_link_file(Index *index, const char *name, uint32_t item, bool seeks)
{
  Entry entry = {name, item, seeks};
  g_array_append_val(index->entries, entry);
}

static int compare_entries(const void *x, const void *y)
{
  const Entry *a = x, *b = y;
  int order = a->name == b->name ? 0 : strcmp(a->name, b->name);
  return order ? order : ent_compare_u32(a->item, b->item);
}

void ent_link_runs(Index *index, RunFunc func, void *data)
{
  g_array_sort(index->entries, compare_entries);
  const Entry *all = (const Entry *)index->entries->data;
  uint32_t n = index->entries->len;
  for (uint32_t first = 0, end; first < n; first = end) {
    for (end = first + 1; end < n && all[end].name == all[first].name; end++)
      ;
    func(index->linker, all + first, end - first, data);
  }
  g_array_unref(index->entries);
}
