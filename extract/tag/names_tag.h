// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* ent_tag_names over weights in memory, for the trainer that has no model file yet. */
#ifndef ENT_EXTRACT_TAG_NAMES_TAG_H
#define ENT_EXTRACT_TAG_NAMES_TAG_H

#include "extract/knowledge/knowledge.h"
#include "extract/tag/names_model.h"
#include "extract/tag/names_words.h"

void ent_names_tag(const EntNamesWeights *weights, const EntNamesWords *words,
                   const EntKnowledge *k, EntAnalysis *a);

#endif
