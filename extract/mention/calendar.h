// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Days of the Gregorian calendar as numbers, and dates relative to a document's date.
 */
#ifndef ENT_EXTRACT_MENTION_CALENDAR_H
#define ENT_EXTRACT_MENTION_CALENDAR_H

#include <stdbool.h>

typedef struct {
  int year, month, day; /* month and day 0 = not said */
} EntDate;

/* Days since 0000-03-01 (Howard Hinnant, "chrono-compatible low-level date
 * algorithms"). */
long ent_days_from_date(EntDate date);
EntDate ent_date_from_days(long days);
/* 0 = Monday ... 6 = Sunday. */
int ent_weekday(EntDate date);
bool ent_date_valid(EntDate date);
/* Reads "2017", "2017-05" or "2017-05-03" (a time after it is ignored). */
bool ent_date_parse(const char *iso, EntDate *date);
/* Writes the ISO form at the date's granularity; buffer of 16 bytes at least. */
void ent_date_format(EntDate date, char *buffer);
/* Months added or taken, day kept at 0. */
EntDate ent_date_add_months(EntDate date, int months);

#endif
