// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Word to number: a hash table over a pool of bytes. */

#include "extract/knowledge/words.h"
#include <glib.h>
#include <string.h>

enum { FIRST_WORDS = 1u << 16, FIRST_POOL = 1u << 18 };

uint64_t ent_hash_bytes(const char *bytes, size_t length, uint64_t seed)
{
  const uint64_t prime = 0x9E3779B97F4A7C15u;
  uint64_t h = (seed ^ length) * prime, block;
  for (; length >= 8; bytes += 8, length -= 8) {
    memcpy(&block, bytes, 8);
    h = (h ^ block) * prime;
    h ^= h >> 29;
  }
  block = 0;
  memcpy(&block, bytes, length);
  h = (h ^ block) * prime;
  h ^= h >> 32;
  h *= prime;
  return h ^ h >> 29;
}

void ent_words_init(EntWords *words)
{
  *words = (EntWords){.n = 1, .room = FIRST_WORDS, .pool_room = FIRST_POOL};
  words->words = g_new(EntKnownWord, words->room);
  ent_slots_init(&words->slots, FIRST_WORDS);
  words->pool = g_malloc(words->pool_room);
}

void ent_words_clear(EntWords *words)
{
  g_free(words->words);
  ent_slots_clear(&words->slots);
  g_free(words->pool);
  *words = (EntWords){0};
}

static uint32_t find(const EntWords *t, const char *word, size_t length, uint32_t hash)
{
  uint32_t at = hash, id;
  while ((id = ent_slots_next(&t->slots, hash, &at))) {
    const EntKnownWord *w = &t->words[id];
    if (w->length == length && !memcmp(t->pool + w->begin, word, length)) break;
  }
  return id;
}

static uint32_t pool_add(EntWords *t, const char *word, size_t length)
{
  while (t->pool_used + length > t->pool_room)
    t->pool = g_realloc(t->pool, t->pool_room *= 2);
  uint32_t begin = t->pool_used;
  memcpy(t->pool + begin, word, length);
  t->pool_used += (uint32_t)length;
  return begin;
}

uint32_t ent_words_get(const EntWords *words, const char *word, size_t length)
{
  return find(words, word, length, (uint32_t)ent_hash_bytes(word, length, 0));
}

uint32_t ent_words_add(EntWords *words, const char *word, size_t length)
{
  uint32_t hash = (uint32_t)ent_hash_bytes(word, length, 0);
  uint32_t id = find(words, word, length, hash);
  if (id) return id;
  if (words->n == words->room)
    words->words = g_renew(EntKnownWord, words->words, words->room *= 2);
  id = words->n++;
  words->words[id] = (EntKnownWord){pool_add(words, word, length), (uint32_t)length};
  ent_slots_add(&words->slots, hash, id);
  return id;
}
