// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Roles over documents. By the place they are held in: one document writes "UK", the
 * other "United Kingdom", so words are no measure; the node that both mean is. And by
 * who holds them, where a document does not say the place. */
#include "graph/link.h"

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
  for (uint32_t i = 1; i < n; i++)
    ent_link_try(linker, run[0].item, run[i].item, ENT_IGNORE_QUALIFIERS);
}

/* Files each role under its name and the one other thing that it goes with. */
static Index file_roles(Linker *linker, EntProperty property)
{
  uint32_t *other = others_of(linker, property);
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    if (ent_item(linker->graph, i)->cls != ENT_CLASS_ROLE || other[i] >= SEVERAL)
      continue;
    g_string_printf(linker->scratch, "%s\x1f%u", linker->name[i], other[i]);
    ent_link_file(&index, ent_strings_intern(linker->strings, linker->scratch->str), i,
                  false);
  }
  g_free(other);
  return index;
}

void ent_link_roles(Linker *linker)
{
  Index index = file_roles(linker, ENT_PROP_ROLE_IN);
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

void ent_link_held_roles(Linker *linker)
{
  Index index = file_roles(linker, ENT_PROP_HOLDS_ROLE);
  ent_link_runs(&index, join_held, NULL);
}
