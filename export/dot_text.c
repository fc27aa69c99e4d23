// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* agwrite escapes quotes but no backslashes, and labels are read once more when drawn:
 * what comes from a document must not be able to say anything there. */
#include "export/dot_text.h"

#include "export/term.h"
#include <string.h>

enum { WIDTH = 22, LONGEST_LABEL = 60 };

static void append_character(gunichar c, GString *out)
{
  if (c == '\\')
    g_string_append(out, "\\\\");
  else if (c == '&')
    g_string_append(out, "&amp;");
  else if (g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029)
    g_string_append_c(out, ' ');
  else
    g_string_append_unichar(out, c);
}

/* Marks that turn the direction of text would reach past the label; a byte order mark
 * is nothing to dot, not even where it is all that the label has. */
static gboolean is_mark(gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* At most longest characters, the last of them an ellipsis if more was there. */
static char *cut(const char *text, guint longest)
{
  GString *scratch = g_string_new(NULL), *kept = g_string_new(NULL);
  const char *clean = ent_text_clean(text, scratch);
  guint n = 0;
  for (const char *p = clean; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (is_mark(c)) continue;
    gboolean last = n + 1 == longest && *g_utf8_next_char(p);
    g_string_append_unichar(kept, last ? 0x2026 : c);
    n++;
    if (last) break;
  }
  g_string_free(scratch, TRUE);
  return g_string_free(kept, FALSE);
}

void ent_dot_text(const char *text, guint longest, GString *out)
{
  char *kept = cut(text, longest);
  for (const char *p = kept; *p; p = g_utf8_next_char(p))
    append_character(g_utf8_get_char(p), out);
  g_free(kept);
}

static guint width_of(const char *word, const char *end)
{
  guint width = 0;
  for (; word < end; word = g_utf8_next_char(word))
    width += g_unichar_iswide(g_utf8_get_char(word)) ? 2 : 1;
  return width;
}

void ent_dot_label(const char *text, GString *out)
{
  char *kept = cut(text, LONGEST_LABEL);
  guint column = 0;
  for (const char *word = kept; *word;) {
    const char *end = strchr(word, ' ');
    if (!end) end = word + strlen(word);
    guint width = width_of(word, end);
    if (column && column + 1 + width > WIDTH) {
      g_string_append(out, "\\n");
      column = 0;
    } else if (column) {
      g_string_append_c(out, ' ');
      column++;
    }
    for (const char *p = word; p < end; p = g_utf8_next_char(p)) {
      /* A word that is too long, or a script without spaces. */
      guint one = g_unichar_iswide(g_utf8_get_char(p)) ? 2 : 1;
      if (column >= WIDTH + 2) {
        g_string_append(out, "\\n");
        column = 0;
      }
      append_character(g_utf8_get_char(p), out);
      column += one;
    }
    word = *end ? end + 1 : end;
  }
  g_free(kept);
}

void ent_dot_words(const char *name, GString *out)
{
  for (const char *p = name; *p; p++) {
    if (p > name && g_ascii_isupper(*p)) g_string_append_c(out, ' ');
    g_string_append_c(out, g_ascii_tolower(*p));
  }
}
