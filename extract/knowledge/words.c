// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Word to number: an open-addressing table over a pool of bytes. */

#include "extract/knowledge/words.h"
#include <glib.h>
#include <string.h>

enum { FIRST_SLOTS = 1u << 17, FIRST_WORDS = 1u << 16, FIRST_POOL = 1u << 18 };

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
  *words = (EntWords){
      .n = 1, .room = FIRST_WORDS, .mask = FIRST_SLOTS - 1, .pool_room = FIRST_POOL};
  words->words = g_new(EntKnownWord, words->room);
  words->slots = g_new0(EntWordSlot, FIRST_SLOTS);
  words->pool = g_malloc(words->pool_room);
}

void ent_words_clear(EntWords *words)
{
  g_free(words->words);
  g_free(words->slots);
  g_free(words->pool);
  *words = (EntWords){0};
}

/* The slot that has the word, or the free one where it would go. */
static EntWordSlot *slot_of(const EntWords *t, const char *word, size_t length,
                            uint32_t hash)
{
  uint32_t slot = hash & t->mask;
  for (; t->slots[slot].id; slot = (slot + 1) & t->mask) {
    if (t->slots[slot].hash != hash) continue;
    const EntKnownWord *w = &t->words[t->slots[slot].id];
    if (w->length == length && !memcmp(t->pool + w->begin, word, length)) break;
  }
  return &t->slots[slot];
}

static void grow_slots(EntWords *t)
{
  EntWordSlot *old = t->slots;
  uint32_t last = t->mask;
  t->mask = last * 2 + 1;
  t->slots = g_new0(EntWordSlot, (gsize)t->mask + 1);
  for (uint32_t i = 0; i <= last; i++) {
    if (!old[i].id) continue;
    uint32_t slot = old[i].hash & t->mask;
    while (t->slots[slot].id)
      slot = (slot + 1) & t->mask;
    t->slots[slot] = old[i];
  }
  g_free(old);
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
  uint32_t hash = (uint32_t)ent_hash_bytes(word, length, 0);
  return slot_of(words, word, length, hash)->id;
}

uint32_t ent_words_add(EntWords *words, const char *word, size_t length)
{
  uint32_t hash = (uint32_t)ent_hash_bytes(word, length, 0);
  EntWordSlot *slot = slot_of(words, word, length, hash);
  if (slot->id) return slot->id;
  if (words->n == words->room)
    words->words = g_renew(EntKnownWord, words->words, words->room *= 2);
  uint32_t id = words->n++;
  words->words[id] = (EntKnownWord){pool_add(words, word, length), (uint32_t)length};
  *slot = (EntWordSlot){hash, id};
  if (words->n > words->mask / 2) grow_slots(words);
  return id;
}
