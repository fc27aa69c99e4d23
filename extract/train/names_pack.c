// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Packing of learnt weights. */

#include "extract/train/names_pack.h"
#include <math.h>
#include <string.h>

typedef struct {
  uint64_t hash;
  int8_t w[ENT_NAMES_WIDTH];
  uint32_t most; /* largest weight */
} Row;

void ent_names_pack_init(EntNamesPack *pack, uint32_t bits)
{
  *pack = (EntNamesPack){0};
  pack->header.version = ENT_NAMES_VERSION;
  pack->header.bits = bits;
  pack->header.margin_step = 6;
  pack->rows = g_array_new(FALSE, FALSE, sizeof(Row));
  for (unsigned i = 0; i < ENT_NAMES_CALIBRATION; i++) {
    uint8_t p = (uint8_t)(128 + 2 * i - (i == 64));
    pack->header.sure[0][i] = pack->header.sure[1][i] = p;
  }
}

void ent_names_pack_clear(EntNamesPack *pack)
{
  g_array_free(pack->rows, TRUE);
}

static int round_to(float x, int limit)
{
  float units = roundf(x * (float)ENT_NAMES_SCALE);
  if (units > (float)limit) return limit;
  return units < (float)-limit ? -limit : (int)units;
}

void ent_names_round(const float scores[ENT_NAMES_WIDTH], EntNamesScores out)
{
  for (unsigned l = 0; l < ENT_NAMES_WIDTH; l++)
    out[l] = round_to(scores[l], 30000);
}

void ent_names_pack_add(EntNamesPack *pack, const EntNamesData *data,
                        const EntNamesCrf *crf)
{
  for (uint32_t i = 0; i < ent_names_data_features(data); i++) {
    const float *w = ent_names_crf_weights(crf, i);
    Row row = {.hash = ent_names_data_hash(data, i)};
    for (unsigned l = 0; l < ENT_NAMES_WIDTH; l++) {
      row.w[l] = (int8_t)round_to(w[l], 127);
      uint32_t size = (uint32_t)abs(row.w[l]);
      row.most = size > row.most ? size : row.most;
    }
    if (row.most) g_array_append_val(pack->rows, row);
  }
}

void ent_names_pack_steps(const EntNamesCrf *crf, EntNamesSteps *steps)
{
  for (unsigned from = 0; from <= ENT_NAMES_LABELS; from++)
    for (unsigned to = 0; to < ENT_NAMES_LABELS; to++) {
      float w = ent_names_crf_follow(crf, from, to);
      if (from < ENT_NAMES_LABELS)
        steps->follow[from][to] =
            (int16_t)(ent_names_follows(from, to) ? round_to(w, 10000)
                                                  : ENT_NAMES_FORBIDDEN);
      else
        steps->start[to] = (int16_t)round_to(w, 10000);
    }
}

static int by_weight(gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  if (x->most != y->most) return x->most > y->most ? -1 : 1;
  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

void *ent_names_pack_section(EntNamesPack *pack, size_t *size)
{
  uint32_t slots = 1u << pack->header.bits, most = slots / 4 * 3;
  *size = sizeof pack->header +
          slots * (sizeof(uint16_t) + sizeof(int8_t[ENT_NAMES_WIDTH]));
  char *section = g_malloc0(*size);
  uint16_t *checks = (uint16_t *)(void *)(section + sizeof pack->header);
  int8_t(*weights)[ENT_NAMES_WIDTH] = (void *)(checks + slots);
  memcpy(section, &pack->header, sizeof pack->header);
  g_array_sort(pack->rows, by_weight);
  pack->kept = pack->rows->len < most ? pack->rows->len : most;
  for (uint32_t i = 0; i < pack->kept; i++) {
    const Row *row = &g_array_index(pack->rows, Row, i);
    uint32_t slot = ent_names_slot(row->hash, pack->header.bits);
    while (checks[slot])
      slot = (slot + 1) & (slots - 1);
    checks[slot] = ent_names_check(row->hash);
    memcpy(weights[slot], row->w, sizeof row->w);
  }
  return section;
}
