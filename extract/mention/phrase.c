// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Noun phrases by tags alone. */
#include "extract/mention/phrase.h"

bool ent_phrase_noun(const EntAnalysis *a, uint32_t i)
{
  uint8_t pos = a->tokens[i].upos;
  return pos == ENT_POS_NOUN || pos == ENT_POS_PROPN;
}

/* "-ing" and "-ed" forms tagged as verbs are modifiers only inside a phrase; they are
 * left to the tagger's judgement. */
bool ent_phrase_word(const EntAnalysis *a, uint32_t i)
{
  uint8_t pos = a->tokens[i].upos;
  return pos == ENT_POS_NOUN || pos == ENT_POS_PROPN || pos == ENT_POS_ADJ ||
         pos == ENT_POS_NUM;
}

EntMention *ent_found_at(const EntFinder *f, uint32_t token)
{
  EntMention *longest = NULL;
  for (guint i = f->found->len; i-- > 0;) {
    EntMention *m = &g_array_index(f->found, EntMention, i);
    if (m->end + 200 < token) break;
    if (token < m->first || token >= m->end) continue;
    if (!longest || m->end - m->first > longest->end - longest->first) longest = m;
  }
  return longest;
}

static bool is_hyphen(const EntAnalysis *a, uint32_t i)
{
  return ent_token_is(a, i, "-") && !(a->tokens[i].flags & ENT_TOK_SPACE_AFTER);
}

/* "and" or "," between two modifiers: "science and innovation minister". */
static bool joins(const EntFinder *f, uint32_t i, uint32_t limit)
{
  const EntAnalysis *a = f->a;
  if (i <= limit || i + 1 >= a->n_tokens) return false;
  bool word = ent_token_is_word(f->m, i, ENT_WORD_AND);
  return word && a->tokens[i - 1].upos == ENT_POS_NOUN && ent_phrase_word(a, i + 1);
}

/* "pared-back": a word tied by a hyphen to what is in the phrase already. */
static bool is_tied(const EntAnalysis *a, uint32_t i, uint32_t first)
{
  return first == i + 2 && is_hyphen(a, i + 1) &&
         !(a->tokens[i].flags & ENT_TOK_SPACE_AFTER) &&
         a->tokens[i].upos == ENT_POS_VERB;
}

uint32_t ent_phrase_left(const EntFinder *f, uint32_t head, uint32_t limit,
                         bool through_names)
{
  uint32_t first = head;
  for (uint32_t i = head; i-- > limit;) {
    if (f->taken[i] && !through_names) break;
    if (f->taken[i]) {
      const EntMention *name = ent_found_at(f, i);
      if (!name || name->kind == ENT_MENTION_MONEY || name->cls == ENT_CLASS_PERSON)
        break;
      first = i;
    } else if (ent_phrase_word(f->a, i) || is_tied(f->a, i, first) ||
               ent_token_is_word(f->m, i, ENT_WORD_NEWER)) {
      first = i;
    } else if (!is_hyphen(f->a, i) && !joins(f, i, limit)) {
      break;
    }
  }
  return first < head && ent_token_is_word(f->m, first, ENT_WORD_OWN) ? first + 1
                                                                      : first;
}

static uint32_t skip_determiner(const EntAnalysis *a, uint32_t i, uint32_t limit)
{
  while (i < limit &&
         (a->tokens[i].upos == ENT_POS_DET || (a->tokens[i].feats & ENT_FEAT(POSS))))
    i++;
  return i;
}

uint32_t ent_phrase_right(const EntFinder *f, uint32_t i, uint32_t limit, bool with_of)
{
  const EntAnalysis *a = f->a;
  uint32_t good = i;
  for (uint32_t t = skip_determiner(a, i, limit); t < limit; t++) {
    if (ent_phrase_noun(a, t))
      good = t + 1;
    else if (with_of && good == t && ent_token_is_word(f->m, t, ENT_WORD_OF))
      t = skip_determiner(a, t + 1, limit) - 1;
    else if (!ent_phrase_word(a, t) && !is_hyphen(a, t) &&
             !(ent_token_is_word(f->m, t, ENT_WORD_AND) && good == t && t + 1 < limit &&
               a->tokens[t + 1].upos == ENT_POS_NOUN &&
               a->tokens[t - 1].upos == ENT_POS_NOUN))
      break;
  }
  return good;
}

bool ent_phrase_shares_of(const EntFinder *f, uint32_t i, uint32_t limit)
{
  while (i > limit && (f->a->tokens[i - 1].upos == ENT_POS_DET ||
                       f->a->tokens[i - 1].upos == ENT_POS_ADJ ||
                       (f->a->tokens[i - 1].feats & ENT_FEAT(POSS))))
    i--;
  return i > limit && ent_token_is_word(f->m, i - 1, ENT_WORD_OF_VERB);
}

bool ent_phrase_definite(const EntFinder *f, uint32_t i, uint32_t limit)
{
  if (i > limit && ent_token_is_word(f->m, i - 1, ENT_WORD_OWN)) i--;
  if (i <= limit) return false;
  const EntToken *before = &f->a->tokens[i - 1];
  if (ent_token_is(f->a, i - 1, "'s") || ent_token_is(f->a, i - 1, "'")) return true;
  return (before->feats & (ENT_FEAT(POSS) | ENT_FEAT(DEFINITE_DEF))) ||
         (before->feats & ENT_FEAT(PRONTYPE_DEM)) ||
         ent_token_is_word(f->m, i - 1, ENT_WORD_ARTICLE);
}
