// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Copies of the corpus as headlines and shouted lines are written. */

#include "extract/train/train_names_corpus.h"
#include <glib.h>
#include <string.h>

typedef enum { KEEP, UPPER, TITLE, LOWER } Writing;

/* One text of so many is copied; of its sentences so many of sixteen are written thus.
 */
enum { COPY_EVERY = 3, IN_UPPER = 6, IN_TITLE = 5, IN_LOWER = 1 };

static uint32_t mix(uint32_t a, uint32_t b)
{
  uint32_t h = (a * 0x9E3779B1u) ^ ((b + 1u) * 0x85EBCA77u);
  h ^= h >> 15;
  h *= 0x2C1B3C6Du;
  return h ^ (h >> 13);
}

static Writing writing_of(uint32_t text, uint32_t sentence)
{
  uint32_t h = mix(text, sentence) >> 16 & 15u;
  if (h < IN_UPPER) return UPPER;
  if (h < IN_UPPER + IN_TITLE) return TITLE;
  return h < IN_UPPER + IN_TITLE + IN_LOWER ? LOWER : KEEP;
}

/* Headlines leave the short words as they are. */
static char *in_title(const char *word)
{
  const char *rest = g_utf8_next_char(word);
  if (strlen(word) < 4 || !g_unichar_islower(g_utf8_get_char(word)))
    return g_strdup(word);
  g_autofree char *first = g_utf8_strup(word, rest - word);
  return g_strconcat(first, rest, NULL);
}

static char *rewrite(const char *word, Writing writing)
{
  switch (writing) {
  case UPPER:
    return g_utf8_strup(word, -1);
  case LOWER:
    return g_utf8_strdown(word, -1);
  case TITLE:
    return in_title(word);
  case KEEP:
    break;
  }
  return g_strdup(word);
}

/* What stays as it was is learnt from the original. */
static void copy_text(EntNamesCorpus *c, uint32_t number)
{
  const EntNamesText *t = ent_names_corpus_text(c, number);
  for (uint32_t s = 0; s < t->a.n_sentences; s++) {
    Writing writing = writing_of(number, s);
    for (uint32_t i = t->a.sentences[s].first; i < t->a.sentences[s].end; i++) {
      const EntToken *token = &t->a.tokens[i];
      g_autofree char *word =
          g_strndup(t->a.text + token->begin, token->end - token->begin);
      g_autofree char *written = rewrite(word, writing);
      ent_names_corpus_token(c, written, strlen(written),
                             writing == KEEP ? ENT_NAMES_ANY : t->allowed[i]);
    }
    ent_names_corpus_end_sentence(c);
  }
  ent_names_corpus_end_text(c);
}

void ent_names_corpus_recase(EntNamesCorpus *c, uint32_t **origin)
{
  uint32_t n = ent_names_corpus_size(c), m = n;
  *origin = g_new(uint32_t, n * 2u + 1u);
  for (uint32_t i = 0; i < n; i++)
    (*origin)[i] = i;
  for (uint32_t i = 0; i < n; i++) {
    if (mix(i, 77u) % COPY_EVERY) continue;
    copy_text(c, i);
    (*origin)[m++] = i;
  }
}
