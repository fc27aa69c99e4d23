// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A phrase of a table, cut into the words that the tokenizer makes of it. */
#ifndef ENT_EXTRACT_KNOWLEDGE_SPLIT_H
#define ENT_EXTRACT_KNOWLEDGE_SPLIT_H

#include "extract/token/scan.h"
#include "graph/arena.h"

enum { ENT_PHRASE_WORDS = 32, ENT_PHRASE_BYTES = 1000 };

typedef struct {
  const char *text; /* as written, not NUL-terminated */
  const char *norm; /* as EntToken.norm, not NUL-terminated */
  uint32_t length, norm_length;
  uint8_t flags; /* ENT_TOK_UPPER_FIRST, ENT_TOK_ALL_UPPER */
} EntPhraseWord;

typedef struct {
  const EntTokenizer *tokenizer; /* borrowed */
  EntPhraseWord words[ENT_PHRASE_WORDS];
  uint32_t n;
  EntArena *scratch; /* norms beyond ASCII */
  EntPieces pieces;
  char buffer[ENT_PHRASE_BYTES]; /* norms of ASCII words */
} EntPhrase;

void ent_phrase_init(EntPhrase *phrase, const EntTokenizer *tokenizer);
void ent_phrase_clear(EntPhrase *phrase);

/* Fills words and n; they live until the next call and as long as text. False: more
 * words or bytes than there is room for. */
bool ent_phrase_split(EntPhrase *phrase, const char *text, size_t length);

#endif
