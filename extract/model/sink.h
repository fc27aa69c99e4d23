// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Where the features of a decision are gathered. A template's number is its place in
 * the code: each call of one of these adds the next one. */
#ifndef ENT_EXTRACT_MODEL_SINK_H
#define ENT_EXTRACT_MODEL_SINK_H

#include "extract/model/features.h"

typedef struct {
  uint64_t *out;
  unsigned n;
} EntSink;

static inline void ent_add(EntSink *s, uint64_t a)
{
  s->out[s->n] = ent_feature(s->n, a);
  s->n++;
}

static inline void ent_add2(EntSink *s, uint64_t a, uint64_t b)
{
  s->out[s->n] = ent_feature2(s->n, a, b);
  s->n++;
}

static inline void ent_add3(EntSink *s, uint64_t a, uint64_t b, uint64_t c)
{
  s->out[s->n] = ent_feature3(s->n, a, b, c);
  s->n++;
}

#endif
