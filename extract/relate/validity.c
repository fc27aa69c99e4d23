// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From when and until when something holds: "from 2010 to 2014", "since May 2019",
 * "until 2021", "(2005-2009)", "appointed on 3 March", "stepped down in 2022". */
#include "extract/relate/engine.h"
#include <string.h>

/* How far up from a date its predicate may stand. */
enum { CLIMB = 6 };

typedef enum { BOUND_NONE, BOUND_FROM, BOUND_UNTIL, BOUND_AT } Bound;

static bool is_word(const EntRelate *r, uint32_t i, const char *const *words)
{
  const EntToken *t = relate_token(r, i);
  for (; *words; words++)
    if (t->norm && strcmp(t->norm, *words) == 0) return true;
  return false;
}

static bool is_bracket(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  return t->end == t->begin + 1 && r->a->text[t->begin] == '(';
}

static const EntMention *date_at(const EntRelate *r, uint32_t token)
{
  uint32_t i = r->m->at_token[token];
  if (i == ENT_NONE) return NULL;
  const EntMention *m = &r->m->mentions[i];
  return m->kind == ENT_MENTION_DATE && m->text ? m : NULL;
}

/* What the word in front of a date makes of it. */
static Bound bound_of(const EntRelate *r, const EntMention *date)
{
  static const char *const from[] = {"since", "from", "between", NULL};
  static const char *const until[] = {"until", "till", "through", NULL};
  static const char *const range[] = {"to", "and", "-", "–", "—", NULL};
  uint32_t first = relate_sentence(r)->first;
  if (date->first == first) return BOUND_AT;
  uint32_t before = date->first - 1;
  if (is_word(r, before, from)) return BOUND_FROM;
  if (is_word(r, before, until)) return BOUND_UNTIL;
  bool ranged = is_word(r, before, range) && before > first;
  const EntMention *other = ranged ? date_at(r, before - 1) : NULL;
  if (other && other->first > first &&
      (bound_of(r, other) == BOUND_FROM || is_bracket(r, other->first - 1)))
    return BOUND_UNTIL;
  bool opens = is_bracket(r, before) && date->end + 1 < relate_sentence(r)->end &&
               is_word(r, date->end, range) && date_at(r, date->end + 1);
  return opens ? BOUND_FROM : BOUND_AT;
}

/* The date hangs on the predicate, with no other verb between. */
static bool belongs(const EntRelate *r, const EntMention *date, uint32_t trigger,
                    const EntMention *own)
{
  uint32_t token = date->head;
  for (unsigned d = 0; d < CLIMB && token != ENT_NONE; d++) {
    if (token == trigger) return true;
    if (own && token >= own->first && token < own->end) return true;
    if (d && relate_token(r, token)->upos == ENT_POS_VERB) return false;
    token = relate_head(r, token);
  }
  return false;
}

/* In the brackets right behind the position: "mayor of Oslo (2005-2009)". */
static bool is_behind(const EntRelate *r, const EntMention *date, const EntMention *own)
{
  if (!own || date->first < own->end || date->first > own->end + 9) return false;
  for (uint32_t i = own->end; i < date->first; i++) {
    uint8_t pos = relate_token(r, i)->upos;
    uint32_t m = r->m->at_token[i];
    bool person = m != ENT_NONE &&
                  ent_mention_class(r->m, &r->m->mentions[m]) == ENT_CLASS_PERSON;
    if (pos == ENT_POS_VERB || pos == ENT_POS_AUX || person) return false;
  }
  return true;
}

/* "appointed", "became" begin what they tell of; "resigned" ends it. */
static Bound bound_of_verb(const EntRelate *r, uint32_t trigger)
{
  uint64_t cues = relate_cues(r, trigger);
  if (relate_token(r, trigger)->upos != ENT_POS_VERB) return BOUND_NONE;
  if (cues & ENT_CUE_SET(BEGINS)) return BOUND_FROM;
  return cues & ENT_CUE_SET(ENDS) ? BOUND_UNTIL : BOUND_NONE;
}

Validity validity_of(const EntRelate *r, uint32_t trigger, uint32_t mention)
{
  Validity v = {NULL, NULL};
  const EntMention *own = mention == ENT_NONE ? NULL : &r->m->mentions[mention];
  Bound of_verb = bound_of_verb(r, trigger);
  uint32_t end = r->first_mention[r->sentence + 1];
  for (uint32_t i = r->first_mention[r->sentence]; i < end; i++) {
    const EntMention *date = &r->m->mentions[i];
    if (date->kind != ENT_MENTION_DATE || !date->text) continue;
    Bound bound = bound_of(r, date);
    bool near = belongs(r, date, trigger, own);
    if (!near && !(bound != BOUND_AT && is_behind(r, date, own))) continue;
    if (bound == BOUND_AT) bound = of_verb;
    if (bound == BOUND_FROM && !v.from) v.from = date->text;
    if (bound == BOUND_UNTIL && !v.until) v.until = date->text;
  }
  if (v.from && v.until && strcmp(v.from, v.until) > 0) v.from = NULL;
  return v;
}

bool validity_lasts(EntProperty property)
{
  switch (property) {
  case ENT_PROP_HOLDS_ROLE:
  case ENT_PROP_AFFILIATED_WITH:
  case ENT_PROP_REPRESENTS:
  case ENT_PROP_LEADS:
  case ENT_PROP_SUPPORTED:
  case ENT_PROP_OPPOSED:
  case ENT_PROP_PART_OF:
  case ENT_PROP_COOPERATES_WITH:
    return true;
  default:
    return false;
  }
}

bool validity_has_dates(EntProperty property)
{
  return validity_lasts(property) && property != ENT_PROP_SUPPORTED &&
         property != ENT_PROP_OPPOSED;
}

bool validity_is_over(const EntRelate *r, const char *until)
{
  if (!until || !r->m->date) return false;
  size_t length = MIN(strlen(until), strlen(r->m->date));
  return strncmp(until, r->m->date, length) < 0;
}
