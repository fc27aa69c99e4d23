// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Given tokens: CoNLL-U and one token a line. */
#include "extract/token/given.h"
#include "extract/token/token.h"
#include <glib.h>
#include <string.h>

static EntAnalysis given(const char *input, bool conllu)
{
  EntAnalysis a = {.arena = ent_arena_new()};
  ent_tokens_given(&a, input, strlen(input), conllu);
  return a;
}

static void test_conllu(void)
{
  EntAnalysis a = given("# text = Don't go.\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                        "1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\tSpaceAfter=No\n"
                        "2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_\n"
                        "3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
                        "4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n"
                        "1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_\n",
                        true);
  g_assert_cmpuint(a.n_tokens, ==, 5);
  g_assert_cmpuint(a.n_sentences, ==, 2);
  g_assert_cmpstr(a.text, ==, "Don't go. Yes ");
  g_assert_cmpstr(a.tokens[0].norm, ==, "do");
  g_assert_cmpuint(a.sentences[1].first, ==, 4);
  ent_arena_free(a.arena);
}

static void test_lines(void)
{
  EntAnalysis a = given("Paris\tB-LOC\nsleeps\n\n\n.\n", false);
  g_assert_cmpuint(a.n_tokens, ==, 3);
  g_assert_cmpuint(a.n_sentences, ==, 2);
  g_assert_cmpstr(a.text, ==, "Paris sleeps . ");
  ent_arena_free(a.arena);
}

static void test_nothing(void)
{
  EntAnalysis a = given("\n\n# only a comment\n", true);
  g_assert_cmpuint(a.n_tokens, ==, 0);
  g_assert_cmpuint(a.n_sentences, ==, 0);
  ent_arena_free(a.arena);
}

/* "a" and a line end, n times. */
static EntAnalysis given_times(uint32_t n)
{
  g_autoptr(GString) input = g_string_new(NULL);
  for (uint32_t i = 0; i < n; i++)
    g_string_append(input, "a\n");
  return given(input->str, false);
}

static void test_longest(void)
{
  EntAnalysis a = given_times(ENT_SENTENCE_LONGEST);
  g_assert_cmpuint(a.n_sentences, ==, 1);
  ent_arena_free(a.arena);
  a = given_times(2 * ENT_SENTENCE_LONGEST + 1);
  g_assert_cmpuint(a.n_sentences, ==, 3);
  g_assert_cmpuint(a.sentences[1].end, ==, 2 * ENT_SENTENCE_LONGEST);
  g_assert_cmpuint(a.sentences[2].end, ==, 2 * ENT_SENTENCE_LONGEST + 1);
  ent_arena_free(a.arena);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/given/conllu", test_conllu);
  g_test_add_func("/given/lines", test_lines);
  g_test_add_func("/given/nothing", test_nothing);
  g_test_add_func("/given/longest", test_longest);
  return g_test_run();
}
