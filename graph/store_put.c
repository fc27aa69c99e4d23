// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writing a store: who reads, what is known already, putting, taking out, committing.
 * The lock of the file is held only while a group is written, not between. */
#include "graph/graph.h"
#include "graph/store_db.h"
#include <string.h>

enum { GROUP_DOCUMENTS = 256, GROUP_BYTES = 4 << 20, GROUP_MILLISECONDS = 500 };

/* ---- transactions ---- */

static void roll_back(EntStore *store)
{
  sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Commits if good; else, or if that fails, nothing was done. */
static bool finish(EntStore *store, bool good, EntError *error)
{
  if (good && store_run(store, "COMMIT", error)) return true;
  roll_back(store);
  return false;
}

static bool start(EntStore *store, EntError *error)
{
  return store_run(store, "BEGIN IMMEDIATE", error);
}

/* ---- who reads ---- */

static bool find_reader(EntStore *store, const char *version, const char *knowledge,
                        EntError *error)
{
  sqlite3_stmt *query = store_prepare(
      store, "SELECT number FROM reader WHERE version = ? AND knowledge = ?", error);
  if (!query) return false;
  sqlite3_bind_text(query, 1, version, -1, SQLITE_STATIC);
  sqlite3_bind_text(query, 2, knowledge, -1, SQLITE_STATIC);
  store->reader = 0;
  if (sqlite3_step(query) == SQLITE_ROW) store->reader = sqlite3_column_int64(query, 0);
  return store_done(store, query, error);
}

bool ent_store_reader(EntStore *store, const char *version, const char *knowledge,
                      EntError *error)
{
  if (!find_reader(store, version, knowledge, error)) return false;
  if (store->reader) return true;
  sqlite3_stmt *insert = store_prepare(
      store, "INSERT OR IGNORE INTO reader(version, knowledge) VALUES(?, ?)", error);
  if (!insert) return false;
  sqlite3_bind_text(insert, 1, version, -1, SQLITE_STATIC);
  sqlite3_bind_text(insert, 2, knowledge, -1, SQLITE_STATIC);
  sqlite3_step(insert);
  return store_done(store, insert, error) &&
         find_reader(store, version, knowledge, error);
}

/* ---- what is known already ---- */

/* A document that is damaged counts as unknown, and so is read and put again. */
bool ent_store_find(EntStore *store, const EntStoreKey *key, char **id, EntError *error)
{
  sqlite3_stmt *query = store_prepare(
      store,
      "SELECT " STORE_COLUMNS " FROM document WHERE reader = ? AND input = ? "
      "AND (name IS NULL OR name = ?) AND (date IS NULL OR date = ?)",
      error);
  *id = NULL;
  if (!query) return false;
  g_autofree char *name = g_utf8_make_valid(key->name, -1);
  sqlite3_bind_int64(query, 1, store->reader);
  sqlite3_bind_blob(query, 2, key->input, ENT_STORE_HASH, SQLITE_STATIC);
  sqlite3_bind_text(query, 3, name, -1, SQLITE_STATIC);
  sqlite3_bind_text(query, 4, key->date, -1, SQLITE_STATIC);
  if (sqlite3_step(query) == SQLITE_ROW) {
    StoreRow *row = store_row_read(query, true);
    if (row) *id = g_steal_pointer(&row->id);
    store_row_free(row);
  }
  return store_done(store, query, error);
}

/* ---- putting ---- */

static bool drop_id(EntStore *store, const char *id, uint32_t *n, EntError *error)
{
  sqlite3_stmt *drop = store_prepare(store, "DELETE FROM document WHERE id = ?", error);
  if (!drop) return false;
  sqlite3_bind_text(drop, 1, id, -1, SQLITE_STATIC);
  sqlite3_step(drop);
  if (!store_done(store, drop, error)) return false;
  if (n) *n += (uint32_t)sqlite3_changes(store->db);
  return true;
}

static bool write_row(EntStore *store, const StoreRow *row, EntError *error)
{
  if (!drop_id(store, row->id, NULL, error)) return false;
  sqlite3_stmt *insert = store_prepare(store,
                                       "INSERT INTO document(" STORE_COLUMNS
                                       ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                                       error);
  if (!insert) return false;
  store_row_bind(row, insert);
  sqlite3_step(insert);
  return store_done(store, insert, error);
}

bool ent_store_commit(EntStore *store, EntError *error)
{
  bool good = true;
  if (!store->waiting->len) return true;
  if (!start(store, error)) return false;
  for (guint i = 0; i < store->waiting->len && good; i++)
    good = write_row(store, store->waiting->pdata[i], error);
  if (!finish(store, good, error)) return false;
  g_ptr_array_set_size(store->waiting, 0);
  store->waiting_bytes = 0;
  return true;
}

static bool is_group_full(const EntStore *store)
{
  return store->waiting->len >= GROUP_DOCUMENTS ||
         store->waiting_bytes >= GROUP_BYTES ||
         g_get_monotonic_time() - store->waiting_since >= GROUP_MILLISECONDS * 1000;
}

bool ent_store_put(EntStore *store, const EntDocument *document, const EntStoreKey *key,
                   EntError *error)
{
  StoreRow *row = store_row_new(document, key, store->reader, store->path, error);
  if (!row) return false;
  if (!store->waiting->len) store->waiting_since = g_get_monotonic_time();
  g_ptr_array_add(store->waiting, row);
  store->waiting_bytes += g_bytes_get_size(row->lines) + g_bytes_get_size(row->text);
  return !is_group_full(store) || ent_store_commit(store, error);
}

/* ---- taking out ---- */

/* The ids of which one column is so. */
static bool add_ids(EntStore *store, const char *sql, const char *what, GPtrArray *ids,
                    EntError *error)
{
  sqlite3_stmt *query = store_prepare(store, sql, error);
  if (!query) return false;
  sqlite3_bind_text(query, 1, what, -1, SQLITE_STATIC);
  while (sqlite3_step(query) == SQLITE_ROW)
    g_ptr_array_add(ids, g_strdup((const char *)sqlite3_column_text(query, 0)));
  return store_done(store, query, error);
}

/* The hash at the end of ".../doc/name-hash"; NULL if that is no IRI of a document. */
static const char *hash_of_iri(const char *iri)
{
  const char *hash = strrchr(iri, '-');
  size_t length = hash ? strspn(hash + 1, "0123456789abcdef") : 0;
  return length >= 12 && !hash[1 + length] && strstr(iri, "doc/") ? hash + 1 : NULL;
}

static bool add_by_iri(EntStore *store, const char *iri, GPtrArray *ids,
                       EntError *error)
{
  const char *hash = hash_of_iri(iri);
  if (!hash) return true;
  sqlite3_stmt *query = store_prepare(store, "SELECT id FROM document", error);
  if (!query) return false;
  while (sqlite3_step(query) == SQLITE_ROW) {
    const char *id = (const char *)sqlite3_column_text(query, 0);
    g_autofree char *digest = ent_key_digest("doc", id);
    if (g_str_has_prefix(digest, hash)) g_ptr_array_add(ids, g_strdup(id));
  }
  return store_done(store, query, error);
}

static bool find_ids(EntStore *store, const char *what, GPtrArray *ids, EntError *error)
{
  static const char *const queries[] = {"SELECT id FROM document WHERE id = ?",
                                        "SELECT id FROM document WHERE file = ?",
                                        "SELECT id FROM document WHERE url = ?"};
  for (size_t i = 0; i < G_N_ELEMENTS(queries) && !ids->len; i++)
    if (!add_ids(store, queries[i], what, ids, error)) return false;
  return ids->len || add_by_iri(store, what, ids, error);
}

bool ent_store_remove(EntStore *store, const char *what, uint32_t *n, EntError *error)
{
  *n = 0;
  if (!ent_store_commit(store, error) || !start(store, error)) return false;
  g_autofree char *valid = g_utf8_make_valid(what, -1);
  GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
  bool good = find_ids(store, valid, ids, error);
  for (guint i = 0; i < ids->len && good; i++)
    good = drop_id(store, ids->pdata[i], n, error);
  g_ptr_array_unref(ids);
  return finish(store, good, error);
}

/* ---- putting right ---- */

/* Numbers of documents that are not what was written. */
static bool find_damaged(EntStore *store, GArray *numbers, EntError *error)
{
  sqlite3_stmt *query = store_prepare(
      store, "SELECT " STORE_COLUMNS ", number FROM document NOT INDEXED", error);
  if (!query) return false;
  while (sqlite3_step(query) == SQLITE_ROW) {
    StoreRow *row = store_row_read(query, true);
    sqlite3_int64 number = sqlite3_column_int64(query, 13);
    if (!row) g_array_append_val(numbers, number);
    store_row_free(row);
  }
  return store_done(store, query, error);
}

static bool drop_number(EntStore *store, sqlite3_int64 number, EntError *error)
{
  sqlite3_stmt *drop =
      store_prepare(store, "DELETE FROM document WHERE number = ?", error);
  if (!drop) return false;
  sqlite3_bind_int64(drop, 1, number);
  sqlite3_step(drop);
  return store_done(store, drop, error);
}

bool ent_store_repair(EntStore *store, uint32_t *n, EntError *error)
{
  *n = 0;
  if (!start(store, error)) return false;
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(sqlite3_int64));
  bool good = store_run(store, "REINDEX", error) && find_damaged(store, numbers, error);
  for (guint i = 0; i < numbers->len && good; i++)
    good = drop_number(store, g_array_index(numbers, sqlite3_int64, i), error);
  *n = numbers->len;
  g_array_unref(numbers);
  good = good && store_run(store,
                           "INSERT OR REPLACE INTO total "
                           "SELECT 1, count(*) FROM document NOT INDEXED",
                           error);
  return finish(store, good, error);
}

bool ent_store_compact(EntStore *store, EntError *error)
{
  return store_run(store, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", error);
}
