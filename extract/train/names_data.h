// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The corpus as numbers: features that occur often enough, in the order in which they
 * first do, and each sentence as rows of them. */
#ifndef ENT_EXTRACT_TRAIN_NAMES_DATA_H
#define ENT_EXTRACT_TRAIN_NAMES_DATA_H

#include "extract/train/names_crf.h"

/* Calls for the features of each token of a text, in order; out has room for
 * ENT_NAMES_MAX_FEATURES. */
typedef struct EntNamesData EntNamesData;

/* A source of features: prepare() is called for each text, then token() for each of its
 * tokens, in order. */
typedef struct {
  void *(*prepare)(void *user, uint32_t text, EntArena *arena);
  unsigned (*token)(void *prepared, uint32_t token, uint64_t *out);
  void *user;
} EntNamesSource;

/* Features that occur less often than least are left out. */
EntNamesData *ent_names_data_new(const EntNamesCorpus *corpus,
                                 const EntNamesSource *source, uint32_t least);
void ent_names_data_free(EntNamesData *d);

uint32_t ent_names_data_features(const EntNamesData *d);
uint64_t ent_names_data_hash(const EntNamesData *d, uint32_t feature);

/* A sentence of a text; base is left NULL. */
EntNamesSequence ent_names_data_sequence(const EntNamesData *d, uint32_t text,
                                         uint32_t sentence);

#endif
