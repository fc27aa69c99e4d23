// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which things of documents are one: by key, by name and qualifier, by acronym. Each
 * pass is more daring than the one before and never joins against a conflict.
 * docs/graph-model.md tells the rules. */
#include "graph/link.h"

#include "graph/fold.h"
#include <stdlib.h>
#include <string.h>

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
  linker->evidence = ent_item(linker->graph, run[0].item)->key;
  ent_link_join_run(linker, run, n, ENT_IGNORE_KEYS | ENT_IGNORE_QUALIFIERS);
}

static void join_run(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  ent_link_join_run(linker, run, n, 0);
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

/* A body of a state whose document says of which: told apart by that state, as if the
 * document had given it as the qualifier. */
static void tell_by_state(Linker *linker)
{
  for (uint32_t i = 0; i < linker->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(linker->graph, i);
    if (claim->property != ENT_PROP_PART_OF || claim->status == ENT_STATUS_DENIED)
      continue;
    const EntItem *body = ent_item(linker->graph, claim->subject);
    const EntItem *state = ent_item(linker->graph, claim->object.node);
    if (body->cls == ENT_CLASS_GOVERNMENT_BODY && state->cls == ENT_CLASS_COUNTRY &&
        !body->key && !linker->qualifier[claim->subject])
      linker->qualifier[claim->subject] = linker->name[claim->object.node];
  }
}

/* ---- all of it ---- */

typedef struct {
  EntMergePass pass;
  float score; /* of a join, where the pass weighs no evidence */
  void (*run)(Linker *linker);
} Pass;

static const Pass passes[] = {
    {ENT_MERGE_KEY, 1.0f, link_keys},
    {ENT_MERGE_NAME, 0.95f, link_names},
    {ENT_MERGE_BARE_NAME, 0.85f, link_bare_names},
    {ENT_MERGE_SHORT_FORM, 0.9f, link_short_forms},
    {ENT_MERGE_ROLE_PLACE, 0.9f, ent_link_roles},
    {ENT_MERGE_FULL_NAME, 0.95f, ent_link_full_names},
    {ENT_MERGE_PARTIAL_NAME, 0.8f, ent_link_partial_names},
    {ENT_MERGE_ROLE_HOLDER, 0.85f, ent_link_held_roles},
    {ENT_MERGE_MATTER, 0, ent_link_matters},
    {ENT_MERGE_NAME, 0.5f, ent_link_tell_alike},
};

uint32_t *ent_link_items(const EntGraph *graph, const EntWishes *wishes, GArray *merges,
                         EntError *error)
{
  Linker linker = ent_linker_new(graph, merges);
  if (wishes && !ent_wishes_settle(wishes, &linker, error)) {
    ent_linker_clear(&linker);
    return NULL;
  }
  tell_by_state(&linker);
  for (size_t i = 0; i < G_N_ELEMENTS(passes); i++) {
    ent_link_reason(&linker, passes[i].pass, passes[i].score);
    passes[i].run(&linker);
  }
  uint32_t *cluster = g_new(uint32_t, linker.n + 1);
  for (uint32_t i = 0; i < linker.n; i++)
    cluster[i] = ent_link_root(&linker, i);
  ent_linker_clear(&linker);
  return cluster;
}
