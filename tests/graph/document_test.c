// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The canonical form of a document; names, dates and errors. */
#include "graph/fold.h"
#include "make.h"

static EntDocument *two_countries(void)
{
  EntDocument *d = make_document("a", "Norway met Chile.");
  make_thing(d, ENT_CLASS_COUNTRY, "Norway");
  make_thing(d, ENT_CLASS_COUNTRY, "Chile");
  return d;
}

static void test_things_by_first_mention(void)
{
  EntDocument *d = two_countries();
  d->things[0].mentions[0] = (EntSpan){11, 16};
  d->things[1].mentions[0] = (EntSpan){0, 6};
  make_statement(d, 0, ENT_PROP_CONSULTED, 1, ENT_STATUS_ASSERTED)->attributed_to = 0;
  ent_document_normalize(d);
  g_assert_cmpstr(d->things[0].name, ==, "Chile");
  g_assert_cmpuint(d->statements[0].subject, ==, 1);
  g_assert_cmpuint(d->statements[0].object.thing, ==, 0);
  g_assert_cmpuint(d->statements[0].attributed_to, ==, 1);
  ent_document_free(d);
}

static void test_symmetric_once(void)
{
  EntDocument *d = two_countries();
  make_statement(d, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED);
  EntStatement *s = make_statement(d, 1, ENT_PROP_MET_WITH, 0, ENT_STATUS_ASSERTED);
  s->confidence = 0.9f;
  s->subject_span = (EntSpan){11, 16};
  s->object_span = (EntSpan){0, 6};
  ent_document_normalize(d);
  g_assert_cmpuint(d->n_statements, ==, 1);
  g_assert_cmpfloat_with_epsilon(d->statements[0].confidence, 0.9f, 1e-6);
  g_assert_cmpuint(d->statements[0].subject, ==, 0);
  g_assert_cmpuint(d->statements[0].subject_span.begin, ==, 0);
  g_assert_cmpuint(d->statements[0].object_span.begin, ==, 11);
  ent_document_free(d);
}

static void test_what_is_no_statement_goes(void)
{
  EntDocument *d = two_countries();
  make_statement(d, 0, ENT_PROP_CONSULTED, 0, ENT_STATUS_ASSERTED);  /* itself */
  make_statement(d, 0, ENT_PROP_HOLDS_ROLE, 1, ENT_STATUS_ASSERTED); /* no person */
  make_statement(d, 0, ENT_PROP_CONSULTED, 9, ENT_STATUS_ASSERTED);  /* no thing */
  make_statement(d, 9, ENT_PROP_CONSULTED, 0, ENT_STATUS_ASSERTED);
  make_statement(d, 0, ENT_PROP_SAID, 1, ENT_STATUS_ASSERTED); /* a thing for a text */
  make_statement(d, 0, ENT_PROP_NONE, 1, ENT_STATUS_ASSERTED);
  make_statement(d, 0, ENT_PROP_CONSULTED, 1, ENT_STATUS_COUNT);
  make_statement(d, 0, ENT_PROP_CONSULTED, 1, ENT_STATUS_DENIED);
  ent_document_normalize(d);
  g_assert_cmpuint(d->n_statements, ==, 1);
  g_assert_cmpint(d->statements[0].status, ==, ENT_STATUS_DENIED);
  ent_document_free(d);
}

static bool keeps_value(EntProperty property, EntRangeKind kind, const char *text,
                        const char *unit)
{
  EntDocument *d = make_document("a", "A pact.");
  make_thing(d, ENT_CLASS_AGREEMENT, "pact");
  EntStatement *s = make_statement(d, 0, property, 0, ENT_STATUS_ASSERTED);
  s->object = (EntValue){kind, ENT_NONE, text, unit};
  ent_document_normalize(d);
  bool kept = d->n_statements == 1;
  ent_document_free(d);
  return kept;
}

