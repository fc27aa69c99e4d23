// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Copies of sentences in other case, so that headlines are not strange to the tagger.
 */
#ifndef ENT_EXTRACT_TRAIN_VARY_H
#define ENT_EXTRACT_TRAIN_VARY_H

#include "extract/train/conllu.h"

/* A corpus of one document for each way of writing (upper case, capitalised words,
 * lower case), with every step-th sentence of the given one. */
EntCorpus *ent_corpus_vary(const EntCorpus *corpus, uint32_t step);

#endif
