// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes graphs in every format: those of tests/export/made.h, odd shapes, and N
 * hostile ones. usage: interop_graphs FOLDER [N]; interop_graphs --star FILE N, one
 * node of degree N, in one format; or interop_graphs --extensions. */
#include "../export/made.h"
#include "export/export.h"
#include "export/vocab.h"
#include "hostile.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool write_one(const EntGraph *graph, const EntFormat *format, const char *path,
                      const EntExportOptions *options)
{
  EntError error = {0};
  bool good = ent_export(graph, format, path, options, &error);
  if (!good) fprintf(stderr, "%s: %s\n", path, error.message);
  return good;
}

/* Frees the graph. */
static bool write_all(EntGraph *graph, const char *folder, const char *name,
                      const EntExportOptions *options)
{
  bool good = true;
  for (uint32_t i = 0; good && ent_format_at(i); i++) {
    const EntFormat *format = ent_format_at(i);
    char *path =
        g_strdup_printf("%s/%s.%s", folder, name, ent_format_extension(format));
    good = write_one(graph, format, path, options);
    g_free(path);
  }
  ent_graph_free(graph);
  return good;
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

static EntGraph *empty(void)
{
  EntGraph *graph = ent_graph_new();
  ent_graph_seal(graph);
  return graph;
}

static bool write_named(const char *folder)
{
  EntExportOptions plain = {.statements = true}, facts = {.statements = false};
  EntExportOptions moved = {.statements = true,
                            .base = "urn:kg:x#",
                            .facts_graph = "urn:kg:facts",
                            .title = "a \\ title & \"more\""};
  return write_all(made_small(), folder, "small", &plain) &&
         write_all(made_small(), folder, "facts", &facts) &&
         write_all(made_hostile(), folder, "hostile", &plain) &&
         write_all(made_hostile(), folder, "moved", &moved) &&
         write_all(made_random_graph(40, 150), folder, "many", &plain) &&
         write_all(hostile_cycle(), folder, "cycle", &plain) &&
         write_all(empty(), folder, "empty", &plain) &&
         write_all(empty(), folder, "nowhere", &moved) && write_vocabulary(folder);
}

/* In turn with the bases and titles that users may think of. */
static bool write_hostile(const char *folder, uint32_t seed)
{
  static const EntExportOptions options[] = {
      {.statements = true},
      {.statements = true, .base = "http://[::1]:8080/a~b/%C3%A9/"},
      {.statements = true,
       .base = "tag:example.org,2026:#",
       .facts_graph = "https://example.org/facts?a=1&b='2'",
       .title = "</title><script>alert(1)</script> \" \\ \xff"},
      {.statements = false, .title = "\"]; x [ \\\n"},
  };
  char name[32];
  g_snprintf(name, sizeof name, "seed-%03u", seed);
  return write_all(hostile_graph(seed), folder, name,
                   &options[seed % G_N_ELEMENTS(options)]);
}

static bool write_star(const char *path, uint32_t n)
{
  EntExportOptions options = {.statements = true};
  EntGraph *graph = hostile_star(n);
  bool good = write_one(graph, ent_format_by_path(path), path, &options);
  ent_graph_free(graph);
  return good;
}

static int list_extensions(void)
{
  for (uint32_t i = 0; ent_format_at(i); i++)
    puts(ent_format_extension(ent_format_at(i)));
  return 0;
}

int main(int argc, char **argv)
{
  if (argc == 2 && strcmp(argv[1], "--extensions") == 0) return list_extensions();
  if (argc == 4 && strcmp(argv[1], "--star") == 0 && ent_format_by_path(argv[2]))
    return write_star(argv[2], (uint32_t)atoi(argv[3])) ? 0 : 1;
  if (argc != 2 && argc != 3) return 2;
  bool good = write_named(argv[1]);
  uint32_t n = argc == 3 ? (uint32_t)atoi(argv[2]) : 0;
  for (uint32_t seed = 0; good && seed < n; seed++)
    good = write_hostile(argv[1], seed);
  return good ? 0 : 1;
}
