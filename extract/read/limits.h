// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What compressed input may not pass, so that a small file cannot keep the program busy
 * or fill the memory. docs/reading.md names them. */
#ifndef ENT_EXTRACT_READ_LIMITS_H
#define ENT_EXTRACT_READ_LIMITS_H

#include <stddef.h>

/* Bytes that come out for each that goes in, once so many have come out. Prose gives 3
 * to 30, a text repeated over and over some hundred. */
#define ENT_BOMB_RATIO ((size_t)500)
#define ENT_BOMB_FROM  ((size_t)32 << 20)
/* Bytes that come out of one file on disk. */
#define ENT_BOMB_TOTAL ((size_t)1 << 40)

enum {
  ENT_MOST_FILTERS = 2,   /* compressed streams in each other: x.gz.gz */
  ENT_MOST_ARCHIVES = 2,  /* archives in each other */
  ENT_MOST_IDLE = 100000, /* members in a row without any text */
  ENT_MOST_MEMBERS = 10000000
};

#endif
