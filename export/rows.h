// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tables of numbers: sorted, looked up by their first column, counted. */
#ifndef ENT_EXPORT_ROWS_H
#define ENT_EXPORT_ROWS_H

#include <glib.h>
#include <stdint.h>

/* Two columns; rows of other types may begin with them. */
typedef struct {
  uint32_t key, value;
} EntPair;

/* For g_array_sort: by the first column, then the second. */
int ent_pairs_compare(gconstpointer a, gconstpointer b);

/* Sorts pairs; of each key puts into of[key] the value that it has most often, of
 * equals the least. Other members of of stay as they are. */
void ent_pairs_most(GArray *pairs, uint32_t *of);

/* Of rows whose first member is a uint32_t, sorted by it: those that have this one
 * there. *n: how many; borrowed from the array, NULL when there are none. */
const void *ent_rows_of(const GArray *rows, uint32_t first, uint32_t *n);

#endif
