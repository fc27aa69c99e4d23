// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Part of speech, features, lemma and names, by the model. Each call works on one
 * sentence or one document of an analysis and touches no other; a model may be shared
 * by threads. */
#ifndef ENT_EXTRACT_TAG_TAG_H
#define ENT_EXTRACT_TAG_TAG_H

#include "extract/analysis.h"
#include "extract/knowledge/knowledge.h"
#include "extract/model/model.h"

/* Sets upos, feats and lemma of the sentence's tokens (averaged perceptron, left to
 * right; Collins 2002). Lemmas live in the arena or the model. */
void ent_tag_sentence(const EntModel *model, EntAnalysis *a, uint32_t sentence);

/* Sets name, name_begin and name_margin of all tokens of the document (linear sequence
 * model with Viterbi over words, shapes, clusters, gazetteers and the rest of the
 * document). Needs tokens with word ids, and upos where the model was trained with it.
 */
void ent_tag_names(const EntModel *model, const EntKnowledge *k, EntAnalysis *a);

#endif
