// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The words of a rule file, with their places, and the messages about them. */
#ifndef ENT_EXTRACT_RELATE_LEXER_H
#define ENT_EXTRACT_RELATE_LEXER_H

#include "graph/error.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  LEX_END,
  LEX_NEWLINE, /* the end of a clause */
  LEX_WORD,    /* frame, metWith, n't, 0.9, @time */
  LEX_STRING,  /* "hold talks" */
  LEX_SIGN     /* one of : = | , ; ( ) ? * + < > [ ] . -> */
} LexKind;

typedef struct {
  LexKind kind;
  const char *text; /* not NUL-terminated */
  uint32_t length;
  uint32_t line, column;
} LexToken;

typedef struct {
  const char *file;
  const char *at, *end;
  const char *line_start;
  uint32_t line;
  LexToken now;
  bool joined; /* a newline here does not end the clause */
  EntError *error;
} Lexer;

/* Begins at the first token. */
bool lexer_init(Lexer *lexer, const char *file, const char *text, size_t length,
                EntError *error);
/* Steps to the next token; false at a character that starts none. */
bool lexer_next(Lexer *lexer);
bool lexer_is(const Lexer *lexer, const char *sign_or_word);
/* Takes the token if it is this one. */
bool lexer_take(Lexer *lexer, const char *sign_or_word);
/* Fails at the current token, its line and a caret beneath; returns false. */
bool lexer_fail(Lexer *lexer, const char *format, ...) ENT_PRINTF(2, 3);

/* The same at a token that was taken already. */
bool lexer_fail_at(Lexer *lexer, const LexToken *token, const char *format, ...)
    ENT_PRINTF(3, 4);
/* The same for a word that is none of the names: the nearest is suggested. */
bool lexer_fail_unknown(Lexer *lexer, const char *word, const GPtrArray *names,
                        const char *format, ...) ENT_PRINTF(4, 5);

/* The line of the current token with a caret beneath it, each after a line end; of a
 * long line what is near. The caller's. */
char *lexer_excerpt(const Lexer *lexer);

/* The nearest of the names to a word that is none of them, or NULL. */
const char *lexer_nearest(const char *word, const char *const *names, uint32_t n);

#endif
