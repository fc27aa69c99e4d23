// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lemmas by rules learnt from the corpora (section "LEMM"): the longest known ending
 * of a word of its class says what to take off its end and what to put there; words
 * that their ending misleads about are in the same table as a whole. */
#ifndef ENT_EXTRACT_TAG_LEMMA_H
#define ENT_EXTRACT_TAG_LEMMA_H

#include "extract/analysis.h"
#include "extract/model/model.h"

enum { ENT_LEMMA_MAX_SUFFIX = 8 };

typedef struct {
  uint32_t text;  /* where in the texts what is put on is; NUL-terminated */
  uint16_t strip; /* bytes taken off */
  uint16_t add;   /* bytes put on */
} EntLemmaRule;

typedef struct {
  uint32_t key; /* 0 = free slot */
  uint32_t rule;
} EntLemmaSlot;

/* The section: this, n_rules rules, 1 << bits slots, the texts. */
typedef struct {
  uint32_t bits;
  uint32_t n_rules;
  uint32_t text_size;
  uint32_t zero;
} EntLemmaHeader;

typedef struct {
  const EntLemmaRule *rules;
  const EntLemmaSlot *slots;
  const char *texts;
  uint32_t n_rules, text_size;
  unsigned bits;
} EntLemmas;

bool ent_lemmas_view(EntLemmas *lemmas, const void *section, size_t size);

/* Whether each slot has a rule and each rule a text, and a search ends. */
bool ent_lemmas_are_sound(const EntLemmas *lemmas);

/* Class of a tag: words of one class share rules. */
uint32_t ent_lemma_class(uint32_t upos, uint32_t feats);

/* Key of an ending (whole = false) or of a word. Never 0. */
uint32_t ent_lemma_key(uint32_t class, bool whole, const char *text, size_t length);

/* The slot of a key, or the free slot where it belongs. */
size_t ent_lemma_slot(const EntLemmaSlot *slots, unsigned bits, uint32_t key);

/* The rule for a normal form; NULL = it is its own lemma. */
const EntLemmaRule *ent_lemma_rule(const EntLemmas *lemmas, uint32_t class,
                                   const char *norm, size_t length);

/* Sets the lemma of a tagged token. */
void ent_lemma_set(const EntLemmas *lemmas, EntAnalysis *a, EntToken *token);

/* Sets the lemmas of a tagged sentence. */
void ent_lemmatize(const EntModel *model, EntAnalysis *a, uint32_t sentence);

#endif
