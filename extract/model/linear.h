// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A linear classifier over hashed features, in a section of the model. Each feature has
 * a row of the labels it speaks for, so one look-up serves all labels.
 *
 * The section: EntLinearHeader, then (1 << bits) + 1 buckets, then the blob. A bucket,
 * chosen by the high bits of a feature's hash, is a run of rows in the blob: low 16
 * bits of the hash, number n of weights, n times label and weight code; or, where n is
 * ENT_LINEAR_DENSE, the weights of all labels as 16-bit numbers. The bucket's mask has
 * bit (hash & 31) set for each row, so that most features that have none are done with
 * before the blob is touched. */
#ifndef ENT_EXTRACT_MODEL_LINEAR_H
#define ENT_EXTRACT_MODEL_LINEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  ENT_LINEAR_MAX_LABELS = 254,
  ENT_LINEAR_DENSE = 255,
  ENT_LINEAR_MAX_FEATURES = 192,
  ENT_LINEAR_CODES = 256
};

typedef struct {
  uint32_t n_labels;
  uint32_t bits;
  uint32_t blob_size;
  uint32_t zero;
  int16_t values[ENT_LINEAR_CODES]; /* weight of each code, log-spaced */
} EntLinearHeader;

typedef struct {
  uint32_t start; /* of its rows in the blob; they end where the next bucket's start */
  uint32_t mask;
} EntLinearBucket;

typedef struct {
  const int16_t *values;
  const EntLinearBucket *buckets;
  const uint8_t *blob;
  uint32_t n_labels;
  unsigned shift;
} EntLinear;

/* A view of the section; false if its sizes do not fit together. */
bool ent_linear_view(EntLinear *linear, const void *section, size_t size);

/* Sets scores[0 .. n_labels) to the sums of the weights of n features. */
void ent_linear_score(const EntLinear *linear, const uint64_t *features, unsigned n,
                      int32_t *scores);

#endif
