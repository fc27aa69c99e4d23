// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Trains the whole model: stage after stage from a table, all sections into one file.
 * The same data give the same bytes. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_H
#define ENT_EXTRACT_TRAIN_TRAIN_H

#include "graph/error.h"
#include <stdio.h>

typedef struct {
  const char *data_dir;
  const char *out;
  const char *vectors; /* NULL: $ENTENTE_VECTORS, else none */
  const char *only;    /* one stage: the other sections are taken from the file out */
} EntTrainOptions;

bool ent_train_with(const EntTrainOptions *options, EntError *error, FILE *log);

/* All stages. */
bool ent_train(const char *data_dir, const char *out, EntError *error, FILE *log);

#endif
