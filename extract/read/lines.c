// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Splits a text into lines and measures them. */

#include "extract/read/lines.h"
#include <glib.h>
#include <string.h>

/* From so many words on a line is a paragraph: with a full stop, and without. */
enum { PROSE_WORDS = 8, LONG_WORDS = 25 };

static bool is_space(const char *p)
{
  return *p == ' ' || *p == '\t';
}

/* Bytes of a no-break space at p, or 0. */
static size_t nbsp_at(const char *p, const char *end)
{
  return end - p >= 2 && !memcmp(p, "\xC2\xA0", 2) ? 2 : 0;
}

static void trim(EntTextLine *line)
{
  const char *p = line->text, *end = p + line->length;
  for (size_t n; p < end && (is_space(p) || nbsp_at(p, end));) {
    n = nbsp_at(p, end);
    p += n ? n : 1;
  }
  while (end > p && (is_space(end - 1) || (end - p >= 2 && nbsp_at(end - 2, end))))
    end -= is_space(end - 1) ? 1 : 2;
  line->text = p;
  line->length = (uint32_t)(end - p);
}

/* Quotation marks and brackets that may close a sentence after its full stop. */
static const char *before_closers(const char *begin, const char *end)
{
  static const char *const closers[] = {
      "\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
  for (size_t i = 0; i < G_N_ELEMENTS(closers); i++) {
    size_t n = strlen(closers[i]);
    if ((size_t)(end - begin) > n && !memcmp(end - n, closers[i], n)) {
      end -= n;
      i = (size_t)-1;
    }
  }
  return end;
}

static bool stops(const EntTextLine *line)
{
  const char *end = before_closers(line->text, line->text + line->length);
  if (end > line->text && strchr(".!?:", end[-1])) return true;
  return end - line->text >= 3 && !memcmp(end - 3, "\xE2\x80\xA6", 3);
}

static void measure(EntTextLine *line)
{
  trim(line);
  if (!line->length) return;
  line->words = 1;
  for (const char *p = line->text, *end = p + line->length;
       (p = memchr(p, ' ', (size_t)(end - p))); p++)
    line->words++;
  line->stops = stops(line);
  line->prose =
      line->words >= LONG_WORDS || (line->stops && line->words >= PROSE_WORDS);
}

EntTextLines ent_text_lines_split(const char *text, size_t length)
{
  GArray *lines =
      g_array_sized_new(FALSE, TRUE, sizeof(EntTextLine), (guint)(length / 64 + 8));
  const char *p = text, *end = text + length;
  while (p < end) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    if (!stop) stop = end;
    EntTextLine line = {.text = p, .length = (uint32_t)(stop - p)};
    measure(&line);
    g_array_append_val(lines, line);
    p = stop + 1;
  }
  EntTextLines result = {.n = lines->len};
  result.at = (EntTextLine *)(void *)g_array_free(lines, FALSE);
  return result;
}

void ent_text_lines_clear(EntTextLines *lines)
{
  g_free(lines->at);
  *lines = (EntTextLines){0};
}

uint32_t ent_text_lines_next(const EntTextLines *lines, uint32_t i)
{
  for (i++; i < lines->n; i++)
    if (lines->at[i].length && !lines->at[i].drop) return i;
  return lines->n;
}

uint32_t ent_text_lines_previous(const EntTextLines *lines, uint32_t i)
{
  while (i-- > 0)
    if (lines->at[i].length && !lines->at[i].drop) return i;
  return lines->n;
}

static bool counts(char c)
{
  return g_ascii_isalnum(c) || (unsigned char)c >= 0xC3;
}

static const char *skip_rest(const char *p, const char *end)
{
  while (p < end && !counts(*p))
    p++;
  return p;
}

bool ent_text_lines_same(const EntTextLine *a, const EntTextLine *b, bool prefix)
{
  const char *p = a->text, *pend = p + a->length, *q = b->text, *qend = q + b->length;
  for (;;) {
    p = skip_rest(p, pend);
    q = skip_rest(q, qend);
    if (q == qend) return prefix ? p < pend : p == pend;
    if (p == pend || g_ascii_tolower(*p) != g_ascii_tolower(*q)) return false;
    p++;
    q++;
  }
}
