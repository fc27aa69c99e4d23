// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The commands. The only file that sees extraction, graph and export; what a command
 * does is a few calls of theirs. docs/entente.1 */
#include "export/diff.h"
#include "export/explain.h"
#include "export/export.h"
#include "export/output.h"
#include "extract/extract.h"
#include "extract/pipeline.h"
#include "extract/read/read.h"
#include "extract/train/train.h"
#include "graph/graph.h"
#include "graph/lines.h"
#include "graph/walk.h"
#include "options.h"
#include "report.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_OUTPUT = 3 };

typedef struct {
  const EntFormat *format;
  const char *path;
} Output;

/* One run of one command. */
typedef struct {
  const Options *options;
  Report report;
  EntFilter filter;
  GArray *outputs; /* Output */
  EntExportOptions export_options;
  EntReader *reader;
  EntExtractor *extractor;
  EntGraph *graph;
  EntOutput *lines; /* where statement lines go */
} Run;

static int complain(Run *run, int status, const EntError *error)
{
  report_error(&run->report, error);
  return status;
}

static int finish_stdout(void)
{
  if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_DONE;
  report_system("standard output");
  return EXIT_OUTPUT;
}

/* ---- outputs ---- */

static bool unknown_extension(const char *spec)
{
  GString *known = g_string_new(NULL);
  for (uint32_t i = 0; ent_format_at(i); i++)
    g_string_append_printf(known, " %s", ent_format_extension(ent_format_at(i)));
  report_misuse("-o %s: unknown extension; known are%s, or -o FORMAT:FILE", spec,
                known->str);
  g_string_free(known, TRUE);
  return false;
}

static bool output_from(const char *spec, const char *forced, Output *output)
{
  const char *colon = strchr(spec, ':');
  char *prefix = colon ? g_strndup(spec, (gsize)(colon - spec)) : NULL;
  const EntFormat *named = prefix ? ent_format_by_name(prefix) : NULL;
  g_free(prefix);
  *output = (Output){named, named ? colon + 1 : spec};
  if (!named && forced) output->format = ent_format_by_name(forced);
  if (output->format) return *output->path || report_misuse("-o %s: no file", spec);
  if (forced) return report_misuse("-f %s: there is no such format", forced);
  if (strcmp(spec, "-") == 0) return report_misuse("-o -: name the format with -f");
  output->format = ent_format_by_path(spec);
  return output->format || unknown_extension(spec);
}

static bool check_outputs(Run *run)
{
  char *to_stdout[] = {"-", NULL};
  const Options *o = run->options;
  EntError error = {0};
  Output output = {ent_format_by_name("list"), "-"};
  char **specs = o->outputs;
  if (!specs && o->format) specs = to_stdout;
  if (!specs) g_array_append_val(run->outputs, output);
  for (; specs && *specs; specs++) {
    if (!output_from(*specs, o->format, &output)) return false;
    g_array_append_val(run->outputs, output);
  }
  run->export_options = (EntExportOptions){
      .base = o->base, .facts_graph = o->facts_graph, .statements = o->statements};
  if (ent_export_check(&run->export_options, &error)) return true;
  report_error(&run->report, &error);
  return false;
}

static int export_all(Run *run)
{
  int status = EXIT_DONE;
  for (uint32_t i = 0; i < run->outputs->len; i++) {
    const Output *output = &g_array_index(run->outputs, Output, i);
    EntError error = {0};
    if (!ent_export(run->graph, output->format, output->path, &run->export_options,
                    &error))
      status = complain(run, EXIT_OUTPUT, &error);
  }
  return status;
}

/* ---- reading and extracting ---- */

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

static int open_reader(Run *run, char *const *paths)
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
  return run->reader ? EXIT_DONE : complain(run, EXIT_INPUT, &error);
}

/* Loads knowledge and opens the inputs. A mistake in a file of knowledge counts as one
 * of usage: nothing was read. */
static int open_inputs(Run *run)
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
  int status = open_reader(run, o->rest);
  if (status) return status;
  run->extractor = ent_extractor_new(&knowledge, &error);
  return run->extractor ? EXIT_DONE : complain(run, EXIT_USAGE, &error);
}

