// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes a made graph of any size, for scripts/stores: 25 statements a document.
 * usage: load_make_graph STATEMENTS FILE.nq */
#include "../export/made.h"
#include "export/export.h"
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
  uint32_t n = argc == 3 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
  const EntFormat *format = argc == 3 ? ent_format_by_path(argv[2]) : NULL;
  EntError error = {0};
  if (!n || !format) {
    fputs("usage: load_make_graph STATEMENTS FILE.nq\n", stderr);
    return 2;
  }
  EntGraph *graph = made_random_graph(n / 10 + 10, n);
  bool good = ent_export(graph, format, argv[2], NULL, &error);
  if (!good) fprintf(stderr, "%s: %s\n", argv[2], error.message);
  ent_graph_free(graph);
  return good ? 0 : 1;
}
