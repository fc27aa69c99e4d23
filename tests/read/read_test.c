// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Kinds of input, folders, feeds, dates and titles of plain text. */

#include "tests/read/fixture.h"

#define TEXT PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n"

static void check_text(const char *name, const char *bytes, EntFrom from,
                       const char *text)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(&f, name, bytes);
  g_assert_cmpstr(f.error.message, ==, "");
  g_assert_nonnull(input);
  g_assert_cmpint(input->from, ==, from);
  g_assert_cmpstr(input->text, ==, text);
  ent_input_free(input);
  fixture_close(&f);
}

static void test_kinds(void)
{
  check_text("a.txt", TEXT, ENT_FROM_TEXT, TEXT);
  check_text("a", TEXT, ENT_FROM_TEXT, TEXT);
  check_text("a.html", "<p>" PARAGRAPH_1 "<p>" PARAGRAPH_2, ENT_FROM_HTML, TEXT);
  check_text("a.txt",
             "\n<!-- saved --><!DOCTYPE html><p>" PARAGRAPH_1 "<p>" PARAGRAPH_2,
             ENT_FROM_HTML, TEXT);
  check_text("a", " <HTML><p>" PARAGRAPH_1 "<p>" PARAGRAPH_2, ENT_FROM_HTML, TEXT);
  check_text("a", "{ \"text\": \"" PARAGRAPH_1 "\\n\\n" PARAGRAPH_2 "\"}\n",
             ENT_FROM_JSONL, TEXT);
  check_text("a.conllu", "# text = Ja\n1\tJa\t_\n\n", ENT_FROM_CONLLU,
             "# text = Ja\n1\tJa\t_\n\n");
  check_text("a.md", PARAGRAPH_1 "\n\n" PARAGRAPH_2, ENT_FROM_MARKDOWN, TEXT);
}

/* What --from= and the libraries of other languages call them. */
static void test_names(void)
{
  static const char *const names[] = {"auto",   "text",   "html", "jsonl", "markdown",
                                      "conllu", "tokens", "csv",  "feed",  "warc",
                                      "mail",   "mbox",   "pdf",  "docx",  "odt"};
  g_assert_cmpuint(G_N_ELEMENTS(names), ==, ENT_FROM_ODT + 1);
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    g_assert_cmpint(ent_from_by_name(names[i]), ==, (int)i);
  g_assert_cmpint(ent_from_by_name(NULL), ==, ENT_FROM_AUTO);
  g_assert_cmpint(ent_from_by_name("text/html"), ==, ENT_FROM_AUTO);
  g_assert_cmpint(ent_from_by_name("htm"), ==, ENT_FROM_AUTO);
}

static void test_line_ends(void)
{
  check_text("a.txt", PARAGRAPH_1 "\r\n\r\n" PARAGRAPH_2 "\r\n", ENT_FROM_TEXT, TEXT);
  check_text("a.txt", PARAGRAPH_1 "\r\r" PARAGRAPH_2, ENT_FROM_TEXT, TEXT);
  check_text("a.txt", "\n\n " PARAGRAPH_1 "  \n\n\n\n" PARAGRAPH_2 "\n\n",
             ENT_FROM_TEXT, TEXT);
}

static void test_markdown(void)
{
  check_text(
      "a.md",
      "# Polar *pact*\n\nThe [ministers](http://a.example/x_(y)) of **Norway** "
      "and\n_Chile_ signed an agreement on snow\\_research.\n\n"
      "![station](a.png)\n\n```\nint x;\n```\n\n    more code\n\n"
      "- one\n- two `words`\n\n> Said she.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
      "Plain &amp; simple <b>x</b>, 2 * 3[^1].\n\n[^1]: note\n***\n",
      ENT_FROM_MARKDOWN,
      "Polar pact\n\nThe ministers of Norway and Chile signed an agreement on "
      "snow_research.\n\none\ntwo words\n\nSaid she.\n\na | b\n1 | 2\n\n"
      "Plain & simple x, 2 * 3.\n");
}

