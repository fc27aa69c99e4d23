// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the user may choose about an export. */
#ifndef ENT_EXPORT_OPTIONS_H
#define ENT_EXPORT_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  const char *base; /* NULL = https://example.org/kg/ ; absolute, ends in / or # */
  const char *facts_graph; /* NULL = the default graph */
  bool statements;         /* single-graph formats carry the statement nodes too */
  const char *title;       /* of a diagram, may be NULL */
  uint32_t max_nodes;      /* of a diagram; 0 = the default budget */
  uint32_t render_seconds; /* time limit of dot; 0 = 60 */
} EntExportOptions;

#endif
