// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The gate: IRIs, text, dates, decimals. */
#include "export/term.h"

#include "export/iri.h"
#include "made.h"
#include <string.h>

static void test_iris(void)
{
  static const struct {
    const char *iri;
    bool valid;
  } cases[] = {
      {"https://example.org/kg/", true},
      {"urn:x:1", true},
      {"http://a/%41#f", true},
      {"http://[2001:db8::1]/", true},
      {"", false},
      {"kg/x", false},
      {"/x", false},
      {"http:", false},
      {"1http://a/", false},
      {"http://a/ b", false},
      {"http://a/<b>", false},
      {"http://a/\"", false},
      {"http://a/{b}", false},
      {"http://a/b|c", false},
      {"http://a/b\\c", false},
      {"http://a/b^c", false},
      {"http://a/`b", false},
      {"http://a/%zz", false},
      {"http://a/%4", false},
      {"http://a/#b#c", false},
      {"http://a/\xc3\xa9", false},
      {"http://a/\n", false},
      {"http://a/\x7f", false},
      {"http://a:x/", false},
      {"http://a:80/", true},
      {"http://[x]/", false},
      {"http://[::1]/a[b]", false},
      {"file:///x", true},
      {"http://a/../b/", false},
      {"http://a/b/%2E./", false},
      {"http://a/b...c/..d/.../?../", true},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].iri);
    g_assert_cmpint(ent_iri_is_valid(cases[i].iri), ==, cases[i].valid);
  }
}

static void test_repair(void)
{
  GString *out = g_string_new(NULL);
  g_assert_true(ent_iri_repair("https://a.example/x y?q=\"<\xc3\xa9>#f#g%zz", out));
  g_assert_cmpstr(out->str, ==, "https://a.example/x%20y?q=%22%3C%C3%A9%3E#f%23g%25zz");
  g_assert_true(ent_iri_is_valid(out->str));
  static const char *const none[] = {"javascript:alert(1)",
                                     "ftp://a/",
                                     "",
                                     "http://",
                                     "a.example/x",
                                     "http:///x",
                                     "http://a/\xff",
                                     "http://a:x/",
                                     "http://a:99999/",
                                     "http://a:b:80/",
                                     "http://[x]/",
                                     "http://[::1",
                                     "http://[::1]x/",
                                     "http://u@/x",
                                     "http://[::1%25e]/",
                                     "http://-a.b/",
                                     "http://a.-b/",
                                     "http://a-.b/",
                                     "http://a-/"};
  for (unsigned i = 0; i < G_N_ELEMENTS(none); i++)
    g_assert_false(ent_iri_repair(none[i], out));
  g_assert_true(ent_iri_repair("HTTPS://[2001:db8::1]:8080/a[b]?c[]#[", out));
  g_assert_cmpstr(out->str, ==, "https://[2001:db8::1]:8080/a%5Bb%5D?c%5B%5D#%5B");
  static const struct {
    const char *iri, *repaired;
  } dots[] = {{"http://a/b/../c/./d//e", "http://a/c/d//e"},
              {"http://a/../../b/..", "http://a/"},
              {"http://a/b/c/.", "http://a/b/c/"},
              {"http://a/b/%2e%2E/c?../x#./y", "http://a/c?../x#./y"},
              {"http://a/.b/..c/...", "http://a/.b/..c/..."},
              {"http://a/b/c/..", "http://a/b/"},
              {"http://a//../b", "http://a/b"},
              {"http://a?/../b", "http://a?/../b"},
              {"http://u:p@w@a:80/@x", "http://a:80/@x"}};
  for (unsigned i = 0; i < G_N_ELEMENTS(dots); i++) {
    g_assert_true(ent_iri_repair(dots[i].iri, out));
    g_assert_cmpstr(out->str, ==, dots[i].repaired);
  }
  for (unsigned i = 0; i < G_N_ELEMENTS(made_hostile_names); i++)
    if (ent_iri_repair(made_hostile_names[i], out))
      g_assert_true(ent_iri_is_valid(out->str));
  g_string_free(out, TRUE);
}

