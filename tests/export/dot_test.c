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
      {"\xef\xbb\xbf", ""},
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
  EntDiagram *diagram = ent_diagram_new(graph, 0, NULL);
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
    EntDiagram *diagram = ent_diagram_new(graph, budgets[i], NULL);
    uint32_t most = budgets[i] ? budgets[i] : ENT_DIAGRAM_DEFAULT;
    g_assert_cmpuint(ent_diagram_n_nodes(diagram), <=, MIN(most, 300));
    for (uint32_t k = 1; k < ent_diagram_n_nodes(diagram); k++)
      g_assert_cmpuint(ent_diagram_node(diagram, k - 1), <,
                       ent_diagram_node(diagram, k));
    ent_diagram_free(diagram);
  }
  ent_graph_free(graph);
}

/* ---- for readers ---- */

/* Two posts, one with a place; a pact with dates; who acts is on the left. */
static EntGraph *made_ministers(EntStatus place)
{
  EntGraph *graph = ent_graph_new();
  uint32_t s = made_source(graph, "x");
  uint32_t dahl = made_node(graph, ENT_CLASS_PERSON, "Dahl"),
           norway = made_node(graph, ENT_CLASS_COUNTRY, "Norway"),
           minister = made_node(graph, ENT_CLASS_ROLE, "minister"),
           poet = made_node(graph, ENT_CLASS_ROLE, "poet"),
           pact = made_node(graph, ENT_CLASS_AGREEMENT, "Polar Pact");
  made_node(graph, ENT_CLASS_PLACE, "Lonely Place");
  const EntStatus A = ENT_STATUS_ASSERTED;
  made_put(graph, s, dahl, ENT_PROP_HOLDS_ROLE, made_thing(minister), A);
  made_put(graph, s, dahl, ENT_PROP_AFFILIATED_WITH, made_thing(norway), A);
  made_put(graph, s, minister, ENT_PROP_ROLE_IN, made_thing(norway), place);
  made_put(graph, s, dahl, ENT_PROP_HOLDS_ROLE, made_thing(poet), ENT_STATUS_FORMER);
  made_put(graph, s, pact, ENT_PROP_HAS_PARTY, made_thing(norway), A);
  made_put(graph, s, pact, ENT_PROP_SIGNED_BY, made_thing(dahl), A);
  static const char *const dates[] = {"2025-03-03", "2025-03", "2025-03-04"};
  for (unsigned i = 0; i < G_N_ELEMENTS(dates); i++)
    made_put(graph, s, pact, ENT_PROP_HAS_DATE,
             made_value(ENT_RANGE_DATE, dates[i], NULL),
             i == 2 ? ENT_STATUS_PLANNED : A);
  ent_graph_seal(graph);
  return graph;
}

static char *dot_of(const EntGraph *graph, const EntExportOptions *options);

static void test_posts(void)
{
  EntGraph *graph = made_ministers(ENT_STATUS_ASSERTED);
  char *dot = dot_of(graph, NULL);
  g_assert_nonnull(strstr(dot, "label=minister"));
  g_assert_nonnull(strstr(dot, "label=\"Dahl\\npoet [former]\""));
  g_assert_null(strstr(dot, "kg/role/")); /* posts are no nodes */
  g_assert_null(strstr(dot, "label=\"affiliated with"));
  g_assert_nonnull(strstr(dot, "affiliated with · Norway")); /* in the tooltip */
  g_free(dot);
  ent_graph_free(graph);
  /* that the post is in Norway is only alleged: no edge says so */
  graph = made_ministers(ENT_STATUS_ALLEGED);
  dot = dot_of(graph, NULL);
  g_assert_nonnull(strstr(dot, "label=\"Dahl\\nminister\\npoet [former]\""));
  g_assert_nonnull(strstr(dot, "label=\"affiliated with\""));
  g_free(dot);
  ent_graph_free(graph);
}

