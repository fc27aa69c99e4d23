// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Confidence: the table of measurements, the product of parts and the curve over it. */
#include "extract/relate/confidence.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEAD "table confidence\npart\tname\tvalue\tcases\n"

static EntConfidence *load(const char *rows, EntError *error)
{
  g_autofree char *path =
      g_build_filename(g_get_tmp_dir(), "entente-confidence-XXXXXX", NULL);
  int fd = g_mkstemp(path);
  g_assert_cmpint(fd, >=, 0);
  g_close(fd, NULL);
  g_autofree char *text = g_strconcat(HEAD, rows, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  EntConfidence *c = confidence_load(path, error);
  g_remove(path);
  return c;
}

static void assert_near(float found, double wanted)
{
  g_assert_cmpfloat_with_epsilon((double)found, wanted, 1e-4);
}

static const ConfidenceParts by_name = {
    .rule = "meet",
    .own = 0.8f,
    .property = ENT_PROP_MET_WITH,
    .status = ENT_STATUS_ASSERTED,
    .subject = {true, ENT_MENTION_NAME, 0.9f},
    .object = {true, ENT_MENTION_PRONOUN, 1.0f},
};

static void test_unmeasured(void)
{
  assert_near(confidence_product(NULL, &by_name), 0.72);
  assert_near(confidence_at(NULL, 0.72f), 0.72);
  EntConfidence *c = load("", NULL);
  assert_near(confidence_product(c, &by_name), 0.72);
  assert_near(confidence_at(c, 0.72f), 0.72);
  confidence_free(c);
}

static void test_product(void)
{
  EntError error = {0};
  EntConfidence *c = load("rule\tmeet\t0.5\t8\nkind\tpronoun\t0.7\t3\n"
                          "status\tPlanned\t1.1\t3\nproperty\tmetWith\t0.9\t9\n"
                          "property\tsaid\t1.2\t9\n",
                          &error);
  g_assert_cmpstr(error.message, ==, "");
  /* 8 cases of 0.5 and the author's 0.8 as 4 more */
  assert_near(confidence_product(c, &by_name), 0.6 * 0.9 * 0.7 * 0.9);
  ConfidenceParts parts = by_name;
  parts.status = ENT_STATUS_PLANNED;
  assert_near(confidence_product(c, &parts), 0.6 * 0.9 * 0.7 * 1.1 * 0.9);
  parts.object.there = false;
  assert_near(confidence_product(c, &parts), 0.6 * 0.9 * 1.1 * 0.9);
  parts.rule = "other";
  assert_near(confidence_product(c, &parts), 0.8 * 0.9 * 1.1 * 0.9);
  confidence_free(c);
}

static void test_curve(void)
{
  EntConfidence *c =
      load("curve\t0.4\t0.5\t20\ncurve\t0.8\t0.9\t20\ncurve\t1.2\t0.9\t20\n", NULL);
  static const struct {
    float product;
    double wanted;
  } cases[] = {{0.0f, 0.5}, {0.4f, 0.5}, {0.6f, 0.7},
               {0.8f, 0.9}, {1.0f, 0.9}, {5.0f, 0.9}};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_near(confidence_at(c, cases[i].product), cases[i].wanted);
  confidence_free(c);
}

static const struct {
  const char *rows;
  uint32_t line, column;
  const char *message;
} mistakes[] = {
    {"rule\tmeet\tmuch\t3\n", 3, 11, "\"much\": a number from 0 to 2 is wanted"},
    {"rule\tmeet\t1.5\t3\n", 3, 11, "a rule's precision is from 0 to 1"},
    {"rule\tmeet\t0.5\t-3\n", 3, 15, "\"-3\": a number from 0 to 1e+09 is wanted"},
    {"rule\ta\t1\t3\nrule\ta\t1\t3\n", 4, 6, "rule \"a\" is there twice"},
    {"kind\tnmae\t1\t3\n", 3, 6,
     "no kind \"nmae\"; there are rule NAME, property, kind of mention, status, curve "
     "PRODUCT"},
    {"staus\tPlanned\t1\t3\n", 3, 7,
     "no staus \"Planned\"; there are rule NAME, property, kind of mention, status, "
     "curve PRODUCT"},
    {"curve\t0.5\t0.5\t3\ncurve\t0.4\t0.6\t3\n", 4, 0,
     "the curve has to ascend, between 0 and 1"},
    {"curve\t0.5\t0.5\t3\ncurve\t0.6\t0.4\t3\n", 4, 0,
     "the curve has to ascend, between 0 and 1"},
    {"curve\t0.5\t1.5\t3\n", 3, 0, "the curve has to ascend, between 0 and 1"},
};

static void test_mistakes(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    EntError error = {0};
    g_assert_null(load(mistakes[i].rows, &error));
    g_assert_cmpstr(error.message, ==, mistakes[i].message);
    g_assert_cmpuint(error.line, ==, mistakes[i].line);
    g_assert_cmpuint(error.column, ==, mistakes[i].column);
  }
  EntError error = {0};
  g_assert_null(confidence_load("/nonexistent/confidence.tsv", &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
}

/* What is installed can be read, and never says more than 1. */
static void test_installed(void)
{
  EntError error = {0};
  EntConfidence *c = confidence_load(ENT_SOURCE_DATA_DIR "/confidence.tsv", &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_nonnull(c);
  g_assert_cmpfloat(confidence_at(c, 100.0f), <=, 1.0f);
  g_assert_cmpfloat(confidence_at(c, 0.1f), <, confidence_at(c, 100.0f));
  confidence_free(c);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/confidence/unmeasured", test_unmeasured);
  g_test_add_func("/confidence/product", test_product);
  g_test_add_func("/confidence/curve", test_curve);
  g_test_add_func("/confidence/mistakes", test_mistakes);
  g_test_add_func("/confidence/installed", test_installed);
  return g_test_run();
}
