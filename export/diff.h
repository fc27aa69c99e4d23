// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What came, went and changed its status between two graphs, for people. */
#ifndef ENT_EXPORT_DIFF_H
#define ENT_EXPORT_DIFF_H

#include "graph/graph.h"
#include <stdio.h>

/* One line each: "+" only in the new one, "-" only in the old one, "~" with another
 * status. Things are the same by class and key, statements by document, place, subject,
 * property and object. The caller checks the stream. */
ENT_API void ent_diff(const EntGraph *before, const EntGraph *after, FILE *out);

#endif
