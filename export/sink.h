// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Where quads go: each RDF format is a sink. */
#ifndef ENT_EXPORT_SINK_H
#define ENT_EXPORT_SINK_H

#include "export/term.h"

typedef struct {
  const EntTerm *graph; /* NULL = the default graph */
  const EntTerm *subject, *predicate, *object;
} EntQuad;

typedef struct EntSink EntSink;
struct EntSink {
  /* Terms are valid during the call only. False stops the walk. */
  bool (*quad)(EntSink *sink, const EntQuad *quad);
};

#endif
