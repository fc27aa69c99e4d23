// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the finders of mentions share: the growing list and small questions about
 * tokens. */
#ifndef ENT_EXTRACT_MENTION_FINDER_H
#define ENT_EXTRACT_MENTION_FINDER_H

#include "extract/mention/words.h"
#include <glib.h>

typedef struct {
  EntMentions *m;
  EntAnalysis *a;
  const EntKnowledge *k;
  GArray *found;  /* of EntMention */
  uint8_t *taken; /* by token: covered by a name, date or amount */
} EntFinder;

/* The stages, in their order. Each appends to found; later ones respect taken. */
void ent_find_dates(EntFinder *f, uint32_t sentence);
void ent_find_money(EntFinder *f, uint32_t sentence);
void ent_find_names(EntFinder *f, uint32_t sentence);
void ent_find_bodies(EntFinder *f, uint32_t sentence);
void ent_find_states(EntFinder *f, uint32_t sentence);
void ent_find_roles(EntFinder *f, uint32_t sentence);
void ent_find_matters(EntFinder *f, uint32_t sentence);
void ent_find_topics(EntFinder *f, uint32_t sentence);
void ent_find_anaphors(EntFinder *f, uint32_t sentence);

/* A mention of tokens [first, end) with the rest set to nothing; text is taken. */
EntMention *ent_finder_add(EntFinder *f, EntMentionKind kind, EntClass cls,
                           uint32_t first, uint32_t end);
void ent_finder_take(EntFinder *f, uint32_t first, uint32_t end);
bool ent_finder_is_taken(const EntFinder *f, uint32_t first, uint32_t end);

/* The words of tokens [first, end): NUL-terminated, white space runs as one space. */
const char *ent_tokens_text(const EntAnalysis *a, uint32_t first, uint32_t end);
/* The same in folded form: norms with a space between, for comparing. */
const char *ent_tokens_key(const EntAnalysis *a, uint32_t first, uint32_t end);

/* The letters of the token stand in the words [first, end) in their order, the first at
 * the beginning: "Phivolcs" in "Philippine Institute of Volcanology and Seismology". */
bool ent_letters_in_order(const EntAnalysis *a, uint32_t token, uint32_t first,
                          uint32_t end);

/* The longest match of a table at a token, or NULL. */
const EntMatch *ent_match_at(const EntMentions *m, uint32_t token, EntTable table);
/* The longest match of a table that ends at end and begins at or after first. */
const EntMatch *ent_match_ending(const EntMentions *m, uint32_t first, uint32_t end,
                                 EntTable table);
/* Column of an entry by name, "" where empty. */
const char *ent_entry_value(const EntEntry *entry, const char *column);

static inline bool ent_token_is(const EntAnalysis *a, uint32_t i, const char *norm)
{
  return i < a->n_tokens && g_str_equal(a->tokens[i].norm, norm);
}
static inline bool ent_token_upper(const EntAnalysis *a, uint32_t i)
{
  return i < a->n_tokens && (a->tokens[i].flags & ENT_TOK_UPPER_FIRST);
}
#endif
