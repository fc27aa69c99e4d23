// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Cuts a rule file into words, strings and signs. A clause ends with its line, unless
 * the line ends in a sign that asks for more. */
#include "extract/relate/lexer.h"
#include <glib.h>
#include <stdarg.h>
#include <string.h>

static const char signs[] = ":=|,;()?*+<>[].^/!";
static const char joining[] = ":=|,;";

static bool is_word_byte(char c)
{
  return g_ascii_isalnum(c) || (unsigned char)c >= 0x80 || (c && strchr("-_'@$&", c));
}

/* Counted on from the token before, where that is in the same line. */
static uint32_t column_of(const Lexer *lexer, const char *at)
{
  const LexToken *last = &lexer->now;
  bool near = last->text && last->line == lexer->line && last->text <= at;
  const char *from = near ? last->text : lexer->line_start;
  return (near ? last->column : 1) + (uint32_t)g_utf8_strlen(from, at - from);
}

static void set(Lexer *lexer, LexKind kind, const char *begin, const char *end)
{
  lexer->now = (LexToken){.kind = kind,
                          .text = begin,
                          .length = (uint32_t)(end - begin),
                          .line = lexer->line,
                          .column = column_of(lexer, begin)};
}

static void step_line(Lexer *lexer)
{
  lexer->at++;
  lexer->line++;
  lexer->line_start = lexer->at;
}

/* Over spaces, comments and empty lines; true when a clause ended on the way. */
static bool skip_space(Lexer *lexer)
{
  bool newline = false;
  while (lexer->at < lexer->end) {
    if (*lexer->at == '#') {
      while (lexer->at < lexer->end && *lexer->at != '\n')
        lexer->at++;
    } else if (*lexer->at == '\n') {
      if (!lexer->joined) newline = true;
      if (newline) set(lexer, LEX_NEWLINE, lexer->at, lexer->at);
      step_line(lexer);
      if (newline) return true;
    } else if (*lexer->at == ' ' || *lexer->at == '\t' || *lexer->at == '\r') {
      lexer->at++;
    } else {
      break;
    }
  }
  return false;
}

static bool take_string(Lexer *lexer)
{
  const char *begin = ++lexer->at;
  while (lexer->at < lexer->end && *lexer->at != '"' && *lexer->at != '\n')
    lexer->at++;
  set(lexer, LEX_STRING, begin, lexer->at);
  if (lexer->at == lexer->end || *lexer->at == '\n')
    return lexer_fail(lexer, "this string has no end");
  lexer->at++;
  return true;
}

static void take_word(Lexer *lexer)
{
  const char *begin = lexer->at;
  while (lexer->at < lexer->end) {
    bool point = *lexer->at == '.' && lexer->at > begin &&
                 g_ascii_isdigit(lexer->at[-1]) && lexer->at + 1 < lexer->end &&
                 g_ascii_isdigit(lexer->at[1]);
    bool arrow = *lexer->at == '-' && lexer->at + 1 < lexer->end && lexer->at[1] == '>';
    if ((!is_word_byte(*lexer->at) && !point) || arrow) break;
    lexer->at++;
  }
  set(lexer, LEX_WORD, begin, lexer->at);
}

/* The end stands behind the last token: what is missing is missing there. */
static bool take_end(Lexer *lexer)
{
  LexToken last = lexer->now;
  if (last.kind == LEX_END && !last.text) {
    set(lexer, LEX_END, lexer->at, lexer->at);
    return true;
  }
  uint32_t length = (uint32_t)g_utf8_strlen(last.text, last.length);
  bool quoted = last.kind == LEX_STRING;
  lexer->now = (LexToken){.kind = LEX_END,
                          .text = last.text + last.length + quoted,
                          .line = last.line,
                          .column = last.column + length + quoted};
  return true;
}

bool lexer_next(Lexer *lexer)
{
  if (skip_space(lexer)) return true;
  lexer->joined = false;
  const char *at = lexer->at;
  if (at == lexer->end) return take_end(lexer);
  if (*at == '"') return take_string(lexer);
  if (*at == '-' && at + 1 < lexer->end && at[1] == '>') {
    lexer->at += 2;
    set(lexer, LEX_SIGN, at, lexer->at);
    lexer->joined = true;
  } else if (strchr(signs, *at) && *at) {
    lexer->joined = strchr(joining, *at) != NULL;
    lexer->at++;
    set(lexer, LEX_SIGN, at, lexer->at);
  } else if (is_word_byte(*at)) {
    take_word(lexer);
  } else {
    set(lexer, LEX_SIGN, at, at + 1);
    return lexer_fail(lexer, "no rule has this character");
  }
  return true;
}

