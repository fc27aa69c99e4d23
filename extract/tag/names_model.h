// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Weights of the name model, section "NAMW": a hash table from features to eight small
 * numbers, one for each label but O (which weighs 0), and what a label costs after
 * another. */
#ifndef ENT_EXTRACT_TAG_NAMES_MODEL_H
#define ENT_EXTRACT_TAG_NAMES_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Label 0 = O; for an EntNameType t: 2t-1 begins a name of it, 2t goes on. */
enum { ENT_NAMES_LABELS = 9, ENT_NAMES_WIDTH = 8, ENT_NAMES_CALIBRATION = 64 };
#define ENT_NAMES_FORBIDDEN (-20000)

static inline bool ent_names_follows(unsigned from, unsigned to)
{
  return to == 0 || to % 2 == 1 || from == to || from + 1 == to;
}

/* What a label costs at the start of a sentence and after another. */
typedef struct {
  int16_t start[ENT_NAMES_LABELS];
  int16_t follow[ENT_NAMES_LABELS][ENT_NAMES_LABELS];
} EntNamesSteps;

typedef struct {
  uint32_t version;
  uint32_t bits;
  uint32_t margin_step; /* width of a calibration bucket, in units of score */
  uint32_t reserved;
  EntNamesSteps steps[2];                 /* of the first and the second look */
  uint8_t sure[2][ENT_NAMES_CALIBRATION]; /* of 255, by margin; [1] for names */
} EntNamesHeader;

enum { ENT_NAMES_VERSION = 1 };

typedef struct {
  const EntNamesHeader *header;
  const uint16_t *checks;
  const int8_t (*weights)[ENT_NAMES_WIDTH];
} EntNamesWeights;

/* A view of the section; false where it is absent, of another version, or its sizes do
 * not fit together. */
bool ent_names_weights_view(EntNamesWeights *w, const void *section, size_t size);

/* Whether the table has a free slot, at which a search ends. */
bool ent_names_weights_are_sound(const EntNamesWeights *w);

static inline uint32_t ent_names_slot(uint64_t feature, uint32_t bits)
{
  return (uint32_t)(feature >> (64 - bits));
}

/* Never 0, which marks a free slot. */
static inline uint16_t ent_names_check(uint64_t feature)
{
  return (uint16_t)((feature & 0xffffu) | 1u);
}

typedef int32_t EntNamesScores[ENT_NAMES_WIDTH];

/* Adds the weights of n features to scores. */
void ent_names_weights_add(const EntNamesWeights *w, const uint64_t *features,
                           unsigned n, EntNamesScores scores);

#endif
