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

/* "cannot" is two words. Only lower-case words are cut so in tables. */
static bool is_cut(const EntPhrase *phrase, const char *word, size_t length)
{
  return g_ascii_islower(*word) &&
         ent_word_kinds(phrase->tokenizer, word, length) & ENT_WORD(SPLIT);
}

/* The word of ASCII letters at text, which may be empty; its norm goes to out. */
static EntPhraseWord plain_word(const char *text, const char *end, char *out)
{
  uint32_t n = 0, upper = 0;
  for (; text + n < end; n++) {
    unsigned char c = (unsigned char)text[n], lower = c | 0x20;
    if (lower < 'a' || lower > 'z') break;
    upper += c != lower;
    out[n] = (char)lower;
  }
  EntPhraseWord w = {.text = text, .norm = out, .length = n, .norm_length = n};
  if (n && g_ascii_isupper(*text)) w.flags |= ENT_TOK_UPPER_FIRST;
  if (n >= 2 && upper == n) w.flags |= ENT_TOK_ALL_UPPER;
  return w;
}

/* Letters and single spaces only. False: the tokenizer must see it. */
static bool split_plain(EntPhrase *phrase, const char *text, size_t length)
{
  const char *end = text + length, *p = text;
  char *out = phrase->buffer;
  while (p < end) {
    EntPhraseWord w = plain_word(p, end, out);
    p += w.length;
    out += w.length;
    if (!w.length || (p < end && *p != ' ') || phrase->n == ENT_PHRASE_WORDS ||
        is_cut(phrase, w.text, w.length))
      return false;
    phrase->words[phrase->n++] = w;
    p += p < end;
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
