// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Noun phrases by tags alone: how far the modifiers of a head reach. */
#ifndef ENT_EXTRACT_MENTION_PHRASE_H
#define ENT_EXTRACT_MENTION_PHRASE_H

#include "extract/mention/finder.h"

/* The first token of the modifiers before head, not before limit: adjectives, nouns,
 * numbers, hyphens, "and" between two of them. Names are passed over when
 * through_names. */
uint32_t ent_phrase_left(const EntFinder *f, uint32_t head, uint32_t limit,
                         bool through_names);
/* The end of a plain noun phrase that begins at i (determiner allowed), or i if there
 * is none. With "of" phrases when with_of. */
uint32_t ent_phrase_right(const EntFinder *f, uint32_t i, uint32_t limit, bool with_of);
/* Tokens that may stand in a noun phrase before or as its head. */
bool ent_phrase_word(const EntAnalysis *a, uint32_t i);
bool ent_phrase_noun(const EntAnalysis *a, uint32_t i);
/* The longest mention found so far that covers the token, or NULL. */
EntMention *ent_found_at(const EntFinder *f, uint32_t token);
/* The phrase that begins at i is the object of a verb that has an "of" of its own
 * ("accused the ministry of"). */
bool ent_phrase_shares_of(const EntFinder *f, uint32_t i, uint32_t limit);
/* A determiner or possessor that makes what follows definite stands before i. */
bool ent_phrase_definite(const EntFinder *f, uint32_t i, uint32_t limit);

#endif
