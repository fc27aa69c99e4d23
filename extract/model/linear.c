// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Scores of a linear classifier. The features of one decision are looked up in three
 * sweeps, so that the memory of all of them is under way at the same time. */
#include "extract/model/linear.h"
#include <string.h>

bool ent_linear_view(EntLinear *linear, const void *section, size_t size)
{
  *linear = (EntLinear){0};
  const EntLinearHeader *header = section;
  if (!section || size < sizeof(*header)) return false;
  if (header->bits == 0 || header->bits > 28) return false;
  if (header->n_labels == 0 || header->n_labels > ENT_LINEAR_MAX_LABELS) return false;
  size_t buckets = (((size_t)1 << header->bits) + 1) * sizeof(EntLinearBucket);
  if (size != sizeof(*header) + buckets + header->blob_size) return false;
  linear->values = header->values;
  linear->buckets = (const EntLinearBucket *)(const void *)(header + 1);
  linear->blob = (const uint8_t *)section + sizeof(*header) + buckets;
  linear->n_labels = header->n_labels;
  linear->shift = 64 - header->bits;
  return linear->buckets[(size_t)1 << header->bits].start == header->blob_size;
}

/* Adds a 16-bit weight to the score of every label; a loop that compilers vectorize. */
static void add_dense(const uint8_t *row, uint32_t n_labels, int32_t *scores)
{
  for (uint32_t i = 0; i < n_labels; i++) {
    int16_t weight;
    memcpy(&weight, row + i * sizeof(weight), sizeof(weight));
    scores[i] += weight;
  }
}

static void add_row(const EntLinear *linear, const uint8_t *row, const uint8_t *end,
                    uint16_t key, int32_t *scores)
{
  while (row < end) {
    uint16_t found = (uint16_t)(row[0] | row[1] << 8);
    const uint8_t *pair = row + 3;
    bool dense = row[2] == ENT_LINEAR_DENSE;
    row = pair + 2u * (dense ? linear->n_labels : row[2]);
    if (found != key) continue;
    if (dense)
      add_dense(pair, linear->n_labels, scores);
    else
      for (; pair < row; pair += 2)
        scores[pair[0]] += linear->values[pair[1]];
    return;
  }
}

void ent_linear_score(const EntLinear *linear, const uint64_t *features, unsigned n,
                      int32_t *scores)
{
  const EntLinearBucket *found[ENT_LINEAR_MAX_FEATURES];
  uint16_t keys[ENT_LINEAR_MAX_FEATURES];
  unsigned n_found = 0;
  memset(scores, 0, linear->n_labels * sizeof(*scores));
  for (unsigned i = 0; i < n; i++)
    __builtin_prefetch(&linear->buckets[features[i] >> linear->shift]);
  for (unsigned i = 0; i < n; i++) {
    const EntLinearBucket *bucket = &linear->buckets[features[i] >> linear->shift];
    found[n_found] = bucket;
    keys[n_found] = (uint16_t)features[i];
    n_found += bucket->mask >> (features[i] & 31) & 1; /* no branch to guess wrong */
  }
  for (unsigned i = 0; i < n_found; i++)
    __builtin_prefetch(linear->blob + found[i]->start);
  for (unsigned i = 0; i < n_found; i++)
    add_row(linear, linear->blob + found[i][0].start, linear->blob + found[i][1].start,
            keys[i], scores);
}
