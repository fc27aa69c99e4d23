// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Words: how far they go, whether a full stop is theirs, where they are cut. */

#include "extract/token/scanner.h"
#include <glib.h>

#define ANY_ABBREVIATION (ENT_WORD(TITLE) | ENT_WORD(NUMBERED) | ENT_WORD(ABBREVIATION))

/* The apostrophe nearest to e, not far from it; e if there is none. */
static uint32_t last_apostrophe(const EntScan *s, uint32_t b, uint32_t e)
{
  uint32_t stop = e - b > 8 ? e - 8 : b;
  for (uint32_t p = e; p > stop; p--) {
    uint8_t c = (uint8_t)s->text[p - 1];
    if ((c & 0xC0) == 0x80) continue; /* inside a character */
    if (ent_scan_at(s, p - 1).cls == ENT_CHAR_APOSTROPHE) return p - 1;
  }
  return e;
}

/* Where the last clitic of [b, e) starts; e if there is none. */
static uint32_t clitic_of(const EntScan *s, uint32_t b, uint32_t e)
{
  uint32_t a = last_apostrophe(s, b, e);
  if (a == e || a == b) return e;
  if (a > b + 1 && ent_scan_kinds(s, a - 1, e) & ENT_WORD(CLITIC)) return a - 1;
  return ent_scan_kinds(s, a, e) & ENT_WORD(CLITIC) ? a : e;
}

uint32_t ent_scan_put_clitic(EntScan *s, uint32_t b, uint32_t e)
{
  if (s->gap == ENT_GAP_NONE && s->out->n) {
    s->out->items[s->out->n - 1].flags |= ENT_TOK_MWT_NEXT | ENT_TOK_INSIDE_WORD;
    s->inside = true;
  }
  return ent_scan_put(s, b, e, 0);
}

/* Bytes before the cut of a word that the tables cut, or 0. */
static uint32_t table_cut(const EntScan *s, uint32_t b, uint32_t e)
{
  if (e - b > ENT_WORD_MAX) return 0;
  const EntWord *w = ent_word_find(s->words, s->text + b, e - b);
  return w && (w->any | w->upper) & ENT_WORD(SPLIT) ? w->cut : 0;
}

static uint32_t word_kinds(const EntScan *s, uint32_t b, uint32_t e)
{
  uint32_t kinds = ent_scan_kinds(s, b, e), piece = 0;
  if (kinds & ENT_WORD(STARTER)) piece |= ENT_PIECE_STARTER;
  if (kinds & ENT_WORD(REPORTING)) piece |= ENT_PIECE_REPORTING;
  return piece;
}

uint32_t ent_scan_put_word(EntScan *s, uint32_t b, uint32_t e)
{
  uint32_t kinds = word_kinds(s, b, e), cut = table_cut(s, b, e);
  uint32_t clitics[3], n = 0, left = e;
  if (cut) clitics[n++] = left = b + cut;
  while (n < G_N_ELEMENTS(clitics) && s->seen & ENT_SEEN(APOSTROPHE)) {
    uint32_t a = clitic_of(s, b, left);
    if (a == left) break;
    clitics[n++] = left = a;
  }
  if (n) kinds |= word_kinds(s, b, left);
  ent_scan_put(s, b, left, kinds);
  while (n--)
    ent_scan_put_clitic(s, clitics[n], n ? clitics[n - 1] : e);
  return e;
}

/* The first character after white space of one line at p. */
static uint32_t next_word(const EntScan *s, uint32_t p)
{
  uint32_t limit = p + 16 < s->length ? p + 16 : s->length;
  while (p < limit) {
    EntChar c = ent_char_at(s->text, p, s->length);
    if (c.cls > ENT_CHAR_LINE) break;
    p += c.size;
  }
  return p < limit ? p : s->length;
}

static bool number_follows(const EntScan *s, uint32_t p)
{
  p = next_word(s, p);
  return p < s->length && ent_char_at(s->text, p, s->length).cls == ENT_CHAR_DIGIT;
}

/* Something goes on at p: a word in lower case (E. coli), or one in upper case that is
 * no usual sentence start. */
static bool name_follows(const EntScan *s, uint32_t p)
{
  uint32_t b = next_word(s, p), e = b;
  if (b >= s->length) return false;
  EntChar c = ent_char_at(s->text, b, s->length);
  if (c.cls != ENT_CHAR_LETTER) return false;
  if (!c.upper) return true;
  while (e < s->length && e - b <= ENT_WORD_MAX && g_ascii_isalpha(s->text[e]))
    e++;
  if (e == b + 1 && e < s->length && s->text[e] == '.') return true;
  return !(ent_word_kinds(s->words, s->text + b, e - b) & ENT_WORD(STARTER));
}

/* The piece before is an initial: "U. S." is written with a space, too. */
static bool after_initial(const EntScan *s)
{
  const EntPiece *last = s->out->n ? &s->out->items[s->out->n - 1] : NULL;
  return last && s->gap == ENT_GAP_SPACE && last->end - last->begin == 2 &&
         g_ascii_isupper(s->text[last->begin]) && s->text[last->begin + 1] == '.';
}

/* A full stop stands at e, behind the word [b, e). Is it the word's own? Then *kinds
 * says whether it may end a sentence. */
