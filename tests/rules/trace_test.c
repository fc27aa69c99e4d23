// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is said of frames that gave something and of those that did not, over hand-made
 * trees: each reason once, beside a sentence that lacks nothing. */
#include "treebank.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define RULES                                                                          \
  "cue condition = if\n"                                                               \
  "frame meeting\n"                                                                    \
  "  verb meet\n"                                                                      \
  "  role a : Agent = subject\n"                                                       \
  "  role b : Agent = object | with\n"                                                 \
  "  role d : Date = @time\n"                                                          \
  "  gives a metWith b\n"                                                              \
  "  never object : criterion\n"                                                       \
  "frame talks\n"                                                                      \
  "  verb \"hold talks\"\n"                                                            \
  "  role a : Agent = subject\n"                                                       \
  "  role b : Agent = with\n"                                                          \
  "  gives a metWith b\n"                                                              \
  "frame rank\n"                                                                       \
  "  verb head\n"                                                                      \
  "  role a : Person = subject\n"                                                      \
  "  role b : Organization = object\n"                                                 \
  "  gives a leads b\n"

#define ADA "Ada Ada PROPN _ 2 nsubj NAME/Person/0/1\n"

static const struct {
  const char *name, *text, *frames, *missed;
} cases[] = {
    {"match",
     ADA "met meet VERB _ 0 root\n"
         "Bo Bo PROPN _ 2 obj NAME/Person/1/1\n",
     "case:1: Ada met Bo\n"
     "  + frame meeting (rules:2), verb \"met\"\n"
     "      a = \"Ada\"\n"
     "      b = \"Bo\"\n"
     "      d = - (nothing stands as @time)\n"
     "      gives Ada metWith Bo\n",
     ""},
    {"empty", ADA "met meet VERB _ 0 root\n",
     "case:1: Ada met\n"
     "  - frame meeting (rules:2), verb \"met\": b is empty: nothing stands as object "
     "| "
     "with\n"
     "      a = \"Ada\"\n",
     "case:1\tmet\tmeeting\tb is empty: nothing stands as object | with\tAda met\n"},
    {"other preposition",
     ADA "met meet VERB _ 0 root\n"
         "for for ADP _ 4 case\n"
         "Bo Bo PROPN _ 2 obl NAME/Person/1/1\n",
     "case:1: Ada met for Bo\n"
     "  - frame meeting (rules:2), verb \"met\": b is empty: nothing stands as object "
     "| "
     "with; \"Bo\" (Person) would do, but stands behind \"for\"\n"
     "      a = \"Ada\"\n",
     "case:1\tmet\tmeeting\tb is empty: nothing stands as object | with; \"Bo\" "
     "(Person) "
     "would do, but stands behind \"for\"\tAda met for Bo\n"},
    {"other function",
     "Bo Bo PROPN _ 2 obj NAME/Organization/0/1\n"
     "headed head VERB _ 0 root\n",
     "case:1: Bo headed\n"
     "  - frame rank (rules:14), verb \"headed\": a is empty: nothing stands as "
     "subject\n"
     "      b = \"Bo\"\n",
     "case:1\theaded\trank\ta is empty: nothing stands as subject\tBo headed\n"},
    {"direction",
     "Bo Bo PROPN _ 2 nsubj NAME/Organization/0/1\n"
     "headed head VERB _ 0 root\n"
     "Ada Ada PROPN _ 2 obj NAME/Person/1/1\n",
     "case:1: Bo headed Ada\n"
     "  - frame rank (rules:14), verb \"headed\": a is empty: \"Bo\" (Organization) "
     "stands as subject; wanted is Person\n",
     "case:1\theaded\trank\ta is empty: \"Bo\" (Organization) stands as subject; "
     "wanted "
     "is Person\tBo headed Ada\n"},
    {"never",
     ADA "met meet VERB _ 0 root\n"
         "criteria criterion NOUN _ 2 obj\n",
     "case:1: Ada met criteria\n"
     "  - frame meeting (rules:2), verb \"met\": 'never object' speaks against it: "
     "\"criteria\"\n",
     "case:1\tmet\tmeeting\t'never object' speaks against it: \"criteria\"\t"
     "Ada met criteria\n"},
    {"part of speech", ADA "meet meet NOUN _ 0 root\n",
     "case:1: Ada meet\n"
     "  - frame meeting (rules:2), verb \"meet\": a verb is wanted, this is tagged "
     "NOUN\n",
     ""},
    {"phrase",
     ADA "held hold VERB _ 0 root\n"
         "Bo Bo PROPN _ 2 obj NAME/Person/1/1\n",
     "case:1: Ada held Bo\n"
     "  - frame talks (rules:9), verb \"held\": not with the other words of the "
     "trigger: "
     "talks\n",
     "case:1\theld\ttalks\tnot with the other words of the trigger: talks\tAda held "
     "Bo\n"},
    {"condition",
     "If if SCONJ _ 3 mark\n"
     "Ada Ada PROPN _ 3 nsubj NAME/Person/0/1\n"
     "meets meet VERB _ 0 root\n"
     "Bo Bo PROPN _ 3 obj NAME/Person/1/1\n",
     "case:1: If Ada meets Bo\n"
     "  - frame meeting (rules:2), verb \"meets\": a condition or question: nothing is "
     "stated\n"
     "      a = \"Ada\"\n"
     "      b = \"Bo\"\n",
     "case:1\tmeets\tmeeting\ta condition or question: nothing is stated\tIf Ada meets "
     "Bo\n"},
    {"one thing",
     ADA "met meet VERB _ 0 root\n"
         "Ada Ada PROPN _ 2 obj NAME/Person/0/1\n",
     "case:1: Ada met Ada\n"
     "  - frame meeting (rules:2), verb \"met\": both ends are one thing\n"
     "      a = \"Ada\"\n"
     "      b = \"Ada\"\n",
     "case:1\tmet\tmeeting\tboth ends are one thing\tAda met Ada\n"},
    {"nothing named",
     "They they PRON _ 2 nsubj\n"
     "met meet VERB _ 0 root\n",
     "case:1: They met\n",
     "case:1\tmet\tmeeting\tnothing is named in the sentence\tThey met\n"},
};

static EntRules *load_rules(void)
{
  g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "rules", NULL);
  g_assert_true(g_file_set_contents(path, RULES, -1, NULL));
  EntError error = {0};
  EntRules *rules = ent_rules_load((const char *const[]){path}, 1, &error);
  if (!rules) g_error("%s", error.message);
  g_remove(path);
  g_rmdir(folder);
  return rules;
}

static char *dump(const EntRules *rules, const char *tree, bool missed)
{
  char *text;
  size_t length;
  Treebank *t = treebank_new(tree);
  FILE *out = open_memstream(&text, &length);
  ent_relate_dump(rules, NULL, &t->m, "case", missed, out);
  fclose(out);
  treebank_free(t);
  return text;
}

static void test_case(gconstpointer data)
{
  size_t i = GPOINTER_TO_SIZE(data);
  EntRules *rules = load_rules();
  char *frames = dump(rules, cases[i].text, false);
  char *missed = dump(rules, cases[i].text, true);
  g_assert_cmpstr(frames, ==, cases[i].frames);
  g_assert_cmpstr(missed, ==, cases[i].missed);
  free(frames);
  free(missed);
  ent_rules_free(rules);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strdup_printf("/trace/%s", cases[i].name);
    g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
  }
  return g_test_run();
}
