// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The layout of a model file, shared by reader and writer: header, section table,
 * sections. All numbers little endian; sections begin at multiples of 64 bytes. */
#ifndef ENT_EXTRACT_MODEL_FORMAT_H
#define ENT_EXTRACT_MODEL_FORMAT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ENT_MODEL_MAGIC "ENTENTE\x1a"

enum { ENT_MODEL_VERSION = 2, ENT_MODEL_ALIGN = 64, ENT_MODEL_MAX_SECTIONS = 256 };

typedef struct {
  char magic[8];
  uint32_t version;
  uint32_t n_sections;
  uint64_t file_size;
  uint64_t checksum; /* of the file with this field zero */
} EntModelHeader;

typedef struct {
  char name[4];
  uint32_t zero;
  uint64_t offset;
  uint64_t size;
} EntModelSection;

/* Checksum: four independent lanes of 8 bytes, so that some 10 MB are read in a
 * millisecond. It guards against damage, not against forgery. */
typedef struct {
  uint64_t lanes[4];
} EntChecksum;

static inline EntChecksum ent_checksum_start(void)
{
  return (EntChecksum){{0x243F6A8885A308D3u, 0x13198A2E03707344u, 0xA4093822299F31D0u,
                        0x082EFA98EC4E6C89u}};
}

/* Adds size bytes; a multiple of 32 in all calls but the last. */
static inline void ent_checksum_add(EntChecksum *sum, const void *data, size_t size)
{
  const unsigned char *bytes = data;
  uint64_t words[4];
  for (size_t at = 0; at < size; at += sizeof(words)) {
    size_t n = size - at < sizeof(words) ? size - at : sizeof(words);
    if (n < sizeof(words)) memset(words, 0, sizeof(words));
    memcpy(words, bytes + at, n);
    for (int i = 0; i < 4; i++) {
      uint64_t x = (sum->lanes[i] ^ words[i]) * 0x9E3779B97F4A7C15u;
      sum->lanes[i] = x ^ (x >> 29);
    }
  }
}

static inline uint64_t ent_checksum_end(const EntChecksum *sum)
{
  uint64_t h = 0;
  for (int i = 0; i < 4; i++) {
    h = (h ^ sum->lanes[i]) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
  }
  return h;
}

#endif
