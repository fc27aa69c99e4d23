// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes a model file. Sections are gathered in memory and written at the end, in the
 * order of their names, under a temporary name that is renamed when all is on disk. */
#ifndef ENT_EXTRACT_TRAIN_MODEL_WRITE_H
#define ENT_EXTRACT_TRAIN_MODEL_WRITE_H

#include "graph/error.h"
#include <stddef.h>

typedef struct EntModelWriter EntModelWriter;

EntModelWriter *ent_model_writer_new(void);
void ent_model_writer_free(EntModelWriter *writer);

/* Copies size bytes as section name, in place of what it held before. */
void ent_model_writer_set(EntModelWriter *writer, const char name[4], const void *data,
                          size_t size);
/* What the section holds; borrowed, until it is set again. NULL if it is not there. */
const void *ent_model_writer_get(const EntModelWriter *writer, const char name[4],
                                 size_t *size);

/* Sets all sections of an existing model. */
bool ent_model_writer_load(EntModelWriter *writer, const char *path, EntError *error);

bool ent_model_writer_save(const EntModelWriter *writer, const char *path,
                           EntError *error);

#endif
