// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The merge ledger: what was joined is told with its pass, what was not with why. */
#include "make.h"

static EntDocument *person_in(const char *id, const char *names, const char *country)
{
  EntDocument *d = make_document(id, "Some words of no weight.");
  make_thing(d, ENT_CLASS_PERSON, names);
  make_thing(d, ENT_CLASS_COUNTRY, country);
  return d;
}

static uint32_t index_of(const EntGraph *graph, const EntNode *node)
{
  for (uint32_t i = 0;; i++)
    if (ent_graph_node(graph, i) == node) return i;
}

/* The only merge of the node in this pass. */
static const EntMerge *the_merge(const EntGraph *graph, const char *name,
                                 EntMergePass pass)
{
  uint32_t first, end;
  const EntMerge *found = NULL;
  ent_graph_merges_of(graph, index_of(graph, the_node(graph, name)), &first, &end);
  for (uint32_t i = first; i < end; i++) {
    if (ent_graph_merge(graph, i)->pass != pass) continue;
    g_assert_null(found);
    found = ent_graph_merge(graph, i);
  }
  g_assert_nonnull(found);
  return found;
}

static void test_joined(void)
{
  EntGraph *graph = make_graph(person_in("a", "Ingrid Dahl", "Norway"),
                               person_in("b", "Dahl", "Norway"), NULL);
  const EntMerge *merge = the_merge(graph, "Ingrid Dahl", ENT_MERGE_PARTIAL_NAME);
  g_assert_true(merge->joined);
  g_assert_null(merge->conflict);
  g_assert_cmpstr(merge->name, ==, "Dahl");
  g_assert_cmpstr(ent_graph_source(graph, merge->source)->id, ==, "b");
  g_assert_cmpstr(merge->other_name, ==, "Ingrid Dahl");
  g_assert_cmpstr(ent_graph_source(graph, merge->other_source)->id, ==, "a");
  g_assert_true(the_merge(graph, "Norway", ENT_MERGE_NAME)->joined);
  g_assert_cmpuint(ent_graph_n_merges(graph), ==, 2);
  ent_graph_free(graph);
}

static void test_several_of_the_name(void)
{
  EntGraph *graph = make_graph(person_in("a", "Ingrid Dahl", "Norway"),
                               person_in("b", "Per Dahl", "Norway"),
                               person_in("c", "Dahl", "Norway"), NULL);
  const EntMerge *merge = the_merge(graph, "Dahl", ENT_MERGE_PARTIAL_NAME);
  g_assert_false(merge->joined);
  g_assert_cmpstr(merge->conflict, ==, "several bear the name");
  g_assert_cmpuint(merge->node, !=, merge->other);
  ent_graph_free(graph);
}

static void test_filter_keeps_what_is_left(void)
{
  EntGraph *graph = make_graph(person_in("a", "Ingrid Dahl", "Norway"),
                               person_in("b", "Dahl", "Norway"), NULL);
  const EntFilter filter = {.types = ENT_SET(COUNTRY)};
  g_assert_true(ent_graph_filter(graph, &filter, NULL));
  g_assert_cmpuint(ent_graph_n_merges(graph), ==, 1);
  g_assert_cmpint(ent_graph_merge(graph, 0)->pass, ==, ENT_MERGE_NAME);
  g_assert_cmpuint(ent_graph_merge(graph, 0)->node, ==, 0);
  ent_graph_free(graph);
}

static void test_pass_names(void)
{
  for (int pass = 0; pass < ENT_MERGE_COUNT; pass++)
    g_assert_cmpint(ent_merge_pass_by_name(ent_merge_pass_name((EntMergePass)pass)), ==,
                    pass);
  g_assert_cmpint(ent_merge_pass_by_name("no such pass"), ==, ENT_MERGE_COUNT);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/merge/joined", test_joined);
  g_test_add_func("/merge/several", test_several_of_the_name);
  g_test_add_func("/merge/filter", test_filter_keeps_what_is_left);
  g_test_add_func("/merge/pass-names", test_pass_names);
  return g_test_run();
}
