// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Bad input: each is refused with a message that names the place, or mended. */

#include "tests/read/fixture.h"
#include <sys/resource.h>
#include <unistd.h>

static void refuse(const char *name, const char *bytes, size_t length,
                   EntErrorCode code, const char *message)
{
  Fixture f;
  fixture_open(&f);
  g_assert_null(fixture_read_with(&f, name, bytes, length, NULL));
  g_assert_cmpint(f.error.code, ==, code);
  if (!strstr(f.error.message, message)) g_test_message("%s", f.error.message);
  g_assert_nonnull(strstr(f.error.message, message));
  g_assert_true(g_str_has_suffix(f.error.file, name));
  fixture_close(&f);
}

#define REFUSE(name, bytes, message)                                                   \
  refuse(name, bytes, sizeof(bytes) - 1, ENT_ERR_BAD_DATA, message)

static void test_empty(void)
{
  REFUSE("a.txt", "", "empty");
  REFUSE("a.html", "", "empty");
  REFUSE("a.jsonl", "", "empty");
  REFUSE("a.txt", " \n\t\n", "no text");
  REFUSE("a.txt", "\xEF\xBB\xBF", "no text");
}

static void test_binary(void)
{
  REFUSE("a.txt", "a\0b", "byte 2 is NUL");
  REFUSE("a.txt", "%PDF-1.7\nx", "PDF");
  refuse("a.txt", "PK\003\004xxxx", 8, ENT_ERR_NO_INPUT, "cannot be read");
  REFUSE("a.txt", "{\\rtf1 x", "RTF");
  REFUSE("a.txt", "\xD0\xCF\x11\xE0x", "office");
  REFUSE("a.html", "\x89PNG\r\n", "PNG");
  REFUSE("a.txt", "\001\002\003\004\005\006", "control characters");
}

static void test_no_file(void)
{
  Fixture f;
  EntInput *input;
  fixture_open(&f);
  char *path = g_build_filename(f.folder, "none.txt", NULL);
  EntReader *reader = fixture_reader(&f, path, NULL);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_FAILED);
  g_assert_cmpint(f.error.code, ==, ENT_ERR_NO_INPUT);
  g_assert_cmpstr(f.error.file, ==, path);
  g_assert_nonnull(strstr(f.error.message, "no such file"));
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_END);
  ent_reader_free(reader);
  g_free(path);
  fixture_close(&f);
}

static void test_closed_folder(void)
{
  Fixture f;
  EntInput *input;
  if (!geteuid()) {
    g_test_skip("root may read every folder");
    return;
  }
  fixture_open(&f);
  char *closed = g_build_filename(f.folder, "closed", NULL);
  g_free(fixture_file(&f, "a.txt", PARAGRAPH_1, sizeof PARAGRAPH_1 - 1));
  g_free(fixture_file(&f, "closed/b.txt", PARAGRAPH_1, sizeof PARAGRAPH_1 - 1));
  g_chmod(closed, 0);
  EntReader *reader = fixture_reader(&f, f.folder, NULL);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_FAILED);
  g_assert_nonnull(strstr(f.error.file, "closed"));
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_END);
  ent_reader_free(reader);
  g_chmod(closed, 0700);
  g_free(closed);
  fixture_close(&f);
}

static void test_empty_folder(void)
{
  Fixture f;
  EntInput *input;
  fixture_open(&f);
  EntReader *reader = fixture_reader(&f, f.folder, NULL);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_FAILED);
  g_assert_nonnull(strstr(f.error.message, "no file"));
  ent_reader_free(reader);
  fixture_close(&f);
}

static void test_too_long(void)
{
  Fixture f;
  EntReadOptions options = {.max_bytes = 1000};
  char bytes[1001];
  memset(bytes, 'a', sizeof bytes);
  fixture_open(&f);
  g_assert_null(fixture_read_with(&f, "a.txt", bytes, 1001, &options));
  g_assert_cmpint(f.error.code, ==, ENT_ERR_LIMIT);
  EntInput *input = fixture_read_with(&f, "a.txt", bytes, 1000, &options);
  g_assert_nonnull(input);
  ent_input_free(input);
  fixture_close(&f);
}

