// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Of all runs of four words the least hash under each of 64 orders: two texts agree in
 * as large a part of these as their runs of words have in common. 16 bits of each are
 * kept, and 64 of the hash of the whole. */

#include "extract/sketch.h"
#include <glib.h>

enum { RUN = 4, LEAST_WORDS = 8 };

/* Steele and Vigna's finaliser of SplitMix64: spreads the bits. */
static uint64_t mix(uint64_t x)
{
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

static bool is_word_byte(unsigned char c)
{
  return g_ascii_isalnum((char)c) || c >= 0xC3;
}

/* The hash of the next word, 0 at the end. General punctuation begins with 0xE2, and
 * Latin-1's with 0xC2: neither is a letter here, all that follows other bytes is. */
static uint64_t next_word(const unsigned char **p, const unsigned char *end)
{
  const unsigned char *q = *p;
  while (q < end && (!is_word_byte(*q) || *q == 0xE2))
    q += *q == 0xE2 ? MIN(3, end - q) : *q == 0xC2 ? MIN(2, end - q) : 1;
  uint64_t hash = 0xCBF29CE484222325u; /* FNV-1a */
  const unsigned char *start = q;
  while (q < end && *q != 0xE2 && *q != 0xC2 && (is_word_byte(*q) || *q >= 0x80)) {
    hash = (hash ^ (unsigned char)g_ascii_tolower((char)*q)) * 0x100000001B3u;
    q++;
  }
  *p = q;
  return q == start ? 0 : mix(hash) | 1;
}

typedef struct {
  uint64_t factor[ENT_SKETCH_SIZE];
  uint64_t least[ENT_SKETCH_SIZE];
} Orders;

static void start(Orders *orders)
{
  for (unsigned i = 0; i < ENT_SKETCH_SIZE; i++) {
    orders->factor[i] = mix((i + 1) * 0x9E3779B97F4A7C15u) | 1;
    orders->least[i] = UINT64_MAX;
  }
}

/* Multiplication by an odd number is an order of all hashes; its upper bits are good.
 */
static void take(Orders *orders, uint64_t run)
{
  for (unsigned i = 0; i < ENT_SKETCH_SIZE; i++) {
    uint64_t value = run * orders->factor[i];
    orders->least[i] = MIN(orders->least[i], value);
  }
}

const char *ent_sketch(const char *text, size_t length, EntArena *arena)
{
  const unsigned char *p = (const unsigned char *)text, *end = p + length;
  uint64_t words[RUN] = {0}, whole = 0, word;
  uint32_t n = 0;
  Orders orders;
  start(&orders);
  while ((word = next_word(&p, end))) {
    for (int i = 0; i + 1 < RUN; i++)
      words[i] = words[i + 1];
    words[RUN - 1] = word;
    whole = mix(whole ^ word) + word;
    uint64_t run = 0;
    for (int i = 0; i < RUN; i++)
      run = run * 0x100000001B3u + words[i];
    if (++n >= RUN) take(&orders, mix(run));
  }
  if (n < LEAST_WORDS) return NULL;
  char *sketch = ent_arena_alloc(arena, ENT_SKETCH_DIGITS + 1);
  for (unsigned i = 0; i < ENT_SKETCH_SIZE; i++)
    g_snprintf(sketch + i * 4, 5, "%04x", (unsigned)(mix(orders.least[i]) & 0xFFFF));
  g_snprintf(sketch + ENT_SKETCH_SIZE * 4, 17, "%016" G_GINT64_MODIFIER "x", whole);
  return sketch;
}
