// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is the same thing over documents, and what is not. */
#include "make.h"

/* A document that speaks of these names, of one class. */
static EntDocument *speaks_of(const char *id, EntClass cls, const char *names)
{
  EntDocument *d = make_document(id, "Some words of no weight.");
  make_thing(d, cls, names);
  return d;
}

static EntDocument *also(EntDocument *d, EntClass cls, const char *names)
{
  make_thing(d, cls, names);
  return d;
}

static EntDocument *qualified(EntDocument *d, const char *qualifier)
{
  d->things[d->n_things - 1].qualifier = qualifier;
  return d;
}

static EntDocument *keyed(EntDocument *d, const char *key)
{
  d->things[d->n_things - 1].key = key;
  return d;
}

static void check_count(EntGraph *graph, EntClass cls, uint32_t n)
{
  g_assert_cmpuint(count_nodes(graph, cls), ==, n);
  ent_graph_free(graph);
}

#define P ENT_CLASS_PERSON
#define O ENT_CLASS_ORGANIZATION
#define A ENT_CLASS_AGREEMENT
#define C ENT_CLASS_COUNTRY

static void test_same_full_name(void)
{
  EntGraph *graph = make_graph(speaks_of("a", P, "Ingrid Dahl|Dahl"),
                               speaks_of("b", P, "Ingrid Dahl|Ms Dahl"), NULL);
  const EntNode *dahl = the_node(graph, "Ingrid Dahl");
  g_assert_cmpuint(dahl->n_aliases, ==, 2);
  g_assert_cmpstr(dahl->aliases[0], ==, "Dahl");
  g_assert_cmpstr(dahl->aliases[1], ==, "Ms Dahl");
  g_assert_cmpuint(dahl->n_mentions, ==, 2);
  g_assert_cmpstr(dahl->key, ==, "ingrid dahl");
  check_count(graph, P, 1);
}

static void test_surname_joins_only_bearer(void)
{
  check_count(make_graph(also(speaks_of("a", P, "Ingrid Dahl|Dahl"), C, "Norway"),
                         also(speaks_of("b", P, "Dahl"), C, "Norway"), NULL),
              P, 1);
}

static void test_surname_of_two_joins_none(void)
{
  check_count(make_graph(also(speaks_of("a", P, "Ingrid Dahl|Dahl"), C, "Norway"),
                         also(speaks_of("b", P, "Dahl"), C, "Norway"),
                         also(speaks_of("c", P, "Per Dahl"), C, "Norway"), NULL),
              P, 3);
}

static void test_surname_without_context_stays(void)
{
  check_count(make_graph(also(speaks_of("a", P, "Ingrid Dahl"), C, "Norway"),
                         also(speaks_of("b", P, "Dahl"), C, "Peru"), NULL),
              P, 2);
}

static void test_surname_beside_bearer_stays(void)
{
  EntDocument *both = also(speaks_of("a", P, "Ingrid Dahl"), P, "Dahl");
  check_count(make_graph(also(both, C, "Norway"), NULL), P, 2);
}

static void test_title_and_surname(void)
{
  EntDocument *b = also(speaks_of("b", P, "Lord Vance|Vance"), C, "Norway");
  b->things[0].partial = true;
  EntGraph *graph =
      make_graph(b, also(speaks_of("a", P, "Peter Vance"), C, "Norway"), NULL);
  g_assert_cmpuint(the_node(graph, "Peter Vance")->n_aliases, ==, 2);
  check_count(graph, P, 1);
}

static void test_first_name_of_surname_first(void)
{
  check_count(make_graph(also(speaks_of("a", P, "Wu Jinhai|Wu"), C, "China"),
                         also(speaks_of("b", P, "Wu"), C, "China"), NULL),
              P, 1);
}

static void test_middle_names(void)
{
  check_count(make_graph(speaks_of("a", P, "Anna B. Holm"),
                         speaks_of("b", P, "Anna Holm"), NULL),
              P, 1);
  check_count(make_graph(speaks_of("a", P, "Anna B. Holm"),
                         speaks_of("b", P, "Anna Berit Holm"), NULL),
              P, 1);
  check_count(make_graph(speaks_of("a", P, "Anna B. Holm"),
                         speaks_of("b", P, "Anna C. Holm"), NULL),
              P, 2);
  check_count(
      make_graph(speaks_of("a", P, "Anna Holm"), speaks_of("b", P, "Arne Holm"), NULL),
      P, 2);
}

