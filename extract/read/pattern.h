// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A pattern over the words of a line. Elements, separated by spaces:
 *   word      that word, in any case; its punctuation as ent_line_words cuts it
 *   a|b|c     one of these words
 *   *         any words, also none
 *   _         any one word
 *   <n>       a number ("3", "3,000", "10th")
 *   <name>    a word with a capital;  <url> <email> <handle>  what they say
 * and each of these with ? behind it: once or not at all. A pattern is the whole line.
 */
#ifndef ENT_EXTRACT_READ_PATTERN_H
#define ENT_EXTRACT_READ_PATTERN_H

#include "extract/read/words.h"

/* Words of patterns, numbered. Numbers below 8 stand for looks (bit + 1); 0 = not one.
 */
typedef struct EntLexis EntLexis;
EntLexis *ent_lexis_new(void);
void ent_lexis_free(EntLexis *lexis);
uint32_t ent_lexis_find(const EntLexis *lexis, const EntLineWord *word);

typedef struct {
  uint8_t kind; /* of pattern.c */
  bool optional;
  uint8_t looks;     /* for the classes */
  uint32_t first, n; /* of ids, for words */
} EntPatternElement;

typedef struct {
  EntPatternElement *elements;
  uint32_t *ids;  /* of all elements */
  uint32_t *keys; /* a line must have one of these words */
  uint32_t n, n_ids, n_keys;
} EntPattern;

typedef struct {
  const EntLineWord *words;
  uint32_t ids[ENT_LINE_WORDS];
  unsigned n;
} EntPatternLine;

typedef struct {
  size_t offset; /* into the pattern, in bytes */
  const char *message;
} EntPatternProblem;

/* False: nothing is held. */
bool ent_pattern_compile(const char *text, EntLexis *lexis, EntPattern *pattern,
                         EntPatternProblem *problem);
void ent_pattern_clear(EntPattern *pattern);
bool ent_pattern_match(const EntPattern *pattern, const EntPatternLine *line);

#endif
