// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lines and patterns cut into words for the boilerplate rules: lower-case words with
 * their apostrophes, and the few marks that tell something (: ( ) > | (c)). Other
 * punctuation, bullets and quotation marks are passed over. */
#ifndef ENT_EXTRACT_READ_WORDS_H
#define ENT_EXTRACT_READ_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ENT_LINE_WORDS = 64, ENT_WORD_BYTES = 32 };

/* What a word looks like. */
enum {
  ENT_LOOKS_NUMBER = 1u << 0, /* begins with a digit */
  ENT_LOOKS_NAME = 1u << 1,   /* begins with an upper-case letter */
  ENT_LOOKS_URL = 1u << 2,
  ENT_LOOKS_EMAIL = 1u << 3,
  ENT_LOOKS_HANDLE = 1u << 4 /* @someone */
};

typedef struct {
  char norm[ENT_WORD_BYTES]; /* lower case, cut when longer */
  uint8_t length;
  uint8_t looks;
  uint32_t hash; /* of norm */
} EntLineWord;

/* Returns the number of words, or max + 1 when there are more. */
unsigned ent_line_words(const char *text, size_t length, EntLineWord *words,
                        unsigned max);

#endif
