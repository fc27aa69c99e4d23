// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A linear classifier over hashed features, in a section of the model. Each feature has
 * a row of the labels it speaks for, so one look-up serves all labels.
 *
 * The section: EntLinearHeader, then (1 << bits) + 1 buckets, then the blob, which ends
 * with ENT_LINEAR_PAD zeros: rows are read in pieces of fixed size. A bucket is chosen
 * by the high bits of a feature's hash. Its mask has bit (hash & 31) set for each of
 * its rows, so that most features that have none are done with before the blob is
 * touched. In the blob it is a table, then its rows in the order of these five bits;
 * the table has for each set bit but the lowest where the first of its rows begins, as
 * a 16-bit number of bytes from the table's begin. So the row is found by counting
 * bits, and no other is read, but those that share the five bits. A row: low 16 bits of
 * the hash, number n of weights, n times label and weight code; or, where n is
 * ENT_LINEAR_DENSE, the weights of all labels as 16-bit numbers. */
#ifndef ENT_EXTRACT_MODEL_LINEAR_H
#define ENT_EXTRACT_MODEL_LINEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  ENT_LINEAR_MAX_LABELS = 254,
  ENT_LINEAR_DENSE = 255,
  ENT_LINEAR_MAX_FEATURES = 192,
  ENT_LINEAR_DENSE_FROM = 32, /* weights; rows of fewer are pairs */
  ENT_LINEAR_CODES = 256,
  ENT_LINEAR_PAD = 64
};

typedef struct {
  uint32_t n_labels;
  uint32_t bits;
  uint32_t blob_size;
  uint32_t zero;
  int16_t values[ENT_LINEAR_CODES]; /* weight of each code, log-spaced */
} EntLinearHeader;

typedef struct {
  uint32_t start; /* of its table in the blob; its rows end where the next one starts */
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

/* Whether a view's rows are what a trainer writes, wherever it may look: all of them
 * are read, which takes some milliseconds. Scores of a section that is not so may be
 * read outside of it. */
bool ent_linear_is_sound(const EntLinear *linear);

/* Sets scores[0 .. n_labels) to the sums of the weights of n features. */
void ent_linear_score(const EntLinear *linear, const uint64_t *features, unsigned n,
                      int32_t *scores);

#endif
