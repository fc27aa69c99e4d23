// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds words and phrases: of tokens, and of a text. */

#include "extract/knowledge/store.h"
#include <string.h>

/* The matches found so far, in the arena of the analysis. */
typedef struct {
  const EntKnowledge *k;
  const EntAnalysis *a;
  EntMatch *matches;
  uint32_t n, room;
} Scan;

/* A walk from one token: the nodes where phrases end. */
typedef struct {
  uint32_t first;
  uint32_t upper, all; /* of the tokens walked over: bit i = token first + i */
  struct {
    uint32_t node, end;
  } ends[ENT_PHRASE_WORDS];
  uint32_t n_ends;
} Walk;

uint32_t ent_knowledge_word(const EntKnowledge *k, const char *norm, size_t length)
{
  uint32_t word = ent_words_get(&k->words, norm, length);
  /* "Inc." is in the tables as "inc" */
  if (!word && length > 2 && memchr(norm, '.', length) == norm + length - 1)
    word = ent_words_get(&k->words, norm, length - 1);
  return word;
}

void ent_knowledge_annotate(const EntKnowledge *k, EntAnalysis *a)
{
  for (uint32_t i = 0; i < a->n_tokens; i++) {
    EntToken *t = &a->tokens[i];
    size_t length = t->norm_length < 255 ? t->norm_length : strlen(t->norm);
    t->word = ent_knowledge_word(k, t->norm, length);
  }
}

static void push(Scan *scan, const EntMatch *match)
{
  if (scan->n == scan->room) {
    uint32_t room = scan->room ? scan->room * 2 : 64;
    EntMatch *more = ent_arena_new_array(scan->a->arena, EntMatch, room);
    if (scan->n) memcpy(more, scan->matches, scan->n * sizeof(EntMatch));
    scan->matches = more;
    scan->room = room;
  }
  scan->matches[scan->n++] = *match;
}

static uint32_t exact_hash_of_tokens(const EntAnalysis *a, uint32_t first, uint32_t end)
{
  uint32_t hash = 0;
  for (uint32_t i = first; i < end; i++)
    hash = ent_exact_hash(hash, a->text + a->tokens[i].begin,
                          a->tokens[i].end - a->tokens[i].begin);
  return hash;
}

static bool case_fits(const Scan *scan, const Walk *walk, uint32_t end,
                      const EntTriePhrase *phrase)
{
  if (phrase->mark == ENT_MARK_EXACT)
    return exact_hash_of_tokens(scan->a, walk->first, end) == phrase->upper;
  return !(phrase->upper & ~walk->upper) && !(phrase->all & ~walk->all);
}

static void push_node(Scan *scan, const Walk *walk, uint32_t node, uint32_t end)
{
  const EntTrie *trie = &scan->k->trie;
  uint32_t last = trie->nodes[node].last, i = last;
  do {
    i = trie->phrases[i].next;
    const EntTriePhrase *phrase = &trie->phrases[i];
    if (!case_fits(scan, walk, end, phrase)) continue;
    const EntEntry *entry = &scan->k->entries[phrase->entry];
    EntMatch match = {walk->first, end, entry, phrase->column};
    push(scan, &match);
  } while (i != last);
}

static void scan_from(Scan *scan, uint32_t first, uint32_t limit)
{
  const EntToken *tokens = scan->a->tokens;
  Walk walk = {.first = first};
  uint32_t node = ent_trie_child(&scan->k->trie, 0, tokens[first].word);
  for (uint32_t i = first; node;) {
    uint32_t bit = i - first;
    walk.upper |= (uint32_t)((tokens[i].flags & ENT_TOK_UPPER_FIRST) != 0) << bit;
    walk.all |= (uint32_t)((tokens[i].flags & ENT_TOK_ALL_UPPER) != 0) << bit;
    i++;
    if (scan->k->trie.nodes[node].last) {
      walk.ends[walk.n_ends].node = node;
      walk.ends[walk.n_ends++].end = i;
    }
    if (i == limit || !tokens[i].word) break;
    node = ent_trie_child(&scan->k->trie, node, tokens[i].word);
  }
  while (walk.n_ends--)
    push_node(scan, &walk, walk.ends[walk.n_ends].node, walk.ends[walk.n_ends].end);
}

EntMatch *ent_knowledge_scan(const EntKnowledge *k, const EntAnalysis *a,
                             uint32_t first, uint32_t end, uint32_t *n)
{
  Scan scan = {.k = k, .a = a};
  for (uint32_t i = first; i < end; i++) {
    uint32_t word = a->tokens[i].word;
    if (word && ent_trie_child(&k->trie, 0, word)) scan_from(&scan, i, end);
  }
  *n = scan.n;
  return scan.matches;
}

static uint32_t node_of(const EntKnowledge *k, const EntPhrase *phrase)
{
  uint32_t node = 0;
  for (uint32_t i = 0; i < phrase->n; i++) {
    const EntPhraseWord *w = &phrase->words[i];
    uint32_t word = ent_knowledge_word(k, w->norm, w->norm_length);
    node = word ? ent_trie_child(&k->trie, node, word) : 0;
    if (!node) return 0;
  }
  return node;
}

const EntEntry *ent_knowledge_find(const EntKnowledge *k, EntTable table,
                                   const char *phrase)
{
  EntPhrase words;
  ent_phrase_init(&words, k->tokenizer);
  bool split = ent_phrase_split(&words, phrase, strlen(phrase));
  uint32_t node = split ? node_of(k, &words) : 0;
  ent_phrase_clear(&words);
  uint32_t last = node ? k->trie.nodes[node].last : 0, i = last;
  while (i) {
    i = k->trie.phrases[i].next;
    const EntEntry *entry = &k->entries[k->trie.phrases[i].entry];
    if (entry->table == table) return entry;
    if (i == last) break;
  }
  return NULL;
}
