// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Manual pages and shell completions, from the tables of commands and options. */
#ifndef ENT_DESCRIBE_H
#define ENT_DESCRIBE_H

#include "options.h"

typedef struct {
  const CommandHelp *commands; /* the first is meant where none is named */
  size_t n;
} Commands;

/* The text of "bash", "zsh" or "fish"; or of "man" for a command. NULL: there is no
 * such thing. g_free. */
char *describe(const char *what, const char *command, const Commands *commands);

#endif