static long peak_kilobytes(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* A sparse file of 1 GiB without a line end between two good lines: the line is named,
 * is not held in memory, and the rest goes on. */
static void test_long_line(void)
{
  Fixture f;
  EntInput *input;
  static const char good[] = "{\"text\":\"" PARAGRAPH_1 "\"}\n";
  fixture_open(&f);
  char *path = fixture_file(&f, "a.jsonl", good, sizeof good - 1);
  FILE *file = fopen(path, "r+");
  fseek(file, 0, SEEK_END);
  fputs("{\"text\":\"", file);
  fseek(file, 1L << 30, SEEK_CUR);
  fputc('\n', file);
  fputs(good, file);
  fclose(file);
  EntReadOptions options = {.max_bytes = 1 << 20};
  EntReader *reader = fixture_reader(&f, path, &options);
  long before = peak_kilobytes();
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_FAILED);
  g_assert_cmpint(f.error.code, ==, ENT_ERR_LIMIT);
  g_assert_cmpuint(f.error.line, ==, 2);
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_DOCUMENT);
  g_assert_cmpuint(input->line, ==, 3);
  ent_input_free(input);
  g_assert_cmpint(peak_kilobytes() - before, <, 64 * 1024);
  ent_reader_free(reader);
  g_free(path);
  fixture_close(&f);
}

/* ---- feeds ---- */

/* What stands before an item does not count as a part of it; one that is too long by
 * itself costs no other. */
static void test_long_items(void)
{
  Fixture f;
  EntInput *input;
  EntReadOptions options = {.max_bytes = 400};
  g_autofree char *filling = g_strnfill(1000, 'x');
  g_autofree char *feed =
      g_strconcat("<rss><channel><title>", filling,
                  "</title>\n<item><description>" PARAGRAPH_1
                  "</description></item>\n<item><description>",
                  filling,
                  "</description></item>\n<item><description>" PARAGRAPH_2
                  "</description></item>\n<item><description>",
                  filling, NULL);
  fixture_open(&f);
  char *path = fixture_file(&f, "a.rss", feed, strlen(feed));
  EntReader *reader = fixture_reader(&f, path, &options);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_DOCUMENT);
  g_assert_cmpstr(input->text, ==, PARAGRAPH_1 "\n");
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_FAILED);
  g_assert_cmpint(f.error.code, ==, ENT_ERR_LIMIT);
  g_assert_cmpuint(f.error.line, ==, 3);
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_DOCUMENT);
  g_assert_cmpstr(input->text, ==, PARAGRAPH_2 "\n");
  ent_input_free(input);
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_FAILED);
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_END);
  ent_reader_free(reader);
  g_free(path);
  fixture_close(&f);
}

static void test_bad_lines(void)
{
  static const struct {
    const char *line, *message;
    unsigned column;
  } bad[] = {
      {"{\"text\": nonsense}", "no JSON", 17},
      {"{\"text\": \"x y\"", "no JSON", 14},
      {"{\"text\": \"a\\uD800b\"}", "no JSON", 0},
      {"{\"text\": \"a\\u0000b\"}", "no JSON", 0},
      {"[1, 2]", "object", 0},
      {"{\"title\": \"x\"}", "\"text\"", 0},
      {"{\"text\": 5.5}", "\"text\" should be a string", 0},
      {"{\"text\": \"x y\", \"date\": \"soon\"}", "2026-05-30", 0},
      {"{\"text\": \"x y\"} trailing", "no JSON", 0},
      {"{\"text\": \"x\0y\"}", "NUL", 0},
  };
  static const char good[] = "{\"text\":\"" PARAGRAPH_1 "\"}\n";
  Fixture f;
  EntInput *input;
  GString *feed = g_string_new(NULL);
  fixture_open(&f);
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
    if (i + 1 == G_N_ELEMENTS(bad))
      g_string_append_len(feed, "{\"text\": \"x\0y\"}", 15);
    else
      g_string_append(feed, bad[i].line);
    g_string_append_printf(feed, "\n%s", good);
  }
  char *path = fixture_file(&f, "a.jsonl", feed->str, feed->len);
  EntReader *reader = fixture_reader(&f, path, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
    f.error = (EntError){0};
    g_assert_cmpint(ent_reader_next(reader, &input, &f.error), ==, ENT_READ_FAILED);
    g_assert_null(input);
    g_assert_cmpstr(f.error.file, ==, path);
    g_assert_cmpuint(f.error.line, ==, i * 2 + 1);
    if (!strstr(f.error.message, bad[i].message)) g_test_message("%s", f.error.message);
    g_assert_nonnull(strstr(f.error.message, bad[i].message));
    if (bad[i].column) g_assert_cmpuint(f.error.column, ==, bad[i].column);
    g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_DOCUMENT);
    ent_input_free(input);
  }
  g_assert_cmpint(ent_reader_next(reader, &input, NULL), ==, ENT_READ_END);
  ent_reader_free(reader);
  g_free(path);
  g_string_free(feed, TRUE);
  fixture_close(&f);
}

/* ---- character sets ---- */

static void mend(const char *bytes, size_t length, const char *text)
{
  Fixture f;
  fixture_open(&f);
  EntInput *input = fixture_read_with(&f, "a.txt", bytes, length, NULL);
  g_assert_cmpstr(f.error.message, ==, "");
  g_assert_nonnull(input);
  g_assert_cmpstr(input->text, ==, text);
  ent_input_free(input);
  fixture_close(&f);
}

