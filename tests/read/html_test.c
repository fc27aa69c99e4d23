// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads the pages in pages/ and compares text and metadata with what is expected; and
 * small pages for single points. */

#include "tests/read/fixture.h"

static const char *shown(const char *value)
{
  return value ? value : "-";
}

static void test_page(gconstpointer name)
{
  Fixture f;
  char *page, *expected, *path;
  gsize length;
  fixture_open(&f);
  path = g_strdup_printf("%s/pages/%s.html", TEST_DIR, (const char *)name);
  g_assert_true(g_file_get_contents(path, &page, &length, NULL));
  g_free(path);
  path = g_strdup_printf("%s/pages/%s.expected", TEST_DIR, (const char *)name);
  g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
  g_free(path);
  EntInput *input = fixture_read_with(&f, "page.html", page, length, NULL);
  g_assert_nonnull(input);
  char *got =
      g_strdup_printf("title: %s\ndate: %s\nauthor: %s\nsite: %s\nurl: %s\n\n%s",
                      shown(input->title), shown(input->date), shown(input->author),
                      shown(input->site), shown(input->url), input->text);
  g_assert_cmpstr(got, ==, expected);
  g_assert_cmpuint(input->title_length, ==, strlen(input->title));
  ent_input_free(input);
  g_free(got);
  g_free(expected);
  g_free(page);
  fixture_close(&f);
}

#define BODY "<p>" PARAGRAPH_1 "</p><p>" PARAGRAPH_2 "</p>"
#define TEXT PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n"

static void check(const char *html, const char *title, const char *date,
                  const char *text)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(&f, "page.html", html);
  g_assert_nonnull(input);
  g_assert_cmpstr(input->title, ==, title);
  g_assert_cmpstr(input->date, ==, date);
  g_assert_cmpstr(input->text, ==, text);
  ent_input_free(input);
  fixture_close(&f);
}

static void test_dates(void)
{
  check("<html><meta property='article:published_time' content='Sat, 30 May 2026 "
        "08:00:00 "
        "GMT'>" BODY,
        NULL, "2026-05-30", TEXT);
  check("<html><meta name=dc.date content=20260530>" BODY, NULL, "2026-05-30", TEXT);
  check("<html><meta name=date content='soon'><body><time>May 30th, 2026</time>" BODY,
        NULL, "2026-05-30", "May 30th, 2026\n\n" TEXT);
  /* the date of publication, not of the last change, whatever their order */
  check("<html><meta property='article:modified_time' content='2026-06-02'>"
        "<meta property='article:published_time' content='2026-05-30'>" BODY,
        NULL, "2026-05-30", TEXT);
  check("<html><meta name=date content='5/3/2026'>" BODY, NULL, NULL, TEXT);
}

static void test_titles(void)
{
  check("<html><title>Polar pact is signed in Bergen | Ice Weekly</title>" BODY,
        "Polar pact is signed in Bergen", NULL,
        "Polar pact is signed in Bergen\n\n" TEXT);
  check("<html><title>North - South: a polar pact</title>" BODY,
        "North - South: a polar pact", NULL, "North - South: a polar pact\n\n" TEXT);
  check("<html><title>x</title><script type='application/ld+json'>{\"@type\":"
        "[\"NewsArticle\"],\"headline\":\"Polar\\npact\"}</script>" BODY,
        "Polar pact", NULL, "Polar pact\n\n" TEXT);
}

/* A page that does not even parse as JSON-LD, or nests it without end, is read. */
static void test_bad_json_ld(void)
{
  check("<html><script type='application/ld+json'>{\"@type\": </script>" BODY, NULL,
        NULL, TEXT);
  check("<html><script type='application/ld+json'>[[[[[[[[[[[[{\"@type\":\"Article\","
        "\"headline\":\"no\"}]]]]]]]]]]]]</script>" BODY,
        NULL, NULL, TEXT);
}

static void test_deep_page(void)
{
  GString *html = g_string_new("<html><body>");
  for (int i = 0; i < 3000; i++)
    g_string_append(html, i % 2 ? "<div>" : "<font color=red>");
  g_string_append(html, BODY);
  check(html->str, NULL, NULL, TEXT);
  g_string_free(html, TRUE);
}

/* Neither is the network asked nor a file read, nor are entities multiplied. */
/* The tags of head and body may be left out. */
static void test_no_body_tag(void)
{
  check("<!DOCTYPE html><title>Polar pact</title><main><article>" BODY
        "</article></main><footer>x</footer>",
        "Polar pact", NULL, "Polar pact\n\n" TEXT);
}

static void test_entities(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(
      &f, "a.html",
      "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&a;&a;&a;'>]>"
      "<html>" BODY
      "<p>Seen &a; and &b; in a sentence that is long enough to stay.</p>");
  g_assert_nonnull(input);
  g_assert_null(strstr(input->text, "root:"));
  ent_input_free(input);
  fixture_close(&f);
}

static void test_page_without_text(void)
{
  Fixture f;
  fixture_open(&f);
  g_assert_null(
      fixture_read(&f, "a.html", "<html><script>var a;</script><nav>x</nav>"));
  g_assert_cmpint(f.error.code, ==, ENT_ERR_BAD_DATA);
  fixture_close(&f);
}

static void test_charset_in_page(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(&f, "a.html",
                                 "<html><meta charset=iso-8859-2><p>Minister "
                                 "Tom\xE1\xB9 Nov\xE1k and " PARAGRAPH_1);
  g_assert_nonnull(strstr(input->text, "Tom\xC3\xA1\xC5\xA1 Nov\xC3\xA1k"));
  ent_input_free(input);
  fixture_close(&f);
}

int main(int argc, char **argv)
{
  static const char *const pages[] = {"newspaper", "wordpress-blog", "government",
                                      "magazine-divs", "broken-wire"};
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
    char *path = g_strconcat("/read/html/", pages[i], NULL);
    g_test_add_data_func(path, pages[i], test_page);
    g_free(path);
  }
  g_test_add_func("/read/html/dates", test_dates);
  g_test_add_func("/read/html/titles", test_titles);
  g_test_add_func("/read/html/bad-json-ld", test_bad_json_ld);
  g_test_add_func("/read/html/deep", test_deep_page);
  g_test_add_func("/read/html/no-body-tag", test_no_body_tag);
  g_test_add_func("/read/html/entities", test_entities);
  g_test_add_func("/read/html/no-text", test_page_without_text);
  g_test_add_func("/read/html/charset", test_charset_in_page);
  return g_test_run();
}