static bool takes_full_stop(const EntScan *s, uint32_t b, uint32_t e, uint32_t *kinds)
{
  uint32_t word = ent_scan_kinds(s, b, e);
  EntChar first = ent_scan_at(s, b), next = ent_scan_at(s, e + 1);
  bool single = e - b == first.size, dotted = false;
  for (uint32_t p = b; p < e && e - b <= ENT_WORD_MAX; p++)
    dotted |= s->text[p] == '.';
  *kinds = 0;
  if (next.code == '.') return false;
  if (word & ENT_WORD(TITLE) && !(single && first.upper)) return true;
  if (word & ENT_WORD(NUMBERED) && number_follows(s, e + 1)) return true;
  if (single && first.upper && name_follows(s, e + 1)) return true;
  *kinds = ENT_PIECE_ABBREVIATION;
  return dotted || word & ENT_WORD(ABBREVIATION) ||
         (single && first.upper && after_initial(s)) ||
         (next.cls == ENT_CHAR_COMMA && e - b <= 6);
}

/* The full stop at p goes on with the word [b, p), whose last part starts at part. */
static bool dot_goes_on(const EntScan *s, uint32_t b, uint32_t part, uint32_t p)
{
  EntChar next = ent_scan_at(s, p + 1);
  if (next.cls != ENT_CHAR_LETTER) return false;
  bool single = p - part == ent_scan_at(s, part).size;
  if (single && !ent_char_is_alnum(ent_scan_at(s, p + 1 + next.size))) return true;
  uint32_t e = p + 1;
  while (e < s->end && e - b <= ENT_WORD_MAX && g_ascii_isalpha(s->text[e]))
    e++;
  return ent_scan_kinds(s, b, e) & ANY_ABBREVIATION;
}

/* AT&T, R&D: a short word in upper case, or single letters. */
static bool ampersand_goes_on(const EntScan *s, uint32_t b, uint32_t p)
{
  EntChar before = ent_scan_at(s, b), after = ent_scan_at(s, p + 1);
  if (after.cls != ENT_CHAR_LETTER || p - b > 4) return false;
  bool single =
      p - b == before.size && !ent_char_is_alnum(ent_scan_at(s, p + 1 + after.size));
  return single || (before.upper && after.upper);
}

/* non-profit, E-mail, but UN-led: not an acronym that looks like a prefix. */
static bool prefix_goes_on(const EntScan *s, uint32_t part, uint32_t p)
{
  if (p > part + 1 && ent_scan_at(s, part).upper && ent_scan_at(s, p - 1).upper)
    return false;
  return ent_scan_kinds(s, part, p) & ENT_WORD(PREFIX);
}

static bool word_goes_on(const EntScan *s, uint32_t b, uint32_t part, uint32_t p)
{
  EntChar c = ent_scan_at(s, p), next = ent_scan_at(s, p + c.size);
  switch (c.cls) {
  case ENT_CHAR_APOSTROPHE:
    return next.cls == ENT_CHAR_LETTER;
  case ENT_CHAR_STOP:
    return c.code == '.' && dot_goes_on(s, b, part, p);
  case ENT_CHAR_AMPERSAND:
    return ampersand_goes_on(s, b, p);
  case ENT_CHAR_HYPHEN:
    return ent_char_is_alnum(next) && prefix_goes_on(s, part, p);
  default:
    return false;
  }
}

/* "US" before "$5": the currency is one token. */
static bool is_currency(const EntScan *s, uint32_t b, uint32_t e)
{
  if (e - b > 3 || ent_scan_at(s, e).code != '$') return false;
  for (uint32_t p = b; p < e; p++)
    if (!g_ascii_isupper(s->text[p])) return false;
  EntChar next = ent_scan_at(s, e + 1);
  return !next.size || next.cls == ENT_CHAR_DIGIT;
}

uint32_t ent_scan_word(EntScan *s, uint32_t b)
{
  uint32_t part = b, p = ent_scan_run(s, b), kinds;
  while (p < s->end && word_goes_on(s, b, part, p)) {
    EntChar c = ent_scan_at(s, p);
    p += c.size;
    if (c.cls != ENT_CHAR_APOSTROPHE) part = p;
    p = ent_scan_run(s, p);
  }
  if (is_currency(s, b, p)) return ent_scan_put(s, b, p + 1, ENT_PIECE_SYMBOL);
  if (ent_scan_at(s, p).code == '.' && takes_full_stop(s, b, p, &kinds))
    return ent_scan_put(s, b, p + 1, kinds);
  return ent_scan_put_word(s, b, p);
}

uint32_t ent_scan_apostrophe(EntScan *s, uint32_t b)
{
  EntChar c = ent_scan_at(s, b), next = ent_scan_at(s, b + c.size);
  uint32_t p = b + c.size, e = ent_scan_run(s, p);
  if (next.cls == ENT_CHAR_APOSTROPHE)
    return ent_scan_put(s, b, p + next.size, ENT_PIECE_QUOTE);
  if (next.cls == ENT_CHAR_LETTER && e - b <= ENT_WORD_MAX) {
    uint32_t kinds = ent_scan_kinds(s, b, e);
    if (kinds & ENT_WORD(CLITIC)) return ent_scan_put_clitic(s, b, e);
    if (kinds & ENT_WORD(WHOLE)) return ent_scan_put(s, b, e, ENT_PIECE_LOWER);
    if (kinds & ENT_WORD(SPLIT)) return ent_scan_put_word(s, b, e);
  }
  uint32_t year = ent_scan_digits(s, p);
  if (year == p + 2 && (e == year || (e == year + 1 && s->text[year] == 's')))
    return ent_scan_put(s, b, e, ENT_PIECE_DIGIT);
  return ent_scan_put(s, b, p, c.code == '\'' ? ENT_PIECE_QUOTE : ENT_PIECE_CLOSE);
}
