// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Features are 64-bit hashes of a template number and of values, with a fixed seed: the
 * same in trainer and predictor, on every machine. */
#ifndef ENT_EXTRACT_MODEL_FEATURES_H
#define ENT_EXTRACT_MODEL_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#define ENT_HASH_SEED 0x9E3779B97F4A7C15u
#define ENT_HASH_A    0xC2B2AE3D27D4EB4Fu
#define ENT_HASH_B    0x9FB21C651E98DF25u
#define ENT_HASH_C    0xD6E8FEB86659FD93u

static inline uint64_t ent_hash_end(uint64_t h)
{
  h ^= h >> 32;
  h *= ENT_HASH_C;
  return h ^ (h >> 32);
}

/* Hash of bytes, never 0. */
static inline uint64_t ent_hash_bytes(const char *text, size_t length)
{
  uint64_t h = ENT_HASH_SEED ^ length;
  for (size_t i = 0; i < length; i++)
    h = (h ^ (unsigned char)text[i]) * 0x100000001B3u;
  h = ent_hash_end(h);
  return h ? h : 1;
}

/* A feature of template t over one, two or three values. */
static inline uint64_t ent_feature(uint32_t t, uint64_t a)
{
  return ent_hash_end((a + ENT_HASH_SEED * (t + 1u)) * ENT_HASH_A);
}

static inline uint64_t ent_feature2(uint32_t t, uint64_t a, uint64_t b)
{
  uint64_t h = (a + ENT_HASH_SEED * (t + 1u)) * ENT_HASH_A;
  h ^= h >> 29;
  return ent_hash_end((h + b) * ENT_HASH_B);
}

static inline uint64_t ent_feature3(uint32_t t, uint64_t a, uint64_t b, uint64_t c)
{
  uint64_t h = (a + ENT_HASH_SEED * (t + 1u)) * ENT_HASH_A;
  h ^= h >> 29;
  h = (h + b) * ENT_HASH_B;
  h ^= h >> 29;
  return ent_hash_end((h + c) * ENT_HASH_A);
}

#endif
