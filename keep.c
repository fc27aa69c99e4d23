// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* --store FILE: which inputs the store has already, and what of the others goes into
 * it. Inputs are looked up as they are read, some of them ahead of the documents that
 * are written; what counts is decided when their turn comes, in the order of reading,
 * so that the threads change nothing. */
#include "keep.h"

#include "extract/pipeline.h"
#include <string.h>

/* An input on its way. */
typedef struct {
  EntStoreKey key;
  char *name;  /* of the key; NULL: it could not be read */
  char *known; /* id of its document in the store, or NULL */
} Ticket;

typedef struct {
  Run *run;
  EntStore *store;
  GQueue tickets;   /* Ticket, in the order of reading */
  GHashTable *seen; /* ids of this run */
  uint32_t put, unchanged, removed;
  EntError error; /* why the store failed */
} Keep;

int keep_status(const EntError *error)
{
  return error->code == ENT_ERR_OUTPUT ? EXIT_OUTPUT : EXIT_INPUT;
}

static void ticket_free(gpointer data)
{
  Ticket *ticket = data;
  g_free(ticket->name);
  g_free(ticket->known);
  g_free(ticket);
}

static const char *asked_date(const Run *run)
{
  return run->options->date ? run->options->date : "";
}

/* ---- as an input is read ---- */

static void hash_string(GChecksum *sum, const char *text)
{
  if (text) g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
  g_checksum_update(sum, (const guchar *)(text ? "\0+" : "\0-"), 2);
}

/* Of all that a document is made of, but for the id and --date, which may not matter.
 */
static void hash_input(const EntInput *input, const char *fields,
                       unsigned char hash[ENT_STORE_HASH])
{
  guint8 digest[32];
  gsize size = sizeof digest;
  const guchar from = (guchar)input->from;
  const char *const said[] = {input->file, input->title,  input->date,    input->url,
                              input->site, input->author, input->charset, fields};
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
    hash_string(sum, said[i]);
  g_checksum_update(sum, &from, 1);
  g_checksum_update(sum, (const guchar *)input->raw, (gssize)input->raw_length);
  g_checksum_get_digest(sum, digest, &size);
  memcpy(hash, digest, ENT_STORE_HASH);
  g_checksum_free(sum);
}

static bool on_wanted(const EntInput *input, void *data)
{
  return run_wants(input, ((Keep *)data)->run);
}

static void on_noted(const char *file, const char *note, void *data)
{
  run_note(((Keep *)data)->run, file, note);
}

static bool on_admit(const EntInput *input, void *data)
{
  Keep *keep = data;
  Ticket *ticket = g_new0(Ticket, 1);
  g_queue_push_tail(&keep->tickets, ticket);
  if (!input) return true;
  hash_input(input, keep->run->options->fields, ticket->key.input);
  ticket->key.name = ticket->name = g_strdup(input->id);
  ticket->key.date = asked_date(keep->run);
  ent_store_find(keep->store, &ticket->key, &ticket->known, &keep->error);
  return !ticket->known;
}

/* ---- as its turn comes ---- */

static bool go_on(Keep *keep)
{
  size_t done = 0, all = 0;
  ent_reader_progress(keep->run->reader, &done, &all);
  report_progress(&keep->run->report, done, all);
  return !keep->error.code && run_goes_on(keep->run);
}

/* False, with a message, if another document of this run has the id. */
static bool is_first(Keep *keep, const char *id, const char *file)
{
  EntError error = {0};
  if (g_hash_table_add(keep->seen, g_utf8_make_valid(id, -1))) return true;
  ent_fail(&error, ENT_ERR_BAD_DATA, file, 0, 0,
           "a second document with the id \"%s\"; each needs its own", id);
  report_failed(&keep->run->report, &error);
  return false;
}

/* What came from outside counts only if the document has none of its own. */
static void settle_key(Ticket *ticket, const EntDocument *document)
{
  const char *date = document->date ? document->date : "";
  if (strcmp(document->id, ticket->key.name) != 0) ticket->key.name = NULL;
  if (strcmp(date, ticket->key.date) != 0) ticket->key.date = NULL;
}

static bool on_document(EntDocument *document, void *data)
{
  Keep *keep = data;
  Report *report = &keep->run->report;
  Ticket *ticket = g_queue_pop_head(&keep->tickets);
  if (is_first(keep, document->id, document->source)) {
    settle_key(ticket, document);
    if (ent_store_put(keep->store, document, &ticket->key, &keep->error)) keep->put++;
    report_document(report, document);
    report_statements(report, document);
  }
  ent_document_free(document);
  ticket_free(ticket);
  return go_on(keep);
}

static bool on_passed(void *data)
{
  Keep *keep = data;
  Ticket *ticket = g_queue_pop_head(&keep->tickets);
  if (is_first(keep, ticket->known, NULL)) {
    keep->unchanged++;
    keep->run->report.documents++;
  }
  ticket_free(ticket);
  return go_on(keep);
}

static bool on_failed(const EntError *error, void *data)
{
  Keep *keep = data;
  ticket_free(g_queue_pop_head(&keep->tickets));
  report_failed(&keep->run->report, error);
  return go_on(keep);
}

/* ---- the run ---- */

static int complain(Keep *keep)
{
  return run_complain(keep->run, keep_status(&keep->error), &keep->error);
}

/* One hash of the makers, and of the order of the user's own rules. The caller frees
 * it.
 */
