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
  size_t starts = (((size_t)1 << header->bits) + 1) * sizeof(uint32_t);
  if (size != sizeof(*header) + starts + header->blob_size) return false;
  linear->values = header->values;
  linear->starts = (const uint32_t *)(const void *)(header + 1);
  linear->blob = (const uint8_t *)section + sizeof(*header) + starts;
  linear->n_labels = header->n_labels;
  linear->shift = 64 - header->bits;
  return linear->starts[(size_t)1 << header->bits] == header->blob_size;
}

static void add_row(const EntLinear *linear, const uint8_t *row, const uint8_t *end,
                    uint16_t key, int32_t *scores)
{
  while (row < end) {
    uint16_t found = (uint16_t)(row[0] | row[1] << 8);
    const uint8_t *pair = row + 3;
    row = pair + 2u * row[2];
    if (found != key) continue;
    for (; pair < row; pair += 2)
      scores[pair[0]] += linear->values[pair[1]];
    return;
  }
}

void ent_linear_score(const EntLinear *linear, const uint64_t *features, unsigned n,
                      int32_t *scores)
{
  uint32_t begin[ENT_LINEAR_MAX_FEATURES], end[ENT_LINEAR_MAX_FEATURES];
  memset(scores, 0, linear->n_labels * sizeof(*scores));
  for (unsigned i = 0; i < n; i++)
    __builtin_prefetch(&linear->starts[features[i] >> linear->shift]);
  for (unsigned i = 0; i < n; i++) {
    size_t bucket = (size_t)(features[i] >> linear->shift);
    begin[i] = linear->starts[bucket];
    end[i] = linear->starts[bucket + 1];
    __builtin_prefetch(linear->blob + begin[i]);
  }
  for (unsigned i = 0; i < n; i++)
    add_row(linear, linear->blob + begin[i], linear->blob + end[i],
            (uint16_t)features[i], scores);
}
