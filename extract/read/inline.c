// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Takes the marks out of a line of Markdown. Each function tries one mark at p and
 * returns where it went on, or NULL. */

#include "extract/read/inline.h"
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <string.h>

/* The bracket that closes the one at p; NULL = none. */
static const char *closing(const char *p, char open, char close)
{
  int depth = 0;
  for (; *p; p++) {
    if (*p == '\\' && p[1])
      p++;
    else if (*p == open)
      depth++;
    else if (*p == close && --depth == 0)
      return p;
  }
  return NULL;
}

/* Behind "(address)" or "[reference]" at p, or p. */
static const char *skip_target(const char *p)
{
  const char *end = *p == '('   ? closing(p, '(', ')')
                    : *p == '[' ? closing(p, '[', ']')
                                : 0;
  return end ? end + 1 : p;
}

static const char *take_link(const char *p, GString *out)
{
  bool picture = *p == '!' && p[1] == '[';
  if (*p != '[' && !picture) return NULL;
  const char *open = picture ? p + 1 : p, *end = closing(open, '[', ']');
  if (!end) return NULL;
  if (open[1] == '^') return end + 1;
  const char *after = skip_target(end + 1);
  if (after == end + 1) return NULL;
  if (!picture) {
    g_autofree char *words = g_strndup(open + 1, (gsize)(end - open - 1));
    ent_markdown_inline(words, out);
  }
  return after;
}

/* <https://...> stays without its brackets, <b> goes. */
static const char *take_tag(const char *p, GString *out)
{
  if (*p != '<' || !(g_ascii_isalpha(p[1]) || p[1] == '/' || p[1] == '!')) return NULL;
  const char *end = strchr(p, '>');
  if (!end) return NULL;
  if (g_strstr_len(p, end - p, "://") || memchr(p, '@', (size_t)(end - p)))
    g_string_append_len(out, p + 1, end - p - 1);
  return end + 1;
}

static const char *take_entity(const char *p, GString *out)
{
  if (*p != '&') return NULL;
  size_t n =
      strspn(p + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  if (!n || n > 10 || p[n + 1] != ';') return NULL;
  char name[12];
  memcpy(name, p + 1, n);
  name[n] = '\0';
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  if (!entity) return NULL;
  g_string_append_unichar(out, entity->value);
  return p + n + 2;
}

static bool is_word(char c)
{
  return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

/* A run of emphasis marks goes unless it stands between spaces; underscores inside a
 * word stay. */
static const char *take_emphasis(const char *begin, const char *p)
{
  if (!strchr("*_`~", *p)) return NULL;
  size_t n = strspn(p, (char[2]){*p, '\0'});
  char before = p > begin ? p[-1] : ' ', after = p[n] ? p[n] : ' ';
  if (*p == '~' && n < 2) return NULL;
  if (*p == '_' && is_word(before) && is_word(after)) return NULL;
  if (g_ascii_isspace(before) && g_ascii_isspace(after)) return NULL;
  return p + n;
}

void ent_markdown_inline(const char *text, GString *out)
{
  for (const char *p = text; *p;) {
    const char *next = NULL;
    if (*p == '\\' && g_ascii_ispunct(p[1])) {
      g_string_append_c(out, p[1]);
      p += 2;
      continue;
    }
    if (!(next = take_link(p, out)) && !(next = take_tag(p, out)) &&
        !(next = take_entity(p, out)))
      next = take_emphasis(text, p);
    if (next)
      p = next;
    else
      g_string_append_c(out, *p++);
  }
}