bool lexer_init(Lexer *lexer, const char *file, const char *text, size_t length,
                EntError *error)
{
  *lexer = (Lexer){.file = file,
                   .at = text,
                   .end = text + length,
                   .line_start = text,
                   .line = 1,
                   .joined = true,
                   .error = error};
  return lexer_next(lexer);
}

bool lexer_is(const Lexer *lexer, const char *text)
{
  return (lexer->now.kind == LEX_WORD || lexer->now.kind == LEX_SIGN) &&
         strlen(text) == lexer->now.length &&
         memcmp(lexer->now.text, text, lexer->now.length) == 0;
}

bool lexer_take(Lexer *lexer, const char *text)
{
  return lexer_is(lexer, text) && lexer_next(lexer);
}

/* ---- messages ---- */

enum { EXCERPT_BEFORE = 60, EXCERPT_MOST = 100 }; /* characters */

/* The line of the current token: it may be the newline, when line_start has gone on. */
static const char *line_of(const Lexer *lexer)
{
  const char *begin = lexer->now.text;
  for (uint32_t column = lexer->now.column; column > 1; column--)
    begin = g_utf8_prev_char(begin);
  return begin;
}

char *lexer_excerpt(const Lexer *lexer)
{
  const char *begin = line_of(lexer), *end = begin;
  uint32_t before = lexer->now.column - 1;
  for (; before > EXCERPT_BEFORE; before--)
    begin = g_utf8_next_char(begin);
  for (end = begin; end < lexer->end && *end != '\n' && *end != '\r';)
    end = g_utf8_next_char(end);
  if (g_utf8_strlen(begin, end - begin) > EXCERPT_MOST)
    end = g_utf8_offset_to_pointer(begin, EXCERPT_MOST);
  GString *text = g_string_new("\n  ");
  g_string_append_len(text, begin, end - begin);
  g_string_append(text, "\n  ");
  for (; before > 0 && begin < lexer->end; before--, begin = g_utf8_next_char(begin))
    g_string_append_c(text, *begin == '\t' ? '\t' : ' ');
  g_string_append_c(text, '^');
  return g_string_free(text, FALSE);
}

static bool fail_with(Lexer *lexer, const char *message, const char *near)
{
  g_autofree char *place = lexer_excerpt(lexer);
  return ent_fail(lexer->error, ENT_ERR_BAD_DATA, lexer->file, lexer->now.line,
                  lexer->now.column, "%s%s%s%s%s", message,
                  near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "",
                  place);
}

bool lexer_fail(Lexer *lexer, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  return fail_with(lexer, message, NULL);
}

bool lexer_fail_at(Lexer *lexer, const LexToken *token, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  lexer->now = *token;
  return fail_with(lexer, message, NULL);
}

bool lexer_fail_unknown(Lexer *lexer, const char *word, const GPtrArray *names,
                        const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  return fail_with(lexer, message,
                   lexer_nearest(word, (const char *const *)names->pdata, names->len));
}

static unsigned distance(const char *x, const char *y)
{
  size_t n = strlen(y);
  if (n > 60 || strlen(x) > 60) return 99;
  unsigned row[64];
  for (size_t j = 0; j <= n; j++)
    row[j] = (unsigned)j;
  for (size_t i = 0; x[i]; i++) {
    unsigned corner = row[0];
    row[0] = (unsigned)i + 1;
    for (size_t j = 0; j < n; j++) {
      bool same = g_ascii_tolower(x[i]) == g_ascii_tolower(y[j]);
      unsigned best = corner + (same ? 0 : 1);
      corner = row[j + 1];
      row[j + 1] = MIN(best, MIN(row[j], corner) + 1);
    }
  }
  return row[n];
}

const char *lexer_nearest(const char *word, const char *const *names, uint32_t n)
{
  const char *best = NULL;
  size_t length = strlen(word);
  unsigned least = length ? (unsigned)MIN(length / 3 + 1, length - 1) : 0;
  for (uint32_t i = 0; i < n; i++) {
    bool begins = length > 2 && g_ascii_strncasecmp(word, names[i], length) == 0;
    unsigned d = begins ? 1 : distance(word, names[i]);
    if (d <= least) {
      if (d < least || !best) best = names[i];
      least = d;
    }
  }
  return best;
}
