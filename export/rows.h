// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Sorted tables that are looked up by their first column. */
#ifndef ENT_EXPORT_ROWS_H
#define ENT_EXPORT_ROWS_H

#include <glib.h>
#include <stdint.h>

/* Of rows whose first member is a uint32_t, sorted by it: those that have this one
 * there. *n: how many; borrowed from the array, NULL when there are none. */
const void *ent_rows_of(const GArray *rows, uint32_t first, uint32_t *n);

#endif
