// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The store as a library: what was put comes back; what was committed stays, whichever
 * write or sync of the disk fails. */
#include "graph/store.h"
#include "tests/graph/make.h"
#include <glib/gstdio.h>
#include <sqlite3.h>

/* ---- a disk that fails ---- */

/* Calls until the disk is full, from when on it stays so; -1: never. */
static int calls_left = -1;

/* SQLite has methods for each kind of file; a file of ours points to the first member.
 */
typedef struct {
  sqlite3_io_methods methods;
  const sqlite3_io_methods *real;
} Failing;

static Failing failing[8];

static const sqlite3_io_methods *real_of(const sqlite3_file *file)
{
  return ((const Failing *)(const void *)file->pMethods)->real;
}

static bool fails(void)
{
  if (calls_left > 0) calls_left--;
  return calls_left == 0;
}

static int failing_write(sqlite3_file *file, const void *bytes, int n,
                         sqlite3_int64 offset)
{
  return fails() ? SQLITE_FULL : real_of(file)->xWrite(file, bytes, n, offset);
}

static int failing_sync(sqlite3_file *file, int flags)
{
  (void)file;
  (void)flags;
  return fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK; /* the power stays on */
}

static int failing_truncate(sqlite3_file *file, sqlite3_int64 size)
{
  return fails() ? SQLITE_IOERR_TRUNCATE : real_of(file)->xTruncate(file, size);
}

static int failing_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
                        int flags, int *out)
{
  sqlite3_vfs *real = vfs->pAppData;
  if ((flags & SQLITE_OPEN_CREATE) && fails()) return SQLITE_CANTOPEN;
  int status = real->xOpen(real, name, file, flags, out);
  if (status != SQLITE_OK || !file->pMethods) return status;
  Failing *kind = failing;
  while (kind->real && kind->real != file->pMethods)
    kind++;
  g_assert_true(kind < failing + G_N_ELEMENTS(failing));
  kind->real = file->pMethods;
  kind->methods = *kind->real;
  kind->methods.xWrite = failing_write;
  kind->methods.xSync = failing_sync;
  kind->methods.xTruncate = failing_truncate;
  file->pMethods = &kind->methods;
  return status;
}

/* ---- documents ---- */

static char *folder;

static char *new_path(void)
{
  static int n;
  char name[32];
  g_snprintf(name, sizeof name, "%d.db", n++);
  return g_build_filename(folder, name, NULL);
}

/* A document whose title is its state. */
static EntDocument *make(const char *id, int state)
{
  char *text = g_strdup_printf("Norway met Chile. %d", state);
  EntDocument *d = make_document(id, text);
  g_free(text);
  make_thing(d, ENT_CLASS_COUNTRY, "Norway");
  make_thing(d, ENT_CLASS_COUNTRY, "Chile");
  make_statement(d, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED);
  d->title = ent_arena_printf(d->arena, "%d", state);
  ent_document_normalize(d);
  return d;
}

static EntStoreKey key_of(const char *id, int state)
{
  EntStoreKey key = {.name = id, .date = NULL};
  g_snprintf((char *)key.input, ENT_STORE_HASH, "%d %s", state, id);
  return key;
}

static bool put(EntStore *store, const char *id, int state, EntError *error)
{
  EntDocument *d = make(id, state);
  EntStoreKey key = key_of(id, state);
  bool good = ent_store_put(store, d, &key, error);
  ent_document_free(d);
  return good;
}

static EntStore *open_store(const char *path, EntStoreMode mode, EntError *error)
{
  EntStore *store = ent_store_open(path, mode, error);
  if (!store || mode == ENT_STORE_READ || ent_store_reader(store, "1", "k", error))
    return store;
  ent_store_close(store);
  return NULL;
}

static bool list_one(EntDocument *document, void *data)
{
  GString *list = data;
  char *text = g_strdup_printf("Norway met Chile. %s", document->title);
  g_assert_cmpstr(document->text, ==, text);
  g_assert_cmpuint(document->n_statements, ==, 1);
  g_string_append_printf(list, "%s=%s ", document->id, document->title);
  ent_document_free(document);
  g_free(text);
  return true;
}

static void no_damage(const EntError *error, void *data)
{
  (void)data;
  g_error("%s", error->message);
}

/* "a=1 b=2 ": the caller frees it. */
static char *list(const char *path)
{
  EntError error = {0};
  GString *all = g_string_new(NULL);
  EntStore *store = ent_store_open(path, ENT_STORE_READ, &error);
  if (!store) g_error("%s", error.message);
  EntStoreVisit visit = {
      .texts = true, .document = list_one, .damaged = no_damage, .data = all};
  if (!ent_store_each(store, &visit, &error)) g_error("%s", error.message);
  ent_store_close(store);
  return g_string_free(all, FALSE);
}

static void expect(const char *path, const char *wanted)
{
  char *found = list(path);
  g_assert_cmpstr(found, ==, wanted);
  g_free(found);
}

/* ---- tests ---- */

static EntStore *open_well(const char *path, EntStoreMode mode)
{
  EntError error = {0};
  EntStore *store = open_store(path, mode, &error);
  if (!store) g_error("%s: %s", error.file, error.message);
  return store;
}

