// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The scanner's loop: white space, chunks, punctuation. */

#include "extract/token/scanner.h"
#include <glib.h>
#include <string.h>

uint32_t ent_scan_run(const EntScan *s, uint32_t p)
{
  while (p < s->end) {
    EntChar c = ent_scan_at(s, p);
    if (!ent_char_is_alnum(c) && c.cls != ENT_CHAR_JOINER && c.code != '_') break;
    p += c.size;
  }
  return p;
}

uint32_t ent_scan_digits(const EntScan *s, uint32_t p)
{
  while (p < s->end) {
    EntChar c = ent_scan_at(s, p);
    if (c.cls != ENT_CHAR_DIGIT) break;
    p += c.size;
  }
  return p;
}

uint32_t ent_scan_kinds(const EntScan *s, uint32_t b, uint32_t e)
{
  char key[2 * ENT_WORD_MAX];
  size_t n = 0;
  if (e - b > ENT_WORD_MAX + 4) return 0;
  if (!(s->seen & ENT_SEEN(APOSTROPHE)))
    return ent_word_kinds(s->words, s->text + b, e - b);
  for (uint32_t p = b, size; p < e; p += size) {
    EntChar c = ent_scan_at(s, p);
    size = c.size;
    if (c.cls == ENT_CHAR_APOSTROPHE)
      key[n++] = '\'';
    else
      memcpy(key + n, s->text + p, size), n += size;
  }
  return ent_word_kinds(s->words, key, n);
}

static uint32_t without_joiners(const EntScan *s, uint32_t b, uint32_t e)
{
  while (e > b && (uint8_t)s->text[e - 1] >= 0x80) {
    const char *last = g_utf8_find_prev_char(s->text + b, s->text + e);
    if (!last) break;
    uint32_t at = (uint32_t)(last - s->text);
    EntChar c = ent_scan_at(s, at);
    /* a broken byte behind a joiner seems to be a part of it */
    if (c.cls != ENT_CHAR_JOINER || at + c.size != e) break;
    e = at;
  }
  return e;
}

static uint32_t kind_of_first(const EntScan *s, uint32_t p)
{
  EntChar c = ent_scan_at(s, p);
  if (c.cls == ENT_CHAR_DIGIT) return ENT_PIECE_DIGIT;
  if (c.cls != ENT_CHAR_LETTER) return 0;
  return c.upper ? ENT_PIECE_UPPER : ENT_PIECE_LOWER;
}

uint32_t ent_scan_put(EntScan *s, uint32_t b, uint32_t e, uint32_t kinds)
{
  EntPieces *out = s->out;
  if (out->n == out->room) {
    out->room = out->room ? 2 * out->room : 256;
    out->items = g_renew(EntPiece, out->items, out->room);
  }
  out->items[out->n++] = (EntPiece){
      .begin = b,
      .end = without_joiners(s, b, e),
      .kinds = (uint16_t)(kinds | kind_of_first(s, b)),
      .gap = (uint8_t)s->gap,
      .flags = (uint8_t)(s->inside ? ENT_TOK_INSIDE_WORD : 0),
  };
  s->gap = ENT_GAP_NONE;
  s->inside = false;
  return e;
}

/* One piece of all characters from p on that equal the first. */
static uint32_t put_repeated(EntScan *s, uint32_t p, uint32_t kinds)
{
  EntChar first = ent_scan_at(s, p), c = first;
  uint32_t b = p;
  while (c.size && c.code == first.code) {
    p += c.size;
    c = ent_scan_at(s, p);
  }
  return ent_scan_put(s, b, p, kinds);
}

static bool is_dot(EntChar c)
{
  return c.code == '.' || c.code == 0x2026;
}

/* A run of . ! ? and ellipsis signs is one piece. */
static uint32_t scan_stop(EntScan *s, uint32_t p)
{
  uint32_t b = p, calls = 0, dots = 0;
  EntChar c = ent_scan_at(s, p);
  if (c.code == '.' && s->gap != ENT_GAP_NONE &&
      ent_scan_at(s, p + 1).cls == ENT_CHAR_DIGIT)
    return ent_scan_number(s, p);
  for (; c.cls == ENT_CHAR_STOP; c = ent_scan_at(s, p)) {
    if (!is_dot(c))
      calls++;
    else
      dots += c.code == '.' ? 1 : 3;
    p += c.size;
  }
  uint32_t kind = calls      ? ENT_PIECE_CALL
                  : dots > 1 ? ENT_PIECE_ELLIPSIS
                             : ENT_PIECE_STOP;
  return ent_scan_put(s, b, p, kind);
}

/* A hyphen between two parts of a word ties them together; others are dashes. */
static uint32_t scan_hyphen(EntScan *s, uint32_t p)
{
  EntChar c = ent_scan_at(s, p), next = ent_scan_at(s, p + c.size);
  EntPiece *last = s->out->n ? &s->out->items[s->out->n - 1] : NULL;
  bool short_one = c.code != 0x2014 && c.code != 0x2015; /* em dash, bar */
  bool word_before =
      last && s->gap == ENT_GAP_NONE &&
      last->kinds & (ENT_PIECE_UPPER | ENT_PIECE_LOWER | ENT_PIECE_DIGIT);
  if (!short_one || !word_before || !ent_char_is_alnum(next))
    return put_repeated(s, p, ENT_PIECE_DASH);
  last->flags |= ENT_TOK_INSIDE_WORD;
  s->inside = true;
  p = ent_scan_put(s, p, p + c.size, ENT_PIECE_DASH);
  s->inside = true;
  return p;
}

