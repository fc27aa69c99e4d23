// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Normal forms and flags of single tokens. */

#include "extract/token/surface.h"
#include <glib.h>
#include <string.h>

typedef struct {
  const char *token, *norm;
  unsigned flags;
} Case;

enum {
  UF = ENT_TOK_UPPER_FIRST,
  AU = ENT_TOK_ALL_UPPER,
  HD = ENT_TOK_HAS_DIGIT,
  AD = ENT_TOK_ALL_DIGIT,
  PU = ENT_TOK_PUNCT
};

static const Case cases[] = {
    {"cat", "cat", 0},
    {"Cat", "cat", UF},
    {"CAT", "cat", UF | AU},
    {"C", "c", UF},
    {"U.S.", "u.s.", UF | AU},
    {"iPhone", "iphone", 0},
    {"G7", "g7", UF | HD},
    {"1,000", "1,000", HD | AD},
    {"2.5", "2.5", HD | AD},
    {"15th", "15th", HD},
    {"9/11", "9/11", HD},
    {"\u00bd", "\u00bd", HD | AD},
    {"1\u00a0000", "1 000", HD | AD},
    {"$", "$", PU},
    {"...", "...", PU},
    {"\u2026", "...", PU},
    {"\u2019s", "'s", 0},
    {"\u201c", "\"", PU},
    {"``", "\"", PU},
    {"''", "\"", PU},
    {"\u00ab", "\"", PU},
    {"\u2013", "-", PU},
    {"\u2014", "--", PU},
    {"\u00c9COLE", "\u00e9cole", UF | AU},
    {"E\u0301cole", "\u00e9cole", UF},
    {"\u023a\u023a\u023a", "\u2c65\u2c65\u2c65", UF | AU},
    {"zero\u200bwidth", "zerowidth", 0},
    {"co\u00adoperate", "cooperate", 0},
    {"\u5317\u4eac", "\u5317\u4eac", 0},
    {"\xff\xc3", "??", PU},
    {"", "", PU},
};

static void check(const EntToken *t, const Case *c)
{
  g_assert_cmpstr(t->norm, ==, c->norm);
  g_assert_cmpuint(t->norm_length, ==, strlen(c->norm));
  g_assert_cmphex(t->flags & ~(unsigned)ENT_TOK_LAYOUT, ==, c->flags);
  g_assert_cmphex(t->flags & ENT_TOK_LAYOUT, ==, ENT_TOK_SPACE_AFTER);
}

static void test_single(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    EntAnalysis a = {.arena = ent_arena_new(), .text = cases[i].token};
    a.length = strlen(a.text);
    EntToken t = {.end = (uint32_t)a.length, .flags = ENT_TOK_SPACE_AFTER | PU};
    ent_token_surface(&a, &t);
    check(&t, &cases[i]);
    ent_arena_free(a.arena);
  }
}

static void test_all(void)
{
  GString *text = g_string_new(NULL);
  EntToken tokens[G_N_ELEMENTS(cases)] = {0};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    tokens[i].begin = (uint32_t)text->len;
    g_string_append(text, cases[i].token);
    tokens[i].end = (uint32_t)text->len;
    tokens[i].flags = ENT_TOK_SPACE_AFTER;
    g_string_append_c(text, ' ');
  }
  EntAnalysis a = {.arena = ent_arena_new(),
                   .text = text->str,
                   .length = text->len,
                   .tokens = tokens,
                   .n_tokens = G_N_ELEMENTS(cases)};
  ent_token_surfaces(&a);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check(&tokens[i], &cases[i]);
  ent_arena_free(a.arena);
  g_string_free(text, TRUE);
}

static void test_long(void)
{
  g_autofree char *text = g_strnfill(1 << 20, 'Q');
  EntAnalysis a = {.arena = ent_arena_new(), .text = text, .length = 1 << 20};
  EntToken t = {.end = 1 << 20};
  ent_token_surface(&a, &t);
  g_assert_cmpuint(t.norm_length, ==, 255);
  g_assert_cmpuint(strlen(t.norm), ==, 1 << 20);
  g_assert_cmpint(t.norm[12345], ==, 'q');
  ent_arena_free(a.arena);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/surface/single", test_single);
  g_test_add_func("/surface/all", test_all);
  g_test_add_func("/surface/long", test_long);
  return g_test_run();
}
