// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Opening a store, making a new one, telling it from what is none, and what SQLite says
 * in words. Nothing is changed in a file before it is known to be a store. */
#include "graph/store_db.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

enum {
  APPLICATION = 0x456e7465, /* "Ente" */
  VERSION = 1               /* of the layout */
};

/* In the order of making; a store has these and no others, to the letter, in any order.
 */
static const char *const layout[] = {
    "CREATE TABLE reader(number INTEGER PRIMARY KEY, version TEXT NOT NULL, "
    "knowledge TEXT NOT NULL, UNIQUE(version, knowledge))",
    "CREATE TABLE document(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
    "file TEXT, url TEXT, name TEXT, date TEXT, input BLOB NOT NULL, "
    "reader INTEGER NOT NULL, things INTEGER NOT NULL, statements INTEGER NOT NULL, "
    "sum INTEGER NOT NULL, text_sum INTEGER NOT NULL, lines BLOB NOT NULL, "
    "text BLOB NOT NULL)",
    "CREATE INDEX document_made ON document(reader, input)",
    "CREATE TABLE total(one INTEGER PRIMARY KEY, documents INTEGER NOT NULL)",
    "CREATE TRIGGER document_in AFTER INSERT ON document BEGIN "
    "UPDATE total SET documents = documents + 1; END",
    "CREATE TRIGGER document_out AFTER DELETE ON document BEGIN "
    "UPDATE total SET documents = documents - 1; END",
};

/* ---- SQLite's calls, with our errors ---- */

static EntErrorCode place_code(const EntStore *store)
{
  return store->mode == ENT_STORE_WRITE ? ENT_ERR_OUTPUT : ENT_ERR_NO_INPUT;
}

static bool fail_system(EntStore *store, const char *what, EntError *error)
{
  int code = sqlite3_system_errno(store->db);
  return ent_fail(error, place_code(store), store->path, 0, 0, "%s%s%s", what,
                  code ? ": " : "", code ? g_strerror(code) : "");
}

bool store_fail(EntStore *store, EntError *error)
{
  int code = sqlite3_extended_errcode(store->db);
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return ent_fail(error, place_code(store), store->path, 0, 0,
                    "another process has been writing to it for %d seconds; try again "
                    "when it has ended",
                    STORE_PATIENCE);
  case SQLITE_FULL:
    return ent_fail(error, place_code(store), store->path, 0, 0,
                    "no space left; what was committed before is kept");
  case SQLITE_IOERR:
    return fail_system(store, "the disk fails; what was committed before is kept",
                       error);
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return ent_fail(error, place_code(store), store->path, 0, 0,
                    "it may not be written; the file and its folder must be writable");
  case SQLITE_CANTOPEN:
    return fail_system(store, "cannot be opened", error);
  case SQLITE_CORRUPT:
    return ent_fail(error, ENT_ERR_BAD_DATA, store->path, 0, 0,
                    "the store is damaged (%s); see entente store FILE --check",
                    sqlite3_errmsg(store->db));
  case SQLITE_NOTADB:
    return ent_fail(error, ENT_ERR_BAD_DATA, store->path, 0, 0,
                    "is no store, or its beginning is damaged");
  default:
    return ent_fail(error, place_code(store), store->path, 0, 0, "%s",
                    sqlite3_errmsg(store->db));
  }
}

sqlite3_stmt *store_prepare(EntStore *store, const char *sql, EntError *error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
    store_fail(store, error);
  return statement;
}

bool store_done(EntStore *store, sqlite3_stmt *statement, EntError *error)
{
  return sqlite3_finalize(statement) == SQLITE_OK || store_fail(store, error);
}

bool store_run(EntStore *store, const char *sql, EntError *error)
{
  return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
         store_fail(store, error);
}

bool store_number(EntStore *store, const char *sql, sqlite3_int64 *number,
                  EntError *error)
{
  sqlite3_stmt *query = store_prepare(store, sql, error);
  *number = 0;
  if (!query) return false;
  if (sqlite3_step(query) == SQLITE_ROW) *number = sqlite3_column_int64(query, 0);
  return store_done(store, query, error);
}

