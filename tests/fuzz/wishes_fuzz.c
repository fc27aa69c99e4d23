// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a user says is one thing or two ("same" or "different" in the first line), and
 * a graph linked with it. */
#include "tests/fuzz/fuzz.h"

#include "graph/lines.h"
#include "graph/wishes.h"
#include <string.h>

static EntGraph *graph_of_text(void)
{
  static const char text[] =
      "President Anna Lind of Norway met Peru's Juan Paz in Lima. "
      "Ms Lind signed the Lima Treaty with the United Nations.";
  EntTextInput input = {.id = "fuzz", .text = text, .length = sizeof text - 1};
  EntGraph *graph = ent_graph_new();
  fuzz_take_document(graph, ent_extract(fuzz_extractor(), &input, NULL));
  return graph;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  FuzzNamed named = fuzz_named(data, size);
  EntWishes *wishes = ent_wishes_new();
  EntError error = {0};
  bool same = strcmp(named.name, "different") != 0;
  const char *file = fuzz_file("wishes.tsv", named.data, named.size);
  if (ent_wishes_read(wishes, file, same, &error) && ent_wishes_check(wishes, &error)) {
    EntGraph *graph = graph_of_text();
    ent_graph_link_with(graph, wishes, &error);
    ent_graph_free(graph);
  } else if (!*error.message) {
    fuzz_broken("a failure without a reason", file);
  }
  ent_wishes_free(wishes);
  return 0;
}
