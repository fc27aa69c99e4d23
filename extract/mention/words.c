// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Words of the table mention-words at the tokens of a document. */
#include "extract/mention/words.h"
#include <string.h>

static const struct {
  const char *name;
  size_t length;
} kinds[] = {
#define X(id, kind) {kind, sizeof kind - 1},
    ENT_WORDS(X)
#undef X
};

EntWord ent_word_kind(const char *name, size_t length)
{
  for (unsigned k = 0; k < ENT_WORD_COUNT; k++)
    if (kinds[k].length == length && memcmp(kinds[k].name, name, length) == 0)
      return (EntWord)k;
  return ENT_WORD_COUNT;
}

_Static_assert(ENT_WORD_COUNT <= 64, "a kind is a bit of 64");

/* The bits of the space-separated kinds of a row. */
static uint64_t bits_of(const EntEntry *entry)
{
  const char *p = entry->fields[ent_knowledge_column(ENT_TABLE_MENTION_WORDS, "kind")];
  uint64_t bits = 0;
  while (*p) {
    size_t length = strcspn(p, " ");
    EntWord kind = ent_word_kind(p, length);
    if (kind < ENT_WORD_COUNT) bits |= (uint64_t)1 << kind;
    p += length + (p[length] == ' ');
  }
  return bits;
}

void ent_words_mark(EntMentions *m)
{
  m->words = ent_arena_new_array(m->a->arena, uint64_t, m->a->n_tokens + 1);
  for (uint32_t i = 0; i < m->n_matches; i++) {
    const EntMatch *match = &m->matches[i];
    if (match->entry->table == ENT_TABLE_MENTION_WORDS &&
        match->end - match->first == 1)
      m->words[match->first] = bits_of(match->entry);
  }
}

const EntMatch *ent_word_at(const EntMentions *m, uint32_t token, EntWord kind)
{
  if (token >= m->a->n_tokens || m->match_at[token] == ENT_NONE) return NULL;
  for (uint32_t i = m->match_at[token]; i < m->n_matches; i++) {
    const EntMatch *match = &m->matches[i];
    if (match->first != token) break;
    if (match->entry->table == ENT_TABLE_MENTION_WORDS &&
        (bits_of(match->entry) >> kind & 1))
      return match;
  }
  return NULL;
}
