// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Parts of English syntax that syntax.c knows and fillers.c asks for. */
#ifndef ENT_EXTRACT_RELATE_CLAUSE_H
#define ENT_EXTRACT_RELATE_CLAUSE_H

#include "extract/relate/engine.h"

/* Trees of real parsers are deep; chains of control are not. */
enum { CLAUSE_DEPTH = 8 };

void clause_heads_add(Heads *heads, uint32_t head);
bool clause_is_subject_rel(EntDeprel rel);
bool clause_is_relative(const EntRelate *r, uint32_t pronoun);
/* The noun that the relative clause around the token describes. */
uint32_t clause_antecedent(const EntRelate *r, uint32_t token);
/* "where", "when" of a relative clause, or ENT_NONE: the noun above is no argument. */
uint32_t clause_relative_adverb(const EntRelate *r, uint32_t verb);
/* The verb whose object or complement the noun is, through "a round of". */
uint32_t clause_verb_over(const EntRelate *r, uint32_t noun);
/* That verb if it is a light one: "hold", "pay". */
uint32_t clause_light_verb(const EntRelate *r, uint32_t noun);
/* "by" stands before the phrase. */
bool clause_agent_case(const EntRelate *r, uint32_t head);
uint32_t clause_possessor(const EntRelate *r, uint32_t noun);
/* A date that says when: not a day that is counted from when a quote was said. */
bool clause_is_date(const EntRelate *r, uint32_t token);
/* Dates (FN_TIME) and places (FN_PLACE) that say when and where of the predicate, else
 * of what it is part of: the verb over an object, the first of coordinated verbs. */
void clause_adjuncts(const EntRelate *r, uint32_t trigger, RuleFunction f,
                     Heads *heads);

#endif
