// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From bytes to code points of one text: a table of every 64th byte, made once. */
#ifndef ENT_EXTRACT_OFFSETS_H
#define ENT_EXTRACT_OFFSETS_H

#include "graph/arena.h"
#include "graph/statement.h"
#include <stddef.h>
#include <stdint.h>

typedef struct {
  const char *text;
  size_t length;
  const uint32_t *marks; /* code points before byte 64 * i; NULL = all ASCII */
} EntOffsets;

/* The table of a UTF-8 text; lives in the arena, text is borrowed. */
EntOffsets ent_offsets_new(EntArena *arena, const char *text, size_t length);
/* Code points before the byte; byte must be at a character boundary, at most length. */
uint32_t ent_offsets_code_point(const EntOffsets *offsets, uint32_t byte);
/* A span of bytes as a span of code points. */
EntSpan ent_offsets_span(const EntOffsets *offsets, uint32_t begin, uint32_t end);

#endif
