// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Learns the weights of a linear classifier: averaged perceptron over hashed features
 * (Collins 2002). A feature counts only after it has been part of min_updates mistakes
 * (Goldberg and Elhadad 2011), which keeps rare ones, and most of the size, out.
 * Weights are whole numbers, so a run gives the same bytes on every machine. */
#ifndef ENT_EXTRACT_TRAIN_LEARNER_H
#define ENT_EXTRACT_TRAIN_LEARNER_H

#include "extract/model/linear.h"

typedef struct EntLearner EntLearner;

EntLearner *ent_learner_new(uint32_t n_labels, uint32_t min_updates);
void ent_learner_free(EntLearner *learner);

/* As ent_linear_score, with the weights of the moment. */
void ent_learner_score(const EntLearner *learner, const uint64_t *features, unsigned n,
                       int32_t *scores);

/* Counts one decision; call it once for each, before its update. */
void ent_learner_tick(EntLearner *learner);

/* Adds step to the weights of label for all features. */
void ent_learner_update(EntLearner *learner, const uint64_t *features, unsigned n,
                        uint32_t label, int32_t step);

/* Makes into the average of both; after that it can only be packed. */
void ent_learner_merge(EntLearner *into, const EntLearner *from);

/* The section (g_malloc'd) of averaged weights. Weights below least times the largest
 * one are left out. */
void *ent_learner_section(const EntLearner *learner, double least, size_t *size);

#endif
