// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The rule language: what is accepted, and each message with its place. */
#include "extract/relate/relate.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

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

static const struct {
  const char *text;
  uint32_t line, column;
  const char *message;
} mistakes[] = {
    {"frame f\n  verb meet\n  role a : Agnet = subject\n  gives a metWith a\n", 3, 12,
     "unknown class 'Agnet'; did you mean 'Agent'?"},
    {"frame f\n  verb meet\n  role a : Agent = subject\n  gives a metwith a\n", 4, 11,
     "unknown property 'metwith'; did you mean 'metWith'?"},
    {"frame f\n  verb meet\n  role abc : Agent = subject\n  gives abd metWith abc\n", 4,
     9, "unknown role 'abd'; did you mean 'abc'?"},
    {"frme f\n", 1, 1, "no clause begins with 'frme'; did you mean 'frame'?"},
    {"frame f\n  vreb meet\n", 2, 3,
     "no clause begins with 'vreb'; did you mean 'verb'?"},
    {"verb meet\n", 1, 1, "'verb' stands in no frame"},
    {"pattern p\n  verb meet\n", 2, 3, "a pattern has no 'verb'"},
    {"frame f\n  verb \"hold talks\n", 2, 9, "this string has no end"},
    {"frame f\n  verb meet\n  role a Agent = subject\n", 3, 10, "':' is expected here"},
    {"frame f\n  verb meet\n  role a : Agent = @when\n", 3, 20,
     "there is @time and @place only"},
    {"frame f\n  verb meet\n  role a : Agent = subject\n", 1, 1,
     "frame 'f' has no 'gives'"},
    {"frame f\n  role a : Agent = subject\n  gives a metWith a\n", 1, 1,
     "frame 'f' has no trigger (verb, noun, adj or thing)"},
    {"frame f : g\n  verb meet\n", 1, 1,
     "frame 'f' extends 'g', and there is no such frame"},
    {"frame f : g\n  verb meet\nframe g : f\n  verb see\n", 1, 1,
     "frame 'f' extends itself"},
    {"frame f\n  thing Any\n", 2, 9, "this frame would match everything"},
    {"frame f\n  verb meet\n  role a : Topic = subject\n  gives a metWith a\n", 4, 20,
     "'a' can never be the subject of 'metWith'"},
    {"frame f\n  verb meet\n  role a : Agent = subject\n  gives a metWith a Plan\n", 4,
     21,
     "a status (Asserted, Planned, Alleged, Denied, Former) or ';' is expected here"},
    {"frame f\n  verb meet\n  confidence 7\n", 3, 14,
     "a number above 0 and up to 1 is expected here"},
    {"cue negatoin = not\n", 1, 5,
     "unknown kind of cue 'negatoin'; did you mean 'negation'?"},
    {"pattern p\n  match a:Person $lst b:Role\n  gives a holdsRole b\n", 2, 18,
     "there is no list 'lst'"},
    {"pattern p\n  match a:Person ( b:Role\n  gives a holdsRole b\n", 2, 26,
     "')' is expected here"},
    {"pattern p\n  match [NOWN]\n", 2, 10, "'NOWN' is no part of speech"},
    {"pattern p\n  match a:Person ~\n", 2, 18, "no rule has this character"},
    {"test Ada\n", 1, 6, "a sentence in quotes is expected here"},
    {"test \"Ada left.\"\n", 1, 17, "'->' and what is expected must follow"},
};

static void test_mistakes(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    EntError error = {0};
    EntRules *rules = load(mistakes[i].text, &error);
    if (rules) g_error("accepted: %s", mistakes[i].text);
    if (!g_str_has_prefix(error.message, mistakes[i].message) ||
        error.line != mistakes[i].line ||
        (mistakes[i].column != 1 && error.column != mistakes[i].column))
      g_error("%s\n%u:%u: %s", mistakes[i].text, error.line, error.column,
              error.message);
  }
}

static void test_caret(void)
{
  EntError error = {0};
  g_assert_null(load("frame f\n  verb meet\n  role a : Agnet = subject\n", &error));
  g_assert_cmpstr(error.message, ==,
                  "unknown class 'Agnet'; did you mean 'Agent'?\n"
                  "    role a : Agnet = subject\n"
                  "             ^");
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

/* What the manual shows is accepted. */
static void test_manual(void)
{
  g_autofree char *text = NULL;
  const char *path = ENT_SOURCE_DATA_DIR "/../../docs/rules.md";
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) blocks = g_strsplit(text, "```\n", 0);
  unsigned shown = 0;
  for (guint i = 1; blocks[i] && blocks[i + 1]; i += 2) {
    if (g_str_has_prefix(blocks[i], "my.rules:")) continue;
    /* The frame that the first example extends. */
    g_autofree char *whole = g_strconcat(
        "frame support\n verb back\n role a : Agent = subject\n role b : Agent = "
        "object\n gives a supported b\n",
        blocks[i], NULL);
    EntError error = {0};
    EntRules *rules = load(whole, &error);
    if (!rules) g_error("%s\n%u: %s", blocks[i], error.line, error.message);
    ent_rules_free(rules);
    shown++;
  }
  g_assert_cmpuint(shown, >=, 3);
}

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
  gint64 start = g_get_monotonic_time();
  EntRules *rules = load(text->str, &error);
  double seconds = (double)(g_get_monotonic_time() - start) / 1e6;
  g_test_message("100,000 frames in %.2f s", seconds);
  g_assert_nonnull(rules);
  g_assert_cmpfloat(seconds, <, 20); /* a sanitizer build on a busy machine */
  ent_rules_free(rules);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/language/mistakes", test_mistakes);
  g_test_add_func("/language/caret", test_caret);
  g_test_add_func("/language/examples", test_examples);
  g_test_add_func("/language/no-file", test_no_file);
  g_test_add_func("/language/installed", test_installed);
  g_test_add_func("/language/manual", test_manual);
  g_test_add_func("/language/many", test_many);
  return g_test_run();
}
