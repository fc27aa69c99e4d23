// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A text as lines, with what can be said of a line by its shape alone. */
#ifndef ENT_EXTRACT_READ_LINES_H
#define ENT_EXTRACT_READ_LINES_H

#include "extract/read/boilerplate.h"

typedef struct {
  const char *text; /* without white space at either end; not NUL-terminated */
  uint32_t length;
  uint32_t words;
  bool stops; /* ends as a sentence does */
  bool prose; /* reads like a paragraph of an article */
  bool drop;
  const EntBoilerRule *rule; /* that matches it, or NULL */
} EntTextLine;

typedef struct {
  EntTextLine *at;
  uint32_t n;
} EntTextLines;

/* Borrows the text. */
EntTextLines ent_text_lines_split(const char *text, size_t length);
void ent_text_lines_clear(EntTextLines *lines);

/* The next line after i, or before it, that is neither empty nor dropped; n = none. */
uint32_t ent_text_lines_next(const EntTextLines *lines, uint32_t i);
uint32_t ent_text_lines_previous(const EntTextLines *lines, uint32_t i);

/* Whether two lines have the same letters and digits, case apart. If prefix: whether
 * a begins with b, and something of a word or more follows. */
bool ent_text_lines_same(const EntTextLine *a, const EntTextLine *b, bool prefix);

#endif
