// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Words that stand for a thing named elsewhere: pronouns ("she", "its", "we") and
 * groups
 * ("the two countries"), from the table mention-words, kinds pronoun and
 * group. */
#include "extract/mention/phrase.h"

/* "the company", "this ministry": an institution's head word alone, as lower-case head
 * of a definite phrase. The entry is the head's. */
static bool find_institution(EntFinder *f, uint32_t i, const EntSentence *s)
{
  if (i == s->first || ent_token_upper(f->a, i)) return false;
  const EntToken *before = &f->a->tokens[i - 1];
  bool definite = before->feats & (ENT_FEAT(DEFINITE_DEF) | ENT_FEAT(PRONTYPE_DEM));
  bool bare = before->upos == ENT_POS_ADP ||
              before->upos == ENT_POS_VERB; /* "told parliament" */
  if (!definite && !(bare && ent_token_is_word(f->m, i, ENT_WORD_SOLE_BODY)))
    return false;
  const EntMatch *head = ent_match_at(f->m, i, ENT_TABLE_ORG_HEADS);
  uint32_t end = i + 1; /* the table has some heads with their "of" */
  if (!head || ent_finder_is_taken(f, i, end)) return false;
  bool of = end < s->end && ent_token_is_word(f->m, end, ENT_WORD_OF);
  if (head->end != end + (of && head->end > end)) return false;
  uint8_t pos = f->a->tokens[i].upos;
  if (pos != ENT_POS_NOUN && pos != ENT_POS_PROPN) return false;
  if (of && !ent_phrase_shares_of(f, i, s->first)) return false;
  if (end < s->end && f->a->tokens[end].upos == ENT_POS_NOUN) return false;
  EntMention *m = ent_finder_add(f, ENT_MENTION_PRONOUN, ENT_CLASS_NONE, i, end);
  m->entry = head->entry;
  m->definite = true;
  return true;
}

void ent_find_anaphors(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    if (find_institution(f, i, s)) continue;
    const EntMatch *match = ent_word_at(f->m, i, ENT_WORD_PRONOUN);
    EntMentionKind kind = ENT_MENTION_PRONOUN;
    if (!match) {
      match = ent_word_at(f->m, i, ENT_WORD_GROUP);
      kind = ENT_MENTION_GROUP;
    }
    if (!match || match->end > s->end || ent_finder_is_taken(f, i, match->end))
      continue;
    EntMention *m = ent_finder_add(f, kind, ENT_CLASS_NONE, i, match->end);
    m->entry = match->entry;
    m->plural = kind == ENT_MENTION_GROUP;
    i = match->end - 1;
  }
}
