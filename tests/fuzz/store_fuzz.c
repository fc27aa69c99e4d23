// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file of --store: read, checked, written to, repaired. What was repaired is whole.
 */
#include "tests/fuzz/fuzz.h"

#include "graph/store.h"
#include <glib.h>
#include <glib/gstdio.h>

static void need_reason(bool good, const EntError *error)
{
  if (!good && !*error->message) fuzz_broken("a failure without a reason", "store");
}

static bool take(EntDocument *document, void *data)
{
  (void)data;
  ent_document_free(document);
  return true;
}

static void take_damaged(const EntError *error, void *data)
{
  need_reason(false, error);
  if (data) fuzz_broken("damage in what was repaired", error->message);
}

static void take_entry(const EntStoreEntry *entry, void *data)
{
  (void)data;
  if (!entry->id) fuzz_broken("an entry without an id", "store");
}

static void take_flaw(const char *text, void *data)
{
  (void)data;
  if (!*text) fuzz_broken("a flaw without a reason", "store");
}

static void read_store(const char *path)
{
  EntError error = {0}, none = {0};
  EntStore *store = ent_store_open(path, ENT_STORE_READ, &error);
  EntStoreVisit visit = {.texts = true, .document = take, .damaged = take_damaged};
  EntStoreFigures figures;
  uint32_t bad;
  need_reason(store != NULL, &error);
  if (!store) return;
  need_reason(ent_store_each(store, &visit, &error), &error);
  need_reason(ent_store_check(store, take_flaw, NULL, &bad, &none), &none);
  ent_store_list(store, take_entry, NULL, NULL);
  ent_store_figures(store, &figures, NULL);
  ent_graph_free(ent_store_graph(store, NULL));
  ent_store_close(store);
}

/* sound: SQLite finds no fault in the file; of a faulty index nothing can be asked. */
static void put_one(EntStore *store, bool sound)
{
  EntDocument *document = ent_document_new();
  EntStoreKey key = {.name = "new"};
  char *known = NULL;
  document->id = "new";
  if (ent_store_reader(store, "1", "k", NULL) &&
      ent_store_put(store, document, &key, NULL) && ent_store_commit(store, NULL)) {
    key.date = "";
    ent_store_find(store, &key, &known, NULL);
    if (sound && g_strcmp0(known, "new") != 0)
      fuzz_broken("what was put is not found", "store");
  }
  g_free(known);
  ent_document_free(document);
}

static void write_store(const char *path)
{
  EntError error = {0};
  uint32_t n, bad = 0;
  bool whole = true;
  EntStore *store = ent_store_open(path, ENT_STORE_WRITE, &error);
  if (!store) return;
  bool sound = ent_store_check(store, take_flaw, NULL, &bad, NULL) && !bad;
  put_one(store, sound);
  ent_store_remove(store, "a", &n, NULL);
  if (ent_store_repair(store, &n, &error) &&
      ent_store_check(store, take_flaw, NULL, &bad, NULL) && !bad) {
    EntStoreVisit visit = {
        .texts = true, .document = take, .damaged = take_damaged, .data = &whole};
    need_reason(ent_store_each(store, &visit, &error), &error);
  }
  ent_store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const beside[] = {"-wal", "-shm", "-journal"};
  const char *path = fuzz_file("s.db", data, size);
  read_store(path);
  write_store(path);
  for (size_t i = 0; i < G_N_ELEMENTS(beside); i++) {
    g_autofree char *file = g_strconcat(path, beside[i], NULL);
    g_unlink(file);
  }
  return 0;
}