static void test_values(void)
{
  static const struct {
    const char *text;
    bool good;
  } dates[] = {
      {"2017", true},        {"2017-05", true},    {"2024-02-29", true},
      {"2023-02-29", false}, {"2017-13", false},   {"2017-5", false},
      {"17", false},         {"2017-05-3", false}, {"2017-05-03x", false},
      {"", false},           {"0000", false},      {"last May", false},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(dates); i++)
    g_assert_cmpint(keeps_value(ENT_PROP_HAS_DATE, ENT_RANGE_DATE, dates[i].text, NULL),
                    ==, dates[i].good);
  g_assert_true(keeps_value(ENT_PROP_HAS_AMOUNT, ENT_RANGE_MONEY, "40000000", "NOK"));
  g_assert_true(keeps_value(ENT_PROP_HAS_AMOUNT, ENT_RANGE_MONEY, "0.5", "NOK"));
  g_assert_false(keeps_value(ENT_PROP_HAS_AMOUNT, ENT_RANGE_MONEY, "4e7", "NOK"));
  g_assert_false(keeps_value(ENT_PROP_HAS_AMOUNT, ENT_RANGE_MONEY, "007", "NOK"));
  g_assert_false(keeps_value(ENT_PROP_HAS_AMOUNT, ENT_RANGE_MONEY, "5", NULL));
  g_assert_false(keeps_value(ENT_PROP_HAS_AMOUNT, ENT_RANGE_DATE, "2017", NULL));
}

static void test_aliases_and_numbers_are_tidied(void)
{
  EntDocument *d = make_document("a", "Norway.");
  EntThing *thing =
      make_thing(d, ENT_CLASS_COUNTRY, "Norway|Oslo||Norway|Kingdom|Oslo");
  thing->confidence = 7;
  ent_document_normalize(d);
  g_assert_cmpuint(d->things[0].n_aliases, ==, 2);
  g_assert_cmpstr(d->things[0].aliases[0], ==, "Kingdom");
  g_assert_cmpfloat(d->things[0].confidence, ==, 1);
  ent_document_free(d);
}

static void test_fold(void)
{
  static const char *const pairs[][2] = {
      {"The Royal Society", "royal society"},
      {"U.K.", "uk"},
      {"  Oslo   Accord ", "oslo accord"},
      {"Norway's", "norway"},
      {"Norway\xe2\x80\x99s", "norway"},
      {"O'Brien", "obrien"},
      {"Research & Innovation", "research and innovation"},
      {"UK-China", "uk china"},
      {"UK\xe2\x80\x93"
       "China",
       "uk china"},
      {"Troms\xc3\xb8", "troms\xc3\xb8"},
      {"E\xcc\x81mile", "\xc3\xa9mile"}, /* decomposed */
      {"STRASSE \xc3\x9f", "strasse ss"},
      {"The", "the"},
      {"--", "--"},
      {"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"},
  };
  GString *out = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
    ent_fold(pairs[i][0], out);
    g_assert_cmpstr(out->str, ==, pairs[i][1]);
  }
  g_string_free(out, TRUE);
}

static void test_forms_of_names(void)
{
  g_assert_true(ent_looks_like_acronym("NPI"));
  g_assert_true(ent_looks_like_acronym("U.N."));
  g_assert_true(ent_looks_like_acronym("G7"));
  g_assert_false(ent_looks_like_acronym("Oslo"));
  g_assert_false(ent_looks_like_acronym("A"));
  g_assert_false(ent_looks_like_acronym(""));
  g_assert_true(ent_looks_proper("Treaty of Oslo"));
  g_assert_true(ent_looks_proper("AUKUS"));
  g_assert_false(ent_looks_proper("Treaty"));
  g_assert_false(ent_looks_proper("updated agreement"));
  g_assert_false(ent_looks_proper("UK-China agreement"));
  g_assert_false(ent_looks_proper(""));
}

static void test_first_error_wins(void)
{
  EntError error = {0};
  char text[64];
  g_assert_false(ent_fail(&error, ENT_ERR_BAD_DATA, "a.txt", 3, 9, "no %s", "way"));
  g_assert_false(ent_fail(&error, ENT_ERR_OUTPUT, "b.txt", 1, 1, "later"));
  g_assert_cmpstr(ent_error_text(&error, text, sizeof text), ==, "a.txt:3:9: no way");
  g_assert_false(ent_fail(NULL, ENT_ERR_OUTPUT, NULL, 0, 0, "nobody asks"));
}

static void test_long_error_is_cut_at_a_character(void)
{
  EntError error = {0};
  GString *name = g_string_new("x");
  while (name->len < 2000)
    g_string_append(name, "\xc3\xb8");
  ent_fail(&error, ENT_ERR_BAD_DATA, name->str, 0, 0, "%s", name->str);
  g_assert_true(g_utf8_validate(error.file, -1, NULL));
  g_assert_true(g_utf8_validate(error.message, -1, NULL));
  g_assert_cmpuint(strlen(error.file), >, 500);
  g_string_free(name, TRUE);
}

