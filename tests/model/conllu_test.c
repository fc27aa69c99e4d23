// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The CoNLL-U reader: what it makes of a sentence, and where it says a mistake is. */
#include "extract/train/conllu.h"
#include <glib.h>
#include <string.h>

#define ROW(id, form, head, deprel)                                                    \
  id "\t" form "\t" form "\tNOUN\t_\tNumber=Sing\t" head "\t" deprel "\t_\t_\n"

static void test_sentence(void)
{
  static const char text[] =
      "# newdoc id = one\n"
      "1-2\tDon\xE2\x80\x99t\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "1\tDo\tdo\tAUX\t_\tVerbForm=Fin\t3\taux\t_\t_\n"
      "2\tn\xE2\x80\x99t\tnot\tPART\t_\tPolarity=Neg\t3\tadvmod:new\t_\t_\n"
      "2.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_\n" ROW("3", "talk", "0", "root") "\n";
  EntCorpus *corpus = ent_corpus_new();
  EntError error = {0};
  g_assert_true(ent_corpus_parse(corpus, "t", text, strlen(text), &error));
  g_assert_cmpuint(corpus->n_documents, ==, 1);
  g_assert_cmpstr(corpus->documents[0]->id, ==, "one");
  const EntAnalysis *a = &corpus->documents[0]->analysis;
  g_assert_cmpuint(a->n_tokens, ==, 3);
  g_assert_cmpstr(a->text, ==, "Don\xE2\x80\x99ttalk ");
  g_assert_cmpstr(a->tokens[1].norm, ==, "n't");
  g_assert_cmpint(a->tokens[1].deprel, ==, ENT_DEP_ADVMOD);
  g_assert_cmpuint(a->tokens[1].feats, ==, ENT_FEAT(POLARITY_NEG));
  g_assert_true(a->tokens[0].flags & ENT_TOK_MWT_NEXT);
  g_assert_cmpuint(a->tokens[0].head, ==, 2);
  g_assert_cmpuint(a->tokens[2].head, ==, ENT_NONE);
  ent_corpus_free(corpus);
}

typedef struct {
  const char *text;
  uint32_t line, column;
  const char *message;
} Mistake;

static const Mistake mistakes[] = {
    {"1\ta\tb\n", 1, 0, "3 columns"},
    {ROW("2", "a", "0", "root"), 1, 1, "word 1 was due"},
    {ROW("1", "a", "x", "root"), 1, 26, "not a number"},
    {ROW("1", "\xC3\xA9t", "x", "root"), 1, 28, "not a number"},
    {ROW("1", "a", "0", "wrong"), 1, 28, "unknown relation"},
    {"1\ta\ta\tNOPE\t_\t_\t0\troot\t_\t_\n", 1, 7, "unknown part of speech"},
    {"\n" ROW("1", "a", "0", "root") ROW("2", "b\xFF", "1", "obj"), 3, 4, "UTF-8"},
    {ROW("1", "a", "2", "dep") ROW("2", "b", "1", "dep"), 1, 0, "without a root"},
    {ROW("1", "a", "0", "root") ROW("2", "b", "3", "dep") ROW("3", "c", "2", "dep"), 2,
     0, "cycle"},
    {ROW("1", "a", "0", "root") ROW("2", "b", "0", "root"), 2, 0, "second root"},
    {ROW("1", "a", "0", "root") ROW("2", "b", "7", "dep"), 2, 0, "outside"},
    {"1\ta\t\tNOUN\t_\t_\t0\troot\t_\t_\n", 1, 0, "empty"},
    {"3-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, 1, "range"},
    {ROW("99999999999999999999", "a", "0", "root"), 1, 1, "was due"},
};

static void test_mistakes(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    const Mistake *m = &mistakes[i];
    EntCorpus *corpus = ent_corpus_new();
    EntError error = {0};
    g_assert_false(
        ent_corpus_parse(corpus, "f.conllu", m->text, strlen(m->text), &error));
    if (!strstr(error.message, m->message)) g_error("%zu: %s", i, error.message);
    g_assert_cmpstr(error.file, ==, "f.conllu");
    g_assert_cmpuint(error.line, ==, m->line);
    g_assert_cmpuint(error.column, ==, m->column);
    ent_corpus_free(corpus);
  }
}

static void test_no_file(void)
{
  EntCorpus *corpus = ent_corpus_new();
  EntError error = {0};
  g_assert_false(ent_corpus_read(corpus, "/no/such/file", &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
  ent_corpus_free(corpus);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/conllu/sentence", test_sentence);
  g_test_add_func("/conllu/mistakes", test_mistakes);
  g_test_add_func("/conllu/no-file", test_no_file);
  return g_test_run();
}