static void test_front_matter(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input =
      fixture_read(&f, "notes.md",
                   "---\ntitle: \"Polar pact\"\ndate: 2026-05-30\n"
                   "author: Mara Lind\nurl: https://a.example/\ntags:\n  - a\n"
                   "---\n" TEXT);
  g_assert_cmpstr(input->id, ==, "notes");
  g_assert_cmpstr(input->title, ==, "Polar pact");
  g_assert_cmpstr(input->date, ==, "2026-05-30");
  g_assert_cmpstr(input->author, ==, "Mara Lind");
  g_assert_cmpstr(input->url, ==, "https://a.example/");
  g_assert_cmpstr(input->text, ==, "Polar pact\n\n" TEXT);
  g_assert_cmpuint(input->title_length, ==, strlen("Polar pact"));
  ent_input_free(input);
  fixture_close(&f);
}

static void check_heading(const char *text, const char *title, size_t title_length,
                          const char *date)
{
  Fixture f;
  EntReadOptions options = {.date = "1999-12-31"};
  fixture_open(&f);
  EntInput *input = fixture_read_with(&f, "a.txt", text, strlen(text), &options);
  g_assert_cmpstr(input->title, ==, title);
  g_assert_cmpuint(input->title_length, ==, title_length);
  g_assert_cmpstr(input->date, ==, date);
  ent_input_free(input);
  fixture_close(&f);
}

static void test_headings(void)
{
  check_heading("Polar pact signed\n\n" TEXT, "Polar pact signed", 17, "1999-12-31");
  check_heading("Polar pact signed?\n\n" TEXT, "Polar pact signed?", 18, "1999-12-31");
  check_heading(TEXT, NULL, 0, "1999-12-31");
  check_heading("It was signed.\n\n" TEXT, NULL, 0, "1999-12-31");
  check_heading("Polar pact signed\n\nFriday, September 6, 2019 \n\n" TEXT,
                "Polar pact signed", 17, "2019-09-06");
  check_heading("Polar pact signed\n6 September 2019\n\n" TEXT, "Polar pact signed", 17,
                "2019-09-06");
  check_heading("2019-09-06\n\nPolar pact signed\n\n" TEXT, "Polar pact signed", 0,
                "2019-09-06");
  check_heading("Polar pact signed\n\nScience | Sep 6, 2019\n\n" TEXT,
                "Polar pact signed", 17, "2019-09-06");
  check_heading("Polar pact signed\n\nPublished on\nSeptember 6, 2019\n\n" TEXT,
                "Polar pact signed", 17, "2019-09-06");
  check_heading("OSLO, 6 September 2019 (Ice) -- " TEXT, NULL, 0, "2019-09-06");
  check_heading("OSLO, September 6 (Ice) -- " TEXT, NULL, 0, "1999-12-31");
  check_heading("Polar pact signed\n\n31 February 2019\n\n" TEXT, "Polar pact signed",
                17, "1999-12-31");
}

/* ---- folders ---- */

static void test_folder(void)
{
  Fixture f;
  EntInput *input = NULL;
  GString *seen = g_string_new(NULL);
  static const char *const names[] = {
      "b.txt", "a.md", "B.txt", ".hidden.txt", "picture.jpeg", "sub/c.txt", "a/d.txt"};
  fixture_open(&f);
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    g_free(fixture_file(&f, names[i], TEXT, sizeof TEXT - 1));
  EntReader *reader = fixture_reader(&f, f.folder, NULL);
  size_t done, all;
  while (ent_reader_next(reader, &input, &f.error) == ENT_READ_DOCUMENT) {
    g_string_append_printf(seen, "%s ", input->id);
    ent_input_free(input);
  }
  g_assert_cmpstr(seen->str, ==, "B a/d a b sub/c ");
  ent_reader_progress(reader, &done, &all);
  g_assert_cmpuint(done, ==, all);
  g_assert_cmpuint(all, ==, 5 * (sizeof TEXT - 1));
  ent_reader_free(reader);
  g_string_free(seen, TRUE);
  fixture_close(&f);
}

/* ---- feeds ---- */

#define JSON_TEXT "\"text\":\"" PARAGRAPH_1 "\\n\\n" PARAGRAPH_2 "\""

