// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Classes of characters: a table for ASCII, Unicode categories for the rest. */

#include "extract/token/chars.h"
#include <glib.h>

enum {
  SP = ENT_CHAR_SPACE,
  NL = ENT_CHAR_LINE,
  LE = ENT_CHAR_LETTER,
  DI = ENT_CHAR_DIGIT,
  AP = ENT_CHAR_APOSTROPHE,
  HY = ENT_CHAR_HYPHEN,
  ST = ENT_CHAR_STOP,
  OP = ENT_CHAR_OPEN,
  CL = ENT_CHAR_CLOSE,
  QU = ENT_CHAR_QUOTE,
  CO = ENT_CHAR_COMMA,
  AT = ENT_CHAR_AT,
  SL = ENT_CHAR_SLASH,
  AM = ENT_CHAR_AMPERSAND,
  SY = ENT_CHAR_SYMBOL,
  JO = ENT_CHAR_JOINER,
  WI = ENT_CHAR_WIDE,
};

// clang-format off
const uint8_t ent_char_classes[256] = {
  SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, NL, SP, SP, SP, SP, SP,
  SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP,
  SP, ST, QU, SY, SY, SY, AM, AP, OP, CL, SY, SY, CO, HY, ST, SL,
  DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, CO, CO, SY, SY, SY, ST,
  AT, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE,
  LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, OP, SY, CL, SY, SY,
  SY, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE,
  LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, OP, SY, CL, SY, SP,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
  WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI,
};
// clang-format on

/* Characters whose class does not follow from their category. Sorted. */
static const struct {
  gunichar first, last;
  uint8_t cls;
} ranges[] = {
    {0x0085, 0x0085, NL}, {0x00A0, 0x00A0, SP}, {0x00AA, 0x00AA, LE},
    {0x00AD, 0x00AD, JO}, {0x00B4, 0x00B4, AP}, {0x00BA, 0x00BA, LE},
    {0x02BC, 0x02BC, AP}, {0x061C, 0x061C, JO}, {0x0964, 0x0965, ST},
    {0x180E, 0x180E, JO}, {0x200B, 0x200F, JO}, {0x2019, 0x2019, AP},
    {0x2026, 0x2026, ST}, {0x2028, 0x2029, NL}, {0x202A, 0x202E, JO},
    {0x2032, 0x2032, SY}, {0x203C, 0x203D, ST}, {0x2047, 0x2049, ST},
    {0x2060, 0x2064, JO}, {0x2066, 0x2069, JO}, {0x3002, 0x3002, ST},
    {0xFE00, 0xFE0F, JO}, {0xFEFF, 0xFEFF, JO}, {0xFF01, 0xFF01, ST},
    {0xFF0E, 0xFF0E, ST}, {0xFF1F, 0xFF1F, ST},
};

static bool class_of_range(gunichar c, uint8_t *cls)
{
  size_t low = 0, high = G_N_ELEMENTS(ranges);
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > ranges[mid].last)
      low = mid + 1;
    else
      high = mid;
  }
  if (low == G_N_ELEMENTS(ranges) || c < ranges[low].first) return false;
  *cls = ranges[low].cls;
  return true;
}

static uint8_t class_of_category(gunichar c)
{
  switch (g_unichar_type(c)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_SPACE_SEPARATOR:
    return SP;
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
    return NL;
  case G_UNICODE_UPPERCASE_LETTER:
  case G_UNICODE_TITLECASE_LETTER:
  case G_UNICODE_LOWERCASE_LETTER:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_OTHER_LETTER:
  case G_UNICODE_NON_SPACING_MARK:
  case G_UNICODE_SPACING_MARK:
  case G_UNICODE_ENCLOSING_MARK:
    return LE;
  case G_UNICODE_DECIMAL_NUMBER:
  case G_UNICODE_LETTER_NUMBER:
  case G_UNICODE_OTHER_NUMBER:
    return DI;
  case G_UNICODE_FORMAT:
    return JO;
  case G_UNICODE_DASH_PUNCTUATION:
    return HY;
  case G_UNICODE_OPEN_PUNCTUATION:
  case G_UNICODE_INITIAL_PUNCTUATION:
    return OP;
  case G_UNICODE_CLOSE_PUNCTUATION:
  case G_UNICODE_FINAL_PUNCTUATION:
    return CL;
  default:
    return SY;
  }
}

static EntChar wide_char(const char *p, size_t left)
{
  gunichar c = g_utf8_get_char_validated(p, (gssize)left);
  if (c >= (gunichar)-2) return (EntChar){.code = 0xFFFD, .cls = SY, .size = 1};
  EntChar r = {.code = c, .size = (uint8_t)(g_utf8_next_char(p) - p)};
  if (!class_of_range(c, &r.cls)) r.cls = class_of_category(c);
  r.upper = r.cls == LE && (g_unichar_isupper(c) || g_unichar_istitle(c));
  return r;
}

EntChar ent_char_at(const char *text, size_t at, size_t length)
{
  uint8_t c = (uint8_t)text[at];
  if (ent_char_classes[c] == WI) return wide_char(text + at, length - at);
  return (EntChar){
      .code = c, .cls = ent_char_classes[c], .size = 1, .upper = c >= 'A' && c <= 'Z'};
}
