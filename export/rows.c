// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Looks up rows by halving. */
#include "export/rows.h"

#include <string.h>

static uint32_t first_of(const GArray *rows, uint32_t i)
{
  uint32_t first;
  memcpy(&first, rows->data + (gsize)i * g_array_get_element_size((GArray *)rows),
         sizeof first);
  return first;
}

const void *ent_rows_of(const GArray *rows, uint32_t first, uint32_t *n)
{
  uint32_t low = 0, high = rows->len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (first_of(rows, middle) < first)
      low = middle + 1;
    else
      high = middle;
  }
  for (*n = 0; low + *n < rows->len && first_of(rows, low + *n) == first;)
    ++*n;
  if (!*n) return NULL;
  return rows->data + (gsize)low * g_array_get_element_size((GArray *)rows);
}
