// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The commands that ask a graph: explain, diff. */
#include "run.h"

#include "export/diff.h"
#include "export/explain.h"
#include <stdio.h>

static bool explain(const Run *run, EntError *error)
{
  const Options *o = run->options;
  if (o->conflicts) return ent_explain_conflicts(run->graph, o->rest[0], stdout, error);
  return ent_explain(run->graph, o->rest[0], stdout, error);
}

int command_explain(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  uint32_t names = options_count(o->rest);
  if (!o->graph || names > 1 || (!names && !o->conflicts)) {
    report_misuse("usage: entente explain NAME --in GRAPH, or entente explain "
                  "--conflicts --in GRAPH");
    return EXIT_USAGE;
  }
  int status = run_load_graph(run, o->graph);
  if (status) return status;
  if (!ent_graph_filter(run->graph, &run->filter, &error) || !explain(run, &error))
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
  EntGraph *new = run_read_graph(rest[1], &error);
  if (!new) return run_complain(run, EXIT_INPUT, &error);
  ent_diff(run->graph, new, stdout);
  ent_graph_free(new);
  return run_finish_stdout();
}
