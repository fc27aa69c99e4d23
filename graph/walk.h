// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds the bytes of code points in a text: cheap as long as one walks forward. Inside
 * graph only. */
#ifndef ENT_GRAPH_WALK_H
#define ENT_GRAPH_WALK_H

#include "graph/statement.h"

typedef struct {
  const char *text, *end, *at;
  uint32_t index; /* of the code point at */
  uint32_t line;  /* that it is on, from 1 */
  EntFileLines lines;
} EntWalk;

/* text may be NULL. */
EntWalk ent_walk_new(const char *text, EntFileLines lines);
/* The words at a span; the caller frees them. Never NULL; a span that passes the end is
 * cut there. */
char *ent_walk_quote(EntWalk *walk, EntSpan span);
/* The line of the file that a code point is on, from 1. */
uint32_t ent_walk_line(EntWalk *walk, uint32_t index);

#endif
