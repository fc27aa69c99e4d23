// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The engine over hand-made trees: one case a construction of English. */
#include "treebank.h"
#include <glib.h>
#include <stdio.h>

static EntRules *installed(void)
{
  static const char *const names[] = {"10-cues",       "20-roles",  "30-meetings",
                                      "40-agreements", "50-bodies", "60-stance"};
  char *files[G_N_ELEMENTS(names)];
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    files[i] = g_strdup_printf(ENT_SOURCE_DATA_DIR "/rules/%s.rules", names[i]);
  EntError error = {0};
  EntRules *rules =
      ent_rules_load((const char *const *)files, G_N_ELEMENTS(names), &error);
  if (!rules)
    g_error("%s:%u:%u: %s", error.file, error.line, error.column, error.message);
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    g_free(files[i]);
  return rules;
}

#define PAST  "Tense=Past|VerbForm=Fin"
#define PPART "Tense=Past|VerbForm=Part"
#define INF   "VerbForm=Inf"
#define REL   "PronType=Rel"

static const struct {
  const char *name, *text, *expect;
} cases[] = {
    {"active",
     "Ada Ada PROPN _ 2 nsubj NAME/Person/0/1\n"
     "met meet VERB " PAST " 0 root\n"
     "Bo Bo PROPN _ 2 obj NAME/Person/1/1\n",
     "Ada metWith Bo Asserted"},
    {"passive with agent",
     "Bo Bo PROPN _ 3 nsubj:pass NAME/Person/0/1\n"
     "was be AUX _ 3 aux:pass\n"
     "criticized criticize VERB " PPART " 0 root\n"
     "by by ADP _ 5 case\n"
     "Ada Ada PROPN _ 3 obl:agent NAME/Person/1/1\n",
     "Ada criticized Bo Asserted"},
    {"passive without agent",
     "Bo Bo PROPN _ 3 nsubj:pass NAME/Person/0/1\n"
     "was be AUX _ 3 aux:pass\n"
     "criticized criticize VERB " PPART " 0 root\n",
     ""},
    {"reduced relative",
     "pact pact NOUN _ 0 root NAME/Agreement/0/1\n"
     "signed sign VERB " PPART " 1 acl\n"
     "by by ADP _ 4 case\n"
     "Ada Ada PROPN _ 2 obl NAME/Person/1/1\n",
     "pact signedBy Ada Asserted"},
    {"full relative",
     "Ada Ada PROPN _ 0 root NAME/Person/0/1\n"
     "who who PRON " REL " 3 nsubj\n"
     "met meet VERB " PAST " 1 acl:relcl\n"
     "Bo Bo PROPN _ 3 obj NAME/Person/1/1\n",
     "Ada metWith Bo Asserted"},
    {"object relative without pronoun",
     "pact pact NOUN _ 0 root NAME/Agreement/0/1\n"
     "Ada Ada PROPN _ 3 nsubj NAME/Person/1/1\n"
     "signed sign VERB " PAST " 1 acl:relcl\n",
     "pact signedBy Ada Asserted"},
    {"raising",
     "Ada Ada PROPN _ 3 nsubj:pass NAME/Person/0/1\n"
     "is be AUX _ 3 aux:pass\n"
     "expected expect VERB " PPART " 0 root\n"
     "to to PART _ 5 mark\n"
     "visit visit VERB " INF " 3 xcomp\n"
     "Chile Chile PROPN _ 5 obj NAME/Country/1/1\n",
     "Ada visited Chile Planned"},
    {"object control",
     "Bo Bo PROPN _ 2 nsubj NAME/Person/0/1\n"
     "urged urge VERB " PAST " 0 root\n"
     "Ada Ada PROPN _ 2 obj NAME/Person/1/1\n"
     "to to PART _ 5 mark\n"
     "visit visit VERB " INF " 2 xcomp\n"
     "Chile Chile PROPN _ 5 obj NAME/Country/2/1\n",
     "Ada visited Chile Planned\nBo said urged Ada to visit Chile Asserted"},
    {"refusal",
     "Ada Ada PROPN _ 2 nsubj NAME/Person/0/1\n"
     "refused refuse VERB " PAST " 0 root\n"
     "to to PART _ 4 mark\n"
     "sign sign VERB " INF " 2 xcomp\n"
     "pact pact NOUN _ 4 obj NAME/Agreement/1/1\n",
     "pact signedBy Ada Denied"},
    {"negation",
     "Ada Ada PROPN _ 4 nsubj NAME/Person/0/1\n"
     "did do AUX _ 4 aux\n"
     "not not PART _ 4 advmod\n"
     "visit visit VERB " INF " 0 root\n"
     "Chile Chile PROPN _ 4 obj NAME/Country/1/1\n",
     "Ada visited Chile Denied"},
    {"condition",
     "If if SCONJ _ 3 mark\n"
     "Ada Ada PROPN _ 3 nsubj NAME/Person/0/1\n"
     "visits visit VERB Tense=Pres|VerbForm=Fin 6 advcl\n"
     "Chile Chile PROPN _ 3 obj NAME/Country/1/1\n"
     "they they PRON _ 6 nsubj\n"
     "win win VERB Tense=Pres|VerbForm=Fin 0 root\n",
     ""},
    {"coordinated verbs",
     "Ada Ada PROPN _ 3 nsubj NAME/Person/0/1\n"
     "will will AUX _ 3 aux\n"
     "visit visit VERB " INF " 0 root\n"
     "Chile Chile PROPN _ 3 obj NAME/Country/1/1\n"
     "and and CCONJ _ 6 cc\n"
     "meet meet VERB " INF " 3 conj\n"
     "Bo Bo PROPN _ 6 obj NAME/Person/2/1\n",
     "Ada metWith Bo Planned\nAda visited Chile Planned"},
    {"coordinated subjects and objects",
     "Ada Ada PROPN _ 4 nsubj NAME/Person/0/1\n"
     "and and CCONJ _ 3 cc\n"
     "Bo Bo PROPN _ 1 conj NAME/Person/1/1\n"
     "visited visit VERB " PAST " 0 root\n"
     "Chile Chile PROPN _ 4 obj NAME/Country/2/1\n"
     "and and CCONJ _ 7 cc\n"
     "Peru Peru PROPN _ 5 conj NAME/Country/3/1\n",
     "Ada visited Chile Asserted\nAda visited Peru Asserted\n"
     "Bo visited Chile Asserted\nBo visited Peru Asserted"},
    {"reciprocal subject",
     "Ada Ada PROPN _ 4 nsubj NAME/Person/0/1\n"
     "and and CCONJ _ 3 cc\n"
     "Bo Bo PROPN _ 1 conj NAME/Person/1/1\n"
     "met meet VERB " PAST " 0 root\n",
     "Ada metWith Bo Asserted\nBo metWith Ada Asserted"},
    {"collective subject",
     "Chile Chile PROPN _ 0 root NAME/Country/0/1\n"
     "Peru Peru PROPN _ 1 conj NAME/Country/1/1\n"
     "\n"
     "The the DET _ 3 det\n"
     "two two NUM _ 3 nummod\n"
     "countries country NOUN _ 4 nsubj GROUP/Country/0/1\n"
     "signed sign VERB " PAST " 0 root\n"
     "pact pact NOUN _ 4 obj NAME/Agreement/2/1\n",
     "pact hasParty Chile Asserted\npact hasParty Peru Asserted\n"
     "pact signedBy Chile Asserted\npact signedBy Peru Asserted"},
    {"light verb",
     "Ada Ada PROPN _ 2 nsubj NAME/Person/0/1\n"
     "paid pay VERB " PAST " 0 root\n"
     "a a DET _ 4 det\n"
     "visit visit NOUN _ 2 obj\n"
     "to to ADP _ 6 case\n"
     "Chile Chile PROPN _ 4 nmod NAME/Country/1/1\n",
     "Ada visited Chile Asserted"},
    {"possessive nominal",
     "Ada Ada PROPN _ 3 nmod:poss NAME/Person/0/1\n"
     "'s 's PART _ 1 case\n"
     "visit visit NOUN _ 6 nsubj\n"
     "to to ADP _ 5 case\n"
     "Chile Chile PROPN _ 3 nmod NAME/Country/1/1\n"
     "ended end VERB " PAST " 0 root\n",
     "Ada visited Chile Asserted"},
    {"nominal with of and by",
     "The the DET _ 2 det\n"
     "signing signing NOUN _ 7 nsubj\n"
     "of of ADP _ 4 case\n"
     "pact pact NOUN _ 2 nmod NAME/Agreement/0/1\n"
     "by by ADP _ 6 case\n"
     "Ada Ada PROPN _ 2 nmod NAME/Person/1/1\n"
     "pleased please VERB " PAST " 0 root\n",
     "pact signedBy Ada Asserted"},
    {"talks between",
     "Talks talk NOUN _ 6 nsubj\n"
     "between between ADP _ 3 case\n"
     "Chile Chile PROPN _ 1 nmod NAME/Country/0/1\n"
     "and and CCONJ _ 5 cc\n"
     "Peru Peru PROPN _ 3 conj NAME/Country/1/1\n"
     "ended end VERB " PAST " 0 root\n",
     "Chile metWith Peru Asserted\nPeru metWith Chile Asserted"},
    {"participle clause",
     "After after SCONJ _ 2 mark\n"
     "meeting meet VERB VerbForm=Ger 5 advcl\n"
     "Bo Bo PROPN _ 2 obj NAME/Person/0/1\n"
     "Ada Ada PROPN _ 5 nsubj NAME/Person/1/1\n"
     "left leave VERB " PAST " 0 root\n",
     "Ada metWith Bo Asserted"},
    {"purpose is a plan",
     "Ada Ada PROPN _ 2 nsubj NAME/Person/0/1\n"
     "flew fly VERB " PAST " 0 root\n"
     "out out ADV _ 2 advmod\n"
     "to to PART _ 5 mark\n"
     "meet meet VERB " INF " 2 advcl\n"
     "Bo Bo PROPN _ 5 obj NAME/Person/1/1\n",
     "Ada metWith Bo Planned"},
    {"denied by somebody",
     "Bo Bo PROPN _ 2 nsubj NAME/Person/0/1\n"
     "denied deny VERB " PAST " 0 root\n"
     "that that SCONJ _ 6 mark\n"
     "Ada Ada PROPN _ 6 nsubj NAME/Person/1/1\n"
     "had have AUX _ 6 aux\n"
     "visited visit VERB " PPART " 2 ccomp\n"
     "Chile Chile PROPN _ 6 obj NAME/Country/2/1\n",
     "Ada visited Chile Denied by Bo\nBo said denied that Ada had visited Chile "
     "Asserted"},
    {"said by somebody",
     "Bo Bo PROPN _ 2 nsubj NAME/Person/0/1\n"
     "said say VERB " PAST " 0 root\n"
     "that that SCONJ _ 5 mark\n"
     "Ada Ada PROPN _ 5 nsubj NAME/Person/1/1\n"
     "visited visit VERB " PAST " 2 ccomp\n"
     "Chile Chile PROPN _ 5 obj NAME/Country/2/1\n"
     "in in ADP _ 8 case\n"
     "May May PROPN _ 5 obl DATE/_/2024-05/1\n",
     "Ada visited Chile Alleged by Bo\nBo said Ada visited Chile in May Asserted"},
    {"copula",
     "Ada Ada PROPN _ 4 nsubj NAME/Person/0/1\n"
     "is be AUX Tense=Pres|VerbForm=Fin 4 cop\n"
     "the the DET _ 4 det\n"
     "mayor mayor NOUN _ 0 root ROLE/Role/1/1\n",
     "Ada holdsRole mayor Asserted"},
    {"past copula",
     "Ada Ada PROPN _ 4 nsubj NAME/Person/0/1\n"
     "was be AUX " PAST " 4 cop\n"
     "the the DET _ 4 det\n"
     "mayor mayor NOUN _ 0 root ROLE/Role/1/1\n",
     "Ada holdsRole mayor Former"},
    {"title before name",
     "Former former ADJ _ 2 amod\n"
     "mayor mayor NOUN _ 3 compound ROLE/Role/1/1\n"
     "Ada Ada PROPN _ 4 nsubj NAME/Person/0/1\n"
     "left leave VERB " PAST " 0 root\n",
     "Ada holdsRole mayor Former"},
    {"place and time of an event",
     "Summit summit NOUN _ 3 nsubj:pass NAME/Event/0/1\n"
     "was be AUX _ 3 aux:pass\n"
     "held hold VERB " PPART " 0 root\n"
     "in in ADP _ 5 case\n"
     "Bergen Bergen PROPN _ 3 obl NAME/Place/1/1\n"
     "on on ADP _ 7 case\n"
     "Monday Monday PROPN _ 3 obl DATE/_/2024-05-06/1\n",
     "Summit hasDate 2024-05-06 Asserted\nSummit hasLocation Bergen Asserted"},
    {"stands in for its state",
     "Chilean Chilean ADJ _ 2 amod DEMONYM/Country/0/1\n"
     "officials official NOUN _ 3 nsubj\n"
     "met meet VERB " PAST " 0 root\n"
     "Bo Bo PROPN _ 3 obj NAME/Person/1/1\n",
     "Chilean metWith Bo Asserted"},
};

