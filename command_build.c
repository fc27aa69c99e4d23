// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The commands that read texts or statement lines and write: build, statements, link.
 */
#include "run.h"

#include "export/packed.h"
#include "extract/pipeline.h"
#include "graph/lines.h"
#include "graph/store.h"
#include "keep.h"
#include "stop.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  const EntFormat *format;
  const char *path;
} Output;

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

static EntExportOptions export_options(const Options *o)
{
  EntExportOptions options = {.base = o->base,
                              .facts_graph = o->facts_graph,
                              .statements = o->statements,
                              .focus = o->about,
                              .title = o->about,
                              .max_nodes = (uint32_t)o->max_nodes};
  if (g_strcmp0(o->view, "timeline") == 0) options.view = ENT_VIEW_TIMELINE;
  if (g_strcmp0(o->group, "country") == 0) options.grouping = ENT_GROUP_COUNTRY;
  if (g_strcmp0(o->group, "document") == 0) options.grouping = ENT_GROUP_DOCUMENT;
  return options;
}

static bool check_outputs(Run *run)
{
  char *to_stdout[] = {"-", NULL};
  const Options *o = run->options;
  EntError error = {0};
  Output output = {ent_format_by_name("list"), "-"};
  char **specs = o->outputs;
  if (!specs && o->format) specs = to_stdout;
  run->outputs = g_array_new(FALSE, FALSE, sizeof(Output));
  if (!specs) g_array_append_val(run->outputs, output);
  for (; specs && *specs; specs++) {
    if (!output_from(*specs, o->format, &output)) return false;
    g_array_append_val(run->outputs, output);
  }
  if (o->ledger) {
    output = (Output){ent_format_by_name("ledger"), o->ledger};
    g_array_append_val(run->outputs, output);
  }
  run->export_options = export_options(o);
  if (ent_export_check(&run->export_options, &error)) return true;
  report_error(&run->report, &error);
  return false;
}

static bool shows_texts(const Run *run)
{
  for (uint32_t i = 0; i < run->outputs->len; i++)
    if (ent_format_shows_texts(g_array_index(run->outputs, Output, i).format))
      return true;
  return false;
}

static int export_all(Run *run)
{
  int status = EXIT_DONE;
  for (uint32_t i = 0; i < run->outputs->len && !stop_asked(); i++) {
    const Output *output = &g_array_index(run->outputs, Output, i);
    EntError error = {0};
    if (!ent_export(run->graph, output->format, output->path, &run->export_options,
                    &error))
      status = run_complain(run, EXIT_OUTPUT, &error);
  }
  return status;
}

/* ---- wishes ---- */

static void put_wish_maker(Run *run, const char *path, bool same)
{
  g_autofree char *digest = ent_file_digest(path);
  if (!digest) return;
  g_autofree char *maker = g_strconcat(same ? "same=" : "different=", digest, NULL);
  ent_graph_put_maker(run->graph, maker);
}

static bool read_wishes(Run *run, char *const *paths, bool same, EntError *error)
{
  for (; paths && *paths; paths++) {
    if (!ent_wishes_read(run->wishes, *paths, same, error)) return false;
    put_wish_maker(run, *paths, same);
  }
  return true;
}

/* A mistake in one of these files is one of usage: nothing was read. */
static bool open_wishes(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  if (!o->same && !o->different) return true;
  run->wishes = ent_wishes_new();
  if (read_wishes(run, o->same, true, &error) &&
      read_wishes(run, o->different, false, &error) &&
      ent_wishes_check(run->wishes, &error))
    return true;
  report_error(&run->report, &error);
  return false;
}

/* ---- the time ---- */

/* --stamp. A build that shall be the same again sets SOURCE_DATE_EPOCH
 * (reproducible-builds.org), seconds since 1970. */
