// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Roles over documents by the place they are held in: one document writes "UK", the
 * other "United Kingdom", so words are no measure; the node that both mean is. */
#include "graph/link.h"

/* What the statements of its document say of a role's place. */
enum { NOWHERE = UINT32_MAX, SEVERAL = UINT32_MAX - 1 };

/* The cluster of the place of each role; of other items NOWHERE. */
static uint32_t *places_of(Linker *linker)
{
  uint32_t *place = g_new(uint32_t, linker->n + 1);
  for (uint32_t i = 0; i < linker->n; i++)
    place[i] = NOWHERE;
  for (uint32_t i = 0; i < linker->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(linker->graph, i);
    if (claim->property != ENT_PROP_ROLE_IN || claim->status == ENT_STATUS_DENIED)
      continue;
    uint32_t root = ent_link_root(linker, claim->object.node);
    uint32_t *mine = &place[claim->subject];
    *mine = *mine == NOWHERE || *mine == root ? root : SEVERAL;
  }
  return place;
}

static void join_role(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  for (uint32_t i = 1; i < n; i++)
    ent_link_force(linker, run[0].item, run[i].item);
}

void ent_link_roles(Linker *linker)
{
  uint32_t *place = places_of(linker);
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    if (ent_item(linker->graph, i)->cls != ENT_CLASS_ROLE || place[i] >= SEVERAL)
      continue;
    g_string_printf(linker->scratch, "%s\x1f%u", linker->name[i], place[i]);
    ent_link_file(&index, ent_strings_intern(linker->strings, linker->scratch->str), i,
                  false);
  }
  ent_link_runs(&index, join_role, NULL);
  g_free(place);
}
