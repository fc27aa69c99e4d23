// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of a thing, for people: its names, where it is mentioned, which things
 * of documents it was made of, and each statement with its sentence and where that
 * stands. */
#ifndef ENT_EXPORT_EXPLAIN_H
#define ENT_EXPORT_EXPLAIN_H

#include "graph/error.h"
#include "graph/graph.h"
#include <stdio.h>

/* Prints every node of that name (or, if none is, those whose names contain it), 20 at
 * most. ENT_ERR_USAGE when there is none. The caller checks the stream. */
ENT_API bool ent_explain(const EntGraph *graph, const char *name, FILE *out,
                         EntError *error);

/* Prints what contradicts among what is said of the nodes of that name; of all with
 * name NULL. Errors as above. */
ENT_API bool ent_explain_conflicts(const EntGraph *graph, const char *name, FILE *out,
                                   EntError *error);

#endif
