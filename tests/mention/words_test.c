// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table mention-words as it is shipped: every kind is one that the code asks for,
 * and every kind that the code asks for has a word. */

#include "extract/mention/words.h"
#include <glib.h>
#include <string.h>

static EntKnowledge *load(void)
{
  EntError error = {0};
  EntKnowledgeOptions options = {.data_dir = ENT_SOURCE_DATA_DIR};
  EntKnowledge *k = ent_knowledge_load(&options, &error);
  if (!k) g_error("%s:%u:%u: %s", error.file, error.line, error.column, error.message);
  return k;
}

static void kinds_are_known(void)
{
  EntKnowledge *k = load();
  bool used[ENT_WORD_COUNT] = {false};
  uint8_t column = ent_knowledge_column(ENT_TABLE_MENTION_WORDS, "kind");
  const EntEntry *entry;
  for (uint32_t i = 0; (entry = ent_knowledge_entry(k, ENT_TABLE_MENTION_WORDS, i));
       i++) {
    g_auto(GStrv) kinds = g_strsplit(entry->fields[column], " ", -1);
    for (char **kind = kinds; *kind; kind++) {
      EntWord word = ent_word_kind(*kind, strlen(*kind));
      if (word == ENT_WORD_COUNT) g_error("%s: no kind \"%s\"", entry->name, *kind);
      used[word] = true;
    }
  }
  for (unsigned word = 0; word < ENT_WORD_COUNT; word++)
    if (!used[word]) g_error("kind %u of words.h has no word", word);
  ent_knowledge_free(k);
}

static void no_kind(void)
{
  g_assert_cmpint(ent_word_kind("pronouns", 8), ==, ENT_WORD_COUNT);
  g_assert_cmpint(ent_word_kind("pronouns", 7), ==, ENT_WORD_PRONOUN);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/mention-words/kinds", kinds_are_known);
  g_test_add_func("/mention-words/no-kind", no_kind);
  return g_test_run();
}
