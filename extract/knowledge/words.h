// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The words of all phrases, numbered from 1 in the order of their coming. */
#ifndef ENT_EXTRACT_KNOWLEDGE_WORDS_H
#define ENT_EXTRACT_KNOWLEDGE_WORDS_H

#include "extract/knowledge/slots.h"
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t begin, length; /* in the pool */
} EntKnownWord;

typedef struct {
  EntKnownWord *words; /* index 0 is unused */
  uint32_t n, room;
  EntSlots slots; /* of words */
  char *pool;
  uint32_t pool_used, pool_room;
} EntWords;

/* Starts an empty table (zeroed memory will do as *words before). */
void ent_words_init(EntWords *words);
void ent_words_clear(EntWords *words);
/* The id of a word, 0 if it is not there. */
uint32_t ent_words_get(const EntWords *words, const char *word, size_t length);
/* The id of a word, which is added where it is missing. */
uint32_t ent_words_add(EntWords *words, const char *word, size_t length);

/* 64 bits of a byte string; the same on one machine, for tables in memory only. */
uint64_t ent_hash_bytes(const char *bytes, size_t length, uint64_t seed);

#endif
