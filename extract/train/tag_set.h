// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tags a tagger may give: all of the corpus but the rarest. */
#ifndef ENT_EXTRACT_TRAIN_TAG_SET_H
#define ENT_EXTRACT_TRAIN_TAG_SET_H

#include "extract/tag/tagger.h"
#include "extract/train/conllu.h"

typedef struct {
  uint32_t n;
  EntTag tags[ENT_LINEAR_MAX_LABELS];
  uint8_t frequent[ENT_POS_COUNT]; /* the most frequent tag of each part of speech */
} EntTagSet;

EntTagSet *ent_tag_set_new(const EntCorpus *corpus);
void ent_tag_set_free(EntTagSet *set);

/* Index of an annotated token's tag; a rare one counts as the most frequent tag of its
 * part of speech. */
uint8_t ent_tag_set_find(const EntTagSet *set, const EntToken *token);

#endif
