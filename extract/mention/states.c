// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A state spoken of through those who act for it: "Chinese officials", "Bangladesh's
 * interim government", "the government of Peru". The nouns are mention-words of the
 * kind state-noun; the mention is the country's. */
#include "extract/mention/phrase.h"

static const EntMention *country_at(const EntFinder *f, uint32_t token)
{
  const EntMention *m = ent_found_at(f, token);
  return m && m->cls == ENT_CLASS_COUNTRY ? m : NULL;
}

/* The country before the noun, over adjectives and a possessive 's. */
static const EntMention *country_before(const EntFinder *f, uint32_t noun,
                                        uint32_t limit)
{
  for (uint32_t i = noun; i-- > limit;) {
    const EntMention *m = country_at(f, i);
    if (m) return m;
    bool possessive = ent_token_is(f->a, i, "'s") || ent_token_is(f->a, i, "'");
    if (f->taken[i] || (f->a->tokens[i].upos != ENT_POS_ADJ && !possessive))
      return NULL;
  }
  return NULL;
}

/* The country behind "of". */
static const EntMention *country_behind(const EntFinder *f, uint32_t noun,
                                        uint32_t limit)
{
  uint32_t i = noun + 1;
  if (i >= limit || !ent_token_is_word(f->m, i, ENT_WORD_OF)) return NULL;
  i++;
  if (i < limit && ent_token_is_word(f->m, i, ENT_WORD_ARTICLE)) i++;
  return i < limit ? country_at(f, i) : NULL;
}

void ent_find_states(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    if (f->taken[i] || !ent_token_is_word(f->m, i, ENT_WORD_STATE_NOUN)) continue;
    const EntMention *country = country_before(f, i, s->first);
    uint32_t first = country ? country->first : i;
    uint32_t end = i + 1;
    if (!country) {
      country = country_behind(f, i, s->end);
      if (!country) continue;
      end = country->end;
    }
    const EntEntry *entry = country->entry;
    EntMention *m =
        ent_finder_add(f, ENT_MENTION_DEMONYM, ENT_CLASS_COUNTRY, first, end);
    m->entry = entry;
    m->head = i;
    f->taken[i] = 1;
  }
}
