// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Dates in the text, and what they mean against the document's date: "3 March 2025",
 * "in May", "on Tuesday", "last month", "yesterday". Value and granularity as in
 * TIMEX3. Words come from the table time-words: kind month (value 1..12), weekday
 * (value 0..6 from Monday), day (offset in days: today 0, yesterday -1), unit (day week
 * month year decade), last, next, this, part (early, mid, late). */
#include "extract/mention/calendar.h"
#include "extract/mention/finder.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  EntFinder *f;
  EntDate now;         /* the document's date; year 0 = unknown */
  uint32_t first, end; /* the sentence */
} Dates;

static const EntMatch *time_word(const Dates *d, uint32_t i, const char *kind)
{
  if (i >= d->end) return NULL;
  const EntMatch *match = ent_match_at(d->f->m, i, ENT_TABLE_TIME_WORDS);
  if (!match || !g_str_equal(ent_entry_value(match->entry, "kind"), kind)) return NULL;
  return match;
}

static int time_value(const EntMatch *match)
{
  return atoi(ent_entry_value(match->entry, "value"));
}

/* "Theresa May": the name model has it in one name with what is before it. */
static bool is_surname(const Dates *d, uint32_t i)
{
  const EntToken *t = &d->f->a->tokens[i];
  return i > d->first && t->name == ENT_NAME_PER && !t->name_begin;
}

/* A month's name, upper case first ("may" the verb is none). */
static int month_at(const Dates *d, uint32_t i, uint32_t *next)
{
  const EntMatch *match = time_word(d, i, "month");
  if (!match || !ent_token_upper(d->f->a, i) || is_surname(d, i)) return 0;
  *next = match->end;
  /* a point behind it is the abbreviation's, at the end the sentence's */
  if (*next + 1 < d->end && ent_token_is(d->f->a, *next, ".")) (*next)++;
  return time_value(match);
}

static int number_at(const Dates *d, uint32_t i)
{
  if (i >= d->end || !(d->f->a->tokens[i].flags & ENT_TOK_ALL_DIGIT)) return -1;
  const char *norm = d->f->a->tokens[i].norm;
  if (strlen(norm) > 4 || strspn(norm, "0123456789") != strlen(norm)) return -1;
  return atoi(norm);
}

static int year_at(const Dates *d, uint32_t i)
{
  int n = number_at(d, i);
  return n >= 1000 && n <= 2199 && strlen(d->f->a->tokens[i].norm) == 4 ? n : 0;
}

/* "3", "3rd". */
static int day_at(const Dates *d, uint32_t i)
{
  if (i >= d->end) return 0;
  const char *norm = d->f->a->tokens[i].norm;
  size_t digits = strspn(norm, "0123456789");
  if (digits < 1 || digits > 2) return 0;
  static const char *const tails[] = {"", "st", "nd", "rd", "th"};
  for (size_t t = 0; t < G_N_ELEMENTS(tails); t++)
    if (g_str_equal(norm + digits, tails[t])) {
      int n = atoi(norm);
      return n >= 1 && n <= 31 ? n : 0;
    }
  return 0;
}

/* The sentence speaks of what is to come before token i. */
static bool looks_ahead(const Dates *d, uint32_t i)
{
  uint32_t from = i > d->first + 20 ? i - 20 : d->first;
  for (uint32_t t = from; t < i + 4 && t < d->end; t++)
    if (ent_word_at(d->f->m, t, ENT_WORD_FUTURE)) return true;
  return false;
}

/* A day and month without year: the nearest to the document's date. */
static EntDate nearest_year(const Dates *d, int month, int day, uint32_t i)
{
  EntDate best = {d->now.year, month, day};
  if (!d->now.year) return (EntDate){0, 0, 0};
  if (!d->now.month) return best;
  int diff = month - d->now.month;
  bool ahead = looks_ahead(d, i);
  if (diff > (ahead ? 10 : 2)) best.year--;
  if (diff < (ahead ? -2 : -10)) best.year++;
  return best;
}

static void add(Dates *d, uint32_t first, uint32_t end, EntDate date)
{
  if (ent_finder_is_taken(d->f, first, end)) return;
  ent_finder_take(d->f, first, end);
  if (!ent_date_valid(date)) return; /* a date, but of no known year */
  static const char *const unit[] = {"year", "month", "day"};
  EntMention *mention =
      ent_finder_add(d->f, ENT_MENTION_DATE, ENT_CLASS_NONE, first, end);
  char iso[16];
  ent_date_format(date, iso);
  mention->text = ent_arena_strdup(d->f->a->arena, iso);
  mention->unit = unit[(date.month != 0) + (date.day != 0)];
}

/* "3 March 2025", "3rd of March" */
static uint32_t day_month(Dates *d, uint32_t i)
{
  int day = day_at(d, i);
  uint32_t at = i + 1;
  if (!day) return 0;
  if (at < d->end && ent_token_is_word(d->f->m, at, ENT_WORD_OF)) at++;
  uint32_t next = 0;
  int month = month_at(d, at, &next);
  if (!month) return 0;
  uint32_t year_token =
      next < d->end && ent_token_is(d->f->a, next, ",") ? next + 1 : next;
  int year = year_at(d, year_token);
  EntDate date = {year, month, day};
  if (!year) date = nearest_year(d, month, day, i);
  uint32_t end = year ? year_token + 1 : next;
  add(d, i, end, date);
  return end;
}

