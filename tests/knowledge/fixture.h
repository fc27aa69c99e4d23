// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A data folder of the test's own: every table is there, empty but for what the test
 * writes, and the tokenizer's words as shipped. */
#ifndef ENT_TESTS_KNOWLEDGE_FIXTURE_H
#define ENT_TESTS_KNOWLEDGE_FIXTURE_H

#include "extract/knowledge/columns.h"
#include "extract/token/surface.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
} Fixture;

static inline void fixture_write(const Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_strdup_printf("%s/%s", f->folder, name);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline char *fixture_path(const Fixture *f, const char *name)
{
  return g_strdup_printf("%s/%s", f->folder, name);
}

static inline void fixture_init(Fixture *f)
{
  f->folder = g_dir_make_tmp("ent-knowledge-XXXXXX", NULL);
  g_assert_nonnull(f->folder);
  g_autofree char *lexicon = fixture_path(f, "lexicon");
  g_assert_cmpint(g_mkdir(lexicon, 0700), ==, 0);
  for (int table = 0; table < ENT_TABLE_COUNT; table++) {
    EntColumns columns;
    ent_columns_of((EntTable)table, &columns);
    g_autofree char *name = g_strdup_printf("lexicon/%s.tsv", columns.file);
    g_autofree char *text = g_strdup_printf("table %s\nname\n", columns.file);
    fixture_write(f, name, text);
  }
  static const char *const copied[] = {"abbreviations.tsv", "token-words.tsv"};
  for (size_t i = 0; i < G_N_ELEMENTS(copied); i++) {
    g_autofree char *from =
        g_build_filename(ENT_SOURCE_DATA_DIR, "lexicon", copied[i], NULL);
    g_autofree char *to = g_build_filename(lexicon, copied[i], NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(from, &text, NULL, NULL));
    g_assert_true(g_file_set_contents(to, text, -1, NULL));
  }
}

static inline void fixture_clear(Fixture *f)
{
  static const char *const levels[] = {"lexicon", "."};
  for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
    g_autofree char *folder = fixture_path(f, levels[i]);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
      g_autofree char *path = g_build_filename(folder, name, NULL);
      g_remove(path);
    }
  }
  g_autofree char *lexicon = fixture_path(f, "lexicon");
  g_rmdir(lexicon);
  g_rmdir(f->folder);
  g_free(f->folder);
}

static inline EntKnowledge *fixture_load(const Fixture *f, const char *extra,
                                         EntError *error)
{
  EntKnowledgeOptions options = {
      .data_dir = f->folder, .extra = &extra, .n_extra = extra != NULL};
  return ent_knowledge_load(&options, error);
}

/* Tokens at single spaces, with words set. */
static inline void fixture_tokens(EntAnalysis *a, EntArena *arena, const char *text)
{
  *a = (EntAnalysis){.arena = arena, .text = text, .length = strlen(text)};
  a->tokens = ent_arena_new_array(arena, EntToken, a->length + 1);
  for (const char *p = text; *p;) {
    size_t n = strcspn(p, " ");
    EntToken *t = &a->tokens[a->n_tokens++];
    t->begin = (uint32_t)(p - text);
    t->end = t->begin + (uint32_t)n;
    p += n + (p[n] == ' ');
  }
  ent_token_surfaces(a);
}

#endif
