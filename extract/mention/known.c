// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names that the gazetteers know. */
#include "extract/mention/spans.h"

bool ent_match_is_demonym(const EntMatch *match)
{
  return match->entry->table == ENT_TABLE_COUNTRIES &&
         match->column == ent_knowledge_column(ENT_TABLE_COUNTRIES, "demonyms");
}

bool ent_match_is_capital(const EntMatch *match)
{
  return match->column == ent_knowledge_column(ENT_TABLE_COUNTRIES, "capital");
}

bool ent_match_names_thing(const EntMatch *match)
{
  switch (match->entry->table) {
  case ENT_TABLE_COUNTRIES:
    return !ent_match_is_demonym(match) && !ent_match_is_capital(match);
  case ENT_TABLE_PLACES:
  case ENT_TABLE_PERSONS:
  case ENT_TABLE_ORGANIZATIONS:
  case ENT_TABLE_MATTERS:
  case ENT_TABLE_NAMES:
    return true;
  default:
    return false;
  }
}

const EntMatch *ent_known_at(const EntMentions *m, uint32_t i, uint32_t end)
{
  if (m->match_at[i] == ENT_NONE) return NULL;
  for (uint32_t k = m->match_at[i]; k < m->n_matches && m->matches[k].first == i; k++)
    if (m->matches[k].end <= end && ent_match_names_thing(&m->matches[k]))
      return &m->matches[k];
  return NULL;
}

const EntMatch *ent_known_ending(const EntMentions *m, uint32_t first, uint32_t end)
{
  for (uint32_t i = first + 1; i < end; i++) {
    const EntMatch *known = ent_known_at(m, i, end);
    if (known && known->end == end) return known;
  }
  return NULL;
}

bool ent_name_goes_on(const EntMentions *m, uint32_t i)
{
  return ent_token_is_word(m, i, ENT_WORD_NAME_LINK) ||
         ent_token_is_word(m, i, ENT_WORD_ARTICLE) || ent_token_is(m->a, i, "-");
}
