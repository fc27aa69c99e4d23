// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which things of documents are one: by key, by name and qualifier, by acronym. Each
 * pass is more daring than the one before and never joins against a conflict.
 * docs/graph-model.md tells the rules. */
#include "graph/link.h"

#include "graph/fold.h"
#include <stdlib.h>
#include <string.h>

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

static bool agree(const char *a, const char *b)
{
  return !a || !b || a == b;
}

static void unite(Linker *linker, uint32_t a, uint32_t b)
{
  uint32_t root = MIN(a, b), other = MAX(a, b), next = linker->next[root];
  linker->parent[other] = root;
  linker->next[root] = linker->next[other];
  linker->next[other] = next;
  if (!linker->key[root]) linker->key[root] = linker->key[other];
  if (!linker->qualifier[root]) linker->qualifier[root] = linker->qualifier[other];
}

bool ent_link_force(Linker *linker, uint32_t a, uint32_t b)
{
  a = ent_link_root(linker, a);
  b = ent_link_root(linker, b);
  if (a == b) return true;
  if (!agree(linker->key[a], linker->key[b])) return false;
  unite(linker, a, b);
  return true;
}

bool ent_link_join(Linker *linker, uint32_t a, uint32_t b)
{
  return agree(linker->qualifier[ent_link_root(linker, a)],
               linker->qualifier[ent_link_root(linker, b)]) &&
         ent_link_force(linker, a, b);
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

/* A name of one family of classes, told apart by what is in detail. */
static const char *block_name(Linker *linker, EntClass cls, const char *name,
                              const char *detail)
{
  char *text = g_strdup_printf("%02u\x1f%s\x1f%s", (unsigned)ent_link_family(cls), name,
                               detail ? detail : "");
  const char *interned = ent_strings_intern(linker->strings, text);
  g_free(text);
  return interned;
}

/* ---- what tells a thing ---- */

static bool seen_as_description(const EntItem *item)
{
  for (uint32_t i = 0; i < item->n_aliases; i++)
    if (g_ascii_strcasecmp(item->aliases[i], item->name) == 0 &&
        !ent_looks_proper(item->aliases[i]))
      return true;
  return false;
}

static bool is_matter(EntClass cls)
{
  return ent_class_in(cls, ENT_SET_MATTER);
}

bool ent_link_is_local(const EntItem *item)
{
  if (item->key) return false;
  if (item->cls == ENT_CLASS_PERSON) return item->partial || !strchr(item->name, ' ');
  if (item->qualifier) return false;
  if (item->cls == ENT_CLASS_ROLE) return true;
  if (is_matter(item->cls))
    return item->partial || !ent_looks_proper(item->name) || seen_as_description(item);
  return item->partial;
}

/* "scheme:value" names one thing whatever its class; another key does so within it. */
static const char *key_block(Linker *linker, const EntItem *item)
{
  size_t scheme = strspn(item->key, "abcdefghijklmnopqrstuvwxyz0123456789-");
  if (scheme && item->key[scheme] == ':')
    return ent_strings_intern(linker->strings, item->key);
  return block_name(linker, item->cls, item->key, "key");
}

/* ---- passes ---- */

static void join_keys(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  for (uint32_t i = 1; i < n; i++) {
    uint32_t a = ent_link_root(linker, run[0].item);
    uint32_t b = ent_link_root(linker, run[i].item);
    if (a != b) unite(linker, a, b);
  }
}

static void join_run(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  for (uint32_t i = 1; i < n; i++)
    ent_link_join(linker, run[0].item, run[i].item);
}

static void link_keys(Linker *linker)
{
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    if (item->key) ent_link_file(&index, key_block(linker, item), i, false);
  }
  ent_link_runs(&index, join_keys, NULL);
}

static bool has_plain_name(const EntItem *item)
{
  return !item->key && item->cls != ENT_CLASS_PERSON && !ent_link_is_local(item);
}

