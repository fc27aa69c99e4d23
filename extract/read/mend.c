// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Mojibake: UTF-8 read as Windows-1252 and written as UTF-8 again. */

#include "extract/read/mend.h"
#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* What Windows-1252 has at 0x80 to 0x9F; 0 = nothing. */
static const gunichar windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* The byte that was taken for the character, or -1. */
static int byte_of(gunichar c)
{
  if (c < 0x100) return (int)c;
  for (int i = 0; i < 32; i++)
    if (windows[i] == c) return 0x80 + i;
  return -1;
}

/* Leads of sequences for Latin letters, punctuation and pictures. */
static int rest_of(gunichar lead)
{
  if (lead >= 0xC2 && lead <= 0xC5) return 1;
  if (lead == 0xE2 || lead == 0xEF) return 2;
  return lead == 0xF0 ? 3 : 0;
}

static bool is_sensible(gunichar c)
{
  return (c >= 0xA0 && c < 0x180) || (c >= 0x2000 && c < 0x2300) || c == 0xFEFF ||
         c == 0xFFFD || (c >= 0xFB00 && c < 0xFB07) || (c >= 0x1F000 && c < 0x20000);
}

/* "AMANH\u00C3\u201D": a capital at the end of a word in capitals, then a quote. */
static bool is_capital_before_mark(const char *text, const char *at, gunichar lead,
                                   gunichar next)
{
  if (rest_of(lead) != 1 || at == text) return false;
  gunichar before = g_utf8_get_char(g_utf8_prev_char(at));
  return g_unichar_isupper(before) && (next >= 0x2000 || g_unichar_ispunct(next));
}

/* The character that the ones at p stand for, and their end; 0 = they stand for
 * themselves. */
static gunichar read_sequence(const char *text, const char *p, const char *end,
                              const char **stop)
{
  gunichar lead = g_utf8_get_char(p);
  int rest = rest_of(lead);
  gunichar c = rest == 1 ? lead & 0x1F : rest == 2 ? lead & 0xF : lead & 7;
  const char *q = g_utf8_next_char(p);
  if (!rest || (q < end && is_capital_before_mark(text, p, lead, g_utf8_get_char(q))))
    return 0;
  for (int i = 0; i < rest; i++) {
    int byte = q < end ? byte_of(g_utf8_get_char(q)) : -1;
    if (byte < 0x80 || byte > 0xBF) return 0;
    c = c << 6 | (gunichar)(byte & 0x3F);
    q = g_utf8_next_char(q);
  }
  *stop = q;
  return is_sensible(c) ? c : 0;
}

/* All leads are U+00C2 to U+00F0: their first byte is 0xC3. What they stand for is
 * shorter than they are, so it can be written over them. */
size_t ent_mend(char *text, size_t *length)
{
  const char *in = text, *end = text + *length, *stop;
  char *out = text;
  size_t mended = 0;
  for (const char *p; (p = memchr(in, 0xC3, (size_t)(end - in)));) {
    gunichar c = read_sequence(in, p, end, &stop);
    if (!c) stop = p + 2;
    size_t before = (size_t)((c ? p : stop) - in);
    if (out != in) memmove(out, in, before);
    out += before;
    if (c) out += g_unichar_to_utf8(c, out);
    mended += c != 0;
    in = stop;
  }
  if (out == text && !mended) return 0;
  memmove(out, in, (size_t)(end - in));
  out += end - in;
  *out = '\0';
  *length = (size_t)(out - text);
  return mended;
}
