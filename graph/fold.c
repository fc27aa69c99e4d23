// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How names are compared, and the forms of values. */
#include "graph/fold.h"

#include <stdlib.h>
#include <string.h>

static bool is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018;
}

/* "word's", "words'" at the end of a word: p is at the apostrophe. */
static bool is_possessive(const char *p)
{
  p = g_utf8_next_char(p);
  if (*p == 's') p++;
  return *p == '\0' || g_unichar_isspace(g_utf8_get_char(p));
}

static void append_space(GString *out)
{
  if (out->len && out->str[out->len - 1] != ' ') g_string_append_c(out, ' ');
}

/* text is in NFC and folded. */
static void append_words(const char *text, GString *out)
{
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c) || g_unichar_ismark(c)) {
      g_string_append_unichar(out, c);
    } else if (g_unichar_type(c) == G_UNICODE_FORMAT) {
      /* soft hyphens, joiners, marks of direction: nobody sees them */
    } else if (is_apostrophe(c)) {
      const char *next = g_utf8_next_char(p);
      if (is_possessive(p) && *next == 's') p = next;
    } else if (c == '&') {
      append_space(out);
      g_string_append(out, "and ");
    } else if (c != '.') {
      append_space(out);
    } else if (g_unichar_isspace(g_utf8_get_char(p + 1))) {
      append_space(out);
    }
  }
  if (out->len && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
}

static void drop_article(GString *out)
{
  static const char *const articles[] = {"the ", "a ", "an "};
  for (size_t i = 0; i < G_N_ELEMENTS(articles); i++) {
    size_t length = strlen(articles[i]);
    if (out->len > length && strncmp(out->str, articles[i], length) == 0) {
      g_string_erase(out, 0, (gssize)length);
      return;
    }
  }
}

static bool is_ascii(const char *text)
{
  while (*text && !(*text & 0x80))
    text++;
  return *text == '\0';
}

void ent_fold(const char *name, GString *out)
{
  char *folded;
  g_string_truncate(out, 0);
  if (is_ascii(name)) {
    folded = g_ascii_strdown(name, -1);
  } else {
    char *valid = g_utf8_make_valid(name, -1);
    char *lower = g_utf8_casefold(valid, -1);
    folded = g_utf8_normalize(lower, -1, G_NORMALIZE_NFC);
    g_free(lower);
    g_free(valid);
  }
  append_words(folded, out);
  drop_article(out);
  if (!out->len) g_string_append(out, folded);
  g_free(folded);
}

bool ent_looks_like_acronym(const char *name)
{
  int capitals = 0;
  for (const char *p = name; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isupper(c))
      capitals++;
    else if (!g_unichar_isdigit(c) && c != '.' && c != '-' && c != '&')
      return false;
  }
  return capitals >= 2 ||
         (capitals == 1 && g_unichar_isdigit(g_utf8_get_char(g_utf8_next_char(name))));
}

bool ent_looks_proper(const char *name)
{
  int word = 0, capitals_inside = 0;
  const char *p = name;
  while (*p) {
    while (*p && g_unichar_isspace(g_utf8_get_char(p)))
      p = g_utf8_next_char(p);
    const char *start = p;
    int length = 0;
    for (; *p && !g_unichar_isspace(g_utf8_get_char(p)); p = g_utf8_next_char(p))
      length++;
    if (!length) break;
    gunichar first = g_utf8_get_char(start);
    bool capital = g_unichar_isupper(first) || g_unichar_isdigit(first);
    if (!capital && length > 3) return false;
    if (capital && word) capitals_inside++;
    word++;
  }
  return capitals_inside || ent_looks_like_acronym(name);
}

static bool digits(const char *text, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (!g_ascii_isdigit(text[i])) return false;
  return true;
}

bool ent_is_date(const char *text)
{
  size_t length = strlen(text);
  if (length != 4 && length != 7 && length != 10) return false;
  if (!digits(text, 4)) return false;
  if (length >= 7 && (text[4] != '-' || !digits(text + 5, 2))) return false;
  if (length == 10 && (text[7] != '-' || !digits(text + 8, 2))) return false;
  int year = atoi(text);
  int month = length >= 7 ? atoi(text + 5) : 1;
  int day = length == 10 ? atoi(text + 8) : 1;
  return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

bool ent_is_decimal(const char *text)
{
  size_t whole = strspn(text, "0123456789");
  if (!whole || (text[0] == '0' && whole > 1)) return false;
  if (!text[whole]) return true;
  size_t fraction = strspn(text + whole + 1, "0123456789");
  return text[whole] == '.' && fraction && !text[whole + 1 + fraction];
}
