// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tokens and sentences that the user gives. */
#include "extract/token/given.h"
#include "extract/token/surface.h"
#include "extract/token/token.h"
#include <glib.h>
#include <string.h>

typedef struct {
  const char *form;
  size_t length;
  bool space; /* follows it */
} Row;

/* The n-th tab-separated column of a line; false if there is none. */
static bool column(const char *line, const char *end, int n, const char **from,
                   size_t *length)
{
  for (; n > 0; n--) {
    line = memchr(line, '\t', (size_t)(end - line));
    if (!line) return false;
    line++;
  }
  const char *stop = memchr(line, '\t', (size_t)(end - line));
  *from = line;
  *length = (size_t)((stop ? stop : end) - line);
  return true;
}

static bool says_no_space(const char *misc, size_t length)
{
  static const char mark[] = "SpaceAfter=No";
  return g_strstr_len(misc, (gssize)length, mark) != NULL;
}

/* A token line as a row; false for comments, ranges ("1-2"), empty nodes ("1.1"). */
static bool read_row(const char *line, const char *end, bool conllu, Row *row)
{
  if (!conllu) {
    row->space = true;
    return column(line, end, 0, &row->form, &row->length) && row->length > 0;
  }
  const char *id = NULL, *misc = NULL;
  size_t id_length = 0, misc_length = 0;
  if (*line == '#' || !column(line, end, 0, &id, &id_length)) return false;
  for (size_t i = 0; i < id_length; i++)
    if (!g_ascii_isdigit(id[i])) return false;
  row->space =
      !(column(line, end, 9, &misc, &misc_length) && says_no_space(misc, misc_length));
  return column(line, end, 1, &row->form, &row->length) && row->length > 0;
}

typedef struct {
  GString *text;
  GArray *tokens, *sentences;
  uint32_t first; /* token of the open sentence */
} Given;

static void end_sentence(Given *g)
{
  EntSentence sentence = {.first = g->first, .end = g->tokens->len};
  if (sentence.first == sentence.end) return;
  g_array_append_val(g->sentences, sentence);
  g->first = sentence.end;
}

static void add_token(Given *g, const Row *row)
{
  uint32_t begin = (uint32_t)g->text->len;
  g_string_append_len(g->text, row->form, (gssize)row->length);
  EntToken token = {.begin = begin, .end = (uint32_t)g->text->len, .head = ENT_NONE};
  if (row->space) {
    token.flags = ENT_TOK_SPACE_AFTER;
    g_string_append_c(g->text, ' ');
  }
  g_array_append_val(g->tokens, token);
  if (g->tokens->len - g->first == ENT_SENTENCE_LONGEST) end_sentence(g);
}

static void *take(EntAnalysis *a, const GArray *array, size_t size)
{
  void *copy = ent_arena_alloc(a->arena, (array->len + 1) * size);
  if (array->len) memcpy(copy, array->data, array->len * size);
  return copy;
}

void ent_tokens_given(EntAnalysis *a, const char *input, size_t length, bool conllu)
{
  Given g = {.text = g_string_sized_new(length),
             .tokens = g_array_new(FALSE, TRUE, sizeof(EntToken)),
             .sentences = g_array_new(FALSE, TRUE, sizeof(EntSentence))};
  for (const char *line = input, *stop = input + length; line < stop;) {
    const char *end = memchr(line, '\n', (size_t)(stop - line));
    if (!end) end = stop;
    Row row;
    if (end == line)
      end_sentence(&g);
    else if (read_row(line, end, conllu, &row))
      add_token(&g, &row);
    line = end + 1;
  }
  end_sentence(&g);
  a->text = ent_arena_strndup(a->arena, g.text->str, g.text->len);
  a->length = g.text->len;
  a->n_tokens = g.tokens->len;
  a->tokens = take(a, g.tokens, sizeof(EntToken));
  a->n_sentences = g.sentences->len;
  a->sentences = take(a, g.sentences, sizeof(EntSentence));
  ent_token_surfaces(a);
  g_string_free(g.text, TRUE);
  g_array_free(g.tokens, TRUE);
  g_array_free(g.sentences, TRUE);
}