static void test_turned(void)
{
  EntGraph *graph = made_ministers(ENT_STATUS_ASSERTED);
  EntDiagram *diagram = ent_diagram_new(graph, 0, NULL);
  for (uint32_t i = 0; i < ent_diagram_n_edges(diagram); i++) {
    const EntDiagramEdge *edge = ent_diagram_edge(diagram, i);
    g_assert_cmpint(ent_graph_node(graph, edge->from)->cls, !=, ENT_CLASS_AGREEMENT);
  }
  g_assert_cmpuint(ent_diagram_n_alone(diagram), ==, 1);
  g_assert_cmpuint(ent_diagram_n_nodes(diagram), ==, 3);
  ent_diagram_free(diagram);
  char *dot = dot_of(graph, NULL);
  g_assert_nonnull(strstr(dot, "label=\"party to\""));
  g_assert_nonnull(strstr(dot, "label=signed"));
  g_assert_nonnull(strstr(dot, "3 things · 1 without a link left out"));
  /* the month says no more than the day; the planned day is another */
  g_assert_nonnull(
      strstr(dot, "label=\"Polar Pact\\n2025-03-03\\n2025-03-04 [planned]\""));
  g_free(dot);
  ent_graph_free(graph);
}

static void test_focus(void)
{
  EntGraph *graph = made_random_graph(300, 900);
  const char *name = NULL;
  EntDiagram *diagram = ent_diagram_new(graph, 10, NULL);
  for (uint32_t i = 0, k = 0; i < ent_graph_n_nodes(graph) && !name; i++) {
    if (k < ent_diagram_n_nodes(diagram) && ent_diagram_node(diagram, k) == i)
      k++;
    else
      name = ent_graph_node(graph, i)->name;
  }
  ent_diagram_free(diagram);
  diagram = ent_diagram_new(graph, 10, name);
  bool shown = false;
  for (uint32_t i = 0; i < ent_diagram_n_nodes(diagram); i++)
    shown |=
        strcmp(ent_graph_node(graph, ent_diagram_node(diagram, i))->name, name) == 0;
  g_assert_true(shown);
  g_assert_cmpuint(ent_diagram_n_nodes(diagram), <=, 10);
  ent_diagram_free(diagram);
  ent_graph_free(graph);
}

/* Every node that is shown has an edge to another that is. */
static void test_hangs_together(void)
{
  EntGraph *graph = made_random_graph(400, 500);
  EntDiagram *diagram = ent_diagram_new(graph, 50, NULL);
  g_assert_cmpuint(ent_diagram_n_nodes(diagram), >, 25);
  for (uint32_t i = 0; i < ent_diagram_n_nodes(diagram); i++) {
    uint32_t node = ent_diagram_node(diagram, i);
    bool joined = false;
    for (uint32_t k = 0; k < ent_diagram_n_edges(diagram); k++) {
      const EntDiagramEdge *edge = ent_diagram_edge(diagram, k);
      joined |= (edge->from == node) != (edge->to == node);
    }
    g_assert_true(joined);
  }
  ent_diagram_free(diagram);
  ent_graph_free(graph);
}

static void test_groups(void)
{
  EntGraph *graph = made_ministers(ENT_STATUS_ASSERTED);
  EntExportOptions options = {.grouping = ENT_GROUP_COUNTRY};
  char *plain = dot_of(graph, NULL), *boxed = dot_of(graph, &options);
  g_assert_null(strstr(plain, "subgraph"));
  g_assert_nonnull(strstr(boxed, "subgraph cluster_"));
  g_assert_nonnull(strstr(boxed, "label=Norway"));
  g_free(plain);
  g_free(boxed);
  ent_graph_free(graph);
}

