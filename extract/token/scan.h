// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From text to pieces: tokens before anything is known of sentences. */
#ifndef ENT_EXTRACT_TOKEN_SCAN_H
#define ENT_EXTRACT_TOKEN_SCAN_H

#include "extract/token/words.h"

/* What lies before a piece. */
typedef enum {
  ENT_GAP_NONE,
  ENT_GAP_SPACE,
  ENT_GAP_LINE, /* one line break */
  ENT_GAP_BLANK /* a blank line, or the text's start */
} EntGap;

/* What a piece is, as far as the end of a sentence depends on it. */
enum {
  ENT_PIECE_UPPER = 1u << 0, /* starts with a letter, in upper case */
  ENT_PIECE_LOWER = 1u << 1, /* starts with a letter of no or lower case */
  ENT_PIECE_DIGIT = 1u << 2,
  ENT_PIECE_STOP = 1u << 3,         /* full stop */
  ENT_PIECE_CALL = 1u << 4,         /* ends with ! or ? */
  ENT_PIECE_ELLIPSIS = 1u << 5,     /* two dots or more */
  ENT_PIECE_ABBREVIATION = 1u << 6, /* ends with a full stop that may end a sentence */
  ENT_PIECE_OPEN = 1u << 7,
  ENT_PIECE_CLOSE = 1u << 8,
  ENT_PIECE_QUOTE = 1u << 9, /* straight: opens or closes; with OPEN: opens */
  ENT_PIECE_COMMA = 1u << 10,
  ENT_PIECE_DASH = 1u << 11,
  ENT_PIECE_SYMBOL = 1u << 12,
  ENT_PIECE_STARTER = 1u << 13,   /* word of that kind */
  ENT_PIECE_REPORTING = 1u << 14, /* word of that kind */
  ENT_PIECE_SQUARE = 1u << 15     /* the bracket [ */
};

typedef struct {
  uint32_t begin, end; /* bytes of the text */
  uint16_t kinds;      /* ENT_PIECE_ bits */
  uint8_t gap;         /* EntGap */
  uint8_t flags;       /* ENT_TOK_ bits of the layout */
} EntPiece;

typedef struct {
  EntPiece *items; /* g_free */
  uint32_t n, room;
} EntPieces;

/* Appends the text's pieces to *out, in order. Linear time. */
void ent_scan(const EntTokenizer *t, const char *text, uint32_t length, EntPieces *out);

#endif
