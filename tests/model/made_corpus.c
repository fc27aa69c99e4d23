// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

#include "made_corpus.h"

#include <glib.h>

/* One pattern, "the minister signs new treaties .", with words from lists: row i of the
 * treebank takes the words i picks. */
static const char *const nouns[] = {"minister", "envoy", "council", "bank",
                                    "party",    "court", "union",   "agency"};
static const char *const verbs[] = {"sign", "open", "want", "reject", "visit", "join"};
static const char *const objects[] = {"pact", "talk", "plan", "offer", "road", "deal"};
static const char *const adjectives[] = {"new", "secret", "large", "recent"};

static void add_row(GString *s, int id, const char *form, const char *lemma,
                    const char *upos, const char *feats, int head, const char *deprel)
{
  g_string_append_printf(s, "%d\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t_\n", id, form, lemma,
                         upos, feats, head, deprel);
}

static void add_sentence(GString *s, unsigned i)
{
  const char *noun = nouns[i % 8], *verb = verbs[i / 3 % 6],
             *object = objects[i / 5 % 6];
  g_autofree char *verbs_form = g_strconcat(verb, "s", NULL);
  g_autofree char *plural = g_strconcat(object, "s", NULL);
  add_row(s, 1, "The", "the", "DET", "Definite=Def", 2, "det");
  add_row(s, 2, noun, noun, "NOUN", "Number=Sing", 3, "nsubj");
  add_row(s, 3, verbs_form, verb, "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", 0,
          "root");
  if (i % 2) {
    add_row(s, 4, adjectives[i / 7 % 4], adjectives[i / 7 % 4], "ADJ", "_", 5, "amod");
    add_row(s, 5, plural, object, "NOUN", "Number=Plur", 3, "obj");
    add_row(s, 6, ".", ".", "PUNCT", "_", 3, "punct");
  } else {
    add_row(s, 4, plural, object, "NOUN", "Number=Plur", 3, "obj");
    add_row(s, 5, "in", "in", "ADP", "_", 6, "case");
    add_row(s, 6, "Zedburg", "Zedburg", "PROPN", "Number=Sing", 3, "obl");
    add_row(s, 7, ".", ".", "PUNCT", "_", 3, "punct");
  }
  g_string_append_c(s, '\n');
}

EntCorpus *made_corpus(unsigned first, unsigned step)
{
  g_autoptr(GString) text = g_string_new(NULL);
  EntCorpus *corpus = ent_corpus_new();
  EntError error = {0};
  for (unsigned i = first; i < 240; i += step) {
    if (i % 10 == 0) g_string_append_printf(text, "# newdoc id = d%u\n", i);
    add_sentence(text, i);
  }
  g_assert_true(ent_corpus_parse(corpus, "fixture", text->str, text->len, &error));
  return corpus;
}