static void test_feed(void)
{
  Fixture f;
  EntInput *input = NULL;
  static const char feed[] =
      "\xEF\xBB\xBF{\"id\":\"x7\",\"title\":\"Polar "
      "pact\",\"date\":\"2026-05-30T10:00:00Z\","
      "\"url\":\"https://a.example/7\",\"site\":\"Ice\",\"author\":null," JSON_TEXT
      "}\r\n"
      "\n"
      "{\"id\":12," JSON_TEXT "}\n"
      "{\"html\":\"<h1>Polar pact</h1><p>" PARAGRAPH_1 "<p>" PARAGRAPH_2 "\"}";
  fixture_open(&f);
  char *path = fixture_file(&f, "feed.jsonl", feed, sizeof feed - 1);
  EntReader *reader = fixture_reader(&f, path, NULL);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  g_assert_cmpstr(input->id, ==, "x7");
  g_assert_cmpstr(input->date, ==, "2026-05-30");
  g_assert_cmpstr(input->url, ==, "https://a.example/7");
  g_assert_cmpstr(input->site, ==, "Ice");
  g_assert_null(input->author);
  g_assert_cmpstr(input->text, ==, "Polar pact\n\n" TEXT);
  g_assert_cmpuint(input->title_length, ==, 10);
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  g_assert_cmpstr(input->id, ==, "12");
  g_assert_cmpuint(input->line, ==, 3);
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  g_assert_cmpstr(input->id, ==, "feed-4");
  g_assert_cmpstr(input->title, ==, "Polar pact");
  g_assert_cmpstr(input->text, ==, "Polar pact\n\n" TEXT);
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_END);
  ent_reader_free(reader);
  g_free(path);
  fixture_close(&f);
}

/* A title that the text has too is not said twice. */
static void test_title_in_text(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(
      &f, "a.jsonl",
      "{\"title\":\"Polar Pact\",\"text\":\"Polar pact\\n\\n" PARAGRAPH_1 "\"}");
  g_assert_cmpstr(input->text, ==, "Polar pact\n\n" PARAGRAPH_1 "\n");
  g_assert_cmpuint(input->title_length, ==, 10);
  ent_input_free(input);
  fixture_close(&f);
}

