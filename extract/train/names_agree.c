// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Corpora differ on whether "German" is a place and "Prime Minister" a person. Here
 * neither is: mentions know demonyms and roles by themselves. */

#include "extract/train/train_names_corpus.h"

/* Is the name [first, end) of this type, and no longer? */
static bool is_name(const EntNamesText *t, const EntMatch *m, EntNameType type)
{
  EntNamesAllowed inside = ent_names_label_bit(type, false);
  if (t->allowed[m->first] != ent_names_label_bit(type, true)) return false;
  for (uint32_t i = m->first + 1; i < m->end; i++)
    if (t->allowed[i] != inside) return false;
  return m->end == t->a.n_tokens || t->allowed[m->end] != inside;
}

static void open_sentence(EntNamesText *t, const EntKnowledge *k, uint8_t demonyms,
                          const EntSentence *s)
{
  EntAnalysis a = t->a;
  uint32_t n;
  a.arena = ent_arena_new();
  const EntMatch *m = ent_knowledge_scan(k, &a, s->first, s->end, &n);
  for (uint32_t i = 0; i < n; i++) {
    EntNamesAllowed open = 0;
    if (m[i].entry->table == ENT_TABLE_COUNTRIES && m[i].column == demonyms &&
        is_name(t, &m[i], ENT_NAME_LOC))
      open = ENT_NAMES_MISC_OR_O;
    if (m[i].entry->table == ENT_TABLE_ROLES && is_name(t, &m[i], ENT_NAME_PER))
      open = ENT_NAMES_ONLY_O;
    for (uint32_t w = m[i].first; open && w < m[i].end; w++)
      t->allowed[w] = open;
  }
  ent_arena_free(a.arena);
}

void ent_names_agree(EntNamesCorpus *c, const EntKnowledge *k)
{
  uint8_t demonyms = ent_knowledge_column(ENT_TABLE_COUNTRIES, "demonyms");
  for (uint32_t i = 0; i < ent_names_corpus_size(c); i++) {
    EntNamesText *t = ent_names_corpus_text(c, i);
    ent_knowledge_annotate(k, &t->a);
    for (uint32_t s = 0; s < t->a.n_sentences; s++)
      open_sentence(t, k, demonyms, &t->a.sentences[s]);
  }
}
