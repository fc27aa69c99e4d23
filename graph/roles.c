// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Roles over documents. By the place they are held in: one document writes "UK", the
 * other "United Kingdom", so words are no measure; the node that both mean is. And by
 * who holds them, where a document does not say the place. */
#include "graph/link.h"

#include <string.h>

/* What the statements of its document say of a role's place, or of its holder. */
enum { NOWHERE = UINT32_MAX, SEVERAL = UINT32_MAX - 1 };

static void note(uint32_t *mine, uint32_t root)
{
  *mine = *mine == NOWHERE || *mine == root ? root : SEVERAL;
}

/* The cluster of the place or holder of each role; of other items NOWHERE. */
static uint32_t *others_of(Linker *linker, EntProperty property)
{
  uint32_t *place = g_new(uint32_t, linker->n + 1);
  for (uint32_t i = 0; i < linker->n; i++)
    place[i] = NOWHERE;
  for (uint32_t i = 0; i < linker->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(linker->graph, i);
    if (claim->property != property || claim->status == ENT_STATUS_DENIED) continue;
    if (property == ENT_PROP_ROLE_IN)
      note(&place[claim->subject], ent_link_root(linker, claim->object.node));
    else
      note(&place[claim->object.node], ent_link_root(linker, claim->subject));
  }
  return place;
}

static void join_role(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  ent_link_join_run(linker, run, n, ENT_IGNORE_QUALIFIERS);
}

/* Files each role under the one other thing that it goes with, and its name. */
static Index file_roles(Linker *linker, EntProperty property, bool by_name)
{
  uint32_t *other = others_of(linker, property);
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    if (ent_item(linker->graph, i)->cls != ENT_CLASS_ROLE || other[i] >= SEVERAL)
      continue;
    g_string_printf(linker->scratch, "%s\x1f%u", by_name ? linker->name[i] : "",
                    other[i]);
    ent_link_file(&index, ent_strings_intern(linker->strings, linker->scratch->str), i,
                  false);
  }
  g_free(other);
  return index;
}

void ent_link_roles(Linker *linker)
{
  Index index = file_roles(linker, ENT_PROP_ROLE_IN, true);
  ent_link_runs(&index, join_role, NULL);
}

/* One name, one holder: one role, unless documents give it two places. */
static void join_held(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  uint32_t told = NOWHERE;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t root = ent_link_root(linker, run[i].item);
    if (linker->qualifier[root]) note(&told, root);
  }
  if (told == SEVERAL) return;
  for (uint32_t i = 0; i < n; i++)
    ent_link_join(linker, told == NOWHERE ? run[0].item : told, run[i].item);
}

/* ---- names of one post ---- */

/* A person is compared in so many of his posts before each. */
enum { WINDOW = 16 };

static bool has_trait(const EntItem *item, const char *trait)
{
  for (uint32_t i = 0; i < item->n_traits; i++)
    if (strcmp(item->traits[i], trait) == 0) return true;
  return false;
}

/* All traits of that prefix that a has, b has too. */
static bool covers(const EntItem *a, const EntItem *b, const char *prefix)
{
  for (uint32_t i = 0; i < a->n_traits; i++)
    if (g_str_has_prefix(a->traits[i], prefix) && !has_trait(b, a->traits[i]))
      return false;
  return true;
}

/* "science minister" and "science and technology minister": of one kind and rank, and
 * the words of one are among those of the other. "vice minister" is of another rank. Of
 * what one document keeps apart it knows best. */
static bool is_one_post(const EntItem *a, const EntItem *b)
{
  return a->source != b->source && a->n_traits && b->n_traits &&
         covers(a, b, "kind=") && covers(b, a, "kind=") && covers(a, b, "rank=") &&
         covers(b, a, "rank=") && (covers(a, b, "word=") || covers(b, a, "word="));
}

static void join_posts(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  for (uint32_t i = 1; i < n; i++)
    for (uint32_t k = i > WINDOW ? i - WINDOW : 0; k < i; k++)
      if (is_one_post(ent_item(linker->graph, run[k].item),
                      ent_item(linker->graph, run[i].item)))
        ent_link_join(linker, run[k].item, run[i].item);
}

void ent_link_held_roles(Linker *linker)
{
  Index index = file_roles(linker, ENT_PROP_HOLDS_ROLE, true);
  ent_link_runs(&index, join_held, NULL);
  index = file_roles(linker, ENT_PROP_HOLDS_ROLE, false);
  linker->evidence = "one holder, one kind of post";
  ent_link_runs(&index, join_posts, NULL);
}
