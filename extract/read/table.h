// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Table files of the reader, in the form that docs/knowledge.md describes. */
#ifndef ENT_EXTRACT_READ_TABLE_H
#define ENT_EXTRACT_READ_TABLE_H

#include "extract/knowledge/fields.h"
#include <stdbool.h>

/* One row, its fields in the order asked for ("" = empty); they live only
 * during the call. False ends the reading. */
typedef bool (*EntRowFunc)(const EntFields *row, const EntSource *source, void *data,
                           EntError *error);

/* What the file has to begin with: "table NAME", then the names of the columns. */
typedef struct {
  const char *name;
  const char *const *columns;
  unsigned n;
} EntTableHead;

/* Reads a file. False with file, line and column. */
bool ent_table_read(const char *file, const EntTableHead *head, EntRowFunc func,
                    void *data, EntError *error);

#endif
