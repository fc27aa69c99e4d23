// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What several commands do: open inputs and graphs, go through texts, complain. */
#include "run.h"

#include <stdio.h>
#include <string.h>

int run_complain(Run *run, int status, const EntError *error)
{
  report_error(&run->report, error);
  return status;
}

int run_finish_stdout(void)
{
  if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_DONE;
  report_system("standard output");
  return EXIT_OUTPUT;
}

/* ---- inputs ---- */

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

static EntFrom kind_of(const char *from)
{
  static const char *const names[] = {"auto",     "text",   "html",  "jsonl",
                                      "markdown", "conllu", "tokens"};
  for (size_t i = 0; from && i < G_N_ELEMENTS(names); i++)
    if (strcmp(from, names[i]) == 0) return (EntFrom)i;
  return ENT_FROM_AUTO;
}

int run_open_reader(Run *run, char *const *paths)
{
  EntError error = {0};
  EntReadOptions read = {.from = kind_of(run->options->from),
                         .date = run->options->date,
                         .data_dir = data_dir()};
  if (!options_count(paths)) {
    report_misuse("no input is named");
    return EXIT_USAGE;
  }
  run->reader =
      ent_reader_new((const char *const *)paths, options_count(paths), &read, &error);
  return run->reader ? EXIT_DONE : run_complain(run, EXIT_INPUT, &error);
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
  };
  int status = run_open_reader(run, o->rest);
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
  while (go_on &&
         (result = ent_reader_next(run->reader, &input, &error)) != ENT_READ_END) {
    if (result == ENT_READ_FAILED) {
      report_failed(&run->report, &error);
      error = (EntError){0};
      continue;
    }
    go_on = func(input, data);
    ent_input_free(input);
  }
  return go_on;
}

int run_load_graph(Run *run, const char *path)
{
  EntError error = {0};
  run->graph = ent_export_load(path, &error);
  return run->graph ? EXIT_DONE : run_complain(run, EXIT_INPUT, &error);
}

void run_clear(Run *run)
{
  ent_reader_free(run->reader);
  ent_extractor_free(run->extractor);
  ent_graph_free(run->graph);
  ent_wishes_free(run->wishes);
  if (run->outputs) g_array_unref(run->outputs);
}
