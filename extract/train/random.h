// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Random numbers from a fixed seed: the same on every machine (splitmix64). */
#ifndef ENT_EXTRACT_TRAIN_RANDOM_H
#define ENT_EXTRACT_TRAIN_RANDOM_H

#include <stdint.h>

typedef struct {
  uint64_t state;
} EntRandom;

static inline uint64_t ent_random(EntRandom *random)
{
  uint64_t z = (random->state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/* Below n; n > 0. */
static inline uint32_t ent_random_below(EntRandom *random, uint32_t n)
{
  return (uint32_t)(((ent_random(random) >> 32) * n) >> 32);
}

static inline void ent_shuffle(EntRandom *random, uint32_t *items, uint32_t n)
{
  for (uint32_t i = n; i > 1; i--) {
    uint32_t j = ent_random_below(random, i);
    uint32_t item = items[i - 1];
    items[i - 1] = items[j];
    items[j] = item;
  }
}

#endif
