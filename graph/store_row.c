// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A document as a row: packed, with check sums, and back. A byte that changes in a file
 * after it was written is found here and nowhere else, since SQLite keeps no sums. */
#include "graph/lines.h"
#include "graph/store_db.h"
#include <string.h>
#include <zlib.h>

enum {
  LEVEL = 6,             /* of zlib */
  PREFIX = 4,            /* bytes before packed ones: how many they were */
  MOST_RATIO = 1040,     /* zlib packs no better than 1032 to 1 */
  MOST_BYTES = 900 << 20 /* SQLite holds no more in one place */
};

/* ---- packing ---- */

static GBytes *pack(const void *bytes, size_t length)
{
  uLongf size = compressBound((uLong)length);
  guint8 *packed = g_malloc(PREFIX + size);
  guint32 prefix = GUINT32_TO_LE((guint32)length);
  memcpy(packed, &prefix, PREFIX);
  int status = compress2(packed + PREFIX, &size, bytes, (uLong)length, LEVEL);
  g_assert(status == Z_OK); /* there is room enough */
  return g_bytes_new_take(g_realloc(packed, PREFIX + size), PREFIX + size);
}

/* NUL-terminated; NULL when it is no packed text. The caller frees it. */
static char *unpack(GBytes *bytes, size_t *length)
{
  gsize size;
  guint32 prefix;
  const guint8 *packed = g_bytes_get_data(bytes, &size);
  if (size < PREFIX) return NULL;
  memcpy(&prefix, packed, PREFIX);
  uLongf room = GUINT32_FROM_LE(prefix);
  if (room > (size - PREFIX) * MOST_RATIO) return NULL;
  *length = room;
  char *text = g_try_malloc(room + 1);
  if (!text) return NULL;
  if (uncompress((Bytef *)text, &room, packed + PREFIX, size - PREFIX) == Z_OK &&
      room == *length) {
    text[room] = '\0';
    return text;
  }
  g_free(text);
  return NULL;
}

/* ---- check sums ---- */

static uLong sum_bytes(uLong sum, const void *bytes, size_t length)
{
  guint64 size = GUINT64_TO_LE((guint64)length);
  sum = crc32_z(sum, (const Bytef *)&size, sizeof size);
  return crc32_z(sum, bytes, length);
}

static uLong sum_string(uLong sum, const char *text)
{
  return text ? sum_bytes(sum, text, strlen(text)) : sum_bytes(sum, "\1", 1);
}

static uLong sum_number(uLong sum, sqlite3_int64 number)
{
  gint64 bytes = GINT64_TO_LE((gint64)number);
  return sum_bytes(sum, &bytes, sizeof bytes);
}

static uLong sum_packed(uLong sum, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data(bytes, &size);
  return sum_bytes(sum, data, size);
}

/* Of all but the text. */
static sqlite3_int64 sum_of(const StoreRow *row)
{
  const char *const strings[] = {row->id, row->file, row->url, row->name, row->date};
  uLong sum = crc32_z(0, NULL, 0);
  for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
    sum = sum_string(sum, strings[i]);
  sum = sum_bytes(sum, row->input, sizeof row->input);
  sum = sum_number(sum, row->reader);
  sum = sum_number(sum, row->things);
  sum = sum_number(sum, row->statements);
  return (sqlite3_int64)sum_packed(sum, row->lines);
}

static sqlite3_int64 sum_of_text(const StoreRow *row)
{
  return (sqlite3_int64)sum_packed(crc32_z(0, NULL, 0), row->text);
}

/* ---- a document's row ---- */

static char *valid(const char *text)
{
  return text ? g_utf8_make_valid(text, -1) : NULL;
}

static GBytes *pack_lines(const EntDocument *document, const char *path,
                          EntError *error)
{
  size_t length;
  GBytes *packed = NULL;
  char *lines = ent_lines_text(document, &length);
  if (length + document->text_length > MOST_BYTES)
    ent_fail(error, ENT_ERR_LIMIT, path, 0, 0, "%s: too long for a store: %zu bytes",
             document->id, length + document->text_length);
  else
    packed = pack(lines, length);
  g_free(lines);
  return packed;
}

StoreRow *store_row_new(const EntDocument *document, const EntStoreKey *key,
                        sqlite3_int64 reader, const char *path, EntError *error)
{
  GBytes *lines = pack_lines(document, path, error);
  if (!lines) return NULL;
  StoreRow *row = g_new0(StoreRow, 1);
  *row = (StoreRow){.id = valid(document->id),
                    .file = valid(document->source),
                    .url = valid(document->url),
                    .name = valid(key->name),
                    .date = valid(key->date),
                    .reader = reader,
                    .things = document->n_things,
                    .statements = document->n_statements,
                    .lines = lines,
                    .text = pack(document->text, document->text_length)};
  memcpy(row->input, key->input, sizeof row->input);
  row->sum = sum_of(row);
  row->text_sum = sum_of_text(row);
  return row;
}

