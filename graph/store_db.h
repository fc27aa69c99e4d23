// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the files of the store share: the connection, and a document as a row. */
#ifndef ENT_GRAPH_STORE_DB_H
#define ENT_GRAPH_STORE_DB_H

#include "graph/store.h"
#include <glib.h>
#include <sqlite3.h>

enum { STORE_PATIENCE = 10 }; /* seconds to wait for another process */

struct EntStore {
  sqlite3 *db;
  char *path;
  EntStoreMode mode;
  sqlite3_int64 reader; /* a row of the table reader; 0 = not said */
  GPtrArray *waiting;   /* StoreRow, put and not committed */
  size_t waiting_bytes;
  gint64 waiting_since;
};

/* A row of the table document. The columns in this order; see store_columns. */
typedef struct {
  char *id, *file, *url, *name, *date;
  guint8 input[ENT_STORE_HASH];
  sqlite3_int64 reader, things, statements;
  GBytes *lines, *text; /* packed; text NULL: not read */
  sqlite3_int64 sum, text_sum;
} StoreRow;

#define STORE_COLUMNS                                                                  \
  "id, file, url, name, date, input, reader, things, statements, sum, text_sum, "      \
  "lines, text"

/* ---- store_open.c ---- */

/* Fills *error from what SQLite says of its last call. False. */
bool store_fail(EntStore *store, EntError *error);
/* NULL on failure. Finalized by store_done. */
sqlite3_stmt *store_prepare(EntStore *store, const char *sql, EntError *error);
/* Finalizes; false, with *error filled, if the last step failed. */
bool store_done(EntStore *store, sqlite3_stmt *statement, EntError *error);
/* Runs statements that give no rows. */
bool store_run(EntStore *store, const char *sql, EntError *error);
/* The first number that a query gives, 0 if it gives none. */
bool store_number(EntStore *store, const char *sql, sqlite3_int64 *number,
                  EntError *error);

/* ---- store_row.c ---- */

StoreRow *store_row_new(const EntDocument *document, const EntStoreKey *key,
                        sqlite3_int64 reader, const char *path, EntError *error);
void store_row_free(gpointer row);
/* From a statement that selects STORE_COLUMNS; the caller frees it. NULL: it is not
 * what was written. with_text = false: the text is neither read nor checked. */
StoreRow *store_row_read(sqlite3_stmt *statement, bool with_text);
void store_row_bind(const StoreRow *row, sqlite3_stmt *statement);
/* The document again. NULL when it cannot be unpacked. */
EntDocument *store_row_document(const StoreRow *row);

#endif
