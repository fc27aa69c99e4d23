// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reading a store: every document, the list of them, checks and figures. */
#include "graph/store_db.h"

/* ---- one picture of the store, whatever others write meanwhile ---- */

static bool start(EntStore *store, EntError *error)
{
  return store_run(store, "BEGIN", error);
}

static bool finish(EntStore *store, bool good, EntError *error)
{
  bool ended = store_run(store, "END", good ? error : NULL);
  return good && ended;
}

/* ---- documents ---- */

static void tell_damaged(const EntStore *store, const EntStoreVisit *visit,
                         sqlite3_int64 number, const char *id)
{
  EntError error = {0};
  if (!visit->damaged) return;
  ent_fail(&error, ENT_ERR_BAD_DATA, store->path, 0, 0,
           "document %lld (\"%s\") is damaged; read it again, or take it out with "
           "entente store FILE --repair",
           (long long)number, id ? id : "");
  visit->damaged(&error, visit->data);
}

/* False: the visit ends. */
static bool visit_row(EntStore *store, sqlite3_stmt *query, const EntStoreVisit *visit)
{
  StoreRow *row = store_row_read(query, visit->texts);
  EntDocument *document = row ? store_row_document(row) : NULL;
  store_row_free(row);
  if (document) return visit->document(document, visit->data);
  tell_damaged(store, visit, sqlite3_column_int64(query, 13),
               (const char *)sqlite3_column_text(query, 0));
  return true;
}

/* A page of the file may be lost without a trace, but not without a difference. */
static bool check_total(EntStore *store, sqlite3_int64 seen, EntError *error)
{
  sqlite3_int64 all;
  if (!store_number(store, "SELECT documents FROM total", &all, error)) return false;
  return seen == all ||
         ent_fail(error, ENT_ERR_BAD_DATA, store->path, 0, 0,
                  "the store is damaged: %lld documents were put into it, %lld are "
                  "found; see entente store FILE --check",
                  (long long)all, (long long)seen);
}

static bool visit_all(EntStore *store, const EntStoreVisit *visit, EntError *error)
{
  sqlite3_int64 seen = 0;
  bool go_on = true;
  sqlite3_stmt *query = store_prepare(
      store, "SELECT " STORE_COLUMNS ", number FROM document ORDER BY id", error);
  if (!query) return false;
  for (; go_on && sqlite3_step(query) == SQLITE_ROW; seen++)
    go_on = visit_row(store, query, visit);
  if (!go_on) sqlite3_reset(query);
  return store_done(store, query, error) && go_on && check_total(store, seen, error);
}

bool ent_store_each(EntStore *store, const EntStoreVisit *visit, EntError *error)
{
  return start(store, error) && finish(store, visit_all(store, visit, error), error);
}

/* ---- a graph ---- */

typedef struct {
  EntGraph *graph;
  EntError error;
} Filling;

static bool add_document(EntDocument *document, void *data)
{
  Filling *filling = data;
  bool good = ent_graph_add(filling->graph, document, &filling->error);
  ent_document_free(document);
  return good && !filling->error.code;
}

static void take_damaged(const EntError *error, void *data)
{
  Filling *filling = data;
  if (!filling->error.code) filling->error = *error;
}

EntGraph *ent_store_graph(EntStore *store, EntError *error)
{
  Filling filling = {.graph = ent_graph_new()};
  EntStoreVisit visit = {
      .document = add_document, .damaged = take_damaged, .data = &filling};
  if (ent_store_each(store, &visit, &filling.error) && !filling.error.code) {
    ent_graph_link(filling.graph);
    return filling.graph;
  }
  ent_graph_free(filling.graph);
  if (error && !error->code) *error = filling.error;
  return NULL;
}

/* ---- the list ---- */

