// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Words, case and capitalised runs. A line in capitals says nothing by them, nor does a
 * headline in which every word is capitalised, nor the first word of a sentence: there
 * the document's other sentences decide, then the word table. */

#include "extract/tag/names_context.h"
#include <string.h>

/* ---- words --------------------------------------------------------------- */

static char shape_class(unsigned char c, unsigned char norm)
{
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  if (c >= 0x80) return norm == c ? 'x' : 'X';
  return (char)c;
}

/* The text's bytes as classes, the same class twice or more written twice at most. */
static uint32_t shape_of(const char *text, size_t length, const char *norm,
                         size_t norm_length)
{
  char shape[24];
  size_t n = 0;
  for (size_t i = 0; i < length && n < sizeof shape; i++) {
    unsigned char fold = i < norm_length ? (unsigned char)norm[i] : 0;
    char c = shape_class((unsigned char)text[i], fold);
    if (n >= 2 && shape[n - 1] == c && shape[n - 2] == c) continue;
    shape[n++] = c;
  }
  return ent_names_word_key(shape, n);
}

static uint8_t cap_of(const EntToken *t, const char *text)
{
  bool lower = false;
  size_t letters = 0;
  if (t->flags & ENT_TOK_PUNCT) return ENT_CAP_PUNCT;
  if (t->flags & ENT_TOK_ALL_UPPER) return ENT_CAP_UPPER;
  for (size_t i = 0; i < t->end - t->begin; i++) {
    char c = text[t->begin + i];
    letters += shape_class((unsigned char)c, (unsigned char)c) != 'd';
    if (i && c >= 'A' && c <= 'Z' && lower) return ENT_CAP_MIXED;
    lower = lower || (c >= 'a' && c <= 'z');
  }
  if (t->flags & ENT_TOK_UPPER_FIRST)
    return letters <= 2 && !lower ? ENT_CAP_LETTER : ENT_CAP_TITLE;
  return t->flags & ENT_TOK_HAS_DIGIT && !lower ? ENT_CAP_DIGIT : ENT_CAP_LOWER;
}

static void affixes(EntNamesToken *n, const char *norm, size_t length)
{
  for (size_t k = 1; k <= 4; k++) {
    size_t part = length < k ? length : k;
    n->prefix[k - 1] = ent_names_word_key(norm, part);
    n->suffix[k - 1] = ent_names_word_key(norm + length - part, part);
  }
}

static void fill_word(const EntNamesWords *words, const EntAnalysis *a,
                      const EntToken *t, EntNamesToken *n)
{
  size_t length = t->norm_length < 255 ? t->norm_length : strlen(t->norm);
  n->word = ent_names_word_key(t->norm, length);
  n->shape = shape_of(a->text + t->begin, t->end - t->begin, t->norm, length);
  n->cap = cap_of(t, a->text);
  affixes(n, t->norm, length);
  const EntNamesWord *w = ent_names_words_find(words, n->word);
  if (!w) return;
  n->known = true;
  n->cluster = w->cluster;
  n->guess = w->guess;
}

/* ---- how the document writes a word -------------------------------------- */

typedef struct {
  uint32_t word, seen;
} Seen;

static Seen *seen_slot(Seen *table, uint32_t mask, uint32_t word)
{
  uint32_t i = word & mask;
  while (table[i].word && table[i].word != word)
    i = (i + 1) & mask;
  table[i].word = word;
  return &table[i];
}

static int writing_of(const EntNamesToken *tokens, const EntSentence *s);

static void note_sentence(const EntSentence *s, const EntNamesToken *tokens,
                          Seen *table, uint32_t mask)
{
  bool start = true;
  if (writing_of(tokens, s) != ENT_CASE_PLAIN) return;
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntNamesToken *t = &tokens[i];
    uint32_t bits = t->cap == ENT_CAP_LOWER             ? ENT_SEEN_LOWER
                    : t->cap == ENT_CAP_UPPER           ? ENT_SEEN_UPPER
                    : t->cap == ENT_CAP_TITLE && !start ? ENT_SEEN_TITLE
                                                        : 0;
    if (bits) seen_slot(table, mask, t->word)->seen |= bits;
    start = start && t->cap == ENT_CAP_PUNCT;
  }
}

static void fill_seen(const EntAnalysis *a, EntNamesToken *tokens)
{
  uint32_t size = 16;
  while (size < a->n_tokens * 2u)
    size *= 2;
  Seen *table = ent_arena_new_array(a->arena, Seen, size);
  for (uint32_t s = 0; s < a->n_sentences; s++)
    note_sentence(&a->sentences[s], tokens, table, size - 1);
  for (uint32_t i = 0; i < a->n_tokens; i++)
    tokens[i].seen = (uint8_t)seen_slot(table, size - 1, tokens[i].word)->seen;
}

