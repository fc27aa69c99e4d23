// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Values against words, each case beside a near one that must not pass. The rest of
 * verification: tests/cli/verify_test.py, over tampered graphs. */
#include "graph/verify.h"
#include <glib.h>

static const struct {
  const char *words, *value;
  bool agree;
} dates[] = {
    {"3 March 2025", "2025-03-03", true},
    {"3 March 2025", "2025-03-04", false},
    {"3 March 2025", "2024-03-03", false},
    {"3 March 2025", "2025-04-03", false},
    {"March 3rd", "2025-03-03", true},
    {"March 3rd", "2025-03-13", false},
    {"March 2025", "2025-03", true},
    {"March 2025", "2025-02", false},
    {"2017", "2017", true},
    {"2017", "2018", false},
    {"Sept. 9", "2025-09-09", true},
    {"Sept. 9", "2025-10-09", false},
    {"Monday", "2025-03-03", true},
    {"Monday", "2025-03-04", false},
    {"Monday evening", "2025-03-03", true},
    {"last month", "2025-02", true},
    {"2025-03-04", "2025-03-04", true},
    {"2025-03-04", "2026-03-04", false},
    {"04/03/25", "2025-03-04", true},
    {"04/05/25", "2025-03-04", false},
};

static const struct {
  const char *words, *value;
  bool agree;
} amounts[] = {
    {"NOK 40m", "40000000", true},
    {"NOK 40m", "41000000", false},
    {"$1.5 billion", "1500000000", true},
    {"$1.5 billion", "1600000000", false},
    {"1,250,000 euros", "1250000", true},
    {"1,250,000 euros", "1260000", false},
    {"forty million pounds", "40000000", true},
};

static const struct {
  const char *words, *text;
  bool agree;
} speech[] = {
    {"We are\nglad", "We are glad", true},
    {"We are glad", "We are gladder", false},
    {"We are glad", "We glad", false},
    {"", "We", false},
};

static void test_dates(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(dates); i++)
    if (ent_words_agree_with_date(dates[i].words, dates[i].value) != dates[i].agree)
      g_error("%s, %s", dates[i].words, dates[i].value);
}

static void test_amounts(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++)
    if (ent_words_agree_with_amount(amounts[i].words, amounts[i].value) !=
        amounts[i].agree)
      g_error("%s, %s", amounts[i].words, amounts[i].value);
}

static void test_speech(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(speech); i++)
    if (ent_words_are(speech[i].words, speech[i].text) != speech[i].agree)
      g_error("%s, %s", speech[i].words, speech[i].text);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/verify/dates", test_dates);
  g_test_add_func("/verify/amounts", test_amounts);
  g_test_add_func("/verify/speech", test_speech);
  return g_test_run();
}