static EntDocument *based(EntDocument *d, const char *trait)
{
  EntThing *thing = &d->things[d->n_things - 1];
  thing->traits = ent_arena_new_array(d->arena, const char *, 1);
  thing->traits[thing->n_traits++] = trait;
  return d;
}

static void test_fields_by_singular(void)
{
  EntDocument *a = speaks_of("a", ENT_CLASS_TOPIC, "planetary sciences");
  EntDocument *b = speaks_of("b", ENT_CLASS_TOPIC, "Planetary science");
  check_count(make_graph(based(a, "base=planetary science"), b, NULL), ENT_CLASS_TOPIC,
              1);
  a = speaks_of("a", ENT_CLASS_TOPIC, "planetary sciences");
  b = speaks_of("b", ENT_CLASS_TOPIC, "Planetary motion");
  check_count(make_graph(based(a, "base=planetary science"), b, NULL), ENT_CLASS_TOPIC,
              2);
}

static void test_acronym(void)
{
  const char *full = "Norwegian Polar Institute|NPI";
  EntGraph *graph = make_graph(speaks_of("a", O, "NPI"),
                               speaks_of("b", ENT_CLASS_RESEARCH_ORGANIZATION, full),
                               speaks_of("c", O, "NPI"), NULL);
  const EntNode *npi = the_node(graph, "Norwegian Polar Institute");
  g_assert_cmpint(npi->cls, ==, ENT_CLASS_RESEARCH_ORGANIZATION);
  g_assert_cmpuint(npi->n_mentions, ==, 3);
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, 1);
  ent_graph_free(graph);
}

static void test_acronym_of_two(void)
{
  check_count(make_graph(speaks_of("a", O, "NPI"),
                         speaks_of("b", O, "Norwegian Polar Institute|NPI"),
                         speaks_of("c", O, "National Press Index|NPI"), NULL),
              O, 3);
}

static void test_key_is_identity(void)
{
  EntGraph *graph = make_graph(keyed(speaks_of("a", C, "United Kingdom|UK"), "iso:GB"),
                               keyed(speaks_of("b", C, "Britain"), "iso:GB"),
                               speaks_of("c", C, "UK"), NULL);
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, 1);
  g_assert_cmpstr(ent_graph_node(graph, 0)->key, ==, "iso:GB");
  ent_graph_free(graph);
  check_count(make_graph(keyed(speaks_of("a", C, "Korea"), "iso:KR"),
                         keyed(speaks_of("b", C, "Korea"), "iso:KP"), NULL),
              C, 2);
}

static void test_descriptions_stay_at_home(void)
{
  EntGraph *graph = make_graph(speaks_of("a", A, "updated agreement"),
                               speaks_of("b", A, "updated agreement"), NULL);
  g_assert_cmpstr(ent_graph_node(graph, 0)->key, ==, "updated agreement@a");
  check_count(graph, A, 2);
}

static void test_capitals_of_a_description(void)
{
  check_count(make_graph(speaks_of("a", A, "Trade Agreement|trade agreement"),
                         speaks_of("b", A, "Trade Agreement"),
                         speaks_of("c", A, "Trade Agreement"), NULL),
              A, 2);
}

static void test_qualifiers(void)
{
  check_count(make_graph(qualified(speaks_of("a", A, "science pact"), "2015"),
                         qualified(speaks_of("b", A, "science pact"), "2015"), NULL),
              A, 1);
  check_count(make_graph(qualified(speaks_of("a", A, "Oslo Accord"), "2015"),
                         qualified(speaks_of("b", A, "Oslo Accord"), "2019"), NULL),
              A, 2);
  check_count(make_graph(qualified(speaks_of("a", A, "Oslo Accord"), "2015"),
                         speaks_of("b", A, "Oslo Accord"), NULL),
              A, 1);
  check_count(make_graph(qualified(speaks_of("a", A, "Oslo Accord"), "2015"),
                         qualified(speaks_of("b", A, "Oslo Accord"), "2019"),
                         speaks_of("c", A, "Oslo Accord"), NULL),
              A, 3);
}