static void test_text(void)
{
  static const struct {
    const char *text, *clean;
  } cases[] = {
      {"plain", "plain"},
      {"tab\tline\n\r", "tab\tline\n\r"},
      {"bell\x07", "bell\xef\xbf\xbd"},
      {"bad \xff.", "bad \xef\xbf\xbd."},
      {"\xef\xbf\xbe\xef\xbf\xbf", "\xef\xbf\xbd\xef\xbf\xbd"},
      {"cut \xc3", "cut \xef\xbf\xbd"},
      {"\xef\xbb\xbf", "\xef\xbb\xbf"},
  };
  GString *scratch = g_string_new(NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpstr(ent_text_clean(cases[i].text, scratch), ==, cases[i].clean);
  const char *surrogate = ent_text_clean("x\xed\xa0\x80y", scratch);
  g_assert_true(g_utf8_validate(surrogate, -1, NULL));
  g_assert_null(strstr(surrogate, "\xed\xa0"));
  for (unsigned i = 0; i < G_N_ELEMENTS(made_hostile_names); i++)
    g_assert_true(
        g_utf8_validate(ent_text_clean(made_hostile_names[i], scratch), -1, NULL));
  g_string_free(scratch, TRUE);
}

static void test_dates(void)
{
  static const struct {
    const char *text;
    EntLiteralType type;
  } cases[] = {
      {"2025", ENT_LITERAL_YEAR},
      {"2025-03", ENT_LITERAL_YEAR_MONTH},
      {"2024-02-29", ENT_LITERAL_DATE},
      {"2025-11-11T10:00:00Z", ENT_LITERAL_DATE_TIME},
      {"2025-11-11T10:00:00.25+05:30", ENT_LITERAL_DATE_TIME},
      {"2025-02-29", ENT_LITERAL_STRING},
      {"2026-02-30", ENT_LITERAL_STRING},
      {"2025-13", ENT_LITERAL_STRING},
      {"2025-00-01", ENT_LITERAL_STRING},
      {"0000", ENT_LITERAL_STRING},
      {"25", ENT_LITERAL_STRING},
      {"2025-1-1", ENT_LITERAL_STRING},
      {"2025-11-11T25:00:00Z", ENT_LITERAL_STRING},
      {"2025-11-11T10:00", ENT_LITERAL_STRING},
      {"2025-11-11T10:00:00+15:00", ENT_LITERAL_STRING},
      {"2025-11-11 10:00:00", ENT_LITERAL_STRING},
      {"", ENT_LITERAL_STRING},
      {"Monday", ENT_LITERAL_STRING},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].text);
    g_assert_cmpint(ent_date_type(cases[i].text), ==, cases[i].type);
  }
}

static void test_decimals(void)
{
  static const struct {
    const char *text, *canonical; /* NULL = none */
  } cases[] = {
      {"200000000", "200000000.0"},
      {"0", "0.0"},
      {"0.50", "0.5"},
      {"007", "7.0"},
      {"1.00", "1.0"},
      {"12.345", "12.345"},
      {"", NULL},
      {".5", NULL},
      {"5.", NULL},
      {"1e9", NULL},
      {"-1", NULL},
      {"NaN", NULL},
      {"1,000", NULL},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    GString *out = g_string_new(NULL);
    g_assert_cmpint(ent_decimal(cases[i].text, out), ==, cases[i].canonical != NULL);
    g_assert_cmpstr(out->str, ==, cases[i].canonical ? cases[i].canonical : "");
    g_string_free(out, TRUE);
  }
}

