// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What several commands do: open inputs and graphs, go through texts, complain. */
#include "run.h"

#include "graph/store.h"
#include "stop.h"
#include <stdio.h>
#include <string.h>

int run_complain(Run *run, int status, const EntError *error)
{
  report_error(&run->report, error);
  return status;
}

void run_note(Run *run, const char *file, const char *note)
{
  if (!run->options->verbose) return;
  g_autofree char *text = g_strdup_printf("%s: %s", file, note);
  report_note(&run->report, text);
}

int run_finish_stdout(void)
{
  if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_DONE;
  report_system("standard output");
  return EXIT_OUTPUT;
}

/* ---- inputs ---- */

int run_take_inputs(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  run->inputs = inputs_new();
  for (char **path = o->rest; *path; path++)
    inputs_add(&run->inputs, *path);
  for (char **list = o->lists; list && *list; list++)
    if (!inputs_add_list(&run->inputs, *list, &error))
      return run_complain(run, EXIT_USAGE, &error);
  if (!run->inputs.paths->len && !o->lists) {
    report_misuse("no input is named");
    return EXIT_USAGE;
  }
  if (o->failed && !(run->report.failures = fopen(o->failed, "we"))) {
    report_system(o->failed);
    return EXIT_OUTPUT;
  }
  return EXIT_DONE;
}

int run_close_failures(Run *run, int status)
{
  FILE *failures = run->report.failures;
  run->report.failures = NULL;
  if (!failures) return status;
  bool bad = ferror(failures);
  if (fclose(failures) == 0 && !bad) return status;
  report_system(run->options->failed);
  return EXIT_OUTPUT;
}

bool run_goes_on(const Run *run)
{
  int most = run->options->max_errors;
  return !stop_asked() && !(most && run->report.failed >= (uint32_t)most);
}

int run_stop(Run *run, const char *written)
{
  Report *report = &run->report;
  run->stopped_by = stop_asked();
  report->stopped = true;
  report_clear_bar(report);
  if (run->stopped_by)
    fprintf(stderr, "entente: stopped by %s", stop_name(run->stopped_by));
  else
    fprintf(stderr, "entente: stopped: %u inputs failed (--max-errors)",
            report->failed);
  fprintf(stderr, " after %u documents; %s\n", report->documents, written);
  report_summary(report);
  return EXIT_INPUT;
}

static bool is_data_dir(const char *path)
{
  char *lexicon = g_build_filename(path, "lexicon", NULL);
  bool found = g_file_test(lexicon, G_FILE_TEST_IS_DIR);
  g_free(lexicon);
  return found;
}

static const char *data_dir(void)
{
  const char *own = g_getenv("ENTENTE_DATA");
  if (own && *own) return own;
  return is_data_dir(ENT_DATA_DIR) ? ENT_DATA_DIR : ENT_SOURCE_DATA_DIR;
}

bool run_wants(const EntInput *input, void *data)
{
  const Run *run = data;
  return !run->inputs.wanted || inputs_want(&run->inputs, input->file, input->line);
}

int run_open_reader(Run *run, char *const *paths, size_t n)
{
  EntError error = {0};
  EntReadOptions read = {.from = ent_from_by_name(run->options->from),
                         .date = run->options->date,
                         .fields = run->options->fields,
                         .data_dir = data_dir()};
  run->reader = ent_reader_new((const char *const *)paths, n, &read, &error);
  if (run->reader) return EXIT_DONE;
  return run_complain(run, error.code == ENT_ERR_USAGE ? EXIT_USAGE : EXIT_INPUT,
                      &error);
}

/* Loads knowledge and opens the inputs. A mistake in a file of knowledge counts as one
 * of usage: nothing was read. */
int run_open_inputs(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  EntExtractorOptions knowledge = {
      .data_dir = data_dir(),
      .model = o->model,
      .rules = (const char *const *)o->rules,
      .n_rules = options_count(o->rules),
      .gazetteers = (const char *const *)o->gazetteers,
      .n_gazetteers = options_count(o->gazetteers),
      .max_tokens = o->max_tokens ? (uint32_t)o->max_tokens : ENT_NO_LIMIT,
      .max_seconds = o->max_seconds > 0 ? o->max_seconds : -1,
  };
  int status = run_take_inputs(run);
  if (!status)
    status = run_open_reader(run, (char *const *)run->inputs.paths->pdata,
                             run->inputs.paths->len);
  if (status) return status;
  run->extractor = ent_extractor_new(&knowledge, &error);
  return run->extractor ? EXIT_DONE : run_complain(run, EXIT_USAGE, &error);
}

bool run_each_text(Run *run, bool (*func)(const EntInput *input, void *data),
                   void *data)
{
  EntInput *input;
  EntError error = {0};
  EntReadResult result;
  bool go_on = true;
  while (go_on && run_goes_on(run) &&
         (result = ent_reader_next(run->reader, &input, &error)) != ENT_READ_END) {
    if (result == ENT_READ_FAILED) {
      report_failed(&run->report, &error);
      error = (EntError){0};
      continue;
    }
    if (input->note) run_note(run, input->file, input->note);
    if (run_wants(input, run)) go_on = func(input, data);
    ent_input_free(input);
  }
  return go_on;
}

EntGraph *run_read_graph(const char *path, EntError *error)
{
  if (!ent_store_is(path)) return ent_export_load(path, error);
  EntStore *store = ent_store_open(path, ENT_STORE_READ, error);
  EntGraph *graph = store ? ent_store_graph(store, error) : NULL;
  ent_store_close(store);
  return graph;
}

int run_load_graph(Run *run, const char *path)
{
  EntError error = {0};
  run->graph = run_read_graph(path, &error);
  return run->graph ? EXIT_DONE : run_complain(run, EXIT_INPUT, &error);
}

void run_clear(Run *run)
{
  ent_reader_free(run->reader);
  ent_extractor_free(run->extractor);
  ent_graph_free(run->graph);
  ent_wishes_free(run->wishes);
  if (run->outputs) g_array_unref(run->outputs);
  inputs_clear(&run->inputs);
}
