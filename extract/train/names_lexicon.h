// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Makes the word table of the name model: from a word's vector a small network guesses
 * in which names the word stands. The guess for a word that the corpora have is made by
 * a network that never saw it, so that the guesses are as good (or bad) in training as
 * for new words. */
#ifndef ENT_EXTRACT_TRAIN_NAMES_LEXICON_H
#define ENT_EXTRACT_TRAIN_NAMES_LEXICON_H

#include "extract/tag/names_words.h"
#include "extract/train/train_names_corpus.h"

typedef struct {
  uint32_t n, dims;
  const char *const *words; /* lower case, the most frequent first */
  const float *values;      /* n rows of dims */
  const uint16_t *clusters; /* of each word, from 1 */
} EntNamesVectors;

/* The section "NAML"; g_free it. */
void *ent_names_lexicon_new(const EntNamesVectors *vectors,
                            const EntNamesCorpus *corpus, size_t *size);

#endif
