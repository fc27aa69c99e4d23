// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Where the features of a decision are gathered. A template's number is its place in
 * the code: each call of one of these is the next one, whether it adds a feature or
 * skips it. */
#ifndef ENT_EXTRACT_MODEL_SINK_H
#define ENT_EXTRACT_MODEL_SINK_H

#include "extract/model/features.h"

typedef struct {
  uint64_t *out;
  unsigned n;
  unsigned place; /* of the next template */
} EntSink;

static inline void ent_add(EntSink *s, uint64_t a)
{
  s->out[s->n++] = ent_feature(s->place++, a);
}

static inline void ent_add2(EntSink *s, uint64_t a, uint64_t b)
{
  s->out[s->n++] = ent_feature2(s->place++, a, b);
}

static inline void ent_add3(EntSink *s, uint64_t a, uint64_t b, uint64_t c)
{
  s->out[s->n++] = ent_feature3(s->place++, a, b, c);
}

/* Leaves out the next n templates. */
static inline void ent_skip(EntSink *s, unsigned n)
{
  s->place += n;
}

#endif
