// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads heads and rows of table and CSV files, and checks each value. */

#include "extract/knowledge/rows.h"
#include "extract/knowledge/fields.h"
#include <glib.h>
#include <string.h>

/* What a user's CSV file may call the columns of the table "names". */
static const struct {
  const char *csv, *column;
} csv_names[] = {
    {"name", "name"}, {"aliases", "aliases"}, {"type", "class"}, {"class", "class"},
    {"iri", "iri"},   {"sameas", "sameas"},   {"id", "iri"},
};

/* The next line that is neither empty nor a comment. */
static char *next_line(EntSource *source)
{
  char *line;
  while ((line = ent_source_line(source)))
    if (*line && *line != '#') return line;
  return NULL;
}

static const char *column_of_csv(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(csv_names); i++)
    if (!g_ascii_strcasecmp(name, csv_names[i].csv)) return csv_names[i].column;
  return name;
}

static const char *column_list(const EntRows *rows, GString *list)
{
  for (uint8_t i = 0; i < rows->columns.n; i++) {
    const EntColumn *column = &rows->columns.columns[i];
    g_string_append(list, i ? ", " : "");
    g_string_append_len(list, column->name, column->length);
  }
  return list->str;
}

static bool unknown_column(const EntRows *rows, const char *name, const char *place,
                           EntError *error)
{
  g_autoptr(GString) list = g_string_new(NULL);
  return ent_source_fail(
      rows->source, place, error, "unknown column \"%s\"; table %s has: %s", name,
      rows->columns.file,
      rows->csv ? "name, aliases, type, iri, sameAs" : column_list(rows, list));
}

static bool map_columns(EntRows *rows, const EntFields *fields, EntError *error)
{
  bool seen[ENT_MAX_COLUMNS] = {false};
  for (unsigned i = 0; i < fields->n; i++) {
    if (i == ENT_MAX_COLUMNS)
      return ent_source_fail(rows->source, NULL, error, "more than %d columns",
                             ENT_MAX_COLUMNS);
    const char *name = rows->csv ? column_of_csv(fields->text[i]) : fields->text[i];
    int column = ent_columns_index(&rows->columns, name, strlen(name));
    if (column < 0)
      return unknown_column(rows, fields->text[i], fields->place[i], error);
    if (seen[column])
      return ent_source_fail(rows->source, fields->place[i], error,
                             "column \"%s\" is there twice", fields->text[i]);
    seen[column] = true;
    rows->map[i] = (uint8_t)column;
    rows->checks[i] = ent_check_of(rows->columns.columns[column].name,
                                   rows->columns.columns[column].length);
  }
  rows->n_fields = (uint8_t)fields->n;
  return seen[0] || ent_source_fail(rows->source, NULL, error,
                                    "no column \"name\" in the line of column names");
}

static bool cut(const EntRows *rows, EntFields *fields, char *line, EntError *error)
{
  if (rows->csv) return ent_fields_of_csv(fields, line, rows->source, error);
  ent_fields_of_tabs(fields, line);
  return true;
}

/* "table NAME" says which table it is; a user's file without it is CSV. Gives the line
 * of column names. */
static char *read_table_line(EntRows *rows, EntTable expected, EntError *error)
{
  char *line = next_line(rows->source);
  bool named = line && g_str_has_prefix(line, "table ");
  if (!line) {
    ent_fail(error, ENT_ERR_BAD_DATA, rows->source->file, 0, 0,
             "nothing in it; the first line should be %s",
             expected == ENT_TABLE_COUNT ? "name,aliases,type,iri,sameAs"
                                         : "\"table NAME\"");
    return NULL;
  }
  rows->csv = !named && expected == ENT_TABLE_COUNT;
  if (rows->csv) {
    rows->table = ENT_TABLE_NAMES;
    return line;
  }
  rows->table = named ? ent_table_by_name(g_strchomp(line + 6)) : ENT_TABLE_COUNT;
  if (rows->table == ENT_TABLE_COUNT ||
      (expected != ENT_TABLE_COUNT && rows->table != expected)) {
    EntColumns wanted = {.file = "NAME"};
    if (expected != ENT_TABLE_COUNT) ent_columns_of(expected, &wanted);
    ent_source_fail(rows->source, line, error,
                    "\"%s\" %s; here should be \"table %s\" (docs/knowledge.md)", line,
                    named ? "names no such table" : "is no table line", wanted.file);
    return NULL;
  }
  line = next_line(rows->source);
  if (!line)
    ent_fail(error, ENT_ERR_BAD_DATA, rows->source->file, rows->source->line, 0,
             "the file ends before the line of column names");
  return line;
}

bool ent_rows_open(EntRows *rows, EntSource *source, EntTable expected, EntArena *arena,
                   EntError *error)
{
  EntFields fields;
  *rows = (EntRows){.source = source};
  char *line = read_table_line(rows, expected, error);
  if (!line) return false;
  ent_columns_of(rows->table, &rows->columns);
  if (!cut(rows, &fields, line, error) || !map_columns(rows, &fields, error))
    return false;
  rows->room = ent_source_lines_left(source);
  rows->cells =
      ent_arena_new_array(arena, const char *, (size_t)rows->room * rows->columns.n);
  return true;
}

static bool fill(EntRows *rows, const EntFields *fields, const char **cells,
                 EntError *error)
{
  for (uint8_t i = 0; i < rows->columns.n; i++)
    cells[i] = "";
  for (uint8_t i = 0; i < rows->n_fields; i++) {
    const EntCheck *check = rows->checks[i];
    const char *text = fields->text[i];
    if (check && *text && !check->holds(text))
      return ent_source_fail(
          rows->source, fields->place[i], error, "%.*s is \"%s\"; it should be %s",
          rows->columns.columns[rows->map[i]].length,
          rows->columns.columns[rows->map[i]].name, text, check->expected);
    cells[rows->map[i]] = text;
  }
  return *cells[0] ||
         ent_source_fail(rows->source, fields->place[0], error, "a row without name");
}

int ent_rows_next(EntRows *rows, const char ***row, EntError *error)
{
  EntFields fields;
  char *line = next_line(rows->source);
  if (!line) return 0;
  if (!cut(rows, &fields, line, error)) return -1;
  if (fields.n != rows->n_fields) {
    ent_source_fail(rows->source, NULL, error,
                    "%u field%s; the line of column names has %u", fields.n,
                    fields.n == 1 ? "" : "s", rows->n_fields);
    return -1;
  }
  const char **cells = rows->cells + (size_t)rows->n * rows->columns.n;
  if (!fill(rows, &fields, cells, error)) return -1;
  rows->n++;
  *row = cells;
  return 1;
}