/* ---- is it one of ours? ---- */

static bool bad_store(EntStore *store, const char *what, EntError *error)
{
  return ent_fail(error, ENT_ERR_BAD_DATA, store->path, 0, 0, "%s", what);
}

static bool is_in_layout(const char *sql)
{
  for (size_t i = 0; i < G_N_ELEMENTS(layout); i++)
    if (g_strcmp0(sql, layout[i]) == 0) return true;
  return false;
}

/* No two can be the same, as their names would be. */
static bool has_layout(EntStore *store, EntError *error)
{
  size_t n = 0;
  bool same = true;
  sqlite3_stmt *query = store_prepare(
      store, "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'", error);
  if (!query) return false;
  for (; sqlite3_step(query) == SQLITE_ROW; n++)
    same = same && is_in_layout((const char *)sqlite3_column_text(query, 0));
  if (!store_done(store, query, error)) return false;
  if (same && n == G_N_ELEMENTS(layout)) return true;
  return bad_store(
      store, "the store is damaged: its tables are not those it was made with", error);
}

static const guint8 magic[16] = "SQLite format 3"; /* at the start of each */

/* SQLite takes a file shorter than a page for a new one. */
static bool check_head(EntStore *store, EntError *error)
{
  guint8 head[18];
  if (!g_file_test(store->path, G_FILE_TEST_IS_REGULAR)) return true; /* for SQLite */
  FILE *in = fopen(store->path, "rbe");
  if (!in) return true;
  size_t n = fread(head, 1, sizeof head, in);
  bool good = !n;
  if (n == sizeof head && memcmp(head, magic, sizeof magic) == 0) {
    long page = head[16] << 8 | head[17]; /* 1 stands for 65536 */
    good = fseek(in, 0, SEEK_END) == 0 && ftell(in) >= (page == 1 ? 65536 : page);
  }
  fclose(in);
  return good || bad_store(store, "is no store, or its beginning is damaged", error);
}

/* *empty: a database without anything in it. False: not ours, or not to be read. */
static bool check_kind(EntStore *store, bool *empty, EntError *error)
{
  sqlite3_int64 application, version, tables;
  if (!store_number(store, "PRAGMA application_id", &application, error) ||
      !store_number(store, "PRAGMA user_version", &version, error) ||
      !store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return false;
  *empty = !application && !version && !tables;
  if (*empty) return true;
  if (application != APPLICATION)
    return bad_store(store, "a database of another program, no store of entente",
                     error);
  if (version > VERSION)
    return ent_fail(error, ENT_ERR_BAD_DATA, store->path, 0, 0,
                    "a store of a later version of entente (layout %d; this one knows "
                    "%d)",
                    (int)version, VERSION);
  return has_layout(store, error);
}

/* ---- a new one ---- */

static bool make_layout(EntStore *store, EntError *error)
{
  char *mark = sqlite3_mprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; "
                               "INSERT INTO total VALUES(1, 0)",
                               APPLICATION, VERSION);
  bool good = true;
  for (size_t i = 0; i < G_N_ELEMENTS(layout) && good; i++)
    good = store_run(store, layout[i], error);
  good = good && store_run(store, mark, error);
  sqlite3_free(mark);
  return good;
}

/* SQLite does not wait for others when it goes over to WAL; so we do. */
static bool start_wal(EntStore *store, EntError *error)
{
  gint64 end = g_get_monotonic_time() + STORE_PATIENCE * G_USEC_PER_SEC;
  while (sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) ==
             SQLITE_BUSY &&
         g_get_monotonic_time() < end)
    g_usleep(G_USEC_PER_SEC / 50);
  return sqlite3_errcode(store->db) == SQLITE_OK || store_fail(store, error);
}

