// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One sentence of hundreds of tokens with a name in every eighth, through the whole of
 * extraction: what it costs grows as the sentence does, in every construction that
 * could multiply. */
#include "extract/extract.h"
#include <glib.h>
#include <string.h>
#include <time.h>

/* What is repeated; %s is a new name each time. */
static const struct {
  const char *name, *begin, *again, *end;
} shapes[] = {
    {"coordination", "Officials of ", "the %s ministry and of ", "Peru met in Bergen."},
    {"objects", "Anna Lind met ", "David %s, ", "and the minister in Bergen."},
    {"that", "", "Anna %s said that ", "Norway signed the treaty with Chile."},
    {"relatives", "Norway signed a deal with ", "%s Corporation, which criticized ",
     "Peru."},
    {"infinitives", "Norway ", "agreed to ask %s to help, and ", "left."},
    {"agreements", "Norway signed ", "the %s agreement with Chile, ", "and left."},
    {"quotes", "Anna Lind said ", "\"Minister %s met us\" and ", "left."},
    {"roles", "The talks with ", "Foreign Minister Ada %s, ", "and others ended."},
};

/* Tokens: below what a sentence is cut at. */
enum { SHORT = 190, LONG = 760, ROUNDS = 5 };

/* A name that no table has: syllables by number. */
static void append_name(GString *text, const char *shape, unsigned i)
{
  static const char *const first[] = {"Bor", "Kal", "Ven", "Tor", "Mal", "Rin", "Sol"};
  static const char *const second[] = {"land", "vik", "stan", "mark", "onen", "heim"};
  static const char *const third[] = {"", "a", "us", "er", "ey", "is"};
  const unsigned n = G_N_ELEMENTS(first), m = G_N_ELEMENTS(second);
  g_autofree char *name = g_strconcat(first[i % n], second[i / n % m],
                                      third[i / (n * m) % G_N_ELEMENTS(third)], NULL);
  const char *hole = strstr(shape, "%s");
  g_string_append_len(text, shape, hole - shape);
  g_string_append(text, name);
  g_string_append(text, hole + 2);
}

static char *sentence(size_t shape, unsigned tokens)
{
  GString *text = g_string_new(shapes[shape].begin);
  g_auto(GStrv) words = g_strsplit(shapes[shape].again, " ", 0);
  unsigned each = g_strv_length(words);
  for (unsigned i = 0; i * each < tokens; i++)
    append_name(text, shapes[shape].again, i);
  g_string_append(text, shapes[shape].end);
  return g_string_free(text, FALSE);
}

/* Seconds of this process for one round, the best of a few; and what was found. */
static double seconds_for(const EntExtractor *x, const char *text, uint32_t *found)
{
  double best = 1e9;
  for (int round = 0; round < ROUNDS; round++) {
    EntTextInput input = {.id = "long", .text = text, .length = strlen(text)};
    clock_t start = clock();
    EntDocument *d = ent_extract(x, &input, NULL);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    *found = d->n_statements;
    best = MIN(best, seconds);
    ent_document_free(d);
  }
  return best;
}

static void test_shape(size_t shape, const EntExtractor *x)
{
  g_autofree char *some = sentence(shape, SHORT), *more = sentence(shape, LONG);
  uint32_t few, many;
  double a = seconds_for(x, some, &few), b = seconds_for(x, more, &many);
  g_test_message("%s: %.4f s, %u statements; of four times the length %.4f s, %u",
                 shapes[shape].name, a, few, b, many);
  /* Four times where it is linear; twice that for what a clock of ticks does. */
  if (b > 8 * a + 0.02) g_test_fail();
  /* No product of the names, of which there are 60: 60 times 60 would be 3,600. */
  g_assert_cmpuint(few, <, 2 * SHORT);
  g_assert_cmpuint(many, <, 2 * LONG);
}

static void test_all(void)
{
  EntError error = {0};
  EntExtractorOptions options = {.data_dir = ENT_SOURCE_DATA_DIR};
  EntExtractor *x = ent_extractor_new(&options, &error);
  char text[1200];
  if (!x) g_error("%s", ent_error_text(&error, text, sizeof text));
  for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
    test_shape(i, x);
  ent_extractor_free(x);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/long/linear", test_all);
  return g_test_run();
}
