// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Every mistake in a table or a gazetteer is named with its line and column. */

#include "tests/knowledge/fixture.h"

typedef struct {
  const char *name;
  const char *file; /* "x.csv" = given as the user's; else a table */
  const char *text;
  uint32_t line, column;
  const char *says; /* part of the message */
} Bad;

static const Bad bad[] = {
    {"unknown-column", "lexicon/roles.tsv", "table roles\nname\trank\n", 2, 6,
     "unknown column \"rank\"; table roles has: name, level"},
    {"column-twice", "lexicon/roles.tsv", "table roles\nname\tname\n", 2, 6, "twice"},
    {"no-name-column", "lexicon/roles.tsv", "table roles\nlevel\n", 2, 0,
     "no column \"name\""},
    {"too-few-fields", "lexicon/roles.tsv", "table roles\nname\tlevel\nking\n", 3, 0,
     "1 field; the line of column names has 2"},
    {"too-many-fields", "lexicon/roles.tsv",
     "# x\n\ntable roles\nname\tlevel\nking\t1\t2\n", 5, 0, "3 fields"},
    {"no-utf8", "lexicon/roles.tsv", "table roles\nname\nk\xC3\xB6nig\nk\xF6nig\n", 4,
     2, "byte 0xF6 is not UTF-8"},
    {"unknown-class", "lexicon/organizations.tsv",
     "table organizations\nname\tclass\nAcme\tFirm\n", 3, 6,
     "class is \"Firm\"; it should be a class"},
    {"bad-code", "lexicon/countries.tsv", "table countries\nname\tiso2\nÉire\tIrl\n", 3,
     6, "iso2 is \"Irl\""},
    {"bad-weight", "lexicon/surnames.tsv", "table surnames\nname\tweight\nLi\tmany\n",
     3, 4, "weight is \"many\""},
    {"bad-gender", "lexicon/given-names.tsv", "table given-names\nname\tgender\nX\tq\n",
     3, 3, "m, f or nothing"},
    {"duplicate", "lexicon/roles.tsv", "table roles\nname\nking\nqueen\nking\n", 5, 1,
     "\"king\" is on line 3 already"},
    {"no-name", "lexicon/roles.tsv", "table roles\nname\tlevel\n\t1\n", 3, 1,
     "a row without name"},
    {"other-table", "lexicon/roles.tsv", "table persons\nname\n", 1, 1,
     "here should be \"table roles\""},
    {"no-such-table", "lexicon/roles.tsv", "table rolls\nname\n", 1, 1,
     "names no such table"},
    {"no-table-line", "lexicon/roles.tsv", "name\tlevel\n", 1, 1, "is no table line"},
    {"empty", "lexicon/roles.tsv", "# nothing\n", 0, 0, "nothing in it"},
    {"only-table-line", "lexicon/roles.tsv", "table roles\n", 1, 0,
     "ends before the line of column names"},
    {"csv-empty", "x.csv", "", 0, 0, "should be name,aliases,type,iri,sameAs"},
    {"csv-column", "x.csv", "name,colour\n", 1, 6, "unknown column \"colour\""},
    {"csv-type", "x.csv", "name,type\nAcme,Firm\n", 2, 6, "class is \"Firm\""},
    {"csv-open-quote", "x.csv", "name,type\n\"Acme,Company\n", 2, 1, "not closed"},
    {"csv-after-quote", "x.csv", "name,type\n\"Acme\"x,Company\n", 2, 7,
     "should be a comma"},
    {"csv-fields", "x.csv", "name,type\nAcme\n", 2, 0, "1 field;"},
    {"csv-iri", "x.csv", "name,iri\nAcme,no iri\n", 2, 6, "absolute IRI"},
    {"csv-sameas", "x.csv", "name,sameAs\nAcme,http://a|<b>\n", 2, 6, "separated by |"},
    {"csv-duplicate", "x.csv",
     "name,type,iri\nA,Company,http://a\nA,Company,http://b\n"
     "A,Company,http://a\n",
     4, 1, "on line 2 already"},
    {"csv-many-columns", "x.csv", "name,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q\n", 1, 6,
     "unknown column"},
};

static void is_named(gconstpointer data)
{
  const Bad *b = data;
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  fixture_write(&f, b->file, b->text);
  g_autofree char *path = fixture_path(&f, b->file);
  bool user = g_str_has_suffix(b->file, ".csv");
  g_assert_null(fixture_load(&f, user ? path : NULL, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
  g_assert_cmpstr(error.file, ==, path);
  g_assert_nonnull(strstr(error.message, b->says));
  g_assert_cmpuint(error.line, ==, b->line);
  g_assert_cmpuint(error.column, ==, b->column);
  fixture_clear(&f);
}

static void missing_file(void)
{
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  g_assert_null(fixture_load(&f, "/nonexistent/mine.csv", &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
  g_assert_cmpstr(error.file, ==, "/nonexistent/mine.csv");
  fixture_clear(&f);
}

static void nul_byte(void)
{
  static const char text[] = "table roles\nname\nki\0ng\n";
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  g_autofree char *path = fixture_path(&f, "lexicon/roles.tsv");
  g_assert_true(g_file_set_contents(path, text, sizeof text - 1, NULL));
  g_assert_null(fixture_load(&f, NULL, &error));
  g_assert_cmpuint(error.line, ==, 3);
  g_assert_cmpuint(error.column, ==, 3);
  g_assert_nonnull(strstr(error.message, "NUL"));
  fixture_clear(&f);
}

static void long_phrase(void)
{
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  GString *text = g_string_new("name\n");
  for (int i = 0; i < 5000; i++)
    g_string_append(text, "x ");
  g_string_append(text, "\n");
  fixture_write(&f, "x.csv", text->str);
  g_string_free(text, TRUE);
  g_autofree char *path = fixture_path(&f, "x.csv");
  g_assert_null(fixture_load(&f, path, &error));
  g_assert_cmpuint(error.line, ==, 2);
  g_assert_nonnull(strstr(error.message, "more than 32 words"));
  fixture_clear(&f);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autofree char *path = g_strdup_printf("/knowledge/errors/%s", bad[i].name);
    g_test_add_data_func(path, &bad[i], is_named);
  }
  g_test_add_func("/knowledge/errors/missing-file", missing_file);
  g_test_add_func("/knowledge/errors/nul-byte", nul_byte);
  g_test_add_func("/knowledge/errors/long-phrase", long_phrase);
  return g_test_run();
}