static void test_halves(void)
{
  Fixture f;
  EntInput *input = NULL;
  fixture_open(&f);
  char *path = fixture_file(&f, "a.txt", TEXT, sizeof TEXT - 1);
  EntReader *reader = fixture_reader(&f, path, NULL);
  g_assert_cmpint(ent_reader_next_raw(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  g_assert_null(input->text);
  g_assert_cmpuint(input->raw_length, ==, sizeof TEXT - 1);
  g_assert_true(ent_input_prepare(input, reader, &f.error));
  g_assert_cmpstr(input->text, ==, TEXT);
  g_assert_null(input->raw);
  ent_input_free(input);
  ent_reader_free(reader);
  g_free(path);
  fixture_close(&f);
}

/* ---- lines of the file ---- */

/* Every line of the text begins with words of the line that it is said to stand on. */
static void check_lines(const char *name, const char *bytes, uint32_t least)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(&f, name, bytes);
  g_assert_nonnull(input);
  char **file = g_strsplit(bytes, "\n", -1), **text = g_strsplit(input->text, "\n", -1);
  uint32_t n = g_strv_length(file), found = 0;
  for (uint32_t i = 0; text[i]; i++) {
    bool put_in_front = i == 0 && input->from == ENT_FROM_MARKDOWN; /* the title */
    if (!*text[i] || put_in_front) continue;
    uint32_t line = ent_file_line(&input->lines, i + 1);
    char *begin = g_strndup(text[i], strcspn(text[i], " \n"));
    g_assert_cmpuint(line, <=, n);
    g_assert_nonnull(strstr(file[line - 1], begin));
    found++;
    g_free(begin);
  }
  g_assert_cmpuint(found, >=, least);
  g_strfreev(text);
  g_strfreev(file);
  ent_input_free(input);
  fixture_close(&f);
}

static void test_lines(void)
{
  check_lines("a.txt", TEXT, 2);
  check_lines("a.txt",
              "\n\n\nPolar pact signed\n\n\n\n" PARAGRAPH_1 "\n \n\t\n\n" PARAGRAPH_2,
              3);
  check_lines("a.txt",
              "Home\nSubscribe to our newsletter\n\n" PARAGRAPH_1
              "\nShare on Twitter\n\n\nAdvertisement\n\n" PARAGRAPH_2
              "\n\nRead more:\n",
              2);
  check_lines(
      "a.md",
      "---\ntitle: \"Pact: signed\"\nauthor: 'A: B'\ndate: 2025-03-03\n---\n\n\n"
      "# Polar pact\n\n```\ncode\n```\n\n" PARAGRAPH_1
      "\nand on.\n\n\n* one thing\n* two things\n\n" PARAGRAPH_2 "\n",
      5);
}

/* A record of a feed stands on one line, whatever its text. */
static void test_lines_of_feed(void)
{
  Fixture f;
  fixture_open(&f);
  const char *feed =
      "{\"id\": \"a\", \"text\": \"" PARAGRAPH_1 "\"}\n\n"
      "{\"id\": \"b\", \"text\": \"" PARAGRAPH_1 "\\n\\n" PARAGRAPH_2 "\"}\n";
  char *path = fixture_file(&f, "a.jsonl", feed, strlen(feed));
  EntReader *reader = fixture_reader(&f, path, NULL);
  static const uint32_t lines[] = {1, 3};
  for (unsigned i = 0; i < G_N_ELEMENTS(lines); i++) {
    EntInput *input;
    g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
    g_assert_cmpuint(ent_file_line(&input->lines, 1), ==, lines[i]);
    g_assert_cmpuint(ent_file_line(&input->lines, 3), ==, lines[i]);
    ent_input_free(input);
  }
  ent_reader_free(reader);
  g_free(path);
  fixture_close(&f);
}

/* A pretty-printed file is told of once; a bad line of a feed costs only itself. */
static void test_one_json(void)
{
  static const struct {
    const char *text;
    uint32_t failed, read;
  } cases[] = {
      {"{\n  \"id\": \"a\",\n  \"text\": \"" PARAGRAPH_1 "\"\n}\n", 1, 0},
      {"\n[{\"text\": \"" PARAGRAPH_1 "\"},\n{\"text\": \"" PARAGRAPH_2 "\"}]\n", 1, 0},
      {"{\"text\": \n{\"text\": \"" PARAGRAPH_1 "\"}\n{\n{\"text\": \"" PARAGRAPH_2
       "\"}\n",
       2, 2},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    Fixture f;
    fixture_open(&f);
    char *path = fixture_file(&f, "a.json", cases[i].text, strlen(cases[i].text));
    EntReader *reader = fixture_reader(&f, path, NULL);
    uint32_t failed = 0, read = 0;
    EntInput *input;
    EntReadResult result;
    while ((result = ent_reader_next(reader, &input, NULL)) != ENT_READ_END) {
      failed += result == ENT_READ_FAILED;
      read += result == ENT_READ_DOCUMENT;
      if (result == ENT_READ_DOCUMENT) ent_input_free(input);
    }
    g_assert_cmpuint(failed, ==, cases[i].failed);
    g_assert_cmpuint(read, ==, cases[i].read);
    ent_reader_free(reader);
    g_free(path);
    fixture_close(&f);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/read/kinds", test_kinds);
  g_test_add_func("/read/names", test_names);
  g_test_add_func("/read/line-ends", test_line_ends);
  g_test_add_func("/read/markdown", test_markdown);
  g_test_add_func("/read/front-matter", test_front_matter);
  g_test_add_func("/read/headings", test_headings);
  g_test_add_func("/read/folder", test_folder);
  g_test_add_func("/read/feed", test_feed);
  g_test_add_func("/read/title-in-text", test_title_in_text);
  g_test_add_func("/read/halves", test_halves);
  g_test_add_func("/read/lines", test_lines);
  g_test_add_func("/read/one-json", test_one_json);
  g_test_add_func("/read/lines-of-feed", test_lines_of_feed);
  return g_test_run();
}
