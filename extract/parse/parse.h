// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Dependency trees (arc-hybrid transition system, greedy, dynamic oracle in training;
 * Goldberg and Nivre 2013). */
#ifndef ENT_EXTRACT_PARSE_PARSE_H
#define ENT_EXTRACT_PARSE_PARSE_H

#include "extract/analysis.h"
#include "extract/model/model.h"

/* Sets head and deprel of a tagged sentence's tokens, and ENT_SENT_PARSED. Exactly one
 * root (head ENT_NONE, deprel root). Linear time; sentences longer than 500 tokens are
 * parsed in pieces. */
void ent_parse_sentence(const EntModel *model, EntAnalysis *a, uint32_t sentence);

#endif
