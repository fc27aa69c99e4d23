// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* entente verify: every statement of a graph against the texts that it is said to be
 * of. */
#include "run.h"

#include "graph/verify.h"
#include <stdio.h>
#include <string.h>

enum { LONGEST_WORDS = 120 }; /* characters of a flaw's words */

typedef struct {
  const EntGraph *graph;
  EntVerifier *verifier;
  GHashTable *sources;   /* id -> its index + 1 */
  bool *seen;            /* sources whose text was read */
  const EntInput *input; /* at work */
  EntVerified sum;
} Verification;

/* Words on one line, cut where they are long: nothing of a graph acts on a terminal. */
static void put_plain(const char *words)
{
  glong n = 0;
  for (const char *p = words; *p && n < LONGEST_WORDS; p = g_utf8_next_char(p), n++) {
    if (g_unichar_iscntrl(g_utf8_get_char(p)))
      fputc(' ', stdout);
    else
      fwrite(p, 1, (size_t)(g_utf8_next_char(p) - p), stdout);
  }
  if (n == LONGEST_WORDS) fputs("…", stdout);
}

static void put_words(const char *words)
{
  fputc('"', stdout);
  put_plain(words);
  fputc('"', stdout);
}

static const char *object_name(const EntGraph *graph, const EntObject *object)
{
  return object->kind == ENT_RANGE_THING ? ent_graph_node(graph, object->node)->name
                                         : object->text;
}

/* FILE:LINE: [BEGIN,END) what: is "...", expected "..."; of: the statement */
static void put_flaw(const EntFlaw *flaw, void *data)
{
  const Verification *v = data;
  const EntClaim *claim = ent_graph_claim(v->graph, flaw->claim);
  printf("%s:%u: %s at [%u,%u) is ", v->input->file, claim->line, flaw->what,
         flaw->span.begin, flaw->span.end);
  put_words(flaw->found);
  fputs(", expected ", stdout);
  put_words(flaw->expected);
  fputs(" (", stdout);
  put_plain(ent_graph_node(v->graph, claim->subject)->name);
  printf(" %s ", ent_property_info(claim->property)->name);
  put_words(object_name(v->graph, &claim->object));
  fputs(")\n", stdout);
}

static bool verify_text(const EntInput *input, void *data)
{
  Verification *v = data;
  guint source = GPOINTER_TO_UINT(g_hash_table_lookup(v->sources, input->id));
  if (!source || v->seen[source - 1]) return true;
  v->seen[source - 1] = true;
  v->input = input;
  ent_verify_source(v->verifier, source - 1, input->text, input->lines, put_flaw, v,
                    &v->sum);
  return !ferror(stdout);
}

/* Documents that no input was; each a failure, with the statements that hang on it. */
static uint32_t put_missing(const Verification *v)
{
  uint32_t missing = 0;
  for (uint32_t i = 0; i < ent_graph_n_sources(v->graph); i++) {
    uint32_t first, end;
    if (v->seen[i]) continue;
    ent_graph_claims_of(v->graph, i, &first, &end);
    put_plain(ent_graph_source(v->graph, i)->id);
    printf(": no input is this document; %u statements cannot be proved\n",
           end - first);
    missing++;
  }
  return missing;
}

static void put_summary(const Verification *v, uint32_t missing)
{
  const EntVerified *sum = &v->sum;
  printf("%u statements in %u documents: %u wrong, %u documents missing; "
         "mentions: %u by name, %u by reference, %u that stand for the thing; "
         "%u values\n",
         sum->claims, ent_graph_n_sources(v->graph), sum->wrong, missing, sum->named,
         sum->referred, sum->standing, sum->values);
}

static int verify_all(Run *run)
{
  uint32_t n = ent_graph_n_sources(run->graph);
  Verification v = {.graph = run->graph,
                    .verifier = ent_verifier_new(run->graph),
                    .sources = g_hash_table_new(g_str_hash, g_str_equal),
                    .seen = g_new0(bool, n + 1)};
  for (uint32_t i = 0; i < n; i++)
    g_hash_table_insert(v.sources, (gpointer)ent_graph_source(run->graph, i)->id,
                        GUINT_TO_POINTER(i + 1));
  run_each_text(run, verify_text, &v);
  uint32_t missing = put_missing(&v);
  if (!run->options->quiet) put_summary(&v, missing);
  ent_verifier_free(v.verifier);
  g_hash_table_destroy(v.sources);
  g_free(v.seen);
  int status = run_finish_stdout();
  if (status) return status;
  return v.sum.wrong || missing || run->report.failed ? EXIT_INPUT : EXIT_DONE;
}

/* "GRAPH --against A B C": what follows the graph are inputs, too. The list borrows. */
static char **inputs_of(const Options *o)
{
  GPtrArray *inputs = g_ptr_array_new();
  for (char **path = o->against; *path; path++)
    g_ptr_array_add(inputs, *path);
  for (char **path = o->rest + 1; *path; path++)
    g_ptr_array_add(inputs, *path);
  g_ptr_array_add(inputs, NULL);
  return (char **)g_ptr_array_free(inputs, FALSE);
}

int command_verify(Run *run)
{
  const Options *o = run->options;
  if (!o->against || !options_count(o->rest)) {
    report_misuse("usage: entente verify GRAPH --against INPUT...");
    return EXIT_USAGE;
  }
  int status = run_load_graph(run, o->rest[0]);
  if (status) return status;
  char **inputs = inputs_of(o);
  status = run_open_reader(run, inputs, options_count(inputs));
  if (!status) status = verify_all(run);
  g_free(inputs);
  return status;
}
