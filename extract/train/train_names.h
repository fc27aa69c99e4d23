// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Training of the name model: sections "NAML" (words) and "NAMW" (weights). */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_NAMES_H
#define ENT_EXTRACT_TRAIN_TRAIN_NAMES_H

#include "extract/knowledge/knowledge.h"
#include "extract/train/names_crf.h"
#include "extract/train/names_lexicon.h"

typedef struct {
  unsigned groups; /* of features, ENT_NAMES_ALL but in ablations */
  unsigned rounds; /* over the corpus */
  unsigned mean;   /* the weights are the mean over so many last rounds */
  unsigned folds;  /* for the second look's training */
  bool second;     /* learn a second look */
  bool recase;     /* learn from copies in other cases */
  uint32_t least;  /* occurrences of a feature */
  uint32_t bits;   /* log2 of the weight table's slots */
  float name_bias; /* added to beginning a name, in the second look */
  float misc_bias; /* and this to beginning one of type MISC */
  EntNamesRates rates;
  void (*progress)(void *user, const char *line);
  void *user;
} EntNamesSettings;

EntNamesSettings ent_names_settings_default(void);

typedef struct {
  void *words, *weights; /* sections; g_free */
  size_t words_size, weights_size;
} EntNamesTrained;

/* Learns from the corpus (which gets copies in other cases if the settings say so). k
 * may be NULL; its word ids must be set in the texts. */
void ent_names_train(EntNamesCorpus *corpus, const EntNamesVectors *vectors,
                     const EntKnowledge *k, const EntNamesSettings *settings,
                     EntNamesTrained *out);
void ent_names_trained_clear(EntNamesTrained *trained);

/* Exact names found in a corpus. [0] = PER, ORG and LOC together, else by type. */
typedef struct {
  uint32_t right[5], found[5], gold[5];
} EntNamesFigures;

void ent_names_measure(const EntNamesTrained *trained, const EntKnowledge *k,
                       const EntNamesCorpus *corpus, EntNamesFigures *figures);
double ent_names_f1(const EntNamesFigures *figures, unsigned type);

#endif
