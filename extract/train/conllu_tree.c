// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Checks trees: one root, heads within the sentence, no cycle. */
#include "extract/train/conllu_tree.h"
#include <glib.h>

/* First token from which the root is not reached, n if there is none. Every token is
 * walked over once: mark = the token whose walk came by, numbered from 1. */
static uint32_t find_cycle(const EntToken *tokens, uint32_t n)
{
  g_autofree uint32_t *mark = g_new0(uint32_t, n);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = i;
    while (mark[at] == 0) {
      mark[at] = i + 1;
      if (tokens[at].head == 0) break;
      at = tokens[at].head - 1;
    }
    if (mark[at] == i + 1 && tokens[at].head != 0) return i;
  }
  return n;
}

const char *ent_conllu_check_tree(const EntToken *tokens, uint32_t n, uint32_t *bad)
{
  uint32_t roots = 0;
  for (uint32_t i = 0; i < n; i++) {
    *bad = i;
    if (tokens[i].head > n) return "the head lies outside the sentence";
    if (tokens[i].head == 0 && ++roots > 1) return "a second root";
  }
  *bad = 0;
  if (roots == 0) return "a sentence without a root";
  *bad = find_cycle(tokens, n);
  return *bad < n ? "a cycle: the root is not reached from this word" : NULL;
}
