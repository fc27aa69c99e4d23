// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds a date by its words: a month's name beside numbers, or numbers alone. */

#include "extract/read/dates.h"
#include <glib.h>
#include <string.h>

enum { MAX_WORDS = 16 };

typedef struct {
  const char *text;
  size_t length;
  int number, digits; /* of the digits that it begins with */
  int month;          /* of its name */
  char before;        /* the byte before it */
} Word;

static bool is_word_byte(char c)
{
  return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

static void read_word(const EntCues *cues, Word *word)
{
  while ((size_t)word->digits < word->length && word->digits < 8 &&
         g_ascii_isdigit(word->text[word->digits]))
    word->number = word->number * 10 + word->text[word->digits++] - '0';
  word->month = ent_cues_rank(cues, ENT_CUE_MONTH, word->text, word->length);
}

static unsigned split(const EntCues *cues, const char *text, size_t length,
                      Word words[MAX_WORDS])
{
  unsigned n = 0;
  size_t i = 0;
  while (i < length && n < MAX_WORDS) {
    if (!is_word_byte(text[i])) {
      i++;
      continue;
    }
    size_t start = i;
    while (i < length && is_word_byte(text[i]))
      i++;
    words[n] = (Word){.text = text + start,
                      .length = i - start,
                      .before = start ? text[start - 1] : ' '};
    read_word(cues, &words[n++]);
  }
  return n;
}

static bool make(int year, int month, int day, char iso[ENT_ISO_DATE])
{
  if (year < 1500 || year > 2200 || month < 1 || month > 12 || day < 1 ||
      day > g_date_get_days_in_month((GDateMonth)month, (GDateYear)year))
    return false;
  g_snprintf(iso, ENT_ISO_DATE, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return true;
}

/* "30" and "30th" are days, "30s" too: nobody writes that beside a month. */
static bool is_day(const Word *w)
{
  return w->digits >= 1 && w->digits <= 2 && w->length <= (size_t)w->digits + 2;
}

static bool is_year(const Word *w)
{
  return w->digits == 4 && w->length == 4;
}

static bool at_numbers(const Word *w, unsigned left, char iso[ENT_ISO_DATE])
{
  if (w[0].digits == 8 && w[0].length == 8)
    return make(w[0].number / 10000, w[0].number / 100 % 100, w[0].number % 100, iso);
  if (left < 3 || !w[1].digits || !w[2].digits || w[1].before != w[2].before ||
      !strchr("-/.", w[1].before))
    return false;
  if (is_year(&w[0]) && w[1].digits <= 2 && w[2].digits <= 2)
    return make(w[0].number, w[1].number, w[2].number, iso);
  if (w[0].digits > 2 || w[1].digits > 2 || !is_year(&w[2])) return false;
  if (w[0].number > 12 || w[1].before == '.')
    return make(w[2].number, w[1].number, w[0].number, iso);
  return w[1].number > 12 && make(w[2].number, w[0].number, w[1].number, iso);
}

static bool at_month(const Word *words, unsigned i, unsigned n, char iso[ENT_ISO_DATE])
{
  const Word *w = words + i;
  if (i + 2 < n && is_day(&w[1]) && is_year(&w[2]))
    return make(w[2].number, w[0].month, w[1].number, iso);
  if (i >= 1 && i + 1 < n && is_day(&w[-1]) && is_year(&w[1]))
    return make(w[1].number, w[0].month, w[-1].number, iso);
  return i >= 1 && i + 1 < n && is_year(&w[-1]) && is_day(&w[1]) &&
         make(w[-1].number, w[0].month, w[1].number, iso);
}

static bool find(const Word *words, unsigned n, char iso[ENT_ISO_DATE])
{
  for (unsigned i = 0; i < n; i++) {
    if (words[i].digits && at_numbers(words + i, n - i, iso)) return true;
    if (words[i].month && at_month(words, i, n, iso)) return true;
  }
  return false;
}

bool ent_date_find(const EntCues *cues, const char *text, size_t length,
                   char iso[ENT_ISO_DATE])
{
  Word words[MAX_WORDS];
  unsigned n = split(cues, text, length, words);
  *iso = '\0';
  return find(words, n, iso);
}

/* ISO times run together with their date: "30T10". */
static bool is_time_word(const Word *w)
{
  if (!w->digits) return false;
  for (size_t i = (size_t)w->digits; i < w->length; i++)
    if (!g_ascii_isalnum(w->text[i])) return false;
  return w->length <= (size_t)w->digits + 4;
}

bool ent_date_is_line(const EntCues *cues, const char *text, size_t length,
                      char iso[ENT_ISO_DATE])
{
  Word words[MAX_WORDS];
  unsigned anchors = 0, numbers = 0;
  *iso = '\0';
  if (length > 80) return false;
  unsigned n = split(cues, text, length, words);
  if (!n || n == MAX_WORDS) return false;
  bool full = find(words, n, iso);
  for (unsigned i = 0; i < n; i++) {
    const Word *w = &words[i];
    bool unit = ent_cues_rank(cues, ENT_CUE_TIME_UNIT, w->text, w->length) != 0;
    if (is_time_word(w))
      numbers++;
    else if (w->month || unit)
      anchors++;
    else if (!ent_cues_rank(cues, ENT_CUE_WEEKDAY, w->text, w->length) &&
             !ent_cues_rank(cues, ENT_CUE_DATE_WORD, w->text, w->length))
      return false;
  }
  return full || (anchors && numbers);
}
