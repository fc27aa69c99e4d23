// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Statement lines to a graph and every format, and to verify. */
#include "tests/fuzz/fuzz.h"

#include "graph/lines.h"
#include <stdio.h>

static bool take(EntDocument *document, void *data)
{
  fuzz_take_document(data, document);
  return true;
}

static void take_bad(const EntError *error, void *data)
{
  (void)data;
  if (!*error->message) fuzz_broken("a bad line without a reason", error->file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (!size) return 0;
  EntError error = {0};
  EntGraph *graph = ent_graph_new();
  FILE *in = fmemopen((void *)(uintptr_t)data, size, "r");
  ent_lines_read(in, "fuzz.jsonl", take, graph, take_bad, &error);
  fclose(in);
  ent_graph_link(graph);
  fuzz_export(graph, (uint32_t)size);
  ent_graph_free(graph);
  return 0;
}