/* Another process may have been faster. */
static bool make_new(EntStore *store, EntError *error)
{
  bool empty;
  if (!store_run(store, "PRAGMA page_size = 8192", error) || !start_wal(store, error) ||
      !store_run(store, "BEGIN IMMEDIATE", error))
    return false;
  if (check_kind(store, &empty, error) && (!empty || make_layout(store, error)) &&
      store_run(store, "COMMIT", error))
    return true;
  sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  return false;
}

/* ---- opening ---- */

static bool connect(EntStore *store, const char *name, int flags, EntError *error)
{
  int code = sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK) return store_fail(store, error);
  sqlite3_extended_result_codes(store->db, 1);
  sqlite3_busy_timeout(store->db, STORE_PATIENCE * 1000);
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return store_run(store,
                   "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; "
                   "PRAGMA cache_size = -16000; PRAGMA mmap_size = 0",
                   error);
}

static void disconnect(EntStore *store)
{
  sqlite3_close(store->db);
  store->db = NULL;
}

/* A path that SQLite takes for one. */
static char *plain_path(const char *path)
{
  return *path == '/' ? g_strdup(path) : g_strconcat("./", path, NULL);
}

/* On a medium that cannot be written SQLite needs to be told that nobody writes. Nobody
 * does if there is no log. */
static bool connect_unchanging(EntStore *store, EntError *error)
{
  g_autofree char *plain = plain_path(store->path);
  g_autofree char *log = g_strconcat(plain, "-wal", NULL);
  g_autofree char *escaped = g_uri_escape_string(plain, "/", FALSE);
  g_autofree char *name = g_strconcat("file:", escaped, "?immutable=1", NULL);
  GStatBuf st;
  if (g_stat(log, &st) == 0 && st.st_size > 0)
    return ent_fail(error, ENT_ERR_NO_INPUT, store->path, 0, 0,
                    "a run was cut short here; its folder must be writable to open it");
  return connect(store, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static bool needs_no_log(EntStore *store)
{
  int code = store->db ? sqlite3_errcode(store->db) & 0xff : SQLITE_OK;
  return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

static bool open_to_read(EntStore *store, EntError *error)
{
  g_autofree char *plain = plain_path(store->path);
  EntError first = {0};
  bool empty = false;
  bool good = connect(store, plain, SQLITE_OPEN_READWRITE, &first) &&
              check_kind(store, &empty, &first);
  if (!good && needs_no_log(store) && g_file_test(plain, G_FILE_TEST_EXISTS)) {
    disconnect(store);
    first = (EntError){0};
    good = connect_unchanging(store, &first) && check_kind(store, &empty, &first);
  }
  if (!good && error && !error->code) *error = first;
  return good && (!empty || bad_store(store, "is empty, no store", error));
}

static bool open_to_write(EntStore *store, EntError *error)
{
  g_autofree char *plain = plain_path(store->path);
  bool empty;
  return connect(store, plain, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) &&
         check_kind(store, &empty, error) && (!empty || make_new(store, error));
}

EntStore *ent_store_open(const char *path, EntStoreMode mode, EntError *error)
{
  EntStore *store = g_new0(EntStore, 1);
  store->path = g_strdup(path);
  store->mode = mode;
  store->waiting = g_ptr_array_new_with_free_func(store_row_free);
  if (check_head(store, error) &&
      (mode == ENT_STORE_WRITE ? open_to_write(store, error)
                               : open_to_read(store, error)))
    return store;
  ent_store_close(store);
  return NULL;
}

void ent_store_close(EntStore *store)
{
  if (!store) return;
  disconnect(store);
  g_ptr_array_unref(store->waiting);
  g_free(store->path);
  g_free(store);
}

/* Reading from a pipe would take from it what is meant for others. */
bool ent_store_is(const char *path)
{
  guint8 head[sizeof magic];
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) return false;
  FILE *in = fopen(path, "rbe");
  if (!in) return false;
  bool is = fread(head, 1, sizeof head, in) == sizeof head &&
            memcmp(head, magic, sizeof head) == 0;
  fclose(in);
  return is;
}