void store_row_free(gpointer data)
{
  StoreRow *row = data;
  if (!row) return;
  g_free(row->id);
  g_free(row->file);
  g_free(row->url);
  g_free(row->name);
  g_free(row->date);
  g_bytes_unref(row->lines);
  if (row->text) g_bytes_unref(row->text);
  g_free(row);
}

/* ---- to and from SQLite ---- */

static void bind_blob(sqlite3_stmt *statement, int at, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data(bytes, &size);
  sqlite3_bind_blob64(statement, at, data, size, SQLITE_STATIC);
}

void store_row_bind(const StoreRow *row, sqlite3_stmt *statement)
{
  const char *const strings[] = {row->id, row->file, row->url, row->name, row->date};
  const sqlite3_int64 numbers[] = {row->reader, row->things, row->statements, row->sum,
                                   row->text_sum};
  int at = 1;
  for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
    sqlite3_bind_text(statement, at++, strings[i], -1, SQLITE_STATIC);
  sqlite3_bind_blob(statement, at++, row->input, sizeof row->input, SQLITE_STATIC);
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
    sqlite3_bind_int64(statement, at++, numbers[i]);
  bind_blob(statement, at++, row->lines);
  bind_blob(statement, at, row->text);
}

static GBytes *column_bytes(sqlite3_stmt *statement, int at)
{
  const void *data = sqlite3_column_blob(statement, at);
  return g_bytes_new(data, (gsize)sqlite3_column_bytes(statement, at));
}

StoreRow *store_row_read(sqlite3_stmt *statement, bool with_text)
{
  StoreRow *row = g_new0(StoreRow, 1);
  char **const strings[] = {&row->id, &row->file, &row->url, &row->name, &row->date};
  sqlite3_int64 *const numbers[] = {&row->reader, &row->things, &row->statements,
                                    &row->sum, &row->text_sum};
  int at = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
    *strings[i] = g_strdup((const char *)sqlite3_column_text(statement, at++));
  int size = sqlite3_column_bytes(statement, at);
  if (size == ENT_STORE_HASH)
    memcpy(row->input, sqlite3_column_blob(statement, at), ENT_STORE_HASH);
  at++;
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
    *numbers[i] = sqlite3_column_int64(statement, at++);
  row->lines = column_bytes(statement, at++);
  if (with_text) row->text = column_bytes(statement, at);
  if (row->id && size == ENT_STORE_HASH && row->sum == sum_of(row) &&
      (!with_text || row->text_sum == sum_of_text(row)))
    return row;
  store_row_free(row);
  return NULL;
}

/* ---- the document again ---- */

typedef struct {
  EntDocument *document;
  bool good;
} Taken;

static bool take(EntDocument *document, void *data)
{
  Taken *taken = data;
  if (taken->document) taken->good = false;
  ent_document_free(taken->document);
  taken->document = document;
  return true;
}

/* We wrote these lines: one that is no good means that the whole is not ours. */
static void take_bad(const EntError *error, void *data)
{
  (void)error;
  ((Taken *)data)->good = false;
}

static EntDocument *read_lines(char *lines, size_t length)
{
  Taken taken = {NULL, true};
  FILE *in = length ? fmemopen(lines, length, "r") : NULL;
  if (!in) return NULL;
  if (!ent_lines_read(in, "", take, &taken, take_bad, NULL)) taken.good = false;
  fclose(in);
  if (taken.good) return taken.document;
  ent_document_free(taken.document);
  return NULL;
}

static bool restore_text(EntDocument *document, const StoreRow *row)
{
  size_t length;
  char *text = unpack(row->text, &length);
  if (!text) return false;
  document->text = ent_arena_strndup(document->arena, text, length);
  document->text_length = length;
  g_free(text);
  return true;
}

EntDocument *store_row_document(const StoreRow *row)
{
  size_t length;
  char *lines = unpack(row->lines, &length);
  EntDocument *document = lines ? read_lines(lines, length) : NULL;
  g_free(lines);
  if (!document) return NULL;
  if (strcmp(document->id, row->id) == 0 && (!row->text || restore_text(document, row)))
    return document;
  ent_document_free(document);
  return NULL;
}
