// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the knowledge's tables say of the tokens of a sentence: for each token the kinds
 * of phrases that cover it, with its place in the phrase. */
#ifndef ENT_EXTRACT_TAG_NAMES_GAZETTEER_H
#define ENT_EXTRACT_TAG_NAMES_GAZETTEER_H

#include "extract/knowledge/knowledge.h"

enum { ENT_NAMES_MAX_HITS = 8 };

typedef enum {
  ENT_HIT_FIRST,
  ENT_HIT_INSIDE,
  ENT_HIT_LAST,
  ENT_HIT_WHOLE
} EntNamesHitPlace;

typedef struct {
  uint32_t kind; /* hash of table, column and class */
  uint8_t place; /* EntNamesHitPlace */
} EntNamesHit;

typedef struct {
  EntNamesHit hits[ENT_NAMES_MAX_HITS];
  uint8_t n;
} EntNamesHits;

/* Which value column tells the kinds of a table's entries apart; 255 = none. */
typedef struct {
  uint8_t class_column[ENT_TABLE_COUNT];
} EntNamesGazetteer;

void ent_names_gazetteer_init(EntNamesGazetteer *g);

/* Fills hits[first .. end) (indexed by token), longest phrases first. */
void ent_names_gazetteer_scan(const EntNamesGazetteer *g, const EntKnowledge *k,
                              const EntAnalysis *a, const EntSentence *s,
                              EntNamesHits *hits);

#endif
