// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the name model sees of a token: hashed features, the same code for trainer and
 * predictor. A document is prepared once (words, how the document writes them), then a
 * sentence at a time (case, capitalised runs, gazetteer hits), then features are asked
 * for token by token. */
#ifndef ENT_EXTRACT_TAG_NAMES_FEATURES_H
#define ENT_EXTRACT_TAG_NAMES_FEATURES_H

#include "extract/analysis.h"
#include "extract/knowledge/knowledge.h"
#include "extract/tag/names_words.h"

enum { ENT_NAMES_MAX_FEATURES = 160 };

/* Groups of features, to be switched off in ablations. */
enum {
  ENT_NAMES_WORDS = 1u << 0,
  ENT_NAMES_AFFIXES = 1u << 1,
  ENT_NAMES_SHAPES = 1u << 2,
  ENT_NAMES_CLUSTERS = 1u << 3,
  ENT_NAMES_LEXICON = 1u << 4,
  ENT_NAMES_RUNS = 1u << 5,
  ENT_NAMES_GAZETTEERS = 1u << 6,
  ENT_NAMES_PROFILE = 1u << 7,
  ENT_NAMES_ALL = (1u << 8) - 1
};

typedef struct EntNamesFeatures EntNamesFeatures;

/* Words of the whole document; in the analysis' arena. k may be NULL. */
EntNamesFeatures *ent_names_features_new(const EntNamesWords *words,
                                         const EntKnowledge *k, EntAnalysis *a,
                                         unsigned groups);

/* Makes ready the tokens of one sentence. */
void ent_names_features_sentence(EntNamesFeatures *f, uint32_t sentence);

/* The features of a token of that sentence. Returns how many. */
unsigned ent_names_features_token(const EntNamesFeatures *f, uint32_t token,
                                  uint64_t out[ENT_NAMES_MAX_FEATURES]);

/* Hash of a token's normal form, and its way of writing in its sentence. */
uint32_t ent_names_features_word(const EntNamesFeatures *f, uint32_t token);
bool ent_names_features_upper(const EntNamesFeatures *f, uint32_t token);

/* One feature of template t over the values a and b. */
static inline uint64_t ent_names_mix(uint32_t t, uint64_t a, uint64_t b)
{
  uint64_t h = (a + 0x9E3779B97F4A7C15u) * 0xC2B2AE3D27D4EB4Fu;
  h ^= (b + t) * 0x9FB21C651E98DF25u + ((uint64_t)t << 40);
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ (h >> 32);
}

#endif
