// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The order of adding changes nothing; a million statements are no trouble. */
#include "graph/lines.h"
#include "make.h"
#include <stdlib.h>

enum { DOCUMENTS = 40, ROUNDS = 12 };

static const char *const people[] = {"Ingrid Dahl|Dahl", "Dahl", "Ingrid B. Dahl",
                                     "Per Moen|Moen",    "Moen", "Ingrid C. Dahl"};
static const char *const bodies[] = {"Norwegian Polar Institute|NPI",
                                     "NPI",
                                     "National Press Index|NPI",
                                     "Oslo Observer",
                                     "Oslo University",
                                     "OU"};

static EntDocument *some_document(GRand *random, uint32_t number)
{
  char id[16];
  g_snprintf(id, sizeof id, "doc%02u", number);
  EntDocument *d = make_document(id, "Words that carry nothing.");
  for (int i = 0; i < 6; i++) {
    bool person = g_rand_boolean(random);
    int which = g_rand_int_range(random, 0, 6);
    EntThing *thing =
        make_thing(d,
                   person ? ENT_CLASS_PERSON
                          : (g_rand_boolean(random) ? ENT_CLASS_ORGANIZATION
                                                    : ENT_CLASS_UNIVERSITY),
                   person ? people[which] : bodies[which]);
    thing->confidence = (float)g_rand_double(random);
  }
  for (int i = 0; i < 8; i++) {
    EntStatement *s =
        make_statement(d, (uint32_t)g_rand_int_range(random, 0, 6),
                       g_rand_boolean(random) ? ENT_PROP_MET_WITH : ENT_PROP_CRITICIZED,
                       (uint32_t)g_rand_int_range(random, 0, 6),
                       (EntStatus)g_rand_int_range(random, 0, 4));
    s->confidence = (float)g_rand_double(random);
  }
  ent_document_normalize(d);
  return d;
}

/* Everything that a reader of the graph can see, as text. */
static char *print_graph(const EntGraph *graph)
{
  GString *out = g_string_new(NULL);
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++) {
    const EntNode *node = ent_graph_node(graph, i);
    g_string_append_printf(out, "node %d %s %s %a", node->cls, node->key, node->name,
                           (double)node->confidence);
    for (uint32_t k = 0; k < node->n_aliases; k++)
      g_string_append_printf(out, " |%s", node->aliases[k]);
    for (uint32_t k = 0; k < node->n_mentions; k++)
      g_string_append_printf(out, " %u:%u", node->mentions[k].source,
                             node->mentions[k].span.begin);
    g_string_append_c(out, '\n');
  }
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *c = ent_graph_claim(graph, i);
    g_string_append_printf(out, "claim %u %u %d %u %d %a %s\n", c->source, c->subject,
                           c->property, c->object.node, c->status,
                           (double)c->confidence, c->quote);
  }
  for (uint32_t i = 0; i < ent_graph_n_facts(graph); i++) {
    const EntFact *f = ent_graph_fact(graph, i);
    g_string_append_printf(out, "fact %u %d %u %a %u\n", f->subject, f->property,
                           f->object.node, (double)f->confidence, f->support);
  }
  return g_string_free(out, FALSE);
}

static void shuffle(GRand *random, uint32_t *order, uint32_t n)
{
  for (uint32_t i = n; i > 1; i--) {
    uint32_t k = (uint32_t)g_rand_int_range(random, 0, (gint)i), other = order[k];
    order[k] = order[i - 1];
    order[i - 1] = other;
  }
}

static void test_any_order(void)
{
  GRand *random = g_rand_new_with_seed(20);
  EntDocument *documents[DOCUMENTS];
  uint32_t order[DOCUMENTS];
  char *expected = NULL;
  for (uint32_t i = 0; i < DOCUMENTS; i++) {
    documents[i] = some_document(random, i);
    order[i] = i;
  }
  for (int round = 0; round < ROUNDS; round++) {
    EntGraph *graph = ent_graph_new();
    for (uint32_t i = 0; i < DOCUMENTS; i++)
      g_assert_true(ent_graph_add(graph, documents[order[i]], NULL));
    ent_graph_link(graph);
    char *printed = print_graph(graph);
    g_assert_cmpuint(ent_graph_n_facts(graph), >, 5);
    if (expected) g_assert_cmpstr(printed, ==, expected);
    if (expected) g_free(printed);
    expected = expected ? expected : printed;
    ent_graph_free(graph);
    shuffle(random, order, DOCUMENTS);
  }
  g_free(expected);
  for (uint32_t i = 0; i < DOCUMENTS; i++)
    ent_document_free(documents[i]);
  g_rand_free(random);
}

static bool add_document(EntDocument *document, void *graph)
{
  g_assert_true(ent_graph_add(graph, document, NULL));
  ent_document_free(document);
  return true;
}

/* Statement lines carry all that linking needs. */
static void test_lines_give_the_same_graph(void)
{
  GRand *random = g_rand_new_with_seed(7);
  EntGraph *direct = ent_graph_new(), *read = ent_graph_new();
  FILE *file = tmpfile();
  EntError error = {0};
  for (uint32_t i = 0; i < DOCUMENTS; i++) {
    EntDocument *d = some_document(random, i);
    ent_lines_write(d, file);
    add_document(d, direct);
  }
  rewind(file);
  g_assert_true(ent_lines_read(file, "lines", add_document, read, NULL, &error));
  ent_graph_link(direct);
  ent_graph_link(read);
  char *a = print_graph(direct), *b = print_graph(read);
  g_assert_cmpstr(a, ==, b);
  g_free(a);
  g_free(b);
  fclose(file);
  ent_graph_free(direct);
  ent_graph_free(read);
  g_rand_free(random);
}

/* ENT_BIG=1000000 tests/graph/order_test -p /graph/big: seconds and bytes. */
static void test_big(void)
{
  const char *wanted = g_getenv("ENT_BIG");
  uint32_t n = (uint32_t)atoi(wanted ? wanted : "4000");
  EntGraph *graph = ent_graph_new();
  g_test_timer_start();
  for (uint32_t i = 0; i * 20 < n; i++) {
    char id[16], name[64];
    g_snprintf(id, sizeof id, "d%07u", i);
    EntDocument *d =
        make_document(id, "Words that carry nothing at all, in this text.");
    for (uint32_t k = 0; k < 10; k++) {
      g_snprintf(name, sizeof name, "Name%u Surname%u|Surname%u", (i * 7 + k) % 5000,
                 (i * 3 + k) % 9000, (i * 3 + k) % 9000);
      make_thing(d, k % 2 ? ENT_CLASS_PERSON : ENT_CLASS_COMPANY, name);
    }
    for (uint32_t k = 0; k < 20; k++)
      make_statement(d, k % 10, k < 10 ? ENT_PROP_CRITICIZED : ENT_PROP_SUPPORTED,
                     (k + 1 + k / 10) % 10, ENT_STATUS_ASSERTED);
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  double added = g_test_timer_elapsed();
  ent_graph_link(graph);
  g_test_message("%u claims, %u nodes, %u facts: added %.2f s, linked %.2f s",
                 ent_graph_n_claims(graph), ent_graph_n_nodes(graph),
                 ent_graph_n_facts(graph), added, g_test_timer_elapsed() - added);
  g_assert_cmpuint(ent_graph_n_claims(graph), ==, n);
  ent_graph_free(graph);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/graph/any-order", test_any_order);
  g_test_add_func("/graph/lines-give-the-same", test_lines_give_the_same_graph);
  g_test_add_func("/graph/big", test_big);
  return g_test_run();
}
