// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The scanner's state, shared by its parts. A chunk is what stands between white space;
 * every part takes a place in the chunk, adds the pieces that start there and returns
 * the place after them. */
#ifndef ENT_EXTRACT_TOKEN_SCANNER_H
#define ENT_EXTRACT_TOKEN_SCANNER_H

#include "extract/token/chars.h"
#include "extract/token/scan.h"

typedef struct {
  const EntTokenizer *words;
  const char *text;
  uint32_t length; /* of the text */
  uint32_t end;    /* of the chunk */
  uint32_t seen;   /* set of the chunk's classes: 1u << EntCharClass */
  uint32_t tried;  /* no URL, host or the like starts before this place */
  EntGap gap;      /* before the next piece */
  bool inside;     /* the next piece goes on with a hyphenated word */
  EntPieces *out;
} EntScan;

#define ENT_SEEN(cls) (1u << ENT_CHAR_##cls)

/* The character at p; a space of size 0 at the chunk's end. */
static inline EntChar ent_scan_at(const EntScan *s, uint32_t p)
{
  if (p >= s->end) return (EntChar){.cls = ENT_CHAR_SPACE};
  return ent_char_at(s->text, p, s->length);
}

static inline bool ent_char_is_alnum(EntChar c)
{
  return c.cls == ENT_CHAR_LETTER || c.cls == ENT_CHAR_DIGIT;
}

/* The end of the run of letters, digits, joiners and "_" at p. */
uint32_t ent_scan_run(const EntScan *s, uint32_t p);
/* The end of the run of digits at p. */
uint32_t ent_scan_digits(const EntScan *s, uint32_t p);
/* Kinds of [b, e) in the word tables; the apostrophe's shape does not matter. */
uint32_t ent_scan_kinds(const EntScan *s, uint32_t b, uint32_t e);
/* Adds the piece [b, e) without joiners at its end. Returns e. */
uint32_t ent_scan_put(EntScan *s, uint32_t b, uint32_t e, uint32_t kinds);
/* Adds [b, e) as a word: cut at clitics and where the tables say. Returns e. */
uint32_t ent_scan_put_word(EntScan *s, uint32_t b, uint32_t e);
/* Adds [b, e), which ends the word that the last piece belongs to. Returns e. */
uint32_t ent_scan_put_clitic(EntScan *s, uint32_t b, uint32_t e);

uint32_t ent_scan_word(EntScan *s, uint32_t p);       /* p is at a letter */
uint32_t ent_scan_number(EntScan *s, uint32_t p);     /* at a digit or its sign */
uint32_t ent_scan_apostrophe(EntScan *s, uint32_t p); /* at an apostrophe */
/* URL, e-mail address, host, file name, hashtag, handle, or one of the tables' words
 * with punctuation in it. Returns p if there is none. */
uint32_t ent_scan_name(EntScan *s, uint32_t p);

#endif
