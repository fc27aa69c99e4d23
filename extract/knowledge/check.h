// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the values of a column must look like. */
#ifndef ENT_EXTRACT_KNOWLEDGE_CHECK_H
#define ENT_EXTRACT_KNOWLEDGE_CHECK_H

#include <stdbool.h>

typedef struct {
  bool (*holds)(const char *value);
  const char *expected; /* for messages */
} EntCheck;

/* The check of a column by its name, or NULL where any text will do. Empty values need
 * no check. */
const EntCheck *ent_check_of(const char *column, unsigned length);

#endif
