// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lines that are no part of an article, from lexicon/boilerplate.tsv. The form of the
 * patterns is described in docs/reading.md. */
#ifndef ENT_EXTRACT_READ_BOILERPLATE_H
#define ENT_EXTRACT_READ_BOILERPLATE_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  ENT_BOILER_NONE,
  ENT_BOILER_KEEP,    /* an exception: the line stays */
  ENT_BOILER_LINE,    /* this line goes */
  ENT_BOILER_START,   /* and the short lines after it, up to the next paragraph */
  ENT_BOILER_END,     /* this line goes, and ends such a block */
  ENT_BOILER_REST,    /* this line and all after it */
  ENT_BOILER_CREDIT,  /* of a picture: and the caption in the line before it */
  ENT_BOILER_DATE,    /* says when it was published, perhaps in the next line */
  ENT_BOILER_UPDATED, /* the same of a later change */
  ENT_BOILER_AUTHOR   /* "By NAME": the line goes, the name is kept as author */
} EntBoilerKind;

typedef enum { ENT_BOILER_ANY, ENT_BOILER_TOP, ENT_BOILER_BOTTOM } EntBoilerWhere;

typedef struct {
  EntBoilerKind kind;
  EntBoilerWhere where;
  uint32_t words;  /* the most that a line may have */
  uint32_t number; /* in the order of the tables */
} EntBoilerRule;

typedef struct EntBoilerplate EntBoilerplate;

/* extra: a table of the user's, whose rules come first, or NULL. NULL with file, line
 * and column of a mistake. */
EntBoilerplate *ent_boilerplate_load(const char *file, const char *extra,
                                     EntError *error);
void ent_boilerplate_free(EntBoilerplate *boilerplate);

/* The first rule behind after (NULL = of all) whose pattern is the whole line, or NULL.
 * Any number of threads may ask at once. */
const EntBoilerRule *ent_boilerplate_match(const EntBoilerplate *boilerplate,
                                           const char *line, size_t length,
                                           const EntBoilerRule *after);

#endif
