// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lists of inputs, and writing failed ones down. */
#include "inputs.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>

void inputs_put_failed(FILE *out, const EntError *error)
{
  const char *name = error->file;
  g_autofree char *file = g_utf8_make_valid(name, -1);
  g_autofree char *reason = g_utf8_make_valid(error->message, -1);
  json_t *line = json_pack("{ss}", "file", file);
  if (!g_utf8_validate(name, -1, NULL)) {
    g_autofree char *bytes =
        g_uri_escape_bytes((const guint8 *)name, strlen(name), "/");
    json_object_set_new(line, "bytes", json_string(bytes));
  }
  if (error->line) json_object_set_new(line, "line", json_integer(error->line));
  json_object_set_new(line, "reason", json_string(reason));
  json_dumpf(line, out, JSON_COMPACT);
  putc('\n', out);
  fflush(out); /* it is there whatever becomes of the run */
  json_decref(line);
}

/* ---- reading ---- */

static char *read_stdin(size_t *length, EntError *error)
{
  GString *text = g_string_new(NULL);
  char buffer[1 << 12];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, stdin)) > 0;)
    g_string_append_len(text, buffer, (gssize)n);
  *length = text->len;
  bool bad = ferror(stdin);
  if (bad) ent_fail(error, ENT_ERR_NO_INPUT, "-", 0, 0, "%s", g_strerror(errno));
  return g_string_free(text, bad);
}

static char *read_list(const char *list, size_t *length, EntError *error)
{
  char *text = NULL;
  if (strcmp(list, "-") == 0) return read_stdin(length, error);
  if (!g_file_get_contents(list, &text, length, NULL))
    ent_fail(error, ENT_ERR_NO_INPUT, list, 0, 0, "%s", g_strerror(errno));
  return text;
}

/* Length of the name of the file that "a.zip!inner/b.html" is a member of; 0: none. */
static size_t archive_of(const char *file)
{
  struct stat st;
  if (stat(file, &st) == 0) return 0;
  for (const char *mark = strchr(file, '!'); mark; mark = strchr(mark + 1, '!')) {
    g_autofree char *archive = g_strndup(file, (gsize)(mark - file));
    if (stat(archive, &st) == 0 && S_ISREG(st.st_mode)) return (size_t)(mark - file);
  }
  return 0;
}

/* line = 0: all of it. */
static void add_once(Inputs *inputs, const char *path, uint32_t line)
{
  if (!g_hash_table_contains(inputs->wanted, path)) {
    char *copy = g_strdup(path);
    g_ptr_array_add(inputs->paths, copy);
    g_hash_table_insert(inputs->wanted, copy,
                        line ? g_hash_table_new(NULL, NULL) : NULL);
  }
  GHashTable *lines = g_hash_table_lookup(inputs->wanted, path);
  if (lines && line) g_hash_table_add(lines, GUINT_TO_POINTER(line));
  if (lines && !line) g_hash_table_insert(inputs->wanted, (char *)path, NULL);
}

/* Of an archive only those members are wanted that are named. */
static void add_member(Inputs *inputs, const char *member, size_t archive)
{
  g_autofree char *path = g_strndup(member, archive);
  add_once(inputs, path, G_MAXUINT32); /* no line: nothing but members */
  if (!g_hash_table_contains(inputs->members, member))
    g_hash_table_add(inputs->members, g_strdup(member));
}

/* False: there is no file in the object. */
static bool add_object(Inputs *inputs, const char *text, size_t length)
{
  json_t *object = json_loadb(text, length, 0, NULL);
  const char *file = json_string_value(json_object_get(object, "file"));
  const char *bytes = json_string_value(json_object_get(object, "bytes"));
  json_int_t line = json_integer_value(json_object_get(object, "line"));
  g_autofree char *path = bytes ? g_uri_unescape_string(bytes, NULL) : g_strdup(file);
  json_decref(object);
  if (!path || !*path) return false;
  size_t archive = archive_of(path);
  if (archive)
    add_member(inputs, path, archive);
  else
    add_once(inputs, path, (uint32_t)CLAMP(line, 0, G_MAXUINT32));
  return true;
}

static bool add_lines(Inputs *inputs, const char *list, const char *text, size_t length,
                      EntError *error)
{
  const char stop = memchr(text, '\0', length) ? '\0' : '\n', *end = text + length;
  uint32_t line = 1;
  for (const char *at = text; at < end; line++) {
    const char *next = memchr(at, stop, (size_t)(end - at));
    size_t n = (size_t)((next ? next : end) - at);
    if (n && stop == '\n' && at[n - 1] == '\r') n--;
    if (n && stop == '\n' && *at == '{') {
      if (!add_object(inputs, at, n))
        return ent_fail(error, ENT_ERR_BAD_DATA, list, line, 0,
                        "no object with a \"file\"; write a path that begins with { "
                        "as ./{");
    } else if (n) {
      g_autofree char *path = g_strndup(at, n);
      add_once(inputs, path, 0);
    }
    at = next ? next + 1 : end;
  }
  return true;
}

bool inputs_add_list(Inputs *inputs, const char *list, EntError *error)
{
  size_t length;
  g_autofree char *text = read_list(list, &length, error);
  return text && add_lines(inputs, list, text, length, error);
}

/* ---- the whole ---- */

static void free_set(gpointer set)
{
  if (set) g_hash_table_unref(set);
}

Inputs inputs_new(void)
{
  return (Inputs){g_ptr_array_new_with_free_func(g_free),
                  g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_set),
                  g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

void inputs_clear(Inputs *inputs)
{
  if (!inputs->paths) return;
  g_hash_table_unref(inputs->wanted);
  g_hash_table_unref(inputs->members);
  g_ptr_array_unref(inputs->paths);
}

void inputs_add(Inputs *inputs, const char *path)
{
  char *copy = g_strdup(path);
  g_ptr_array_add(inputs->paths, copy);
  g_hash_table_replace(inputs->wanted, copy, NULL);
}

/* Whether the file is a member of an archive of which others were listed. */
static bool is_other_member(const Inputs *inputs, const char *file)
{
  if (!g_hash_table_size(inputs->members)) return false;
  if (g_hash_table_contains(inputs->members, file)) return false;
  for (const char *mark = strchr(file, '!'); mark; mark = strchr(mark + 1, '!')) {
    g_autofree char *archive = g_strndup(file, (gsize)(mark - file));
    if (g_hash_table_lookup(inputs->wanted, archive)) return true;
  }
  return false;
}

bool inputs_want(const Inputs *inputs, const char *file, uint32_t line)
{
  GHashTable *lines = g_hash_table_lookup(inputs->wanted, file);
  if (line && lines) return g_hash_table_contains(lines, GUINT_TO_POINTER(line));
  return !is_other_member(inputs, file);
}
