// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tables as they are shipped: they load, are as full as they should be, agree with
 * the tokenizer on every phrase, and refer to countries that exist. */

#include "extract/knowledge/split.h"
#include "extract/token/token.h"
#include "tests/knowledge/fixture.h"

static EntKnowledge *load(void)
{
  EntError error = {0};
  EntKnowledgeOptions options = {.data_dir = ENT_SOURCE_DATA_DIR};
  EntKnowledge *k = ent_knowledge_load(&options, &error);
  if (!k) g_error("%s:%u:%u: %s", error.file, error.line, error.column, error.message);
  return k;
}

static uint32_t count(const EntKnowledge *k, EntTable table)
{
  uint32_t n = 0;
  while (ent_knowledge_entry(k, table, n))
    n++;
  return n;
}

/* A table that has lost rows is a mistake; these are floors, not counts. */
static void are_filled(void)
{
  static const struct {
    EntTable table;
    uint32_t rows;
  } floors[] = {
      {ENT_TABLE_COUNTRIES, 195},      {ENT_TABLE_ORG_HEADS, 1000},
      {ENT_TABLE_MATTER_HEADS, 1000},  {ENT_TABLE_ROLES, 1000},
      {ENT_TABLE_ROLE_MODIFIERS, 100}, {ENT_TABLE_HONORIFICS, 200},
  };
  EntKnowledge *k = load();
  for (size_t i = 0; i < G_N_ELEMENTS(floors); i++)
    g_assert_cmpuint(count(k, floors[i].table), >=, floors[i].rows);
  ent_knowledge_free(k);
}

/* "^", "=" and "~" columns of an entry, phrase by phrase. */
typedef void (*PhraseFunc)(const EntEntry *entry, const char *text, size_t length,
                           void *data);

static void each_phrase(const EntKnowledge *k, PhraseFunc func, void *data)
{
  for (int table = 0; table < ENT_TABLE_COUNT; table++) {
    const EntEntry *e;
    EntColumns columns;
    ent_columns_of((EntTable)table, &columns);
    for (uint32_t i = 0; (e = ent_knowledge_entry(k, (EntTable)table, i)); i++)
      for (uint8_t c = 0; c < columns.n; c++) {
        if (columns.columns[c].mark == ENT_MARK_VALUE) continue;
        for (const char *p = e->fields[c]; *p;) {
          size_t n = strcspn(p, "|");
          func(e, p, n, data);
          p += n + (p[n] == '|');
        }
      }
  }
}

typedef struct {
  EntTokenizer *tokenizer;
  EntKnowledge *k;
  EntPhrase phrase;
  uint32_t n, bad;
} Agreement;

static bool same_words(const EntPhrase *phrase, const EntAnalysis *a)
{
  if (a->n_tokens != phrase->n) return false;
  for (uint32_t i = 0; i < a->n_tokens; i++) {
    const EntPhraseWord *w = &phrase->words[i];
    if (a->tokens[i].end - a->tokens[i].begin != w->length) return false;
  }
  return true;
}

/* In a sentence of its own words the phrase has to be found again. */
static void agree(const EntEntry *entry, const char *text, size_t length, void *data)
{
  Agreement *g = data;
  g_autofree char *sentence = g_strdup_printf("see %.*s now", (int)length, text);
  EntArena *arena = ent_arena_new();
  EntAnalysis a = {.arena = arena, .text = sentence, .length = strlen(sentence)};
  ent_tokenize(g->tokenizer, &a);
  a.tokens++;
  a.n_tokens -= 2;
  g_assert_true(ent_phrase_split(&g->phrase, text, length));
  g->n++;
  if (!same_words(&g->phrase, &a)) {
    g->bad++;
    g_test_message("%s: \"%.*s\": %u words, %u tokens", entry->name, (int)length, text,
                   g->phrase.n, a.n_tokens);
  }
  ent_arena_free(arena);
}

