// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Runs boilerplate.pairs, and tests the table's loader and whole saved pages. */

#include "extract/read/boilerplate.h"
#include "tests/read/fixture.h"

static const char *const paragraphs[] = {
    PARAGRAPH_1,
    PARAGRAPH_2,
    "The Chilean delegation was led by Rosa Quiroga, who had opposed an earlier draft.",
    "Her counterpart, Jonas Lie Haugen, called the text a good beginning for both "
    "sides.",
    "The research council in Oslo will pay two thirds of the cost of the new "
    "laboratory.",
    "A first group of eleven scientists is expected to travel to the station in "
    "October.",
};

typedef enum { TOP, MIDDLE, BOTTOM } Place;

static char *make_article(Place place, const char *line)
{
  GString *text = g_string_new("Norway and Chile agree on the ice\n\n");
  size_t at = place == TOP ? 0 : place == MIDDLE ? 3 : G_N_ELEMENTS(paragraphs);
  for (size_t i = 0; i <= G_N_ELEMENTS(paragraphs); i++) {
    if (i == at) g_string_append_printf(text, "%s\n\n", line);
    if (i < G_N_ELEMENTS(paragraphs))
      g_string_append_printf(text, "%s\n\n", paragraphs[i]);
  }
  return g_string_free(text, FALSE);
}

static bool has_line(const char *text, const char *line)
{
  char **lines = g_strsplit(text, "\n", -1);
  bool found = g_strv_contains((const char *const *)lines, line);
  g_strfreev(lines);
  return found;
}

/* Counts what is wrong, so that one run shows all. */
static unsigned check_line(Fixture *f, Place place, const char *line)
{
  char *article = make_article(place, line + 2);
  EntInput *input = fixture_read(f, "a.txt", article);
  unsigned wrong = 0;
  g_assert_nonnull(input);
  if (has_line(input->text, line + 2) != (*line == '+')) {
    g_test_message("%s: %s", *line == '+' ? "was dropped" : "stayed", line + 2);
    wrong++;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(paragraphs); i++)
    if (!has_line(input->text, paragraphs[i])) {
      g_test_message("with \"%s\", paragraph %zu was lost", line + 2, i + 1);
      wrong++;
    }
  g_assert_cmpstr(input->title, ==, "Norway and Chile agree on the ice");
  ent_input_free(input);
  g_free(article);
  return wrong;
}

static void test_pairs(void)
{
  Fixture f;
  char *pairs = NULL;
  unsigned wrong = 0, n = 0, gone = 0;
  Place place = TOP;
  fixture_open(&f);
  g_assert_true(g_file_get_contents(TEST_DIR "/boilerplate.pairs", &pairs, NULL, NULL));
  char **lines = g_strsplit(pairs, "\n", -1);
  for (char **line = lines; *line; line++) {
    if (g_str_has_prefix(*line, "@"))
      place = !strcmp(*line, "@top")      ? TOP
              : !strcmp(*line, "@middle") ? MIDDLE
                                          : BOTTOM;
    if (**line != '-' && **line != '+') continue;
    wrong += check_line(&f, place, *line);
    gone += **line == '-';
    n++;
  }
  g_test_message("%u lines, %u of them boilerplate", n, gone);
  g_assert_cmpuint(gone, >=, 60);
  g_assert_cmpuint(wrong, ==, 0);
  g_strfreev(lines);
  g_free(pairs);
  fixture_close(&f);
}

/* ---- whole pages saved as text ---- */

static void test_related_block(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input =
      fixture_read(&f, "a.txt",
                   "Polar pact\n\n" PARAGRAPH_1 "\n\n"
                   "Related articles\n- Ice core is two million years old\n"
                   "- Chile names new envoy\n\nA Larger Station\n\n" PARAGRAPH_2 "\n");
  g_assert_cmpstr(input->text, ==,
                  "Polar pact\n\n" PARAGRAPH_1 "\n\nA Larger Station\n\n" PARAGRAPH_2
                  "\n");
  ent_input_free(input);
  fixture_close(&f);
}

