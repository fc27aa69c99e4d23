// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The words that the finders of mentions and the passes of coreference ask for: the
 * table mention-words, whose head says what each kind means. */
#ifndef ENT_EXTRACT_MENTION_WORDS_H
#define ENT_EXTRACT_MENTION_WORDS_H

#include "extract/mention/mention.h"

/* X(id, kind in the table) */
#define ENT_WORDS(X)                                                                   \
  X(PRONOUN, "pronoun")                                                                \
  X(BORN, "born")                                                                      \
  X(GROUP, "group")                                                                    \
  X(MATTER_LINK, "matter-link")                                                        \
  X(TOPIC_LINK, "topic-link")                                                          \
  X(TOPIC_LIST, "topic-list")                                                          \
  X(TOPIC_NOUN, "topic-noun")                                                          \
  X(PLACE_PREP, "place-prep")                                                          \
  X(ACTOR_PREP, "actor-prep")                                                          \
  X(CONTRAST, "contrast")                                                              \
  X(NEWER, "newer")                                                                    \
  X(OLDER, "older")                                                                    \
  X(STATE_OFFICE, "state-office")                                                      \
  X(GENERIC, "generic")                                                                \
  X(NO_NAME_PART, "no-name-part")                                                      \
  X(EVENT_VERB, "event-verb")                                                          \
  X(OF_VERB, "of-verb")                                                                \
  X(OWN, "own")                                                                        \
  X(PARTY_ADJECTIVE, "party-adjective")                                                \
  X(FIELD_NOUN, "field-noun")                                                          \
  X(SESSION_BODY, "session-body")                                                      \
  X(SESSION_BEFORE, "session-before")                                                  \
  X(SESSION_PART, "session-part")                                                      \
  X(BODY_ACTS, "body-acts")                                                            \
  X(VAGUE, "vague")                                                                    \
  X(STATE_NOUN, "state-noun")                                                          \
  X(GENERIC_ROLE, "generic-role")                                                      \
  X(FUTURE, "future")                                                                  \
  X(AND, "and")                                                                        \
  X(OR, "or")                                                                          \
  X(ARTICLE, "article")                                                                \
  X(IN, "in")                                                                          \
  X(OF, "of")                                                                          \
  X(NAME_LINK, "name-link")                                                            \
  X(FIELD_LINK, "field-link")                                                          \
  X(TITLE_LINK, "title-link")                                                          \
  X(SENT_TO, "sent-to")                                                                \
  X(HOLDER_LINK, "holder-link")                                                        \
  X(INITIAL_SKIP, "initial-skip")                                                      \
  X(BODY_HEAD, "body-head")                                                            \
  X(FIELD_BODY_HEAD, "field-body-head")                                                \
  X(RENAMING, "renaming")                                                              \
  X(RENAMED, "renamed")                                                                \
  X(PEER, "peer")                                                                      \
  X(UNIT_HEAD, "unit-head")                                                            \
  X(SAME_HEAD, "same-head")                                                            \
  X(DESCRIBING, "describing")                                                          \
  X(NAME_SUFFIX, "name-suffix")                                                        \
  X(CREDIT_BY, "credit-by")                                                            \
  X(CREDIT, "credit")                                                                  \
  X(VERSUS, "versus")                                                                  \
  X(FIRST_HEAD, "first-head")                                                          \
  X(MATTER_START, "matter-start")                                                      \
  X(MEDIATED, "mediated")                                                              \
  X(COMPANY_POST, "company-post")                                                      \
  X(ACADEMIC_POST, "academic-post")                                                    \
  X(FACILITY, "facility")                                                              \
  X(LOCAL_BODY_HEAD, "local-body-head")                                                \
  X(SOLE_BODY, "sole-body")                                                            \
  X(WHOLE_BODY, "whole-body")

typedef enum {
#define X(id, kind) ENT_WORD_##id,
  ENT_WORDS(X)
#undef X
      ENT_WORD_COUNT
} EntWord;

/* The kind of this name, or ENT_WORD_COUNT where there is none. */
EntWord ent_word_kind(const char *name, size_t length);

/* Fills words of m from its matches: by token, a bit for each kind that the token alone
 * is of. In the analysis' arena. */
void ent_words_mark(EntMentions *m);

/* The token is a word of this kind. */
static inline bool ent_token_is_word(const EntMentions *m, uint32_t token, EntWord kind)
{
  return token < m->a->n_tokens && (m->words[token] >> kind & 1);
}

/* The longest phrase of this kind that begins at the token, or NULL. */
const EntMatch *ent_word_at(const EntMentions *m, uint32_t token, EntWord kind);

#endif