static void split_as_tokens(void)
{
  EntError error = {0};
  Agreement g = {.tokenizer = ent_tokenizer_new(ENT_SOURCE_DATA_DIR, &error),
                 .k = load()};
  g_assert_nonnull(g.tokenizer);
  ent_phrase_init(&g.phrase, g.tokenizer);
  each_phrase(g.k, agree, &g);
  g_assert_cmpuint(g.n, >, 5000);
  g_assert_cmpuint(g.bad, ==, 0);
  ent_tokenizer_free(g.tokenizer);
  ent_phrase_clear(&g.phrase);
  ent_knowledge_free(g.k);
}

static void check_country(const EntKnowledge *k, const EntEntry *entry, uint8_t column)
{
  const char *code = entry->fields[column];
  if (*code && !ent_knowledge_country(k, code))
    g_error("%s: no country has the code %s", entry->name, code);
}

static void countries_exist(void)
{
  EntKnowledge *k = load();
  for (int table = 0; table < ENT_TABLE_COUNT; table++) {
    const EntEntry *e;
    EntColumns columns;
    ent_columns_of((EntTable)table, &columns);
    int column = ent_columns_index(&columns, "country", strlen("country"));
    for (uint32_t i = 0;
         column >= 0 && (e = ent_knowledge_entry(k, (EntTable)table, i)); i++)
      check_country(k, e, (uint8_t)column);
  }
  ent_knowledge_free(k);
}

/* The names that every reader of news would miss. */
static void known_names(void)
{
  static const struct {
    EntTable table;
    const char *phrase, *name;
  } names[] = {
      {ENT_TABLE_COUNTRIES, "britain", "United Kingdom"},
      {ENT_TABLE_COUNTRIES, "downing street", "United Kingdom"},
      {ENT_TABLE_COUNTRIES, "prc", "China"},
      {ENT_TABLE_COUNTRIES, "brasilia", "Brazil"},
      {ENT_TABLE_COUNTRIES, "ivorian", "Ivory Coast"},
      {ENT_TABLE_ROLES, "ministers of state", "minister of state"},
      {ENT_TABLE_ROLES, "ceo", "chief executive officer"},
      {ENT_TABLE_HONORIFICS, "rt hon", "Rt Hon"},
      {ENT_TABLE_PLACES, "sao paulo", "São Paulo"},
      {ENT_TABLE_PLACES, "guangzhou", "Guangzhou"},
      {ENT_TABLE_ORGANIZATIONS, "nasa",
       "National Aeronautics and Space Administration"},
      {ENT_TABLE_ORGANIZATIONS, "lib dems", "Liberal Democrats"},
      {ENT_TABLE_CURRENCIES, "roubles", "Russian rouble"},
      {ENT_TABLE_TOPICS, "climate change", "climate change"},
      {ENT_TABLE_MATTERS, "paris accord", "Paris Agreement"},
  };
  EntKnowledge *k = load();
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    const EntEntry *e = ent_knowledge_find(k, names[i].table, names[i].phrase);
    g_assert_nonnull(e);
    g_assert_cmpstr(e->name, ==, names[i].name);
  }
  ent_knowledge_free(k);
}

/* A broader topic is a topic, and no chain of them comes back to where it began. */
static void topics_have_tops(void)
{
  EntKnowledge *k = load();
  uint8_t broader = ent_knowledge_column(ENT_TABLE_TOPICS, "broader");
  const EntEntry *e;
  for (uint32_t i = 0; (e = ent_knowledge_entry(k, ENT_TABLE_TOPICS, i)); i++) {
    int steps = 0;
    for (; *e->fields[broader]; steps++) {
      g_assert_cmpint(steps, <, 10);
      e = ent_knowledge_find(k, ENT_TABLE_TOPICS, e->fields[broader]);
      g_assert_nonnull(e);
    }
  }
  ent_knowledge_free(k);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/knowledge/tables/are-filled", are_filled);
  g_test_add_func("/knowledge/tables/split-as-tokens", split_as_tokens);
  g_test_add_func("/knowledge/tables/countries-exist", countries_exist);
  g_test_add_func("/knowledge/tables/known-names", known_names);
  g_test_add_func("/knowledge/tables/topics-have-tops", topics_have_tops);
  return g_test_run();
}
