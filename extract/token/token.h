// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tokens and sentences of one document: slices of its text, never copies.
 * Conventions: Universal Dependencies English (EWT, GUM): clitics are tokens of their
 * own ("do" "n't", "China" "'s"), hyphenated words are split as there. */
#ifndef ENT_EXTRACT_TOKEN_TOKEN_H
#define ENT_EXTRACT_TOKEN_TOKEN_H

#include "extract/analysis.h"
#include "graph/error.h"

/* The word lists that tokens and sentences need: read-only, shared by threads. */
typedef struct EntTokenizer EntTokenizer;

/* Loads abbreviations.tsv and token-words.tsv of data_dir/lexicon. NULL with file, line
 * and column of the first mistake. */
EntTokenizer *ent_tokenizer_new(const char *data_dir, EntError *error);
void ent_tokenizer_free(EntTokenizer *t);

/* Fills tokens and sentences of the analysis from its text: of each token begin, end,
 * norm, norm_length and flags, of each sentence all. head, name and the like are zero
 * or ENT_NONE. Linear time in the text. */
void ent_tokenize(const EntTokenizer *t, EntAnalysis *a);

/* Where there is no end for so long, the sentence is cut: what comes after it costs
 * time and room that grow with its square, and every statement quotes it. */
enum { ENT_SENTENCE_LONGEST = 1000 /* tokens */ };

#endif