/* "March 3, 2025", "March 2025", "March" */
static uint32_t month_first(Dates *d, uint32_t i)
{
  uint32_t next = 0;
  int month = month_at(d, i, &next);
  if (!month) return 0;
  int year = year_at(d, next);
  if (year) {
    add(d, i, next + 1, (EntDate){year, month, 0});
    return next + 1;
  }
  int day = day_at(d, next);
  if (!day) {
    add(d, i, next, nearest_year(d, month, 0, i));
    return next;
  }
  uint32_t end = next + 1;
  uint32_t year_token = end < d->end && ent_token_is(d->f->a, end, ",") ? end + 1 : end;
  year = year_at(d, year_token);
  EntDate date = {year, month, day};
  if (!year) date = nearest_year(d, month, day, i);
  if (year) end = year_token + 1;
  add(d, i, end, date);
  return end;
}

/* "Tuesday": the last one up to the document's date, or the next where the sentence
 * looks ahead. */
static uint32_t weekday(Dates *d, uint32_t i)
{
  const EntMatch *match = time_word(d, i, "weekday");
  if (!match || !ent_token_upper(d->f->a, i)) return 0;
  uint32_t after = match->end, next = 0;
  if (after < d->end && ent_token_is(d->f->a, after, ",")) after++;
  bool dated = after < d->end && (month_at(d, after, &next) || day_at(d, after));
  if (dated || !d->now.day) {
    ent_finder_take(d->f, i, match->end);
    return match->end;
  }
  bool ahead = (i > d->first && time_word(d, i - 1, "next")) || looks_ahead(d, i);
  int back = (ent_weekday(d->now) - time_value(match) + 7) % 7;
  if (back == 0 && i > d->first && time_word(d, i - 1, "last")) back = 7;
  long days = ent_days_from_date(d->now) - back + (ahead && back > 0 ? 7 : 0);
  add(d, i, match->end, ent_date_from_days(days));
  return match->end;
}

static uint32_t relative_day(Dates *d, uint32_t i)
{
  const EntMatch *match = time_word(d, i, "day");
  if (!match || ent_finder_is_taken(d->f, i, match->end)) return 0;
  if (!d->now.day) {
    ent_finder_take(d->f, i, match->end);
    return match->end;
  }
  add(d, i, match->end,
      ent_date_from_days(ent_days_from_date(d->now) + time_value(match)));
  return match->end;
}

/* "last month", "next year", "this year", "last March" */
static uint32_t relative_unit(Dates *d, uint32_t i)
{
  static const struct {
    const char *kind;
    int step;
  } words[] = {{"last", -1}, {"this", 0}, {"next", 1}};
  if (!d->now.year || i + 1 >= d->end) return 0;
  for (size_t w = 0; w < G_N_ELEMENTS(words); w++) {
    if (!time_word(d, i, words[w].kind)) continue;
    const char *unit = d->f->a->tokens[i + 1].norm;
    uint32_t next = 0;
    int month = month_at(d, i + 1, &next);
    if (month && d->now.month) {
      int year = d->now.year;
      if (words[w].step < 0 && month >= d->now.month) year--;
      if (words[w].step > 0 && month <= d->now.month) year++;
      add(d, i, next, (EntDate){year, month, 0});
      return next;
    }
    const EntMatch *u = time_word(d, i + 1, "unit");
    if (!u) return 0;
    unit = ent_entry_value(u->entry, "value");
    if (g_str_equal(unit, "year"))
      add(d, i, u->end, (EntDate){d->now.year + words[w].step, 0, 0});
    else if (g_str_equal(unit, "month") && d->now.month)
      add(d, i, u->end, ent_date_add_months(d->now, words[w].step));
    return u->end;
  }
  return 0;
}

/* "2017", "in 2017": a bare year stands after a preposition, before a noun, in
 * brackets. */
static uint32_t bare_year(Dates *d, uint32_t i)
{
  int year = year_at(d, i);
  if (!year || year < 1800 || year > 2100) return 0;
  if (i + 1 < d->end && ent_match_at(d->f->m, i + 1, ENT_TABLE_CURRENCIES)) return 0;
  if (i > d->first && ent_match_at(d->f->m, i - 1, ENT_TABLE_CURRENCIES)) return 0;
  add(d, i, i + 1, (EntDate){year, 0, 0});
  return i + 1;
}

/* "2025-03-03" as one token. */
static uint32_t iso_date(Dates *d, uint32_t i)
{
  const char *norm = d->f->a->tokens[i].norm;
  EntDate date;
  if (strlen(norm) != 10 || norm[4] != '-' || norm[7] != '-') return 0;
  if (!ent_date_parse(norm, &date) || !date.day) return 0;
  add(d, i, i + 1, date);
  return i + 1;
}

void ent_find_dates(EntFinder *f, uint32_t sentence)
{
  static uint32_t (*const forms[])(Dates *, uint32_t) = {
      day_month,     month_first, weekday,  relative_day,
      relative_unit, iso_date,    bare_year};
  Dates d = {.f = f,
             .first = f->a->sentences[sentence].first,
             .end = f->a->sentences[sentence].end};
  ent_date_parse(f->m->date, &d.now);
  for (uint32_t i = d.first; i < d.end;) {
    uint32_t next = 0;
    for (size_t k = 0; !next && k < G_N_ELEMENTS(forms); k++)
      next = forms[k](&d, i);
    i = next > i ? next : i + 1;
  }
}
