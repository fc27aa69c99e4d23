// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the two halves of name finding share: spans of one sentence on their way to
 * become mentions. */
#ifndef ENT_EXTRACT_MENTION_SPANS_H
#define ENT_EXTRACT_MENTION_SPANS_H

#include "extract/mention/classify.h"

typedef struct {
  EntFinder *f;
  uint32_t first, end; /* the sentence */
  GArray *spans;       /* of EntNameSpan, by first token */
} EntNames;

static inline EntNameSpan *ent_span_at(const EntNames *n, guint i)
{
  return &g_array_index(n->spans, EntNameSpan, i);
}

/* Takes out the spans that lie inside tokens [first, end). */
void ent_spans_drop_inside(EntNames *n, uint32_t first, uint32_t end);
/* Gives names of the model the capitalised words that it left out in front. */
void ent_spans_widen(EntNames *n);
/* Adds capitalised runs that have the head of an institution, agreement, event or law.
 */
void ent_spans_add_runs(EntNames *n);

#endif