static char *hash_knowledge(const Run *run)
{
  uint32_t n;
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  const char *const *makers = ent_extractor_makers(run->extractor, &n);
  for (uint32_t i = 0; i < n; i++)
    hash_string(sum, makers[i]);
  for (char **rules = run->options->rules; rules && *rules; rules++) {
    g_autofree char *digest = ent_file_digest(*rules);
    hash_string(sum, digest);
  }
  char *hash = g_strdup(g_checksum_get_string(sum));
  g_checksum_free(sum);
  return hash;
}

static bool open_store(Keep *keep)
{
  Run *run = keep->run;
  keep->store = ent_store_open(run->options->store, ENT_STORE_WRITE, &keep->error);
  if (!keep->store || !run->extractor) return keep->store != NULL;
  g_autofree char *hash = hash_knowledge(run);
  return ent_store_reader(keep->store, ENT_VERSION, hash, &keep->error);
}

bool keep_remove(Run *run, EntStore *store, const char *path, uint32_t *removed,
                 EntError *error)
{
  for (char **what = run->options->remove; what && *what; what++) {
    uint32_t n;
    EntError none = {0};
    if (!ent_store_remove(store, *what, &n, error)) return false;
    *removed += n;
    if (n) continue;
    ent_fail(&none, ENT_ERR_NO_INPUT, path, 0, 0,
             "holds no document \"%s\": no id, file, address or IRI is so", *what);
    report_failed(&run->report, &none);
  }
  return true;
}

static bool read_inputs(Keep *keep)
{
  Run *run = keep->run;
  EntPipeline pipeline = {.reader = run->reader,
                          .extractor = run->extractor,
                          .workers = (uint32_t)run->options->jobs,
                          .wanted = on_wanted,
                          .document = on_document,
                          .failed = on_failed,
                          .noted = on_noted,
                          .admit = on_admit,
                          .passed = on_passed,
                          .data = keep};
  keep->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  ent_pipeline_run(&pipeline);
  g_hash_table_destroy(keep->seen);
  g_queue_clear_full(&keep->tickets, ticket_free);
  return !keep->error.code && ent_store_commit(keep->store, &keep->error);
}

/* What was done, and whether it is the whole truth. */
static bool tell(Keep *keep)
{
  Run *run = keep->run;
  EntStoreFigures figures;
  if (!ent_store_count(keep->store, &figures, &keep->error)) return false;
  g_autofree char *done = g_strdup_printf(
      "%s: %u put in, %u unchanged, %u taken out; documents now: %" G_GUINT64_FORMAT,
      run->options->store, keep->put, keep->unchanged, keep->removed,
      figures.documents);
  report_note(&run->report, done);
  if (!run->extractor || !figures.stale) return true;
  g_autofree char *stale = g_strdup_printf(
      "%s: %" G_GUINT64_FORMAT " of its documents were read by another version or with "
      "other knowledge; give their inputs to read them again",
      run->options->store, figures.stale);
  report_note(&run->report, stale);
  return true;
}

bool keep_has_inputs(const Run *run)
{
  return *run->options->rest || run->options->lists;
}

int keep_inputs(Run *run)
{
  Keep keep = {.run = run, .tickets = G_QUEUE_INIT};
  int status = EXIT_DONE;
  if (keep_has_inputs(run)) status = run_open_inputs(run);
  if (status || (!run->extractor && !run->options->remove)) return status;
  bool good =
      open_store(&keep) &&
      keep_remove(run, keep.store, run->options->store, &keep.removed, &keep.error) &&
      (!run->extractor || read_inputs(&keep)) && tell(&keep);
  ent_store_close(keep.store);
  if (!good) return complain(&keep);
  if (run_goes_on(run)) return EXIT_DONE;
  return run_stop(run,
                  "these are in the store, and the same command goes on from there");
}

/* ---- what it holds ---- */

typedef struct {
  Run *run;
  bool (*func)(EntDocument *document, void *data);
} Visit;

static bool visit_document(EntDocument *document, void *data)
{
  Visit *visit = data;
  return visit->func(document, visit->run);
}

static void visit_damaged(const EntError *error, void *data)
{
  report_failed(&((Visit *)data)->run->report, error);
}

static bool visit_store(Visit *visit, const char *path, bool texts, EntError *error)
{
  EntStoreVisit each = {.texts = texts,
                        .document = visit_document,
                        .damaged = visit_damaged,
                        .data = visit};
  EntStore *store = ent_store_open(path, ENT_STORE_READ, error);
  bool good = store && ent_store_each(store, &each, error);
  ent_store_close(store);
  return good || !error->code; /* it was func that stopped */
}

/* The counts are from now on those of all documents. */
int keep_each(Run *run, bool texts, bool (*func)(EntDocument *document, void *data))
{
  Visit visit = {run, func};
  EntError error = {0};
  Report *report = &run->report;
  size_t tokens = report->tokens; /* of this run alone: they are for the rate */
  report_stage(report, "gather");
  report->documents = report->things = 0;
  memset(report->statuses, 0, sizeof report->statuses);
  report->verbose = false;
  bool good = visit_store(&visit, run->options->store, texts, &error);
  report->tokens = tokens;
  return good ? EXIT_DONE : run_complain(run, keep_status(&error), &error);
}

int keep_finish(Run *run)
{
  report_summary(&run->report);
  return run->report.failed ? EXIT_INPUT : EXIT_DONE;
}

void keep_link(Run *run, const char *path,
               bool (*func)(EntDocument *document, void *data))
{
  Visit visit = {run, func};
  EntError error = {0};
  if (!visit_store(&visit, path, true, &error)) report_failed(&run->report, &error);
}