void ent_names_context_words(const EntNamesWords *words, const EntAnalysis *a,
                             EntNamesToken *tokens)
{
  for (uint32_t i = 0; i < a->n_tokens; i++)
    fill_word(words, a, &a->tokens[i], &tokens[i]);
  fill_seen(a, tokens);
}

/* ---- case ---------------------------------------------------------------- */

/* A word that is not lower case by chance of its kind, and is of some length. */
static bool speaks(const EntNamesToken *t, bool *upper)
{
  *upper = t->cap != ENT_CAP_LOWER;
  return t->cap == ENT_CAP_TITLE || t->cap == ENT_CAP_UPPER ||
         t->cap == ENT_CAP_MIXED ||
         (t->cap == ENT_CAP_LOWER && t->word != t->prefix[3] &&
          t->word != t->prefix[2]);
}

static int writing_of(const EntNamesToken *tokens, const EntSentence *s)
{
  uint32_t lower = 0, capital = 0, all_upper = 0, plain = 0;
  bool upper;
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntNamesToken *t = &tokens[i];
    if (t->cap == ENT_CAP_LOWER || t->cap == ENT_CAP_TITLE) plain++;
    all_upper += t->cap == ENT_CAP_UPPER;
    if (!speaks(t, &upper)) continue;
    if (upper)
      capital++;
    else
      lower++;
  }
  if (all_upper >= 3 && plain * 8 <= all_upper) return ENT_CASE_UPPER;
  if (capital < 4 || lower * 8 > capital) return ENT_CASE_PLAIN;
  /* A list of names is capitalised for another reason. */
  uint32_t common = 0;
  for (uint32_t i = s->first + 1; i < s->end; i++)
    common += tokens[i].cap == ENT_CAP_TITLE && tokens[i].known &&
              ent_names_guess_sum(tokens[i].guess) < 4;
  return common * 4 >= capital ? ENT_CASE_TITLE : ENT_CASE_PLAIN;
}

/* Would the word be capitalised within a sentence? */
static bool by_knowledge(const EntNamesToken *t)
{
  unsigned sorts = t->seen & (ENT_SEEN_LOWER | ENT_SEEN_TITLE);
  if (sorts == ENT_SEEN_LOWER) return false;
  if (sorts == ENT_SEEN_TITLE || t->seen & ENT_SEEN_UPPER) return true;
  return !t->known || ent_names_guess_sum(t->guess) >= 5;
}

static void fill_case(EntNamesToken *tokens, const EntSentence *s, int writing)
{
  bool start = true;
  for (uint32_t i = s->first; i < s->end; i++) {
    EntNamesToken *t = &tokens[i];
    bool capital = t->cap >= ENT_CAP_TITLE && t->cap <= ENT_CAP_MIXED;
    t->initial = start && capital;
    t->upper = capital;
    if (capital && (writing != ENT_CASE_PLAIN || (start && t->cap == ENT_CAP_TITLE)))
      t->upper = by_knowledge(t);
    if (writing == ENT_CASE_UPPER && t->cap == ENT_CAP_UPPER) {
      t->cap = t->upper ? ENT_CAP_TITLE : ENT_CAP_LOWER;
      t->shape = t->cap; /* not the true shape, so no hash of one */
    }
    start = t->cap == ENT_CAP_PUNCT && start;
  }
}

/* ---- runs ---------------------------------------------------------------- */

static bool joins(const EntNamesWords *words, const EntNamesToken *tokens, uint32_t i,
                  uint32_t end)
{
  if (i >= end || tokens[i].upper || !ent_names_words_links(words, tokens[i].word))
    return false;
  uint32_t next = i + 1;
  if (next < end && !tokens[next].upper &&
      ent_names_words_links(words, tokens[next].word))
    next++;
  return next < end && tokens[next].upper;
}

static void fill_runs(const EntNamesWords *words, EntNamesToken *tokens,
                      const EntSentence *s)
{
  for (uint32_t i = s->first, end; i < s->end; i = end) {
    end = i + 1;
    while (tokens[i].upper && end < s->end && tokens[end].upper)
      end++;
    for (uint32_t k = i; k < end; k++) {
      tokens[k].first = i;
      tokens[k].end = tokens[i].upper ? end : i;
    }
  }
  for (uint32_t i = s->first, end; i < s->end; i = end) {
    end = i + 1;
    while (tokens[i].upper && end < s->end &&
           (tokens[end].upper || joins(words, tokens, end, s->end)))
      end++;
    for (uint32_t k = i; k < end; k++) {
      tokens[k].loose_first = i;
      tokens[k].loose_end = tokens[i].upper ? end : i;
    }
  }
}

int ent_names_context_sentence(const EntNamesWords *words, const EntAnalysis *a,
                               EntNamesToken *tokens, const EntSentence *s)
{
  (void)a;
  int writing = writing_of(tokens, s);
  fill_case(tokens, s, writing);
  fill_runs(words, tokens, s);
  return writing;
}
