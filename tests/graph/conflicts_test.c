// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What contradicts what, each case beside a near one that does not; how many sites bear
 * a fact. */
#include "graph/graph.h"
#include <glib.h>
#include <string.h>

enum {
  PACT,
  TALKS,
  FUND,
  OSLO,
  LIMA,
  HALL,
  CHILE,
  NORWAY,
  ADA,
  BO,
  POST,
  DESK,
  N_NODES
};

static const struct {
  EntClass cls;
  const char *name;
  bool single;
} nodes[N_NODES] = {
    [PACT] = {ENT_CLASS_AGREEMENT, "Pact", false},
    [TALKS] = {ENT_CLASS_EVENT, "Talks", false},
    [FUND] = {ENT_CLASS_PROGRAMME, "Fund", false},
    [OSLO] = {ENT_CLASS_PLACE, "Oslo", false},
    [LIMA] = {ENT_CLASS_PLACE, "Lima", false},
    [HALL] = {ENT_CLASS_PLACE, "Oslo Town Hall", false},
    [CHILE] = {ENT_CLASS_COUNTRY, "Chile", false},
    [NORWAY] = {ENT_CLASS_COUNTRY, "Norway", false},
    [ADA] = {ENT_CLASS_PERSON, "Ada Holm", false},
    [BO] = {ENT_CLASS_PERSON, "Bo Lund", false},
    [POST] = {ENT_CLASS_ROLE, "prime minister", true},
    [DESK] = {ENT_CLASS_ROLE, "adviser", false},
};

static const EntSource sources[] = {
    {.id = "a", .date = "2025-03-01", .site = "Bergen Post"},
    {.id = "b", .date = "2025-03-01", .url = "https://www.lima.example/1"},
    {.id = "c", .date = "2025-06-01", .url = "https://lima.example:80/2"},
    {.id = "d", .date = "2024-01-01"},
    {.id = "e"},
};

/* Graphs under construction. */
typedef struct {
  EntGraph *graph;
  uint32_t at[N_NODES], source[G_N_ELEMENTS(sources)];
  uint32_t offset; /* makes claims differ */
} Make;

static Make make_start(void)
{
  Make make = {.graph = ent_graph_new()};
  for (unsigned i = 0; i < G_N_ELEMENTS(sources); i++)
    make.source[i] = ent_graph_put_source(make.graph, &sources[i]);
  for (unsigned i = 0; i < N_NODES; i++) {
    EntNode node = {.cls = nodes[i].cls,
                    .key = nodes[i].name,
                    .name = nodes[i].name,
                    .single = nodes[i].single,
                    .confidence = 1};
    make.at[i] = ent_graph_put_node(make.graph, &node);
  }
  return make;
}

static EntClaim claim_of(Make *make, char source, unsigned subject,
                         EntProperty property)
{
  uint32_t begin = 10 * make->offset++;
  return (EntClaim){.subject = make->at[subject],
                    .property = property,
                    .confidence = 0.8f,
                    .rule = "test",
                    .source = make->source[source - 'a'],
                    .span = {begin, begin + 5},
                    .quote = "",
                    .attributed_to = ENT_NONE};
}

/* Source 'a' says that subject property object. */
static void say(Make *make, char source, unsigned subject, EntProperty property,
                unsigned object, EntStatus status)
{
  EntClaim claim = claim_of(make, source, subject, property);
  claim.object = (EntObject){ENT_RANGE_THING, make->at[object], NULL, NULL};
  claim.status = status;
  ent_graph_put_claim(make->graph, &claim);
}

static void say_value(Make *make, char source, unsigned subject, EntProperty property,
                      const char *value, const char *unit)
{
  EntClaim claim = claim_of(make, source, subject, property);
  claim.object =
      (EntObject){unit ? ENT_RANGE_MONEY : ENT_RANGE_DATE, ENT_NONE, value, unit};
  ent_graph_put_claim(make->graph, &claim);
}

static void say_holder(Make *make, char source, unsigned person, unsigned post,
                       const char *from, const char *until)
{
  EntClaim claim = claim_of(make, source, person, ENT_PROP_HOLDS_ROLE);
  claim.object = (EntObject){ENT_RANGE_THING, make->at[post], NULL, NULL};
  claim.valid_from = from;
  claim.valid_until = until;
  ent_graph_put_claim(make->graph, &claim);
}

