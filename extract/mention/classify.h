// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The class of a name from its words, what is known of it, and the name model's guess.
 */
#ifndef ENT_EXTRACT_MENTION_CLASSIFY_H
#define ENT_EXTRACT_MENTION_CLASSIFY_H

#include "extract/mention/finder.h"

typedef struct {
  uint32_t first, end;   /* tokens */
  EntNameType type;      /* of the model; NONE when only knowledge has it */
  float margin;          /* of the model, 0..1 */
  const EntEntry *entry; /* the whole span is known as this, or NULL */
  bool is_case;          /* a court case: "Kelly v. United States" */
  EntClass cls;          /* out: ENT_CLASS_NONE = no thing */
  float confidence;      /* out */
} EntNameSpan;

void ent_classify_name(const EntFinder *f, EntNameSpan *span);

/* A matter's head that counts in capitals only: at the end of a name ("Independence
 * Day", kind named) or at its start ("Operation X", kind named-start). */
bool ent_matter_head_is_named(const EntMatch *head);

/* A head word at token i that makes what follows with "of" or "for" an institution's
 * name
 * ("Ministry of"), or NULL. */
const EntMatch *ent_institution_head(const EntMentions *m, uint32_t i);

#endif
