// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What holds for the tokens of any text, hostile ones included; and what is said of
 * broken word tables. Conventions are in tests/spec. */

#include "extract/token/chars.h"
#include "extract/token/token.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static EntTokenizer *open_tokenizer(void)
{
  EntError error = {0};
  EntTokenizer *t = ent_tokenizer_new(ENT_SOURCE_DATA_DIR, &error);
  g_assert_cmpstr(error.message, ==, "");
  return t;
}

/* Nothing but white space and joiners lies in [begin, end). */
static void check_gap(const char *text, uint32_t begin, uint32_t end)
{
  while (begin < end) {
    EntChar c = ent_char_at(text, begin, end);
    g_assert_true(c.cls <= ENT_CHAR_LINE || c.cls == ENT_CHAR_JOINER);
    begin += c.size;
  }
}

static void check_tokens(const EntAnalysis *a)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < a->n_tokens; i++) {
    const EntToken *t = &a->tokens[i];
    g_assert_cmpuint(t->begin, >=, at);
    g_assert_cmpuint(t->end, >, t->begin);
    g_assert_nonnull(t->norm);
    g_assert_cmpuint(t->head, ==, ENT_NONE);
    check_gap(a->text, at, t->begin);
    at = t->end;
  }
  g_assert_cmpuint(at, <=, a->length);
  check_gap(a->text, at, (uint32_t)a->length);
}

static void check_sentences(const EntAnalysis *a)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < a->n_sentences; i++) {
    g_assert_cmpuint(a->sentences[i].first, ==, at);
    g_assert_cmpuint(a->sentences[i].end, >, at);
    at = a->sentences[i].end;
  }
  g_assert_cmpuint(at, ==, a->n_tokens);
}

static uint32_t tokenize(const EntTokenizer *t, const char *text, size_t length)
{
  EntAnalysis a = {.arena = ent_arena_new(), .text = text, .length = length};
  ent_tokenize(t, &a);
  check_tokens(&a);
  check_sentences(&a);
  uint32_t n = a.n_tokens;
  ent_arena_free(a.arena);
  return n;
}

static void test_random_bytes(void)
{
  static const char alphabet[] = "aB9 .,'-\"()!?@#/&$:\n\xe2\x80\x99\xc2\xa0\xff_";
  EntTokenizer *t = open_tokenizer();
  for (int round = 0; round < 3000; round++) {
    char text[64];
    size_t n = (size_t)g_test_rand_int_range(0, sizeof text);
    for (size_t i = 0; i < n; i++)
      text[i] = round % 3 ? alphabet[g_test_rand_int_range(0, sizeof alphabet - 1)]
                          : (char)g_test_rand_int_range(0, 256);
    g_autofree char *exact = g_memdup2(text, n ? n : 1); /* reads past it are seen */
    tokenize(t, exact, n);
  }
  ent_tokenizer_free(t);
}

/* A broken byte behind a joiner belongs to the token; a joiner at its end does not. */
static void test_joiner_at_end(void)
{
  static const char *const texts[] = {"\xc7\xe2\x80\x8d\x9e.", "\xc7\xe2\x80\x8d."};
  EntTokenizer *t = open_tokenizer();
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_assert_cmpuint(tokenize(t, texts[i], strlen(texts[i])), ==, 2);
  ent_tokenizer_free(t);
}

/* A unit repeated to 256 KiB: time is linear, or it takes minutes. */
static void test_hostile(void)
{
  static const char *const units[] = {
      "a",     "a.", "'",  "a'",       "1-",   "1-1a ",        "1,1",   "a+",
      "(a.b@", "((", ". ", "? \"",     "Dr. ", "non-",         "a\n",   "http://",
      "a&",    "[1", "\n", "\xff",     "A. ",  "\xe2\x80\x8b", "word ", "www.",
      "a@",    "#a", "1 ", "\xc3\xa9", "- ",   "\xe2\x80\xa6", "A.\n",  "\u00a01",
      "1",
  };
  EntTokenizer *t = open_tokenizer();
  for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 1 << 20)
      g_string_append(text, units[i]);
    g_autoptr(GTimer) timer = g_timer_new();
    tokenize(t, text->str, text->len);
    if (g_timer_elapsed(timer, NULL) > 8.0) g_error("slow: %s", units[i]);
  }
  ent_tokenizer_free(t);
}

static void test_empty(void)
{
  EntTokenizer *t = open_tokenizer();
  g_assert_cmpuint(tokenize(t, "", 0), ==, 0);
  g_assert_cmpuint(tokenize(t, " \n ", 3), ==, 0);
  ent_tokenizer_free(t);
}

/* Cut behind the last comma that is near enough, or at the most a sentence may have. */
static void test_no_end(void)
{
  static const char *const words[] = {"word ", "five words to a comma , "};
  EntTokenizer *t = open_tokenizer();
  for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t i = 0; i < 20 * ENT_SENTENCE_LONGEST; i++)
      g_string_append(text, words[k]);
    EntAnalysis a = {.arena = ent_arena_new(), .text = text->str, .length = text->len};
    ent_tokenize(t, &a);
    check_sentences(&a);
    for (uint32_t i = 0; i + 1 < a.n_sentences; i++) {
      uint32_t n = a.sentences[i].end - a.sentences[i].first;
      g_assert_cmpuint(n, ==, k ? 804 : ENT_SENTENCE_LONGEST);
    }
    ent_arena_free(a.arena);
  }
  ent_tokenizer_free(t);
}

