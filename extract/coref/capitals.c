// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Capitals that stand for their state. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

/* Where a capital is a place: after a preposition of place, before its country, at a
 * dateline. Words of the kind place-prep. */
static bool stands_as_place(const EntCoref *c, const EntMention *m)
{
  const EntSentence *s = &c->a->sentences[m->sentence];
  if (m->first > s->first && ent_token_is_word(c->m, m->first - 1, ENT_WORD_PLACE_PREP))
    return true;
  if (m->first == s->first && m->end < s->end && !ent_token_is(c->a, m->end, "'s")) {
    uint8_t pos = c->a->tokens[m->end].upos;
    if (pos != ENT_POS_VERB && pos != ENT_POS_AUX) return true;
  }
  if (m->end + 1 < s->end && ent_token_is(c->a, m->end, ",") &&
      ent_match_at(c->m, m->end + 1, ENT_TABLE_COUNTRIES))
    return true;
  return false;
}

/* A verb, or an auxiliary with a verb behind it: "Paris has said", not "Paris is big".
 */
static bool acts(const EntCoref *c, uint32_t i, uint32_t limit)
{
  if (i >= limit) return false;
  uint8_t pos = c->a->tokens[i].upos;
  if (pos == ENT_POS_VERB) return !ent_token_is_word(c->m, i, ENT_WORD_HOLDER_LINK);
  if (pos != ENT_POS_AUX) return false;
  if (!ent_token_is_word(c->m, i, ENT_WORD_HOLDER_LINK)) return true;
  return i + 1 < limit && c->a->tokens[i + 1].upos == ENT_POS_VERB;
}

/* Where it acts: before a verb, or after "with", "between", "for" (kind actor-prep). */
static bool stands_as_state(const EntCoref *c, const EntMention *m)
{
  const EntSentence *s = &c->a->sentences[m->sentence];
  if (stands_as_place(c, m)) return false;
  if (m->first > s->first && ent_token_is_word(c->m, m->first - 1, ENT_WORD_ACTOR_PREP))
    return true;
  return acts(c, m->end, s->end);
}

/* "Beijing's outburst": only where Beijing acts elsewhere in the document. */
static bool is_possessor(const EntCoref *c, const EntMention *m)
{
  return !stands_as_place(c, m) && ent_token_is(c->a, m->end, "'s");
}

static const EntEntry *country_of_capital(const EntCoref *c, const EntMention *m)
{
  if (c->m->match_at[m->first] == ENT_NONE) return NULL;
  uint8_t capital = ent_knowledge_column(ENT_TABLE_COUNTRIES, "capital");
  for (uint32_t i = c->m->match_at[m->first]; i < c->m->n_matches; i++) {
    const EntMatch *match = &c->m->matches[i];
    if (match->first != m->first) break;
    if (match->entry->table == ENT_TABLE_COUNTRIES && match->column == capital &&
        match->end == m->end)
      return match->entry;
  }
  return NULL;
}

/* The first mention of each country. */
static GHashTable *first_of_countries(const EntCoref *c)
{
  GHashTable *first = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (uint32_t i = c->m->n_mentions; i-- > 0;) {
    const EntMention *m = ent_coref_mention(c, i);
    if (ent_coref_is_name(m) && m->entry && m->cls == ENT_CLASS_COUNTRY)
      g_hash_table_replace(first, (gpointer)m->entry, GUINT_TO_POINTER(i));
  }
  return first;
}

typedef bool (*Use)(const EntCoref *c, const EntMention *m);

/* Takes the mentions of capitals in this use from the cities; those of countries in
 * acting alone, if any are there; others are added to it. */
static void take_capitals(EntCoref *c, GHashTable *first, GHashTable *acting, Use use,
                          bool known)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_NAME || m->cls != ENT_CLASS_PLACE) continue;
    const EntEntry *country = country_of_capital(c, m);
    gpointer other = NULL;
    if (!country || !g_hash_table_lookup_extended(first, country, NULL, &other) ||
        (known && !g_hash_table_contains(acting, country)) || !use(c, m))
      continue;
    g_hash_table_add(acting, (gpointer)country);
    ent_coref_point(c, i, GPOINTER_TO_UINT(other));
  }
}

/* Only where the state is spoken of too. */
void ent_coref_capital(EntCoref *c)
{
  g_autoptr(GHashTable) first = first_of_countries(c);
  g_autoptr(GHashTable) acting = g_hash_table_new(g_direct_hash, g_direct_equal);
  take_capitals(c, first, acting, stands_as_state, false);
  take_capitals(c, first, acting, is_possessor, true);
}
