// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Looks up rows by halving; counts runs of sorted pairs. */
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

int ent_pairs_compare(gconstpointer a, gconstpointer b)
{
  const EntPair *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

void ent_pairs_most(GArray *pairs, uint32_t *of)
{
  g_array_sort(pairs, ent_pairs_compare);
  const EntPair *all = (const EntPair *)pairs->data;
  for (uint32_t first = 0, end, most = 0; first < pairs->len; first = end) {
    if (first && all[first].key != all[first - 1].key) most = 0;
    for (end = first;
         end < pairs->len && ent_pairs_compare(&all[end], &all[first]) == 0;)
      end++;
    if (end - first > most) of[all[first].key] = all[first].value;
    most = MAX(most, end - first);
  }
}
