// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A line cut into its fields, in place. */
#ifndef ENT_EXTRACT_KNOWLEDGE_FIELDS_H
#define ENT_EXTRACT_KNOWLEDGE_FIELDS_H

#include "extract/knowledge/source.h"

enum { ENT_MAX_FIELDS = 16 };

typedef struct {
  char *text[ENT_MAX_FIELDS];        /* without quotes and spaces around */
  const char *place[ENT_MAX_FIELDS]; /* where it began in the line, for messages */
  unsigned n;                        /* all of the line, also those beyond MAX */
} EntFields;

/* At tabs. */
void ent_fields_of_tabs(EntFields *fields, char *line);
/* At commas; a field in double quotes may hold commas, and quotes when doubled
 * (RFC 4180, but for line breaks inside a field). */
bool ent_fields_of_csv(EntFields *fields, char *line, const EntSource *source,
                       EntError *error);

#endif
