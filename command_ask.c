// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The commands that ask a graph: explain, verify, diff. */
#include "run.h"

#include "export/diff.h"
#include "export/explain.h"
#include "graph/walk.h"
#include <stdio.h>
#include <string.h>

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

int command_verify(Run *run)
{
  const Options *o = run->options;
  if (!o->against || options_count(o->rest) != 1) {
    report_misuse("usage: entente verify GRAPH --against INPUT");
    return EXIT_USAGE;
  }
  int status = run_load_graph(run, o->rest[0]);
  if (!status) status = run_open_reader(run, o->against);
  if (status) return status;
  uint32_t n = ent_graph_n_sources(run->graph), missing = 0;
  Verification v = {run->graph, g_new0(bool, n + 1), 0, 0};
  run_each_text(run, verify_text, &v);
  for (uint32_t i = 0; i < n; i++) {
    missing += !v.seen[i];
    if (!v.seen[i]) printf("%s: no text\n", ent_graph_source(run->graph, i)->id);
  }
  g_free(v.seen);
  if (!o->quiet)
    printf("%u quotes in %u documents: %u wrong, %u documents without a text\n",
           v.quotes, n, v.wrong, missing);
  status = run_finish_stdout();
  return status ? status : v.wrong || missing || run->report.failed ? EXIT_INPUT : 0;
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
