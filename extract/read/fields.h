// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the members of JSON objects and the columns of tables are called that hold text,
 * title, date and the rest. */
#ifndef ENT_EXTRACT_READ_FIELDS_H
#define ENT_EXTRACT_READ_FIELDS_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>

/* X(id, name) */
#define ENT_FIELDS(X)                                                                  \
  X(TEXT, "text")                                                                      \
  X(HTML, "html")                                                                      \
  X(ID, "id")                                                                          \
  X(DATE, "date")                                                                      \
  X(TITLE, "title")                                                                    \
  X(URL, "url")                                                                        \
  X(SITE, "site")                                                                      \
  X(AUTHOR, "author")

typedef enum {
#define X(id, name) ENT_FIELD_##id,
  ENT_FIELDS(X)
#undef X
      ENT_FIELD_COUNT
} EntField;

typedef struct EntFields EntFields;

/* From "text=body,title=headline"; NULL = every field has its own name. What is named
 * twice or is no field is ENT_ERR_USAGE: NULL. */
EntFields *ent_fields_new(const char *list, EntError *error);
void ent_fields_free(EntFields *fields);

/* What the source calls a field; borrowed. */
const char *ent_fields_name(const EntFields *fields, EntField field);
/* The field that the source calls so, whatever its case; ENT_FIELD_COUNT = none. */
EntField ent_fields_find(const EntFields *fields, const char *name);

#endif
