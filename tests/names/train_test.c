// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Training on an invented corpus, and what its reader says of bad files. */

#include "extract/tag/names_features.h"
#include "extract/train/train_names.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static EntNamesCorpus *read_fixture(const char *name)
{
  EntError error = {0};
  g_autofree char *path = g_build_filename(TEST_DIR, name, NULL);
  EntNamesCorpus *c = ent_names_corpus_new();
  g_assert_true(ent_names_read_iob(c, path, false, &error));
  return c;
}

static void train(unsigned groups, EntNamesTrained *out)
{
  EntNamesCorpus *c = read_fixture("fixture-train.iob2");
  EntNamesSettings s = ent_names_settings_default();
  s.groups = groups;
  s.bits = 15;
  ent_names_train(c, NULL, NULL, &s, out);
  ent_names_corpus_free(c);
}

static double figure(const EntNamesTrained *trained)
{
  EntNamesCorpus *c = read_fixture("fixture-dev.iob2");
  EntNamesFigures f;
  ent_names_measure(trained, NULL, c, &f);
  ent_names_corpus_free(c);
  return ent_names_f1(&f, 0);
}

static void test_same_bytes(void)
{
  EntNamesTrained a, b;
  train(ENT_NAMES_ALL, &a);
  train(ENT_NAMES_ALL, &b);
  g_assert_cmpuint(a.weights_size, ==, b.weights_size);
  g_assert_true(!memcmp(a.weights, b.weights, a.weights_size));
  g_test_message("F1 %.1f", figure(&a));
  g_assert_cmpfloat(figure(&a), >=, 95.0);
  ent_names_trained_clear(&a);
  ent_names_trained_clear(&b);
}

/* Words alone must do worse, or the figure above says nothing of the features. */
static void test_features_count(void)
{
  EntNamesTrained words;
  train(ENT_NAMES_WORDS, &words);
  g_test_message("F1 %.1f", figure(&words));
  g_assert_cmpfloat(figure(&words), <, 92.0);
  ent_names_trained_clear(&words);
}

static void test_open_labels(void)
{
  EntNamesCorpus *c = ent_names_corpus_new();
  EntError error = {0};
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "names-open.iob2", NULL);
  g_assert_true(
      g_file_set_contents(path, "Ulla\tB-PER\nsaw\tO\nOstrel\tB-OTH\n", -1, NULL));
  g_assert_true(ent_names_read_iob(c, path, true, &error));
  const EntNamesText *t = ent_names_corpus_text(c, 0);
  g_assert_cmpuint(t->allowed[0], ==, ent_names_label_bit(ENT_NAME_PER, true));
  g_assert_cmpuint(t->allowed[1], ==, ENT_NAMES_ONLY_O);
  g_assert_cmpuint(t->allowed[2], ==, ENT_NAMES_MISC_OR_O);
  g_remove(path);
  ent_names_corpus_free(c);
}

/* A mistake, and where it is. */
static const struct {
  const char *text;
  uint32_t line, column;
} mistakes[] = {
    {"Ulla\tB-PER\nsaw\n", 2, 1},
    {"1\tUlla\tB-PER\n2\tOstrel\tB-CITY\n", 2, 10},
    {"Ulla\tB-PER\n\xff\tO\n", 2, 1},
    {"Ulla\tB-PER\nOst\xc3\tO\n", 2, 4},
    {"\tO\n", 1, 1},
};

static void test_mistakes(void)
{
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "names-bad.iob2", NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    EntNamesCorpus *c = ent_names_corpus_new();
    EntError error = {0};
    g_assert_true(g_file_set_contents(path, mistakes[i].text, -1, NULL));
    g_assert_false(ent_names_read_iob(c, path, false, &error));
    g_assert_cmpuint(error.line, ==, mistakes[i].line);
    g_assert_cmpuint(error.column, ==, mistakes[i].column);
    g_assert_cmpstr(error.file, ==, path);
    ent_names_corpus_free(c);
  }
  g_remove(path);
}

static void test_no_file(void)
{
  EntNamesCorpus *c = ent_names_corpus_new();
  EntError error = {0};
  g_assert_false(ent_names_read_iob(c, "/nowhere/names.iob2", false, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
  ent_names_corpus_free(c);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/names/train/same-bytes", test_same_bytes);
  g_test_add_func("/names/train/features-count", test_features_count);
  g_test_add_func("/names/train/open-labels", test_open_labels);
  g_test_add_func("/names/train/mistakes", test_mistakes);
  g_test_add_func("/names/train/no-file", test_no_file);
  return g_test_run();
}
