// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What linking and exporting cost: reads statement lines, links them, writes the graph
 * in each format named, and prints a line of tab-separated figures for each step.
 * usage: graph_bench LINES.jsonl [FOLDER FORMAT...]
 *
 * Each export runs three times in a process of its own, so that its memory is seen
 * apart from the graph's; the least time counts. The files stay in FOLDER as
 * graph.FORMAT. */
#include "export/export.h"
#include "graph/graph.h"
#include "graph/lines.h"
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REPEATS = 3 };

static double seconds_of(const struct rusage *usage)
{
  return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
         (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

static double cpu_seconds(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return seconds_of(&usage);
}

/* A figure of /proc/self/status in bytes; 0 where there is none. */
static size_t memory(const char *name)
{
  FILE *in = fopen("/proc/self/status", "r");
  char line[256];
  size_t kilobytes = 0;
  while (in && fgets(line, sizeof line, in))
    if (strncmp(line, name, strlen(name)) == 0)
      kilobytes = strtoul(line + strlen(name), NULL, 10);
  if (in) fclose(in);
  return kilobytes * 1024;
}

static void print_step(const char *step, double cpu)
{
  printf("step\t%s\t%.3f\t%zu\t%zu\n", step, cpu, memory("VmRSS:"), memory("VmHWM:"));
  fflush(stdout);
}

static bool add(EntDocument *document, void *graph)
{
  EntError error = {0};
  bool good = ent_graph_add(graph, document, &error);
  if (!good) fprintf(stderr, "%s\n", error.message);
  ent_document_free(document);
  return good;
}

static EntGraph *link_lines(const char *path)
{
  FILE *in = fopen(path, "r");
  EntGraph *graph = ent_graph_new();
  EntError error = {0};
  double start = cpu_seconds();
  if (!in || !ent_lines_read(in, path, add, graph, NULL, &error)) {
    fprintf(stderr, "%s: %s\n", path, in ? error.message : g_strerror(errno));
    exit(1);
  }
  fclose(in);
  print_step("read", cpu_seconds() - start);
  start = cpu_seconds();
  ent_graph_link(graph);
  print_step("link", cpu_seconds() - start);
  printf("graph\t%u\t%u\t%u\n", ent_graph_n_sources(graph), ent_graph_n_nodes(graph),
         ent_graph_n_claims(graph));
  return graph;
}

typedef struct {
  double cpu, wall; /* seconds */
  size_t memory;    /* bytes over what stood before */
} Cost;

static Cost export_once(const EntGraph *graph, const char *format, const char *path)
{
  EntExportOptions options = {.statements = true};
  EntError error = {0};
  size_t before = memory("VmRSS:");
  gint64 start = g_get_monotonic_time();
  double cpu = cpu_seconds();
  if (!ent_export(graph, ent_format_by_name(format), path, &options, &error)) {
    fprintf(stderr, "%s: %s\n", path, error.message);
    _exit(1);
  }
  size_t peak = memory("VmHWM:");
  return (Cost){cpu_seconds() - cpu, (double)(g_get_monotonic_time() - start) / 1e6,
                peak > before ? peak - before : 0};
}

/* The same in a process of its own. */
static Cost export_apart(const EntGraph *graph, const char *format, const char *path)
{
  int ends[2];
  Cost cost = {0};
  if (pipe(ends) != 0) return cost;
  pid_t child = fork();
  if (child == 0) {
    cost = export_once(graph, format, path);
    _exit(write(ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 1);
  }
  close(ends[1]);
  bool good = read(ends[0], &cost, sizeof cost) == sizeof cost;
  close(ends[0]);
  waitpid(child, NULL, 0);
  if (!good) exit(1);
  return cost;
}

static void measure_format(const EntGraph *graph, const char *folder,
                           const char *format)
{
  char *path = g_strdup_printf("%s/graph.%s", folder, format);
  Cost best = {0};
  for (unsigned i = 0; i < REPEATS; i++) {
    Cost cost = export_apart(graph, format, path);
    if (!i || cost.cpu < best.cpu) best.cpu = cost.cpu;
    if (!i || cost.wall < best.wall) best.wall = cost.wall;
    best.memory = MAX(best.memory, cost.memory);
  }
  printf("export\t%s\t%.3f\t%.3f\t%zu\n", format, best.cpu, best.wall, best.memory);
  fflush(stdout);
  g_free(path);
}

int main(int argc, char **argv)
{
  if (argc < 2 || argc == 3) {
    fprintf(stderr, "usage: graph_bench LINES.jsonl [FOLDER FORMAT...]\n");
    return 2;
  }
  EntGraph *graph = link_lines(argv[1]);
  for (int i = 3; i < argc; i++)
    measure_format(graph, argv[2], argv[i]);
  ent_graph_free(graph);
  return 0;
}
