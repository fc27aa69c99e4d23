// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Learns the lemma rules of a corpus. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_LEMMA_H
#define ENT_EXTRACT_TRAIN_TRAIN_LEMMA_H

#include "extract/train/conllu.h"
#include "extract/train/model_write.h"

/* Writes section "LEMM". */
void ent_train_lemmas(const EntCorpus *corpus, EntModelWriter *writer);

#endif
