// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tagger's training: greedy, on its own predictions as history. */
#include "extract/train/train_tagger.h"
#include "extract/train/learner.h"
#include "extract/train/random.h"
#include "extract/train/tag_set.h"
#include <glib.h>

enum { MIN_UPDATES = 3 };
static const double least_weight = 0.0015;

typedef struct {
  EntTagSentence sentence;
  EntToken *tokens;
  uint8_t *gold;
  uint32_t document;
} Example;

typedef struct {
  EntArena *arena;
  GArray *examples;
  EntTagSet *set;
} Material;

static void add_examples(Material *m, const EntWords *words, const EntCorpus *corpus)
{
  for (uint32_t d = 0; d < corpus->n_documents; d++) {
    const EntAnalysis *a = &corpus->documents[d]->analysis;
    for (uint32_t s = 0; s < a->n_sentences; s++) {
      Example x = {.tokens = a->tokens + a->sentences[s].first, .document = d};
      ent_tag_prepare(&x.sentence, words, a, m->arena, s);
      x.gold = ent_arena_new_array(m->arena, uint8_t, x.sentence.n);
      for (uint32_t i = 0; i < x.sentence.n; i++)
        x.gold[i] = ent_tag_set_find(m->set, &x.tokens[i]);
      g_array_append_val(m->examples, x);
    }
  }
}

static Material *material_new(const EntCorpus *corpus, const EntCorpus *varied,
                              const EntModelWriter *writer)
{
  size_t size;
  EntWords words;
  const void *section = ent_model_writer_get(writer, "WORD", &size);
  if (!ent_words_view(&words, section, size)) words = (EntWords){0};
  Material *m = g_new0(Material, 1);
  m->arena = ent_arena_new();
  m->examples = g_array_new(FALSE, FALSE, sizeof(Example));
  m->set = ent_tag_set_new(corpus);
  add_examples(m, &words, corpus);
  if (varied) add_examples(m, &words, varied);
  return m;
}

static void material_free(Material *m)
{
  g_array_unref(m->examples);
  ent_tag_set_free(m->set);
  ent_arena_free(m->arena);
  g_free(m);
}

/* Tags one sentence, and learns from the mistakes. Returns their number. */
static uint32_t learn_sentence(EntLearner *learner, const Example *x, uint32_t n_tags)
{
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < x->sentence.n; i++) {
    uint64_t features[ENT_TAG_MAX_FEATURES];
    int32_t scores[ENT_LINEAR_MAX_LABELS];
    unsigned n = ent_tag_features(&x->sentence, i, features);
    ent_learner_score(learner, features, n, scores);
    uint32_t best = ent_best_label(scores, n_tags), gold = x->gold[i];
    ent_learner_tick(learner);
    x->sentence.tags[i] = (uint8_t)best;
    if (best == gold) continue;
    ent_learner_update(learner, features, n, gold, 1);
    ent_learner_update(learner, features, n, best, -1);
    wrong++;
  }
  return wrong;
}

/* Learns from the examples outside the fold (folds = 0: from all). */
static EntLearner *learn(const Material *m, uint32_t folds, uint32_t fold,
                         uint32_t epochs, FILE *log)
{
  EntLearner *learner = ent_learner_new(m->set->n, MIN_UPDATES);
  EntRandom random = {fold + 1};
  g_autofree uint32_t *order = g_new(uint32_t, m->examples->len + 1);
  uint32_t n = 0;
  for (guint i = 0; i < m->examples->len; i++)
    if (folds == 0 || g_array_index(m->examples, Example, i).document % folds != fold)
      order[n++] = i;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    uint32_t wrong = 0;
    ent_shuffle(&random, order, n);
    for (uint32_t i = 0; i < n; i++)
      wrong += learn_sentence(learner, &g_array_index(m->examples, Example, order[i]),
                              m->set->n);
    if (log) fprintf(log, "tagger: round %u, %u mistakes\n", epoch + 1, wrong);
  }
  return learner;
}

void ent_train_tagger(const EntCorpus *corpus, const EntCorpus *varied,
                      EntModelWriter *writer, uint32_t epochs, FILE *log)
{
  Material *m = material_new(corpus, varied, writer);
  EntLearner *learner = learn(m, 0, 0, epochs, log);
  size_t size;
  g_autofree void *section = ent_learner_section(learner, least_weight, &size);
  ent_model_writer_set(writer, "TAGW", section, size);
  ent_model_writer_set(writer, "TAGS", m->set->tags, m->set->n * sizeof(EntTag));
  ent_learner_free(learner);
  material_free(m);
}

static void retag_sentence(const EntLinear *weights, const Example *x,
                           const EntTagSet *set)
{
  for (uint32_t i = 0; i < x->sentence.n; i++) {
    uint64_t features[ENT_TAG_MAX_FEATURES];
    int32_t scores[ENT_LINEAR_MAX_LABELS];
    unsigned n = ent_tag_features(&x->sentence, i, features);
    ent_linear_score(weights, features, n, scores);
    uint32_t best = ent_best_label(scores, set->n);
    x->sentence.tags[i] = (uint8_t)best;
    x->tokens[i].upos = (uint8_t)set->tags[best].upos;
    x->tokens[i].feats = set->tags[best].feats;
  }
}

typedef struct {
  GPtrArray *materials; /* one a fold, made before any tag is replaced */
  uint32_t epochs;
} Jackknife;

static void run_fold(gpointer data, gpointer user_data)
{
  const Jackknife *j = user_data;
  uint32_t folds = j->materials->len, fold = GPOINTER_TO_UINT(data) - 1;
  const Material *m = g_ptr_array_index(j->materials, fold);
  EntLearner *learner = learn(m, folds, fold, j->epochs, NULL);
  size_t size;
  g_autofree void *section = ent_learner_section(learner, least_weight, &size);
  EntLinear weights;
  bool good = ent_linear_view(&weights, section, size);
  g_assert(good);
  ent_learner_free(learner);
  for (guint i = 0; i < m->examples->len; i++) {
    const Example *x = &g_array_index(m->examples, Example, i);
    if (x->document % folds == fold) retag_sentence(&weights, x, m->set);
  }
}

/* Folds share nothing that is written: each replaces the tags of its own documents. */
void ent_train_jackknife(EntCorpus *corpus, const EntModelWriter *writer,
                         uint32_t folds, uint32_t epochs, FILE *log)
{
  Jackknife j = {g_ptr_array_new(), epochs};
  if (log) fprintf(log, "tagger: %u times without a part of the corpus\n", folds);
  for (uint32_t fold = 0; fold < folds; fold++)
    g_ptr_array_add(j.materials, material_new(corpus, NULL, writer));
  GThreadPool *pool = g_thread_pool_new(run_fold, &j, 2, TRUE, NULL);
  for (uint32_t fold = 0; fold < folds; fold++)
    g_thread_pool_push(pool, GUINT_TO_POINTER(fold + 1), NULL);
  g_thread_pool_free(pool, FALSE, TRUE);
  for (uint32_t fold = 0; fold < folds; fold++)
    material_free(g_ptr_array_index(j.materials, fold));
  g_ptr_array_unref(j.materials);
}
