// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the name model knows of a word out of context: the cluster of its vector and a
 * guess, learnt from the vector, how often it is part of a person's, organisation's,
 * place's or other name. Section "NAML" of the model. */
#ifndef ENT_EXTRACT_TAG_NAMES_WORDS_H
#define ENT_EXTRACT_TAG_NAMES_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t key; /* hash of the word; 0 = free slot */
  uint16_t cluster;
  uint16_t guess; /* four times 4 bits, PER lowest: 0 = never a name, 15 = always */
} EntNamesWord;

enum { ENT_NAMES_MAX_LINKS = 32 };

/* The section: this, then 1 << bits slots, linear probing. Little endian. */
typedef struct {
  uint32_t bits;
  uint32_t n_links;
  uint32_t links[ENT_NAMES_MAX_LINKS]; /* words that join capitalised ones: "of" */
} EntNamesWordsHeader;

typedef struct {
  const EntNamesWordsHeader *header;
  const EntNamesWord *slots;
} EntNamesWords;

/* A view of the section; false if its sizes do not fit together. An absent section
 * (NULL) gives an empty view. */
bool ent_names_words_view(EntNamesWords *words, const void *section, size_t size);

/* NULL where the word is unknown. */
const EntNamesWord *ent_names_words_find(const EntNamesWords *words, uint32_t key);
bool ent_names_words_links(const EntNamesWords *words, uint32_t key);

/* The hash of a normal form: every digit counts as 0. Never 0. */
uint32_t ent_names_word_key(const char *norm, size_t length);

#endif
