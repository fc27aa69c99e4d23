// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tokenizer of boilerplate lines and patterns. */

#include "extract/read/words.h"
#include <glib.h>
#include <string.h>

static void put(EntLineWord *word, char c)
{
  if (word->length < ENT_WORD_BYTES - 1) word->norm[word->length++] = c;
}

static void finish(EntLineWord *word)
{
  uint32_t hash = 2166136261u;
  for (uint8_t i = 0; i < word->length; i++)
    hash = (hash ^ (unsigned char)word->norm[i]) * 16777619u;
  word->norm[word->length] = '\0';
  word->hash = hash;
}

/* Bytes of the character at p: 0 = not an apostrophe. */
static size_t apostrophe_at(const char *p, const char *end)
{
  if (*p == '\'') return 1;
  return end - p >= 3 &&
                 (!memcmp(p, "\xE2\x80\x99", 3) || !memcmp(p, "\xE2\x80\x98", 3))
             ? 3
             : 0;
}

static bool is_ascii_letter(char c)
{
  return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool is_digit(char c)
{
  return (unsigned char)(c - '0') < 10;
}

static char lower(char c)
{
  return (unsigned char)(c - 'A') < 26 ? (char)(c | 0x20) : c;
}

static bool is_letter(const char *p, const char *end)
{
  unsigned char c = (unsigned char)*p;
  if (c < 0x80) return is_ascii_letter(*p) || is_digit(*p);
  return c >= 0xC3 && end - p >= g_utf8_skip[c] &&
         g_unichar_isalnum(g_utf8_get_char(p));
}

/* Addresses are one word, whatever is in them. Gives their looks, or 0. */
static uint8_t looks_of_chunk(const char *p, const char *end)
{
  const char *dot = NULL, *at = memchr(p, '@', (size_t)(end - p));
  if (at == p) return end - p > 2 ? ENT_LOOKS_HANDLE : 0;
  if (g_strstr_len(p, end - p, "://") ||
      (end - p > 4 && !g_ascii_strncasecmp(p, "www.", 4)))
    return ENT_LOOKS_URL;
  const char *stop = memchr(p, '/', (size_t)(end - p));
  for (const char *q = p; q < (stop ? stop : end); q++)
    if (*q == '.') dot = q;
  if (!dot || dot == p) return 0;
  const char *q = dot + 1, *last = stop ? stop : end;
  while (q < last && g_ascii_islower(*q))
    q++;
  if (q != last || last - dot < 3 || last - dot > 9) return 0;
  return at ? ENT_LOOKS_EMAIL : g_ascii_isalnum(dot[-1]) ? ENT_LOOKS_URL : 0;
}

/* The end of what stands together at p. *address: there is a mark inside that words
 * do not have. */
static const char *chunk_end(const char *p, const char *end, bool *address)
{
  const char *begin = p;
  *address = *p == '@';
  for (; p < end && (unsigned char)*p > ' '; p++) {
    if (is_ascii_letter(*p)) continue;
    if (*p == '(' || *p == ')' || *p == '<' || *p == '>' || *p == '[' || *p == ']' ||
        *p == '"')
      break;
    *address |= *p == '.' || *p == '@' || *p == '/';
  }
  while (p > begin + 1 &&
         (p[-1] == '.' || p[-1] == ',' || p[-1] == ':' || p[-1] == ';'))
    p--;
  return p;
}

/* Takes a word that begins with a letter or digit. */
static const char *take_word(const char *p, const char *end, EntLineWord *word)
{
  if (is_digit(*p)) word->looks |= ENT_LOOKS_NUMBER;
  if ((unsigned char)*p < 0x80 ? g_ascii_isupper(*p)
                               : g_unichar_isupper(g_utf8_get_char(p)))
    word->looks |= ENT_LOOKS_NAME;
  while (p < end) {
    if (is_ascii_letter(*p)) {
      put(word, lower(*p++));
      continue;
    }
    size_t n = apostrophe_at(p, end);
    if (n && p + n < end && is_letter(p + n, end)) {
      put(word, '\'');
      p += n;
    } else if (is_letter(p, end)) {
      for (int k = g_utf8_skip[(unsigned char)*p]; k; k--, p++)
        put(word, lower(*p));
    } else if (is_digit(p[-1]) && (*p == '.' || *p == ',') && p + 1 < end &&
               is_digit(p[1])) {
      put(word, *p++);
    } else if (*p == '-' && is_ascii_letter(p[-1]) && p + 1 < end &&
               is_ascii_letter(p[1])) {
      p++; /* e-mail is email */
    } else {
      break;
    }
  }
  return p;
}

static const char *take_mark(const char *p, const char *end, EntLineWord *word)
{
  static const struct {
    const char *bytes;
    char norm;
  } marks[] = {{"(c)", 'c'},         {"(C)", 'c'}, {":", ':'},        {"(", '('},
               {")", ')'},           {"[", '('},   {"]", ')'},        {">", '>'},
               {"\xC2\xBB", '>'},    {"|", '|'},   {"\xC2\xA9", 'c'}, {"&", '&'},
               {"\xE2\x80\xBA", '>'}};
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    size_t n = strlen(marks[i].bytes);
    if ((size_t)(end - p) < n || memcmp(p, marks[i].bytes, n) != 0) continue;
    if (marks[i].norm == 'c') put(word, '(');
    put(word, marks[i].norm);
    if (marks[i].norm == 'c') put(word, ')');
    return p + n;
  }
  p += g_utf8_skip[(unsigned char)*p];
  return MIN(p, end);
}

static const char *take(const char *p, const char *end, EntLineWord *word)
{
  bool starts = *p == '@' || is_letter(p, end);
  if (!starts) return take_mark(p, end, word);
  bool address;
  const char *stop = chunk_end(p, end, &address);
  word->looks = address ? looks_of_chunk(p, stop) : 0;
  if (word->looks) {
    for (; p < stop; p++)
      put(word, lower(*p));
    return p;
  }
  return *p == '@' ? p + 1 : take_word(p, end, word);
}

unsigned ent_line_words(const char *text, size_t length, EntLineWord *words,
                        unsigned max)
{
  const char *p = text, *end = text + length;
  unsigned n = 0;
  while (p < end) {
    EntLineWord word = {.length = 0};
    if ((unsigned char)*p <= ' ') {
      p++;
      continue;
    }
    p = take(p, end, &word);
    if (!word.length) continue;
    if (n == max) return max + 1;
    finish(&word);
    words[n++] = word;
  }
  while (n && words[n - 1].norm[0] == ':')
    n--;
  return n;
}