static void test_slugs(void)
{
  static const struct {
    const char *label, *slug;
  } cases[] = {
      {"Patrick Vallance", "patrick-vallance"},
      {"O'Neill & Sons, Ltd.", "oneill-sons-ltd"},
      {"Troms\xc3\xb8", "tromsoe"},
      {"e\xcc\x81"
       "cole \xc3\xa9"
       "cole",
       "ecole-ecole"},
      {"11th meeting", "x-11th-meeting"},
      {"...", "xx"},
      {"", "xx"},
      {"\xff\xfe", "xx"},
      {"--a--b--", "a-b"},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    GString *out = g_string_new(NULL);
    ent_slug(cases[i].label, "xx", out);
    g_assert_cmpstr(out->str, ==, cases[i].slug);
    g_string_free(out, TRUE);
  }
  for (unsigned i = 0; i < G_N_ELEMENTS(made_hostile_names); i++) {
    GString *out = g_string_new(NULL);
    ent_slug(made_hostile_names[i], "person", out);
    g_assert_cmpuint(out->len, >, 0);
    g_assert_cmpuint(out->len, <=, 48);
    g_assert_true(g_ascii_islower(out->str[0]));
    g_assert_cmpuint(strspn(out->str, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==,
                     out->len);
    g_string_free(out, TRUE);
  }
}

/* With one digit of hash most of the names below share one; each then gets a longer
 * one, and all differ. */
static void test_collisions(void)
{
  EntGraph *graph = ent_graph_new();
  for (unsigned i = 0; i < 12; i++) {
    char *key = g_strdup_printf("john smith#%u", i);
    EntNode node = {.cls = ENT_CLASS_PERSON, .key = key, .name = "John Smith"};
    ent_graph_put_node(graph, &node);
    g_free(key);
  }
  ent_graph_seal(graph);
  EntIris *iris = ent_iris_new(graph, NULL, 1);
  GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
  unsigned longer = 0;
  for (unsigned i = 0; i < 12; i++) {
    const EntTerm *iri = ent_iris_node(iris, i);
    g_assert_true(g_hash_table_add(seen, (gpointer)iri->text));
    g_assert_true(g_str_has_prefix(iri->text, ENT_DEFAULT_BASE "person/john-smith-"));
    size_t hex = iri->length - strlen(ENT_DEFAULT_BASE "person/john-smith-");
    g_assert_true(hex == 1 || hex == 5);
    longer += hex == 5;
  }
  g_assert_cmpuint(longer, >=, 2);
  g_hash_table_destroy(seen);
  ent_iris_free(iris);
  iris = ent_iris_new(graph, NULL, 12);
  g_assert_cmpuint(ent_iris_node(iris, 0)->length, ==,
                   strlen(ENT_DEFAULT_BASE "person/john-smith-") + 12);
  ent_iris_free(iris);
  ent_graph_free(graph);
}

/* The hash is what docs/formats.md says: one can be made by hand. */
static void test_hash(void)
{
  EntGraph *graph = ent_graph_new();
  EntNode node = {.cls = ENT_CLASS_GOVERNMENT_BODY, .key = "e\xcc\x81x", .name = "X"};
  ent_graph_put_node(graph, &node);
  ent_graph_seal(graph);
  EntIris *iris = ent_iris_new(graph, "https://a.example/#", 12);
  char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256,
                                             "government-body\x1f\xc3\xa9x", -1);
  char *want = g_strdup_printf("https://a.example/#government-body/x-%.12s", hash);
  g_assert_cmpstr(ent_iris_node(iris, 0)->text, ==, want);
  g_free(want);
  g_free(hash);
  ent_iris_free(iris);
  ent_graph_free(graph);
}

static void test_line(void)
{
  static const struct {
    const char *text, *line;
  } cases[] = {
      {"Zo\xc3\xab \xe6\x9d\xb1", "Zo\xc3\xab \xe6\x9d\xb1"},
      {"a\tb\r\nc", "a b  c"},
      {"a\x7f"
       "b\xc2\x9b"
       "31m\x1b",
       "a\xef\xbf\xbd"
       "b\xef\xbf\xbd"
       "31m\xef\xbf\xbd"}, /* DEL, and CSI in one character */
      {"a\xe2\x80\xa8"
       "b",
       "a b"},
  };
  GString *line = g_string_new(NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_string_truncate(line, 0);
    ent_text_line(cases[i].text, line);
    g_assert_cmpstr(line->str, ==, cases[i].line);
  }
  g_string_free(line, TRUE);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/export/term/iris", test_iris);
  g_test_add_func("/export/term/repair", test_repair);
  g_test_add_func("/export/term/text", test_text);
  g_test_add_func("/export/term/dates", test_dates);
  g_test_add_func("/export/term/decimals", test_decimals);
  g_test_add_func("/export/iri/slugs", test_slugs);
  g_test_add_func("/export/iri/collisions", test_collisions);
  g_test_add_func("/export/iri/hash", test_hash);
  g_test_add_func("/export/line", test_line);
  return g_test_run();
}
