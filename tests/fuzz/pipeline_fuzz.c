// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A text through all of the program: tokens to statements, lines, graph, formats. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  /* As the reader gives it: UTF-8 without NUL. */
  g_autofree char *text = g_utf8_make_valid((const char *)data, (gssize)size);
  EntTextInput input = {.id = "fuzz",
                        .title = "Fuzz",
                        .date = "2025-03-05",
                        .file = "fuzz.txt",
                        .text = text,
                        .length = strlen(text)};
  EntGraph *graph = ent_graph_new();
  fuzz_take_document(graph, ent_extract(fuzz_extractor(), &input, NULL));
  ent_graph_link(graph);
  fuzz_export(graph, (uint32_t)size);
  ent_graph_free(graph);
  return 0;
}
