// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tagger's inside, shared with its trainer. A tag is a part of speech with a set of
 * features; the tags the model knows are the section "TAGS", its weights "TAGW". The
 * frequent words that have one tag only, whatever stands around them ("the", "of", most
 * punctuation), are the section "TAGF". */
#ifndef ENT_EXTRACT_TAG_TAGGER_H
#define ENT_EXTRACT_TAG_TAGGER_H

#include "extract/model/lexeme.h"
#include "extract/model/linear.h"
#include "extract/model/model.h"

enum { ENT_TAG_EDGE = 255, ENT_TAG_MAX_FEATURES = 96 };

typedef struct {
  uint32_t feats;
  uint32_t upos;
} EntTag;

/* A sentence that is being tagged: n lexemes with two empty ones before and after, n
 * tags with two ENT_TAG_EDGE before. */
typedef struct {
  EntLexeme *lexemes; /* of the first token */
  uint8_t *tags;      /* of the first token */
  uint32_t n;
  EntCaseMode mode;
} EntTagSentence;

/* Room for a sentence of the analysis, from its arena; lexemes filled in. */
void ent_tag_prepare(EntTagSentence *s, const EntWords *words, const EntAnalysis *a,
                     EntArena *arena, uint32_t sentence);

/* Features of token i, given the tags before it. Returns how many. */
unsigned ent_tag_features(const EntTagSentence *s, uint32_t i, uint64_t *out);

typedef struct {
  uint32_t key; /* of ent_word_key; 0 = free slot */
  uint32_t tag;
} EntTagFixed;

enum { ENT_TAG_FIXED_BITS = 11 };

/* The slot of a word among 1 << ENT_TAG_FIXED_BITS, or the free slot where it belongs.
 */
static inline size_t ent_tag_fixed_slot(const EntTagFixed *fixed, uint64_t word)
{
  uint32_t key = ent_word_key(word), mask = (1u << ENT_TAG_FIXED_BITS) - 1;
  size_t at = key >> (32 - ENT_TAG_FIXED_BITS);
  while (fixed[at].key != 0 && fixed[at].key != key)
    at = (at + 1) & mask;
  return at;
}

typedef struct {
  EntWords words;
  EntLinear weights;
  const EntTagFixed *fixed;
  const EntTag *tags;
  uint32_t n_tags;
} EntTagger;

/* False if the model has no tagger that this program can use. */
bool ent_tagger_view(EntTagger *tagger, const EntModel *model);

/* Whether all that the tagger may look up is within its tables; see
 * ent_linear_is_sound. */
bool ent_tagger_is_sound(const EntTagger *tagger);

/* The best label of scores; the lower one of equals. */
static inline uint32_t ent_best_label(const int32_t *scores, uint32_t n)
{
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; i++)
    if (scores[i] > scores[best]) best = i;
  return best;
}

#endif
