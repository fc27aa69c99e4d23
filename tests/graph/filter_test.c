// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What each filter leaves; finding by name; graphs that are put together by hand. */
#include "make.h"

/* a (2024): Norway met Chile, Chile criticized Peru (0.3), attributed to Observer;
 * b (2025-06): Ingrid Dahl represents Norway. Sweden is only mentioned. */
static EntGraph *sample(void)
{
  EntDocument *a = make_document("a", "Words and words.");
  EntDocument *b = make_document("b", "Words and words.");
  a->date = "2024-05-01";
  b->date = "2025-06-01";
  make_thing(a, ENT_CLASS_COUNTRY, "Norway");
  make_thing(a, ENT_CLASS_COUNTRY, "Chile");
  make_thing(a, ENT_CLASS_COUNTRY, "Peru");
  make_thing(a, ENT_CLASS_MEDIA_OUTLET, "Oslo Observer|Observer");
  make_thing(a, ENT_CLASS_COUNTRY, "Sweden");
  make_statement(a, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED);
  EntStatement *s = make_statement(a, 1, ENT_PROP_CRITICIZED, 2, ENT_STATUS_ALLEGED);
  s->confidence = 0.3f;
  s->attributed_to = 3;
  make_thing(b, ENT_CLASS_PERSON, "Ingrid Dahl");
  make_thing(b, ENT_CLASS_COUNTRY, "Norway");
  make_statement(b, 0, ENT_PROP_REPRESENTS, 1, ENT_STATUS_ASSERTED);
  return make_graph(a, b, NULL);
}

typedef struct {
  EntFilter filter;
  uint32_t nodes, claims, facts, sources;
} Case;

static void check_case(const Case *c)
{
  EntGraph *graph = sample();
  EntError error = {0};
  g_assert_true(ent_graph_filter(graph, &c->filter, &error));
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, c->nodes);
  g_assert_cmpuint(ent_graph_n_claims(graph), ==, c->claims);
  g_assert_cmpuint(ent_graph_n_facts(graph), ==, c->facts);
  g_assert_cmpuint(ent_graph_n_sources(graph), ==, c->sources);
  for (uint32_t i = 0; i < c->claims; i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    g_assert_cmpuint(claim->subject, <, c->nodes);
    g_assert_cmpuint(claim->source, <, c->sources);
    g_assert_true(claim->attributed_to == ENT_NONE || claim->attributed_to < c->nodes);
  }
  uint32_t first, end = 0, sum = 0;
  for (uint32_t i = 0; i < c->sources; i++) {
    ent_graph_claims_of(graph, i, &first, &end);
    sum += end - first;
  }
  g_assert_cmpuint(sum, ==, c->claims);
  ent_graph_free(graph);
}

static void test_filters(void)
{
  const uint32_t countries = ENT_SET(COUNTRY);
  const Case cases[] = {
      {{0}, 6, 3, 2, 2},
      {{.min_confidence = 0.5f}, 6, 2, 2, 2},
      {{.min_confidence = 0.95f}, 0, 0, 0, 2},
      {{.since = "2025"}, 2, 1, 1, 1},
      {{.since = "2024-05-01", .until = "2024"}, 5, 2, 1, 1},
      {{.until = "2024-04"}, 0, 0, 0, 0},
      {{.types = countries}, 5, 2, 1, 2}, /* and who says it */
      {{.types = ENT_SET(PERSON)}, 1, 0, 0, 2},
      {{.about = "Ingrid Dahl"}, 2, 1, 1, 2},
      {{.about = "the ingrid dahl", .hops = 2}, 3, 2, 2, 2},
      {{.about = "Observer"}, 1, 0, 0, 2},
      {{.top = 2}, 2, 1, 1, 2},
      {{.top = 100}, 6, 3, 2, 2},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_case(&cases[i]);
}

static void test_about_nothing(void)
{
  EntGraph *graph = sample();
  EntFilter filter = {.about = "Atlantis"};
  EntError error = {0};
  g_assert_false(ent_graph_filter(graph, &filter, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_USAGE);
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, 6);
  ent_graph_free(graph);
}

static void test_find(void)
{
  EntGraph *graph = sample();
  uint32_t found[8];
  g_assert_cmpuint(ent_graph_find(graph, "OBSERVER", found, 8), ==, 1);
  g_assert_cmpstr(ent_graph_node(graph, found[0])->name, ==, "Oslo Observer");
  g_assert_cmpuint(ent_graph_find(graph, "e", found, 1), >, 2);
  g_assert_cmpuint(ent_graph_find(graph, "Dahl", found, 8), ==, 1);
  g_assert_cmpuint(ent_graph_find(graph, "", found, 8), ==, 0);
  g_assert_cmpuint(ent_graph_find(graph, "zzz", found, 8), ==, 0);
  ent_graph_free(graph);
}

/* A graph put together from another's parts, backwards, is the same. */
static void test_put(void)
{
  EntGraph *from = sample(), *to = ent_graph_new();
  uint32_t n_nodes = ent_graph_n_nodes(from), n_sources = ent_graph_n_sources(from);
  for (uint32_t i = n_sources; i-- > 0;)
    ent_graph_put_source(to, ent_graph_source(from, i));
  for (uint32_t i = n_nodes; i-- > 0;) {
    EntNode node = *ent_graph_node(from, i);
    EntPlace *places = g_memdup2(node.mentions, node.n_mentions * sizeof *places);
    for (uint32_t k = 0; k < node.n_mentions; k++)
      places[k].source = n_sources - 1 - places[k].source;
    node.mentions = places;
    ent_graph_put_node(to, &node);
    g_free(places);
  }
  for (uint32_t i = ent_graph_n_claims(from); i-- > 0;) {
    EntClaim claim = *ent_graph_claim(from, i);
    claim.source = n_sources - 1 - claim.source;
    claim.subject = n_nodes - 1 - claim.subject;
    claim.object.node = n_nodes - 1 - claim.object.node;
    if (claim.attributed_to != ENT_NONE)
      claim.attributed_to = n_nodes - 1 - claim.attributed_to;
    ent_graph_put_claim(to, &claim);
  }
  ent_graph_seal(to);
  g_assert_cmpuint(ent_graph_n_facts(to), ==, ent_graph_n_facts(from));
  for (uint32_t i = 0; i < n_nodes; i++) {
    const EntNode *a = ent_graph_node(from, i), *b = ent_graph_node(to, i);
    g_assert_cmpstr(a->key, ==, b->key);
    g_assert_cmpuint(a->mentions[0].source, ==, b->mentions[0].source);
  }
  for (uint32_t i = 0; i < ent_graph_n_claims(from); i++) {
    const EntClaim *a = ent_graph_claim(from, i), *b = ent_graph_claim(to, i);
    g_assert_cmpuint(a->subject, ==, b->subject);
    g_assert_cmpuint(a->attributed_to, ==, b->attributed_to);
    g_assert_cmpstr(a->quote, ==, b->quote);
  }
  ent_graph_free(from);
  ent_graph_free(to);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/filter/cases", test_filters);
  g_test_add_func("/filter/about-nothing", test_about_nothing);
  g_test_add_func("/find", test_find);
  g_test_add_func("/put", test_put);
  return g_test_run();
}
