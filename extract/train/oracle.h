// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many arcs
 * of the true tree can no longer be had after a move. */
#ifndef ENT_EXTRACT_TRAIN_ORACLE_H
#define ENT_EXTRACT_TRAIN_ORACLE_H

#include "extract/parse/state.h"

typedef struct {
  uint32_t n;
  uint16_t *head; /* of each word; n = root */
  uint8_t *deprel;
  uint16_t *children; /* words by their heads */
  uint32_t *first;    /* n + 2: where the children of each node begin */
} EntTrueTree;

/* From the annotation of tokens [first, first + n), n <= ENT_PARSE_MAX. */
void ent_true_tree_init(EntTrueTree *tree, EntArena *arena, const EntToken *tokens,
                        uint32_t first, uint32_t n);

/* Costs of the moves; those of moves that are not legal are UINT32_MAX. */
void ent_oracle_costs(const EntTrueTree *tree, const EntParseState *s, unsigned legal,
                      uint32_t costs[ENT_MOVE_COUNT]);

#endif
