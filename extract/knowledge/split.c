// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Cuts phrases into words: at white space, and as the tokenizer does at hyphens,
 * clitics and punctuation. tests/knowledge compares the two over all tables. */

#include "extract/knowledge/split.h"
#include "extract/analysis.h"
#include "extract/token/surface.h"
#include <glib.h>
#include <string.h>

/* What a character does to the word it is met in. */
typedef enum {
  INSIDE, /* goes on with the word */
  SPACE,
  ALONE,      /* a word of its own */
  HYPHEN,     /* the same, between letters; else inside */
  APOSTROPHE, /* begins a clitic at the end of a word */
  SEPARATOR   /* a word of its own unless a digit follows */
} Kind;

static Kind kind_of_wide(gunichar c)
{
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC) return APOSTROPHE;
  if (c >= 0x2010 && c <= 0x2015) return HYPHEN;
  if (g_unichar_isspace(c)) return SPACE;
  return g_unichar_ispunct(c) ? ALONE : INSIDE;
}

static Kind kind_of(const char *p)
{
  unsigned char c = (unsigned char)*p;
  if (g_ascii_isalnum(c)) return INSIDE;
  if (c >= 0x80) return kind_of_wide(g_utf8_get_char(p));
  if (g_ascii_isspace(c)) return SPACE;
  if (c == '\'') return APOSTROPHE;
  if (c == '-') return HYPHEN;
  if (c == ',' || c == ':') return SEPARATOR;
  return strchr(";()[]{}\"!?/%", c) ? ALONE : INSIDE;
}

static bool at_word_end(const char *p, const char *end)
{
  if (p >= end) return true;
  Kind kind = kind_of(p);
  return kind == SPACE || kind == ALONE || kind == SEPARATOR || kind == HYPHEN;
}

/* How many bytes of a clitic stand at the apostrophe p ("'s", "'"); 0 = none. */
static size_t clitic_at(const char *p, const char *end)
{
  const char *after = g_utf8_next_char(p);
  if (at_word_end(after, end)) return (size_t)(after - p);
  if ((*after == 's' || *after == 'S') && at_word_end(after + 1, end))
    return (size_t)(after + 1 - p);
  return 0;
}

/* Bytes of the word of its own that stands at p inside or after a word; 0 = none. */
static size_t cut_at(const char *begin, const char *p, const char *end)
{
  switch (kind_of(p)) {
  case ALONE:
  case HYPHEN:
    return (size_t)(g_utf8_next_char(p) - p);
  case APOSTROPHE:
    return clitic_at(p, end);
  case SEPARATOR:
    return p > begin && p + 1 < end && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1])
               ? 0
               : 1;
  default:
    return 0;
  }
}

static void norm_ascii(EntPhraseWord *w, char *out)
{
  bool lower = false;
  uint32_t letters = 0;
  for (uint32_t i = 0; i < w->length; i++) {
    char c = w->text[i];
    if (g_ascii_isalpha(c) && letters++ == 0 && g_ascii_isupper(c))
      w->flags |= ENT_TOK_UPPER_FIRST;
    lower |= g_ascii_islower(c);
    out[i] = g_ascii_tolower(c);
  }
  if (letters >= 2 && !lower) w->flags |= ENT_TOK_ALL_UPPER;
  w->norm = out;
  w->norm_length = w->length;
}

static void norm_wide(EntPhraseWord *w, EntArena *scratch)
{
  EntAnalysis a = {.arena = scratch, .text = w->text, .length = w->length};
  EntToken t = {.begin = 0, .end = w->length};
  ent_token_surface(&a, &t);
  w->norm = t.norm;
  w->norm_length = (uint32_t)strlen(t.norm);
  w->flags = t.flags & (ENT_TOK_UPPER_FIRST | ENT_TOK_ALL_UPPER);
}

static bool is_ascii(const EntPhraseWord *w)
{
  for (uint32_t i = 0; i < w->length; i++)
    if ((unsigned char)w->text[i] >= 0x80) return false;
  return true;
}

static bool add(EntPhrase *phrase, const char *begin, const char *end, char **out)
{
  if (begin == end) return true;
  if (phrase->n == ENT_PHRASE_WORDS) return false;
  EntPhraseWord *w = &phrase->words[phrase->n++];
  *w = (EntPhraseWord){.text = begin, .length = (uint32_t)(end - begin)};
  if (is_ascii(w)) {
    norm_ascii(w, *out);
    *out += w->length;
  } else {
    norm_wide(w, phrase->scratch);
  }
  return true;
}

/* "Inc." is looked up as "Inc": texts have it both ways. Not of "U.S.", nor of a phrase
 * that is this word alone ("no."). */
static void drop_final_stops(EntPhrase *phrase)
{
  for (uint32_t i = 0; phrase->n > 1 && i < phrase->n; i++) {
    EntPhraseWord *w = &phrase->words[i];
    const char *stop = memchr(w->norm, '.', w->norm_length);
    if (stop && w->norm_length > 2 && stop == w->norm + w->norm_length - 1)
      w->norm_length--;
  }
}

bool ent_phrase_split(EntPhrase *phrase, const char *text, size_t length)
{
  const char *end = text + length, *begin = text, *p = text;
  char *out = phrase->buffer;
  phrase->n = 0;
  if (length > ENT_PHRASE_BYTES) return false;
  ent_arena_reset(phrase->scratch);
  while (p < end) {
    bool space = kind_of(p) == SPACE;
    size_t cut = space ? 0 : cut_at(begin, p, end);
    const char *next = cut ? p + cut : g_utf8_next_char(p);
    if (space || cut) {
      if (!add(phrase, begin, p, &out)) return false;
      if (cut && !add(phrase, p, next, &out)) return false;
      begin = next;
    }
    p = next;
  }
  if (!add(phrase, begin, end, &out)) return false;
  drop_final_stops(phrase);
  return true;
}