static void test_layout_flags(void)
{
  static const struct {
    const char *token;
    unsigned flags;
  } expected[] = {
      {"do", ENT_TOK_MWT_NEXT | ENT_TOK_INSIDE_WORD},
      {"n't", ENT_TOK_INSIDE_WORD | ENT_TOK_SPACE_AFTER},
      {"UN", ENT_TOK_INSIDE_WORD},
      {"-", ENT_TOK_INSIDE_WORD},
      {"led", ENT_TOK_INSIDE_WORD | ENT_TOK_SPACE_AFTER},
      {"-", ENT_TOK_SPACE_AFTER},
      {"end", 0},
      {".", 0},
  };
  const unsigned layout = ENT_TOK_MWT_NEXT | ENT_TOK_INSIDE_WORD | ENT_TOK_SPACE_AFTER;
  EntTokenizer *t = open_tokenizer();
  EntAnalysis a = {.arena = ent_arena_new(), .text = "don't UN-led - end."};
  a.length = strlen(a.text);
  ent_tokenize(t, &a);
  g_assert_cmpuint(a.n_tokens, ==, G_N_ELEMENTS(expected));
  for (uint32_t i = 0; i < a.n_tokens; i++) {
    const EntToken *token = &a.tokens[i];
    g_autofree char *text = g_strndup(a.text + token->begin, token->end - token->begin);
    g_assert_cmpstr(text, ==, expected[i].token);
    g_assert_cmphex(token->flags & layout, ==, expected[i].flags);
  }
  ent_arena_free(a.arena);
  ent_tokenizer_free(t);
}

typedef struct {
  const char *table; /* abbreviations.tsv */
  const char *message;
} BadTable;

static const BadTable bad_tables[] = {
    {"tabel x\nname\tkind\n", ":1:1: here should be \"table abbreviations\""},
    {"table abbreviations\nname kind\n", ":2:1: column 1 should be \"name\""},
    {"# c\n\ntable abbreviations\nname\tkind\nDr\ttilte\n",
     ":5:4: unknown kind \"tilte\""},
    {"table abbreviations\nname\tkind\nDr\n",
     ":3: 1 fields; the line of column names has 2"},
    {"table abbreviations\nname\tkind\n\ttitle\n",
     ":3:1: a name has 1 to 24 bytes, this has 0"},
    {"table abbreviations\nname\tkind\nDr\ttitle\nDr\ttitle\n",
     ":4:1: \"Dr\" is there twice"},
    {"table abbreviations\nname\tkind\nca|not\ttitle\n",
     ":3:1: \"ca|not\": a bar is for"},
    {"table abbreviations\nname\tkind\n|not\tsplit\n", ":3:1: \"|not\": a bar is for"},
    {"table abbreviations\nname\tkind\naaaaaaaaaaaaaaaaaaaaaaaaaaa\ttitle\n",
     "this has 27"},
    {"table abbreviations\nname\tkind\n\xc3\xa9\xff\ttitle\n",
     ":3:2: byte 0xFF is not UTF-8"},
    {"table abbreviations\n", ": there is no line of column names"},
    {"", ": here should be"},
};

static void check_bad_table(const char *dir, const char *path, const BadTable *bad)
{
  EntError error = {0};
  char message[1200];
  g_assert_true(g_file_set_contents(path, bad->table, -1, NULL));
  g_assert_null(ent_tokenizer_new(dir, &error));
  ent_error_text(&error, message, sizeof message);
  g_assert_true(g_str_has_prefix(message, path));
  if (!strstr(message, bad->message))
    g_error("\"%s\", not \"%s\"", message, bad->message);
}

static void test_bad_tables(void)
{
  g_autofree char *dir = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_autofree char *lexicon = g_build_filename(dir, "lexicon", NULL);
  g_autofree char *path = g_build_filename(lexicon, "abbreviations.tsv", NULL);
  EntError error = {0};
  g_assert_null(ent_tokenizer_new(dir, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
  g_assert_cmpint(g_mkdir(lexicon, 0700), ==, 0);
  for (size_t i = 0; i < G_N_ELEMENTS(bad_tables); i++)
    check_bad_table(dir, path, &bad_tables[i]);
  g_unlink(path);
  g_rmdir(lexicon);
  g_rmdir(dir);
}

static gpointer tokenize_often(gpointer data)
{
  static const char text[] = "The U.S. don't cannot re-elect Dr. No. It's 5pm.";
  for (int i = 0; i < 200; i++)
    g_assert_cmpuint(tokenize(data, text, sizeof text - 1), ==, 15);
  return NULL;
}

static void test_threads(void)
{
  EntTokenizer *t = open_tokenizer();
  GThread *threads[4];
  for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("tokenize", tokenize_often, t);
  for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
    g_thread_join(threads[i]);
  ent_tokenizer_free(t);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tokenize/joiner-at-end", test_joiner_at_end);
  g_test_add_func("/tokenize/empty", test_empty);
  g_test_add_func("/tokenize/no-end", test_no_end);
  g_test_add_func("/tokenize/layout-flags", test_layout_flags);
  g_test_add_func("/tokenize/random-bytes", test_random_bytes);
  g_test_add_func("/tokenize/hostile", test_hostile);
  g_test_add_func("/tokenize/bad-tables", test_bad_tables);
  g_test_add_func("/tokenize/threads", test_threads);
  return g_test_run();
}
