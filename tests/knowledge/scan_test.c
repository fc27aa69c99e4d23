// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a scan finds: case, order, hyphens, clitics, accents, full stops, who is first.
 */

#include "tests/knowledge/fixture.h"

/* "first-end:table.column=name" of each match, one a line. */
static char *scan(const EntKnowledge *k, const char *text)
{
  GString *out = g_string_new(NULL);
  EntArena *arena = ent_arena_new();
  EntAnalysis a;
  uint32_t n;
  fixture_tokens(&a, arena, text);
  ent_knowledge_annotate(k, &a);
  EntMatch *m = ent_knowledge_scan(k, &a, 0, a.n_tokens, &n);
  for (uint32_t i = 0; i < n; i++) {
    EntColumns columns;
    ent_columns_of(m[i].entry->table, &columns);
    const EntColumn *c = &columns.columns[m[i].column];
    g_string_append_printf(out, "%u-%u:%s.%.*s=%s\n", m[i].first, m[i].end,
                           columns.file, c->length, c->name, m[i].entry->name);
  }
  ent_arena_free(arena);
  return g_string_free(out, FALSE);
}

static EntKnowledge *load(Fixture *f, const char *extra)
{
  EntError error = {0};
  EntKnowledge *k = fixture_load(f, extra, &error);
  if (!k) g_error("%s:%u: %s", error.file, error.line, error.message);
  return k;
}

static void check(const EntKnowledge *k, const char *text, const char *expected)
{
  g_autofree char *got = scan(k, text);
  g_assert_cmpstr(got, ==, expected);
}

static void write_tables(Fixture *f)
{
  fixture_write(f, "lexicon/countries.tsv",
                "# a comment\n"
                "table countries\n"
                "name\tiso2\taliases\tdemonyms\n"
                "Guinea\tGN\t\tGuinean\n"
                "\n"
                "Guinea-Bissau\tGW\t\tBissau-Guinean\n"
                "Côte d'Ivoire\tCI\tIvory Coast\tIvorian|Ivorians\n"
                "United States\tUS\tUS|U.S.\tAmerican\n");
  fixture_write(f, "lexicon/organizations.tsv",
                "table organizations\n"
                "name\tclass\tacronyms\n"
                "People's Bank of China\tGovernmentBody\tPBoC\n"
                "Acme Inc.\tCompany\t\n"
                "World Health Organization\tInternationalOrganization\tWHO\n");
  fixture_write(f, "lexicon/roles.tsv",
                "table roles\n"
                "name\tlevel\taliases\n"
                "minister\t2\tministers\n"
                "prime minister\t1\tPM|prime ministers\n");
}

