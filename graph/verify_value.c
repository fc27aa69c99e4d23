// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Values against the words that they were read from. Written apart from the reading of
 * dates and sums in extract/, so that a mistake there is not repeated here. */
#include "graph/verify.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                   "friday", "saturday", "sunday"};

typedef struct {
  int year, month, day; /* 0 = not said */
} Date;

static Date read_date(const char *date)
{
  Date d = {0, 0, 0};
  char **parts = g_strsplit(date, "-", 3);
  guint n = g_strv_length(parts);
  if (n > 0) d.year = atoi(parts[0]);
  if (n > 1) d.month = atoi(parts[1]);
  if (n > 2) d.day = atoi(parts[2]);
  g_strfreev(parts);
  return d;
}

/* "march", "mar", "sept": 1 to 12; 0 = no month. "may" is one, too. */
static int month_of(const char *word)
{
  static const char *const whole[] = {"january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december"};
  if (strcmp(word, "sept") == 0) return 9;
  for (int i = 0; i < 12; i++)
    if (strcmp(word, months[i]) == 0 || strcmp(word, whole[i]) == 0) return i + 1;
  return 0;
}

/* 1 = Monday; 0 = no day of the week. */
static int weekday_of(const char *word)
{
  for (int i = 0; i < 7; i++)
    if (strcmp(word, days[i]) == 0) return i + 1;
  return 0;
}

static bool agrees_with_weekday(int weekday, const Date *date)
{
  if (!date->day || !date->month) return true;
  if (date->day > 31 || date->month > 12 || date->year < 1 || date->year > 9999 ||
      !g_date_valid_dmy((GDateDay)date->day, (GDateMonth)date->month,
                        (GDateYear)date->year))
    return false;
  GDate d;
  g_date_clear(&d, 1);
  g_date_set_dmy(&d, (GDateDay)date->day, (GDateMonth)date->month,
                 (GDateYear)date->year);
  return (int)g_date_get_weekday(&d) == weekday;
}

/* "3", "3rd", "2025", "03": its value; -1 = no number that a date has. */
static int number_of(const char *word)
{
  char *end;
  guint64 value = g_ascii_strtoull(word, &end, 10);
  bool ordinal = strcmp(end, "st") == 0 || strcmp(end, "nd") == 0 ||
                 strcmp(end, "rd") == 0 || strcmp(end, "th") == 0;
  return end == word || (*end && !ordinal) || value > 9999 ? -1 : (int)value;
}

static bool agrees_with_number(int number, const Date *date, bool month_named)
{
  if (number >= 1000) return number == date->year;
  if (number > 31 || number == 0 || !date->day) return true; /* an hour, "the 50s" */
  if (month_named) return number == date->day || number == date->year % 100;
  /* "2025-03-04", "03/04/25" */
  return number == date->day || number == date->month || number == date->year % 100;
}

/* Words of letters and digits, in lower case. */
static char **words_of(const char *text)
{
  char *lower = g_utf8_strdown(text, -1);
  for (char *p = lower; *p; p++)
    if ((unsigned char)*p < 0x80 && !g_ascii_isalnum(*p)) *p = ' ';
  char **words = g_strsplit(lower, " ", 0);
  g_free(lower);
  return words;
}

bool ent_words_agree_with_date(const char *words, const char *date)
{
  Date d = read_date(date);
  char **all = words_of(words);
  bool good = true, month_named = false;
  for (char **word = all; *word; word++)
    month_named |= month_of(*word) != 0;
  for (char **word = all; *word && good; word++) {
    int month = month_of(*word), weekday = weekday_of(*word), number = number_of(*word);
    if (month && d.month) good = month == d.month;
    if (weekday) good = agrees_with_weekday(weekday, &d);
    if (number >= 0) good = agrees_with_number(number, &d, month_named);
  }
  g_strfreev(all);
  return good;
}

/* The digits of a number without zeros at either end: "1,500.0" gives "15". */
static char *significant(const char *from, const char *end)
{
  GString *digits = g_string_new(NULL);
  for (; from < end; from++)
    if (g_ascii_isdigit(*from) && (digits->len || *from != '0'))
      g_string_append_c(digits, *from);
  while (digits->len && digits->str[digits->len - 1] == '0')
    g_string_truncate(digits, digits->len - 1);
  return g_string_free(digits, FALSE);
}

bool ent_words_agree_with_amount(const char *words, const char *amount)
{
  char *wanted = significant(amount, amount + strlen(amount));
  bool any = false, good = false;
  for (const char *p = words; *p && !good;) {
    size_t length = strspn(p, "0123456789.,");
    if (!length || !g_ascii_isdigit(*p)) {
      p++;
      continue;
    }
    char *digits = significant(p, p + length);
    any = true;
    good = strcmp(digits, wanted) == 0;
    g_free(digits);
    p += length;
  }
  g_free(wanted);
  return good || !any;
}

static const char *skip_space(const char *p)
{
  while (*p && g_unichar_isspace(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

bool ent_words_are(const char *words, const char *text)
{
  while (*words || *text) {
    words = skip_space(words);
    text = skip_space(text);
    if (*words != *text) return false;
    if (*words) words++, text++;
  }
  return true;
}