static void on_failed(const EntError *error, void *data)
{
  Run *run = data;
  report_failed(&run->report, error);
}

static void on_progress(Run *run)
{
  size_t done = 0, all = 0;
  if (run->reader) ent_reader_progress(run->reader, &done, &all);
  report_progress(&run->report, done, all);
}

static bool on_document(EntDocument *document, void *data)
{
  Run *run = data;
  EntError error = {0};
  if (ent_graph_add(run->graph, document, &error))
    report_document(&run->report, document);
  else
    report_failed(&run->report, &error);
  ent_document_free(document);
  on_progress(run);
  return true;
}

static bool on_document_lines(EntDocument *document, void *data)
{
  Run *run = data;
  char *lines;
  size_t length;
  FILE *stream = open_memstream(&lines, &length);
  ent_lines_write(document, stream);
  fclose(stream);
  ent_put(run->lines, lines, length);
  free(lines);
  report_document(&run->report, document);
  run->report.things += document->n_things;
  for (uint32_t i = 0; i < document->n_statements; i++)
    run->report.statuses[document->statements[i].status]++;
  ent_document_free(document);
  on_progress(run);
  return !ent_output_failed(run->lines);
}

static void run_pipeline(Run *run, bool (*document)(EntDocument *, void *))
{
  EntPipeline pipeline = {.reader = run->reader,
                          .extractor = run->extractor,
                          .workers = (uint32_t)run->options->jobs,
                          .document = document,
                          .failed = on_failed,
                          .data = run};
  ent_pipeline_run(&pipeline);
}

