// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tokens and sentences of one document: slices of its text, never copies.
 * Conventions: Universal Dependencies English (EWT, GUM): clitics are tokens of their
 * own
 * ("do" "n't", "China" "'s"), hyphenated words are split as in EWT. */
#ifndef ENT_EXTRACT_TOKEN_TOKEN_H
#define ENT_EXTRACT_TOKEN_TOKEN_H

#include "extract/analysis.h"

/* Fills tokens and sentences of the analysis from its text. Each token gets begin, end,
 * norm, flags and shape. Linear time in the text. */
void ent_tokenize(EntAnalysis *a);

#endif
