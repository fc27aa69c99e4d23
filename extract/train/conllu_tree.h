// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Whether the heads of a sentence are a tree. */
#ifndef ENT_EXTRACT_TRAIN_CONLLU_TREE_H
#define ENT_EXTRACT_TRAIN_CONLLU_TREE_H

#include "extract/analysis.h"

/* Heads count from 1, 0 = root. NULL if the n tokens are one tree with one root; else
 * what is wrong, and *bad = index of the token where it shows. Linear time. */
const char *ent_conllu_check_tree(const EntToken *tokens, uint32_t n, uint32_t *bad);

#endif