#define MEND(bytes, text) mend(bytes, sizeof(bytes) - 1, text)

static void test_charsets(void)
{
  MEND("\xEF\xBB\xBFZo\xC3\xAB", "Zo\xC3\xAB\n");
  MEND("\xFF\xFEZ\0o\0\xEB\0 \0\x3D\xD8\x00\xDE", "Zo\xC3\xAB \xF0\x9F\x98\x80\n");
  MEND("\xFE\xFF\0Z\0o\0\xEB", "Zo\xC3\xAB\n");
  MEND("Zo\xEB said \x93yes\x94 \x96 for \x80"
       "5", /* Windows-1252 */
       "Zo\xC3\xAB said \xE2\x80\x9Cyes\xE2\x80\x9D \xE2\x80\x93 for \xE2\x82\xAC"
       "5\n");
  /* bytes that Windows-1252 does not have are controls of Latin-1, and go */
  MEND("Zo\xEB\x81 said", "Zo\xC3\xAB said\n");
}

/* Lone surrogates in bytes become U+FFFD; in JSON they are an error (test_bad_lines).
 */
static void test_surrogates(void)
{
  MEND("\xFF\xFEZ\0\x00\xD8o\0", "Z\xEF\xBF\xBDo\n");
  MEND("\xFF\xFEZ\0\x00\xDCo\0\x00\xD8", "Z\xEF\xBF\xBDo\xEF\xBF\xBD\n");
  MEND("\xFF\xFEZ\0o\0x", "Zo\xEF\xBF\xBD\n");
  MEND("Zo\xC3\xAB and \xC3\xA9t\xC3\xA9 and \xC3\xA8 and \xC3\xA9 \xED\xA0\x80!",
       "Zo\xC3\xAB and \xC3\xA9t\xC3\xA9 and \xC3\xA8 and \xC3\xA9 "
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD!\n");
}

static void test_controls(void)
{
  MEND("Jo\x07hn \x1B[1mSmith\x1B[0m\x7F went to the market of Lima",
       "John [1mSmith[0m went to the market of Lima\n");
  MEND("Jo\xC2\xADhn\xE2\x80\x8B \xE2\x80\xAESmith\xEF\xBB\xBF\xC2\xA0went",
       "John Smith went\n");
}

static void test_compressed(void)
{
  Fixture f;
  fixture_open(&f);
  char *path = fixture_file(&f, "a.txt", PARAGRAPH_1, sizeof PARAGRAPH_1 - 1);
  char *command = g_strdup_printf("gzip -k %s", path);
  g_assert_true(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
  char *packed = g_strconcat(path, ".gz", NULL), *bytes;
  gsize length;
  g_assert_true(g_file_get_contents(packed, &bytes, &length, NULL));
  EntInput *input = fixture_read_with(&f, "b.txt.gz", bytes, length, NULL);
  g_assert_cmpstr(input->text, ==, PARAGRAPH_1 "\n");
  g_assert_cmpstr(input->id, ==, "b");
  ent_input_free(input);
  /* by content, whatever the name */
  input = fixture_read_with(&f, "c.txt", bytes, length, NULL);
  g_assert_cmpstr(input->text, ==, PARAGRAPH_1 "\n");
  ent_input_free(input);
  /* cut off */
  f.error = (EntError){0};
  g_assert_null(fixture_read_with(&f, "d.txt.gz", bytes, length - 12, NULL));
  g_assert_cmpint(f.error.code, ==, ENT_ERR_NO_INPUT);
  /* the limit counts what comes out */
  EntReadOptions options = {.max_bytes = sizeof PARAGRAPH_1 - 2};
  g_assert_null(fixture_read_with(&f, "e.txt.gz", bytes, length, &options));
  g_assert_cmpint(f.error.code, ==, ENT_ERR_LIMIT);
  g_free(bytes);
  g_free(packed);
  g_free(command);
  g_free(path);
  fixture_close(&f);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/read/bad/empty", test_empty);
  g_test_add_func("/read/bad/binary", test_binary);
  g_test_add_func("/read/bad/no-file", test_no_file);
  g_test_add_func("/read/bad/closed-folder", test_closed_folder);
  g_test_add_func("/read/bad/empty-folder", test_empty_folder);
  g_test_add_func("/read/bad/too-long", test_too_long);
  g_test_add_func("/read/bad/long-line", test_long_line);
  g_test_add_func("/read/bad/long-items", test_long_items);
  g_test_add_func("/read/bad/lines", test_bad_lines);
  g_test_add_func("/read/bad/charsets", test_charsets);
  g_test_add_func("/read/bad/surrogates", test_surrogates);
  g_test_add_func("/read/bad/controls", test_controls);
  g_test_add_func("/read/bad/compressed", test_compressed);
  return g_test_run();
}
