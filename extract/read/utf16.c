// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A stream in UTF-16 becomes one in UTF-8 before documents are cut out of it: a line
 * end is two bytes in it, and either may be a part of another character. */

#include "extract/read/bytes.h"
#include "extract/read/decode.h"
#include <glib.h>

enum { PIECE = 64 * 1024, MOST_OF_UNIT = 3 }; /* bytes that a unit can become */

typedef struct {
  EntBytes *under;
  bool big;
} Utf16;

/* How many of length bytes to take: all that is sure to be whole characters, or, at the
 * end, the rest. */
static size_t whole(const Utf16 *utf16, const char *from, size_t length)
{
  size_t even = length & ~(size_t)1;
  if (even < 4) return length;
  char high = from[even - (utf16->big ? 2 : 1)];
  return (high & 0xFC) == 0xD8 ? even - 2 : even; /* the first half of a pair stays */
}

static ssize_t pull(void *source, char *to, size_t room, EntError *error)
{
  Utf16 *utf16 = source;
  size_t most = MIN(PIECE, room / MOST_OF_UNIT), length, n = 0;
  while (!n) {
    const char *from = ent_bytes_peek(utf16->under, most, &length);
    if (!length) return ent_bytes_failed(utf16->under, error) ? -1 : 0;
    length = whole(utf16, from, MIN(length, most));
    for (size_t i = 0; i < length;) {
      gunichar c;
      i += ent_utf16_char(from + i, length - i, utf16->big, &c);
      if (c) n += (size_t)g_unichar_to_utf8(c, to + n);
    }
    ent_bytes_skip(utf16->under, length);
  }
  return (ssize_t)n;
}

static bool mend(void *source)
{
  return ent_bytes_mend(((Utf16 *)source)->under);
}

static size_t taken(void *source)
{
  return ent_bytes_taken(((Utf16 *)source)->under);
}

static void close_utf16(void *source)
{
  ent_bytes_free(((Utf16 *)source)->under);
  g_free(source);
}

EntBytes *ent_bytes_from_utf16(EntBytes *under)
{
  static const EntBytesKind kind = {pull, mend, taken, close_utf16};
  size_t length;
  const char *head = ent_bytes_peek(under, 2, &length);
  bool little = length >= 2 && head[0] == '\xFF' && head[1] == '\xFE';
  bool big = length >= 2 && head[0] == '\xFE' && head[1] == '\xFF';
  if (!little && !big) return under;
  ent_bytes_skip(under, 2);
  Utf16 *source = g_new(Utf16, 1);
  *source = (Utf16){under, big};
  return ent_bytes_new(&kind, source);
}
