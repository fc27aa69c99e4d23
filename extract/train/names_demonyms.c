// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Corpora differ on whether "German" is a place. */

#include "extract/train/train_names_corpus.h"

static bool is_place_word(const EntNamesText *t, uint32_t i, uint32_t end)
{
  EntNamesAllowed begin = ent_names_label_bit(ENT_NAME_LOC, true);
  EntNamesAllowed inside = ent_names_label_bit(ENT_NAME_LOC, false);
  return t->allowed[i] == begin && (i + 1 >= end || t->allowed[i + 1] != inside);
}

static void open_sentence(EntNamesText *t, const EntKnowledge *k, uint8_t demonyms,
                          const EntSentence *s)
{
  EntAnalysis a = t->a;
  uint32_t n;
  a.arena = ent_arena_new();
  const EntMatch *m = ent_knowledge_scan(k, &a, s->first, s->end, &n);
  for (uint32_t i = 0; i < n; i++)
    if (m[i].entry->table == ENT_TABLE_COUNTRIES && m[i].column == demonyms &&
        m[i].end == m[i].first + 1 && is_place_word(t, m[i].first, s->end))
      t->allowed[m[i].first] = ENT_NAMES_MISC_OR_O;
  ent_arena_free(a.arena);
}

void ent_names_open_demonyms(EntNamesCorpus *c, const EntKnowledge *k)
{
  uint8_t demonyms = ent_knowledge_column(ENT_TABLE_COUNTRIES, "demonyms");
  for (uint32_t i = 0; i < ent_names_corpus_size(c); i++) {
    EntNamesText *t = ent_names_corpus_text(c, i);
    ent_knowledge_annotate(k, &t->a);
    for (uint32_t s = 0; s < t->a.n_sentences; s++)
      open_sentence(t, k, demonyms, &t->a.sentences[s]);
  }
}