static void link_names(Linker *linker)
{
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    if (!has_plain_name(item)) continue;
    ent_link_file(&index,
                  block_name(linker, item->cls, linker->name[i], linker->qualifier[i]),
                  i, false);
  }
  ent_link_runs(&index, join_run, NULL);
}

static bool is_told(const Linker *linker, uint32_t root)
{
  return linker->key[root] || linker->qualifier[root];
}

/* The one cluster of a run that has the name in full; ENT_NONE if none or several. */
static uint32_t only_holder(Linker *linker, const Entry *run, uint32_t n)
{
  uint32_t found = ENT_NONE;
  for (uint32_t i = 0; i < n; i++) {
    if (run[i].seeks) continue;
    uint32_t root = ent_link_root(linker, run[i].item);
    if (found != ENT_NONE && root != found) return ENT_NONE;
    found = root;
  }
  return found;
}

static void join_seekers(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  uint32_t holder = only_holder(linker, run, n);
  if (holder == ENT_NONE) return;
  for (uint32_t i = 0; i < n; i++)
    if (run[i].seeks) ent_link_join(linker, holder, run[i].item);
}

/* A bare name joins the only thing of that name that has a key or qualifier. */
static void link_bare_names(Linker *linker)
{
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    if (item->cls == ENT_CLASS_PERSON || ent_link_is_local(item)) continue;
    ent_link_file(&index, block_name(linker, item->cls, linker->name[i], NULL), i,
                  !is_told(linker, ent_link_root(linker, i)));
  }
  ent_link_runs(&index, join_seekers, NULL);
}

static bool is_short_form(EntClass family, const char *alias)
{
  return family == ENT_CLASS_COUNTRY ||
         (family == ENT_CLASS_ORGANIZATION && ent_looks_like_acronym(alias));
}

/* Acronyms of organisations, any other name of a country. */
static void link_short_forms(Linker *linker)
{
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    EntClass family = ent_link_family(item->cls);
    if (!item->key && is_short_form(family, item->name))
      ent_link_file(&index, block_name(linker, family, linker->name[i], NULL), i, true);
    if (family == ENT_CLASS_ORGANIZATION && ent_looks_like_acronym(item->name))
      continue;
    for (uint32_t k = 0; k < item->n_aliases; k++) {
      if (!is_short_form(family, item->aliases[k])) continue;
      const char *name = ent_link_fold(linker, item->aliases[k]);
      if (name != linker->name[i])
        ent_link_file(&index, block_name(linker, family, name, NULL), i, false);
    }
  }
  ent_link_runs(&index, join_seekers, NULL);
}

/* ---- all of it ---- */

static Linker linker_new(const EntGraph *graph)
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
  };
  for (uint32_t i = 0; i < n; i++) {
    const EntItem *item = ent_item(graph, i);
    linker.parent[i] = linker.next[i] = i;
    linker.first[item->source + 1]++;
    linker.key[i] = item->key;
    linker.name[i] = ent_link_fold(&linker, item->name);
    if (item->qualifier) linker.qualifier[i] = ent_link_fold(&linker, item->qualifier);
  }
  for (uint32_t i = 1; i <= n_sources; i++)
    linker.first[i] += linker.first[i - 1];
  return linker;
}

uint32_t *ent_link_items(const EntGraph *graph)
{
  Linker linker = linker_new(graph);
  link_keys(&linker);
  link_names(&linker);
  link_bare_names(&linker);
  link_short_forms(&linker);
  ent_link_roles(&linker);
  ent_link_persons(&linker);
  ent_link_held_roles(&linker);
  uint32_t *cluster = g_new(uint32_t, linker.n + 1);
  for (uint32_t i = 0; i < linker.n; i++)
    cluster[i] = ent_link_root(&linker, i);
  g_free(linker.parent);
  g_free(linker.next);
  g_free(linker.first);
  g_free(linker.key);
  g_free(linker.qualifier);
  g_free(linker.name);
  ent_strings_free(linker.strings);
  g_string_free(linker.scratch, TRUE);
  return cluster;
}
