// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a user says of things: which are the same, which are different. Read from files
 * (docs/same-different.md), checked against each other, then obeyed by linking.
 *
 * Ownership: the wishes own all that was read; a graph that is linked with them does
 * not keep them. */
#ifndef ENT_GRAPH_WISHES_H
#define ENT_GRAPH_WISHES_H

#include "graph/error.h"
#include "graph/vocab.h"

typedef struct EntWishes EntWishes;

ENT_API EntWishes *ent_wishes_new(void);
/* NULL is allowed. */
ENT_API void ent_wishes_free(EntWishes *wishes);

/* Adds the lines of a file: same = what is one thing, else what is two. False with
 * file, line and column at the first line that is wrong. */
ENT_API bool ent_wishes_read(EntWishes *wishes, const char *path, bool same,
                             EntError *error);

/* False when lines contradict each other, straight or by a chain of "same" lines: the
 * error is at one line and names the other. */
ENT_API bool ent_wishes_check(const EntWishes *wishes, EntError *error);

#endif
