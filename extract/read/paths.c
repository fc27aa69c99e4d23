// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Walks folders. A link to a folder is not followed below the folder that was named, so
 * that a walk ends. */

#include "extract/read/paths.h"
#include "extract/read/format.h"
#include <glib.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  GArray *list; /* EntPath */
  size_t bytes;
  size_t root; /* bytes of the named folder's path with its slash */
} Walk;

static char *make_id(const char *file, size_t root)
{
  g_autofree char *base = root ? g_strdup(file + root) : g_path_get_basename(file);
  size_t stem = ent_format_stem(base);
  return stem ? g_strndup(base, stem) : g_strdup(base);
}

static void add(Walk *walk, const char *file, const char *problem)
{
  EntPath path = {.file = g_strdup(file),
                  .id = make_id(file, walk->root),
                  .problem = g_strdup(problem)};
  g_array_append_val(walk->list, path);
}

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void walk_folder(Walk *walk, const char *folder);

static void visit(Walk *walk, const char *path, const char *name)
{
  struct stat st;
  if (lstat(path, &st) < 0) return;
  if (S_ISDIR(st.st_mode)) {
    walk_folder(walk, path);
    return;
  }
  if (ent_format_of_path(name) == ENT_FROM_AUTO && !ent_format_is_archive(name)) return;
  if (S_ISLNK(st.st_mode) && (stat(path, &st) < 0 || S_ISDIR(st.st_mode))) return;
  walk->bytes += (size_t)st.st_size;
  add(walk, path, NULL);
}

static void walk_folder(Walk *walk, const char *folder)
{
  g_autoptr(GError) failed = NULL;
  GDir *dir = g_dir_open(folder, 0, &failed);
  if (!dir) {
    add(walk, folder, failed->message);
    return;
  }
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (*name != '.') g_ptr_array_add(names, g_strdup(name));
  g_dir_close(dir);
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    visit(walk, path, name);
  }
}

static void add_named(Walk *walk, const char *name)
{
  struct stat st;
  walk->root = 0;
  if (!strcmp(name, "-")) {
    EntPath path = {.file = g_strdup("-"), .id = g_strdup("stdin")};
    g_array_append_val(walk->list, path);
  } else if (stat(name, &st) < 0 || !S_ISDIR(st.st_mode)) {
    walk->bytes += g_file_test(name, G_FILE_TEST_IS_REGULAR) ? (size_t)st.st_size : 0;
    add(walk, name, NULL);
  } else {
    guint before = walk->list->len;
    g_autofree char *probe = g_build_filename(name, "x", NULL);
    walk->root = strlen(probe) - 1;
    walk_folder(walk, name);
    walk->root = 0;
    if (walk->list->len == before)
      add(walk, name, "no file of a known kind in this folder");
  }
}

/* A pattern that no shell has expanded. */
static bool add_pattern(Walk *walk, const char *name)
{
  glob_t found;
  struct stat st;
  if (!strpbrk(name, "*?[") || lstat(name, &st) == 0) return false;
  int status = glob(name, GLOB_NOSORT, NULL, &found);
  if (!status) {
    qsort(found.gl_pathv, found.gl_pathc, sizeof(char *), compare_names);
    for (size_t i = 0; i < found.gl_pathc; i++)
      add_named(walk, found.gl_pathv[i]);
  } else {
    add(walk, name,
        status == GLOB_NOMATCH ? "no file has such a name"
                               : "the pattern cannot be searched for");
  }
  globfree(&found);
  return true;
}

EntPaths *ent_paths_new(const char *const *names, size_t n)
{
  Walk walk = {.list = g_array_new(FALSE, TRUE, sizeof(EntPath))};
  for (size_t i = 0; i < n; i++)
    if (!add_pattern(&walk, names[i])) add_named(&walk, names[i]);
  EntPaths *paths = g_new0(EntPaths, 1);
  paths->n = walk.list->len;
  paths->bytes = walk.bytes;
  paths->paths = (EntPath *)(void *)g_array_free(walk.list, FALSE);
  return paths;
}

void ent_paths_free(EntPaths *paths)
{
  if (!paths) return;
  for (size_t i = 0; i < paths->n; i++) {
    g_free(paths->paths[i].file);
    g_free(paths->paths[i].id);
    g_free(paths->paths[i].problem);
  }
  g_free(paths->paths);
  g_free(paths);
}
