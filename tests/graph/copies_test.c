// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which documents are one article: copies, near copies, other reports on the same; and
 * what a fact counts then. */
#include "extract/sketch.h"
#include "graph/copies.h"
#include "tests/graph/make.h"

#define LEAD                                                                           \
  "The science ministers of Norway and Chile signed an agreement on polar research "   \
  "in "                                                                                \
  "Bergen on Tuesday after two years of talks. Under the accord, both countries will " \
  "share the station on the ice shelf, and a joint committee will meet every spring. "
#define QUOTE                                                                          \
  "Anna Holm, the Norwegian minister, said the accord was the first of its kind in "   \
  "the "                                                                               \
  "far south and would be followed by others. "
#define REST                                                                           \
  "Chile will pay half of the cost of the station, which was built in 1958 and needs " \
  "a "                                                                                 \
  "new roof. The first scientists are to arrive in November, when the sea ice breaks " \
  "up and ships can reach the bay. Each side names six members of the committee. The " \
  "text will be put before both parliaments in the summer. "
#define OTHER                                                                          \
  "A pact on Antarctic science was concluded yesterday between Santiago and Oslo. "    \
  "Researchers from the two states have long worked next door to each other on the "   \
  "ice "                                                                               \
  "without sharing so much as a generator. Critics in the Chilean congress called "    \
  "the "                                                                               \
  "price too high, and a vote is not expected before June. Fishing, long the sorest "  \
  "point between the two, was left for another day, diplomats said. "

static const char *sketch(EntArena *arena, const char *text)
{
  return ent_sketch(text, strlen(text), arena);
}

static void test_alike(void)
{
  static const struct {
    const char *a, *b;
    float least, most;
  } pairs[] = {
      {LEAD QUOTE REST, LEAD QUOTE REST, 1, 1},
      {LEAD QUOTE REST,
       "  the SCIENCE ministers, of Norway - and Chile" /* layout */
       " signed an agreement on polar research in Bergen on Tuesday after two years of "
       "talks. Under the accord both countries will share the station on the ice shelf "
       "and a joint committee will meet every spring.\n\n" QUOTE REST,
       1, 1},
      {LEAD QUOTE REST, "Accord on the ice (Agency) " LEAD QUOTE REST, 0.85f, 1},
      {LEAD QUOTE REST, LEAD REST, 0.7f, 0.95f},
      {LEAD QUOTE REST, OTHER QUOTE, 0, 0.35f}, /* the same event and quote */
      {LEAD QUOTE REST, OTHER, 0, 0.05f},
  };
  EntArena *arena = ent_arena_new();
  for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
    float part = ent_sketch_alike(sketch(arena, pairs[i].a), sketch(arena, pairs[i].b));
    g_test_message("pair %zu: %.2f", i, (double)part);
    g_assert_cmpfloat(part, >=, pairs[i].least);
    g_assert_cmpfloat(part, <=, pairs[i].most);
  }
  g_assert_null(sketch(arena, "Norway met Chile in Lima on Monday"));
  g_assert_true(ent_sketch_is_good(sketch(arena, LEAD)));
  g_assert_cmpstr(sketch(arena, LEAD QUOTE REST), !=, sketch(arena, LEAD QUOTE));
  ent_arena_free(arena);
}

