// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One line of N-Quads, checked before any store sees it. What passes holds nothing that
 * could end a term early in N-Triples, TriG or SPARQL. */
#ifndef ENT_EXPORT_SEND_QUAD_LINE_H
#define ENT_EXPORT_SEND_QUAD_LINE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *triple; /* subject, predicate, object as they stand, blanks between */
  size_t length;
  const char *graph; /* NUL-terminated, without brackets; NULL = the default graph */
  const char *fault; /* what is wrong; static. NULL = nothing */
  size_t at;         /* byte of the line where it is */
} EntQuadLine;

/* Reads a NUL-terminated line of length bytes without its line end. True: it holds a
 * quad. False: it is empty or a comment, or quad->fault says what is wrong. The line is
 * changed where the graph ends; the result points into it. IRIs must pass
 * ent_iri_is_valid; blank nodes are refused, since a store would give them new names
 * each time. */
bool ent_quad_line_read(char *line, size_t length, EntQuadLine *quad);

#endif
