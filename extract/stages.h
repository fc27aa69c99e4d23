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
  GPtrArray *makers;   /* strings */
  uint32_t max_tokens; /* ENT_NO_LIMIT is never reached */
  double max_seconds;  /* 0 = none */
};

/* A text under work; a and m live in document's arena. */
typedef struct {
  EntDocument *document;
  EntAnalysis a;
  EntMentions m;
} EntWork;

/* ent_work_start comes first and sets the document, which is the caller's whatever
 * becomes of it; then tokens; then tags or mentions, which tags too. False, with
 * ENT_ERR_LIMIT: the text is over a limit, and no more may be asked of it. */
void ent_work_start(const EntExtractor *x, EntWork *work, const EntTextInput *input);
bool ent_work_tokens(const EntExtractor *x, EntWork *work, const EntTextInput *input,
                     EntError *error);
bool ent_work_tags(const EntExtractor *x, EntWork *work, EntError *error);
bool ent_work_mentions(const EntExtractor *x, EntWork *work, EntError *error);
/* What messages call the text. */
const char *ent_work_file(const EntWork *work);
/* Whether it is still in time; the end of every stage asks. */
bool ent_work_in_time(const EntExtractor *x, EntWork *work, EntError *error);

#endif
