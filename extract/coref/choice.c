// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names that two entries of the knowledge bear ("Georgia" the country and the state,
 * "Amazon" the company and the river): the entry that the rest of the document speaks
 * for. What is named without doubt counts: an entry by another of its names thrice, any
 * name of the same country once. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"
#include "extract/mention/spans.h"

enum { OWN_WEIGHT = 3 };

typedef struct {
  GHashTable *entries;   /* EntEntry -> times named without doubt */
  GHashTable *countries; /* ISO code -> the same of all its entries */
} Support;

/* The country that an entry is of or in: ISO code, "" if of none. */
static const char *country_of(const EntEntry *entry)
{
  switch (entry->table) {
  case ENT_TABLE_COUNTRIES:
    return ent_entry_value(entry, "iso2");
  case ENT_TABLE_PLACES:
  case ENT_TABLE_ORGANIZATIONS:
    return ent_entry_value(entry, "country");
  default:
    return "";
  }
}

/* Another entry for just this span, from match k on; *k is left behind it. */
static const EntEntry *other_entry(const EntCoref *c, const EntMention *m, uint32_t *k)
{
  for (; *k < c->m->n_matches && c->m->matches[*k].first == m->first; ++*k) {
    const EntMatch *match = &c->m->matches[*k];
    if (match->end == m->end && match->entry != m->entry &&
        ent_match_names_thing(match))
      return match->entry;
  }
  return NULL;
}

static bool is_doubtful(const EntCoref *c, const EntMention *m)
{
  uint32_t k = c->m->match_at[m->first];
  return k != ENT_NONE && other_entry(c, m, &k) != NULL;
}

static void add_to(GHashTable *table, gconstpointer key)
{
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(table, key));
  g_hash_table_insert(table, (gpointer)key, GUINT_TO_POINTER(n + 1));
}

static Support gather(const EntCoref *c)
{
  Support s = {.entries = g_hash_table_new(g_direct_hash, g_direct_equal),
               .countries = g_hash_table_new(g_str_hash, g_str_equal)};
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (!ent_coref_is_name(m) || !m->entry || is_doubtful(c, m)) continue;
    add_to(s.entries, m->entry);
    add_to(s.countries, country_of(m->entry));
  }
  return s;
}

static guint support_of(const Support *s, const EntEntry *entry)
{
  const char *country = country_of(entry);
  guint n = OWN_WEIGHT * GPOINTER_TO_UINT(g_hash_table_lookup(s->entries, entry));
  if (*country) n += GPOINTER_TO_UINT(g_hash_table_lookup(s->countries, country));
  return n;
}

static void choose(EntCoref *c, uint32_t i, const Support *s)
{
  EntMention *m = &c->m->mentions[i];
  const EntEntry *best = m->entry;
  uint32_t k = c->m->match_at[m->first];
  for (const EntEntry *other; (other = other_entry(c, m, &k)); k++)
    if (support_of(s, other) > support_of(s, best)) best = other;
  if (best == m->entry) return;
  m->entry = c->links[i].entry = best;
  m->cls = c->links[i].cls = ent_knowledge_class(best);
}

/* The institution that a single word is known as, or NULL. */
static const EntEntry *institution_of(const EntCoref *c, const EntMention *m)
{
  uint32_t k = c->m->match_at[m->first];
  if (k == ENT_NONE) return NULL;
  for (; k < c->m->n_matches && c->m->matches[k].first == m->first; k++)
    if (c->m->matches[k].end == m->end &&
        c->m->matches[k].entry->table == ENT_TABLE_ORGANIZATIONS)
      return c->m->matches[k].entry;
  return NULL;
}

/* A person of a full name with that word in it is in the document. */
static bool is_somebodys(const EntCoref *c, uint32_t mention)
{
  const EntMention *m = ent_coref_mention(c, mention);
  for (uint32_t i = ent_coref_from(mention); i < ent_coref_to(c, mention); i++) {
    const EntMention *o = ent_coref_mention(c, i);
    if (o->kind != ENT_MENTION_NAME || o->cls != ENT_CLASS_PERSON) continue;
    for (uint32_t t = o->first; o->end - o->first > 1 && t < o->end; t++)
      if (ent_coref_words_equal(c->a, t, m->first, 1)) return true;
  }
  return false;
}

/* "Roche", which the model took for a person: persons are told by their full names
 * somewhere; else it is the institution of that name. */
static void choose_institutions(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    EntMention *m = &c->m->mentions[i];
    if (m->kind != ENT_MENTION_NAME || m->cls != ENT_CLASS_PERSON || m->entry ||
        m->end - m->first != 1 || m->outer < m->first)
      continue;
    const EntEntry *entry = institution_of(c, m);
    if (!entry || is_somebodys(c, i)) continue;
    m->entry = c->links[i].entry = entry;
    m->cls = c->links[i].cls = ent_knowledge_class(entry);
  }
}

void ent_coref_choose_entry(EntCoref *c)
{
  choose_institutions(c);
  Support s = {NULL, NULL};
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_NAME || !m->entry || !is_doubtful(c, m)) continue;
    if (m->entry->table == ENT_TABLE_NAMES) continue; /* the user knows */
    if (!s.entries) s = gather(c);
    choose(c, i, &s);
  }
  if (!s.entries) return;
  g_hash_table_destroy(s.entries);
  g_hash_table_destroy(s.countries);
}
