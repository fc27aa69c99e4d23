// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What ENT_TABLES says of a table: its file, its columns and how each is matched. */
#ifndef ENT_EXTRACT_KNOWLEDGE_COLUMNS_H
#define ENT_EXTRACT_KNOWLEDGE_COLUMNS_H

#include "extract/knowledge/knowledge.h"

#define ENT_MAX_COLUMNS 12

typedef enum {
  ENT_MARK_VALUE = 0,  /* no phrase */
  ENT_MARK_NAME = '^', /* upper case where the table has it */
  ENT_MARK_EXACT = '=',
  ENT_MARK_FOLD = '~'
} EntMark;

typedef struct {
  const char *name; /* not NUL-terminated */
  uint8_t length;
  uint8_t mark; /* EntMark */
} EntColumn;

typedef struct {
  const char *file; /* without folder and extension */
  uint8_t n;
  EntColumn columns[ENT_MAX_COLUMNS];
} EntColumns;

void ent_columns_of(EntTable table, EntColumns *columns);
/* -1 = there is none of that name. */
int ent_columns_index(const EntColumns *columns, const char *name, size_t length);
/* ENT_TABLE_COUNT = there is no such table. */
EntTable ent_table_by_name(const char *name);

#endif
