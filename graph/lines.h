// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Statement lines: an EntDocument as JSON, one object a line, and back. The form that
 * the map half of a cluster job hands to the reduce half. docs/statement-lines.md. */
#ifndef ENT_GRAPH_LINES_H
#define ENT_GRAPH_LINES_H

#include "graph/error.h"
#include "graph/statement.h"
#include <stdio.h>

/* Writes the document's lines ("document", then its "thing"s, then its "statement"s).
 * The caller checks the stream for errors. */
ENT_API void ent_lines_write(const EntDocument *document, FILE *out);

/* The same as a string, which ends with NUL and is freed with ent_free; its length in
 * bytes goes to *length, if not NULL. */
ENT_API char *ent_lines_text(const EntDocument *document, size_t *length);

/* Takes one finished document; it belongs to the callee. False stops the reading. */
typedef bool (*EntLinesFunc)(EntDocument *document, void *data);

/* Reads lines until the end. A bad line is handed to bad (may be NULL) and skipped, the
 * rest goes on. file names the stream in messages. False: func stopped it, or the
 * stream could not be read (then *error says so). */
ENT_API bool ent_lines_read(FILE *in, const char *file, EntLinesFunc func, void *data,
                            void (*bad)(const EntError *error, void *data),
                            EntError *error);

#endif
