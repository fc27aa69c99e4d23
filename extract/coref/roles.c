// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Positions: one chain a title, place and holder; a title that stands alone with "the"
 * is its holder. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

static uint32_t mention_at(const EntCoref *c, uint32_t token)
{
  if (token == ENT_NONE) return ENT_NONE;
  uint32_t i = c->m->at_token[token];
  if (i == ENT_NONE || !ent_coref_is_thing(ent_coref_mention(c, i))) return ENT_NONE;
  return i;
}

static uint32_t chain_at(const EntCoref *c, uint32_t token)
{
  uint32_t i = mention_at(c, token);
  if (i == ENT_NONE) return ENT_NONE;
  const EntMention *m = ent_coref_mention(c, i);
  return ent_coref_root(c, m->thing == ENT_NONE ? i : m->thing);
}

static bool places_agree(uint32_t x, uint32_t y)
{
  return x == ENT_NONE || y == ENT_NONE || x == y;
}

/* The words of short are among those of the other title, the heads equal. */
static bool titles_agree(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  const EntMention *small = x->end - x->first <= y->end - y->first ? x : y;
  const EntMention *large = small == x ? y : x;
  for (uint32_t i = small->first; i < small->end; i++) {
    bool found = false;
    for (uint32_t j = large->first; j < large->end && !found; j++)
      found = g_str_equal(c->a->tokens[i].norm, c->a->tokens[j].norm);
    if (!found) return false;
  }
  return true;
}

/* Titles that only say that somebody heads it: "leader", "head" (kind generic-role). */
static bool is_generic(const EntCoref *c, const EntMention *m)
{
  return m->end - m->first == 1 &&
         ent_token_is_word(c->m, m->first, ENT_WORD_GENERIC_ROLE);
}

/* Same words and no other place, or the same holder and words that agree. */
static bool is_same_role(const EntCoref *c, uint32_t i, uint32_t j)
{
  const EntMention *m = ent_coref_mention(c, i), *o = ent_coref_mention(c, j);
  const EntLink *mine = ent_coref_chain(c, i), *other = ent_coref_chain(c, j);
  if (!places_agree(mine->related, other->related)) return false;
  bool two_holders = mine->holder != ENT_NONE && other->holder != ENT_NONE &&
                     mine->holder != other->holder;
  if (two_holders && mine->related != other->related) return false;
  if (g_ascii_strcasecmp(m->text, o->text) == 0) return true;
  if (mine->holder == ENT_NONE || mine->holder != other->holder) return false;
  bool same_place = mine->related != ENT_NONE && mine->related == other->related;
  return titles_agree(c, m, o) ||
         (same_place && (is_generic(c, m) || is_generic(c, o)));
}

static void join_same(EntCoref *c, uint32_t i)
{
  for (uint32_t j = ent_coref_from(i); j < i; j++) {
    const EntMention *o = ent_coref_mention(c, j);
    if (o->kind == ENT_MENTION_ROLE && o->thing == ENT_NONE &&
        ent_coref_is_first(c, j) && is_same_role(c, i, j)) {
      ent_coref_join(c, j, i);
      return;
    }
  }
}

/* The holder of a title that agrees with that of m in a place, or ENT_NONE. */
static uint32_t holder_of(const EntCoref *c, const EntMention *m, uint32_t place,
                          uint32_t title)
{
  const EntLink *role = ent_coref_chain(c, title);
  if (!titles_agree(c, m, ent_coref_mention(c, title))) return ENT_NONE;
  uint32_t other =
      role->related == ENT_NONE ? ENT_NONE : ent_coref_root(c, role->related);
  return places_agree(place, other) ? role->holder : ENT_NONE;
}

/* The titles whose holder stands beside them. */
static GArray *held_titles(const EntCoref *c)
{
  GArray *held = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind == ENT_MENTION_ROLE && m->attached && !m->plural &&
        ent_coref_chain(c, i)->holder != ENT_NONE)
      g_array_append_val(held, i);
  }
  return held;
}

/* "the science minister": the nearest holder before it of a title that agrees, else the
 * first one after it. before = how many held titles come before it. */
static void find_holder(EntCoref *c, uint32_t i, const GArray *held, guint before)
{
  const EntMention *m = ent_coref_mention(c, i);
  uint32_t place = chain_at(c, m->related_token), found = ENT_NONE;
  guint from = before > ENT_COREF_REACH ? before - ENT_COREF_REACH : 0;
  guint to = MIN(held->len, before + ENT_COREF_REACH);
  for (guint k = before; k-- > from && found == ENT_NONE;)
    found = holder_of(c, m, place, g_array_index(held, uint32_t, k));
  for (guint k = before; k < to && found == ENT_NONE; k++)
    found = holder_of(c, m, place, g_array_index(held, uint32_t, k));
  if (found != ENT_NONE) ent_coref_point(c, i, found);
}

/* "Its director", "the ministry's spokesman": the mention that says whose it is, where
 * that is no name; ENT_NONE. What it stands for is known once pronouns are. */
static uint32_t owner_mention(const EntCoref *c, const EntMention *role)
{
  uint32_t at = role->first;
  bool possessive = at > 0 && ent_token_is(c->a, at - 1, "'s");
  if (possessive) at--;
  uint32_t i = at > 0 ? c->m->at_token[at - 1] : ENT_NONE;
  if (i == ENT_NONE || ent_coref_mention(c, i)->kind != ENT_MENTION_PRONOUN)
    return ENT_NONE;
  if (!possessive && !(c->a->tokens[at - 1].feats & ENT_FEAT(POSS))) return ENT_NONE;
  return i;
}

static void find_holders(EntCoref *c)
{
  GArray *held = held_titles(c);
  guint before = 0;
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    const EntMention *m = ent_coref_mention(c, i);
    while (before < held->len && g_array_index(held, uint32_t, before) < i)
      before++;
    if (m->kind == ENT_MENTION_ROLE && !m->attached && m->definite && !m->plural)
      find_holder(c, i, held, before);
  }
  g_array_unref(held);
}

void ent_coref_roles(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_ROLE) continue;
    EntLink *link = ent_coref_chain(c, i);
    link->related = chain_at(c, m->related_token);
    link->holder = chain_at(c, m->holder_token);
  }
  ent_coref_offices(c);
  find_holders(c);
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    const EntMention *m = ent_coref_mention(c, i);
    bool one = !m->plural || m->attached;
    if (m->kind == ENT_MENTION_ROLE && one && m->thing == ENT_NONE &&
        owner_mention(c, m) == ENT_NONE)
      join_same(c, i);
  }
}

static bool is_body(const EntCoref *c, uint32_t chain)
{
  EntClass cls = c->links[chain].cls;
  return cls == ENT_CLASS_COUNTRY || ent_class_is(cls, ENT_CLASS_ORGANIZATION);
}

void ent_coref_owned_roles(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_ROLE || m->plural || m->thing != ENT_NONE) continue;
    uint32_t owner = owner_mention(c, m);
    if (owner == ENT_NONE) continue;
    uint32_t thing = ent_coref_mention(c, owner)->thing;
    uint32_t body = thing == ENT_NONE ? ENT_NONE : ent_coref_root(c, thing);
    EntLink *link = ent_coref_chain(c, i);
    if (body != ENT_NONE && link->related == ENT_NONE && is_body(c, body))
      link->related = body;
    join_same(c, i);
  }
}