static void test_case(gconstpointer data)
{
  static EntRules *rules; /* one for all cases of this program */
  if (!rules) rules = installed();
  size_t i = GPOINTER_TO_SIZE(data);
  Treebank *t = treebank_new(cases[i].text);
  g_autofree char *got = treebank_relate(t, rules);
  if (!g_str_equal(got, cases[i].expect)) {
    ent_relate_dump(rules, NULL, &t->m, "case", false, stdout);
    g_test_message("expected\n%s\ngot\n%s", cases[i].expect, got);
    g_test_fail();
  }
  treebank_free(t);
}

/* 500 tokens, 60 names in one coordination under one verb, twice: no product of them
 * all, no recursion without end. */
static void test_long_sentence(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 1; i <= 250; i++) {
    bool name = i % 8 == 1;
    g_string_append_printf(text, "n%d n%d PROPN _ %d %s", i, i,
                           i == 1 ? 251 : (i % 8 == 1 ? i - 8 : i - 1),
                           i == 1 ? "nsubj" : (name ? "conj" : "nmod"));
    if (name) g_string_append_printf(text, " NAME/Country/%d/1", i / 8);
    g_string_append_c(text, '\n');
  }
  g_string_append(text, "visited visit VERB " PAST " 0 root\n");
  for (int i = 252; i <= 390; i++) {
    bool name = i % 5 == 2;
    g_string_append_printf(text, "n%d n%d PROPN _ %d %s", i, i,
                           i == 252 ? 251 : (name ? i - 5 : i - 1),
                           i == 252 ? "obj" : (name ? "conj" : "nmod"));
    if (name) g_string_append_printf(text, " NAME/Country/%d/1", 40 + i / 5 - 50);
    g_string_append_c(text, '\n');
  }
  EntRules *rules = installed();
  Treebank *t = treebank_new(text->str);
  gint64 start = g_get_monotonic_time();
  g_free(treebank_relate(t, rules));
  double seconds = (double)(g_get_monotonic_time() - start) / 1e6;
  g_assert_cmpuint(t->doc->n_statements, >, 100);
  g_assert_cmpuint(t->doc->n_statements, <, 1000);
  g_assert_cmpfloat(seconds, <, 2);
  treebank_free(t);
  ent_rules_free(rules);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strdup_printf("/engine/%s", cases[i].name);
    g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
  }
  g_test_add_func("/engine/long-sentence", test_long_sentence);
  return g_test_run();
}
