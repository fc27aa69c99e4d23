// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* raptor2 behind a gate: one world at a time, its log counted, its blind spots covered.
 * docs/formats.md. */
#ifndef ENT_EXPORT_RAPTOR_H
#define ENT_EXPORT_RAPTOR_H

#include "graph/error.h"
#include <stdio.h>

typedef void EntTripleFunc(void *data, const char *subject, const char *predicate,
                           const char *object);

/* Calls func for each triple of a file in raptor's notation; the graph's name is left
 * out. Strings are valid during the call. */
bool ent_raptor_read(FILE *in, const char *path, const char *notation,
                     EntTripleFunc *func, void *data, EntError *error);

#endif
