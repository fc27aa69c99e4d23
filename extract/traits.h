// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the words around a description say of its thing: the evidence by which the graph
 * finds the same thing in other documents. */
#ifndef ENT_EXTRACT_TRAITS_H
#define ENT_EXTRACT_TRAITS_H

#include "extract/mention/mention.h"

/* Sets thing->traits from the mentions of one chain (list: n indices of mentions):
 * "name=value" strings as docs/statement-lines.md lists them, sorted, no duplicates, in
 * the arena. Agreements, events, programmes, laws and roles have traits of their
 * descriptions, persons a year of birth. */
void ent_traits_collect(const EntMentions *m, const uint32_t *list, uint32_t n,
                        EntArena *arena, EntThing *thing);

#endif
