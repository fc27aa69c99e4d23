// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The stages of extraction over one text, for ent_extract and ent_extract_dump. */
#ifndef ENT_EXTRACT_STAGES_H
#define ENT_EXTRACT_STAGES_H

#include "extract/extract.h"
#include "extract/knowledge/knowledge.h"
#include "extract/mention/mention.h"
#include "extract/model/model.h"
#include "extract/relate/relate.h"
#include "extract/token/token.h"
#include <glib.h>

struct EntExtractor {
  EntTokenizer *tokenizer;
  EntKnowledge *knowledge;
  EntModel *model;
  EntRules *rules;
  GPtrArray *makers; /* strings */
};

/* A text under work; a and m live in document's arena. */
typedef struct {
  EntDocument *document;
  EntAnalysis a;
  EntMentions m;
} EntWork;

/* Each runs what comes before it too. */
void ent_work_start(EntWork *work, const EntTextInput *input);
void ent_work_tokens(const EntExtractor *x, EntWork *work, const EntTextInput *input);
void ent_work_tags(const EntExtractor *x, EntWork *work);
void ent_work_mentions(const EntExtractor *x, EntWork *work);

#endif