static void test_quote_counts_code_points(void)
{
  EntDocument *d = make_document("a", "\xc3\x98st.\nNorway \xe2\x80\x9cmet\xe2\x80\x9d "
                                      "Chile. End.");
  make_thing(d, ENT_CLASS_COUNTRY, "Norway");
  make_thing(d, ENT_CLASS_COUNTRY, "Chile");
  make_statement(d, 0, ENT_PROP_MET_WITH, 1, ENT_STATUS_ASSERTED)->span =
      (EntSpan){5, 24};
  make_statement(d, 0, ENT_PROP_CONSULTED, 1, ENT_STATUS_ASSERTED)->span =
      (EntSpan){25, 900}; /* past the end */
  EntGraph *graph = make_graph(d, NULL);
  g_assert_cmpstr(ent_graph_claim(graph, 0)->quote, ==,
                  "Norway \xe2\x80\x9cmet\xe2\x80\x9d Chile.");
  g_assert_cmpuint(ent_graph_claim(graph, 0)->line, ==, 2);
  g_assert_cmpstr(ent_graph_claim(graph, 1)->quote, ==, "End.");
  ent_graph_free(graph);
}

static void test_arena(void)
{
  EntArena *arena = ent_arena_new();
  for (int round = 0; round < 3; round++) {
    for (size_t size = 0; size < 100000; size = size * 3 + 1) {
      unsigned char *memory = ent_arena_alloc(arena, size);
      g_assert_nonnull(memory);
      g_assert_cmpuint((guintptr)memory % _Alignof(int64_t), ==, 0);
      for (size_t i = 0; i < size; i++)
        g_assert_cmpuint(memory[i], ==, 0);
      memset(memory, 0xee, size);
    }
    g_assert_cmpuint(ent_arena_used(arena), >, 100000);
    ent_arena_reset(arena);
    g_assert_cmpuint(ent_arena_used(arena), ==, 0);
  }
  g_assert_cmpstr(ent_arena_printf(arena, "%d%s", 7, "x"), ==, "7x");
  g_assert_cmpstr(ent_arena_strndup(arena, "abc", 2), ==, "ab");
#ifndef ENT_ARENA_MALLOC
  const char *text = ent_arena_strdup(arena, "abc");
  g_assert_true(ent_arena_strdup(arena, "de") == text + strlen(text) + 1);
  g_assert_cmpstr(text, ==, "abc");
#endif
  ent_arena_free(arena);
}

static void test_vocabulary_names(void)
{
  for (int c = 0; c < ENT_CLASS_COUNT; c++)
    g_assert_cmpint(ent_class_by_name(ent_class_info((EntClass)c)->name), ==, c);
  for (int p = 0; p < ENT_PROP_COUNT; p++)
    g_assert_cmpint(ent_property_by_name(ent_property_info((EntProperty)p)->name), ==,
                    p);
  g_assert_cmpint(ent_class_by_name("person"), ==, ENT_CLASS_NONE);
  g_assert_true(ent_class_is(ENT_CLASS_COMPANY, ENT_CLASS_ORGANIZATION));
  g_assert_false(ent_class_is(ENT_CLASS_ORGANIZATION, ENT_CLASS_COMPANY));
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/document/things-by-first-mention", test_things_by_first_mention);
  g_test_add_func("/document/symmetric-once", test_symmetric_once);
  g_test_add_func("/document/no-statement", test_what_is_no_statement_goes);
  g_test_add_func("/document/values", test_values);
  g_test_add_func("/document/tidied", test_aliases_and_numbers_are_tidied);
  g_test_add_func("/document/quotes", test_quote_counts_code_points);
  g_test_add_func("/names/fold", test_fold);
  g_test_add_func("/names/forms", test_forms_of_names);
  g_test_add_func("/error/first-wins", test_first_error_wins);
  g_test_add_func("/error/cut", test_long_error_is_cut_at_a_character);
  g_test_add_func("/arena", test_arena);
  g_test_add_func("/vocab/names", test_vocabulary_names);
  return g_test_run();
}
