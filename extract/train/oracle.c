// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Costs of moves. */
#include "extract/train/oracle.h"

void ent_true_tree_init(EntTrueTree *tree, EntArena *arena, const EntToken *tokens,
                        uint32_t first, uint32_t n)
{
  tree->n = n;
  tree->head = ent_arena_new_array(arena, uint16_t, n);
  tree->deprel = ent_arena_new_array(arena, uint8_t, n);
  tree->children = ent_arena_new_array(arena, uint16_t, n);
  tree->first = ent_arena_new_array(arena, uint32_t, n + 2);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t head = tokens[first + i].head;
    tree->head[i] = (uint16_t)(head == ENT_NONE ? n : head - first);
    tree->deprel[i] = tokens[first + i].deprel;
    tree->first[tree->head[i] + 1]++;
  }
  for (uint32_t i = 0; i <= n; i++)
    tree->first[i + 1] += tree->first[i];
  uint32_t *at = ent_arena_new_array(arena, uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t head = tree->head[i];
    tree->children[tree->first[head] + at[head]++] = (uint16_t)i;
  }
}

/* Dependents of a word that are still in the buffer. */
static uint32_t children_in_buffer(const EntTrueTree *tree, const EntParseState *s,
                                   uint32_t word)
{
  uint32_t n = 0;
  for (uint32_t i = tree->first[word]; i < tree->first[word + 1]; i++)
    n += tree->children[i] >= s->next;
  return n;
}

/* Arcs between the buffer's first and the stack that it can no longer have once it is
 * on the stack itself. */
static uint32_t shift_cost(const EntTrueTree *tree, const EntParseState *s)
{
  uint32_t word = s->next, cost = 0;
  for (uint32_t i = 0; i < s->depth; i++) {
    cost += tree->head[s->stack[i]] == word;
    cost += i + 1 < s->depth && tree->head[word] == s->stack[i];
  }
  return cost;
}

void ent_oracle_costs(const EntTrueTree *tree, const EntParseState *s, unsigned legal,
                      uint32_t costs[ENT_MOVE_COUNT])
{
  for (int i = 0; i < ENT_MOVE_COUNT; i++)
    costs[i] = UINT32_MAX;
  if (legal >> ENT_MOVE_SHIFT & 1) costs[ENT_MOVE_SHIFT] = shift_cost(tree, s);
  if (s->depth == 0) return;
  uint32_t top = ent_parse_stack(s, 0), below = ent_parse_stack(s, 1);
  uint32_t head = tree->head[top], children = children_in_buffer(tree, s, top);
  if (legal >> ENT_MOVE_LEFT & 1)
    costs[ENT_MOVE_LEFT] = children + (head == below || head > s->next);
  if (legal >> ENT_MOVE_RIGHT & 1) costs[ENT_MOVE_RIGHT] = children + (head >= s->next);
}
