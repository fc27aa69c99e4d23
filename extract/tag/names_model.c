// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Looking weights of the name model up. */

#include "extract/tag/names_model.h"

bool ent_names_weights_view(EntNamesWeights *w, const void *section, size_t size)
{
  const EntNamesHeader *h = section;
  if (!section || size < sizeof *h || h->version != ENT_NAMES_VERSION || h->bits < 4 ||
      h->bits > 24 || h->margin_step == 0)
    return false;
  size_t slots = (size_t)1 << h->bits;
  if (size - sizeof *h < slots * (sizeof *w->checks + sizeof *w->weights)) return false;
  w->header = h;
  w->checks = (const uint16_t *)(h + 1);
  w->weights = (const int8_t(*)[ENT_NAMES_WIDTH])(w->checks + slots);
  return true;
}

bool ent_names_weights_are_sound(const EntNamesWeights *w)
{
  for (size_t i = 0; i < (size_t)1 << w->header->bits; i++)
    if (w->checks[i] == 0) return true;
  return false;
}

void ent_names_weights_add(const EntNamesWeights *w, const uint64_t *features,
                           unsigned n, EntNamesScores scores)
{
  uint32_t bits = w->header->bits, mask = (1u << bits) - 1;
  int16_t sum[ENT_NAMES_WIDTH] = {0}; /* 160 features of 127 at most: fits */
  for (unsigned i = 0; i < n; i++) {
    uint32_t slot = ent_names_slot(features[i], bits);
    uint16_t check = ent_names_check(features[i]);
    while (w->checks[slot] && w->checks[slot] != check)
      slot = (slot + 1) & mask;
    if (!w->checks[slot]) continue;
    for (unsigned l = 0; l < ENT_NAMES_WIDTH; l++)
      sum[l] = (int16_t)(sum[l] + w->weights[slot][l]);
  }
  for (unsigned l = 0; l < ENT_NAMES_WIDTH; l++)
    scores[l] += sum[l];
}
