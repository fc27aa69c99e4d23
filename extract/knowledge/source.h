// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A text file in memory, handed out line by line, cut in place. */
#ifndef ENT_EXTRACT_KNOWLEDGE_SOURCE_H
#define ENT_EXTRACT_KNOWLEDGE_SOURCE_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *file; /* borrowed: as messages name it */
  char *text;       /* g_free; lines and fields point into it */
  size_t length;
  char *begin;   /* of the current line */
  char *next;    /* of the line after it */
  uint32_t line; /* number of the current line; 0 = before the first */
  bool made;     /* of a Turtle file: the lines are not the file's, line stays 0 */
} EntSource;

/* Reads the file at once; it must be UTF-8 without NUL. A byte order mark is passed
 * over. Turtle and N-Triples (by the file's name) become CSV. False: nothing is held,
 * *error says where the mistake is. */
bool ent_source_open(EntSource *source, const char *file, EntError *error);
/* The next line, NUL-terminated without its line end, or NULL. */
char *ent_source_line(EntSource *source);
/* An upper bound of the number of lines that are left. */
uint32_t ent_source_lines_left(const EntSource *source);
/* The column, in code points from 1, of a place in the current line. */
uint32_t ent_source_column(const EntSource *source, const char *place);

/* Fills the error with the file, the current line and the column of place (NULL = the
 * whole line). Gives false. */
#define ent_source_fail(source, place, error, ...)                                     \
  ent_fail((error), ENT_ERR_BAD_DATA, (source)->file, (source)->line,                  \
           (place) && !(source)->made ? ent_source_column((source), (place)) : 0,      \
           __VA_ARGS__)

#endif
