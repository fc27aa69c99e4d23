// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of a thing, for people: each claim with its sentence and where it
 * stands. */
#ifndef ENT_EXPORT_EXPLAIN_H
#define ENT_EXPORT_EXPLAIN_H

#include "graph/error.h"
#include "graph/graph.h"
#include <stdio.h>

typedef struct {
  bool conflicts; /* only claims that other claims speak against */
} EntExplain;

/* Prints every node of that name (or, if none is, those whose names contain it).
 * ENT_ERR_USAGE when there is none. The caller checks the stream. options may be NULL.
 */
ENT_API bool ent_explain(const EntGraph *graph, const char *name,
                         const EntExplain *options, FILE *out, EntError *error);

#endif
