// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the two halves of name finding share: spans of one sentence on their way to
 * become mentions. */
#ifndef ENT_EXTRACT_MENTION_SPANS_H
#define ENT_EXTRACT_MENTION_SPANS_H

#include "extract/mention/classify.h"

typedef struct {
  EntFinder *f;
  uint32_t first, end; /* the sentence */
  GArray *spans;       /* of EntNameSpan, by first token */
} EntNames;

static inline EntNameSpan *ent_span_at(const EntNames *n, guint i)
{
  return &g_array_index(n->spans, EntNameSpan, i);
}

/* The match is a demonym of a country ("Chinese"). */
bool ent_match_is_demonym(const EntMatch *match);
/* The match is a capital: a place here; coreference decides where it stands for its
 * state. */
bool ent_match_is_capital(const EntMatch *match);
/* The match names a thing: a country, place, person, institution, agreement. */
bool ent_match_names_thing(const EntMatch *match);
/* The longest known name that begins at i and ends at or before end, or NULL. */
const EntMatch *ent_known_at(const EntMentions *m, uint32_t i, uint32_t end);
/* The longest known name that ends at end and begins after first, or NULL. */
const EntMatch *ent_known_ending(const EntMentions *m, uint32_t first, uint32_t end);
/* A word like "of" or a hyphen, with which a name goes on. */
bool ent_name_goes_on(const EntMentions *m, uint32_t i);

/* Cuts what the model took for one name and is two, or more than one: by what is known,
 * by words that no name goes on over. */
void ent_spans_cut(EntNames *n);
/* Most words of the sentence are capitalised, and no full stop ends it: a headline in
 * title case says nothing by its capitals. */
bool ent_names_in_title_case(const EntNames *n);
/* Takes out the spans that lie inside tokens [first, end). */
void ent_spans_drop_inside(EntNames *n, uint32_t first, uint32_t end);
/* Gives names of the model the capitalised words that it left out in front. */
void ent_spans_widen(EntNames *n);
/* Takes the tokens of picture credits ("Image: A. Lind") out of what names are found
 * in.
 */
void ent_spans_skip_credits(EntNames *n);
/* Adds names behind titles ("Councillor Guy Parmelin") and of court cases that neither
 * the model nor the gazetteers have. */
void ent_spans_add_titled(EntNames *n);
/* Adds what stands in brackets behind an institution's name and is squeezed out of it.
 */
void ent_spans_add_bracketed(EntNames *n);
void ent_spans_add_cases(EntNames *n);
/* Makes persons of names between commas behind an office ("the prime minister, X, ").
 */
void ent_spans_retype_apposed(EntNames *n);
/* Adds capitalised runs that have the head of an institution, agreement, event or law.
 */
void ent_spans_add_runs(EntNames *n);

#endif
