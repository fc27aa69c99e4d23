// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the passes share: chains under construction, joined by union-find. */
#ifndef ENT_EXTRACT_COREF_STATE_H
#define ENT_EXTRACT_COREF_STATE_H

#include "extract/coref/coref.h"
#include <glib.h>

/* A chain under construction; of joined chains only the root's is valid. */
typedef struct {
  uint32_t parent; /* itself at a root */
  EntClass cls;
  const EntEntry *entry;
  uint32_t best;            /* index of the mention with the fullest name */
  uint32_t last;            /* index of the last mention joined */
  char gender;              /* 'm', 'f', 0 */
  uint32_t related, holder; /* chains (any member), or ENT_NONE */
} EntLink;

typedef struct {
  EntMentions *m;
  EntAnalysis *a;
  EntLink *links; /* one a mention at the start: link i is mention i's */
  uint32_t pass;  /* which one runs */
  GArray *joins;  /* of EntJoin */
} EntCoref;

uint32_t ent_coref_root(const EntCoref *c, uint32_t link);
/* Makes the chains of two mentions one. The class and entry of the better known stay.
 */
void ent_coref_join(EntCoref *c, uint32_t mention_a, uint32_t mention_b);
/* The mention stands for the chain of another one; its own chain is none of a thing. */
void ent_coref_point(EntCoref *c, uint32_t mention, uint32_t at);

static inline const EntMention *ent_coref_mention(const EntCoref *c, uint32_t i)
{
  return &c->m->mentions[i];
}
static inline EntLink *ent_coref_chain(const EntCoref *c, uint32_t mention)
{
  return &c->links[ent_coref_root(c, mention)];
}
/* The mention has a chain: it is a name, demonym, role, description or topic. */
static inline bool ent_coref_is_thing(const EntMention *m)
{
  return m->kind <= ENT_MENTION_DESCRIPTION || m->kind == ENT_MENTION_TOPIC;
}
/* The mention is the first of its chain: passes that compare every thing with every
 * other look at these alone. */
static inline bool ent_coref_is_first(const EntCoref *c, uint32_t mention)
{
  return c->links[mention].parent == mention;
}
/* Where a pass looks for the other mention of what i stands for: over all of a document
 * of ordinary length, in an endless one among the nearest on either side, so that the
 * time grows with its length and not with the square of it. */
enum { ENT_COREF_REACH = 2000 };
static inline uint32_t ent_coref_from(uint32_t i)
{
  return i > ENT_COREF_REACH ? i - ENT_COREF_REACH : 0;
}
static inline uint32_t ent_coref_to(const EntCoref *c, uint32_t i)
{
  return c->m->n_mentions - i > ENT_COREF_REACH ? i + ENT_COREF_REACH
                                                : c->m->n_mentions;
}

/* The time for the document is up: passes leave off, as nothing will be made of it. */
static inline bool ent_coref_is_late(const EntCoref *c)
{
  return ent_deadline_passed(&c->a->deadline);
}

/* Folded words of the mention, computed once. */
const char *ent_coref_key(const EntCoref *c, uint32_t mention);

/* n tokens from x are the words of n tokens from y, but for accents. */
bool ent_coref_words_equal(const EntAnalysis *a, uint32_t x, uint32_t y, uint32_t n);
/* A name or a demonym. */
static inline bool ent_coref_is_name(const EntMention *m)
{
  return m->kind == ENT_MENTION_NAME || m->kind == ENT_MENTION_DEMONYM;
}

/* The name is an organisation of any kind. */
static inline bool ent_coref_is_organization(EntClass cls)
{
  return ent_class_is(cls, ENT_CLASS_ORGANIZATION);
}

/* Passes. */
void ent_coref_choose_entry(EntCoref *c);
void ent_coref_same_entry(EntCoref *c);
void ent_coref_same_name(EntCoref *c);
void ent_coref_same_topic(EntCoref *c);
void ent_coref_person_part(EntCoref *c);
void ent_coref_acronym(EntCoref *c);
void ent_coref_institution_part(EntCoref *c);
void ent_coref_institution_head(EntCoref *c);
void ent_coref_misspelt(EntCoref *c);
void ent_coref_renamed(EntCoref *c);
void ent_coref_apposed(EntCoref *c);
void ent_coref_sessions(EntCoref *c);
void ent_coref_capital(EntCoref *c);
void ent_coref_roles(EntCoref *c);
/* Gives offices of state without a country theirs; called by ent_coref_roles. */
void ent_coref_offices(EntCoref *c);
/* The chain of the country that is named far more often than the others: the one that
 * the text is about; ENT_NONE where there is none. */
uint32_t ent_coref_home(const EntCoref *c);
void ent_coref_descriptions(EntCoref *c);
void ent_coref_groups(EntCoref *c);
void ent_coref_pronouns(EntCoref *c);
void ent_coref_speakers(EntCoref *c);
/* Places the roles of "its director", once it is known what "its" stands for. */
void ent_coref_owned_roles(EntCoref *c);

#endif
