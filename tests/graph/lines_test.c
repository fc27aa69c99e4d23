// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Statement lines from anywhere: each bad line is named and left out, the rest goes on.
 */
#include "graph/lines.h"
#include "make.h"
#include <stdio.h>

typedef struct {
  GPtrArray *documents;
  GString *complaints;
} Result;

static bool take(EntDocument *document, void *data)
{
  g_ptr_array_add(((Result *)data)->documents, document);
  return true;
}

static void complain(const EntError *error, void *data)
{
  char text[2000];
  g_string_append_printf(((Result *)data)->complaints, "%s\n",
                         ent_error_text(error, text, sizeof text));
}

static Result read_text(const char *text, size_t length)
{
  Result result = {g_ptr_array_new(), g_string_new(NULL)};
  FILE *in = tmpfile();
  EntError error = {0};
  fwrite(text, 1, length, in);
  rewind(in);
  g_assert_true(ent_lines_read(in, "f", take, &result, complain, &error));
  fclose(in);
  return result;
}

static void result_clear(Result *result)
{
  for (guint i = 0; i < result->documents->len; i++)
    ent_document_free(result->documents->pdata[i]);
  g_ptr_array_unref(result->documents);
  g_string_free(result->complaints, TRUE);
}

#define DOC "{\"line\":\"document\",\"id\":\"a\"}\n"
#define NORWAY                                                                         \
  "{\"line\":\"thing\",\"number\":0,\"type\":\"Country\",\"name\":\"Norway\"}\n"
#define CHILE                                                                          \
  "{\"line\":\"thing\",\"number\":7,\"type\":\"Country\",\"name\":\"Chile\"}\n"
#define MET                                                                            \
  "{\"line\":\"statement\",\"subject\":0,\"property\":\"metWith\",\"object\":7,"       \
  "\"quote\":\"They met.\",\"span\":[3,12]}\n"

/* Who made a document is handed on; what is no maker makes the line a bad one. */
static void test_makers(void)
{
  const char *good = "{\"line\":\"document\",\"id\":\"a\","
                     "\"makers\":[\"entente=0.1.0\",\"my-own=2\"]}\n";
  const char *bad = "{\"line\":\"document\",\"id\":\"b\",\"makers\":[\"no value\"]}\n"
                    "{\"line\":\"document\",\"id\":\"c\",\"makers\":[7]}\n";
  Result result = read_text(good, strlen(good));
  g_assert_cmpstr(result.complaints->str, ==, "");
  EntGraph *graph = ent_graph_new();
  g_assert_true(ent_graph_add(graph, result.documents->pdata[0], NULL));
  ent_graph_link(graph);
  g_assert_cmpuint(ent_graph_n_makers(graph), ==, 2);
  g_assert_cmpstr(ent_graph_maker(graph, 0), ==, "entente=" ENT_VERSION);
  g_assert_cmpstr(ent_graph_maker(graph, 1), ==, "my-own=2");
  ent_graph_free(graph);
  result_clear(&result);
  result = read_text(bad, strlen(bad));
  g_assert_cmpuint(result.documents->len, ==, 0);
  g_assert_nonnull(strstr(result.complaints->str, "f:1"));
  g_assert_nonnull(strstr(result.complaints->str, "not \"no value\""));
  g_assert_nonnull(strstr(result.complaints->str, "f:2"));
  result_clear(&result);
}

static void test_least_that_is_needed(void)
{
  const char *text = DOC "\n" NORWAY CHILE MET;
  Result result = read_text(text, strlen(text));
  g_assert_cmpstr(result.complaints->str, ==, "");
  g_assert_cmpuint(result.documents->len, ==, 1);
  const EntDocument *d = result.documents->pdata[0];
  g_assert_cmpuint(d->n_statements, ==, 1);
  g_assert_cmpfloat(d->statements[0].confidence, ==, 1);
  g_assert_cmpstr(d->statements[0].quote, ==, "They met.");
  result_clear(&result);
}

static void test_bad_lines(void)
{
  static const struct {
    const char *line, *complaint;
  } cases[] = {
      {"{\"line\":\"thing\"", "f:4:"},
      {"[1]", "f:4: not a JSON object"},
      {"{}", "f:4: \"line\" must be document, thing or statement"},
      {"{\"line\":\"other\"}", "f:4: \"line\" must be document, thing or statement"},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Planet\",\"name\":\"X\"}",
       "f:4: unknown type \"Planet\""},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Place\"}",
       "f:4: \"name\" is missing"},
      {"{\"line\":\"thing\",\"number\":0,\"type\":\"Place\",\"name\":\"X\"}",
       "f:4: a second thing with the number 0"},
      {"{\"line\":\"thing\",\"number\":-1,\"type\":\"Place\",\"name\":\"X\"}",
       "f:4: \"number\" must be a whole number from 0"},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Place\",\"name\":\"X\","
       "\"mentions\":[[5,2]]}",
       "f:4: \"mentions\" must be [begin, end] pairs in code points"},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Place\",\"name\":\"X\","
       "\"aliases\":[3]}",
       "f:4: \"aliases\" must be strings"},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Place\",\"name\":\"X\","
       "\"confidence\":2}",
       "f:4: \"confidence\" must be a number from 0 to 1"},
      {"{\"line\":\"thing\",\"document\":\"b\",\"number\":9}",
       "f:4: this belongs to the document \"b\", but follows lines of \"a\""},
      {"{\"line\":\"statement\",\"subject\":0,\"property\":\"hates\",\"object\":7}",
       "f:4: unknown property \"hates\""},
      {"{\"line\":\"statement\",\"subject\":5,\"property\":\"metWith\",\"object\":7}",
       "f:4: \"subject\" must be the number of a thing before this line"},
      {"{\"line\":\"statement\",\"subject\":0,\"property\":\"metWith\"}",
       "f:4: \"object\" is missing"},
      {"{\"line\":\"statement\",\"subject\":0,\"property\":\"said\",\"text\":5}",
       "f:4: \"text\" must be a string"},
      {"{\"line\":\"statement\",\"subject\":0,\"property\":\"metWith\",\"object\":7,"
       "\"status\":\"Maybe\"}",
       "f:4: unknown status \"Maybe\""},
      {"{\"line\":\"statement\",\"subject\":0,\"property\":\"holdsRole\",\"object\":7}",
       "f:4: holdsRole does not go from Country to Country"},
      {"{\"line\":\"statement\",\"subject\":0,\"property\":\"metWith\",\"object\":0}",
       "f:4: subject and object are one thing"},
      {"{\"line\":\"thing\",\"line\":\"thing\"}", "f:4:"},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Place\",\"name\":\"\\ud800\"}",
       "f:4:"},
      {"{\"line\":\"thing\",\"number\":9,\"type\":\"Place\",\"name\":\"\xff\"}",
       "f:4:"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *text = g_strconcat(DOC NORWAY CHILE, cases[i].line, "\n" MET, NULL);
    Result result = read_text(text, strlen(text));
    if (!g_str_has_prefix(result.complaints->str, cases[i].complaint))
      g_error("%s gives %s", cases[i].line, result.complaints->str);
    g_assert_cmpuint(result.documents->len, ==, 1);
    const EntDocument *d = result.documents->pdata[0];
    g_assert_cmpuint(d->n_statements, ==, 1);
    g_assert_cmpuint(d->n_things, ==, 2);
    result_clear(&result);
    g_free(text);
  }
}