static void test_addresses(void)
{
  static const struct {
    const char *url, *key;
  } cases[] = {
      {"https://www.polar.example.org/a/b?utm_source=x&id=7#top",
       "polar.example.org/a/b?id=7"},
      {"http://Polar.example.org:80/a/b/?id=7&fbclid=9", "polar.example.org/a/b?id=7"},
      {"https://polar.example.org/A/b", "polar.example.org/A/b"},
      {"https://polar.example.org/?p=17", "polar.example.org?p=17"},
      {"https://polar.example.org/", NULL}, /* a site is no article */
      {"https://polar.example.org/?utm_medium=rss", NULL},
      {"polar", NULL},
      {NULL, NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *key = ent_url_key(cases[i].url);
    g_assert_cmpstr(key, ==, cases[i].key);
    g_free(key);
  }
}

typedef struct {
  const char *id, *date, *url, *site, *text, *copy_of;
} Press;

/* Each of them says that Norway met Chile. */
static EntGraph *graph_of(const Press *press, size_t n, bool backwards)
{
  EntGraph *graph = ent_graph_new();
  for (size_t i = 0; i < n; i++) {
    const Press *p = &press[backwards ? n - 1 - i : i];
    EntDocument *d = make_document(p->id, p->text);
    d->date = p->date;
    d->url = p->url;
    d->site = p->site;
    d->sketch = sketch(d->arena, p->text);
    make_thing(d, ENT_CLASS_COUNTRY, "Chile")->key = "iso:CL";
    make_thing(d, ENT_CLASS_COUNTRY, "Norway")->key = "iso:NO";
    make_statement(d, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED)->quote = p->id;
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  ent_graph_link(graph);
  return graph;
}

static void check(const Press *press, size_t n, uint32_t support, uint32_t sites)
{
  for (int backwards = 0; backwards < 2; backwards++) {
    EntGraph *graph = graph_of(press, n, backwards);
    g_assert_cmpuint(ent_graph_n_sources(graph), ==, n);
    for (uint32_t i = 0; i < n; i++) { /* press is sorted by id, as sources are */
      const EntSource *source = ent_graph_source(graph, i);
      g_assert_cmpstr(source->id, ==, press[i].id);
      g_assert_cmpstr(source->copy_of, ==, press[i].copy_of);
      uint32_t original = ent_graph_original(graph, i);
      g_assert_cmpstr(ent_graph_source(graph, original)->id, ==,
                      press[i].copy_of ? press[i].copy_of : press[i].id);
    }
    g_assert_cmpuint(ent_graph_n_facts(graph), ==, 1);
    g_assert_cmpuint(ent_graph_fact(graph, 0)->support, ==, support);
    g_assert_cmpuint(ent_graph_fact(graph, 0)->sites, ==, sites);
    ent_graph_free(graph);
  }
}

static void test_copies_count_once(void)
{
  static const Press press[] = {
      {"a", "2025-05-08", NULL, "b.example", LEAD QUOTE REST, "c"},
      {"b", "2025-05-07", NULL, "c.example", "Agency: " LEAD REST, "c"},
      {"c", "2025-05-06", NULL, "a.example", LEAD QUOTE REST, NULL},
      {"d", NULL, NULL, "d.example", LEAD QUOTE REST, "c"},
      {"e", "2025-05-06", NULL, "e.example", OTHER QUOTE, NULL},
  };
  check(press, G_N_ELEMENTS(press), 2, 2);
}

static void test_other_reports_are_none(void)
{
  static const Press press[] = {
      {"a", "2025-05-06", "https://a.example/1", NULL, LEAD QUOTE REST, NULL},
      {"b", "2025-05-06", "https://b.example/1", NULL, OTHER QUOTE, NULL},
      {"c", "2025-05-06", "https://b.example/2", NULL, REST QUOTE, NULL},
  };
  check(press, G_N_ELEMENTS(press), 3, 2);
}

static void test_one_address(void)
{
  static const Press press[] = {
      {"a", "2025-05-06", "https://a.example/1", NULL, LEAD, NULL},
      {"b", "2025-05-07", "http://www.a.example/1/?utm_source=x", NULL, OTHER, "a"},
      {"c", "2025-05-07", "https://a.example/", NULL, REST, NULL},
      {"d", "2025-05-07", "https://a.example/", NULL, QUOTE, NULL},
  };
  check(press, G_N_ELEMENTS(press), 3, 1);
}

/* Without the original the first copy that is left counts for the others. */
static void test_filtered(void)
{
  static const Press press[] = {
      {"a", "2025-05-06", NULL, "a.example", LEAD, NULL},
      {"b", "2025-05-07", NULL, "b.example", LEAD, "a"},
      {"c", "2025-05-08", NULL, "c.example", LEAD, "a"},
  };
  EntGraph *graph = graph_of(press, 3, false);
  EntFilter filter = {.since = "2025-05-07"};
  g_assert_true(ent_graph_filter(graph, &filter, NULL));
  g_assert_cmpuint(ent_graph_n_sources(graph), ==, 2);
  g_assert_cmpstr(ent_graph_source(graph, 0)->copy_of, ==, NULL);
  g_assert_cmpstr(ent_graph_source(graph, 1)->copy_of, ==, "b");
  g_assert_cmpuint(ent_graph_fact(graph, 0)->support, ==, 1);
  ent_graph_free(graph);
}

/* A document "a" of this file, all of it on this line; and whether it was taken. */
static bool add_file(EntGraph *graph, const char *text, const char *file, uint32_t line,
                     EntError *error)
{
  EntDocument *d = make_document("a", text);
  d->source = file;
  d->lines = (EntFileLines){&line, 1};
  d->sketch = sketch(d->arena, d->text);
  make_thing(d, ENT_CLASS_COUNTRY, "Chile")->key = "iso:CL";
  make_thing(d, ENT_CLASS_COUNTRY, "Norway")->key = "iso:NO";
  make_statement(d, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED);
  ent_document_normalize(d);
  bool added = ent_graph_add(graph, d, error);
  ent_document_free(d);
  return added;
}

/* Which file and line are told does not depend on which came first. */
static void test_again(void)
{
  static const struct {
    const char *file;
    uint32_t line;
  } all[] = {{"b.jsonl", 7}, {"c.jsonl", 2}, {"b.jsonl", 9}};
  for (unsigned first = 0; first < G_N_ELEMENTS(all); first++) {
    EntGraph *graph = ent_graph_new();
    EntError error = {0};
    for (unsigned i = first; i < first + G_N_ELEMENTS(all); i++)
      g_assert_true(add_file(graph, LEAD, all[i % 3].file, all[i % 3].line, &error));
    g_assert_false(add_file(graph, LEAD QUOTE, "a.jsonl", 1, &error));
    g_assert_nonnull(strstr(error.message, "a second document"));
    ent_graph_link(graph);
    g_assert_cmpuint(ent_graph_n_sources(graph), ==, 1);
    g_assert_cmpstr(ent_graph_source(graph, 0)->file, ==, "b.jsonl");
    g_assert_cmpuint(ent_graph_n_claims(graph), ==, 1);
    g_assert_cmpuint(ent_graph_claim(graph, 0)->line, ==, 7);
    g_assert_cmpuint(ent_graph_n_notes(graph), ==, 1);
    ent_graph_free(graph);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/copies/alike", test_alike);
  g_test_add_func("/copies/addresses", test_addresses);
  g_test_add_func("/copies/count-once", test_copies_count_once);
  g_test_add_func("/copies/other-reports", test_other_reports_are_none);
  g_test_add_func("/copies/one-address", test_one_address);
  g_test_add_func("/copies/filtered", test_filtered);
  g_test_add_func("/copies/again", test_again);
  return g_test_run();
}
