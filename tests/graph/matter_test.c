// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Agreements and events over documents: what makes two descriptions one thing, and for
 * each such pair a near one that stays two. */
#include "make.h"

#define A ENT_CLASS_AGREEMENT
#define E ENT_CLASS_EVENT

/* Things 0 to 3 of each document: two countries, a person, a body. The matter is 4. */
enum { FIRST, SECOND, PERSON, BODY, MATTER };

static EntDocument *story(const char *id, const char *date, EntClass cls,
                          const char *names)
{
  EntDocument *d = make_document(id, "Some words of no weight.");
  d->date = date;
  make_thing(d, ENT_CLASS_COUNTRY, "Norway");
  make_thing(d, ENT_CLASS_COUNTRY, "Chile");
  make_thing(d, ENT_CLASS_PERSON, "Ingrid Dahl");
  make_thing(d, ENT_CLASS_ORGANIZATION, "Polar Institute");
  make_thing(d, cls, names)->partial = true;
  return d;
}

/* "year=2017 kind=agreement" */
static EntDocument *with(EntDocument *d, const char *traits)
{
  EntThing *thing = &d->things[MATTER];
  char **each = g_strsplit(traits, " ", -1);
  thing->n_traits = g_strv_length(each);
  thing->traits = ent_arena_new_array(d->arena, const char *, thing->n_traits);
  for (uint32_t i = 0; i < thing->n_traits; i++)
    thing->traits[i] = ent_arena_strdup(d->arena, each[i]);
  g_strfreev(each);
  return d;
}

static EntDocument *party(EntDocument *d, uint32_t thing)
{
  make_statement(d, MATTER, ENT_PROP_HAS_PARTY, thing, ENT_STATUS_ASSERTED);
  return d;
}

static EntDocument *both_parties(EntDocument *d)
{
  return party(party(d, FIRST), SECOND);
}

static EntDocument *on(EntDocument *d, const char *date)
{
  EntStatement *s =
      make_statement(d, MATTER, ENT_PROP_HAS_DATE, 0, ENT_STATUS_ASSERTED);
  s->object = (EntValue){ENT_RANGE_DATE, ENT_NONE, date, NULL};
  return d;
}

static EntDocument *attends(EntDocument *d, uint32_t thing)
{
  make_statement(d, thing, ENT_PROP_PARTICIPATED_IN, MATTER, ENT_STATUS_ASSERTED);
  return d;
}

/* How many nodes of the class two documents give. */
static uint32_t nodes_of(EntClass cls, EntDocument *a, EntDocument *b)
{
  EntGraph *graph = make_graph(a, b, NULL);
  uint32_t n = count_nodes(graph, cls);
  ent_graph_free(graph);
  return n;
}

#define one(cls, a, b) g_assert_cmpuint(nodes_of(cls, a, b), ==, 1)
#define two(cls, a, b) g_assert_cmpuint(nodes_of(cls, a, b), ==, 2)

static EntDocument *pact(const char *id, const char *name)
{
  return with(both_parties(story(id, "2025-03-01", A, name)), "kind=agreement");
}

static void test_year_and_parties(void)
{
  one(A, on(pact("a", "science pact"), "2017"),
      on(pact("b", "2017 accord"), "2017-05"));
  two(A, on(pact("a", "science pact"), "2017"), on(pact("b", "later accord"), "2018"));
}

static void test_old_and_new(void)
{
  EntDocument *a = with(both_parties(story("a", "2025-03-01", A, "updated agreement")),
                        "kind=agreement state=new");
  EntDocument *b = with(both_parties(story("b", "2025-03-02", A, "latest accord")),
                        "kind=agreement state=new");
  one(A, a, b);
  a = with(both_parties(story("a", "2025-03-01", A, "updated agreement")),
           "kind=agreement state=new");
  b = with(both_parties(story("b", "2025-03-02", A, "previous agreement")),
           "kind=agreement state=old");
  two(A, a, b);
}

/* What was new two years ago is not what is new today. */
static void test_new_at_two_times(void)
{
  two(A,
      with(both_parties(story("a", "2023-03-01", A, "new agreement")),
           "kind=agreement state=new"),
      with(both_parties(story("b", "2025-03-02", A, "new agreement")),
           "kind=agreement state=new"));
}

