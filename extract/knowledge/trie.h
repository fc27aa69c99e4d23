// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Phrases as paths of word ids: one walk from a token finds all phrases that start
 * there. Nodes are numbered from 1; node 0 is the root. */
#ifndef ENT_EXTRACT_KNOWLEDGE_TRIE_H
#define ENT_EXTRACT_KNOWLEDGE_TRIE_H

#include "extract/knowledge/slots.h"
#include <stdbool.h>

/* One phrase of one row. Phrases of one node are a ring in the order of their coming;
 * the node names the last. */
typedef struct {
  uint32_t entry; /* its number in EntKnowledge.entries */
  uint32_t next;
  uint32_t upper; /* bit i: word i starts in upper case; EXACT: hash of the letters */
  uint32_t all;   /* bit i: word i is all upper case */
  uint8_t column;
  uint8_t mark; /* EntMark */
} EntTriePhrase;

typedef struct {
  uint32_t parent, word;
  uint32_t last; /* phrase; 0 = none ends here */
} EntTrieNode;

typedef struct {
  EntTrieNode *nodes;
  uint32_t n_nodes, node_room;
  EntTriePhrase *phrases; /* index 0 is unused */
  uint32_t n_phrases, phrase_room;
  EntSlots edges;  /* (parent, word) to node, below the root */
  uint32_t *roots; /* word to the root's child: most phrases are one word */
  uint32_t n_roots;
} EntTrie;

void ent_trie_init(EntTrie *trie);
void ent_trie_clear(EntTrie *trie);
/* The child of a node, 0 if there is none. */
uint32_t ent_trie_child(const EntTrie *trie, uint32_t node, uint32_t word);
/* The same, made where it is missing. */
uint32_t ent_trie_grow(EntTrie *trie, uint32_t node, uint32_t word);
/* Adds a phrase (next is ignored) at the end of the node's ring. */
void ent_trie_add(EntTrie *trie, uint32_t node, const EntTriePhrase *phrase);

#endif
