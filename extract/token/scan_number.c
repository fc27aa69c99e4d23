// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Numbers: separators, dates, telephone numbers, and the units written behind them. */

#include "extract/token/scanner.h"
#include <glib.h>

static bool is_digit(EntChar c)
{
  return c.cls == ENT_CHAR_DIGIT;
}

/* The separator c at p goes on with the number whose last group starts at group. */
static bool separator_goes_on(const EntScan *s, uint32_t group, uint32_t p, EntChar c)
{
  uint32_t next = p + c.size;
  if (!is_digit(ent_scan_at(s, next))) return false;
  switch (c.code) {
  case '.':
  case ':':
    return true;
  case ',':
    return ent_scan_digits(s, next) - next <= 3;
  case '/': /* 9/11, 1/2, 11/28/2000, but 2001/02 are two */
    return p - group <= 2;
  default: /* a space that parts thousands: the chunk goes on behind no other */
    return c.cls == ENT_CHAR_SPACE;
  }
}

/* The end of a number written with hyphens (713-555-0100, 555-0100, 11-28-2000) that
 * starts with the digits [b, p); p if these are two numbers. */
static uint32_t hyphenated(const EntScan *s, uint32_t b, uint32_t p)
{
  uint32_t groups = 1, first = p - b, last = first, e = p;
  while (groups < 7 && ent_scan_at(s, e).code == '-' &&
         is_digit(ent_scan_at(s, e + 1))) {
    uint32_t begin = e + 1;
    e = ent_scan_digits(s, begin);
    last = e - begin;
    groups++;
  }
  if (groups == 7 || ent_char_is_alnum(ent_scan_at(s, e))) return p;
  return groups > 2 || (groups == 2 && first == 3 && last == 4) ? e : p;
}

/* "pm" of 5pm, "bn" of 2.5bn, "p.m." of 5p.m.: a word of its own. */
static bool unit_follows(const EntScan *s, uint32_t p, uint32_t e)
{
  if (ent_scan_kinds(s, p, e) & ENT_WORD(UNIT)) return true;
  return e == p + 1 && ent_scan_at(s, e).code == '.' &&
         ent_scan_at(s, e + 1).cls == ENT_CHAR_LETTER;
}

/* "1970's": a possessive or plural ending stays with a number. */
static uint32_t ending(const EntScan *s, uint32_t p)
{
  EntChar c = ent_scan_at(s, p);
  uint32_t e = p + c.size;
  if (c.cls != ENT_CHAR_APOSTROPHE || ent_scan_at(s, e).code != 's') return p;
  return ent_char_is_alnum(ent_scan_at(s, e + 1)) ? p : e + 1;
}

uint32_t ent_scan_number(EntScan *s, uint32_t b)
{
  uint32_t group = is_digit(ent_scan_at(s, b)) ? b : b + 1; /* after + or . */
  uint32_t p = ent_scan_digits(s, group);
  uint32_t end = hyphenated(s, group, p);
  if (end > p) return ent_scan_put(s, b, end, ENT_PIECE_DIGIT);
  for (EntChar c = ent_scan_at(s, p); separator_goes_on(s, group, p, c);
       c = ent_scan_at(s, p)) {
    group = p + c.size;
    p = ent_scan_digits(s, group);
  }
  if (ent_scan_at(s, p).cls == ENT_CHAR_LETTER) {
    uint32_t e = ent_scan_run(s, p);
    if (unit_follows(s, p, e) && !(ent_scan_kinds(s, b, e) & ENT_WORD(WHOLE)))
      return ent_scan_put(s, b, p, ENT_PIECE_DIGIT);
    p = e;
  }
  return ent_scan_put(s, b, ending(s, p), ENT_PIECE_DIGIT);
}
