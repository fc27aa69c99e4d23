// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Learns the tagger. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_TAGGER_H
#define ENT_EXTRACT_TRAIN_TRAIN_TAGGER_H

#include "extract/train/conllu.h"
#include "extract/train/model_write.h"
#include <stdio.h>

/* Learns from corpus, and from varied (may be NULL: the same sentences in other case)
 * where it is not a matter of held-out tags. Writes sections "TAGS" and "TAGW"; "WORD"
 * is used if it is there. */
void ent_train_tagger(const EntCorpus *corpus, const EntCorpus *varied,
                      EntModelWriter *writer, uint32_t epochs, FILE *log);

/* Replaces upos and feats of all tokens by what a tagger gives that has not seen their
 * document (jackknife), so that the parser learns from tags as good as it will get. */
void ent_train_jackknife(EntCorpus *corpus, const EntModelWriter *writer,
                         uint32_t folds, uint32_t epochs, FILE *log);

#endif
