// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The stages of training. */
#include "extract/train/train.h"
#include "extract/model/format.h"
#include "extract/model/model.h"
#include "extract/train/stage.h"
#include "extract/train/train_lemma.h"
#include "extract/train/train_names_stage.h"
#include "extract/train/train_parser.h"
#include "extract/train/train_tagger.h"
#include "extract/train/vary.h"
#include "extract/train/word_table.h"
#include <glib.h>

enum {
  CLUSTER_WORDS = 150000,
  CLUSTERS = 512,
  TAGGER_ROUNDS = 6,
  PARSER_ROUNDS = 9,
  FOLDS = 4,
  VARY_STEP = 12
};

static bool read_treebank(EntTraining *t, EntError *error)
{
  static const char *const files[] = {"ewt-train.conllu", "gum-train.conllu"};
  t->treebank = ent_corpus_new();
  for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *path = g_build_filename(t->data_dir, "ud", files[i], NULL);
    if (!ent_corpus_read(t->treebank, path, error)) return false;
  }
  if (t->log)
    fprintf(t->log, "treebank: %u sentences, %u tokens\n", t->treebank->n_sentences,
            t->treebank->n_tokens);
  return true;
}

static bool train_words(EntTraining *t, EntError *error)
{
  EntVectors *vectors = NULL;
  EntClusters *clusters = NULL;
  if (t->vectors) {
    vectors = ent_vectors_read(t->vectors, CLUSTER_WORDS, error);
    if (!vectors) return false;
    clusters = ent_clusters_new(vectors, CLUSTERS, t->log);
  } else if (t->log) {
    fprintf(t->log, "words: no vectors given, so no clusters; accuracy will suffer\n");
  }
  ent_train_words(t->treebank, vectors, clusters, t->writer);
  ent_vectors_free(vectors);
  ent_clusters_free(clusters);
  return true;
}

static bool train_tagger(EntTraining *t, EntError *error)
{
  (void)error;
  EntCorpus *varied = ent_corpus_vary(t->treebank, VARY_STEP);
  ent_train_tagger(t->treebank, varied, t->writer, TAGGER_ROUNDS, t->log);
  ent_corpus_free(varied);
  return true;
}

static bool train_lemmas(EntTraining *t, EntError *error)
{
  (void)error;
  ent_train_lemmas(t->treebank, t->writer);
  return true;
}

/* On a treebank of its own, since the tags are replaced. */
static bool train_parser(EntTraining *t, EntError *error)
{
  EntTraining own = *t;
  bool good = read_treebank(&own, error);
  if (good) {
    ent_train_jackknife(own.treebank, t->writer, FOLDS, TAGGER_ROUNDS, t->log);
    ent_train_parser(own.treebank, t->writer, PARSER_ROUNDS, t->log);
  }
  ent_corpus_free(own.treebank);
  return good;
}

/* In this order: a stage may use the sections of those before it. */
static const EntStage stages[] = {
    {"words", train_words},   {"tagger", train_tagger},   {"lemmas", train_lemmas},
    {"parser", train_parser}, {"names", ent_train_names},
};

static bool run_stages(EntTraining *t, const char *only, EntError *error)
{
  bool known = false;
  for (size_t i = 0; i < G_N_ELEMENTS(stages); i++) {
    if (only && g_strcmp0(only, stages[i].name) != 0) continue;
    known = true;
    if (t->log) fprintf(t->log, "stage %s\n", stages[i].name);
    if (!stages[i].run(t, error)) return false;
  }
  if (!known)
    return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0, "no stage is named \"%s\"", only);
  return true;
}

bool ent_train_with(const EntTrainOptions *options, EntError *error, FILE *log)
{
  EntTraining t = {.data_dir = options->data_dir, .log = log};
  t.vectors = options->vectors ? options->vectors : g_getenv("ENTENTE_VECTORS");
  t.writer = ent_model_writer_new();
  bool partial = options->only && g_file_test(options->out, G_FILE_TEST_EXISTS);
  bool good = !partial || ent_model_writer_load(t.writer, options->out, error);
  good = good && read_treebank(&t, error) && run_stages(&t, options->only, error) &&
         ent_model_writer_save(t.writer, options->out, error);
  ent_corpus_free(t.treebank);
  ent_model_writer_free(t.writer);
  return good;
}

bool ent_train(const char *data_dir, const char *out, EntError *error, FILE *log)
{
  EntTrainOptions options = {.data_dir = data_dir, .out = out};
  return ent_train_with(&options, error, log);
}
