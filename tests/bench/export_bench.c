// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How fast a graph of a million triples is written, against serdi on the same data.
 * usage: export_bench [CLAIMS] [FOLDER] */
#include "../export/made.h"
#include "export/export.h"
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double best_of(double a, double b)
{
  return a == 0 || b < a ? b : a;
}

static guint64 lines_of(const char *path)
{
  FILE *in = fopen(path, "rb");
  guint64 n = 0;
  char buffer[1 << 16];
  for (size_t got; in && (got = fread(buffer, 1, sizeof buffer, in));)
    for (size_t i = 0; i < got; i++)
      n += buffer[i] == '\n';
  if (in) fclose(in);
  return n;
}

static double size_of(const char *path)
{
  GStatBuf buffer;
  return g_stat(path, &buffer) == 0 ? (double)buffer.st_size / 1e6 : 0;
}

static double time_export(const EntGraph *graph, const char *path)
{
  double best = 0;
  for (unsigned i = 0; i < 3; i++) {
    EntError error = {0};
    gint64 start = g_get_monotonic_time();
    if (!ent_export(graph, ent_format_by_path(path), path, NULL, &error)) {
      fprintf(stderr, "%s: %s\n", path, error.message);
      exit(1);
    }
    best = best_of(best, (double)(g_get_monotonic_time() - start) / 1e6);
  }
  return best;
}

static double time_serdi(const char *from, const char *syntax, const char *path)
{
  char *command =
      g_strdup_printf("serdi -i nquads -o %s '%s' > '%s'", syntax, from, path);
  double best = 0;
  for (unsigned i = 0; i < 3; i++) {
    gint64 start = g_get_monotonic_time();
    if (system(command) != 0) fprintf(stderr, "failed: %s\n", command);
    best = best_of(best, (double)(g_get_monotonic_time() - start) / 1e6);
  }
  g_free(command);
  return best;
}

int main(int argc, char **argv)
{
  uint32_t n = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 54000;
  const char *folder = argc > 2 ? argv[2] : g_get_tmp_dir();
  EntGraph *graph = made_random_graph(n / 10 + 10, n);
  static const char *const names[] = {"nq", "trig", "jsonld", "rdf", "nq.gz", "jsonl"};
  char *nquads = g_build_filename(folder, "export-bench.nq", NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
    char *path = g_strdup_printf("%s/export-bench.%s", folder, names[i]);
    if (!ent_format_by_path(path)) continue;
    double seconds = time_export(graph, path);
    if (i == 0) printf("quads\t%" G_GUINT64_FORMAT "\n", lines_of(path));
    printf("ours\t%s\t%.3f s\t%.1f MB\n", names[i], seconds, size_of(path));
    if (i) g_remove(path);
    g_free(path);
  }
  char *output = g_build_filename(folder, "export-bench.serdi", NULL);
  printf("serdi\tnq\t%.3f s (reads and writes)\n",
         time_serdi(nquads, "nquads", output));
  printf("serdi\ttrig\t%.3f s (reads and writes)\n",
         time_serdi(nquads, "trig", output));
  g_remove(output);
  g_remove(nquads);
  g_free(output);
  g_free(nquads);
  ent_graph_free(graph);
  return 0;
}