/* Columns by date; who took part; what has no date is not there. */
static void test_timeline(void)
{
  EntGraph *graph = ent_graph_new();
  uint32_t s = made_source(graph, "x");
  uint32_t norway = made_node(graph, ENT_CLASS_COUNTRY, "Norway");
  uint32_t old = made_node(graph, ENT_CLASS_AGREEMENT, "Old Pact"),
           new = made_node(graph, ENT_CLASS_AGREEMENT, "New Pact"),
           never = made_node(graph, ENT_CLASS_EVENT, "Undated Talks"),
           denied = made_node(graph, ENT_CLASS_EVENT, "Denied Talks");
  const EntStatus A = ENT_STATUS_ASSERTED;
  made_put(graph, s, new, ENT_PROP_HAS_PARTY, made_thing(norway), A);
  made_put(graph, s, new, ENT_PROP_REPLACES, made_thing(old), A);
  made_put(graph, s, norway, ENT_PROP_PARTICIPATED_IN, made_thing(never), A);
  made_put(graph, s, old, ENT_PROP_HAS_DATE, made_value(ENT_RANGE_DATE, "1998", NULL),
           A);
  made_put(graph, s, new, ENT_PROP_HAS_DATE,
           made_value(ENT_RANGE_DATE, "2025-03-03", NULL), ENT_STATUS_PLANNED);
  made_put(graph, s, denied, ENT_PROP_HAS_DATE,
           made_value(ENT_RANGE_DATE, "2024", NULL), ENT_STATUS_DENIED);
  ent_graph_seal(graph);
  EntExportOptions options = {.view = ENT_VIEW_TIMELINE};
  char *dot = dot_of(graph, &options);
  g_assert_nonnull(strstr(dot, "2 dated things"));
  g_assert_nonnull(strstr(dot, "\"column 1998\""));
  g_assert_nonnull(strstr(dot, "\"column 2025\""));
  g_assert_nonnull(strstr(dot, "New Pact\\n2025-03-03 [planned]\\n— Norway"));
  g_assert_nonnull(strstr(dot, "label=replaces"));
  g_assert_null(strstr(dot, "Undated Talks"));
  g_assert_null(strstr(dot, "Denied Talks"));
  g_free(dot);
  ent_graph_free(graph);
}

/* That each of the words stands in the text behind the one before it. */
static void check_order(const char *text, const char *format, unsigned n)
{
  for (unsigned i = 0; i < n; i++) {
    g_autofree char *word = g_strdup_printf(format, i);
    text = strstr(text, word);
    g_assert_nonnull(text);
  }
}

/* libcgraph itself numbers subgraphs by addresses, and writes them in that order. */
static void test_order(void)
{
  enum { N = 10 };
  EntGraph *graph = ent_graph_new();
  uint32_t s = made_source(graph, "x");
  for (unsigned i = 0; i < N; i++) {
    g_autofree char *person = g_strdup_printf("person %u", i);
    g_autofree char *country = g_strdup_printf("country %u", i);
    g_autofree char *event = g_strdup_printf("event %u", i);
    g_autofree char *year = g_strdup_printf("200%u", i);
    uint32_t who = made_node(graph, ENT_CLASS_PERSON, person),
             where = made_node(graph, ENT_CLASS_COUNTRY, country),
             what = made_node(graph, ENT_CLASS_EVENT, event);
    made_put(graph, s, who, ENT_PROP_REPRESENTS, made_thing(where),
             ENT_STATUS_ASSERTED);
    made_put(graph, s, what, ENT_PROP_HAS_DATE, made_value(ENT_RANGE_DATE, year, NULL),
             ENT_STATUS_ASSERTED);
  }
  ent_graph_seal(graph);
  EntExportOptions grouped = {.grouping = ENT_GROUP_COUNTRY},
                   by_date = {.view = ENT_VIEW_TIMELINE};
  g_autofree char *boxes = dot_of(graph, &grouped), *columns = dot_of(graph, &by_date);
  check_order(boxes, "label=\"country %u\"", N);
  check_order(columns, "subgraph \"column 200%u\"", N);
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
  g_assert_nonnull(strstr(web, "URL=\"https://example.org/kg/country/norway-"));
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
  g_assert_nonnull(strstr(web, "200 of "));
  g_assert_nonnull(strstr(web, " things shown, those with most links"));
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
  g_test_add_func("/export/dot/posts", test_posts);
  g_test_add_func("/export/dot/turned", test_turned);
  g_test_add_func("/export/dot/focus", test_focus);
  g_test_add_func("/export/dot/hangs-together", test_hangs_together);
  g_test_add_func("/export/dot/groups", test_groups);
  g_test_add_func("/export/dot/timeline", test_timeline);
  g_test_add_func("/export/dot/order", test_order);
  return g_test_run();
}
