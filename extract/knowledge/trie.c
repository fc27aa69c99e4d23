// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The trie's nodes in one array, its edges in one hash table, but the root's, which are
 * an array by word. */

#include "extract/knowledge/trie.h"
#include <glib.h>
#include <string.h>

enum {
  FIRST_EDGES = 1u << 15,
  FIRST_NODES = 1u << 17,
  FIRST_PHRASES = 1u << 16,
  FIRST_ROOTS = 1u << 16
};

void ent_trie_init(EntTrie *trie)
{
  *trie = (EntTrie){.n_nodes = 1,
                    .node_room = FIRST_NODES,
                    .n_phrases = 1,
                    .phrase_room = FIRST_PHRASES,
                    .n_roots = FIRST_ROOTS};
  trie->nodes = g_new(EntTrieNode, trie->node_room);
  trie->nodes[0] = (EntTrieNode){0};
  trie->phrases = g_new(EntTriePhrase, trie->phrase_room);
  ent_slots_init(&trie->edges, FIRST_EDGES);
  trie->roots = g_new0(uint32_t, FIRST_ROOTS);
}

void ent_trie_clear(EntTrie *trie)
{
  g_free(trie->nodes);
  g_free(trie->phrases);
  ent_slots_clear(&trie->edges);
  g_free(trie->roots);
  *trie = (EntTrie){0};
}

static uint32_t edge_hash(uint32_t node, uint32_t word)
{
  uint64_t h = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
  h ^= h >> 32;
  return (uint32_t)(h * 0x9E3779B97F4A7C15u >> 32);
}

static uint32_t find(const EntTrie *t, uint32_t parent, uint32_t word, uint32_t hash)
{
  uint32_t at = hash, node;
  while ((node = ent_slots_next(&t->edges, hash, &at)))
    if (t->nodes[node].parent == parent && t->nodes[node].word == word) break;
  return node;
}

uint32_t ent_trie_child(const EntTrie *trie, uint32_t node, uint32_t word)
{
  if (!node) return word < trie->n_roots ? trie->roots[word] : 0;
  return find(trie, node, word, edge_hash(node, word));
}

static uint32_t add_node(EntTrie *trie, uint32_t parent, uint32_t word)
{
  if (trie->n_nodes == trie->node_room)
    trie->nodes = g_renew(EntTrieNode, trie->nodes, trie->node_room *= 2);
  trie->nodes[trie->n_nodes] = (EntTrieNode){.parent = parent, .word = word};
  return trie->n_nodes++;
}

static uint32_t grow_root(EntTrie *trie, uint32_t word)
{
  if (word >= trie->n_roots) {
    uint32_t n = MAX(trie->n_roots * 2, word + 1);
    trie->roots = g_renew(uint32_t, trie->roots, n);
    memset(trie->roots + trie->n_roots, 0, (n - trie->n_roots) * sizeof(uint32_t));
    trie->n_roots = n;
  }
  if (!trie->roots[word]) trie->roots[word] = add_node(trie, 0, word);
  return trie->roots[word];
}

uint32_t ent_trie_grow(EntTrie *trie, uint32_t node, uint32_t word)
{
  if (!node) return grow_root(trie, word);
  uint32_t hash = edge_hash(node, word), child = find(trie, node, word, hash);
  if (child) return child;
  child = add_node(trie, node, word);
  ent_slots_add(&trie->edges, hash, child);
  return child;
}

void ent_trie_add(EntTrie *trie, uint32_t node, const EntTriePhrase *phrase)
{
  if (trie->n_phrases == trie->phrase_room)
    trie->phrases = g_renew(EntTriePhrase, trie->phrases, trie->phrase_room *= 2);
  uint32_t index = trie->n_phrases++, last = trie->nodes[node].last;
  trie->phrases[index] = *phrase;
  trie->phrases[index].next = last ? trie->phrases[last].next : index;
  if (last) trie->phrases[last].next = index;
  trie->nodes[node].last = index;
}
