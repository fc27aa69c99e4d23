// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Linking grows with the mentions, not with their pairs. ENT_MENTIONS=1000000 in the
 * environment and -p /scale/curve print the figures of docs/performance.md. */
#include "make.h"
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* News: a few things are in many documents, most in few. Every document has ten things
 * of all kinds with two mentions each, and statements between them. */
enum { THINGS = 10, MENTIONS = 20 };

typedef struct {
  GRand *random;
  uint32_t documents;
} News;

/* Small numbers are frequent: about Zipf's law. */
static uint32_t pick(const News *news, uint32_t n)
{
  double x = g_rand_double(news->random);
  return (uint32_t)(n * x * x * x);
}

static EntThing *add(EntDocument *d, EntClass cls, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static EntThing *add(EntDocument *d, EntClass cls, const char *format, ...)
{
  char names[200];
  va_list args;
  va_start(args, format);
  g_vsnprintf(names, sizeof names, format, args);
  va_end(args);
  EntThing *thing = make_thing(d, cls, names);
  EntSpan *mentions = ent_arena_new_array(d->arena, EntSpan, 2);
  mentions[0] = thing->mentions[0];
  mentions[1] = (EntSpan){mentions[0].begin + 20, mentions[0].end + 20};
  thing->mentions = mentions;
  thing->n_mentions = 2;
  return thing;
}

static void set_traits(EntDocument *d, EntThing *thing, const char *first,
                       const char *second, const char *third)
{
  const char *const traits[] = {first, second, third};
  thing->partial = true;
  thing->traits = ent_arena_new_array(d->arena, const char *, 3);
  for (int i = 0; i < 3; i++)
    thing->traits[thing->n_traits++] = ent_arena_strdup(d->arena, traits[i]);
}

static EntDocument *write_news(const News *news, uint32_t number)
{
  char id[16], date[16], trait[32];
  g_snprintf(id, sizeof id, "d%07u", number);
  uint32_t day = (uint32_t)((guint64)number * 3000 / news->documents);
  g_snprintf(date, sizeof date, "20%02u-%02u-%02u", 15 + day / 300, 1 + day / 28 % 12,
             1 + day % 28);
  EntDocument *d = make_document(id, "Words that carry nothing at all, in this text.");
  d->date = ent_arena_strdup(d->arena, date);
  uint32_t people = 1 + news->documents, p = pick(news, people), q = pick(news, people);
  add(d, ENT_CLASS_PERSON, "Given%u Surname%u", p % 700, p);
  add(d, ENT_CLASS_PERSON, "Surname%u", q)->partial = true;
  add(d, ENT_CLASS_ROLE, "minister for field %u", pick(news, 300));
  uint32_t o = pick(news, people);
  add(d, ENT_CLASS_COMPANY, "Works %u Limited|WL%u", o, o);
  add(d, ENT_CLASS_ORGANIZATION, "WL%u", pick(news, people));
  add(d, ENT_CLASS_COUNTRY, "Country %u", pick(news, 150));
  add(d, ENT_CLASS_COUNTRY, "Country %u", 150 + pick(news, 40));
  add(d, ENT_CLASS_PLACE, "Town %u", pick(news, people));
  g_snprintf(trait, sizeof trait, "year=%u", 2000 + pick(news, 26));
  set_traits(d, add(d, ENT_CLASS_AGREEMENT, "new pact"), "kind=agreement", trait,
             "word=science");
  set_traits(d, add(d, ENT_CLASS_EVENT, "talks"), "kind=meeting", "state=new",
             "word=trade");
  for (uint32_t i = 0; i < 2; i++) {
    make_statement(d, i, ENT_PROP_PARTICIPATED_IN, 9, ENT_STATUS_ASSERTED);
    make_statement(d, 8, ENT_PROP_HAS_PARTY, 5 + i, ENT_STATUS_ASSERTED);
    make_statement(d, i, ENT_PROP_CRITICIZED, 3 + i, ENT_STATUS_ASSERTED);
  }
  make_statement(d, 0, ENT_PROP_HOLDS_ROLE, 2, ENT_STATUS_ASSERTED);
  make_statement(d, 0, ENT_PROP_AFFILIATED_WITH, 5, ENT_STATUS_ASSERTED);
  ent_document_normalize(d);
  return d;
}

/* Seconds of the processor, so that what else the machine does counts less. */
static double link_now(EntGraph *graph)
{
  clock_t start = clock();
  ent_graph_link(graph);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Seconds that linking takes. */
static double link_news(uint32_t mentions, uint32_t *nodes)
{
  News news = {g_rand_new_with_seed(11), MAX(1, mentions / MENTIONS)};
  EntGraph *graph = ent_graph_new();
  for (uint32_t i = 0; i < news.documents; i++) {
    EntDocument *d = write_news(&news, i);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  double seconds = link_now(graph);
  *nodes = ent_graph_n_nodes(graph);
  ent_graph_free(graph);
  g_rand_free(news.random);
  return seconds;
}

static void test_curve(void)
{
  const char *wanted = g_getenv("ENT_MENTIONS");
  struct rusage usage;
  uint32_t nodes, most = (uint32_t)atoi(wanted ? wanted : "40000");
  double small = link_news(most / 4, &nodes), large = link_news(most, &nodes);
  getrusage(RUSAGE_SELF, &usage);
  g_test_message(
      "%u mentions: %.2f s, %u nodes, peak %ld MB; a quarter of them: %.2f s", most,
      large, nodes, usage.ru_maxrss / 1024, small);
  /* four times the mentions, sixteen times the pairs; clocks of small runs are coarse
   */
  g_assert_cmpfloat(large, <, 9 * small + 0.2);
}

/* One name in thousands of documents, as person, surname, company, agreement. */
static double link_one_name(uint32_t documents)
{
  EntGraph *graph = ent_graph_new();
  for (uint32_t i = 0; i < documents; i++) {
    char id[16];
    g_snprintf(id, sizeof id, "d%07u", i);
    EntDocument *d =
        make_document(id, "Words that carry nothing at all, in this text.");
    d->date = "2025-03-01";
    add(d, ENT_CLASS_PERSON, "Ingrid Dahl");
    add(d, ENT_CLASS_PERSON, "Dahl")->partial = true;
    add(d, ENT_CLASS_COMPANY, "Fjord Works");
    set_traits(d, add(d, ENT_CLASS_AGREEMENT, "new pact"), "kind=agreement",
               "state=new", "word=science");
    make_statement(d, 3, ENT_PROP_SIGNED_BY, 0, ENT_STATUS_ASSERTED);
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  double seconds = link_now(graph);
  ent_graph_free(graph);
  return seconds;
}

static void test_one_name(void)
{
  double small = link_one_name(1250), large = link_one_name(5000);
  g_test_message("one name in 5000 documents: %.2f s; in 1250: %.2f s", large, small);
  g_assert_cmpfloat(large, <, 9 * small + 0.2);
}

static void test_long_name(void)
{
  GString *name = g_string_new("Ingrid");
  while (name->len < 10000)
    g_string_append(name, " Dahl");
  EntGraph *graph = ent_graph_new();
  for (int i = 0; i < 3; i++) {
    EntDocument *d = make_document(i ? i > 1 ? "c" : "b" : "a", "Words.");
    make_thing(d, i > 1 ? ENT_CLASS_AGREEMENT : ENT_CLASS_PERSON, name->str);
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  ent_graph_link(graph);
  g_assert_cmpuint(ent_graph_n_nodes(graph), ==, 2);
  ent_graph_free(graph);
  g_string_free(name, TRUE);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/scale/curve", test_curve);
  g_test_add_func("/scale/one-name", test_one_name);
  g_test_add_func("/scale/long-name", test_long_name);
  return g_test_run();
}
