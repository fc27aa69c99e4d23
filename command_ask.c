// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The commands that ask a graph: explain, diff. */
#include "run.h"

#include "export/diff.h"
#include "export/explain.h"
#include <stdio.h>

int command_explain(Run *run)
{
  const Options *o = run->options;
  EntExplain explain = {.conflicts = o->conflicts};
  EntError error = {0};
  if (!o->graph || options_count(o->rest) != 1) {
    report_misuse("usage: entente explain NAME --in GRAPH");
    return EXIT_USAGE;
  }
  int status = run_load_graph(run, o->graph);
  if (status) return status;
  if (!ent_graph_filter(run->graph, &run->filter, &error) ||
      !ent_explain(run->graph, o->rest[0], &explain, stdout, &error))
    return run_complain(run, EXIT_USAGE, &error);
  return run_finish_stdout();
}

int command_diff(Run *run)
{
  char **rest = run->options->rest;
  EntError error = {0};
  if (options_count(rest) != 2) {
    report_misuse("usage: entente diff OLD NEW");
    return EXIT_USAGE;
  }
  int status = run_load_graph(run, rest[0]);
  if (status) return status;
  EntGraph *new = ent_export_load(rest[1], &error);
  if (!new) return run_complain(run, EXIT_INPUT, &error);
  ent_diff(run->graph, new, stdout);
  ent_graph_free(new);
  return run_finish_stdout();
}