/* Runs such as === or ** are one piece; an emoji goes with what is joined to it. */
static uint32_t scan_symbol(EntScan *s, uint32_t p)
{
  EntChar c = ent_scan_at(s, p);
  if (c.code == '+' && s->gap != ENT_GAP_NONE &&
      ent_scan_at(s, p + 1).cls == ENT_CHAR_DIGIT)
    return ent_scan_number(s, p);
  if (c.code < 0x80 && c.code != '%') return put_repeated(s, p, ENT_PIECE_SYMBOL);
  uint32_t b = p;
  uint32_t before = 0;
  do {
    p += c.size;
    before = c.code;
    c = ent_scan_at(s, p);
  } while (c.cls == ENT_CHAR_JOINER || (before == 0x200D && c.cls == ENT_CHAR_SYMBOL));
  return ent_scan_put(s, b, p, ENT_PIECE_SYMBOL);
}

static uint32_t kind_of_opening(uint32_t c)
{
  if (c == '[') return ENT_PIECE_OPEN | ENT_PIECE_SQUARE;
  return c == '(' || c == '{' ? ENT_PIECE_OPEN : ENT_PIECE_OPEN | ENT_PIECE_QUOTE;
}

static uint32_t scan_one(EntScan *s, uint32_t p)
{
  EntChar c = ent_scan_at(s, p);
  uint32_t e = p + c.size;
  switch (c.cls) {
  case ENT_CHAR_LETTER:
    return ent_scan_word(s, p);
  case ENT_CHAR_DIGIT:
    return ent_scan_number(s, p);
  case ENT_CHAR_APOSTROPHE:
    return ent_scan_apostrophe(s, p);
  case ENT_CHAR_HYPHEN:
    return scan_hyphen(s, p);
  case ENT_CHAR_STOP:
    return scan_stop(s, p);
  case ENT_CHAR_OPEN:
    return ent_scan_put(s, p, e, kind_of_opening(c.code));
  case ENT_CHAR_CLOSE:
    return ent_scan_put(s, p, e, ENT_PIECE_CLOSE);
  case ENT_CHAR_QUOTE:
    return ent_scan_put(s, p, e, ENT_PIECE_QUOTE);
  case ENT_CHAR_COMMA:
    return ent_scan_put(s, p, e, ENT_PIECE_COMMA);
  case ENT_CHAR_JOINER:
  case ENT_CHAR_SPACE: /* a thin space that no number took */
    return e;
  default:
    return scan_symbol(s, p);
  }
}

static void scan_chunk(EntScan *s, uint32_t p)
{
  bool fresh = true; /* at the start, or after an opening sign */
  while (p < s->end) {
    uint32_t next = fresh && p >= s->tried ? ent_scan_name(s, p) : p;
    if (next == p) {
      uint8_t cls = ent_scan_at(s, p).cls;
      fresh = cls == ENT_CHAR_OPEN || cls == ENT_CHAR_QUOTE || cls == ENT_CHAR_SLASH ||
              cls == ENT_CHAR_SYMBOL;
      next = scan_one(s, p);
    }
    p = next;
  }
}

/* White space that parts thousands: one to three digits before, three after. */
static bool groups_digits(const EntScan *s, uint32_t chunk, uint32_t p, EntChar c)
{
  uint32_t before = 0, after = 0;
  if (c.code != 0xA0 && c.code != 0x2009 && c.code != 0x202F) return false;
  while (before < 4 && p - before > chunk && g_ascii_isdigit(s->text[p - before - 1]))
    before++;
  p += c.size;
  while (after < 4 && p + after < s->length && g_ascii_isdigit(s->text[p + after]))
    after++;
  return before >= 1 && before <= 3 && after == 3;
}

/* Sets end and seen of the chunk that starts at p. */
static void find_chunk(EntScan *s, uint32_t p)
{
  uint32_t chunk = p, seen = 0;
  while (p < s->length) {
    uint8_t cls = ent_char_classes[(uint8_t)s->text[p]], size = 1;
    if (cls == ENT_CHAR_WIDE) {
      EntChar c = ent_char_at(s->text, p, s->length);
      cls = c.cls <= ENT_CHAR_LINE && groups_digits(s, chunk, p, c) ? ENT_CHAR_SYMBOL
                                                                    : c.cls;
      size = c.size;
    }
    if (cls <= ENT_CHAR_LINE) break;
    seen |= 1u << cls;
    p += size;
  }
  s->end = p;
  s->seen = seen;
}

/* Skips white space at p and notes it: on the piece before and as the next one's gap.
 */
static uint32_t skip_space(EntScan *s, uint32_t p)
{
  uint32_t lines = 0, b = p;
  while (p < s->length) {
    EntChar c = ent_char_at(s->text, p, s->length);
    if (c.cls > ENT_CHAR_LINE) break;
    if (c.cls == ENT_CHAR_LINE) lines += c.code == 0x2029 ? 2 : 1;
    p += c.size;
  }
  if (p == b) return p;
  EntGap gap = lines > 1 ? ENT_GAP_BLANK : lines ? ENT_GAP_LINE : ENT_GAP_SPACE;
  if (s->out->n) s->out->items[s->out->n - 1].flags |= ENT_TOK_SPACE_AFTER;
  if (gap > s->gap) s->gap = gap;
  return p;
}

void ent_scan(const EntTokenizer *t, const char *text, uint32_t length, EntPieces *out)
{
  EntScan s = {
      .words = t, .text = text, .length = length, .gap = ENT_GAP_BLANK, .out = out};
  uint32_t p = skip_space(&s, 0);
  while (p < length) {
    find_chunk(&s, p);
    s.tried = p;
    if (s.seen == ENT_SEEN(LETTER))
      ent_scan_put_word(&s, p, s.end);
    else
      scan_chunk(&s, p);
    s.inside = false;
    p = skip_space(&s, s.end);
  }
}
