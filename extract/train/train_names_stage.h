// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The names' stage of the training: corpora of data_dir into the sections "NAML" and
 * "NAMW". Wants the section "WORD" for the clusters. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_NAMES_STAGE_H
#define ENT_EXTRACT_TRAIN_TRAIN_NAMES_STAGE_H

#include "extract/train/stage.h"

bool ent_train_names(EntTraining *training, EntError *error);

#endif
