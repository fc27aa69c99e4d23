// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Mistakes in rule files: the whole message of each, place, excerpt and suggestion
 * included (mistakes.txt), and that no message of the parser is missing there. */
#include "extract/relate/relate.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What is said of a rule file, its name written "rules"; NULL if it is accepted. */
static char *message_of(const char *rules)
{
  g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "rules", NULL);
  g_assert_true(g_file_set_contents(path, rules, -1, NULL));
  EntError error = {0};
  char text[sizeof error.file + sizeof error.message + 64];
  EntRules *loaded = ent_rules_load((const char *const[]){path}, 1, &error);
  g_remove(path);
  g_rmdir(folder);
  if (loaded) {
    ent_rules_free(loaded);
    return NULL;
  }
  g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
  ent_error_text(&error, text, sizeof text);
  g_assert_true(g_str_has_prefix(text, path));
  return g_strconcat("rules", text + strlen(path), NULL);
}

static char *read_file(const char *path)
{
  char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL)) g_error("no %s", path);
  return text;
}

static void test_messages(void)
{
  g_autofree char *all = read_file(TEST_DIR "/mistakes.txt");
  g_auto(GStrv) cases = g_strsplit(all, "\n== ", 0);
  g_assert_cmpuint(g_strv_length(cases), >, 60);
  for (guint i = 1; cases[i]; i++) {
    g_auto(GStrv) parts = g_strsplit(cases[i], "\n--\n", 2);
    const char *rules = strchr(parts[0], '\n');
    g_assert_nonnull(parts[1]);
    g_assert_nonnull(rules);
    g_autofree char *whole = g_strconcat(rules + 1, "\n", NULL);
    g_autofree char *got = message_of(whole);
    g_strchomp(parts[1]);
    if (g_strcmp0(got, parts[1]) == 0) continue;
    g_test_message("%s\ngot\n%s", cases[i], got ? got : "(accepted)");
    g_test_fail();
  }
}

/* The longest run of a message's format that stands in every message. */
static char *fixed_part(const char *format)
{
  g_auto(GStrv) parts = g_regex_split_simple("%[.*]*[a-z]|\\\\n", format, 0, 0);
  guint longest = 0;
  for (guint i = 0; parts[i]; i++)
    if (strlen(parts[i]) > strlen(parts[longest])) longest = i;
  return g_strdup(parts[longest]);
}

static unsigned check_source(const char *name, const char *known)
{
  g_autofree char *path =
      g_build_filename(TEST_DIR "/../../extract/relate", name, NULL);
  g_autofree char *text = read_file(path);
  g_autoptr(GRegex) joined = g_regex_new("\"\\s*\"", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace(joined, text, -1, 0, "", 0, NULL);
  g_autoptr(GRegex) calls = g_regex_new(
      "(?:lexer_fail\\w*|fail_at)\\([^;\"]*?\"([^\"]+)\"", G_REGEX_DOTALL, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  unsigned n = 0;
  for (g_regex_match(calls, plain, 0, &match); g_match_info_matches(match);
       g_match_info_next(match, NULL), n++) {
    g_autofree char *format = g_match_info_fetch(match, 1);
    g_autofree char *fixed = fixed_part(format);
    if (strstr(known, fixed)) continue;
    g_test_message("%s: no mistake shows \"%s\"", name, format);
    g_test_fail();
  }
  return n;
}

static void test_all_messages_shown(void)
{
  static const char *const sources[] = {"lexer.c", "parse.c", "clauses.c",
                                        "names.c", "match.c", "inherit.c"};
  g_autofree char *shown = read_file(TEST_DIR "/mistakes.txt");
  g_autofree char *here = read_file(__FILE__);
  g_autofree char *known = g_strconcat(shown, here, NULL);
  unsigned n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(sources); i++)
    n += check_source(sources[i], known);
  g_test_message("%u messages", n);
  g_assert_cmpuint(n, >, 40);
}

/* What is too long for a file that people read. */
static void test_too_many_lists(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 65; i++)
    g_string_append_printf(text, "words list%d = word\n", i);
  g_autofree char *got = message_of(text->str);
  g_assert_cmpstr(got, ==,
                  "rules:65:7: there are 64 lists already\n"
                  "  words list64 = word\n"
                  "        ^");
}

/* A ring of 100,000 frames is named by its first few. */
static void test_long_ring(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append_printf(text, "frame f%d : f%d\n  verb v\n", i, (i + 1) % 100000);
  g_autofree char *got = message_of(text->str);
  g_assert_cmpstr(got, ==,
                  "rules:1:12: frame 'f0' extends itself: f0 extends f1 extends f2 "
                  "extends f3 extends f4 extends f5 extends f6 extends f7 extends f8 "
                  "...\n"
                  "  frame f0 : f1\n"
                  "             ^");
}

static void test_no_utf8(void)
{
  g_autofree char *got = message_of("frame f\n  verb caf\xe9\n");
  g_assert_cmpstr(got, ==, "rules:2: this is not UTF-8");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/mistakes/messages", test_messages);
  g_test_add_func("/mistakes/all-messages-shown", test_all_messages_shown);
  g_test_add_func("/mistakes/too-many-lists", test_too_many_lists);
  g_test_add_func("/mistakes/long-ring", test_long_ring);
  g_test_add_func("/mistakes/no-utf8", test_no_utf8);
  return g_test_run();
}
