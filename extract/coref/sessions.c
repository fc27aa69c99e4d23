// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Joint bodies of two states whose name stands for their session: "speaking at the
 * start of the UK-China Joint Commission" names an event, unless the text tells the
 * body from its meetings. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

static bool is_body(EntClass cls)
{
  return cls == ENT_CLASS_GOVERNMENT_BODY || cls == ENT_CLASS_ORGANIZATION ||
         cls == ENT_CLASS_INTERNATIONAL_ORGANIZATION;
}

/* "UK-China", "Anglo-Swiss": two states in front. */
static bool names_two_states(const EntCoref *c, const EntMention *m)
{
  const EntMatch *one = ent_match_at(c->m, m->first, ENT_TABLE_COUNTRIES);
  if (!one || one->end + 1 >= m->end || !ent_token_is(c->a, one->end, "-"))
    return false;
  return ent_match_at(c->m, one->end + 1, ENT_TABLE_COUNTRIES) != NULL;
}

static bool has_session_head(const EntCoref *c, const EntMention *m)
{
  for (uint32_t i = m->first; i < m->end; i++)
    if (ent_token_is_word(c->m, i, ENT_WORD_SESSION_BODY)) return true;
  return false;
}

/* The token before the name and its determiner, or ENT_NONE. */
static uint32_t token_before(const EntCoref *c, const EntMention *m)
{
  uint32_t first = c->a->sentences[m->sentence].first, i = m->first;
  while (i > first && c->a->tokens[i - 1].upos == ENT_POS_DET)
    i--;
  return i > first ? i - 1 : ENT_NONE;
}

/* "the meeting of the Joint Commission", "the commission met": the body. */
static bool is_told_apart(const EntCoref *c, const EntMention *m)
{
  uint32_t before = token_before(c, m);
  bool of =
      before != ENT_NONE && before > 0 && ent_token_is_word(c->m, before, ENT_WORD_OF);
  if (of && ent_match_at(c->m, before - 1, ENT_TABLE_MATTER_HEADS)) return true;
  uint32_t end = c->a->sentences[m->sentence].end;
  return m->end < end && ent_token_is_word(c->m, m->end, ENT_WORD_BODY_ACTS);
}

/* "at the", "chaired the", "at the start of the". */
static bool is_spent_at(const EntCoref *c, const EntMention *m)
{
  uint32_t before = token_before(c, m);
  if (before == ENT_NONE) return false;
  if (ent_token_is_word(c->m, before, ENT_WORD_OF))
    return before > 0 && ent_token_is_word(c->m, before - 1, ENT_WORD_SESSION_PART);
  return ent_token_is_word(c->m, before, ENT_WORD_SESSION_BEFORE);
}

static bool may_be_session(const EntCoref *c, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  return m->kind == ENT_MENTION_NAME && !m->entry && is_body(m->cls) &&
         has_session_head(c, m) && names_two_states(c, m);
}

static void decide(EntCoref *c, uint32_t first)
{
  uint32_t root = ent_coref_root(c, first);
  bool spent = false;
  for (uint32_t i = first; i < ent_coref_to(c, first); i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (ent_coref_root(c, i) != root || m->kind != ENT_MENTION_NAME) continue;
    if (is_told_apart(c, m)) return;
    spent |= is_spent_at(c, m);
  }
  if (!spent) return;
  c->links[root].cls = ENT_CLASS_EVENT;
  for (uint32_t i = first; i < ent_coref_to(c, first); i++)
    if (ent_coref_root(c, i) == root) c->m->mentions[i].cls = ENT_CLASS_EVENT;
}

void ent_coref_sessions(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++)
    if (ent_coref_is_first(c, i) && may_be_session(c, i)) decide(c, i);
}
