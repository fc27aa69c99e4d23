// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Readers of our own outputs. Inside export only. */
#ifndef ENT_EXPORT_LOAD_H
#define ENT_EXPORT_LOAD_H

#include "graph/graph.h"
#include <stdio.h>

/* Statement lines; NULL and *error on failure, a bad line included. */
EntGraph *ent_load_lines(FILE *in, const char *path, EntError *error);
/* RDF in the notation that raptor calls by this name; "nquads" is read without it. */
EntGraph *ent_load_rdf(FILE *in, const char *path, const char *notation,
                       EntError *error);

/* Strings are valid during the call. */
typedef void EntTripleFunc(void *data, const char *subject, const char *predicate,
                           const char *object);

/* Each calls func for every triple; the name of its graph is left out. */
bool ent_read_nquads(FILE *in, const char *path, EntTripleFunc *func, void *data,
                     EntError *error);
bool ent_read_raptor(FILE *in, const char *path, const char *notation,
                     EntTripleFunc *func, void *data, EntError *error);

#endif
