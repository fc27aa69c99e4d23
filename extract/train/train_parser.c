// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The parser's training: greedy, with a dynamic oracle; after the first round it mostly
 * follows its own moves, so that it learns what to do after mistakes. */
#include "extract/train/train_parser.h"
#include "extract/parse/parser.h"
#include "extract/train/learner.h"
#include "extract/train/oracle.h"
#include "extract/train/random.h"
#include <glib.h>

enum { MIN_UPDATES = 6, EXPLORE_PERCENT = 90, TRAINERS = 4 };
static const double least_weight = 0.016;

typedef struct {
  const EntAnalysis *analysis;
  uint32_t first, n;
  EntTrueTree tree;
} Example;

typedef struct {
  EntArena *arena;
  EntWords words;
  GArray *examples;
  EntAction actions[ENT_LINEAR_MAX_LABELS];
  uint32_t n_actions;
  EntLearner *learner;
  EntRandom random;
  EntParseState state;
  bool explore;
  uint32_t epochs;
  FILE *log;
} Trainer;

/* All actions that some true tree asks for: SHIFT, then LEFT, then RIGHT. */
static void collect_actions(Trainer *t)
{
  bool seen[ENT_MOVE_COUNT][ENT_DEP_COUNT] = {{false}};
  for (guint e = 0; e < t->examples->len; e++) {
    const EntTrueTree *tree = &g_array_index(t->examples, Example, e).tree;
    for (uint32_t i = 0; i < tree->n; i++)
      seen[tree->head[i] > i ? ENT_MOVE_LEFT : ENT_MOVE_RIGHT][tree->deprel[i]] = true;
  }
  t->actions[t->n_actions++] = (EntAction){ENT_MOVE_SHIFT, ENT_DEP_NONE};
  for (int move = ENT_MOVE_LEFT; move < ENT_MOVE_COUNT; move++)
    for (int deprel = 0; deprel < ENT_DEP_COUNT; deprel++)
      if (seen[move][deprel])
        t->actions[t->n_actions++] = (EntAction){(uint8_t)move, (uint8_t)deprel};
}

static void collect_examples(Trainer *t, const EntCorpus *corpus)
{
  for (uint32_t d = 0; d < corpus->n_documents; d++) {
    const EntAnalysis *a = &corpus->documents[d]->analysis;
    for (uint32_t i = 0; i < a->n_sentences; i++) {
      Example x = {a, a->sentences[i].first, 0, {0}};
      x.n = a->sentences[i].end - x.first;
      if (x.n > ENT_PARSE_MAX) continue;
      ent_true_tree_init(&x.tree, t->arena, a->tokens, x.first, x.n);
      g_array_append_val(t->examples, x);
    }
  }
}

/* Cost of an action: of its move, one more for a true arc with the wrong relation. */
static uint32_t action_cost(const Trainer *t, const EntTrueTree *tree, EntAction action,
                            const uint32_t costs[ENT_MOVE_COUNT])
{
  const EntParseState *s = &t->state;
  uint32_t cost = costs[action.move];
  if (action.move == ENT_MOVE_SHIFT) return cost;
  uint32_t top = ent_parse_stack(s, 0);
  uint32_t head = action.move == ENT_MOVE_LEFT ? s->next : ent_parse_stack(s, 1);
  return cost + (tree->head[top] == head && tree->deprel[top] != action.deprel);
}

/* The best-scoring of the cheapest legal actions. */
static uint32_t best_cheapest(const Trainer *t, const EntTrueTree *tree, unsigned legal,
                              const uint32_t costs[ENT_MOVE_COUNT],
                              const int32_t *scores)
{
  uint32_t best = t->n_actions, least = UINT32_MAX;
  for (uint32_t i = 0; i < t->n_actions; i++) {
    if (!ent_action_legal(&t->state, legal, t->actions[i])) continue;
    uint32_t cost = action_cost(t, tree, t->actions[i], costs);
    if (cost > least || (cost == least && scores[i] <= scores[best])) continue;
    least = cost;
    best = i;
  }
  return best;
}

