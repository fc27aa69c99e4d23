// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Words that stand for a thing named elsewhere: pronouns ("she", "its", "we") and
 * groups
 * ("the two countries"), from the table mention-words, kinds pronoun and
 * group. */
#include "extract/mention/finder.h"

void ent_find_anaphors(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *match = ent_cue_at(f->m, i, "pronoun");
    EntMentionKind kind = ENT_MENTION_PRONOUN;
    if (!match) {
      match = ent_cue_at(f->m, i, "group");
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
