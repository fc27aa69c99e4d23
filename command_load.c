// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* entente load: a graph into a store over HTTP. The only command that uses the network.
 * docs/stores.md */
#include "run.h"

#include "export/iri.h"
#include "export/send/send.h"
#include <stdio.h>
#include <string.h>

typedef struct {
  Run *run;
  const char *file, *url; /* file NULL = only removals */
  EntParcels *parcels, *previous;
  GPtrArray *remove;    /* IRIs of graphs, NULL at the end; owned */
  guint64 bytes_before; /* sent in graphs that are done */
  EntSent sent;
} Loading;

static void take_note(const char *text, void *data)
{
  Loading *loading = data;
  report_note(&loading->run->report, text);
}

static void take_progress(guint64 bytes, void *data)
{
  Loading *loading = data;
  report_progress(&loading->run->report, loading->bytes_before + bytes,
                  loading->sent.bytes);
}

static void take_done(const char *graph, guint64 triples, bool removed, void *data)
{
  Loading *loading = data;
  Report *report = &loading->run->report;
  const EntParcel *parcel = removed ? NULL : ent_parcels_find(loading->parcels, graph);
  report->documents++;
  if (parcel) loading->bytes_before += parcel->bytes;
  take_progress(0, data);
  if (!report->verbose) return;
  report_clear_bar(report);
  fprintf(stderr, "%s: %" G_GUINT64_FORMAT " triples%s\n",
          graph ? graph : "default graph", triples, removed ? ", removed" : "");
}

/* ---- before the store is asked ---- */

/* The IRI that the export gives to a document of this id. To be freed. */
static char *document_iri(const char *id, const char *base)
{
  EntGraph *graph = ent_graph_new();
  EntSource source = {.id = id, .file = id};
  ent_graph_put_source(graph, &source);
  ent_graph_seal(graph);
  EntIris *iris = ent_iris_new(graph, base, 12);
  const EntTerm *term = ent_iris_source(iris, 0);
  char *iri = g_strndup(term->text, term->length);
  ent_iris_free(iris);
  ent_graph_free(graph);
  return iri;
}

static void add_removals(Loading *loading)
{
  const Options *o = loading->run->options;
  for (char **id = o->remove; id && *id; id++)
    g_ptr_array_add(loading->remove,
                    ent_iri_is_valid(*id) ? g_strdup(*id) : document_iri(*id, o->base));
  g_ptr_array_add(loading->remove, NULL);
}

static bool check_addresses(const Loading *loading, EntError *error)
{
  const Options *o = loading->run->options;
  EntExportOptions names = {.base = o->base, .facts_graph = o->facts_graph};
  return ent_export_check(&names, error) && ent_target_check(loading->url, error) &&
         (!o->query || ent_target_check(o->query, error));
}

static int complain(const Loading *loading, const EntError *error)
{
  static const int statuses[] = {[ENT_ERR_NO_INPUT] = EXIT_INPUT,
                                 [ENT_ERR_BAD_DATA] = EXIT_INPUT,
                                 [ENT_ERR_LIMIT] = EXIT_INPUT,
                                 [ENT_ERR_USAGE] = EXIT_USAGE,
                                 [ENT_ERR_OUTPUT] = EXIT_OUTPUT};
  return run_complain(loading->run, statuses[error->code], error);
}

static bool read_files(Loading *loading, guint64 piece, EntError *error)
{
  const Options *o = loading->run->options;
  if (!loading->file) return true;
  loading->parcels = ent_parcels_read(loading->file, o->facts_graph, piece, error);
  if (!loading->parcels) return false;
  if (!o->previous) return true;
  loading->previous = ent_parcels_read(o->previous, o->facts_graph, piece, error);
  return loading->previous != NULL;
}

/* ---- after it ---- */

static void put_count(GString *line, guint n, const char *what)
{
  if (n) g_string_append_printf(line, ", %u %s", n, what);
}

static void put_summary(const Loading *loading)
{
  const EntSent *sent = &loading->sent;
  Report *report = &loading->run->report;
  report_clear_bar(report);
  if (report->quiet) return;
  GString *line = g_string_new(NULL);
  g_string_printf(line, "%u graph%s loaded", sent->loaded,
                  sent->loaded == 1 ? "" : "s");
  put_count(line, sent->removed, "removed");
  put_count(line, sent->same, "as before");
  fprintf(stderr, "%s · %" G_GUINT64_FORMAT " triples · %s · %s · %.2f s\n", line->str,
          sent->triples, sent->kind,
          sent->counted ? "counted there"
                        : "not counted: no address of queries is known (--query URL)",
          report_seconds(report));
  g_string_free(line, TRUE);
}

/* What is there of it, and how to go on. */
static void put_state(const Loading *loading)
{
  const EntSent *sent = &loading->sent;
  guint done = sent->loaded + sent->removed;
  if (!done || loading->run->options->whole) return;
  char *text = g_strdup_printf(
      "%u of %u graphs are done; the same command does all again and changes nothing "
      "that is right, with --skip %u it goes on behind them",
      done, sent->graphs, done);
  report_note(&loading->run->report, text);
  g_free(text);
}

static int load(Loading *loading)
{
  const Options *o = loading->run->options;
  guint64 piece = (guint64)o->piece << 20;
  EntError error = {0};
  if (!check_addresses(loading, &error)) return complain(loading, &error);
  EntLineOptions how = {.credentials = o->credentials,
                        .retries = o->retries,
                        .timeout = o->timeout,
                        .note = take_note,
                        .moved = take_progress,
                        .data = loading};
  EntLine *line = ent_line_new(&how, &error);
  bool good = line && read_files(loading, piece, &error);
  EntSendOptions what = {.parcels = loading->parcels,
                         .previous = loading->previous,
                         .remove = (const char *const *)loading->remove->pdata,
                         .facts_graph = o->facts_graph,
                         .kind = o->kind,
                         .url = loading->url,
                         .query = o->query,
                         .piece = piece,
                         .skip = (guint)o->skip,
                         .whole = o->whole,
                         .done = take_done,
                         .data = loading};
  good = good && ent_send(line, &what, &loading->sent, &error);
  ent_line_free(line);
  if (good) {
    put_summary(loading);
    return EXIT_DONE;
  }
  int status = complain(loading, &error);
  if (error.code == ENT_ERR_OUTPUT) put_state(loading);
  return status;
}

static bool check_usage(const Options *o)
{
  uint32_t n = options_count(o->rest);
  if (n != 2 && !(n == 1 && o->remove))
    return report_misuse("usage: entente load FILE.nq[.gz] URL, or entente load "
                         "--remove DOC [FILE.nq[.gz]] URL");
  if (n == 1 && (o->previous || o->whole))
    return report_misuse("--previous and --whole need a FILE");
  if (o->whole && (o->previous || o->skip || o->remove))
    return report_misuse("--whole replaces all: without --previous, --remove, --skip");
  return true;
}

int command_load(Run *run)
{
  const Options *o = run->options;
  if (!check_usage(o)) return EXIT_USAGE;
  bool only_removals = options_count(o->rest) == 1;
  Loading loading = {.run = run,
                     .file = only_removals ? NULL : o->rest[0],
                     .url = o->rest[only_removals ? 0 : 1],
                     .remove = g_ptr_array_new_with_free_func(g_free)};
  add_removals(&loading);
  int status = load(&loading);
  ent_parcels_free(loading.parcels);
  ent_parcels_free(loading.previous);
  g_ptr_array_unref(loading.remove);
  return status;
}
