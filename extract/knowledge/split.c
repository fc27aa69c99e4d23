// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Cuts phrases into words. Most are letters and spaces only: cutting those here takes a
 * tenth of the time of the tokenizer, which cuts all others. */

#include "extract/knowledge/split.h"
#include "extract/token/surface.h"
#include <glib.h>
#include <string.h>

void ent_phrase_init(EntPhrase *phrase, const EntTokenizer *tokenizer)
{
  phrase->tokenizer = tokenizer;
  phrase->n = 0;
  phrase->scratch = ent_arena_new();
  phrase->pieces = (EntPieces){0};
}

void ent_phrase_clear(EntPhrase *phrase)
{
  ent_arena_free(phrase->scratch);
  g_free(phrase->pieces.items);
}

/* Norm and flags of an ASCII word; out has room for it. */
static void norm_ascii(EntPhraseWord *w, char *out)
{
  uint32_t letters = 0, upper = 0;
  bool first = false;
  for (uint32_t i = 0; i < w->length; i++) {
    char c = w->text[i];
    bool is_upper = g_ascii_isupper(c);
    if (g_ascii_isalpha(c) && letters++ == 0) first = is_upper;
    upper += is_upper;
    out[i] = is_upper ? (char)(c | 0x20) : c;
  }
  if (first) w->flags |= ENT_TOK_UPPER_FIRST;
  if (letters >= 2 && upper == letters) w->flags |= ENT_TOK_ALL_UPPER;
  w->norm = out;
  w->norm_length = w->length;
}

/* "cannot" is two words. Only lower-case words are cut so in tables. */
static bool is_cut(const EntPhrase *phrase, const char *word, size_t length)
{
  return g_ascii_islower(*word) &&
         ent_word_kinds(phrase->tokenizer, word, length) & ENT_WORD(SPLIT);
}

/* Letters and single spaces only. False: the tokenizer must see it. */
static bool split_plain(EntPhrase *phrase, const char *text, size_t length)
{
  const char *end = text + length, *p = text;
  char *out = phrase->buffer;
  while (p < end) {
    const char *begin = p;
    while (p < end && g_ascii_isalpha(*p))
      p++;
    if (p == begin || (p < end && *p != ' ') || phrase->n == ENT_PHRASE_WORDS ||
        is_cut(phrase, begin, (size_t)(p - begin)))
      return false;
    EntPhraseWord *w = &phrase->words[phrase->n++];
    *w = (EntPhraseWord){.text = begin, .length = (uint32_t)(p - begin)};
    norm_ascii(w, out);
    out += w->length;
    if (p < end) p++;
  }
  return true;
}

static void norm_of_piece(EntPhrase *phrase, EntPhraseWord *w)
{
  EntAnalysis a = {.arena = phrase->scratch, .text = w->text, .length = w->length};
  EntToken t = {.begin = 0, .end = w->length};
  ent_token_surface(&a, &t);
  w->norm = t.norm;
  w->norm_length = (uint32_t)strlen(t.norm);
  w->flags = t.flags & (ENT_TOK_UPPER_FIRST | ENT_TOK_ALL_UPPER);
}

/* "Inc." is looked up as "Inc": texts have it both ways. Not of "U.S.", nor of a phrase
 * that is this word alone ("no."). */
static void drop_final_stop(EntPhraseWord *w)
{
  const char *stop = memchr(w->norm, '.', w->norm_length);
  if (stop && w->norm_length > 2 && stop == w->norm + w->norm_length - 1)
    w->norm_length--;
}

static bool split_by_tokenizer(EntPhrase *phrase, const char *text, size_t length)
{
  phrase->pieces.n = 0;
  ent_scan(phrase->tokenizer, text, (uint32_t)length, &phrase->pieces);
  if (phrase->pieces.n > ENT_PHRASE_WORDS) return false;
  phrase->n = phrase->pieces.n;
  for (uint32_t i = 0; i < phrase->n; i++) {
    const EntPiece *piece = &phrase->pieces.items[i];
    EntPhraseWord *w = &phrase->words[i];
    *w = (EntPhraseWord){.text = text + piece->begin,
                         .length = piece->end - piece->begin};
    norm_of_piece(phrase, w);
    if (phrase->n > 1) drop_final_stop(w);
  }
  return true;
}

bool ent_phrase_split(EntPhrase *phrase, const char *text, size_t length)
{
  phrase->n = 0;
  ent_arena_reset(phrase->scratch);
  if (length > ENT_PHRASE_BYTES) return false;
  return split_plain(phrase, text, length) || split_by_tokenizer(phrase, text, length);
}
