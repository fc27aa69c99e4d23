// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Hashes of what an extractor is made of. */
#include "extract/makers.h"

#include "graph/statement.h"
#include <string.h>

typedef struct {
  const char *dir;
  const EntExtractorOptions *options;
} Job;

/* Takes digest. */
static void add_digest(GPtrArray *makers, const char *kind, char *digest)
{
  if (digest) g_ptr_array_add(makers, g_strconcat(kind, "=", digest, NULL));
  g_free(digest);
}

static gint by_name(gconstpointer x, gconstpointer y)
{
  return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static GPtrArray *names_in(const char *folder, const char *ending)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  GDir *entries = g_dir_open(folder, 0, NULL);
  for (const char *name; entries && (name = g_dir_read_name(entries));)
    if (g_str_has_suffix(name, ending) && name[0] != '.')
      g_ptr_array_add(names, g_strdup(name));
  if (entries) g_dir_close(entries);
  g_ptr_array_sort(names, by_name);
  return names;
}

/* As `sha256sum *ENDING | sha256sum` in that folder says. */
static char *folder_digest(const char *dir, const char *part, const char *ending)
{
  g_autofree char *folder = g_build_filename(dir, part, NULL);
  g_autoptr(GPtrArray) names = names_in(folder, ending);
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
    g_autofree char *digest = ent_file_digest(path);
    if (digest)
      g_string_append_printf(list, "%s  %s\n", digest, (char *)names->pdata[i]);
  }
  if (!list->len) return NULL;
  return g_compute_checksum_for_string(G_CHECKSUM_SHA256, list->str, (gssize)list->len);
}

/* Size and checksum in the head of a model (extract/model/format.h), as the build wrote
 * them down. */
static bool is_known_model(const char *path)
{
  enum { AT = 16, LENGTH = 16 };
  unsigned char head[AT + LENGTH];
  char mark[2 * LENGTH + 1];
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) return false;
  FILE *file = fopen(path, "rbe");
  size_t n = file ? fread(head, 1, sizeof head, file) : 0;
  if (file) fclose(file);
  if (n < sizeof head) return false;
  for (unsigned i = 0; i < LENGTH; i++)
    g_snprintf(mark + 2 * (size_t)i, 3, "%02x", head[AT + i]);
  return strcmp(mark, ENT_MODEL_MARK) == 0;
}

static char *model_digest(const char *path)
{
  return is_known_model(path) ? g_strdup(ENT_MODEL_SHA256) : ent_file_digest(path);
}

static gpointer hash_all(gpointer data)
{
  Job *job = data;
  const EntExtractorOptions *o = job->options;
  GPtrArray *makers = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *model = g_build_filename(job->dir, "model.bin", NULL);
  g_autofree char *measured = g_build_filename(job->dir, "confidence.tsv", NULL);
  g_ptr_array_add(makers, g_strdup("entente=" ENT_VERSION));
  add_digest(makers, "model", model_digest(o && o->model ? o->model : model));
  add_digest(makers, "rules", folder_digest(job->dir, "rules", ".rules"));
  add_digest(makers, "tables", folder_digest(job->dir, "lexicon", ".tsv"));
  add_digest(makers, "confidence", ent_file_digest(measured));
  for (uint32_t i = 0; o && i < o->n_rules; i++)
    add_digest(makers, "rules", ent_file_digest(o->rules[i]));
  for (uint32_t i = 0; o && i < o->n_gazetteers; i++)
    add_digest(makers, "gazetteer", ent_file_digest(o->gazetteers[i]));
  g_ptr_array_sort(makers, by_name);
  g_free(job);
  return makers;
}

GThread *ent_makers_start(const char *dir, const EntExtractorOptions *options)
{
  Job *job = g_new(Job, 1);
  *job = (Job){dir, options};
  return g_thread_new("hashes", hash_all, job);
}