static void test_roles_need_their_place(void)
{
  EntClass role = ENT_CLASS_ROLE;
  check_count(make_graph(speaks_of("a", role, "science minister"),
                         speaks_of("b", role, "science minister"), NULL),
              role, 2);
  check_count(make_graph(qualified(speaks_of("a", role, "science minister"), "Norway"),
                         qualified(speaks_of("b", role, "Science Minister"), "Norway"),
                         qualified(speaks_of("c", role, "science minister"), "Chile"),
                         NULL),
              role, 2);
}

/* "UK" here, "United Kingdom" there: the place is one node. */
static EntDocument *role_in(const char *id, const char *place)
{
  EntDocument *d = speaks_of(id, ENT_CLASS_ROLE, "science minister");
  qualified(d, place);
  keyed(also(d, C, place), strcmp(place, "Chile") == 0 ? "iso:CL" : "iso:GB");
  make_statement(d, 0, ENT_PROP_ROLE_IN, 1, ENT_STATUS_ASSERTED);
  return d;
}

static void test_roles_by_place(void)
{
  check_count(make_graph(role_in("a", "UK"), role_in("b", "United Kingdom"),
                         role_in("c", "Chile"), NULL),
              ENT_CLASS_ROLE, 2);
}

static EntDocument *held_by(EntDocument *d, const char *person)
{
  make_thing(d, P, person);
  make_statement(d, d->n_things - 1, ENT_PROP_HOLDS_ROLE, 0, ENT_STATUS_ASSERTED);
  return d;
}

static void test_roles_by_holder(void)
{
  EntClass role = ENT_CLASS_ROLE;
  check_count(make_graph(held_by(role_in("a", "UK"), "Ada Holm"),
                         held_by(speaks_of("b", role, "science minister"), "Ada Holm"),
                         held_by(speaks_of("c", role, "science minister"), "Per Moen"),
                         NULL),
              role, 2);
  check_count(make_graph(held_by(role_in("a", "UK"), "Ada Holm"),
                         held_by(role_in("b", "Chile"), "Ada Holm"),
                         held_by(speaks_of("c", role, "science minister"), "Ada Holm"),
                         NULL),
              role, 3);
}

static void test_families_stay_apart(void)
{
  EntGraph *graph =
      make_graph(speaks_of("a", C, "Jordan"), speaks_of("b", ENT_CLASS_PLACE, "Jordan"),
                 speaks_of("c", O, "Jordan"), NULL);
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, 3);
  ent_graph_free(graph);
}

static void test_symmetric_over_documents(void)
{
  EntDocument *a = also(speaks_of("a", C, "Norway"), C, "Chile");
  EntDocument *b = also(speaks_of("b", C, "Chile"), C, "Norway");
  make_statement(a, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED);
  make_statement(b, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED);
  EntGraph *graph = make_graph(a, b, NULL);
  g_assert_cmpuint(ent_graph_n_claims(graph), ==, 2);
  g_assert_cmpuint(ent_graph_n_facts(graph), ==, 1);
  g_assert_cmpuint(ent_graph_fact(graph, 0)->support, ==, 2);
  g_assert_cmpuint(ent_graph_fact(graph, 0)->subject, <,
                   ent_graph_fact(graph, 0)->object.node);
  ent_graph_free(graph);
}

static void test_denied_against_asserted(void)
{
  const EntStatus denied[] = {ENT_STATUS_DENIED, ENT_STATUS_DENIED};
  for (uint32_t n = 0; n <= G_N_ELEMENTS(denied); n++) {
    EntGraph *graph = ent_graph_new();
    for (uint32_t i = 0; i <= n; i++) {
      char id[2] = {(char)('a' + i), 0};
      EntDocument *d = also(speaks_of(id, C, "Norway"), C, "Chile");
      make_statement(d, 0, ENT_PROP_CONSULTED, 1,
                     i ? denied[i - 1] : ENT_STATUS_ASSERTED);
      ent_document_normalize(d);
      g_assert_true(ent_graph_add(graph, d, NULL));
      ent_document_free(d);
    }
    ent_graph_link(graph);
    g_assert_cmpuint(ent_graph_n_facts(graph), ==, n <= 1);
    ent_graph_free(graph);
  }
}

