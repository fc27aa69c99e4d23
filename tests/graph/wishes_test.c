// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* --same and --different: what they join and part, and what is wrong with a file. */
#include "graph/wishes.h"
#include "make.h"
#include <glib/gstdio.h>

static EntDocument *person(const char *id, const char *names)
{
  EntDocument *d = make_document(id, "Some words of no weight.");
  make_thing(d, ENT_CLASS_PERSON, names);
  return d;
}

static char *write_file(const char *text)
{
  char *path = NULL;
  int file = g_file_open_tmp("wishes-XXXXXX", &path, NULL);
  g_assert_cmpint(file, >=, 0);
  g_close(file, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  return path;
}

/* NULL with the error when one of the two files is wrong; either may be NULL. */
static EntWishes *read_wishes(const char *same, const char *different, EntError *error)
{
  EntWishes *wishes = ent_wishes_new();
  const char *const texts[] = {same, different};
  bool good = true;
  for (int i = 0; i < 2; i++) {
    char *path = texts[i] ? write_file(texts[i]) : NULL;
    if (path && good) good = ent_wishes_read(wishes, path, i == 0, error);
    if (path) g_unlink(path);
    g_free(path);
  }
  if (good && ent_wishes_check(wishes, error)) return wishes;
  ent_wishes_free(wishes);
  return NULL;
}

/* The graph of three documents; NULL with the error when the wishes do not allow one.
 */
static EntGraph *link_three(const EntWishes *wishes, EntError *error)
{
  static const char *const names[] = {"John Smith|Smith", "John Smith",
                                      "Jack Smythe|JS"};
  static const char *const ids[] = {"a", "b", "c"};
  EntGraph *graph = ent_graph_new();
  for (int i = 0; i < 3; i++) {
    EntDocument *d = person(ids[i], names[i]);
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  if (ent_graph_link_with(graph, wishes, error)) return graph;
  ent_graph_free(graph);
  return NULL;
}

static uint32_t count_with(const char *same, const char *different)
{
  EntError error = {0};
  EntWishes *wishes = read_wishes(same, different, &error);
  g_assert_cmpstr(error.message, ==, "");
  EntGraph *graph = link_three(wishes, &error);
  g_assert_nonnull(graph);
  uint32_t n = ent_graph_n_nodes(graph);
  ent_graph_free(graph);
  ent_wishes_free(wishes);
  return n;
}

static void test_without(void)
{
  g_assert_cmpuint(count_with("# nothing\n\n", NULL), ==, 2);
}

static void test_same(void)
{
  g_assert_cmpuint(count_with("John Smith\tJack Smythe\n", NULL), ==, 1);
  g_assert_cmpuint(count_with("john smith\tJS\tPerson\n", NULL), ==, 1);
  g_assert_cmpuint(count_with("John Smith\tJack Smythe\tCompany\n", NULL), ==, 2);
}

/* A split undoes what linking joins. */
static void test_different(void)
{
  g_assert_cmpuint(count_with(NULL, "John Smith\tJohn Smith\t\ta\tb\n"), ==, 3);
  g_assert_cmpuint(count_with(NULL, "John Smith\tJohn Smith\t-\ta\tc\n"), ==, 2);
}

/* Who is kept apart from one of a name may still join the other. */
static void test_same_and_different(void)
{
  g_assert_cmpuint(count_with("John Smith\tJack Smythe\t\tb\tc\n",
                              "John Smith\tJohn Smith\t\ta\tb\n"),
                   ==, 2);
}

static void test_iri(void)
{
  char *digest = ent_key_digest("person", "jack smythe"), *line;
  line = g_strdup_printf("<http://x.example/person/jack-smythe-%.12s>\tJohn Smith\n",
                         digest);
  g_assert_cmpuint(count_with(line, NULL), ==, 1);
  g_free(line);
  g_free(digest);
}

/* The error is at this line, and says this. */
static void fails(const char *same, const char *different, uint32_t line,
                  uint32_t column, const char *words)
{
  EntError error = {0};
  EntWishes *wishes = read_wishes(same, different, &error);
  if (wishes) g_assert_null(link_three(wishes, &error));
  ent_wishes_free(wishes);
  g_assert_cmpuint(error.line, ==, line);
  g_assert_cmpuint(error.column, ==, column);
  if (!strstr(error.message, words)) g_error("\"%s\" in: %s", words, error.message);
}

static void test_bad_lines(void)
{
  fails("A\tB\nJohn Smith\n", NULL, 2, 0, "two names");
  fails("A\t\n", NULL, 1, 3, "two names");
  fails("Åse\tB\tHero\n", NULL, 1, 7, "no type \"Hero\"");
  fails("A\tB\t\t\t\tmore\n", NULL, 1, 0, "5 columns");
  fails(NULL, "A\tA\n", 1, 3, "first column again");
  fails("A\tB\n\xff\n", NULL, 2, 1, "UTF-8");
}

static void test_contradictions(void)
{
  fails("A\tB\n", "# one\nB\tA\n", 2, 0, ":1");
  fails("A\tB\nC\tB\nC\tD\n", "A\tD\n", 1, 0, ":3 and other lines");
  /* two names of one thing: seen only where the thing is */
  fails("Jack Smythe\tJohn Smith\n", "JS\tJohn Smith\n", 1, 0, ":1: both lines");
}

static void test_speaks_of_nothing(void)
{
  EntError error = {0};
  EntWishes *wishes = read_wishes("John Smith\tNobody At All\n", NULL, &error);
  EntGraph *graph = link_three(wishes, &error);
  g_assert_cmpuint(ent_graph_n_notes(graph), ==, 1);
  g_assert_nonnull(strstr(ent_graph_note(graph, 0), "Nobody At All"));
  ent_graph_free(graph);
  ent_wishes_free(wishes);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/wishes/without", test_without);
  g_test_add_func("/wishes/same", test_same);
  g_test_add_func("/wishes/different", test_different);
  g_test_add_func("/wishes/same-and-different", test_same_and_different);
  g_test_add_func("/wishes/iri", test_iri);
  g_test_add_func("/wishes/bad-lines", test_bad_lines);
  g_test_add_func("/wishes/contradictions", test_contradictions);
  g_test_add_func("/wishes/speaks-of-nothing", test_speaks_of_nothing);
  return g_test_run();
}
