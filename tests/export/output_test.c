// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Outputs that cannot be written, and pictures that cannot be drawn: told, and nothing
 * left behind. */
#include "export/export.h"

#include "made.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static unsigned count_files(void)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  unsigned n = 0;
  while (g_dir_read_name(dir))
    n++;
  g_dir_close(dir);
  return n;
}

static void check_fails(const char *path, const EntExportOptions *options,
                        const char *word)
{
  EntGraph *graph = made_random_graph(100, 3000);
  EntError error = {0};
  g_test_message("%s", path);
  g_assert_false(ent_export(graph,
                            ent_format_by_path(path) ? ent_format_by_path(path)
                                                     : ent_format_by_name("nq"),
                            path, options, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_OUTPUT);
  g_assert_nonnull(strstr(error.message, word));
  ent_graph_free(graph);
}

/* Every format on a full disk, be its output short or long. */
static void test_full_disk(void)
{
  EntGraph *small = made_small(), *large = made_random_graph(100, 3000);
  for (uint32_t i = 0; ent_format_at(i); i++) {
    const EntFormat *format = ent_format_at(i);
    for (unsigned k = 0; k < 2; k++) {
      EntError error = {0};
      g_test_message("%s", ent_format_name(format));
      g_assert_false(ent_export(k ? large : small, format, "/dev/full", NULL, &error));
      g_assert_cmpint(error.code, ==, ENT_ERR_OUTPUT);
      g_assert_cmpstr(error.message, ==, "cannot be written: No space left on device");
    }
  }
  struct stat status;
  g_assert_cmpint(stat("/dev/full", &status), ==, 0);
  g_assert_true(S_ISCHR(status.st_mode));
  ent_graph_free(small);
  ent_graph_free(large);
}

static void test_no_such_folder(void)
{
  char *path = g_build_filename(folder, "no/such/x.nq", NULL);
  check_fails(path, NULL, "No such file");
  g_free(path);
  check_fails("/proc/x.nq", NULL, "");
  check_fails("/dev/null/x.nq", NULL, "Not a directory");
  check_fails(folder, NULL, "directory");
  g_assert_cmpuint(count_files(), ==, 0);
}

static void test_unwritable_folder(void)
{
  if (geteuid() == 0) {
    g_test_skip("root may write everywhere");
    return;
  }
  char *sub = g_build_filename(folder, "sub", NULL);
  char *path = g_build_filename(sub, "x.nq", NULL);
  g_mkdir(sub, 0555);
  check_fails(path, NULL, "denied");
  g_rmdir(sub);
  g_free(path);
  g_free(sub);
}

static void test_replaces_whole(void)
{
  EntGraph *graph = made_small();
  char *path = g_build_filename(folder, "x.trig", NULL), *content;
  char *link = g_build_filename(folder, "link.trig", NULL);
  g_assert_true(g_file_set_contents(path, "old", -1, NULL));
  g_chmod(path, 0600);
  g_assert_cmpint(symlink("x.trig", link), ==, 0);
  g_assert_true(ent_export(graph, ent_format_by_path(link), link, NULL, NULL));
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_assert_true(g_str_has_prefix(content, "@prefix"));
  struct stat status;
  g_assert_cmpint(stat(path, &status), ==, 0);
  g_assert_cmpint(status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint(count_files(), ==, 2);
  g_remove(link);
  g_remove(path);
  g_free(content);
  g_free(link);
  g_free(path);
  ent_graph_free(graph);
}

/* A reader that goes away must not end the process. */
static void test_broken_pipe(void)
{
  char *path = g_build_filename(folder, "pipe.nq", NULL);
  int ends[2], kept = dup(STDOUT_FILENO);
  g_assert_cmpint(pipe(ends), ==, 0);
  close(ends[0]);
  fflush(stdout);
  dup2(ends[1], STDOUT_FILENO);
  EntGraph *graph = made_random_graph(100, 3000);
  EntError error = {0};
  bool good = ent_export(graph, ent_format_by_name("nq"), "-", NULL, &error);
  dup2(kept, STDOUT_FILENO);
  close(kept);
  close(ends[1]);
  g_assert_false(good);
  g_assert_cmpint(error.code, ==, ENT_ERR_OUTPUT);
  g_assert_nonnull(strstr(error.message, "pipe"));
  ent_graph_free(graph);
  g_free(path);
}

/* ---- dot ---- */

/* A program named dot that does as told, found before the real one. */
static void with_dot(const char *script, const char *word)
{
  char *bin = g_build_filename(folder, "bin", NULL);
  char *dot = g_build_filename(bin, "dot", NULL);
  char *path = g_build_filename(folder, "x.svg", NULL);
  char *old = g_strdup(g_getenv("PATH"));
  char *search = g_strdup_printf("%s:%s", bin, old);
  g_mkdir(bin, 0700);
  if (script) {
    g_assert_true(g_file_set_contents(dot, script, -1, NULL));
    g_chmod(dot, 0700);
  }
  g_setenv("PATH", script ? search : bin, TRUE);
  EntExportOptions options = {.render_seconds = 1};
  gint64 start = g_get_monotonic_time();
  check_fails(path, &options, word);
  g_assert_cmpint(g_get_monotonic_time() - start, <, 5 * G_USEC_PER_SEC);
  g_setenv("PATH", old, TRUE);
  g_remove(dot);
  g_rmdir(bin);
  g_assert_cmpuint(count_files(), ==, 0);
  g_free(search);
  g_free(old);
  g_free(path);
  g_free(dot);
  g_free(bin);
}

static void test_dot_missing(void)
{
  with_dot(NULL, "install graphviz");
}

static void test_dot_hangs(void)
{
  with_dot("#!/bin/sh\nexec sleep 30\n", "time limit");
}

static void test_dot_crashes(void)
{
  with_dot("#!/bin/sh\nkill -SEGV $$\n", "crashed");
}

static void test_dot_fails(void)
{
  with_dot("#!/bin/sh\necho no such layout >&2\nexit 3\n", "no such layout");
}

static void test_dot_is_silent(void)
{
  with_dot("#!/bin/sh\nexit 0\n", "no picture");
}

static void test_dot_writes_garbage(void)
{
  with_dot("#!/bin/sh\necho garbage\n", "no whole picture");
}

static void test_dot_stops_halfway(void)
{
  with_dot("#!/bin/sh\necho '<?xml version=\"1.0\"?><svg><g>'\n", "no whole picture");
}

static void test_dot_floods(void)
{
  with_dot("#!/bin/sh\nexec yes error >&2\n", "time limit");
}

static void test_pictures(void)
{
  static const struct {
    const char *name, *begin;
  } cases[] = {{"x.svg", "<?xml"}, {"x.png", "\x89PNG"}, {"x.pdf", "%PDF"}};
  char *dot = g_find_program_in_path("dot");
  if (!dot) {
    g_test_skip("no dot here");
    return;
  }
  g_free(dot);
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *path = g_build_filename(folder, cases[i].name, NULL), *one, *two;
    gsize n_one, n_two;
    EntGraph *graph = made_hostile();
    EntError error = {0};
    for (unsigned k = 0; k < 2; k++) {
      ent_export(graph, ent_format_by_path(path), path, NULL, &error);
      g_assert_cmpstr(error.message, ==, "");
      g_assert_true(
          g_file_get_contents(path, k ? &two : &one, k ? &n_two : &n_one, NULL));
    }
    g_assert_true(memcmp(one, cases[i].begin, strlen(cases[i].begin)) == 0);
    g_assert_cmpuint(n_one, ==, n_two);
    g_assert_true(memcmp(one, two, n_one) == 0);
    g_remove(path);
    g_free(one);
    g_free(two);
    g_free(path);
    ent_graph_free(graph);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_test_add_func("/export/output/full-disk", test_full_disk);
  g_test_add_func("/export/output/no-such-folder", test_no_such_folder);
  g_test_add_func("/export/output/unwritable-folder", test_unwritable_folder);
  g_test_add_func("/export/output/replaces-whole", test_replaces_whole);
  g_test_add_func("/export/output/broken-pipe", test_broken_pipe);
  g_test_add_func("/export/dot/missing", test_dot_missing);
  g_test_add_func("/export/dot/hangs", test_dot_hangs);
  g_test_add_func("/export/dot/crashes", test_dot_crashes);
  g_test_add_func("/export/dot/fails", test_dot_fails);
  g_test_add_func("/export/dot/is-silent", test_dot_is_silent);
  g_test_add_func("/export/dot/writes-garbage", test_dot_writes_garbage);
  g_test_add_func("/export/dot/stops-halfway", test_dot_stops_halfway);
  g_test_add_func("/export/dot/floods", test_dot_floods);
  g_test_add_func("/export/dot/pictures", test_pictures);
  int status = g_test_run();
  g_rmdir(folder);
  g_free(folder);
  return status;
}