static void test_what_was_put_comes_back(void)
{
  char *path = new_path();
  EntError error = {0};
  EntStore *store = open_well(path, ENT_STORE_WRITE);
  g_assert_true(put(store, "b", 1, &error) && put(store, "a", 2, &error));
  g_assert_true(ent_store_commit(store, &error));
  expect(path, "a=2 b=1 ");
  g_assert_true(put(store, "b", 3, &error) && ent_store_commit(store, &error));
  expect(path, "a=2 b=3 ");
  g_assert_true(put(store, "c", 4, &error));
  ent_store_close(store); /* without a commit */
  expect(path, "a=2 b=3 ");
  g_free(path);
}

static void expect_found(EntStore *store, const EntStoreKey *key, const char *wanted)
{
  EntError error = {0};
  char *id;
  g_assert_true(ent_store_find(store, key, &id, &error));
  g_assert_cmpstr(id, ==, wanted);
  g_free(id);
}

static void test_what_is_known(void)
{
  char *path = new_path();
  EntError error = {0};
  EntStore *store = open_well(path, ENT_STORE_WRITE);
  g_assert_true(put(store, "a", 1, &error) && ent_store_commit(store, &error));
  EntStoreKey key = key_of("a", 1), other = key_of("a", 2);
  key.date = other.date = "2024-01-01";
  expect_found(store, &key, "a");
  expect_found(store, &other, NULL);
  key.name = "elsewhere";
  expect_found(store, &key, NULL);
  key.name = "a";
  g_assert_true(ent_store_reader(store, "2", "k", &error));
  expect_found(store, &key, NULL);
  EntStoreFigures figures;
  g_assert_true(ent_store_count(store, &figures, &error));
  g_assert_cmpuint(figures.stale, ==, 1);
  g_assert_true(ent_store_reader(store, "1", "k", &error));
  expect_found(store, &key, "a");
  ent_store_close(store);
  g_free(path);
}

/* One who reads sees what was there when he began. */
typedef struct {
  EntStore *writer;
  int n;
} Meanwhile;

static bool write_meanwhile(EntDocument *document, void *data)
{
  Meanwhile *m = data;
  EntError error = {0};
  ent_document_free(document);
  m->n++;
  return put(m->writer, m->n == 1 ? "zz" : "b", 9, &error) &&
         ent_store_commit(m->writer, &error);
}

static void test_reading_while_others_write(void)
{
  char *path = new_path();
  EntError error = {0};
  Meanwhile m = {.writer = open_well(path, ENT_STORE_WRITE)};
  put(m.writer, "a", 1, &error);
  put(m.writer, "b", 1, &error);
  g_assert_true(ent_store_commit(m.writer, &error));
  EntStore *reader = open_well(path, ENT_STORE_READ);
  EntStoreVisit visit = {.document = write_meanwhile, .data = &m};
  if (!ent_store_each(reader, &visit, &error)) g_error("%s", error.message);
  g_assert_cmpint(m.n, ==, 2);
  ent_store_close(reader);
  ent_store_close(m.writer);
  expect(path, "a=1 b=9 zz=9 ");
  g_free(path);
}

/* Three commits and a removal. How many were done. */
static int work(const char *path, EntError *error)
{
  int done = 0;
  uint32_t n;
  EntStore *store = open_store(path, ENT_STORE_WRITE, error);
  if (!store) return 0;
  if (put(store, "a", 1, error) && put(store, "b", 1, error) &&
      ent_store_commit(store, error))
    done = 1;
  if (done == 1 && put(store, "b", 2, error) && put(store, "c", 2, error) &&
      ent_store_commit(store, error))
    done = 2;
  if (done == 2 && ent_store_remove(store, "a", &n, error)) done = 3;
  ent_store_close(store);
  return done;
}

/* The call that failed may have done its work all the same, as a sync that fails at the
 * end may; but nothing is half done and nothing that was told as done is lost. */
static void test_each_write_fails_in_turn(void)
{
  static const char *const states[] = {"", "a=1 b=1 ", "a=1 b=2 c=2 ", "b=2 c=2 "};
  int fail_at = 1, done;
  do {
    char *path = new_path();
    EntError error = {0};
    calls_left = fail_at;
    done = work(path, &error);
    bool was_full = calls_left == 0;
    calls_left = -1;
    g_assert_true(done == 3 || error.code == ENT_ERR_OUTPUT);
    g_assert_true(done == 3 || was_full);
    EntStore *store = open_store(path, ENT_STORE_WRITE, &error);
    ent_store_close(store);
    char *found = list(path);
    if (strcmp(found, states[done]) != 0)
      g_assert_cmpstr(found, ==, states[MIN(done + 1, 3)]);
    g_free(found);
    error = (EntError){0};
    g_assert_cmpint(work(path, &error), ==, 3);
    expect(path, states[3]);
    g_free(path);
    if (!was_full) break;
  } while (++fail_at < 500);
  g_assert_cmpint(fail_at, >, 20);
  g_assert_cmpint(fail_at, <, 500);
}

static void remove_folder(void)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
    g_free(path);
  }
  g_dir_close(dir);
  g_rmdir(folder);
  g_free(folder);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  sqlite3_vfs *real = sqlite3_vfs_find(NULL), broken = *real;
  broken.zName = "failing";
  broken.pAppData = real;
  broken.xOpen = failing_open;
  sqlite3_vfs_register(&broken, 1);
  folder = g_dir_make_tmp("entente-store-XXXXXX", NULL);
  g_test_add_func("/store/comes-back", test_what_was_put_comes_back);
  g_test_add_func("/store/known", test_what_is_known);
  g_test_add_func("/store/reading-while-others-write", test_reading_while_others_write);
  g_test_add_func("/store/each-write-fails", test_each_write_fails_in_turn);
  int status = g_test_run();
  remove_folder();
  return status;
}
