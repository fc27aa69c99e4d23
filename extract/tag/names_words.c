// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The word table of the name model: looking a word up. */

#include "extract/tag/names_words.h"
#include <string.h>

bool ent_names_words_view(EntNamesWords *words, const void *section, size_t size)
{
  const EntNamesWordsHeader *h = section;
  *words = (EntNamesWords){0};
  if (!section) return true;
  if (size < sizeof *h || h->bits > 24 || h->n_links > ENT_NAMES_MAX_LINKS ||
      size - sizeof *h < sizeof(EntNamesWord) << h->bits)
    return false;
  words->header = h;
  words->slots = (const EntNamesWord *)(h + 1);
  return true;
}

uint32_t ent_names_word_key(const char *norm, size_t length)
{
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)norm[i];
    if (c >= '0' && c <= '9') c = '0';
    h = (h ^ c) * 16777619u;
  }
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  h ^= h >> 13;
  return h ? h : 1;
}

const EntNamesWord *ent_names_words_find(const EntNamesWords *words, uint32_t key)
{
  if (!words->header) return NULL;
  uint32_t mask = (1u << words->header->bits) - 1;
  for (uint32_t i = key & mask, n = 0; n <= mask; i = (i + 1) & mask, n++) {
    if (words->slots[i].key == key) return &words->slots[i];
    if (!words->slots[i].key) return NULL;
  }
  return NULL;
}

bool ent_names_words_links(const EntNamesWords *words, uint32_t key)
{
  if (!words->header) return false;
  for (uint32_t i = 0; i < words->header->n_links; i++)
    if (words->header->links[i] == key) return true;
  return false;
}
