// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads the column lists of ENT_TABLES. */

#include "extract/knowledge/columns.h"
#include <assert.h>
#include <string.h>

static const struct {
  const char *file, *columns;
} tables[] = {
#define X(id, file, columns) {file, columns},
    ENT_TABLES(X)
#undef X
};

static bool is_mark(char c)
{
  return c == ENT_MARK_NAME || c == ENT_MARK_EXACT || c == ENT_MARK_FOLD;
}

void ent_columns_of(EntTable table, EntColumns *columns)
{
  const char *p = tables[table].columns;
  *columns = (EntColumns){.file = tables[table].file};
  while (*p) {
    assert(columns->n < ENT_MAX_COLUMNS);
    EntColumn *column = &columns->columns[columns->n++];
    column->mark = is_mark(*p) ? (uint8_t)*p++ : ENT_MARK_VALUE;
    column->name = p;
    column->length = (uint8_t)strcspn(p, " ");
    p += column->length;
    p += strspn(p, " ");
  }
}

int ent_columns_index(const EntColumns *columns, const char *name, size_t length)
{
  for (uint8_t i = 0; i < columns->n; i++)
    if (columns->columns[i].length == length &&
        !memcmp(columns->columns[i].name, name, length))
      return i;
  return -1;
}

EntTable ent_table_by_name(const char *name)
{
  int table = 0;
  while (table < ENT_TABLE_COUNT && strcmp(tables[table].file, name))
    table++;
  return (EntTable)table;
}

/* Walks the list itself: it is called with each match, and makes no table of it. */
uint8_t ent_knowledge_column(EntTable table, const char *column)
{
  size_t length = strlen(column);
  uint8_t index = 0;
  for (const char *p = tables[table].columns; *p; index++) {
    p += is_mark(*p);
    size_t n = strcspn(p, " ");
    if (n == length && !memcmp(p, column, n)) return index;
    p += n + (p[n] == ' ');
  }
  assert(index == UINT8_MAX && "no such column in the table");
  return 0;
}
