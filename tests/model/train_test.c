// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Training on a small treebank of our own sentences, and what the trained model does
 * with them and with sentences out of all bounds. */
#include "extract/parse/parse.h"
#include "extract/tag/tag.h"
#include "extract/token/surface.h"
#include "extract/train/train_lemma.h"
#include "extract/train/train_parser.h"
#include "extract/train/train_tagger.h"
#include "extract/train/word_table.h"
#include "made_corpus.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static bool same_bytes(const void *a, size_t n, const void *b, size_t m)
{
  return n == m && memcmp(a, b, n) == 0;
}

static char *train(const char *path, gsize *length)
{
  EntCorpus *corpus = made_corpus(0, 3);
  EntCorpus *more = made_corpus(2, 3);
  EntError error = {0};
  char *bytes;
  EntModelWriter *writer = ent_model_writer_new();
  ent_train_words(corpus, NULL, NULL, writer);
  ent_train_tagger(corpus, more, writer, 5, NULL);
  ent_train_lemmas(corpus, writer);
  ent_train_jackknife(more, writer, 2, 5, NULL);
  ent_train_parser(more, writer, 8, NULL);
  g_assert_true(ent_model_writer_save(writer, path, &error));
  g_assert_true(g_file_get_contents(path, &bytes, length, NULL));
  ent_model_writer_free(writer);
  ent_corpus_free(more);
  ent_corpus_free(corpus);
  return bytes;
}

typedef struct {
  char *folder, *path;
  EntModel *model;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
  (void)data;
  EntError error = {0};
  gsize length;
  f->folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  f->path = g_build_filename(f->folder, "m.bin", NULL);
  g_free(train(f->path, &length));
  f->model = ent_model_open(f->path, &error);
  g_assert_nonnull(f->model);
}

static void tear_down(Fixture *f, gconstpointer data)
{
  (void)data;
  ent_model_close(f->model);
  g_remove(f->path);
  g_rmdir(f->folder);
  g_free(f->path);
  g_free(f->folder);
}

/* The pattern is learnt: all but one in a hundred of what it was not trained on. */
static void test_figure(Fixture *f, gconstpointer data)
{
  (void)data;
  EntCorpus *gold = made_corpus(1, 3), *said = made_corpus(1, 3);
  unsigned n = 0, upos = 0, lemma = 0, arcs = 0;
  for (uint32_t d = 0; d < said->n_documents; d++) {
    EntAnalysis *a = &said->documents[d]->analysis;
    const EntToken *g = gold->documents[d]->analysis.tokens;
    for (uint32_t i = 0; i < a->n_sentences; i++) {
      ent_tag_sentence(f->model, a, i);
      ent_parse_sentence(f->model, a, i);
      g_assert_true(a->sentences[i].flags & ENT_SENT_PARSED);
    }
    for (uint32_t i = 0; i < a->n_tokens; i++, n++) {
      upos += a->tokens[i].upos == g[i].upos;
      lemma += strcmp(a->tokens[i].lemma, g[i].lemma) == 0;
      arcs += a->tokens[i].head == g[i].head && a->tokens[i].deprel == g[i].deprel;
    }
  }
  g_assert_cmpuint(n, >, 400);
  g_assert_cmpuint(upos * 100, >=, n * 99);
  g_assert_cmpuint(lemma * 100, >=, n * 99);
  g_assert_cmpuint(arcs * 100, >=, n * 99);
  ent_corpus_free(gold);
  ent_corpus_free(said);
}

static void test_same_bytes(Fixture *f, gconstpointer data)
{
  (void)data;
  gsize n, m;
  g_autofree char *first = train(f->path, &n);
  g_autofree char *second = train(f->path, &m);
  g_assert_true(same_bytes(first, n, second, m));
}

