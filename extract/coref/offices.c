// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* "President Lind", "the prime minister" without a country: that of the office named
 * just before in the sentence, else the state that the whole text is about. Words of
 * the kind state-office. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

/* A text is about one state if that is named so often, and so many times as often as
 * any other. */
enum { HOME_MENTIONS = 3, HOME_LEAD = 4 };

static bool is_state_office(const EntCoref *c, const EntMention *m)
{
  if (m->plural || (!m->attached && !m->definite)) return false;
  for (uint32_t i = m->first; i < m->end; i++) {
    const EntMatch *match = ent_word_at(c->m, i, ENT_WORD_STATE_OFFICE);
    if (match && match->end == m->end) return true;
  }
  return false;
}

static uint32_t country_root(const EntCoref *c, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  if (m->kind != ENT_MENTION_NAME && m->kind != ENT_MENTION_DEMONYM) return ENT_NONE;
  uint32_t root = ent_coref_root(c, m->thing == ENT_NONE ? i : m->thing);
  return c->links[root].cls == ENT_CLASS_COUNTRY ? root : ENT_NONE;
}

uint32_t ent_coref_home(const EntCoref *c)
{
  uint32_t *counts = ent_arena_new_array(c->a->arena, uint32_t, c->m->n_mentions + 1);
  for (uint32_t i = 0; i < c->m->n_mentions; i++)
    counts[i] = 0;
  uint32_t best = ENT_NONE, most = 0, second = 0;
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    uint32_t root = country_root(c, i);
    if (root != ENT_NONE) counts[root]++;
  }
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    if (counts[i] <= second) continue;
    second = counts[i];
    if (counts[i] <= most) continue;
    second = most;
    most = counts[i];
    best = i;
  }
  return most >= HOME_MENTIONS && most >= HOME_LEAD * second ? best : ENT_NONE;
}

static bool has_verb_between(const EntCoref *c, const EntMention *one,
                             const EntMention *two)
{
  for (uint32_t i = one->end; i < two->first; i++)
    if (c->a->tokens[i].upos == ENT_POS_VERB) return true;
  return false;
}

/* A country or place other than that of the office is named beside it. */
static bool is_elsewhere(const EntCoref *c, uint32_t office, uint32_t state)
{
  uint32_t sentence = ent_coref_mention(c, office)->sentence, i = office;
  while (i > 0 && ent_coref_mention(c, i - 1)->sentence == sentence)
    i--;
  for (; i < c->m->n_mentions && ent_coref_mention(c, i)->sentence == sentence; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    uint32_t root = country_root(c, i);
    if (m->kind == ENT_MENTION_NAME && m->cls == ENT_CLASS_PLACE) return true;
    if (root != ENT_NONE && root != state) return true;
  }
  return false;
}

/* "Norway's trade minister X and foreign minister Y": the country of the office before
 * in the sentence. Not of "Norway's prime minister X met President Y in Lima". */
static uint32_t office_before(const EntCoref *c, uint32_t i)
{
  const EntMention *two = ent_coref_mention(c, i);
  while (i-- > 0 && ent_coref_mention(c, i)->sentence == two->sentence) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_ROLE || !is_state_office(c, m)) continue;
    uint32_t related = ent_coref_chain(c, i)->related;
    if (related == ENT_NONE) return ENT_NONE;
    uint32_t root = ent_coref_root(c, related);
    if (has_verb_between(c, m, two) && is_elsewhere(c, i, root)) return ENT_NONE;
    return c->links[root].cls == ENT_CLASS_COUNTRY ? root : ENT_NONE;
  }
  return ENT_NONE;
}

void ent_coref_offices(EntCoref *c)
{
  uint32_t home = ent_coref_home(c);
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_ROLE || ent_coref_chain(c, i)->related != ENT_NONE ||
        !is_state_office(c, m))
      continue;
    uint32_t before = office_before(c, i);
    ent_coref_chain(c, i)->related = before != ENT_NONE ? before : home;
  }
}
