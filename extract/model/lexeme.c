// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lexemes: hashes of words and their parts. Work on a token is bounded by MAX_BYTES,
 * however long it is. */
#include "extract/model/lexeme.h"
#include "extract/model/features.h"
#include <string.h>

enum { MAX_BYTES = 255 };

static char shape_class(unsigned char c)
{
  if (c >= 'A' && c <= 'Z') return 'X';
  if ((c >= 'a' && c <= 'z') || c >= 0x80) return 'x';
  if (c >= '0' && c <= '9') return 'd';
  return (char)c;
}

/* Shape of the bytes as written: "McDonald" XxXxx, "1,000" d,dd. */
static uint32_t shape_of(const char *text, size_t length)
{
  uint32_t h = 1;
  char last = 0;
  unsigned run = 0;
  for (size_t i = 0; i < length && i < MAX_BYTES; i++) {
    char c = shape_class((unsigned char)text[i]);
    run = c == last ? run + 1 : 1;
    last = c;
    if (run <= 2) h = (h ^ (unsigned char)c) * 0x01000193u;
  }
  return h;
}

static void fill(EntLexeme *x, const EntWords *words, const EntAnalysis *a,
                 const EntToken *t)
{
  size_t n = t->norm_length;
  x->word = ent_word_hash(t->norm, n);
  for (size_t i = 1; i <= ENT_AFFIXES; i++)
    x->suffix[i - 1] = i < n ? ent_hash_bytes(t->norm + n - i, i) : 0;
  for (size_t i = 1; i <= ENT_PREFIXES; i++)
    x->prefix[i - 1] = i < n ? ent_hash_bytes(t->norm, i) : 0;
  x->shape = shape_of(a->text + t->begin, t->end - t->begin);
  const EntWord *word = ent_words_find(words, ent_word_key(x->word));
  x->cluster = word ? word->cluster : 0;
  x->tags = word ? word->tags : 0;
}

void ent_lexemes_fill(EntLexeme *lexemes, const EntWords *words, const EntAnalysis *a,
                      uint32_t first, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    fill(&lexemes[i], words, a, &a->tokens[first + i]);
}

EntCaseMode ent_case_mode(const EntAnalysis *a, uint32_t first, uint32_t n)
{
  uint32_t letters = 0, upper = 0, all = 0;
  for (uint32_t i = first; i < first + n; i++) {
    const EntToken *t = &a->tokens[i];
    if (t->flags & (ENT_TOK_PUNCT | ENT_TOK_HAS_DIGIT)) continue;
    letters++;
    upper += (t->flags & ENT_TOK_UPPER_FIRST) != 0;
    all += (t->flags & ENT_TOK_ALL_UPPER) != 0;
  }
  if (letters < 3) return ENT_CASE_MIXED;
  if (upper == 0) return ENT_CASE_LOWER;
  if (all * 4 >= letters * 3) return ENT_CASE_UPPER;
  if (upper * 3 >= letters * 2) return ENT_CASE_TITLE;
  return ENT_CASE_MIXED;
}
