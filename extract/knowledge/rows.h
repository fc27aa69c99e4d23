// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The rows of one file, one after the other: of a table file, or of a user's CSV file,
 * whose rows belong to the table "names". */
#ifndef ENT_EXTRACT_KNOWLEDGE_ROWS_H
#define ENT_EXTRACT_KNOWLEDGE_ROWS_H

#include "extract/knowledge/check.h"
#include "extract/knowledge/columns.h"
#include "extract/knowledge/source.h"

typedef struct {
  EntSource *source; /* borrowed; stands at the line of the last row */
  EntTable table;
  EntColumns columns;
  bool csv;
  uint8_t n_fields;             /* of a line of this file */
  uint8_t map[ENT_MAX_COLUMNS]; /* field of the file to column of the table */
  const EntCheck *checks[ENT_MAX_COLUMNS];
  const char **cells; /* in the arena: room rows, n of them in use */
  uint32_t n, room;
} EntRows;

/* Reads the head of the file. expected = the table that it has to be, ENT_TABLE_COUNT
 * for a user's file. */
bool ent_rows_open(EntRows *rows, EntSource *source, EntTable expected, EntArena *arena,
                   EntError *error);

/* The next row: 1 and its cells in the table's order, "" where empty; 0 = the end, -1 =
 * *error is filled. */
int ent_rows_next(EntRows *rows, const char ***cells, EntError *error);

#endif
