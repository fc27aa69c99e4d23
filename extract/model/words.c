// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Looks words up in the model's table of words. */
#include "extract/model/words.h"
#include "extract/model/features.h"

bool ent_words_view(EntWords *words, const void *section, size_t size)
{
  *words = (EntWords){0};
  if (!section) return true;
  const EntWordsHeader *header = section;
  if (size < sizeof(*header) || header->bits == 0 || header->bits > 28) return false;
  if (size != sizeof(*header) + (sizeof(EntWord) << header->bits)) return false;
  if (header->n_words >= (uint32_t)1 << header->bits) return false;
  words->slots = (const EntWord *)(const void *)(header + 1);
  words->bits = header->bits;
  return true;
}

bool ent_words_are_sound(const EntWords *words)
{
  for (size_t i = 0; words->slots && i < (size_t)1 << words->bits; i++)
    if (words->slots[i].key == 0) return true;
  return !words->slots;
}

const EntWord *ent_words_find(const EntWords *words, uint32_t key)
{
  if (!words->slots) return NULL;
  size_t mask = ((size_t)1 << words->bits) - 1;
  for (size_t at = key >> (32 - words->bits);; at = (at + 1) & mask) {
    const EntWord *word = &words->slots[at];
    if (word->key == key) return word;
    if (word->key == 0) return NULL;
  }
}

uint64_t ent_word_hash(const char *norm, size_t length)
{
  uint64_t h = ENT_HASH_SEED ^ length;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)norm[i];
    h = (h ^ (c >= '0' && c <= '9' ? '0' : c)) * 0x100000001B3u;
  }
  h = ent_hash_end(h);
  return h ? h : 1;
}
