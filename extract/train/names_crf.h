// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Learning the weights of the name model: a linear-chain conditional random field
 * (Lafferty et al. 2001) over partly known labels (Bellare and McCallum 2007), by FTRL-
 * proximal steps (McMahan et al. 2013), whose L1 term leaves most weights at 0. */
#ifndef ENT_EXTRACT_TRAIN_NAMES_CRF_H
#define ENT_EXTRACT_TRAIN_NAMES_CRF_H

#include "extract/tag/names_model.h"
#include "extract/train/train_names_corpus.h"

/* One sentence to learn from: features by number, rows token after token. */
typedef struct {
  uint32_t n;               /* tokens */
  const uint32_t *start;    /* n + 1 offsets into features */
  const uint32_t *features; /* of all tokens */
  const EntNamesAllowed *allowed;
  const float (*base)[ENT_NAMES_WIDTH]; /* fixed scores added to each token, or NULL */
} EntNamesSequence;

typedef struct {
  float alpha, beta, l1, l2;
  float drop; /* share of features left out at each step */
} EntNamesRates;

typedef struct EntNamesCrf EntNamesCrf;

EntNamesCrf *ent_names_crf_new(uint32_t n_features, EntNamesRates rates);
void ent_names_crf_free(EntNamesCrf *crf);

/* One step. Returns the loss (negative log-likelihood) before it. */
double ent_names_crf_step(EntNamesCrf *crf, const EntNamesSequence *s);

/* Adds the present weights to a mean; settle makes that mean the weights, after which
 * no step may follow. */
void ent_names_crf_note(EntNamesCrf *crf);
void ent_names_crf_settle(EntNamesCrf *crf);

/* Scores of a token's features; the present weights. */
void ent_names_crf_scores(const EntNamesCrf *crf, const uint32_t *features, uint32_t n,
                          float scores[ENT_NAMES_WIDTH]);
const float *ent_names_crf_weights(const EntNamesCrf *crf, uint32_t feature);
/* Weight of a label after another; from = ENT_NAMES_LABELS: at the start. */
float ent_names_crf_follow(const EntNamesCrf *crf, unsigned from, unsigned to);

#endif
