// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the graphs of tests/export/made.h in every format. usage: interop_graphs
 * FOLDER
 */
#include "../export/made.h"
#include "export/export.h"
#include "export/vocab.h"
#include <stdio.h>
#include <string.h>

static bool write_all(const EntGraph *graph, const char *folder, const char *name,
                      const EntExportOptions *options)
{
  for (uint32_t i = 0; ent_format_at(i); i++) {
    const EntFormat *format = ent_format_at(i);
    char *path =
        g_strdup_printf("%s/%s.%s", folder, name, ent_format_extension(format));
    EntError error = {0};
    bool good = ent_export(graph, format, path, options, &error);
    if (!good) fprintf(stderr, "%s: %s\n", path, error.message);
    g_free(path);
    if (!good) return false;
  }
  return true;
}

static bool write_vocabulary(const char *folder)
{
  char *turtle = g_build_filename(folder, "entente.ttl", NULL);
  char *context = g_build_filename(folder, "context.jsonld", NULL);
  char *texts[] = {ent_vocab_ontology(), ent_vocab_context()};
  bool good = g_file_set_contents(turtle, texts[0], -1, NULL) &&
              g_file_set_contents(context, texts[1], -1, NULL);
  g_free(texts[0]);
  g_free(texts[1]);
  g_free(turtle);
  g_free(context);
  return good;
}

int main(int argc, char **argv)
{
  if (argc != 2) return 2;
  EntExportOptions plain = {.statements = true};
  EntExportOptions moved = {.statements = true,
                            .base = "urn:kg:x#",
                            .facts_graph = "urn:kg:facts",
                            .title = "a \\ title & \"more\""};
  EntGraph *small = made_small(), *hostile = made_hostile(),
           *many = made_random_graph(200, 800);
  bool good = write_all(small, argv[1], "small", &plain) &&
              write_all(hostile, argv[1], "hostile", &plain) &&
              write_all(hostile, argv[1], "moved", &moved) &&
              write_all(many, argv[1], "many", &plain) && write_vocabulary(argv[1]);
  ent_graph_free(small);
  ent_graph_free(hostile);
  ent_graph_free(many);
  return good ? 0 : 1;
}