static bool put_time(Run *run)
{
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  if (!run->options->stamp) return true;
  guint64 seconds = (guint64)g_get_real_time() / G_USEC_PER_SEC;
  if (epoch && !g_ascii_string_to_unsigned(epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return report_misuse("SOURCE_DATE_EPOCH=%s: must be seconds since 1970", epoch);
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc((gint64)seconds);
  g_autofree char *text = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
  ent_graph_set_time(run->graph, text);
  return true;
}

/* ---- extracting ---- */

static void on_noted(const char *file, const char *note, void *data)
{
  run_note(data, file, note);
}

static bool on_progress(Run *run)
{
  size_t done = 0, all = 0;
  if (run->reader) ent_reader_progress(run->reader, &done, &all);
  report_progress(&run->report, done, all);
  return run_goes_on(run);
}

static bool on_failed(const EntError *error, void *data)
{
  Run *run = data;
  report_failed(&run->report, error);
  return on_progress(run);
}

static void on_bad_line(const EntError *error, void *data)
{
  Run *run = data;
  report_failed(&run->report, error);
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
  return on_progress(run);
}

/* --min-confidence; the things stay. */
static void drop_unsure(EntDocument *document, float least)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < document->n_statements; i++)
    if (document->statements[i].confidence >= least)
      document->statements[kept++] = document->statements[i];
  document->n_statements = kept;
}

static bool on_document_lines(EntDocument *document, void *data)
{
  Run *run = data;
  drop_unsure(document, run->filter.min_confidence);
  size_t length;
  g_autofree char *lines = ent_lines_text(document, &length);
  ent_put(run->lines, lines, length);
  report_document(&run->report, document);
  report_statements(&run->report, document);
  ent_document_free(document);
  return on_progress(run) && !ent_output_failed(run->lines);
}

static void run_pipeline(Run *run, bool (*document)(EntDocument *, void *))
{
  EntPipeline pipeline = {.reader = run->reader,
                          .extractor = run->extractor,
                          .workers = (uint32_t)run->options->jobs,
                          .wanted = run_wants,
                          .document = document,
                          .failed = on_failed,
                          .noted = on_noted,
                          .data = run};
  ent_pipeline_run(&pipeline);
}

/* ---- build, link ---- */

static const char nothing_written[] = "no output was written; the same command starts "
                                      "again from the first";

/* Links and filters what was added. */
static int link_graph(Run *run)
{
  EntError error = {0};
  Report *report = &run->report;
  report_stage(report, "link");
  if (!ent_graph_link_with(run->graph, run->wishes, &error))
    return run_complain(run, EXIT_USAGE, &error);
  for (uint32_t i = 0; i < ent_graph_n_notes(run->graph); i++)
    report_note(report, ent_graph_note(run->graph, i));
  if (!ent_graph_filter(run->graph, &run->filter, &error))
    return run_complain(run, EXIT_USAGE, &error);
  report->things = ent_graph_n_nodes(run->graph);
  for (uint32_t i = 0; i < ent_graph_n_claims(run->graph); i++)
    report->statuses[ent_graph_claim(run->graph, i)->status]++;
  return EXIT_DONE;
}

/* Links and writes what was added. When nothing could be read, an output from an
 * earlier run is left as it is. */
static int finish_graph(Run *run)
{
  Report *report = &run->report;
  int status = run_goes_on(run) ? link_graph(run) : EXIT_DONE;
  if (status) return status;
  if (!run_goes_on(run)) return run_stop(run, nothing_written);
  report_stage(report, "write");
  report_clear_bar(report);
  if (report->documents || !report->failed) status = export_all(run);
  if (stop_asked()) return run_stop(run, "not all outputs were written");
  report_summary(report);
  return status ? status : report->failed ? EXIT_INPUT : EXIT_DONE;
}

typedef struct {
  Run *run;
  const char *stage;
} Dump;

static bool dump_text(const EntInput *input, void *data)
{
  const Dump *dump = data;
  EntTextInput text = ent_pipeline_text(input);
  EntError error = {0};
  if (!ent_extract_dump(dump->run->extractor, &text, dump->stage, stdout, &error)) {
    error.line = input->line;
    report_failed(&dump->run->report, &error);
  }
  return !ferror(stdout);
}

/* Prints a stage of each input. */
static int dump_inputs(Run *run, const char *stage)
{
  Dump dump = {run, stage};
  run_each_text(run, dump_text, &dump);
  int status = run_finish_stdout();
  if (!run_goes_on(run)) return run_stop(run, "what was printed ends there");
  return status ? status : run->report.failed ? EXIT_INPUT : EXIT_DONE;
}

