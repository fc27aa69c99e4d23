// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Amounts of money: "GBP 200m", "$5 billion", "NOK 40m", "200 million euros". The value
 * is a canonical decimal, the unit an ISO 4217 code from the table currencies. */
#include "extract/mention/finder.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longest mantissa and largest amount that are taken seriously. */
enum { MAX_DIGITS = 15 };
static const double max_amount = 1e16;

/* Digits with "," between thousands and "." before decimals, and letters behind
 * ("40m"). Returns the number of bytes used, 0 if there is no number. */
static size_t read_number(const char *text, double *value)
{
  char digits[MAX_DIGITS + 2];
  size_t n = 0, i = 0;
  for (; text[i] && n <= MAX_DIGITS; i++) {
    if (text[i] == ',' && g_ascii_isdigit(text[i + 1])) continue;
    if (!g_ascii_isdigit(text[i]) && !(text[i] == '.' && g_ascii_isdigit(text[i + 1])))
      break;
    digits[n++] = text[i];
  }
  digits[n] = '\0';
  if (n == 0 || n > MAX_DIGITS) return 0;
  *value = g_ascii_strtod(digits, NULL);
  return i;
}

/* "m", "million": the factor of a magnitude word, or 0. */
static double magnitude(const EntFinder *f, const char *word)
{
  const EntEntry *entry = ent_knowledge_find(f->k, ENT_TABLE_NUMBERS, word);
  if (!entry || !g_str_equal(ent_entry_value(entry, "kind"), "magnitude")) return 0;
  return g_ascii_strtod(ent_entry_value(entry, "value"), NULL);
}

/* A number with its magnitude in tokens from i; *end after it. */
static bool number_at(const EntFinder *f, uint32_t i, uint32_t limit, double *value,
                      uint32_t *end)
{
  if (i >= limit || !(f->a->tokens[i].flags & ENT_TOK_HAS_DIGIT)) return false;
  const char *norm = f->a->tokens[i].norm;
  size_t used = read_number(norm, value);
  if (!used) return false;
  *end = i + 1;
  double factor = 1;
  if (norm[used])
    factor = magnitude(f, norm + used);
  else if (i + 1 < limit && magnitude(f, f->a->tokens[i + 1].norm) > 0) {
    factor = magnitude(f, f->a->tokens[i + 1].norm);
    *end = i + 2;
  } else if (i + 2 < limit && ent_token_is(f->a, i + 1, "-") &&
             magnitude(f, f->a->tokens[i + 2].norm) > 0) {
    factor = magnitude(f, f->a->tokens[i + 2].norm);
    *end = i + 3;
  }
  if (factor <= 0) return false;
  *value *= factor;
  return *value < max_amount;
}

static void add(EntFinder *f, uint32_t first, uint32_t end, double value,
                const EntEntry *currency)
{
  if (ent_finder_is_taken(f, first, end)) return;
  char text[64];
  if (fabs(value - nearbyint(value)) < 0.005)
    g_ascii_formatd(text, sizeof text, "%.0f", value);
  else
    g_ascii_formatd(text, sizeof text, "%.2f", value);
  EntMention *mention =
      ent_finder_add(f, ENT_MENTION_MONEY, ENT_CLASS_NONE, first, end);
  mention->text = ent_arena_strdup(f->a->arena, text);
  mention->unit = ent_entry_value(currency, "code");
  ent_finder_take(f, first, end);
}

void ent_find_money(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *currency = ent_match_at(f->m, i, ENT_TABLE_CURRENCIES);
    double value = 0;
    uint32_t end = 0;
    if (currency && number_at(f, currency->end, s->end, &value, &end)) {
      add(f, i, end, value, currency->entry);
      i = end - 1;
    } else if (number_at(f, i, s->end, &value, &end)) {
      if (end < s->end && ent_token_is(f->a, end, "-")) end++;
      const EntMatch *behind = ent_match_at(f->m, end, ENT_TABLE_CURRENCIES);
      if (!behind || behind->end > s->end) continue;
      add(f, i, behind->end, value, behind->entry);
      i = behind->end - 1;
    }
  }
}
