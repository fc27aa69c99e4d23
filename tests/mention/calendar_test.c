// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The calendar: days, weekdays, validity, ISO forms. */
#include "extract/mention/calendar.h"
#include <glib.h>

static void test_days_go_back_and_forth(void)
{
  for (long day = 600000; day < 800000; day += 17)
    g_assert_cmpint(ent_days_from_date(ent_date_from_days(day)), ==, day);
}

static void test_weekdays(void)
{
  g_assert_cmpint(ent_weekday((EntDate){2025, 3, 3}), ==, 0);
  g_assert_cmpint(ent_weekday((EntDate){2024, 2, 29}), ==, 3);
  g_assert_cmpint(ent_weekday((EntDate){1999, 12, 31}), ==, 4);
  g_assert_cmpint(ent_weekday((EntDate){1900, 1, 1}), ==, 0);
}

static void test_validity(void)
{
  g_assert_true(ent_date_valid((EntDate){2024, 2, 29}));
  g_assert_false(ent_date_valid((EntDate){2023, 2, 29}));
  g_assert_false(ent_date_valid((EntDate){2023, 13, 1}));
  g_assert_false(ent_date_valid((EntDate){2023, 0, 5}));
  g_assert_true(ent_date_valid((EntDate){2023, 5, 0}));
}

static void check_parse(const char *text, const char *expected)
{
  EntDate date;
  char buffer[16];
  if (!expected) {
    g_assert_false(ent_date_parse(text, &date));
    return;
  }
  g_assert_true(ent_date_parse(text, &date));
  ent_date_format(date, buffer);
  g_assert_cmpstr(buffer, ==, expected);
}

static void test_iso_forms(void)
{
  check_parse("2017", "2017");
  check_parse("2017-05", "2017-05");
  check_parse("2017-05-03T10:00:00Z", "2017-05-03");
  check_parse("2026-02-30", NULL);
  check_parse("", NULL);
  check_parse(NULL, NULL);
}

static void test_months(void)
{
  EntDate december = ent_date_add_months((EntDate){2025, 1, 9}, -1);
  g_assert_cmpint(december.year, ==, 2024);
  g_assert_cmpint(december.month, ==, 12);
  g_assert_cmpint(december.day, ==, 0);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/calendar/days", test_days_go_back_and_forth);
  g_test_add_func("/calendar/weekdays", test_weekdays);
  g_test_add_func("/calendar/validity", test_validity);
  g_test_add_func("/calendar/iso", test_iso_forms);
  g_test_add_func("/calendar/months", test_months);
  return g_test_run();
}