static bool check_store(const Run *run)
{
  const Options *o = run->options;
  if (o->remove && !o->store) return report_misuse("--remove goes with --store");
  if (o->store && (o->dump || o->missed))
    return report_misuse("--dump and --missed go without --store");
  return true;
}

/* With a store and inputs nothing but the store is written unless an output is named.
 */
static bool is_only_kept(const Run *run)
{
  const Options *o = run->options;
  return (keep_has_inputs(run) || o->remove) && !o->outputs && !o->format && !o->ledger;
}

static int build_from_store(Run *run)
{
  bool texts = shows_texts(run);
  int status = keep_inputs(run);
  if (status) return status;
  if (is_only_kept(run)) return keep_finish(run);
  if (texts) ent_graph_keep_texts(run->graph);
  status = keep_each(run, texts, on_document);
  return status ? status : finish_graph(run);
}

int command_build(Run *run)
{
  if (!check_store(run) || !check_outputs(run) || !open_wishes(run) || !put_time(run))
    return EXIT_USAGE;
  if (run->options->store) return build_from_store(run);
  int status = run_open_inputs(run);
  if (status) return status;
  if (run->options->dump) return dump_inputs(run, run->options->dump);
  /* The texts take memory: they are kept only for an output that shows them. */
  if (shows_texts(run)) ent_graph_keep_texts(run->graph);
  run_pipeline(run, on_document);
  return finish_graph(run);
}

static void link_file(Run *run, const char *path)
{
  if (strcmp(path, "-") != 0 && ent_store_is(path)) {
    keep_link(run, path, on_document);
    return;
  }
  EntError error = {0};
  EntPacked *packed = ent_packed_open(path, &error);
  if (packed) {
    ent_lines_read(ent_packed_stream(packed), path, on_document, run, on_bad_line,
                   &error);
    ent_packed_close(packed, &error);
  }
  if (error.code) report_failed(&run->report, &error);
}

/* --blocks */
static int print_blocks(Run *run)
{
  ent_graph_write_blocks(run->graph, stdout);
  int status = run_finish_stdout();
  return status ? status : run->report.failed ? EXIT_INPUT : EXIT_DONE;
}

int command_link(Run *run)
{
  if (!check_outputs(run) || !open_wishes(run) || !put_time(run)) return EXIT_USAGE;
  int status = run_take_inputs(run);
  if (status) return status;
  for (guint i = 0; i < run->inputs.paths->len && run_goes_on(run); i++)
    link_file(run, g_ptr_array_index(run->inputs.paths, i));
  return run->options->blocks && run_goes_on(run) ? print_blocks(run)
                                                  : finish_graph(run);
}

/* ---- statements ---- */

static int write_lines(Run *run, const char *path)
{
  EntError error = {0};
  int status = EXIT_DONE;
  run->lines = ent_output_open(path, g_str_has_suffix(path, ".gz"), &error);
  if (!run->lines) return run_complain(run, EXIT_OUTPUT, &error);
  if (run->options->store)
    status = keep_each(run, true, on_document_lines);
  else
    run_pipeline(run, on_document_lines);
  bool whole = run_goes_on(run), to_stdout = strcmp(path, "-") == 0;
  if (status || (!whole && !to_stdout)) {
    ent_output_discard(run->lines);
    return status ? status : run_stop(run, nothing_written);
  }
  if (!ent_output_commit(run->lines, &error))
    return run_complain(run, EXIT_OUTPUT, &error);
  if (!whole) return run_stop(run, "their lines were written to standard output");
  report_summary(&run->report);
  return run->report.failed ? EXIT_INPUT : EXIT_DONE;
}

int command_statements(Run *run)
{
  char **outputs = run->options->outputs;
  if (!check_store(run)) return EXIT_USAGE;
  if (options_count(outputs) > 1) {
    report_misuse("statements has one output");
    return EXIT_USAGE;
  }
  if (run->options->missed && outputs) {
    report_misuse("--missed prints to standard output; it goes without -o");
    return EXIT_USAGE;
  }
  bool kept = run->options->store != NULL;
  int status = kept ? keep_inputs(run) : run_open_inputs(run);
  if (status) return status;
  if (run->options->missed) return dump_inputs(run, "missed");
  if (kept && is_only_kept(run)) return keep_finish(run);
  return write_lines(run, outputs ? outputs[0] : "-");
}
