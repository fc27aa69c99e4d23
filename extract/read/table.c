// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads the reader's table files. */

#include "extract/read/table.h"
#include <glib.h>
#include <string.h>

static char *next_line(EntSource *source)
{
  char *line;
  while ((line = ent_source_line(source)))
    if (*line && *line != '#') return line;
  return NULL;
}

static bool read_head(EntSource *source, const EntTableHead *head, EntError *error)
{
  EntFields fields;
  g_autofree char *first = g_strdup_printf("table %s", head->name);
  char *line = next_line(source);
  if (!line || strcmp(line, first) != 0)
    return ent_source_fail(source, line, error, "here should be \"%s\"", first);
  line = next_line(source);
  if (!line)
    return ent_source_fail(source, line, error, "there is no line of column names");
  ent_fields_of_tabs(&fields, line);
  for (unsigned i = 0; i < head->n; i++)
    if (i >= fields.n || strcmp(fields.text[i], head->columns[i]) != 0)
      return ent_source_fail(source, i < fields.n ? fields.place[i] : NULL, error,
                             "column %u should be \"%s\"", i + 1, head->columns[i]);
  return true;
}

static bool read_rows(EntSource *source, const EntTableHead *head, EntRowFunc func,
                      void *data, EntError *error)
{
  EntFields fields;
  for (char *line; (line = next_line(source));) {
    ent_fields_of_tabs(&fields, line);
    if (fields.n != head->n)
      return ent_source_fail(source, NULL, error,
                             "%u fields; the line of column names has %u", fields.n,
                             head->n);
    if (!func(&fields, source, data, error)) return false;
  }
  return true;
}

bool ent_table_read(const char *file, const EntTableHead *head, EntRowFunc func,
                    void *data, EntError *error)
{
  EntSource source;
  if (!ent_source_open(&source, file, error)) return false;
  bool ok =
      read_head(&source, head, error) && read_rows(&source, head, func, data, error);
  g_free(source.text);
  return ok;
}