/* One decision of the sentence. Returns 1 if it was a mistake. */
static uint32_t learn_move(Trainer *t, const EntTrueTree *tree, unsigned legal)
{
  uint64_t features[ENT_PARSE_MAX_FEATURES];
  int32_t scores[ENT_LINEAR_MAX_LABELS];
  uint32_t costs[ENT_MOVE_COUNT];
  unsigned n = ent_parse_features(&t->state, features);
  ent_learner_score(t->learner, features, n, scores);
  ent_oracle_costs(tree, &t->state, legal, costs);
  uint32_t said = ent_parse_best(&t->state, legal, t->actions, t->n_actions, scores);
  uint32_t right = best_cheapest(t, tree, legal, costs, scores);
  bool mistake = action_cost(t, tree, t->actions[said], costs) >
                 action_cost(t, tree, t->actions[right], costs);
  ent_learner_tick(t->learner);
  if (mistake) {
    ent_learner_update(t->learner, features, n, right, 1);
    ent_learner_update(t->learner, features, n, said, -1);
  }
  bool follow = t->explore && ent_random_below(&t->random, 100) < EXPLORE_PERCENT;
  EntAction action = t->actions[mistake && !follow ? right : said];
  ent_parse_move(&t->state, (EntMove)action.move, action.deprel);
  return mistake;
}

static uint32_t learn_sentence(Trainer *t, const Example *x)
{
  uint32_t mistakes = 0;
  unsigned legal;
  ent_parse_state_start(&t->state, &t->words, x->analysis, x->first, x->n);
  while ((legal = ent_parse_legal(&t->state)) != 0)
    if (legal == 1u << ENT_MOVE_SHIFT)
      ent_parse_move(&t->state, ENT_MOVE_SHIFT, ENT_DEP_NONE);
    else if (legal == 1u << ENT_MOVE_LEFT)
      ent_parse_move(&t->state, ENT_MOVE_LEFT, ENT_DEP_ROOT);
    else
      mistakes += learn_move(t, &x->tree, legal);
  return mistakes;
}

static void learn(Trainer *t)
{
  guint n = t->examples->len;
  g_autofree uint32_t *order = g_new(uint32_t, n + 1);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (uint32_t epoch = 0; epoch < t->epochs; epoch++) {
    uint32_t mistakes = 0;
    t->explore = epoch > 0;
    ent_shuffle(&t->random, order, n);
    for (guint i = 0; i < n; i++)
      mistakes += learn_sentence(t, &g_array_index(t->examples, Example, order[i]));
    if (t->log) fprintf(t->log, "parser: round %u, %u mistakes\n", epoch + 1, mistakes);
    if (t->log) fflush(t->log);
  }
}

static Trainer *trainer_new(const EntCorpus *corpus, const EntModelWriter *writer,
                            uint64_t seed)
{
  Trainer *t = g_new0(Trainer, 1);
  size_t size;
  t->arena = ent_arena_new();
  t->examples = g_array_new(FALSE, FALSE, sizeof(Example));
  t->random = (EntRandom){seed};
  const void *words = ent_model_writer_get(writer, "WORD", &size);
  if (!ent_words_view(&t->words, words, size)) t->words = (EntWords){0};
  ent_parse_state_init(&t->state, t->arena, ENT_PARSE_MAX);
  collect_examples(t, corpus);
  collect_actions(t);
  t->learner = ent_learner_new(t->n_actions, MIN_UPDATES);
  return t;
}

static void trainer_free(Trainer *t)
{
  ent_learner_free(t->learner);
  g_array_unref(t->examples);
  ent_arena_free(t->arena);
  g_free(t);
}

static gpointer run_trainer(gpointer data)
{
  learn(data);
  return NULL;
}

void ent_train_parser(const EntCorpus *corpus, EntModelWriter *writer, uint32_t epochs,
                      FILE *log)
{
  Trainer *trainers[TRAINERS];
  GThread *threads[TRAINERS];
  size_t size;
  for (uint32_t i = 0; i < TRAINERS; i++) {
    trainers[i] = trainer_new(corpus, writer, i + 1);
    trainers[i]->epochs = epochs;
    trainers[i]->log = i == 0 ? log : NULL;
    threads[i] = g_thread_new("parser", run_trainer, trainers[i]);
  }
  for (uint32_t i = 0; i < TRAINERS; i++)
    g_thread_join(threads[i]);
  Trainer *t = trainers[0];
  for (uint32_t i = 1; i < TRAINERS; i++)
    ent_learner_merge(t->learner, trainers[i]->learner);
  g_autofree void *section = ent_learner_section(t->learner, least_weight, &size);
  ent_model_writer_set(writer, "PARW", section, size);
  ent_model_writer_set(writer, "PARS", t->actions, t->n_actions * sizeof(EntAction));
  for (uint32_t i = 0; i < TRAINERS; i++)
    trainer_free(trainers[i]);
}
