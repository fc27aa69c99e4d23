// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Linking grows with the mentions, not with their pairs; verifying, too.
 * ENT_MENTIONS=1000000 in the environment and -p /scale/curve print the figures of
 * docs/performance.md. */
#include "graph/verify.h"
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

static EntGraph *make_news(const News *news)
{
  EntGraph *graph = ent_graph_new();
  for (uint32_t i = 0; i < news->documents; i++) {
    EntDocument *d = write_news(news, i);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  return graph;
}

/* Seconds that linking takes. */
static double link_news(uint32_t mentions, uint32_t *nodes)
{
  News news = {g_rand_new_with_seed(11), MAX(1, mentions / MENTIONS)};
  EntGraph *graph = make_news(&news);
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

static void count_flaw(const EntFlaw *flaw, void *data)
{
  (void)flaw;
  ++*(uint32_t *)data;
}

/* Seconds that verifying takes, each document against its text. */
static double verify_news(uint32_t documents)
{
  News news = {g_rand_new_with_seed(11), documents};
  EntGraph *graph = make_news(&news);
  ent_graph_link(graph);
  uint32_t flaws = 0;
  EntVerified sum = {0};
  clock_t start = clock();
  EntVerifier *verifier = ent_verifier_new(graph);
  for (uint32_t i = 0; i < documents; i++)
    ent_verify_source(verifier, i, "Words that carry nothing at all, in this text.",
                      (EntFileLines){0}, count_flaw, &flaws, &sum);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  g_assert_cmpuint(sum.claims, ==, ent_graph_n_claims(graph));
  ent_verifier_free(verifier);
  ent_graph_free(graph);
  g_rand_free(news.random);
  return seconds;
}

static void test_verify(void)
{
  double small = verify_news(3000), large = verify_news(12000);
  g_test_message("verified 12000 documents: %.2f s; 3000: %.2f s", large, small);
  g_assert_cmpfloat(large, <, 9 * small + 0.2);
}

/* n companies, and an agreement whose traits name them all as parties. */
static EntDocument *write_crowd(const char *id, uint32_t n)
{
  EntDocument *d = make_document(id, "Words that carry nothing at all, in this text.");
  d->things = ent_arena_new_array(d->arena, EntThing, n + 1);
  EntThing *pact = make_thing(d, ENT_CLASS_AGREEMENT, "new pact");
  pact->partial = true;
  pact->traits = ent_arena_new_array(d->arena, const char *, n);
  for (; pact->n_traits < n; pact->n_traits++) {
    EntThing *company = &d->things[d->n_things++];
    company->cls = ENT_CLASS_COMPANY;
    company->name = ent_arena_printf(d->arena, "Works %u Limited", n - pact->n_traits);
    company->confidence = 0.9f;
    pact->traits[pact->n_traits] =
        ent_arena_printf(d->arena, "party=Works %u Limited", pact->n_traits + 1);
  }
  ent_document_normalize(d);
  return d;
}

static double link_crowd(uint32_t n)
{
  EntGraph *graph = ent_graph_new();
  for (int k = 0; k < 2; k++) {
    EntDocument *d = write_crowd(k ? "b" : "a", n);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  double seconds = link_now(graph);
  ent_graph_free(graph);
  return seconds;
}

static void test_crowd(void)
{
  double small = link_crowd(6000), large = link_crowd(24000);
  g_test_message("an agreement of 24000 parties: %.2f s; of 6000: %.2f s", large,
                 small);
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
  g_test_add_func("/scale/verify", test_verify);
  g_test_add_func("/scale/crowd", test_crowd);
  g_test_add_func("/scale/one-name", test_one_name);
  g_test_add_func("/scale/long-name", test_long_name);
  return g_test_run();
}
