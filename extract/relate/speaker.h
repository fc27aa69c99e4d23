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

/* --- said_words.c: the words behind a verb ---------------------------------------- */

/* A verb that tells of words said, itself not part of a quote. */
bool speech_is_verb(const EntRelate *r, uint32_t token);
bool speech_is_word(const EntRelate *r, uint32_t token, const char *word);
/* The head of the clause that is the verb's complement, or ENT_NONE. */
uint32_t speech_complement(const EntRelate *r, uint32_t verb);
/* Where the words said begin behind the verb: at "that", at a quote, at the clause;
 * ENT_NONE where nothing of the kind follows. */
uint32_t speech_words_begin(const EntRelate *r, uint32_t verb);
/* Where they end: at the next verb of the same speaker, "... and added that". */
uint32_t speech_words_end(const EntRelate *r, uint32_t verb);
/* The "and" of "that A and that B", or ENT_NONE. */
uint32_t speech_second_that(const EntRelate *r, uint32_t first, uint32_t end);
/* The comma of "said A, "B"", or ENT_NONE. */
uint32_t speech_quote_apart(const EntRelate *r, uint32_t verb, uint32_t first,
                            uint32_t end);

/* --- said_around.c: the words in front of a verb and around it ---------------------
 */

typedef struct {
  uint32_t first, end; /* tokens; first == end: none */
} Words;

/* Where the phrase of the speaker in front of a verb begins, by the order of words. */
uint32_t speech_phrase_begin(const EntRelate *r, uint32_t verb);
/* "S, X said." and "S, X said, S." by the order of words. */
Words speech_words_around(const EntRelate *r, uint32_t verb, const Speakers *who);
/* "X said A and told B": the verb whose speaker is this one's, too, or ENT_NONE. */
uint32_t speech_shared_verb(const EntRelate *r, uint32_t verb);

/* --- speech.c ----------------------------------------------------------------------
 */

/* States the words [first, end) for every speaker; false where they say too little. */
bool speech_state(EntRelate *r, const Speakers *who, uint32_t first, uint32_t end,
                  float confidence, const char *rule);
bool speech_state_quote(EntRelate *r, const Speakers *who, EntQuote *q,
                        float confidence, const char *rule);
/* All quotes of the sentence from a token on. */
bool speech_quotes_said(EntRelate *r, const Speakers *who, uint32_t from);

/* --- sources.c ---------------------------------------------------------------------
 */

/* "according to X" at the word "according". */
void speech_according(EntRelate *r, uint32_t word);
/* "In X's view, S" at the noun. */
void speech_opinion(EntRelate *r, uint32_t noun);
/* A paragraph that begins with its speaker and a colon. */
void speech_transcript(EntRelate *r);

#endif
