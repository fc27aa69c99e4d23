// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The inputs of a run: those named, those of lists (--inputs-from), and the report of
 * those that failed (--failed), which is such a list, too. */
#ifndef ENT_INPUTS_H
#define ENT_INPUTS_H

#include "graph/error.h"
#include <glib.h>
#include <stdio.h>

typedef struct {
  GPtrArray *paths; /* char *, in order; owned */
  GHashTable
      *wanted; /* path to the set of its lines that are wanted, or to NULL = all */
  GHashTable *members; /* "a.zip!b.html": of a.zip only those that are here */
} Inputs;

Inputs inputs_new(void);
void inputs_clear(Inputs *inputs);

void inputs_add(Inputs *inputs, const char *path);

/* Adds what a list names ("-" = standard input), each path once. The list holds a path
 * or an object of inputs_put_failed on a line; one that holds a NUL byte holds paths
 * that end in one, as find -print0 writes. False with file and line. */
bool inputs_add_list(Inputs *inputs, const char *list, EntError *error);

/* Whether a line of a file is wanted: not if only other lines of it were listed. */
bool inputs_want(const Inputs *inputs, const char *file, uint32_t line);

/* Writes a failed input as a JSON object on a line: "file", "line" where known,
 * "reason", and "bytes", the name percent-encoded, where it is not UTF-8. */
void inputs_put_failed(FILE *out, const EntError *error);

#endif
