// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One run of one command, and what several commands do alike. */
#ifndef ENT_RUN_H
#define ENT_RUN_H

#include "export/export.h"
#include "export/output.h"
#include "extract/extract.h"
#include "extract/read/read.h"
#include "graph/graph.h"
#include "graph/wishes.h"
#include "inputs.h"
#include "options.h"
#include "report.h"

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_OUTPUT = 3 };

/* What is made here is freed by run_clear. */
typedef struct {
  const Options *options;
  Report report;
  EntFilter filter;
  GArray *outputs; /* Output of command_build.c */
  EntExportOptions export_options;
  EntReader *reader;
  EntExtractor *extractor;
  EntGraph *graph;
  EntWishes *wishes; /* of --same and --different, or NULL */
  EntOutput *lines;  /* where statement lines go */
  Inputs inputs;     /* of run_take_inputs */
  int stopped_by;    /* a signal, when one stopped it; else 0 */
} Run;

void run_clear(Run *run);

/* The commands; each returns an exit status. */
int command_build(Run *run);
int command_link(Run *run);
int command_statements(Run *run);
int command_explain(Run *run);
int command_verify(Run *run);
int command_diff(Run *run);
int command_load(Run *run);
int command_store(Run *run);

/* Prints the error and hands back the status. */
int run_complain(Run *run, int status, const EntError *error);
/* With --verbose: what is to be said of an input that was read. */
void run_note(Run *run, const char *file, const char *note);
/* Flushes standard output: EXIT_DONE, or EXIT_OUTPUT with a message. */
int run_finish_stdout(void);

/* Fills run->inputs and opens the report of --failed. Returns an exit status. */
int run_take_inputs(Run *run);

/* Whether to go on: no signal asks to stop, and no more inputs than --max-errors
 * failed. */
bool run_goes_on(const Run *run);
/* Says why the run does not go on and what became of it; written: what to say of the
 * outputs. Returns an exit status. */
int run_stop(Run *run, const char *written);
/* Closes the report of --failed. status, or EXIT_OUTPUT with a message. */
int run_close_failures(Run *run, int status);

/* Each returns an exit status; EXIT_DONE = go on. run_open_reader opens texts;
 * run_open_inputs opens those of the command and loads what extraction knows. */
int run_open_reader(Run *run, char *const *paths, size_t n);
int run_open_inputs(Run *run);
int run_load_graph(Run *run, const char *path);

/* Whether a document that was read is one of run->inputs. */
bool run_wants(const EntInput *input, void *run);
/* A graph from one of our own outputs or from a store. NULL on failure. */
EntGraph *run_read_graph(const char *path, EntError *error);

/* Calls func for the text of each input. False: func stopped it. */
bool run_each_text(Run *run, bool (*func)(const EntInput *input, void *data),
                   void *data);

#endif
