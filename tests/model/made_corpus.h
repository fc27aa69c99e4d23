// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A small treebank of our own sentences, all of one pattern. */
#ifndef ENT_TESTS_MODEL_MADE_CORPUS_H
#define ENT_TESTS_MODEL_MADE_CORPUS_H

#include "extract/train/conllu.h"

/* Sentences i = first, first + step, ... of 240. To be freed with ent_corpus_free. */
EntCorpus *made_corpus(unsigned first, unsigned step);

#endif
