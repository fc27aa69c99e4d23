// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What stands in diagrams: labels that cannot act, merged edges, a budget of nodes. */
#include "export/diagram.h"
#include "export/dot_text.h"
#include "export/export.h"
#include "made.h"
#include <glib/gstdio.h>
#include <string.h>

static void test_labels(void)
{
  static const struct {
    const char *text, *label;
  } cases[] = {
      {"Norway", "Norway"},
      {"trailing\\", "trailing\\\\"},
      {"\\N \\l", "\\\\N \\\\l"},
      {"a & b &lt;", "a &amp; b &amp;lt;"},
      {"one\ntwo\x1b\x7f", "one two\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xe2\x80\xaeturned", "turned"},
      {"Portugal-Korea Joint Committee on Science",
       "Portugal-Korea Joint\\nCommittee on Science"},
      {"Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsge\\nsellschaft"},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    GString *out = g_string_new(NULL);
    ent_dot_label(cases[i].text, out);
    g_assert_cmpstr(out->str, ==, cases[i].label);
    g_string_free(out, TRUE);
  }
}

static void test_cut(void)
{
  GString *text = g_string_new(NULL), *out = g_string_new(NULL);
  for (unsigned i = 0; i < 200; i++)
    g_string_append(text, "\xc3\xa9");
  ent_dot_text(text->str, 200, out);
  g_assert_cmpint(g_utf8_strlen(out->str, -1), ==, 200);
  g_string_truncate(out, 0);
  ent_dot_text(text->str, 60, out);
  g_assert_cmpint(g_utf8_strlen(out->str, -1), ==, 60);
  g_assert_true(g_str_has_suffix(out->str, "\xc3\xa9\xe2\x80\xa6"));
  g_string_truncate(out, 0);
  ent_dot_words("reducedCooperationWith", out);
  g_assert_cmpstr(out->str, ==, "reduced cooperation with");
  g_string_free(out, TRUE);
  g_string_free(text, TRUE);
}

/* Two claims of one status are one edge; a denial of the same is another. */
static void test_merges(void)
{
  EntGraph *graph = ent_graph_new();
  uint32_t source = made_source(graph, "x");
  uint32_t a = made_node(graph, ENT_CLASS_COUNTRY, "a"),
           b = made_node(graph, ENT_CLASS_COUNTRY, "b");
  made_node(graph, ENT_CLASS_COUNTRY, "lonely");
  const EntStatus A = ENT_STATUS_ASSERTED;
  made_put(graph, source, a, ENT_PROP_CONSULTED, made_thing(b), A);
  made_put(graph, source, a, ENT_PROP_SUPPORTED, made_thing(b), A);
  made_put(graph, source, a, ENT_PROP_SUPPORTED, made_thing(b), ENT_STATUS_DENIED);
  ent_graph_seal(graph);
  EntDiagram *diagram = ent_diagram_new(graph, 0);
  g_assert_cmpuint(ent_diagram_n_nodes(diagram), ==, 2);
  g_assert_cmpuint(ent_diagram_n_edges(diagram), ==, 2);
  g_assert_cmpuint(ent_diagram_edge(diagram, 0)->n_claims, ==, 2);
  g_assert_cmpint(ent_diagram_edge(diagram, 0)->status, ==, ENT_STATUS_ASSERTED);
  g_assert_false(ent_diagram_edge(diagram, 0)->symmetric);
  g_assert_cmpint(ent_diagram_edge(diagram, 1)->status, ==, ENT_STATUS_DENIED);
  ent_diagram_free(diagram);
  ent_graph_free(graph);
}

static void test_budget(void)
{
  EntGraph *graph = made_random_graph(300, 900);
  static const uint32_t budgets[] = {0, 1, 10, 100, 5000};
  for (unsigned i = 0; i < G_N_ELEMENTS(budgets); i++) {
    EntDiagram *diagram = ent_diagram_new(graph, budgets[i]);
    uint32_t most = budgets[i] ? budgets[i] : ENT_DIAGRAM_DEFAULT;
    g_assert_cmpuint(ent_diagram_n_nodes(diagram), <=, MIN(most, 300));
    for (uint32_t k = 1; k < ent_diagram_n_nodes(diagram); k++)
      g_assert_cmpuint(ent_diagram_node(diagram, k - 1), <,
                       ent_diagram_node(diagram, k));
    ent_diagram_free(diagram);
  }
  ent_graph_free(graph);
}

static char *dot_of(const EntGraph *graph, const EntExportOptions *options)
{
  char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  char *path = g_build_filename(folder, "x.dot", NULL), *text;
  EntError error = {0};
  ent_export(graph, ent_format_by_name("dot"), path, options, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_remove(path);
  g_rmdir(folder);
  g_free(path);
  g_free(folder);
  return text;
}

static void test_links(void)
{
  EntGraph *graph = made_small();
  EntExportOptions options = {.base = "urn:kg/"};
  char *web = dot_of(graph, NULL), *other = dot_of(graph, &options);
  g_assert_nonnull(strstr(web, "URL=\"https://example.org/kg/person/ingrid-dahl-"));
  g_assert_null(strstr(other, "URL=\"urn"));
  g_assert_nonnull(strstr(web, "layout=dot"));
  g_free(web);
  g_free(other);
  ent_graph_free(graph);
  graph = made_random_graph(300, 900);
  options = (EntExportOptions){.max_nodes = 200, .title = "T\\"};
  web = dot_of(graph, &options);
  g_assert_nonnull(strstr(web, "layout=sfdp"));
  g_assert_nonnull(strstr(web, "label=\"T\\\\\\n"));
  g_assert_nonnull(strstr(web, " of 300 things shown"));
  g_free(web);
  ent_graph_free(graph);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/export/dot/labels", test_labels);
  g_test_add_func("/export/dot/cut", test_cut);
  g_test_add_func("/export/dot/merges", test_merges);
  g_test_add_func("/export/dot/budget", test_budget);
  g_test_add_func("/export/dot/links", test_links);
  return g_test_run();
}
