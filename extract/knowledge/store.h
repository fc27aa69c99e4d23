// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What loading fills and looking up reads. */
#ifndef ENT_EXTRACT_KNOWLEDGE_STORE_H
#define ENT_EXTRACT_KNOWLEDGE_STORE_H

#include "extract/knowledge/rows.h"
#include "extract/knowledge/split.h"
#include "extract/knowledge/trie.h"
#include "extract/knowledge/words.h"
#include <glib.h>

/* The rows of one file. */
typedef struct {
  EntTable table;
  uint32_t first, n; /* in entries */
  char *text;        /* g_free; what the cells point into. NULL: the image holds it */
  size_t length;     /* of text */
} EntBlock;

struct EntKnowledge {
  EntTokenizer *tokenizer; /* cuts the phrases */
  EntArena *arena;         /* cells */
  GArray *blocks;          /* EntBlock, the user's first */
  EntEntry *entries;       /* index 0 is unused */
  uint32_t n_entries, entry_room;
  EntWords words;
  EntTrie trie;
  const EntEntry *countries[26 * 26]; /* by ISO 3166-1 alpha-2 code */
  const void *image; /* mapped: words and trie are parts of it; NULL: they are ours */
  size_t image_size;
};

/* The place in countries, -1 = no code. */
static inline int ent_country_slot(const char *iso2)
{
  if (!g_ascii_isupper(iso2[0]) || !g_ascii_isupper(iso2[1]) || iso2[2]) return -1;
  return (iso2[0] - 'A') * 26 + iso2[1] - 'A';
}

/* Makes entries hold n more. */
void ent_knowledge_reserve(EntKnowledge *k, uint32_t n);
/* Adds one file. expected: as ent_rows_open. */
bool ent_knowledge_add(EntKnowledge *k, const char *file, EntTable expected,
                       EntError *error);

/* 32 bits of the letters of a word as they are written, for phrases of exact case. */
uint32_t ent_exact_hash(uint32_t seed, const char *text, size_t length);

#endif