/* "denied 2": kind and number of conflicts, which are all of one kind; "" = none. */
static void expect(Make *make, const char *expected)
{
  GString *got = g_string_new(NULL);
  ent_graph_seal(make->graph);
  uint32_t n = ent_graph_n_conflicts(make->graph);
  if (n)
    g_string_printf(got, "%s %u",
                    ent_conflict_name(ent_graph_conflict(make->graph, 0)->kind), n);
  for (uint32_t i = 0; i < n; i++) {
    const EntConflict *one = ent_graph_conflict(make->graph, i);
    uint32_t first, end;
    ent_graph_conflicts_of(make->graph, one->claim, &first, &end);
    g_assert_true(first <= i && i < end);
    g_assert_cmpuint(one->claim, !=, one->other);
    g_assert_cmpint(one->kind, ==, ent_graph_conflict(make->graph, 0)->kind);
  }
  g_assert_cmpstr(got->str, ==, expected);
  g_string_free(got, TRUE);
  ent_graph_free(make->graph);
}

static void test_denied(void)
{
  Make make = make_start();
  say(&make, 'a', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_ASSERTED);
  say(&make, 'b', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_DENIED);
  expect(&make, "denied 2");
  make = make_start(); /* a claim against two */
  say(&make, 'a', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_ASSERTED);
  say(&make, 'b', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_FORMER);
  say(&make, 'c', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_DENIED);
  expect(&make, "denied 3");
  make = make_start(); /* of another */
  say(&make, 'a', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_ASSERTED);
  say(&make, 'b', PACT, ENT_PROP_SIGNED_BY, NORWAY, ENT_STATUS_DENIED);
  expect(&make, "");
  make = make_start(); /* what was only planned or alleged may well not be so */
  say(&make, 'a', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_PLANNED);
  say(&make, 'c', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_ALLEGED);
  say(&make, 'b', PACT, ENT_PROP_SIGNED_BY, CHILE, ENT_STATUS_DENIED);
  expect(&make, "");
}

static void test_dates(void)
{
  static const struct {
    const char *one, *other, *expected;
  } cases[] = {{"2025-03-03", "2025-03-04", "date 2"},
               {"2025-03", "2025-04", "date 2"},
               {"2024", "2025-04", "date 2"},
               {"2025-03", "2025-03-04", ""},
               {"2025", "2025-03-04", ""},
               {"2025-03-03", "2025-03-03", ""}};
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    Make make = make_start();
    say_value(&make, 'a', PACT, ENT_PROP_HAS_DATE, cases[i].one, NULL);
    say_value(&make, 'b', PACT, ENT_PROP_HAS_DATE, cases[i].other, NULL);
    expect(&make, cases[i].expected);
  }
  Make make = make_start(); /* one document knows both: from, to */
  say_value(&make, 'a', TALKS, ENT_PROP_HAS_DATE, "2025-03-03", NULL);
  say_value(&make, 'b', TALKS, ENT_PROP_HAS_DATE, "2025-03-04", NULL);
  say_value(&make, 'a', TALKS, ENT_PROP_HAS_DATE, "2025-03-04", NULL);
  expect(&make, "");
  make = make_start(); /* of two things */
  say_value(&make, 'a', TALKS, ENT_PROP_HAS_DATE, "2025-03-03", NULL);
  say_value(&make, 'b', PACT, ENT_PROP_HAS_DATE, "2025-03-04", NULL);
  expect(&make, "");
}

static void test_amounts(void)
{
  Make make = make_start();
  say_value(&make, 'a', FUND, ENT_PROP_HAS_AMOUNT, "40000000", "NOK");
  say_value(&make, 'b', FUND, ENT_PROP_HAS_AMOUNT, "50000000", "NOK");
  expect(&make, "amount 2");
  make = make_start();
  say_value(&make, 'a', FUND, ENT_PROP_HAS_AMOUNT, "40000000", "NOK");
  say_value(&make, 'b', FUND, ENT_PROP_HAS_AMOUNT, "40000000", "NOK");
  expect(&make, "");
}

static void test_places(void)
{
  Make make = make_start();
  say(&make, 'a', TALKS, ENT_PROP_HAS_LOCATION, OSLO, ENT_STATUS_ASSERTED);
  say(&make, 'b', TALKS, ENT_PROP_HAS_LOCATION, LIMA, ENT_STATUS_ASSERTED);
  expect(&make, "place 2");
  make = make_start();
  say(&make, 'a', TALKS, ENT_PROP_HAS_LOCATION, OSLO, ENT_STATUS_ASSERTED);
  say(&make, 'b', TALKS, ENT_PROP_HAS_LOCATION, NORWAY, ENT_STATUS_ASSERTED);
  expect(&make, ""); /* a town and a country */
  make = make_start();
  say(&make, 'a', TALKS, ENT_PROP_HAS_LOCATION, OSLO, ENT_STATUS_ASSERTED);
  say(&make, 'b', TALKS, ENT_PROP_HAS_LOCATION, HALL, ENT_STATUS_ASSERTED);
  say(&make, 'c', HALL, ENT_PROP_PART_OF, OSLO, ENT_STATUS_ASSERTED);
  expect(&make, ""); /* a part of it */
  make = make_start();
  say(&make, 'a', TALKS, ENT_PROP_HAS_LOCATION, OSLO, ENT_STATUS_ASSERTED);
  say(&make, 'b', TALKS, ENT_PROP_HAS_LOCATION, LIMA, ENT_STATUS_PLANNED);
  expect(&make, "");
}

