// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Corpora differ on whether "German" is a place, "Prime Minister" a person, and "the" a
 * part of a name. Here none is: mentions know demonyms and roles by themselves. */

#include "extract/train/train_names_corpus.h"
#include <string.h>

/* Is the name [first, end) of this type, and no longer? */
static bool is_name(const EntNamesText *t, const EntMatch *m, EntNameType type)
{
  EntNamesAllowed inside = ent_names_label_bit(type, false);
  if (t->allowed[m->first] != ent_names_label_bit(type, true)) return false;
  for (uint32_t i = m->first + 1; i < m->end; i++)
    if (t->allowed[i] != inside) return false;
  return m->end == t->a.n_tokens || t->allowed[m->end] != inside;
}

/* The article is no part of a name, unless it is written as one: "The Hague". */
static void drop_article(EntNamesText *t, uint32_t i)
{
  const EntToken *token = &t->a.tokens[i];
  EntNamesAllowed allowed = t->allowed[i];
  if (token->flags & ENT_TOK_UPPER_FIRST || strcmp(token->norm, "the") != 0) return;
  for (unsigned type = ENT_NAME_PER; type <= ENT_NAME_MISC; type++)
    if (allowed == ent_names_label_bit(type, true)) {
      t->allowed[i] = ENT_NAMES_ONLY_O;
      if (i + 1 < t->a.n_tokens &&
          t->allowed[i + 1] == ent_names_label_bit(type, false))
        t->allowed[i + 1] = allowed;
    }
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
    for (uint32_t w = 0; w < t->a.n_tokens; w++)
      drop_article(t, w);
    for (uint32_t s = 0; s < t->a.n_sentences; s++)
      open_sentence(t, k, demonyms, &t->a.sentences[s]);
  }
}