static void test_comments(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(
      &f, "a.txt",
      PARAGRAPH_1
      "\n\n" PARAGRAPH_2 "\n\nReaders' comments (2)\n\n"
      "The minister of France should resign at once, as should the rest.\n"
      "polarfan\nI visited the station in 1997 and it was much too cold for me.\n");
  g_assert_cmpstr(input->text, ==, PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n");
  ent_input_free(input);
  fixture_close(&f);
}

static void test_caption_and_credit(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input =
      fixture_read(&f, "a.txt",
                   "Polar pact\n\nThe station in the evening light\nimage: \xC2\xA9 "
                   "icefox | iStock\n\n" PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n");
  g_assert_cmpstr(input->text, ==,
                  "Polar pact\n\n" PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n");
  g_assert_cmpuint(input->title_length, ==, strlen("Polar pact"));
  ent_input_free(input);
  fixture_close(&f);
}

static void test_site_name_above_adverts(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(&f, "a.txt",
                                 "Polar pact\n\n" PARAGRAPH_1
                                 "\n\nIce Weekly\n\nADVERTISEMENT\n\n" PARAGRAPH_2
                                 "\n\nIce Weekly\n\nADVERTISEMENT\n\n" PARAGRAPH_1
                                 "\n\nIce Weekly\n\nADVERTISEMENT\n");
  g_assert_null(strstr(input->text, "Ice Weekly"));
  ent_input_free(input);
  fixture_close(&f);
}

/* Speakers of an interview come again and again too, and stay. */
static void test_repeated_speakers(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input =
      fixture_read(&f, "a.txt",
                   "Mara Lind\n" PARAGRAPH_1 "\nJonas Haugen\n" PARAGRAPH_2
                   "\nMara Lind\n" PARAGRAPH_1 "\nMara Lind\n" PARAGRAPH_2 "\n");
  g_assert_nonnull(strstr(input->text, "Mara Lind\n"));
  ent_input_free(input);
  fixture_close(&f);
}

/* What stands above the headline of a saved page is its menu. */
static void test_menu_above_headline(void)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read(
      &f, "a.txt",
      "Skip to content\nIce Weekly\nSections\nHome\nPolar\n|\nTreaties\n\n"
      "Norway and Chile agree on the ice\nOslo, 4 April 2023\n\nBergen\n\n" PARAGRAPH_1
      "\n\n* * *\n\n" PARAGRAPH_2 "\n");
  g_assert_cmpstr(
      input->text, ==,
      "Norway and Chile agree on the ice\nOslo, 4 April 2023\n\nBergen\n\n" PARAGRAPH_1
      "\n\n" PARAGRAPH_2 "\n");
  g_assert_cmpstr(input->title, ==, "Norway and Chile agree on the ice");
  g_assert_cmpstr(input->date, ==, "2023-04-04");
  ent_input_free(input);
  /* a short headline stays where nothing says that there is a menu */
  input =
      fixture_read(&f, "a.txt", "Polar pact\n\nA long way to go\n\n" PARAGRAPH_1 "\n");
  g_assert_cmpstr(input->title, ==, "Polar pact");
  ent_input_free(input);
  fixture_close(&f);
}

static void test_nothing_left(void)
{
  Fixture f;
  fixture_open(&f);
  g_assert_null(fixture_read(&f, "a.txt", "Share this article\n\nAdvertisement\n"));
  g_assert_cmpint(f.error.code, ==, ENT_ERR_BAD_DATA);
  g_assert_nonnull(strstr(f.error.message, "boilerplate"));
  fixture_close(&f);
}

/* ---- the table ---- */

#define HEAD "table boilerplate\npattern\tkind\twhere\twords\twhy\n"

static void check_bad_table(Fixture *f, const char *row, unsigned column,
                            const char *message)
{
  char *text = g_strconcat(HEAD, row, "\n", NULL);
  char *path = fixture_file(f, "bad.tsv", text, strlen(text));
  EntError error = {0};
  g_assert_null(ent_boilerplate_load(path, NULL, &error));
  g_assert_cmpstr(error.file, ==, path);
  g_assert_cmpuint(error.line, ==, 3);
  g_assert_cmpuint(error.column, ==, column);
  g_assert_nonnull(strstr(error.message, message));
  g_free(path);
  g_free(text);
}

static void test_bad_tables(void)
{
  Fixture f;
  EntError error = {0};
  fixture_open(&f);
  check_bad_table(&f, "a b\tlines\tany\t\tx", 5, "block-start");
  check_bad_table(&f, "a b\tline\tmiddle\t\tx", 10, "start");
  check_bad_table(&f, "a b\tline\tany\tmany\tx", 14, "number of words");
  check_bad_table(&f, "a b\tline\tany\t900\tx", 14, "1 to 64");
  check_bad_table(&f, "a|two-three b|c,d|e f\tline\tany\t\tx", 13, "one word");
  check_bad_table(&f, "* _\tline\tany\t\tx", 1, "needs a word");
  check_bad_table(&f, "a ... b\tline\tany\t\tx", 3, "no word");
  check_bad_table(&f, "a b\tline\tany", 0, "3 fields");
  char *path = fixture_file(&f, "t.tsv", "table boiler\n", 13);
  g_assert_null(ent_boilerplate_load(path, NULL, &error));
  g_assert_cmpuint(error.line, ==, 1);
  g_free(path);
  fixture_close(&f);
}

static void test_own_table(void)
{
  Fixture f;
  fixture_open(&f);
  static const char rows[] = HEAD "moin moin\tline\tany\t\tours\n"
                                  "advertisement\tkeep\tany\t\tours\n";
  char *path = fixture_file(&f, "own.tsv", rows, sizeof rows - 1);
  EntReadOptions options = {.boilerplate = path};
  static const char text[] =
      PARAGRAPH_1 "\n\nMoin, moin!\n\nAdvertisement\n\n" PARAGRAPH_2;
  EntInput *input = fixture_read_with(&f, "a.txt", text, sizeof text - 1, &options);
  g_assert_null(strstr(input->text, "Moin"));
  g_assert_nonnull(strstr(input->text, "Advertisement"));
  ent_input_free(input);
  g_free(path);
  fixture_close(&f);
}

static void test_patterns(void)
{
  static const struct {
    const char *pattern, *line;
    bool match;
  } cases[] = {
      {"read more: *", "Read more: the rest", true},
      {"read more: *", "Read more", false},
      {"read more: *", "READ MORE \xE2\x80\x93 the rest", false},
      {"<n> min|mins read", "3 min read", true},
      {"<n> min|mins read", "three min read", false},
      {"<n> min|mins read", "3-min read.", true},
      {"please? share", "Please share!", true},
      {"please? share", "Share", true},
      {"please? share", "please do share", false},
      {"* inbox", "inbox", true},
      {"* inbox", "to your inbox", true},
      {"* inbox", "inbox zero", false},
      {"_ inbox", "inbox", false},
      {"by <name> <name>", "By Ana Pinto", true},
      {"by <name> <name>", "By train home", false},
      {"visit <url>", "Visit www.example.org/a", true},
      {"visit <url>", "Visit Example.com.", true},
      {"visit <url>", "Visit U.S.", false},
      {"mail <email>", "mail a.b@c.example", true},
      {"editor's pick", "Editor\xE2\x80\x99s pick", true},
      {"( reuters )", "(Reuters)", true},
      {"email us", "E-mail us", true},
  };
  Fixture f;
  fixture_open(&f);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *row = g_strdup_printf(HEAD "%s\tline\tany\t\tx\n", cases[i].pattern);
    char *path = fixture_file(&f, "p.tsv", row, strlen(row));
    EntBoilerplate *b = ent_boilerplate_load(path, NULL, NULL);
    g_assert_nonnull(b);
    bool match =
        ent_boilerplate_match(b, cases[i].line, strlen(cases[i].line), NULL) != NULL;
    if (match != cases[i].match)
      g_test_message("%s / %s", cases[i].pattern, cases[i].line);
    g_assert_true(match == cases[i].match);
    ent_boilerplate_free(b);
    g_free(path);
    g_free(row);
  }
  fixture_close(&f);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/read/boilerplate/pairs", test_pairs);
  g_test_add_func("/read/boilerplate/related-block", test_related_block);
  g_test_add_func("/read/boilerplate/comments", test_comments);
  g_test_add_func("/read/boilerplate/caption-and-credit", test_caption_and_credit);
  g_test_add_func("/read/boilerplate/site-name", test_site_name_above_adverts);
  g_test_add_func("/read/boilerplate/repeated-speakers", test_repeated_speakers);
  g_test_add_func("/read/boilerplate/menu", test_menu_above_headline);
  g_test_add_func("/read/boilerplate/nothing-left", test_nothing_left);
  g_test_add_func("/read/boilerplate/bad-tables", test_bad_tables);
  g_test_add_func("/read/boilerplate/own-table", test_own_table);
  g_test_add_func("/read/boilerplate/patterns", test_patterns);
  return g_test_run();
}
