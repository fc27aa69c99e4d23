// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What must not be joined although the names are equal or look it; what is said of it.
 */
#include "make.h"

#define P ENT_CLASS_PERSON
#define G ENT_CLASS_GOVERNMENT_BODY
#define O ENT_CLASS_ORGANIZATION

static EntDocument *named(const char *id, EntClass cls, const char *names)
{
  EntDocument *d = make_document(id, "Some words of no weight.");
  make_thing(d, cls, names);
  return d;
}

static EntDocument *born(EntDocument *d, const char *trait)
{
  d->things[0].traits = ent_arena_new_array(d->arena, const char *, 1);
  d->things[0].traits[d->things[0].n_traits++] = trait;
  return d;
}

/* Frees the graph. */
static uint32_t counted(EntGraph *graph, EntClass cls)
{
  uint32_t n = count_nodes(graph, cls);
  ent_graph_free(graph);
  return n;
}

static void test_years_of_birth(void)
{
  EntDocument *a = born(named("a", P, "John Smith"), "born=1961");
  EntDocument *b = born(named("b", P, "John Smith"), "born=1961");
  g_assert_cmpuint(counted(make_graph(a, b, named("c", P, "John Smith"), NULL), P), ==,
                   1);
  a = born(named("a", P, "John Smith"), "born=1961");
  b = born(named("b", P, "John Smith"), "born=1987");
  EntDocument *d = born(named("d", P, "John Smith"), "born=1987");
  EntGraph *graph = make_graph(a, b, named("c", P, "John Smith"), d, NULL);
  bool told = false;
  for (uint32_t i = 0; i < ent_graph_n_merges(graph); i++) {
    const char *conflict = ent_graph_merge(graph, i)->conflict;
    told = told || (conflict && strstr(conflict, "1961") && strstr(conflict, "1987"));
  }
  g_assert_true(told);
  /* the one without a year is neither */
  g_assert_cmpuint(counted(graph, P), ==, 3);
}

static EntDocument *ministry(const char *id, const char *country)
{
  EntDocument *d = named(id, G, "Ministry of Tides");
  make_thing(d, ENT_CLASS_COUNTRY, country);
  make_statement(d, 0, ENT_PROP_PART_OF, 1, ENT_STATUS_ASSERTED);
  return d;
}

static void test_ministries_of_two_countries(void)
{
  g_assert_cmpuint(
      counted(make_graph(ministry("a", "Norway"), ministry("b", "Norway"), NULL), G),
      ==, 1);
  g_assert_cmpuint(
      counted(make_graph(ministry("a", "Norway"), ministry("b", "Chile"), NULL), G), ==,
      2);
}

/* Two documents with one name each; how many nodes, and what is noted. */
static void check_names(const char *a, const char *b, uint32_t nodes, const char *note)
{
  EntGraph *graph = make_graph(named("a", O, a), named("b", O, b), NULL);
  g_assert_cmpuint(ent_graph_n_notes(graph), ==, note ? 1 : 0);
  if (note) g_assert_nonnull(strstr(ent_graph_note(graph, 0), note));
  g_assert_cmpuint(counted(graph, O), ==, nodes);
}

static void test_names_that_look_alike(void)
{
  check_names("Polar Institute", "POLAR Institute", 1, NULL);
  check_names("Polar Institute", "Po\u00ADlar\u200B Institute\u200E", 1, NULL);
  check_names("Polar Institute", "P\u043Elar Institute", 2, "another script (U+043E)");
  check_names("Polar Institute", "Pol\u00E1r Institute", 2, "accents");
  check_names("Polar Institute", "Solar Institute", 2, NULL);
}

/* A surname and a country that everybody speaks of are no evidence. */
static void test_surname_in_a_crowd(void)
{
  EntGraph *graph = ent_graph_new();
  for (int i = 0; i < 300; i++) {
    char id[8];
    g_snprintf(id, sizeof id, "%03d", i);
    EntDocument *d = named(id, P,
                           i == 0   ? "Ingrid Dahl"
                           : i == 1 ? "Dahl"
                                    : "Per Moen");
    make_thing(d, ENT_CLASS_COUNTRY, "Norway");
    if (i < 2) make_thing(d, O, i ? "Tide Office" : "Polar Institute");
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  ent_graph_link(graph);
  g_assert_cmpuint(counted(graph, P), ==, 3);
}

/* Of two of a surname the one whom the document's own story is about. */
static uint32_t dahls(const char *body)
{
  EntDocument *a = named("a", P, "Ingrid Dahl"), *b = named("b", P, "Per Dahl");
  EntDocument *c = named("c", P, "Dahl");
  EntDocument *all[] = {a, b, c};
  for (int i = 0; i < 3; i++) {
    make_thing(all[i], ENT_CLASS_COUNTRY, "Norway");
    make_thing(all[i], O, i == 1 ? "Tide Office" : i == 2 ? body : "Polar Institute");
  }
  EntGraph *graph = make_graph(a, b, c, NULL);
  uint32_t n = 0;
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    if (strcmp(ent_graph_node(graph, i)->name, "Ingrid Dahl") == 0)
      n = ent_graph_node(graph, i)->n_mentions;
  ent_graph_free(graph);
  return n;
}

static void test_closest_of_two(void)
{
  g_assert_cmpuint(dahls("Polar Institute"), ==, 2);
  g_assert_cmpuint(dahls("Tide Office"), ==, 1);
  g_assert_cmpuint(dahls("Some Other Body"), ==, 1);
}

static EntDocument *part(const char *id, const char *a, const char *b, float confidence)
{
  EntDocument *d = named(id, O, a);
  make_thing(d, O, b);
  make_statement(d, 0, ENT_PROP_PART_OF, 1, ENT_STATUS_ASSERTED)->confidence =
      confidence;
  return d;
}

static void test_part_of_itself(void)
{
  EntGraph *graph = make_graph(part("a", "Laboratory", "Institute", 0.9f),
                               part("b", "Institute", "Academy", 0.8f),
                               part("c", "Academy", "Laboratory", 0.5f),
                               part("d", "Workshop", "Laboratory", 0.3f), NULL);
  g_assert_cmpuint(ent_graph_n_claims(graph), ==, 4);
  g_assert_cmpuint(ent_graph_n_facts(graph), ==, 3);
  for (uint32_t i = 0; i < 3; i++)
    g_assert_cmpstr(ent_graph_node(graph, ent_graph_fact(graph, i)->subject)->name, !=,
                    "Academy");
  g_assert_cmpuint(ent_graph_n_notes(graph), ==, 1);
  g_assert_nonnull(
      strstr(ent_graph_note(graph, 0), "\"Academy\" would be part of itself"));
  ent_graph_free(graph);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/apart/years-of-birth", test_years_of_birth);
  g_test_add_func("/apart/ministries", test_ministries_of_two_countries);
  g_test_add_func("/apart/look-alikes", test_names_that_look_alike);
  g_test_add_func("/apart/surname-in-a-crowd", test_surname_in_a_crowd);
  g_test_add_func("/apart/closest-of-two", test_closest_of_two);
  g_test_add_func("/apart/part-of-itself", test_part_of_itself);
  return g_test_run();
}
