// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Makes the model's table of words: clusters of vectors, and the parts of speech that
 * words have in a corpus. */
#ifndef ENT_EXTRACT_TRAIN_WORD_TABLE_H
#define ENT_EXTRACT_TRAIN_WORD_TABLE_H

#include "extract/train/clusters.h"
#include "extract/train/conllu.h"
#include "extract/train/model_write.h"

/* Writes section "WORD". Vectors and their clusters may be NULL, both. */
void ent_train_words(const EntCorpus *corpus, const EntVectors *vectors,
                     const EntClusters *clusters, EntModelWriter *writer);

#endif