static void test_other_parties(void)
{
  EntDocument *b = with(party(story("b", "2025-03-01", A, "2017 agreement"), FIRST),
                        "kind=agreement year=2017");
  make_thing(b, ENT_CLASS_COUNTRY, "Peru");
  make_statement(b, MATTER, ENT_PROP_HAS_PARTY, MATTER + 1, ENT_STATUS_ASSERTED);
  two(A, on(pact("a", "science pact"), "2017"), b);
}

static EntDocument *session(const char *id, const char *name, const char *traits)
{
  return with(attends(attends(story(id, "2025-03-01", E, name), FIRST), SECOND),
              traits);
}

static void test_numbers(void)
{
  one(E, session("a", "11th session", "kind=meeting ordinal=11 word=commission"),
      session("b", "eleventh meeting", "kind=meeting ordinal=11 word=commission"));
  two(E, session("a", "11th session", "kind=meeting ordinal=11 word=commission"),
      session("b", "tenth meeting", "kind=meeting ordinal=10 word=commission"));
}

static void test_kinds(void)
{
  EntDocument *a = attends(story("a", "2025-03-01", E, "talks"), PERSON);
  EntDocument *b = attends(story("b", "2025-03-02", E, "meeting"), PERSON);
  one(E, with(a, "kind=meeting"), with(b, "kind=meeting"));
  a = attends(story("a", "2025-03-01", E, "talks"), PERSON);
  b = attends(story("b", "2025-03-02", E, "visit"), PERSON);
  two(E, with(a, "kind=meeting"), with(b, "kind=visit"));
}

static void test_dates_of_events(void)
{
  EntDocument *a =
      on(attends(story("a", "2025-03-05", E, "talks"), PERSON), "2025-03-01");
  EntDocument *b =
      on(attends(story("b", "2025-03-06", E, "talks"), PERSON), "2025-03-02");
  one(E, with(a, "kind=meeting"), with(b, "kind=meeting"));
  a = on(attends(story("a", "2025-03-05", E, "talks"), PERSON), "2025-03-01");
  b = on(attends(story("b", "2025-03-06", E, "talks"), PERSON), "2025-02-01");
  two(E, with(a, "kind=meeting"), with(b, "kind=meeting"));
}

/* A meeting that shares nobody with another is another one. */
static void test_nobody_in_common(void)
{
  EntDocument *a = on(story("a", "2025-03-05", E, "meeting"), "2025-03-01");
  EntDocument *b = make_document("b", "Some words of no weight.");
  b->date = "2025-03-05";
  for (int i = 0; i < 4; i++)
    make_thing(b, ENT_CLASS_PERSON, i ? "Per Moen" : "Olav Lie");
  make_thing(b, E, "meeting")->partial = true;
  two(E, with(a, "kind=meeting"), with(on(b, "2025-03-01"), "kind=meeting"));
}

/* A document that speaks of two keeps them apart, and the ledger says so. */
static void test_document_of_both(void)
{
  EntDocument *b = on(with(both_parties(story("b", "2025-03-01", A, "science accord")),
                           "kind=agreement word=science"),
                      "2017");
  make_thing(b, A, "research treaty")->partial = true;
  const char **traits = ent_arena_new_array(b->arena, const char *, 3);
  traits[0] = "kind=agreement";
  traits[1] = "word=research";
  traits[2] = "year=2017";
  b->things[MATTER + 1].traits = traits;
  b->things[MATTER + 1].n_traits = 3;
  make_statement(b, MATTER + 1, ENT_PROP_HAS_PARTY, FIRST, ENT_STATUS_ASSERTED);
  make_statement(b, MATTER + 1, ENT_PROP_HAS_PARTY, SECOND, ENT_STATUS_ASSERTED);
  EntGraph *graph = make_graph(on(pact("a", "science pact"), "2017"), b, NULL);
  g_assert_cmpuint(count_nodes(graph, A), ==, 2);
  bool told = false;
  for (uint32_t i = 0; i < ent_graph_n_merges(graph); i++)
    told =
        told || g_strcmp0(ent_graph_merge(graph, i)->conflict, "b speaks of both") == 0;
  g_assert_true(told);
  ent_graph_free(graph);
}

