// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Days of the Gregorian calendar. */
#include "extract/mention/calendar.h"
#include <stdio.h>
#include <stdlib.h>

long ent_days_from_date(EntDate d)
{
  long y = d.month <= 2 ? d.year - 1 : d.year;
  long era = y / 400;
  long yoe = y - era * 400;
  long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy;
}

EntDate ent_date_from_days(long z)
{
  long era = z / 146097, doe = z - era * 146097;
  long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  long mp = (5 * doy + 2) / 153;
  int month = (int)(mp < 10 ? mp + 3 : mp - 9);
  int year = (int)(yoe + era * 400 + (month <= 2));
  return (EntDate){year, month, (int)(doy - (153 * mp + 2) / 5 + 1)};
}

int ent_weekday(EntDate date)
{
  return (int)((ent_days_from_date(date) + 2) % 7); /* 0000-03-01 was a Wednesday */
}

bool ent_date_valid(EntDate d)
{
  if (d.year < 1 || d.year > 9999 || d.month < 0 || d.month > 12 || d.day < 0)
    return false;
  if (d.month == 0) return d.day == 0;
  if (d.day == 0) return true;
  EntDate back = ent_date_from_days(ent_days_from_date(d));
  return back.month == d.month && back.day == d.day;
}

bool ent_date_parse(const char *iso, EntDate *date)
{
  *date = (EntDate){0, 0, 0};
  if (!iso) return false;
  int n = sscanf(iso, "%4d-%2d-%2d", &date->year, &date->month, &date->day);
  return n >= 1 && ent_date_valid(*date);
}

void ent_date_format(EntDate d, char *buffer)
{
  if (d.month == 0)
    snprintf(buffer, 16, "%04d", d.year % 10000);
  else if (d.day == 0)
    snprintf(buffer, 16, "%04d-%02d", d.year % 10000, d.month % 100);
  else
    snprintf(buffer, 16, "%04d-%02d-%02d", d.year % 10000, d.month % 100, d.day % 100);
}

EntDate ent_date_add_months(EntDate d, int months)
{
  int n = d.year * 12 + d.month - 1 + months;
  return (EntDate){n / 12, n % 12 + 1, 0};
}
