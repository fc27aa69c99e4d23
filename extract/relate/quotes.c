// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Direct speech: what stands between quotation marks, curly or straight, over several
 * sentences. A quote that is open at the end of its paragraph ends there. */
#include "extract/relate/engine.h"
#include <string.h>

typedef enum { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_EITHER, MARK_SINGLE } Mark;

static const struct {
  const char *text;
  Mark mark;
} marks[] = {
    {"\"", MARK_EITHER},
    {"``", MARK_OPEN},
    {"''", MARK_CLOSE},
    {"\xe2\x80\x9c", MARK_OPEN},
    {"\xe2\x80\x9d", MARK_CLOSE},
    {"\xe2\x80\x9e", MARK_OPEN},
    {"\xc2\xab", MARK_OPEN},
    {"\xc2\xbb", MARK_CLOSE},
    {"\xe2\x80\x98", MARK_SINGLE},
    {"\xe2\x80\x99", MARK_SINGLE},
    {"'", MARK_SINGLE},
};

static Mark mark_at(const EntRelate *r, uint32_t token)
{
  const EntToken *t = relate_token(r, token);
  if (!(t->flags & ENT_TOK_PUNCT)) return MARK_NONE;
  const char *text = r->a->text + t->begin;
  size_t length = t->end - t->begin;
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
    if (strlen(marks[i].text) == length && memcmp(marks[i].text, text, length) == 0)
      return marks[i].mark;
  return MARK_NONE;
}

/* A single mark opens after white space and before none, else it closes. */
static bool opens(const EntRelate *r, uint32_t token)
{
  const EntToken *t = relate_token(r, token);
  bool before = t->begin == 0 || g_ascii_isspace(r->a->text[t->begin - 1]);
  return before && !(t->flags & ENT_TOK_SPACE_AFTER);
}

static void add(EntRelate *r, uint32_t first, uint32_t end)
{
  if (end <= first) return;
  EntQuote quote = {.first = first, .end = end, .speaker = ENT_NONE};
  for (uint32_t i = first; i < end; i++)
    r->quote_of[i] = r->quotes->len;
  g_array_append_val(r->quotes, quote);
}

/* Where single marks stand for quotes, an apostrophe may close none. */
static uint32_t single_end(const EntRelate *r, uint32_t open, uint32_t limit)
{
  for (uint32_t i = open + 1; i < limit; i++) {
    if (mark_at(r, i) != MARK_SINGLE || opens(r, i)) continue;
    bool plural = i + 1 < limit && (relate_token(r, i)->flags & ENT_TOK_SPACE_AFTER) &&
                  !(relate_token(r, i - 1)->flags & ENT_TOK_PUNCT) &&
                  relate_token(r, i - 1)->norm &&
                  g_str_has_suffix(relate_token(r, i - 1)->norm, "s") &&
                  relate_token(r, i)->upos == ENT_POS_PART;
    if (!plural) return i;
  }
  return ENT_NONE;
}

static void paragraph(EntRelate *r, uint32_t first, uint32_t end)
{
  uint32_t open = ENT_NONE;
  for (uint32_t i = first; i < end; i++) {
    Mark mark = mark_at(r, i);
    if (mark == MARK_EITHER) mark = open == ENT_NONE ? MARK_OPEN : MARK_CLOSE;
    if (mark == MARK_OPEN && open == ENT_NONE) {
      open = i;
    } else if (mark == MARK_CLOSE && open != ENT_NONE) {
      add(r, open + 1, i);
      open = ENT_NONE;
    } else if (mark == MARK_SINGLE && open == ENT_NONE && opens(r, i)) {
      uint32_t close = single_end(r, i, end);
      if (close == ENT_NONE) continue;
      add(r, i + 1, close);
      i = close;
    }
  }
  if (open != ENT_NONE) add(r, open + 1, end);
}

void quotes_find(EntRelate *r)
{
  uint32_t first = 0;
  for (uint32_t s = 0; s < r->a->n_sentences; s++) {
    const EntSentence *sentence = &r->a->sentences[s];
    if (!(sentence->flags & ENT_SENT_PARAGRAPH) || sentence->first == first) continue;
    paragraph(r, first, sentence->first);
    first = sentence->first;
  }
  paragraph(r, first, r->a->n_tokens);
}
