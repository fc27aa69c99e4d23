// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* entente store: what a store holds, whether it is whole, and what is to go. */
#include "keep.h"

#include <stdio.h>

/* One line: control characters in it would be of no use. */
static void put_plain(const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    fputc(g_ascii_iscntrl(*p) ? '?' : *p, stdout);
}

static void put_entry(const EntStoreEntry *entry, void *data)
{
  (void)data;
  put_plain(entry->id);
  printf("\t%u\t%u\t", entry->things, entry->statements);
  put_plain(entry->file);
  fputc('\t', stdout);
  put_plain(entry->url);
  fputc('\n', stdout);
}

static void put_flaw(const char *text, void *data)
{
  (void)data;
  put_plain(text);
  fputc('\n', stdout);
}

static bool put_figures(EntStore *store, const char *path, EntError *error)
{
  EntStoreFigures f;
  if (!ent_store_figures(store, &f, error)) return false;
  put_plain(path);
  printf(": %" G_GUINT64_FORMAT " documents, %" G_GUINT64_FORMAT
         " things, %" G_GUINT64_FORMAT " statements; %.1f MB, of which %.1f unused",
         f.documents, f.things, f.statements, (double)f.bytes / 1e6,
         (double)f.free_bytes / 1e6);
  if (f.documents)
    printf("; %.0f bytes a document", (double)f.bytes / (double)f.documents);
  if (f.readers > 1)
    printf("; read by %" G_GUINT64_FORMAT " versions of program or knowledge",
           f.readers);
  fputc('\n', stdout);
  return true;
}

/* ---- what the options ask ---- */

static bool repair(EntStore *store, EntError *error)
{
  uint32_t n;
  if (!ent_store_repair(store, &n, error)) return false;
  printf("%u damaged documents were taken out; give their inputs to read them again\n",
         n);
  return true;
}

static bool check(EntStore *store, bool *whole, EntError *error)
{
  uint32_t bad;
  if (!ent_store_check(store, put_flaw, NULL, &bad, error)) return false;
  *whole = !bad;
  puts(bad ? "damaged" : "whole");
  return true;
}

static bool work(Run *run, EntStore *store, bool *whole, EntError *error)
{
  const Options *o = run->options;
  uint32_t removed = 0;
  bool quiet = o->check || o->repair || o->list;
  return keep_remove(run, store, o->rest[0], &removed, error) &&
         (!o->repair || repair(store, error)) &&
         (!o->compact || ent_store_compact(store, error)) &&
         (!o->check || check(store, whole, error)) &&
         (!o->list || ent_store_list(store, put_entry, NULL, error)) &&
         (quiet || put_figures(store, o->rest[0], error));
}

int command_store(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  if (options_count(o->rest) != 1) {
    report_misuse("usage: entente store FILE [--list] [--check] [--remove DOC]");
    return EXIT_USAGE;
  }
  bool writes = o->remove || o->repair || o->compact, whole = true;
  EntStore *store = NULL;
  if (g_file_test(o->rest[0], G_FILE_TEST_EXISTS))
    store =
        ent_store_open(o->rest[0], writes ? ENT_STORE_WRITE : ENT_STORE_READ, &error);
  else
    ent_fail(&error, ENT_ERR_NO_INPUT, o->rest[0], 0, 0, "there is no such store");
  bool good = store && work(run, store, &whole, &error);
  ent_store_close(store);
  if (!good) return run_complain(run, keep_status(&error), &error);
  int status = run_finish_stdout();
  if (status) return status;
  return run->report.failed || !whole ? EXIT_INPUT : EXIT_DONE;
}