/* One document: an agreement that nothing tells from another is that one. */
static uint32_t agreements_within(const char *traits)
{
  EntDocument *d =
      with(both_parties(story("a", "2025-03-01", A, "new trade agreement")),
           "kind=agreement state=new word=trade");
  EntThing *other = make_thing(d, A, "latest accord");
  char **each = g_strsplit(traits, " ", -1);
  other->partial = true;
  other->traits = ent_arena_new_array(d->arena, const char *, 4);
  for (char **trait = each; *trait; trait++)
    other->traits[other->n_traits++] = ent_arena_strdup(d->arena, *trait);
  g_strfreev(each);
  make_statement(d, MATTER + 1, ENT_PROP_HAS_PARTY, FIRST, ENT_STATUS_ASSERTED);
  make_statement(d, MATTER + 1, ENT_PROP_HAS_PARTY, SECOND, ENT_STATUS_ASSERTED);
  EntDocument *b = story("b", "2025-03-01", ENT_CLASS_EVENT, "talks");
  EntGraph *graph = make_graph(d, b, NULL);
  uint32_t n = count_nodes(graph, A);
  ent_graph_free(graph);
  return n;
}

static void test_within_a_document(void)
{
  g_assert_cmpuint(agreements_within("kind=agreement state=new"), ==, 1);
  g_assert_cmpuint(agreements_within("kind=agreement state=old"), ==, 2);
  g_assert_cmpuint(agreements_within("kind=agreement state=new word=defence"), ==, 2);
  g_assert_cmpuint(agreements_within("kind=agreement"), ==, 2);
}

/* Talks of the same people months apart are others, if no date says otherwise. */
static void test_months_apart(void)
{
  EntDocument *a = attends(story("a", "2025-03-01", E, "talks"), FIRST);
  EntDocument *b = attends(story("b", "2025-03-20", E, "talks"), FIRST);
  one(E, with(attends(a, SECOND), "kind=meeting word=fish word=trade"),
      with(attends(b, SECOND), "kind=meeting word=fish word=trade"));
  a = attends(story("a", "2025-03-01", E, "talks"), FIRST);
  b = attends(story("b", "2025-06-20", E, "talks"), FIRST);
  two(E, with(attends(a, SECOND), "kind=meeting word=fish word=trade"),
      with(attends(b, SECOND), "kind=meeting word=fish word=trade"));
}

/* What one document dates long before the other was written is not its talks. */
static void test_long_past(void)
{
  EntDocument *a = attends(story("a", NULL, E, "talks"), FIRST);
  EntDocument *b = attends(story("b", "2025-03-20", E, "talks"), FIRST);
  one(E,
      with(on(attends(a, SECOND), "2025-03-18"), "kind=meeting word=fish word=trade"),
      with(attends(b, SECOND), "kind=meeting word=fish word=trade"));
  a = attends(story("a", NULL, E, "talks"), FIRST);
  b = attends(story("b", "2025-03-20", E, "talks"), FIRST);
  two(E, with(on(attends(a, SECOND), "2016"), "kind=meeting word=fish word=trade"),
      with(attends(b, SECOND), "kind=meeting word=fish word=trade"));
}

/* The node of descriptions is named after the first document: a later one changes
 * nothing. */
static void test_key_is_stable(void)
{
  EntGraph *before = make_graph(on(pact("b", "science pact"), "2017"), NULL);
  EntDocument *later = on(pact("a", "research and science accord"), "2017");
  later->date = "2025-04-01";
  EntGraph *after = make_graph(on(pact("b", "science pact"), "2017"), later, NULL);
  g_assert_cmpuint(count_nodes(after, A), ==, 1);
  for (uint32_t i = 0; i < ent_graph_n_nodes(after); i++) {
    const EntNode *node = ent_graph_node(after, i);
    if (node->cls == A) g_assert_cmpstr(node->key, ==, "science pact@b");
  }
  ent_graph_free(before);
  ent_graph_free(after);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/matter/year-and-parties", test_year_and_parties);
  g_test_add_func("/matter/old-and-new", test_old_and_new);
  g_test_add_func("/matter/new-at-two-times", test_new_at_two_times);
  g_test_add_func("/matter/other-parties", test_other_parties);
  g_test_add_func("/matter/numbers", test_numbers);
  g_test_add_func("/matter/kinds", test_kinds);
  g_test_add_func("/matter/dates-of-events", test_dates_of_events);
  g_test_add_func("/matter/nobody-in-common", test_nobody_in_common);
  g_test_add_func("/matter/document-of-both", test_document_of_both);
  g_test_add_func("/matter/within-a-document", test_within_a_document);
  g_test_add_func("/matter/months-apart", test_months_apart);
  g_test_add_func("/matter/long-past", test_long_past);
  g_test_add_func("/matter/key-is-stable", test_key_is_stable);
  return g_test_run();
}
