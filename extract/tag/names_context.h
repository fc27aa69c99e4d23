// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tokens as the name model sees them: words with what is known of them, how the
 * sentence writes them, and the capitalised runs they stand in. */
#ifndef ENT_EXTRACT_TAG_NAMES_CONTEXT_H
#define ENT_EXTRACT_TAG_NAMES_CONTEXT_H

#include "extract/analysis.h"
#include "extract/tag/names_words.h"

/* How a token is written. */
enum {
  ENT_CAP_LOWER,
  ENT_CAP_TITLE,
  ENT_CAP_LETTER, /* one upper-case letter */
  ENT_CAP_UPPER,
  ENT_CAP_MIXED, /* McDonald, eBay, al-Assad */
  ENT_CAP_DIGIT,
  ENT_CAP_PUNCT
};

/* How the document writes a word, over all sentences. */
enum { ENT_SEEN_LOWER = 1, ENT_SEEN_TITLE = 2, ENT_SEEN_UPPER = 4 };

/* How a sentence is written. */
enum { ENT_CASE_PLAIN, ENT_CASE_UPPER, ENT_CASE_TITLE };

typedef struct {
  uint32_t word;  /* key of the normal form */
  uint32_t shape; /* hash of the shape: "Xx", "X.X.", "dd-x" */
  uint32_t prefix[4], suffix[4];
  uint32_t first, end;             /* strict run: capitalised words only; tokens */
  uint32_t loose_first, loose_end; /* with linking words between; first == end: none */
  uint16_t cluster;
  uint16_t guess;
  uint8_t cap;
  uint8_t seen;
  bool known;   /* has an entry in the word table */
  bool initial; /* its upper case may come from its position */
  bool upper;   /* is written as a name would be, the sentence's way considered */
} EntNamesToken;

/* Fills words, shapes, seen for all tokens. */
void ent_names_context_words(const EntNamesWords *words, const EntAnalysis *a,
                             EntNamesToken *tokens);
/* Fills case and runs for the tokens of one sentence. Returns how it is written. */
int ent_names_context_sentence(const EntNamesWords *words, const EntAnalysis *a,
                               EntNamesToken *tokens, const EntSentence *s);

/* Of 60: how name-like the word is by its vector. */
static inline unsigned ent_names_guess_sum(uint16_t guess)
{
  return (guess & 15u) + (guess >> 4 & 15u) + (guess >> 8 & 15u) + (guess >> 12 & 15u);
}

#endif
