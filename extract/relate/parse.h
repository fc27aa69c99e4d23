// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the parts of the parser of the rule language share. */
#ifndef ENT_EXTRACT_RELATE_PARSE_H
#define ENT_EXTRACT_RELATE_PARSE_H

#include "extract/relate/lexer.h"
#include "extract/relate/rules.h"

typedef struct {
  EntRules *rules;
  Lexer lexer;
  RuleFrame *frame; /* under construction, or NULL */
  LexToken name;    /* of the frame */
  GArray *roles, *gives, *tests, *triggers;
  GArray *matches; /* pattern: first instruction of each match */
} Parser;

/* Names of the vocabulary (names.c). Each fails with a suggestion. */
/* Adds one class, or a name for several, to the set. */
bool parse_class(Parser *p, uint32_t *set);
bool parse_classes(Parser *p, uint32_t *set);
bool parse_property(Parser *p, EntProperty *property);
/* True and *status set if the token is a status; else nothing is taken. */
bool parse_status(Parser *p, EntStatus *status);
/* Fails where a status, or what else is named, should be. */
bool parse_no_status(Parser *p, const char *expected);
bool parse_source(Parser *p, RuleSource *source);
/* The role of a name: one that is there, or (make) a new one. */
bool parse_role_name(Parser *p, bool make, uint8_t *role);

/* A frame or pattern from its name on, one of its clauses, and what is to be done when
 * it is whole (clauses.c). parse_frame_end does nothing where there is none. */
bool parse_frame_begin(Parser *p, bool pattern);
bool parse_frame_clause(Parser *p);
bool parse_frame_end(Parser *p);

/* The elements of one match clause, compiled (match.c). */
bool parse_match(Parser *p);

/* A copy of the token's text in the rules' arena. */
const char *parse_text(Parser *p);
/* The current token must be the sign or word; steps over it. */
bool parse_expect(Parser *p, const char *text);
/* A word or a string stands here. */
bool parse_is_word(const Parser *p);
/* It has no capital; fails otherwise, since a text's words are compared in lower case.
 */
bool parse_is_lower(Parser *p);
/* A word or a string of one word, lower case as written; its id. */
bool parse_word(Parser *p, uint32_t *word);
/* "a, b, c": ids of single words. */
bool parse_words(Parser *p, GArray *words);

#endif
