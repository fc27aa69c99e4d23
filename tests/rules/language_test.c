// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The rule language: what is accepted. What is not: mistakes_test.c */
#include "extract/relate/relate.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

static EntRules *load(const char *text, EntError *error)
{
  g_autofree char *path =
      g_build_filename(g_get_tmp_dir(), "entente-rules-XXXXXX", NULL);
  int fd = g_mkstemp(path);
  g_assert_cmpint(fd, >=, 0);
  g_close(fd, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  const char *files[] = {path};
  EntRules *rules = ent_rules_load(files, 1, error);
  g_remove(path);
  return rules;
}

static void test_examples(void)
{
  EntError error = {0};
  EntRules *rules = load("frame f\n  verb meet\n  role a : Agent = subject\n"
                         "  role b : Agent = object\n  gives a metWith b\n"
                         "test \"Ada met Bo.\" -> Ada metWith Bo ; Bo metWith Ada "
                         "Planned\nnot \"Ada met nobody.\"\n",
                         &error);
  g_assert_nonnull(rules);
  g_assert_cmpuint(ent_rules_n_examples(rules), ==, 2);
  const EntRuleExample *e = ent_rules_example(rules, 0);
  g_assert_cmpstr(e->rule, ==, "f");
  g_assert_cmpuint(e->n_expect, ==, 2);
  g_assert_cmpstr(e->expect[1], ==, "Bo metWith Ada Planned");
  g_assert_true(ent_rules_example(rules, 1)->negative);
  ent_rules_free(rules);
}

static void test_no_file(void)
{
  EntError error = {0};
  const char *files[] = {"/nowhere/x.rules"};
  g_assert_null(ent_rules_load(files, 1, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
}

static void test_installed(void)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(ENT_SOURCE_DATA_DIR "/rules", 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (g_str_has_suffix(name, ".rules"))
      g_ptr_array_add(files,
                      g_build_filename(ENT_SOURCE_DATA_DIR "/rules", name, NULL));
  EntError error = {0};
  EntRules *rules =
      ent_rules_load((const char *const *)files->pdata, files->len, &error);
  if (!rules)
    g_error("%s:%u:%u: %s", error.file, error.line, error.column, error.message);
  g_assert_cmpuint(ent_rules_n_examples(rules), >, 50);
  ent_rules_free(rules);
}

/* Seconds of this process that 100,000 frames may take; a sanitizer is slow. */
#if defined ENT_ARENA_MALLOC || defined __SANITIZE_THREAD__
enum { MOST_SECONDS = 20 };
#else
enum { MOST_SECONDS = 1 };
#endif

/* 100,000 frames, a third of them extending another. */
static void test_many(void)
{
  g_autoptr(GString) text =
      g_string_new("frame f0\n verb go\n role a : Agent = subject\n"
                   " role b : Agent = object\n gives a metWith b\n");
  for (int i = 1; i < 100000; i++)
    if (i % 3)
      g_string_append_printf(text,
                             "frame f%d\n verb v%d\n role a : Agent = subject\n"
                             " role b : Agent = object\n gives a metWith b\n",
                             i, i);
    else
      g_string_append_printf(text, "frame f%d : f%d\n verb v%d\n", i, i - 1, i);
  EntError error = {0};
  clock_t start = clock();
  EntRules *rules = load(text->str, &error);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  g_test_message("100,000 frames in %.2f s", seconds);
  g_assert_nonnull(rules);
  g_assert_cmpfloat(seconds, <, MOST_SECONDS);
  ent_rules_free(rules);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/language/examples", test_examples);
  g_test_add_func("/language/no-file", test_no_file);
  g_test_add_func("/language/installed", test_installed);
  g_test_add_func("/language/many", test_many);
  return g_test_run();
}
