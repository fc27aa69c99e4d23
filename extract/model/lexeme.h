// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What tagger and parser see of the tokens of a sentence before any tag is known. */
#ifndef ENT_EXTRACT_MODEL_LEXEME_H
#define ENT_EXTRACT_MODEL_LEXEME_H

#include "extract/analysis.h"
#include "extract/model/words.h"

/* How a sentence uses capitals; tells whether they mean anything. */
typedef enum {
  ENT_CASE_MIXED,
  ENT_CASE_UPPER, /* LEADERS MEET IN PARIS */
  ENT_CASE_TITLE, /* Leaders Meet in Paris */
  ENT_CASE_LOWER  /* no capital at all */
} EntCaseMode;

enum { ENT_AFFIXES = 5, ENT_PREFIXES = 3 };

typedef struct {
  uint64_t word;                /* hash of the normal form */
  uint64_t suffix[ENT_AFFIXES]; /* hashes of the last 1..5 bytes; 0 = shorter */
  uint64_t prefix[ENT_PREFIXES];
  uint32_t shape; /* capitals, small letters, digits, others; runs cut to two */
  uint16_t cluster;
  uint16_t tags;
} EntLexeme;

/* Fills n lexemes for the tokens from first on. */
void ent_lexemes_fill(EntLexeme *lexemes, const EntWords *words, const EntAnalysis *a,
                      uint32_t first, uint32_t n);

EntCaseMode ent_case_mode(const EntAnalysis *a, uint32_t first, uint32_t n);

#endif