static void test_lines_without_document(void)
{
  const char *text = NORWAY "{\"line\":\"document\"}\n" CHILE DOC NORWAY;
  Result result = read_text(text, strlen(text));
  g_assert_cmpuint(result.documents->len, ==, 1);
  g_assert_cmpstr(result.complaints->str, ==,
                  "f:1: no document line before this line\n"
                  "f:2: \"id\" is missing\n"
                  "f:3: no document line before this line\n");
  result_clear(&result);
}

/* Every beginning of a good file is read without harm. */
static void test_cut_anywhere(void)
{
  const char *text = DOC NORWAY CHILE MET DOC NORWAY;
  for (size_t length = 0; length <= strlen(text); length++) {
    Result result = read_text(text, length);
    result_clear(&result);
  }
}

static void test_odd_bytes(void)
{
  GRand *random = g_rand_new_with_seed(3);
  const char *good = DOC NORWAY CHILE MET;
  for (int round = 0; round < 3000; round++) {
    char *text = g_strdup(good);
    size_t length = strlen(text);
    for (int i = 0; i < 3; i++)
      text[g_rand_int_range(random, 0, (gint)length)] =
          (char)g_rand_int_range(random, 0, 256);
    Result result = read_text(text, length);
    result_clear(&result);
    g_free(text);
  }
  g_rand_free(random);
}

static void test_nothing(void)
{
  Result result = read_text("", 0);
  g_assert_cmpuint(result.documents->len, ==, 0);
  result_clear(&result);
}

/* What is written is read back the same, and written again the same. */
static void test_round_trip(void)
{
  EntDocument *d = make_document("d \"1\"\n\x01", "\xc3\x98st. Norway paid Chile.");
  d->title = "A \\ title";
  d->date = "2025-03-03";
  d->n_tokens = 6;
  EntThing *pact = make_thing(d, ENT_CLASS_AGREEMENT, "the deal|a pact");
  pact->partial = true;
  pact->key = "k:1";
  pact->qualifier = "2017";
  pact->same_as = "http://example.org/x";
  pact->status = ENT_STATUS_PLANNED;
  make_thing(d, ENT_CLASS_COUNTRY, "Chile");
  EntStatement *s = make_statement(d, 0, ENT_PROP_HAS_AMOUNT, 0, ENT_STATUS_ALLEGED);
  s->object = (EntValue){ENT_RANGE_MONEY, ENT_NONE, "5.5", "GBP"};
  s->attributed_to = 1;
  s->valid_from = "2017";
  s->valid_until = "2018-01";
  make_statement(d, 0, ENT_PROP_HAS_PARTY, 1, ENT_STATUS_FORMER);
  ent_document_normalize(d);
  char *bytes[2] = {NULL, NULL};
  size_t size = 0;
  FILE *out = open_memstream(&bytes[0], &size);
  ent_lines_write(d, out);
  fclose(out);
  Result result = read_text(bytes[0], strlen(bytes[0]));
  g_assert_cmpstr(result.complaints->str, ==, "");
  out = open_memstream(&bytes[1], &size);
  ent_lines_write(result.documents->pdata[0], out);
  fclose(out);
  g_assert_cmpstr(bytes[0], ==, bytes[1]);
  g_assert_nonnull(strstr(bytes[0], "\"quote\":\"\xc3\x98st. \""));
  free(bytes[0]);
  free(bytes[1]);
  result_clear(&result);
  ent_document_free(d);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lines/least", test_least_that_is_needed);
  g_test_add_func("/lines/makers", test_makers);
  g_test_add_func("/lines/bad", test_bad_lines);
  g_test_add_func("/lines/without-document", test_lines_without_document);
  g_test_add_func("/lines/cut-anywhere", test_cut_anywhere);
  g_test_add_func("/lines/odd-bytes", test_odd_bytes);
  g_test_add_func("/lines/nothing", test_nothing);
  g_test_add_func("/lines/round-trip", test_round_trip);
  return g_test_run();
}
