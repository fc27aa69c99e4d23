// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tagger's training: greedy, on its own predictions as history. */
#include "extract/train/train_tagger.h"
#include "extract/train/learner.h"
#include "extract/train/random.h"
#include "extract/train/tag_set.h"
#include <glib.h>

enum { MIN_UPDATES = 5, DROP_PERCENT = 15, RUNS = 4 };
enum { FIXED_COUNT = 40, FIXED_RARE = 1000, MAX_FIXED = 1 << (ENT_TAG_FIXED_BITS - 1) };
static const double least_weight = 0.01;

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
  EntTagFixed *fixed;
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

typedef struct {
  uint32_t key;
  uint32_t tag;
} Seen;

static int compare_seen(const void *a, const void *b)
{
  const Seen *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->tag < y->tag ? -1 : x->tag > y->tag;
}

/* Adds the word of n occurrences, sorted by tag, if all but one in FIXED_RARE have the
 * same tag. */
static void add_fixed(EntTagFixed *fixed, const Seen *seen, guint n)
{
  guint most = 0, tag = 0;
  for (guint i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && seen[end].tag == seen[i].tag; end++)
      ;
    if (end - i <= most) continue;
    most = end - i;
    tag = seen[i].tag;
  }
  if (n < FIXED_COUNT || (n - most) * FIXED_RARE > n) return;
  uint64_t word = (uint64_t)seen->key << 32;
  fixed[ent_tag_fixed_slot(fixed, word)] = (EntTagFixed){seen->key, tag};
}

static void collect_fixed(Material *m)
{
  guint n_fixed = 0;
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Seen));
  for (guint e = 0; e < m->examples->len; e++) {
    const Example *x = &g_array_index(m->examples, Example, e);
    for (uint32_t i = 0; i < x->sentence.n; i++) {
      Seen seen = {ent_word_key(x->sentence.lexemes[i].word), x->gold[i]};
      g_array_append_val(all, seen);
    }
  }
  Seen *seen = (Seen *)(void *)all->data;
  if (all->len) qsort(seen, all->len, sizeof(*seen), compare_seen);
  m->fixed = ent_arena_new_array(m->arena, EntTagFixed, 1u << ENT_TAG_FIXED_BITS);
  for (guint i = 0, end; i < all->len && n_fixed < MAX_FIXED; i = end) {
    for (end = i + 1; end < all->len && seen[end].key == seen[i].key; end++)
      ;
    add_fixed(m->fixed, seen + i, end - i);
    n_fixed += end - i >= FIXED_COUNT;
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
  collect_fixed(m);
  return m;
}

static void material_free(Material *m)
{
  g_array_unref(m->examples);
  ent_tag_set_free(m->set);
  ent_arena_free(m->arena);
  g_free(m);
}

/* Leaves some features out, so that the others learn to do without them; never the
 * first, which is always there. Returns how many are left. */
static unsigned drop(EntRandom *random, uint64_t *features, unsigned n)
{
  unsigned kept = 1;
  for (unsigned i = 1; i < n; i++) {
    features[kept] = features[i];
    kept += ent_random_below(random, 100) >= DROP_PERCENT;
  }
  return kept;
}

static const EntTagFixed *fixed_tag(const Material *m, const Example *x, uint32_t i)
{
  uint64_t word = x->sentence.lexemes[i].word;
  const EntTagFixed *fixed = &m->fixed[ent_tag_fixed_slot(m->fixed, word)];
  return fixed->key ? fixed : NULL;
}

/* Tags one sentence, and learns from the mistakes. Returns their number. */
static uint32_t learn_sentence(EntLearner *learner, EntRandom *random,
                               const Material *m, const Example *x)
{
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < x->sentence.n; i++) {
    uint64_t features[ENT_TAG_MAX_FEATURES];
    int32_t scores[ENT_LINEAR_MAX_LABELS];
    const EntTagFixed *fixed = fixed_tag(m, x, i);
    if (fixed) {
      x->sentence.tags[i] = (uint8_t)fixed->tag;
      continue;
    }
    unsigned n = ent_tag_features(&x->sentence, i, features);
    n = drop(random, features, n);
    ent_learner_score(learner, features, n, scores);
    uint32_t best = ent_best_label(scores, m->set->n), gold = x->gold[i];
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
      wrong += learn_sentence(learner, &random, m,
                              &g_array_index(m->examples, Example, order[i]));
    if (log) fprintf(log, "tagger: round %u, %u mistakes\n", epoch + 1, wrong);
  }
  return learner;
}

typedef struct {
  Material *material;
  EntLearner *learner;
  uint32_t seed, epochs;
  FILE *log;
} Run;

static gpointer run_learner(gpointer data)
{
  Run *run = data;
  run->learner = learn(run->material, 0, run->seed, run->epochs, run->log);
  return NULL;
}

/* Learns RUNS times, each in another order, and takes the average. */
void ent_train_tagger(const EntCorpus *corpus, const EntCorpus *varied,
                      EntModelWriter *writer, uint32_t epochs, FILE *log)
{
  Run runs[RUNS] = {{0}};
  GThread *threads[RUNS];
  for (uint32_t i = 0; i < RUNS; i++) {
    runs[i] = (Run){material_new(corpus, varied, writer), NULL, i, epochs, NULL};
    if (i == 0) runs[i].log = log;
    threads[i] = g_thread_new("tagger", run_learner, &runs[i]);
  }
  for (uint32_t i = 0; i < RUNS; i++)
    g_thread_join(threads[i]);
  for (uint32_t i = 1; i < RUNS; i++)
    ent_learner_merge(runs[0].learner, runs[i].learner);
  const Material *m = runs[0].material;
  size_t size;
  g_autofree void *section = ent_learner_section(runs[0].learner, least_weight, &size);
  ent_model_writer_set(writer, "TAGW", section, size);
  ent_model_writer_set(writer, "TAGF", m->fixed,
                       sizeof(EntTagFixed) << ENT_TAG_FIXED_BITS);
  ent_model_writer_set(writer, "TAGS", m->set->tags, m->set->n * sizeof(EntTag));
  for (uint32_t i = 0; i < RUNS; i++) {
    ent_learner_free(runs[i].learner);
    material_free(runs[i].material);
  }
}

static void retag_sentence(const EntLinear *weights, const Material *m,
                           const Example *x)
{
  const EntTagSet *set = m->set;
  for (uint32_t i = 0; i < x->sentence.n; i++) {
    uint64_t features[ENT_TAG_MAX_FEATURES];
    int32_t scores[ENT_LINEAR_MAX_LABELS];
    const EntTagFixed *fixed = fixed_tag(m, x, i);
    uint32_t best = fixed ? fixed->tag : 0;
    if (!fixed) {
      unsigned n = ent_tag_features(&x->sentence, i, features);
      ent_linear_score(weights, features, n, scores);
      best = ent_best_label(scores, set->n);
    }
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
    if (x->document % folds == fold) retag_sentence(&weights, m, x);
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
