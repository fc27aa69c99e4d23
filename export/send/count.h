// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How many triples a store has of graphs. */
#ifndef ENT_EXPORT_SEND_COUNT_H
#define ENT_EXPORT_SEND_COUNT_H

#include "export/send/request.h"
#include "export/send/target.h"

/* Fills counts with those of n graphs; NULL = the default graph. ENT_ERR_OUTPUT if the
 * store does not tell. */
bool ent_count_graphs(EntLine *line, const EntTarget *target, const char *const *graphs,
                      guint n, guint64 *counts, EntError *error);

#endif