/* An analysis of one sentence: count times the text, as tokens. */
static EntAnalysis *repeat(EntArena *arena, const char *word, uint32_t count)
{
  size_t size = strlen(word);
  EntAnalysis *a = ent_arena_new_array(arena, EntAnalysis, 1);
  char *text = ent_arena_alloc(arena, (size + 1) * count + 1);
  a->arena = arena;
  a->tokens = ent_arena_new_array(arena, EntToken, count);
  a->sentences = ent_arena_new_array(arena, EntSentence, 1);
  for (uint32_t i = 0; i < count; i++) {
    char *at = text + (size + 1) * i;
    memcpy(at, word, size);
    at[size] = ' ';
    a->tokens[i].begin = (uint32_t)((size + 1) * i);
    a->tokens[i].end = (uint32_t)((size + 1) * i + size);
  }
  a->text = text;
  a->length = (size + 1) * count;
  a->n_tokens = count;
  a->n_sentences = 1;
  a->sentences[0].end = count;
  ent_token_surfaces(a);
  return a;
}

/* One root, and from every token the root is reached. */
static void assert_tree(const EntAnalysis *a)
{
  uint32_t roots = 0;
  for (uint32_t i = 0; i < a->n_tokens; i++) {
    bool root = a->tokens[i].head == ENT_NONE;
    roots += root;
    g_assert_true(root == (a->tokens[i].deprel == ENT_DEP_ROOT));
    g_assert_true(root || a->tokens[i].head < a->n_tokens);
    uint32_t at = i, steps = 0;
    while (a->tokens[at].head != ENT_NONE && steps++ < a->n_tokens)
      at = a->tokens[at].head;
    g_assert_cmpuint(a->tokens[at].head, ==, ENT_NONE);
  }
  g_assert_cmpuint(roots, ==, a->n_tokens > 0);
}

static void test_sizes(Fixture *f, gconstpointer data)
{
  (void)data;
  static const uint32_t sizes[] = {0, 1, 2, 500, 501, 20000};
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    EntArena *arena = ent_arena_new();
    EntAnalysis *a = repeat(arena, "envoy", sizes[i]);
    ent_tag_sentence(f->model, a, 0);
    ent_parse_sentence(f->model, a, 0);
    assert_tree(a);
    ent_arena_free(arena);
  }
}

static void test_long_token(Fixture *f, gconstpointer data)
{
  (void)data;
  g_autofree char *word = g_malloc((1 << 20) + 1);
  memset(word, 'x', 1 << 20);
  word[1 << 20] = '\0';
  word[0] = 'X';
  EntArena *arena = ent_arena_new();
  EntAnalysis *a = repeat(arena, word, 2);
  ent_tag_sentence(f->model, a, 0);
  ent_parse_sentence(f->model, a, 0);
  assert_tree(a);
  g_assert_nonnull(a->tokens[0].lemma);
  ent_arena_free(arena);
}

/* A model without sections leaves the analysis as it is. */
static void test_empty_model(Fixture *f, gconstpointer data)
{
  (void)data;
  EntError error = {0};
  EntModelWriter *writer = ent_model_writer_new();
  g_assert_true(ent_model_writer_save(writer, f->path, &error));
  ent_model_writer_free(writer);
  EntModel *model = ent_model_open(f->path, &error);
  EntArena *arena = ent_arena_new();
  EntAnalysis *a = repeat(arena, "envoy", 3);
  ent_tag_sentence(model, a, 0);
  ent_parse_sentence(model, a, 0);
  g_assert_cmpint(a->tokens[0].upos, ==, ENT_POS_NONE);
  g_assert_false(a->sentences[0].flags & ENT_SENT_PARSED);
  ent_arena_free(arena);
  ent_model_close(model);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/train/figure", Fixture, NULL, set_up, test_figure, tear_down);
  g_test_add("/train/bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add("/train/sizes", Fixture, NULL, set_up, test_sizes, tear_down);
  g_test_add("/train/long-token", Fixture, NULL, set_up, test_long_token, tear_down);
  g_test_add("/train/empty-model", Fixture, NULL, set_up, test_empty_model, tear_down);
  return g_test_run();
}
