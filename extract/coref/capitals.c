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

/* Where it acts: before a verb, or after "with", "between", "for" (kind actor-prep). */
static bool stands_as_state(const EntCoref *c, const EntMention *m)
{
  const EntSentence *s = &c->a->sentences[m->sentence];
  if (stands_as_place(c, m)) return false;
  if (m->first > s->first && ent_token_is_word(c->m, m->first - 1, ENT_WORD_ACTOR_PREP))
    return true;
  uint8_t next = m->end < s->end ? c->a->tokens[m->end].upos : ENT_POS_NONE;
  return next == ENT_POS_VERB || next == ENT_POS_AUX ||
         ent_token_is(c->a, m->end, "'s");
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

/* Only where the state is spoken of too: each acting mention is taken from the city's.
 */
void ent_coref_capital(EntCoref *c)
{
  g_autoptr(GHashTable) first = first_of_countries(c);
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    EntMention *m = &c->m->mentions[i];
    if (m->kind != ENT_MENTION_NAME || m->cls != ENT_CLASS_PLACE) continue;
    const EntEntry *country = country_of_capital(c, m);
    gpointer other = NULL;
    if (country && g_hash_table_lookup_extended(first, country, NULL, &other) &&
        stands_as_state(c, m))
      ent_coref_point(c, i, GPOINTER_TO_UINT(other));
  }
}
