// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The inside of a learner, for learner.c and learner_export.c. */
#ifndef ENT_EXTRACT_TRAIN_LEARNER_TABLE_H
#define ENT_EXTRACT_TRAIN_LEARNER_TABLE_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  int32_t now; /* weight */
  uint32_t label;
  uint64_t since; /* clock at its last change */
  int64_t sum;    /* of the weight over all ticks before that */
} EntLearnerWeight;

typedef struct {
  uint32_t updates;
  uint16_t n, room;
  EntLearnerWeight weights[];
} EntLearnerRow;

typedef struct {
  uint64_t key;
  EntLearnerRow *row; /* NULL = free */
} EntLearnerSlot;

struct EntLearner {
  EntLearnerSlot *slots; /* 1 << bits, linear probing, at most half full */
  size_t n_features;
  uint64_t clock;
  uint32_t n_labels, min_updates;
  unsigned bits;
};

/* The feature's slot, or the free one where it belongs. */
static inline EntLearnerSlot *ent_learner_slot(const struct EntLearner *l, uint64_t key)
{
  size_t mask = ((size_t)1 << l->bits) - 1;
  size_t at = (size_t)(key >> (64 - l->bits));
  while (l->slots[at].row && l->slots[at].key != key)
    at = (at + 1) & mask;
  return &l->slots[at];
}

#endif
