// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tokens and sentences that the user gives, so that later stages can be scored on
 * public test sets: CoNLL-U, or one token a line with an empty line after a sentence.
 */
#ifndef ENT_EXTRACT_TOKEN_GIVEN_H
#define ENT_EXTRACT_TOKEN_GIVEN_H

#include "extract/analysis.h"

/* Reads the lines of input (in CoNLL-U: the FORM column, without ranges and empty
 * nodes; else: the line up to the first tab) and sets text, length, tokens and
 * sentences of the analysis. The text is the forms with a space between, none after
 * SpaceAfter=No. Never fails: a line without a form is left out. Linear time. */
void ent_tokens_given(EntAnalysis *a, const char *input, size_t length, bool conllu);

#endif