static void test_only_asserted_are_facts(void)
{
  for (int status = 0; status < ENT_STATUS_COUNT; status++) {
    EntDocument *d = also(speaks_of("a", C, "Norway"), C, "Chile");
    make_statement(d, 0, ENT_PROP_CONSULTED, 1, (EntStatus)status);
    EntGraph *graph = make_graph(d, NULL);
    g_assert_cmpuint(ent_graph_n_facts(graph), ==, status == ENT_STATUS_ASSERTED);
    ent_graph_free(graph);
  }
}

static void test_planned_event_has_no_facts(void)
{
  EntDocument *d = also(speaks_of("a", C, "Norway"), ENT_CLASS_EVENT, "summit");
  d->things[1].status = ENT_STATUS_PLANNED;
  make_statement(d, 0, ENT_PROP_PARTICIPATED_IN, 1, ENT_STATUS_ASSERTED);
  EntGraph *graph = make_graph(d, NULL);
  g_assert_cmpuint(ent_graph_n_claims(graph), ==, 1);
  g_assert_cmpuint(ent_graph_n_facts(graph), ==, 0);
  ent_graph_free(graph);
}

static void test_second_document_of_one_id(void)
{
  EntGraph *graph = ent_graph_new();
  EntDocument *d = speaks_of("a", C, "Norway");
  EntError error = {0};
  g_assert_true(ent_graph_add(graph, d, &error));
  g_assert_false(ent_graph_add(graph, d, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
  ent_document_free(d);
  ent_graph_link(graph);
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, 1);
  ent_graph_free(graph);
}

static void test_empty_graph(void)
{
  EntGraph *graph = ent_graph_new();
  ent_graph_link(graph);
  g_assert_cmpuint(ent_graph_n_nodes(graph) + ent_graph_n_facts(graph), ==, 0);
  ent_graph_free(graph);
}

int main(int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*test)(void);
  } tests[] = {
      {"/link/same-full-name", test_same_full_name},
      {"/link/surname-joins-only-bearer", test_surname_joins_only_bearer},
      {"/link/surname-of-two-joins-none", test_surname_of_two_joins_none},
      {"/link/surname-without-context-stays", test_surname_without_context_stays},
      {"/link/surname-beside-bearer-stays", test_surname_beside_bearer_stays},
      {"/link/title-and-surname", test_title_and_surname},
      {"/link/surname-first", test_first_name_of_surname_first},
      {"/link/middle-names", test_middle_names},
      {"/link/acronym", test_acronym},
      {"/link/acronym-of-two", test_acronym_of_two},
      {"/link/key-is-identity", test_key_is_identity},
      {"/link/descriptions-stay-at-home", test_descriptions_stay_at_home},
      {"/link/capitals-of-a-description", test_capitals_of_a_description},
      {"/link/qualifiers", test_qualifiers},
      {"/link/roles-need-their-place", test_roles_need_their_place},
      {"/link/fields-by-singular", test_fields_by_singular},
      {"/link/roles-by-place", test_roles_by_place},
      {"/link/roles-by-holder", test_roles_by_holder},
      {"/link/families-stay-apart", test_families_stay_apart},
      {"/facts/symmetric-over-documents", test_symmetric_over_documents},
      {"/facts/denied-against-asserted", test_denied_against_asserted},
      {"/facts/only-asserted", test_only_asserted_are_facts},
      {"/facts/planned-event", test_planned_event_has_no_facts},
      {"/graph/second-document-of-one-id", test_second_document_of_one_id},
      {"/graph/empty", test_empty_graph},
  };
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    g_test_add_func(tests[i].name, tests[i].test);
  return g_test_run();
}
