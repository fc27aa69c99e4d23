// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A graph that explain, diff and verify read back: the first line is its notation. */
#include "tests/fuzz/fuzz.h"

#include "export/explain.h"
#include "export/load.h"
#include <glib.h>
#include <string.h>

static const char *notation_of(const char *name)
{
  static const char *const known[] = {"nquads", "trig", "turtle", "rdfxml"};
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
    if (strcmp(name, known[i]) == 0) return known[i];
  return known[0];
}

static void explain(const EntGraph *graph)
{
  FILE *nowhere = fopen("/dev/null", "w");
  EntError error = {0};
  for (uint32_t i = 0; i < MIN(ent_graph_n_nodes(graph), 8); i++)
    ent_explain(graph, ent_graph_node(graph, i)->name, nowhere, &error);
  ent_explain_conflicts(graph, NULL, nowhere, &error);
  fclose(nowhere);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  FuzzNamed named = fuzz_named(data, size);
  if (!named.size) return 0;
  EntError error = {0};
  FILE *in = fmemopen((void *)(uintptr_t)named.data, named.size, "r");
  EntGraph *graph = ent_load_rdf(in, "fuzz", notation_of(named.name), &error);
  fclose(in);
  if (!graph) {
    if (!*error.message) fuzz_broken("a failure without a reason", named.name);
    return 0;
  }
  explain(graph);
  fuzz_export(graph, (uint32_t)named.size);
  ent_graph_free(graph);
  return 0;
}
