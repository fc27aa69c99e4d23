// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The language model: hashed feature weights in one file, mapped read-only, shared by
 * all threads without locks. The file: magic, version, section table, checksum;
 * docs/model.md. */
#ifndef ENT_EXTRACT_MODEL_MODEL_H
#define ENT_EXTRACT_MODEL_MODEL_H

#include "graph/error.h"
#include <stddef.h>
#include <stdint.h>

typedef struct EntModel EntModel;

/* Maps and checks the file. NULL when it is truncated, of another version or damaged.
 */
EntModel *ent_model_open(const char *path, EntError *error);
void ent_model_close(EntModel *model);

/* A section by its four-letter name ("TAGW"), 64-byte aligned; NULL if it is not there.
 */
const void *ent_model_section(const EntModel *model, const char name[4], size_t *size);

/* The name of section i in the order of the file; false after the last. */
bool ent_model_section_name(const EntModel *model, uint32_t i, char name[4]);

#endif