static void test_holders(void)
{
  static const struct {
    char source, other; /* of Ada and Bo */
    unsigned post;
    const char *from, *until; /* of Ada */
    const char *expected;
  } cases[] = {
      {'a', 'b', POST, NULL, NULL, "holder 2"},         /* on one day */
      {'a', 'c', POST, NULL, NULL, ""},                 /* one after the other */
      {'a', 'b', DESK, NULL, NULL, ""},                 /* there are several advisers */
      {'a', 'e', POST, NULL, NULL, ""},                 /* when, nobody knows */
      {'a', 'a', POST, NULL, NULL, ""},                 /* one document knows both */
      {'a', 'c', POST, NULL, "2025", "holder 2"},       /* until after Bo is in it */
      {'a', 'c', POST, "2024", "2025-05", ""},          /* until before */
      {'e', 'c', POST, "2025-02", "2026", "holder 2"},  /* by what is said alone */
      {'c', 'd', POST, "2023-12-31", NULL, "holder 2"}, /* since before */
      {'c', 'd', POST, "2024-01-02", NULL, ""},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    Make make = make_start();
    say_holder(&make, cases[i].source, ADA, cases[i].post, cases[i].from,
               cases[i].until);
    say_holder(&make, cases[i].other, BO, cases[i].post, NULL, NULL);
    expect(&make, cases[i].expected);
  }
  Make make = make_start(); /* before and after him */
  say_holder(&make, 'd', ADA, POST, NULL, NULL);
  say_holder(&make, 'c', ADA, POST, NULL, NULL);
  say_holder(&make, 'b', BO, POST, NULL, NULL);
  expect(&make, "holder 3");
}

/* As many dates as documents: each claim against a few, not against all. */
static void test_many(void)
{
  enum { N = 20000 };
  Make make = make_start();
  char date[16];
  for (unsigned i = 0; i < N; i++) {
    g_snprintf(date, sizeof date, "%04u-%02u", 1000 + i / 12 % 8000, 1 + i % 12);
    say_value(&make, (char)('a' + i % 5), PACT, ENT_PROP_HAS_DATE, date, NULL);
  }
  ent_graph_seal(make.graph);
  g_assert_cmpuint(ent_graph_n_conflicts(make.graph), <=, 16 * 15);
  ent_graph_free(make.graph);
}

static void test_sites(void)
{
  static const struct {
    const char *sources;   /* that say it */
    const char *quotes[3]; /* by each */
    uint32_t support, sites;
  } cases[] = {
      {"a", {"x"}, 1, 1},
      {"ab", {"x", "y"}, 2, 2},
      {"ab", {"x", "x"}, 2, 1}, /* the same sentence */
      {"bc", {"x", "y"}, 2, 1}, /* one host */
      {"de", {"x", "y"}, 2, 1}, /* sites that nobody knows */
      {"abd", {"x", "y", "z"}, 3, 3},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    Make make = make_start();
    for (unsigned k = 0; cases[i].sources[k]; k++) {
      EntClaim claim = claim_of(&make, cases[i].sources[k], PACT, ENT_PROP_SIGNED_BY);
      claim.object = (EntObject){ENT_RANGE_THING, make.at[CHILE], NULL, NULL};
      claim.quote = cases[i].quotes[k];
      ent_graph_put_claim(make.graph, &claim);
    }
    ent_graph_seal(make.graph);
    g_assert_cmpuint(ent_graph_n_facts(make.graph), ==, 1);
    const EntFact *fact = ent_graph_fact(make.graph, 0);
    g_assert_cmpuint(fact->support, ==, cases[i].support);
    g_assert_cmpuint(fact->sites, ==, cases[i].sites);
    g_assert_true(ent_graph_fact_of(make.graph, 0) == fact);
    ent_graph_free(make.graph);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/conflicts/denied", test_denied);
  g_test_add_func("/conflicts/dates", test_dates);
  g_test_add_func("/conflicts/amounts", test_amounts);
  g_test_add_func("/conflicts/places", test_places);
  g_test_add_func("/conflicts/holders", test_holders);
  g_test_add_func("/conflicts/many", test_many);
  g_test_add_func("/conflicts/sites", test_sites);
  return g_test_run();
}
