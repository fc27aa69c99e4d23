// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the user may choose about an export. */
#ifndef ENT_EXPORT_OPTIONS_H
#define ENT_EXPORT_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  ENT_VIEW_NETWORK, /* who and what is linked with what */
  ENT_VIEW_TIMELINE /* agreements, events, programmes and laws by date */
} EntView;

typedef enum { ENT_GROUP_NONE, ENT_GROUP_COUNTRY, ENT_GROUP_DOCUMENT } EntGrouping;

typedef struct {
  const char *base; /* NULL = https://example.org/kg/ ; absolute, ends in / or # */
  const char *facts_graph; /* NULL = the default graph */
  bool statements;         /* single-graph formats carry the statement nodes too */
  /* of diagrams */
  EntView view;
  EntGrouping grouping;    /* boxes around what belongs together */
  const char *focus;       /* a name: shown in any case, with a thick border; or NULL */
  const char *title;       /* NULL = that of the only document, or how many there are */
  uint32_t max_nodes;      /* 0 = the default budget */
  uint32_t render_seconds; /* time limit of dot; 0 = 60 */
} EntExportOptions;

#endif