static void longest_first(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  EntKnowledge *k = load(&f, NULL);
  check(k, "in Guinea - Bissau today",
        "1-4:countries.name=Guinea-Bissau\n1-2:countries.name=Guinea\n");
  check(k, "Guinea - Conakry", "0-1:countries.name=Guinea\n");
  check(k, "the prime minister",
        "1-3:roles.name=prime minister\n2-3:roles.name=minister\n");
  check(k, "nothing here", "");
  check(k, "", "");
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void case_of_marks(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  EntKnowledge *k = load(&f, NULL);
  check(k, "GUINEA", "0-1:countries.name=Guinea\n");
  check(k, "guinea pigs", "");
  check(k, "US", "0-1:countries.aliases=United States\n");
  check(k, "us Us", "");
  check(k, "WHO who Who", "0-1:organizations.acronyms=World Health Organization\n");
  check(k, "PBoC PBOC pboc", "0-1:organizations.acronyms=People's Bank of China\n");
  check(k, "People 's Bank OF China",
        "0-5:organizations.name=People's Bank of China\n");
  check(k, "people 's Bank of China", "");
  check(k, "PRIME Minister pm",
        "0-2:roles.name=prime minister\n1-2:roles.name=minister\n"
        "2-3:roles.aliases=prime minister\n");
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void accents_and_stops(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  EntKnowledge *k = load(&f, NULL);
  check(k, "Côte d'Ivoire", "0-2:countries.name=Côte d'Ivoire\n");
  check(k, "CÔTE D’IVOIRE", "0-2:countries.name=Côte d'Ivoire\n");
  check(k, "Cote d'Ivoire", "0-2:countries.name=Côte d'Ivoire\n");
  check(k, "Acme Inc", "0-2:organizations.name=Acme Inc.\n");
  check(k, "Acme Inc.", "0-2:organizations.name=Acme Inc.\n");
  check(k, "U.S.", "0-1:countries.aliases=United States\n");
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void range_is_kept(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  EntKnowledge *k = load(&f, NULL);
  EntArena *arena = ent_arena_new();
  EntAnalysis a;
  uint32_t n;
  fixture_tokens(&a, arena, "Guinea - Bissau Guinea");
  ent_knowledge_annotate(k, &a);
  EntMatch *m = ent_knowledge_scan(k, &a, 0, 2, &n);
  g_assert_cmpuint(n, ==, 1);
  g_assert_cmpuint(m[0].end, ==, 1);
  ent_knowledge_scan(k, &a, 1, 3, &n);
  g_assert_cmpuint(n, ==, 0);
  ent_arena_free(arena);
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void user_is_first(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  fixture_write(&f, "mine.csv",
                "Name,aliases,Type,iri,sameAs\r\n"
                "\"Acme, \"\"the\"\" Works\",Acme Inc,Company,"
                "https://example.org/acme,\r\n"
                "Guinea,\"Guinea Ltd|GNA\",Company,,https://example.org/a\r\n");
  g_autofree char *path = fixture_path(&f, "mine.csv");
  EntKnowledge *k = load(&f, path);
  check(k, "Acme Inc",
        "0-2:names.aliases=Acme, \"the\" Works\n"
        "0-2:organizations.name=Acme Inc.\n");
  check(k, "Guinea", "0-1:names.name=Guinea\n0-1:countries.name=Guinea\n");
  check(k, "GNA", "0-1:names.aliases=Guinea\n");
  const EntEntry *e = ent_knowledge_entry(k, ENT_TABLE_NAMES, 0);
  g_assert_cmpstr(e->name, ==, "Acme, \"the\" Works");
  g_assert_cmpint(ent_knowledge_class(e), ==, ENT_CLASS_COMPANY);
  g_assert_cmpstr(e->fields[ent_knowledge_column(ENT_TABLE_NAMES, "iri")], ==,
                  "https://example.org/acme");
  g_assert_null(ent_knowledge_entry(k, ENT_TABLE_NAMES, 2));
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void user_table(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  fixture_write(&f, "more.tsv",
                "table countries\nname\tiso2\tdemonyms\n"
                "Atlantis\tQA\tAtlantean\n"
                "Guinea\tGN\tGuinean\n");
  g_autofree char *path = fixture_path(&f, "more.tsv");
  EntKnowledge *k = load(&f, path);
  check(k, "Atlantean", "0-1:countries.demonyms=Atlantis\n");
  g_assert_cmpstr(ent_knowledge_country(k, "QA")->name, ==, "Atlantis");
  g_assert_true(ent_knowledge_country(k, "GN") ==
                ent_knowledge_entry(k, ENT_TABLE_COUNTRIES, 1));
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void find_and_country(void)
{
  Fixture f;
  fixture_init(&f);
  write_tables(&f);
  EntKnowledge *k = load(&f, NULL);
  const EntEntry *us = ent_knowledge_find(k, ENT_TABLE_COUNTRIES, "united states");
  g_assert_nonnull(us);
  g_assert_true(us == ent_knowledge_find(k, ENT_TABLE_COUNTRIES, "u.s."));
  g_assert_true(us == ent_knowledge_country(k, "US"));
  g_assert_null(ent_knowledge_find(k, ENT_TABLE_ROLES, "united states"));
  g_assert_null(ent_knowledge_find(k, ENT_TABLE_COUNTRIES, "united"));
  g_assert_null(ent_knowledge_find(k, ENT_TABLE_COUNTRIES, ""));
  g_assert_nonnull(ent_knowledge_find(k, ENT_TABLE_COUNTRIES, "guinea-bissau"));
  g_assert_null(ent_knowledge_country(k, "us"));
  g_assert_null(ent_knowledge_country(k, "USA"));
  g_assert_null(ent_knowledge_country(k, ""));
  g_assert_cmpuint(ent_knowledge_word(k, "united", 6), !=, 0);
  g_assert_cmpuint(ent_knowledge_word(k, "sofa", 4), ==, 0);
  g_assert_cmpint(ent_knowledge_class(us), ==, ENT_CLASS_COUNTRY);
  ent_knowledge_free(k);
  fixture_clear(&f);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/knowledge/scan/longest-first", longest_first);
  g_test_add_func("/knowledge/scan/case-of-marks", case_of_marks);
  g_test_add_func("/knowledge/scan/accents-and-stops", accents_and_stops);
  g_test_add_func("/knowledge/scan/range-is-kept", range_is_kept);
  g_test_add_func("/knowledge/scan/user-is-first", user_is_first);
  g_test_add_func("/knowledge/scan/user-table", user_table);
  g_test_add_func("/knowledge/find-and-country", find_and_country);
  return g_test_run();
}
