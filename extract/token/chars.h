// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Characters as the scanner sees them. */
#ifndef ENT_EXTRACT_TOKEN_CHARS_H
#define ENT_EXTRACT_TOKEN_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  ENT_CHAR_SPACE,
  ENT_CHAR_LINE, /* ends a line */
  ENT_CHAR_LETTER,
  ENT_CHAR_DIGIT,
  ENT_CHAR_JOINER, /* takes no room: soft hyphen, zero-width space, marks of direction
                    */
  ENT_CHAR_APOSTROPHE, /* or a closing single quote */
  ENT_CHAR_HYPHEN,
  ENT_CHAR_STOP,  /* . ! ? */
  ENT_CHAR_OPEN,  /* bracket or quote */
  ENT_CHAR_CLOSE, /* bracket or quote */
  ENT_CHAR_QUOTE, /* straight: opens or closes */
  ENT_CHAR_COMMA, /* , ; : goes on with the sentence */
  ENT_CHAR_AT,
  ENT_CHAR_SLASH,
  ENT_CHAR_AMPERSAND,
  ENT_CHAR_SYMBOL,
  ENT_CHAR_WIDE, /* only in the table: not ASCII, to be decoded */
} EntCharClass;

typedef struct {
  uint32_t code;
  uint8_t cls;  /* EntCharClass */
  uint8_t size; /* bytes */
  bool upper;
} EntChar;

/* Classes of the ASCII bytes; ENT_CHAR_WIDE for the rest. */
extern const uint8_t ent_char_classes[256];

/* The character at text[at], at < length. A byte that is no UTF-8 is a symbol. */
EntChar ent_char_at(const char *text, size_t at, size_t length);

#endif
