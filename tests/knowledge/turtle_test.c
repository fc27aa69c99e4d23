// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Gazetteers in Turtle: which triples make a row, and how mistakes are told. */

#include "extract/knowledge/turtle.h"
#include "tests/knowledge/fixture.h"

#define HEAD                                                                           \
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"                          \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"                           \
  "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"                                  \
  "@prefix schema: <https://schema.org/> .\n"                                          \
  "@prefix ent: <https://w3id.org/entente/ns#> .\n"                                    \
  "@prefix e: <https://example.org/> .\n"

static void becomes(const char *turtle, const char *rows)
{
  EntError error = {0};
  size_t length;
  g_autofree char *csv = ent_turtle_to_csv("own.ttl", turtle, &length, &error);
  g_autofree char *expected = g_strconcat("name,aliases,type,iri,sameAs\n", rows, NULL);
  g_assert_cmpstr(csv, ==, expected);
  g_assert_cmpuint(length, ==, strlen(expected));
}

static void fails(const char *turtle, uint32_t line, const char *message)
{
  EntError error = {0};
  size_t length;
  g_autofree char *csv = ent_turtle_to_csv("own.ttl", turtle, &length, &error);
  g_assert_null(csv);
  g_assert_cmpstr(error.file, ==, "own.ttl");
  g_assert_cmpuint(error.line, ==, line);
  g_assert_nonnull(strstr(error.message, message));
}

static void names_and_links(void)
{
  becomes(HEAD
          "e:a a ent:Company ; rdfs:label \"Acme\" ; skos:altLabel \"Acme Works\", "
          "\"ACME\" ; owl:sameAs <https://example.net/9> .\n"
          "e:b schema:name \"Bee | Co\" ; schema:sameAs e:bb, e:bc .\n",
          "\"Acme\",\"Acme Works|ACME\",Company,\"https://example.org/a\","
          "\"https://example.net/9\"\n"
          "\"Bee   Co\",\"\",,\"https://example.org/b\","
          "\"https://example.org/bb|https://example.org/bc\"\n");
}

static void classes(void)
{
  becomes(HEAD "e:a a schema:Organization, ent:University ; rdfs:label \"A\" .\n"
               "e:b a ent:University, ent:Organization ; rdfs:label \"B\" .\n"
               "e:c a schema:Person, owl:Thing ; rdfs:label \"C\" .\n"
               "e:d a e:Unknown ; rdfs:label \"D\" .\n",
          "\"A\",\"\",University,\"https://example.org/a\",\"\"\n"
          "\"B\",\"\",University,\"https://example.org/b\",\"\"\n"
          "\"C\",\"\",Person,\"https://example.org/c\",\"\"\n"
          "\"D\",\"\",,\"https://example.org/d\",\"\"\n");
}

static void languages(void)
{
  becomes(HEAD "e:a rdfs:label \"Rat\"@de, \"Council\", \"The Council\"@en-GB ; "
               "skos:altLabel \"Conseil\"@fr, \"CoX\"@mul .\n"
               "e:b rdfs:label \"Conseil\"@fr, \"Consiglio\"@it .\n",
          "\"The Council\",\"Council|CoX\",,\"https://example.org/a\",\"\"\n"
          "\"Conseil\",\"\",,\"https://example.org/b\",\"\"\n");
}

static void what_has_no_name_is_left_out(void)
{
  becomes(HEAD "e:a skos:altLabel \"only an alias\" .\n"
               "e:b rdfs:label e:nothing ; owl:sameAs \"no link\" .\n"
               "[] rdfs:label \"Nameless\" ; a ent:Place .\n",
          "\"Nameless\",\"\",Place,\"\",\"\"\n");
}

static void quotes_are_kept(void)
{
  becomes(HEAD "e:a rdfs:label \"\"\"The \"Old\"\n Club, London\"\"\" .\n",
          "\"The \"\"Old\"\"  Club, London\",\"\",,\"https://example.org/a\",\"\"\n");
}

static void mistakes(void)
{
  fails(HEAD "e:a rdfs:label \"Acme .\n", 7, "");
  fails(HEAD "e:a rdfs:label \"Acme\" ;;; nonsense\n", 7, "");
  fails(HEAD "e:a owl:sameAs e:b .\n", 0, "nothing in it has a name");
  fails(HEAD "e:a e:title \"A\" .\n", 0, "nothing in it has a name");
  fails("<https://example.org/a> rdfs:label \"A\" .\n", 0, "not declared");
}

static const char *cell(const EntEntry *entry, const char *column)
{
  return entry->fields[ent_knowledge_column(ENT_TABLE_NAMES, column)];
}

static void is_a_gazetteer(void)
{
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  fixture_write(&f, "own.TTL",
                HEAD "e:a a ent:Company ; rdfs:label \"Acme Works\" ; "
                     "skos:altLabel \"Old Acme\" .\n");
  g_autofree char *path = fixture_path(&f, "own.TTL");
  EntKnowledge *k = fixture_load(&f, path, &error);
  g_assert_nonnull(k);
  const EntEntry *entry = ent_knowledge_find(k, ENT_TABLE_NAMES, "acme works");
  g_assert_nonnull(entry);
  g_assert_cmpstr(cell(entry, "class"), ==, "Company");
  g_assert_cmpstr(cell(entry, "iri"), ==, "https://example.org/a");
  ent_knowledge_free(k);
  fixture_clear(&f);
}

/* A row that the tables refuse is told with the file; lines of Turtle are unknown. */
static void a_bad_row_names_the_file(void)
{
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  g_autoptr(GString) text = g_string_new(HEAD "e:a rdfs:label \"");
  for (int i = 0; i < 40; i++)
    g_string_append(text, "many ");
  g_string_append(text, "words\" .\n");
  fixture_write(&f, "long.ttl", text->str);
  g_autofree char *path = fixture_path(&f, "long.ttl");
  g_assert_null(fixture_load(&f, path, &error));
  g_assert_cmpstr(error.file, ==, path);
  g_assert_cmpuint(error.line, ==, 0);
  g_assert_nonnull(strstr(error.message, "many many"));
  fixture_clear(&f);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/knowledge/turtle/names-and-links", names_and_links);
  g_test_add_func("/knowledge/turtle/classes", classes);
  g_test_add_func("/knowledge/turtle/languages", languages);
  g_test_add_func("/knowledge/turtle/no-name", what_has_no_name_is_left_out);
  g_test_add_func("/knowledge/turtle/quotes", quotes_are_kept);
  g_test_add_func("/knowledge/turtle/mistakes", mistakes);
  g_test_add_func("/knowledge/turtle/is-a-gazetteer", is_a_gazetteer);
  g_test_add_func("/knowledge/turtle/bad-row", a_bad_row_names_the_file);
  return g_test_run();
}
