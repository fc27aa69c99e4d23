// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From bytes to code points. */
#include "extract/offsets.h"

enum { STEP = 64 };

static uint32_t count(const char *text, size_t from, size_t to)
{
  uint32_t n = 0;
  for (size_t i = from; i < to; i++)
    n += (text[i] & 0xc0) != 0x80;
  return n;
}

EntOffsets ent_offsets_new(EntArena *arena, const char *text, size_t length)
{
  EntOffsets offsets = {text, length, NULL};
  if (count(text, 0, length) == length) return offsets;
  size_t n = length / STEP + 1;
  uint32_t *marks = ent_arena_new_array(arena, uint32_t, n);
  for (size_t i = 1; i < n; i++)
    marks[i] = marks[i - 1] + count(text, (i - 1) * STEP, i * STEP);
  offsets.marks = marks;
  return offsets;
}

uint32_t ent_offsets_code_point(const EntOffsets *offsets, uint32_t byte)
{
  if (!offsets->marks) return byte;
  return offsets->marks[byte / STEP] + count(offsets->text, byte / STEP * STEP, byte);
}

EntSpan ent_offsets_span(const EntOffsets *offsets, uint32_t begin, uint32_t end)
{
  return (EntSpan){ent_offsets_code_point(offsets, begin),
                   ent_offsets_code_point(offsets, end)};
}
