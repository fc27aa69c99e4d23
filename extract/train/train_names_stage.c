// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which corpora the name model learns from, and what it is measured on. */

#include "extract/train/train_names_stage.h"
#include "extract/model/words.h"
#include "extract/train/train_names.h"
#include "extract/train/vectors.h"
#include <glib.h>
#include <string.h>

enum { VECTOR_WORDS = 180000 };

typedef bool (*ReadFile)(EntNamesCorpus *c, const char *path, EntError *error);

static bool read_open(EntNamesCorpus *c, const char *path, EntError *error)
{
  return ent_names_read_iob(c, path, true, error);
}

static bool read_closed(EntNamesCorpus *c, const char *path, EntError *error)
{
  return ent_names_read_iob(c, path, false, error);
}

/* A small corpus near to the news is learnt from several times in a round. */
typedef struct {
  const char *path;
  ReadFile read;
  uint32_t times;
} Source;

static const Source to_learn[] = {
    {"ner/uner-ewt-train.iob2", read_open, 1},
    {"ner/crossner-politics-train.txt", read_closed, 3},
    {"ner/crossner-science-train.txt", read_closed, 1},
    {"ner/crossner-science-dev.txt", read_closed, 1},
    {"ud/gum-train.conllu", ent_names_read_gum, 1},
    {"relations/re-docred-dev.json", ent_names_read_docred, 1},
};

static const Source held_out[] = {
    {"ner/uner-ewt-dev.iob2", read_open, 1},
    {"ner/crossner-politics-dev.txt", read_closed, 1},
    {"ud/gum-dev.conllu", ent_names_read_gum, 1},
};

static bool read_source(const EntTraining *t, const Source *s, EntNamesCorpus *c,
                        EntError *error)
{
  g_autofree char *path = g_build_filename(t->data_dir, s->path, NULL);
  uint32_t first = ent_names_corpus_size(c);
  if (!s->read(c, path, error)) return false;
  for (uint32_t i = first; i < ent_names_corpus_size(c); i++)
    ent_names_corpus_text(c, i)->times = s->times;
  return true;
}

static void log_line(void *user, const char *line)
{
  const EntTraining *t = user;
  if (t->log) fprintf(t->log, "%s\n", line);
}

/* ---- vectors ------------------------------------------------------------- */

/* Vectors come with length 1; the network wants values around 0.5. */
static void fill_values(const EntVectors *v, float *values)
{
  for (size_t i = 0; i < (size_t)v->n * ENT_VECTOR_SIZE; i++)
    values[i] = v->values[i] * 5;
}

static void fill_clusters(const EntTraining *t, const EntVectors *v, uint16_t *clusters)
{
  EntWords words;
  size_t size = 0;
  const void *section = ent_model_writer_get(t->writer, "WORD", &size);
  if (!ent_words_view(&words, section, size)) return;
  for (uint32_t i = 0; i < v->n; i++) {
    uint64_t hash = ent_word_hash(v->words[i], strlen(v->words[i]));
    const EntWord *word = ent_words_find(&words, ent_word_key(hash));
    if (word) clusters[i] = word->cluster;
  }
}

/* ---- the stage ----------------------------------------------------------- */

static bool measure(const EntTraining *t, const EntNamesTrained *trained,
                    const EntKnowledge *k, EntError *error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(held_out); i++) {
    EntNamesCorpus *c = ent_names_corpus_new();
    EntNamesFigures f;
    bool good = read_source(t, &held_out[i], c, error);
    if (good) ent_names_measure(trained, k, c, &f);
    if (good && t->log)
      fprintf(t->log, "names: %s: F1 %.1f (PER %.1f, ORG %.1f, LOC %.1f; MISC %.1f)\n",
              held_out[i].path, ent_names_f1(&f, 0), ent_names_f1(&f, ENT_NAME_PER),
              ent_names_f1(&f, ENT_NAME_ORG), ent_names_f1(&f, ENT_NAME_LOC),
              ent_names_f1(&f, ENT_NAME_MISC));
    ent_names_corpus_free(c);
    if (!good) return false;
  }
  return true;
}

static bool train_on(EntTraining *t, const EntVectors *v, const EntKnowledge *k,
                     EntNamesCorpus *c, EntError *error)
{
  EntNamesSettings settings = ent_names_settings_default();
  EntNamesVectors vectors = {.dims = ENT_VECTOR_SIZE};
  g_autofree float *values = NULL;
  g_autofree uint16_t *clusters = NULL;
  EntNamesTrained trained;
  settings.progress = log_line;
  settings.user = t;
  if (v) {
    values = g_new(float, (size_t)v->n *ENT_VECTOR_SIZE);
    clusters = g_new0(uint16_t, v->n);
    fill_values(v, values);
    fill_clusters(t, v, clusters);
    vectors.n = v->n;
    vectors.words = (const char *const *)v->words;
    vectors.values = values;
    vectors.clusters = clusters;
  }
  ent_names_agree(c, k);
  ent_names_train(c, v ? &vectors : NULL, k, &settings, &trained);
  ent_model_writer_set(t->writer, "NAML", trained.words, trained.words_size);
  ent_model_writer_set(t->writer, "NAMW", trained.weights, trained.weights_size);
  bool good = measure(t, &trained, k, error);
  ent_names_trained_clear(&trained);
  return good;
}

bool ent_train_names(EntTraining *t, EntError *error)
{
  EntKnowledgeOptions options = {.data_dir = ENT_SOURCE_DATA_DIR};
  EntKnowledge *k = ent_knowledge_load(&options, error);
  EntVectors *v = NULL;
  EntNamesCorpus *c = ent_names_corpus_new();
  bool good = k != NULL;
  for (size_t i = 0; good && i < G_N_ELEMENTS(to_learn); i++)
    good = read_source(t, &to_learn[i], c, error);
  if (good && t->vectors) {
    v = ent_vectors_read(t->vectors, VECTOR_WORDS, error);
    good = v != NULL;
  }
  good = good && train_on(t, v, k, c, error);
  ent_vectors_free(v);
  ent_names_corpus_free(c);
  ent_knowledge_free(k);
  return good;
}
