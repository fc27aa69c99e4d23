// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The words that the tokenizer must know, from lexicon/abbreviations.tsv and
 * lexicon/token-words.tsv: one hash table, read-only after loading. */
#ifndef ENT_EXTRACT_TOKEN_WORDS_H
#define ENT_EXTRACT_TOKEN_WORDS_H

#include "extract/token/token.h"
#include <stddef.h>

/* X(id, name in the files). A word may be of several kinds. */
#define ENT_WORD_KINDS(X)                                                              \
  /* abbreviations: the full stop is part of the token */                              \
  X(TITLE, "title")       /* what follows goes with it: never ends a sentence */       \
  X(NUMBERED, "numbered") /* abbreviation only before a digit; no end */               \
  X(ABBREVIATION, "abbreviation") /* may end a sentence */                             \
  /* words as such */                                                                  \
  X(STARTER, "starter")     /* in upper case, rather starts a sentence than a name */  \
  X(REPORTING, "reporting") /* said: goes on after a quoted question */                \
  X(PREFIX, "prefix")       /* keeps its hyphen: non-profit */                         \
  X(UNIT, "unit")           /* is cut from the number before it: 5|km */               \
  X(CLITIC, "clitic")       /* is cut from the word before it: do|n't */               \
  X(SPLIT, "split")         /* is cut where the file has a bar: can|not */             \
  X(WHOLE, "whole")         /* is one token though it has punctuation: w/o */          \
  X(DOMAIN, "domain")       /* ends a host or file name: example.com */

enum {
#define X(id, name) ENT_WORD_BIT_##id,
  ENT_WORD_KINDS(X)
#undef X
      ENT_WORD_KIND_COUNT
};
#define ENT_WORD(id) (1u << ENT_WORD_BIT_##id)

/* Longest word that a table may have, in bytes. */
#define ENT_WORD_MAX 24u

typedef struct {
  const char *name; /* lower case; NULL = free slot */
  uint32_t any;     /* kinds, whatever the case in the text */
  uint32_t upper;   /* kinds, where the text's word starts in upper case */
  uint8_t cut;      /* SPLIT: bytes before the bar */
} EntWord;

/* The word of this text (ASCII case is ignored), or NULL. */
const EntWord *ent_word_find(const EntTokenizer *t, const char *text, size_t length);

/* The kinds of this text, its case considered; 0 if it is no known word. */
uint32_t ent_word_kinds(const EntTokenizer *t, const char *text, size_t length);

#endif
