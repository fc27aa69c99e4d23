// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the model knows of a word out of context (section "WORD"): the cluster of its
 * vector and the parts of speech it was seen as. */
#ifndef ENT_EXTRACT_MODEL_WORDS_H
#define ENT_EXTRACT_MODEL_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t key;     /* of ent_word_key; 0 = free slot */
  uint16_t cluster; /* from 1; 0 = none */
  uint16_t tags;    /* bit 1 << (EntUpos - 1): seen as it more than now and then */
} EntWord;

/* The section: this, then 1 << bits slots, linear probing. */
typedef struct {
  uint32_t bits;
  uint32_t n_words;
} EntWordsHeader;

typedef struct {
  const EntWord *slots; /* NULL = no words */
  unsigned bits;
} EntWords;

/* A view of the section. An absent one (NULL) gives an empty view; false if the sizes
 * do not fit together. */
bool ent_words_view(EntWords *words, const void *section, size_t size);

/* Whether the table has a free slot, at which a search ends. */
bool ent_words_are_sound(const EntWords *words);

/* The word of a key, or NULL. */
const EntWord *ent_words_find(const EntWords *words, uint32_t key);

/* Hash of a normal form, in which every digit counts as 0. */
uint64_t ent_word_hash(const char *norm, size_t length);

/* The key of a hash; never 0. */
static inline uint32_t ent_word_key(uint64_t hash)
{
  uint32_t key = (uint32_t)(hash >> 32);
  return key ? key : 1;
}

#endif