bool ent_store_list(EntStore *store,
                    void (*entry)(const EntStoreEntry *entry, void *data), void *data,
                    EntError *error)
{
  sqlite3_stmt *query = store_prepare(
      store,
      "SELECT id, file, url, things, statements, length(lines) + length(text) "
      "FROM document ORDER BY id",
      error);
  if (!query) return false;
  while (sqlite3_step(query) == SQLITE_ROW) {
    EntStoreEntry one = {
        .id = (const char *)sqlite3_column_text(query, 0),
        .file = (const char *)sqlite3_column_text(query, 1),
        .url = (const char *)sqlite3_column_text(query, 2),
        .things = (uint32_t)sqlite3_column_int64(query, 3),
        .statements = (uint32_t)sqlite3_column_int64(query, 4),
        .bytes = (uint64_t)sqlite3_column_int64(query, 5),
    };
    if (one.id) entry(&one, data);
  }
  return store_done(store, query, error);
}

/* ---- checks ---- */

typedef struct {
  EntStore *store;
  void (*flaw)(const char *text, void *data);
  void *data;
  uint32_t n;
} Check;

static void tell(Check *check, const char *text)
{
  check->n++;
  check->flaw(text, check->data);
}

static bool check_structure(Check *check, EntError *error)
{
  sqlite3_stmt *query = store_prepare(check->store, "PRAGMA integrity_check", error);
  if (!query) return false;
  while (sqlite3_step(query) == SQLITE_ROW) {
    const char *text = (const char *)sqlite3_column_text(query, 0);
    if (g_strcmp0(text, "ok") != 0) tell(check, text ? text : "?");
  }
  return store_done(check->store, query, error);
}

static bool count_whole(EntDocument *document, void *data)
{
  (void)data;
  ent_document_free(document);
  return true;
}

static void tell_flaw(const EntError *error, void *data)
{
  tell(data, error->message);
}

/* Of a file that is damaged so that it cannot be read on, too, the flaws are told. */
bool ent_store_check(EntStore *store, void (*flaw)(const char *text, void *data),
                     void *data, uint32_t *bad, EntError *error)
{
  Check check = {store, flaw, data, 0};
  EntStoreVisit visit = {
      .texts = true, .document = count_whole, .damaged = tell_flaw, .data = &check};
  EntError failed = {0};
  bool good =
      check_structure(&check, &failed) && ent_store_each(store, &visit, &failed);
  if (!good && failed.code == ENT_ERR_BAD_DATA) tell(&check, failed.message);
  *bad = check.n;
  if (good || failed.code == ENT_ERR_BAD_DATA) return true;
  if (error && !error->code) *error = failed;
  return false;
}

/* ---- figures ---- */

static bool number(EntStore *store, const char *sql, uint64_t *out, EntError *error)
{
  sqlite3_int64 value;
  bool good = store_number(store, sql, &value, error);
  *out = (uint64_t)value;
  return good;
}

bool ent_store_count(EntStore *store, EntStoreFigures *figures, EntError *error)
{
  char sql[100];
  *figures = (EntStoreFigures){0};
  g_snprintf(sql, sizeof sql, "SELECT count(*) FROM document WHERE reader <> %lld",
             (long long)store->reader);
  return number(store, "SELECT documents FROM total", &figures->documents, error) &&
         number(store, sql, &figures->stale, error);
}

bool ent_store_figures(EntStore *store, EntStoreFigures *figures, EntError *error)
{
  return ent_store_count(store, figures, error) &&
         number(store, "SELECT sum(things) FROM document", &figures->things, error) &&
         number(store, "SELECT sum(statements) FROM document", &figures->statements,
                error) &&
         number(store, "SELECT count(DISTINCT reader) FROM document", &figures->readers,
                error) &&
         number(store,
                "SELECT page_count * page_size FROM pragma_page_count, "
                "pragma_page_size",
                &figures->bytes, error) &&
         number(store,
                "SELECT freelist_count * page_size FROM pragma_freelist_count, "
                "pragma_page_size",
                &figures->free_bytes, error);
}
