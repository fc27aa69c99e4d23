// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The marks inside a line of Markdown. */
#ifndef ENT_EXTRACT_READ_INLINE_H
#define ENT_EXTRACT_READ_INLINE_H

#include <glib.h>

/* Appends the text without emphasis, with the words of links but not their addresses,
 * without pictures, tags and footnote marks. */
void ent_markdown_inline(const char *text, GString *out);

#endif
