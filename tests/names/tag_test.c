// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the committed model finds. */

#include "extract/tag/tag.h"
#include "extract/token/token.h"
#include <glib.h>
#include <string.h>

typedef struct {
  EntModel *model;
  EntKnowledge *k;
  EntTokenizer *tokenizer;
} Core;

static Core core;

static EntAnalysis analyse(const char *text)
{
  EntAnalysis a = {.arena = ent_arena_new(), .text = text, .length = strlen(text)};
  ent_tokenize(core.tokenizer, &a);
  ent_knowledge_annotate(core.k, &a);
  ent_tag_names(core.model, core.k, &a);
  return a;
}

/* "PER Ada Lind|LOC Ostrel|" */
static char *names_of(const EntAnalysis *a)
{
  static const char *const types[] = {"", "PER", "ORG", "LOC", "MISC"};
  GString *s = g_string_new(NULL);
  for (uint32_t i = 0, end; i < a->n_tokens; i = end) {
    end = i + 1;
    if (!a->tokens[i].name) continue;
    while (end < a->n_tokens && a->tokens[end].name && !a->tokens[end].name_begin)
      end++;
    uint32_t from = a->tokens[i].begin, to = a->tokens[end - 1].end;
    g_string_append_printf(s, "%s %.*s|", types[a->tokens[i].name], (int)(to - from),
                           a->text + from);
  }
  return g_string_free(s, FALSE);
}

static void assert_valid(const EntAnalysis *a)
{
  for (uint32_t s = 0; s < a->n_sentences; s++)
    for (uint32_t i = a->sentences[s].first; i < a->sentences[s].end; i++) {
      const EntToken *t = &a->tokens[i], *before = i ? t - 1 : NULL;
      g_assert_cmpuint(t->name, <=, ENT_NAME_MISC);
      if (!t->name) g_assert_cmpuint(t->name_begin, ==, 0);
      if (t->name && !t->name_begin) {
        g_assert_cmpuint(i, >, a->sentences[s].first);
        g_assert_cmpuint(before->name, ==, t->name);
        g_assert_cmpuint(before->name_margin, ==, t->name_margin);
      }
    }
}

static const char news[] =
    "Foreign minister Elena Castell met Denis Okafor, the head of the World Bank, in "
    "Paris on Tuesday. Castell said that Germany's Ministry of Finance would publish "
    "the report. \"We agree,\" Okafor told Reuters.";

static void test_news(void)
{
  EntAnalysis a = analyse(news);
  g_autofree char *names = names_of(&a);
  g_assert_cmpstr(names, ==,
                  "PER Elena Castell|PER Denis Okafor|ORG World Bank|LOC Paris|"
                  "PER Castell|LOC Germany|ORG Ministry of Finance|PER Okafor|"
                  "ORG Reuters|");
  assert_valid(&a);
  ent_arena_free(a.arena);
}

static void test_capitals(void)
{
  EntAnalysis a = analyse("MINISTER MEETS HEAD OF WORLD BANK IN PARIS\n\n"
                          "The minister met the head of the World Bank in Paris.");
  g_autofree char *names = names_of(&a);
  g_assert_cmpstr(names, ==, "ORG WORLD BANK|LOC PARIS|ORG World Bank|LOC Paris|");
  ent_arena_free(a.arena);
}

static void test_empty(void)
{
  EntAnalysis a = analyse("");
  g_assert_cmpuint(a.n_tokens, ==, 0);
  ent_arena_free(a.arena);
}

static void test_long_line(void)
{
  GString *s = g_string_new(NULL);
  for (unsigned i = 0; i < 10000; i++)
    g_string_append(s, i % 7 ? "BANK " : "OSTREL ");
  EntAnalysis a = analyse(s->str);
  g_assert_cmpuint(a.n_tokens, ==, 10000);
  assert_valid(&a);
  ent_arena_free(a.arena);
  g_string_free(s, TRUE);
}

static void *find_names(void *expected)
{
  for (unsigned i = 0; i < 50; i++) {
    EntAnalysis a = analyse(news);
    g_autofree char *names = names_of(&a);
    bool same = !strcmp(names, expected);
    ent_arena_free(a.arena);
    if (!same) return GINT_TO_POINTER(1);
  }
  return NULL;
}

static void test_threads(void)
{
  GThread *threads[4];
  EntAnalysis a = analyse(news);
  g_autofree char *names = names_of(&a);
  for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("names", find_names, names);
  for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
    g_assert_null(g_thread_join(threads[i]));
  ent_arena_free(a.arena);
}

int main(int argc, char **argv)
{
  EntError error = {0};
  EntKnowledgeOptions options = {.data_dir = ENT_SOURCE_DATA_DIR};
  g_test_init(&argc, &argv, NULL);
  core.model = ent_model_open(ENT_SOURCE_DATA_DIR "/model.bin", &error);
  core.k = ent_knowledge_load(&options, &error);
  core.tokenizer = ent_tokenizer_new(ENT_SOURCE_DATA_DIR, &error);
  g_assert_true(core.model && core.k && core.tokenizer);
  g_test_add_func("/names/tag/news", test_news);
  g_test_add_func("/names/tag/capitals", test_capitals);
  g_test_add_func("/names/tag/empty", test_empty);
  g_test_add_func("/names/tag/long-line", test_long_line);
  g_test_add_func("/names/tag/threads", test_threads);
  int result = g_test_run();
  ent_tokenizer_free(core.tokenizer);
  ent_knowledge_free(core.k);
  ent_model_close(core.model);
  return result;
}
