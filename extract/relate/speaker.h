// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Speakers and quoted words, for speech.c. */
#ifndef ENT_EXTRACT_RELATE_SPEAKER_H
#define ENT_EXTRACT_RELATE_SPEAKER_H

#include "extract/relate/engine.h"

/* A quote or clause of fewer words says too little to be a statement of its own. */
enum { FEW_WORDS = 4, MAX_SPEAKERS = 4 };

typedef struct {
  uint32_t thing[MAX_SPEAKERS], mention[MAX_SPEAKERS];
  uint32_t n;
  uint32_t first, end; /* tokens of the phrase that names them */
} Speakers;

/* The speakers of a verb of speech. */
Speakers speakers_of(const EntRelate *r, uint32_t verb);
/* Adds the person or body that is named at this token, if it is not quoted itself. */
bool speaker_at(const EntRelate *r, uint32_t token, Speakers *who);
/* Adds what the phrase with this head stands for. */
void speaker_add(const EntRelate *r, uint32_t head, Speakers *who);

bool speech_is_punct(const EntRelate *r, uint32_t token);
/* The byte of a token of one byte, else NUL. */
char speech_mark(const EntRelate *r, uint32_t token);
uint32_t speech_n_words(const EntRelate *r, uint32_t first, uint32_t end);
/* The quote around a token, or NULL. */
EntQuote *speech_quote_at(const EntRelate *r, uint32_t token);
/* The quote is a statement, not a few borrowed words. */
bool speech_is_quote(const EntRelate *r, const EntQuote *quote);
bool speech_is_quoted(const EntRelate *r, uint32_t token);

#endif
