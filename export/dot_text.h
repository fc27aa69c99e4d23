// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Text as Graphviz takes it: wrapped, cut, and with nothing in it that acts. */
#ifndef ENT_EXPORT_DOT_TEXT_H
#define ENT_EXPORT_DOT_TEXT_H

#include <glib.h>

/* Appends text for a quoted string of DOT: backslashes doubled, "&" as an entity,
 * control characters as spaces; cut at longest characters with an ellipsis. */
void ent_dot_text(const char *text, guint longest, GString *out);
/* The same, wrapped at about 22 characters and cut at 60. */
void ent_dot_label(const char *text, GString *out);
/* "holdsRole" as "holds role". */
void ent_dot_words(const char *name, GString *out);

#endif
