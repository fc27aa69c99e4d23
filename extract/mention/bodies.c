// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* State bodies in lower case: "the Norwegian interior ministry", "Ecuador's embassy",
 * "the House of Commons foreign affairs committee", "the president's office". The head
 * is a word of the kind body-head; a state, a territory, another body or an office in
 * front of it, or a state behind "of", says whose it is. A head of the kind
 * field-body-head needs no more than its field ("defence ministry"). */
#include "extract/mention/phrase.h"

typedef struct {
  EntFinder *f;
  uint32_t begin, limit; /* the sentence */
  uint32_t first, end;   /* the body */
  bool owned, fielded;
} Body;

static bool owns(const EntMention *m)
{
  if (!m || (m->kind != ENT_MENTION_NAME && m->kind != ENT_MENTION_DEMONYM))
    return false;
  return m->cls == ENT_CLASS_COUNTRY || m->cls == ENT_CLASS_PLACE ||
         m->cls == ENT_CLASS_GOVERNMENT_BODY || m->cls == ENT_CLASS_PERSON;
}

static bool is_possessive(const EntAnalysis *a, uint32_t i)
{
  return ent_token_is(a, i, "'s") || ent_token_is(a, i, "'");
}

/* "Ecuador's [embassy]", "the president's [office]": the owner becomes part of the
 * name, without which the body could be anybody's. */
static void take_possessor(Body *b)
{
  uint32_t i = b->first;
  if (i < b->begin + 2 || !is_possessive(b->f->a, i - 1)) return;
  const EntMention *m = ent_found_at(b->f, i - 2);
  const EntMatch *title = ent_match_ending(b->f->m, b->begin, i - 1, ENT_TABLE_ROLES);
  if (m && owns(m))
    b->first = m->first;
  else if (title && !b->f->taken[title->first])
    b->first = title->first;
  else
    return;
  b->owned = true;
}

/* A noun, an adjective, or a participle behind the owner ("Lima's [existing] council").
 */
static bool is_modifier_word(const Body *b, uint32_t i)
{
  const EntToken *t = &b->f->a->tokens[i];
  if (ent_token_upper(b->f->a, i) || t->upos == ENT_POS_NUM) return false;
  bool participle =
      t->upos == ENT_POS_VERB && i > b->begin && is_possessive(b->f->a, i - 1);
  return participle || ent_phrase_word(b->f->a, i);
}

/* Adjectives and nouns in front of the head, up to a name that owns it. */
static void take_modifiers(Body *b)
{
  uint32_t head = b->first;
  for (uint32_t i = head; i-- > b->begin;) {
    const EntMention *m = b->f->taken[i] ? ent_found_at(b->f, i) : NULL;
    const EntMatch *country = ent_match_at(b->f->m, i, ENT_TABLE_COUNTRIES);
    bool demonym = country && country->end <= head;
    if (m || demonym) {
      const EntMention *owner = m ? m : ent_found_at(b->f, i);
      if (!owns(owner) || owner->cls == ENT_CLASS_PERSON) return;
      /* a "Detroit office" may be anybody's */
      if (owner->cls == ENT_CLASS_PLACE &&
          !ent_token_is_word(b->f->m, head, ENT_WORD_LOCAL_BODY_HEAD))
        return;
      b->first = owner->first;
      b->owned = true;
      return;
    }
    if (b->owned || !is_modifier_word(b, i)) break;
    b->first = i;
    b->fielded = true;
  }
  take_possessor(b);
}

/* "of the special envoy", "of internal affairs", "of Belarus", "of internal affairs of
 * Belarus". */
static void take_behind(Body *b, bool field_head)
{
  const EntMentions *m = b->f->m;
  if (ent_phrase_shares_of(b->f, b->first, b->begin)) return;
  for (int part = 0; part < 2; part++) {
    uint32_t i = b->end + 1;
    if (i >= b->limit || !ent_token_is_word(m, b->end, ENT_WORD_OF)) return;
    bool article = ent_token_is_word(m, i, ENT_WORD_ARTICLE) && i + 1 < b->limit;
    if (article) i++;
    const EntMention *owner = ent_found_at(b->f, i);
    if (owner && (owner->cls == ENT_CLASS_COUNTRY || owner->cls == ENT_CLASS_PLACE)) {
      b->end = owner->end;
      b->owned = true;
      return;
    }
    uint32_t end = ent_phrase_right(b->f, i, b->limit, false);
    if (article && end > i && ent_match_ending(m, i, end, ENT_TABLE_ROLES)) {
      b->end = end; /* "office of the special envoy", not "office of speaker" */
      b->owned = true;
      return;
    }
    if (!field_head || owner || end == i || ent_finder_is_taken(b->f, i, end)) return;
    b->end = end;
    b->fielded = true;
  }
}

/* "committee [report]": the head is a modifier, unless a post follows ("ministry
 * spokesman"). */
static bool is_modifier(const EntFinder *f, uint32_t end, uint32_t limit)
{
  if (end >= limit || f->taken[end]) return false;
  if (ent_token_is(f->a, end, "-")) return true;
  return ent_phrase_noun(f->a, end) && !ent_token_upper(f->a, end) &&
         !ent_match_at(f->m, end, ENT_TABLE_ROLES);
}

/* The head's last token, without an "of" that the table has with it. */
static uint32_t last_token(const EntFinder *f, const EntMatch *head)
{
  uint32_t last = head->end - 1;
  bool of = last > head->first && ent_token_is_word(f->m, last, ENT_WORD_NAME_LINK);
  return of ? last - 1 : last;
}

/* "president's office" is one head of the table. */
static bool names_owner(const EntFinder *f, const EntMatch *head)
{
  for (uint32_t i = head->first; i < head->end; i++)
    if (is_possessive(f->a, i)) return true;
  return false;
}

static void find_body(EntFinder *f, const EntMatch *head, const EntSentence *s)
{
  uint32_t last = last_token(f, head);
  bool field_head = ent_token_is_word(f->m, last, ENT_WORD_FIELD_BODY_HEAD);
  const EntMatch *whole = ent_word_at(f->m, head->first, ENT_WORD_WHOLE_BODY);
  Body b = {.f = f,
            .begin = s->first,
            .limit = s->end,
            .first = head->first,
            .end = last + 1,
            .owned = (whole && whole->end == last + 1) || names_owner(f, head)};
  take_modifiers(&b);
  take_behind(&b, field_head);
  if (!b.owned && !(field_head && b.fielded)) return;
  if (b.first > s->first && ent_token_is_word(f->m, b.first - 1, ENT_WORD_GENERIC))
    return;
  EntMention *m =
      ent_finder_add(f, ENT_MENTION_NAME, ENT_CLASS_GOVERNMENT_BODY, b.first, b.end);
  m->head = last;
  m->definite = true;
  m->confidence = 0.75f;
  ent_finder_take(f, head->first, last + 1);
}

void ent_find_bodies(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    if (f->taken[i] || ent_token_upper(f->a, i)) continue;
    const EntMatch *head = ent_match_at(f->m, i, ENT_TABLE_ORG_HEADS);
    if (!head || head->end > s->end || ent_finder_is_taken(f, i, head->end)) continue;
    uint32_t last = last_token(f, head);
    if (!ent_token_is_word(f->m, last, ENT_WORD_BODY_HEAD) ||
        !ent_phrase_noun(f->a, last) || is_modifier(f, last + 1, s->end))
      continue;
    find_body(f, head, s);
    i = last;
  }
}