/* Calls func for the text of each input. False: func stopped it. */
static bool each_text(Run *run, bool (*func)(const EntInput *input, void *data),
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

/* ---- build, link ---- */

/* Links, filters and writes what was added. When nothing could be read, an output from
 * an earlier run is left as it is. */
static int finish_graph(Run *run)
{
  EntError error = {0};
  Report *report = &run->report;
  int status = EXIT_DONE;
  ent_graph_link(run->graph);
  if (!ent_graph_filter(run->graph, &run->filter, &error))
    return complain(run, EXIT_USAGE, &error);
  report->things = ent_graph_n_nodes(run->graph);
  for (uint32_t i = 0; i < ent_graph_n_claims(run->graph); i++)
    report->statuses[ent_graph_claim(run->graph, i)->status]++;
  report_clear_bar(report);
  if (report->documents || !report->failed) status = export_all(run);
  report_summary(report);
  return status ? status : report->failed ? EXIT_INPUT : EXIT_DONE;
}

static bool dump_text(const EntInput *input, void *data)
{
  Run *run = data;
  EntTextInput text = ent_pipeline_text(input);
  ent_extract_dump(run->extractor, &text, run->options->dump, stdout);
  return !ferror(stdout);
}

static int command_build(Run *run)
{
  if (!check_outputs(run)) return EXIT_USAGE;
  int status = open_inputs(run);
  if (status) return status;
  if (run->options->dump) {
    each_text(run, dump_text, run);
    status = finish_stdout();
    return status ? status : run->report.failed ? EXIT_INPUT : EXIT_DONE;
  }
  run_pipeline(run, on_document);
  return finish_graph(run);
}

static void link_file(Run *run, const char *path)
{
  bool is_stdin = strcmp(path, "-") == 0;
  FILE *in = is_stdin ? stdin : fopen(path, "r");
  EntError error = {0};
  if (!in)
    ent_fail(&error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g_strerror(errno));
  else
    ent_lines_read(in, path, on_document, run, on_failed, &error);
  if (error.code) report_failed(&run->report, &error);
  if (in && !is_stdin) fclose(in);
}

static int command_link(Run *run)
{
  if (!check_outputs(run)) return EXIT_USAGE;
  if (!*run->options->rest) {
    report_misuse("no input is named");
    return EXIT_USAGE;
  }
  for (char **path = run->options->rest; *path; path++)
    link_file(run, *path);
  return finish_graph(run);
}

/* ---- statements ---- */

static int command_statements(Run *run)
{
  char **outputs = run->options->outputs;
  const char *path = outputs ? outputs[0] : "-";
  EntError error = {0};
  if (options_count(outputs) > 1) {
    report_misuse("statements has one output");
    return EXIT_USAGE;
  }
  int status = open_inputs(run);
  if (status) return status;
  run->lines = ent_output_open(path, g_str_has_suffix(path, ".gz"), &error);
  if (!run->lines) return complain(run, EXIT_OUTPUT, &error);
  run_pipeline(run, on_document_lines);
  if (!ent_output_commit(run->lines, &error)) return complain(run, EXIT_OUTPUT, &error);
  report_summary(&run->report);
  return run->report.failed ? EXIT_INPUT : EXIT_DONE;
}

/* ---- questions to a graph ---- */

static int load_graph(Run *run, const char *path)
{
  EntError error = {0};
  run->graph = ent_export_load(path, &error);
  return run->graph ? EXIT_DONE : complain(run, EXIT_INPUT, &error);
}

static int command_explain(Run *run)
{
  const Options *o = run->options;
  EntExplain explain = {.conflicts = o->conflicts};
  EntError error = {0};
  if (!o->graph || options_count(o->rest) != 1) {
    report_misuse("usage: entente explain NAME --in GRAPH");
    return EXIT_USAGE;
  }
  int status = load_graph(run, o->graph);
  if (status) return status;
  if (!ent_graph_filter(run->graph, &run->filter, &error) ||
      !ent_explain(run->graph, o->rest[0], &explain, stdout, &error))
    return complain(run, EXIT_USAGE, &error);
  return finish_stdout();
}

typedef struct {
  const EntGraph *graph;
  bool *seen; /* sources whose text was read */
  uint32_t quotes, wrong;
} Verification;

/* Checks the quotes of one source against its text. */
static void verify_source(Verification *v, uint32_t source, const EntInput *input)
{
  uint32_t first, end;
  EntWalk walk = ent_walk_new(input->text);
  v->seen[source] = true;
  ent_graph_claims_of(v->graph, source, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    const EntClaim *claim = ent_graph_claim(v->graph, i);
    char *words = ent_walk_quote(&walk, claim->span);
    v->quotes++;
    if (strcmp(words, claim->quote) != 0) {
      v->wrong++;
      printf("%s: [%u,%u) is \"%s\", quoted as \"%s\"\n", input->file,
             claim->span.begin, claim->span.end, words, claim->quote);
    }
    g_free(words);
  }
}

static bool verify_text(const EntInput *input, void *data)
{
  Verification *v = data;
  for (uint32_t i = 0; i < ent_graph_n_sources(v->graph); i++)
    if (strcmp(ent_graph_source(v->graph, i)->id, input->id) == 0)
      verify_source(v, i, input);
  return !ferror(stdout);
}

static int command_verify(Run *run)
{
  const Options *o = run->options;
  if (!o->against || options_count(o->rest) != 1) {
    report_misuse("usage: entente verify GRAPH --against INPUT");
    return EXIT_USAGE;
  }
  int status = load_graph(run, o->rest[0]);
  if (!status) status = open_reader(run, o->against);
  if (status) return status;
  uint32_t n = ent_graph_n_sources(run->graph), missing = 0;
  Verification v = {run->graph, g_new0(bool, n + 1), 0, 0};
  each_text(run, verify_text, &v);
  for (uint32_t i = 0; i < n; i++) {
    missing += !v.seen[i];
    if (!v.seen[i]) printf("%s: no text\n", ent_graph_source(run->graph, i)->id);
  }
  g_free(v.seen);
  if (!o->quiet)
    printf("%u quotes in %u documents: %u wrong, %u documents without a text\n",
           v.quotes, n, v.wrong, missing);
  status = finish_stdout();
  return status ? status : v.wrong || missing || run->report.failed ? EXIT_INPUT : 0;
}

static int command_diff(Run *run)
{
  char **rest = run->options->rest;
  EntError error = {0};
  if (options_count(rest) != 2) {
    report_misuse("usage: entente diff OLD NEW");
    return EXIT_USAGE;
  }
  int status = load_graph(run, rest[0]);
  if (status) return status;
  EntGraph *new = ent_export_load(rest[1], &error);
  if (!new) return complain(run, EXIT_INPUT, &error);
  ent_diff(run->graph, new, stdout);
  ent_graph_free(new);
  return finish_stdout();
}

static int command_train(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  if (options_count(o->rest) != 1 || options_count(o->outputs) != 1) {
    report_misuse("usage: entente train DATA -o MODEL");
    return EXIT_USAGE;
  }
  EntTrainOptions train = {.data_dir = o->rest[0],
                           .out = o->outputs[0],
                           .vectors = o->vectors,
                           .only = o->only};
  if (ent_train_with(&train, &error, o->quiet ? NULL : stderr)) return EXIT_DONE;
  if (error.code == ENT_ERR_USAGE) return complain(run, EXIT_USAGE, &error);
  return complain(run, error.code == ENT_ERR_OUTPUT ? EXIT_OUTPUT : EXIT_INPUT, &error);
}

static int command_later(Run *run)
{
  (void)run;
  report_misuse("this command is not yet part of this version (%s)", ENT_VERSION);
  return EXIT_USAGE;
}

/* ---- all of it ---- */

typedef struct {
  CommandHelp help;
  int (*run)(Run *run);
} Command;

static const Command commands[] = {
    {{"build", "INPUT... -o FILE [-o FILE]...",
      "Read, extract, link and export; what is meant without a command.", CMD_BUILD},
     command_build},
    {{"statements", "INPUT... -o FILE.jsonl", "Extract only: one JSON object a line.",
      CMD_STATEMENTS},
     command_statements},
    {{"link", "FILE.jsonl... -o FILE...", "Link statement lines and export.", CMD_LINK},
     command_link},
    {{"explain", "NAME --in GRAPH", "What is known of a thing, with its sentences.",
      CMD_EXPLAIN},
     command_explain},
    {{"verify", "GRAPH --against INPUT...", "Is each quote where it is said to be?",
      CMD_VERIFY},
     command_verify},
    {{"diff", "OLD NEW", "What came, went and changed between two graphs.", CMD_DIFF},
     command_diff},
    {{"train", "DATA -o MODEL", "Make the language model from annotated corpora.",
      CMD_TRAIN},
     command_train},
    {{"load", "FILE URL", "Not yet part of this version.", CMD_LATER}, command_later},
    {{"store", "FILE", "Not yet part of this version.", CMD_LATER}, command_later},
};

/* The command that argv[1] names, which is taken out; else the first. */
static const Command *take_command(int *argc, char ***argv)
{
  for (size_t i = 0; *argc > 1 && i < G_N_ELEMENTS(commands); i++) {
    if (strcmp((*argv)[1], commands[i].help.name) != 0) continue;
    (*argv)[1] = (*argv)[0];
    ++*argv;
    --*argc;
    return &commands[i];
  }
  return &commands[0];
}

static char *describe_commands(void)
{
  GString *text = g_string_new("Commands:\n");
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
    g_string_append_printf(text, "  %-12s%s\n", commands[i].help.name,
                           commands[i].help.summary);
  g_string_append(text, "\nExit status: 0 all done, 1 an input could not be read or "
                        "used, 2 wrong usage,\n3 an output could not be written.\n");
  return g_string_free(text, FALSE);
}

static int execute(const Command *command, const Options *options)
{
  Run run = {.options = options,
             .report = report_new(options->progress, options->quiet, options->verbose)};
  if (!options_check(options, &run.filter)) return EXIT_USAGE;
  run.outputs = g_array_new(FALSE, FALSE, sizeof(Output));
  if (command->help.bit & (CMD_BUILD | CMD_LINK)) run.graph = ent_graph_new();
  int status = command->run(&run);
  ent_reader_free(run.reader);
  ent_extractor_free(run.extractor);
  ent_graph_free(run.graph);
  g_array_unref(run.outputs);
  return status;
}

int main(int argc, char **argv)
{
  Options options = {0};
  int status = EXIT_USAGE;
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is an output that cannot be written */
  const Command *command = take_command(&argc, &argv);
  char *all = describe_commands();
  if (options_parse(&command->help, all, &argc, &argv, &options)) {
    if (options.version) {
      printf("entente %s\n", ENT_VERSION);
      status = finish_stdout();
    } else {
      status = execute(command, &options);
    }
  }
  g_free(all);
  options_clear(&options);
  return status;
}
