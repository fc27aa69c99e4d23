// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Images of the tables: mapped, they say what the texts say; one that is not of these
 * texts, is cut short or has a bit flipped is passed over. */

#include "extract/knowledge/image.h"
#include "extract/knowledge/store.h"
#include "tests/knowledge/fixture.h"

static EntKnowledge *load(const char *data_dir, bool texts)
{
  EntError error = {0};
  EntKnowledgeOptions options = {.data_dir = data_dir, .texts = texts};
  EntKnowledge *k = ent_knowledge_load(&options, &error);
  if (!k) g_error("%s:%u: %s", error.file, error.line, error.message);
  return k;
}

static void make(const Fixture *f)
{
  EntError error = {0};
  g_autofree char *file = fixture_path(f, "tables.bin");
  if (!ent_image_make(f->folder, file, &error)) g_error("%s", error.message);
}

static void write_bodies(const Fixture *f, const char *rows)
{
  g_autofree char *text =
      g_strdup_printf("table organizations\nname\tclass\tacronyms\n%s", rows);
  fixture_write(f, "lexicon/organizations.tsv", text);
}

static void same_entries(const EntKnowledge *a, const EntKnowledge *b)
{
  g_assert_cmpuint(a->n_entries, ==, b->n_entries);
  for (uint32_t i = 1; i < a->n_entries; i++) {
    const EntEntry *x = &a->entries[i], *y = &b->entries[i];
    EntColumns columns;
    ent_columns_of(x->table, &columns);
    g_assert_cmpint(x->table, ==, y->table);
    g_assert_cmpstr(x->name, ==, y->name);
    for (uint8_t c = 0; c < columns.n; c++)
      g_assert_cmpstr(x->fields[c], ==, y->fields[c]);
  }
}

static void same_matches(const EntKnowledge *a, const EntKnowledge *b, const char *text)
{
  EntArena *arena = ent_arena_new();
  EntAnalysis s, t;
  uint32_t n, m;
  fixture_tokens(&s, arena, text);
  fixture_tokens(&t, arena, text);
  ent_knowledge_annotate(a, &s);
  ent_knowledge_annotate(b, &t);
  EntMatch *x = ent_knowledge_scan(a, &s, 0, s.n_tokens, &n);
  EntMatch *y = ent_knowledge_scan(b, &t, 0, t.n_tokens, &m);
  g_assert_cmpuint(n, ==, m);
  for (uint32_t i = 0; i < n; i++) {
    g_assert_cmpuint(x[i].first, ==, y[i].first);
    g_assert_cmpuint(x[i].end, ==, y[i].end);
    g_assert_cmpuint(x[i].column, ==, y[i].column);
    g_assert_cmpint(x[i].entry - a->entries, ==, y[i].entry - b->entries);
  }
  ent_arena_free(arena);
}

/* The shipped tables, through the image of this build. */
static void says_the_same(void)
{
  EntKnowledge *texts = load(ENT_SOURCE_DATA_DIR, true);
  EntKnowledge *image = load(ENT_SOURCE_DATA_DIR, false);
  g_assert_null(texts->image);
  g_assert_nonnull(image->image);
  same_entries(texts, image);
  for (uint32_t i = 1; i < texts->n_entries; i += 7)
    same_matches(texts, image, texts->entries[i].name);
  g_assert_true(ent_knowledge_country(image, "BR") ==
                ent_knowledge_find(image, ENT_TABLE_COUNTRIES, "brazil"));
  g_assert_null(ent_knowledge_find(image, ENT_TABLE_COUNTRIES, "atlantis"));
  ent_knowledge_free(texts);
  ent_knowledge_free(image);
}

static void edited_text_counts(void)
{
  Fixture f;
  fixture_init(&f);
  write_bodies(&f, "Acme Works\tCompany\tAW\n");
  make(&f);
  EntKnowledge *k = load(f.folder, false);
  g_assert_nonnull(k->image);
  g_assert_nonnull(ent_knowledge_find(k, ENT_TABLE_ORGANIZATIONS, "acme works"));
  ent_knowledge_free(k);
  write_bodies(&f, "Acme Walks\tCompany\tAW\n"); /* as long as before */
  k = load(f.folder, false);
  g_assert_null(k->image);
  g_assert_null(ent_knowledge_find(k, ENT_TABLE_ORGANIZATIONS, "acme works"));
  g_assert_nonnull(ent_knowledge_find(k, ENT_TABLE_ORGANIZATIONS, "acme walks"));
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static void mistake_is_told(void)
{
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  write_bodies(&f, "Acme Works\tCompany\tAW\n");
  make(&f);
  write_bodies(&f, "Acme Works\tCompany\n");
  g_assert_null(fixture_load(&f, NULL, &error));
  g_assert_cmpuint(error.line, ==, 3);
  fixture_clear(&f);
}

static void users_file_is_first(void)
{
  Fixture f;
  EntError error = {0};
  fixture_init(&f);
  write_bodies(&f, "Acme Works\tCompany\tAW\n");
  fixture_write(&f, "own.csv", "name,type\nAcme Works,University\n");
  make(&f);
  g_autofree char *own = fixture_path(&f, "own.csv");
  EntKnowledge *k = fixture_load(&f, own, &error);
  g_assert_nonnull(k);
  g_assert_nonnull(ent_knowledge_find(k, ENT_TABLE_NAMES, "acme works"));
  g_assert_nonnull(ent_knowledge_find(k, ENT_TABLE_ORGANIZATIONS, "acme works"));
  ent_knowledge_free(k);
  fixture_clear(&f);
}

/* What a damaged image gives: the texts. */
static void check_passed_over(const Fixture *f)
{
  EntKnowledge *k = load(f->folder, false);
  g_assert_null(k->image);
  g_assert_nonnull(ent_knowledge_find(k, ENT_TABLE_ORGANIZATIONS, "acme works"));
  ent_knowledge_free(k);
}

static void damage(void)
{
  Fixture f;
  char *bytes;
  gsize size;
  fixture_init(&f);
  write_bodies(&f, "Acme Works\tCompany\tAW\n");
  make(&f);
  g_autofree char *file = fixture_path(&f, "tables.bin");
  g_assert_true(g_file_get_contents(file, &bytes, &size, NULL));
  /* each byte of the header, then places further and further apart */
  for (gsize at = 0; at < size; at += at < 96 ? 1 : at / 4) {
    g_assert_true(g_file_set_contents(file, bytes, (gssize)at, NULL));
    check_passed_over(&f);
    bytes[at] ^= (char)(1 << at % 8);
    g_assert_true(g_file_set_contents(file, bytes, (gssize)size, NULL));
    if (at < 72 || at >= 96) check_passed_over(&f); /* between: padding */
    bytes[at] ^= (char)(1 << at % 8);
  }
  bytes = g_realloc(bytes, size + 1);
  bytes[size] = 0;
  g_assert_true(g_file_set_contents(file, bytes, (gssize)size + 1, NULL));
  check_passed_over(&f);
  g_free(bytes);
  fixture_clear(&f);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/knowledge/image/says-the-same", says_the_same);
  g_test_add_func("/knowledge/image/edited-text-counts", edited_text_counts);
  g_test_add_func("/knowledge/image/mistake-is-told", mistake_is_told);
  g_test_add_func("/knowledge/image/users-file-is-first", users_file_is_first);
  g_test_add_func("/knowledge/image/damage", damage);
  return g_test_run();
}
