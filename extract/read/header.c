// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Header lines, as RFC 822 made them and HTTP, WARC and MIME use them. */

#include "extract/read/http.h"
#include <string.h>

size_t ent_header_length(const char *text, size_t length)
{
  const char *p = text, *end = text + length;
  while ((p = memchr(p, '\n', (size_t)(end - p)))) {
    p++;
    if (p < end && *p == '\n') return (size_t)(p - text) + 1;
    if (p + 1 < end && p[0] == '\r' && p[1] == '\n') return (size_t)(p - text) + 2;
  }
  return 0;
}

static const char *line_end(const char *p, const char *end)
{
  const char *stop = memchr(p, '\n', (size_t)(end - p));
  return stop ? stop : end;
}

static void append(GString *value, const char *from, const char *to)
{
  while (from < to && g_ascii_isspace(*from))
    from++;
  while (to > from && g_ascii_isspace(to[-1]))
    to--;
  if (value->len && to > from) g_string_append_c(value, ' ');
  g_string_append_len(value, from, to - from);
}

char *ent_header_get(const char *header, size_t length, const char *name)
{
  size_t n = strlen(name);
  const char *end = header + length;
  for (const char *p = header; p < end;) {
    const char *stop = line_end(p, end);
    bool found =
        (size_t)(stop - p) > n && p[n] == ':' && !g_ascii_strncasecmp(p, name, n);
    if (!found) {
      p = stop < end ? stop + 1 : end;
      continue;
    }
    GString *value = g_string_new(NULL);
    append(value, p + n + 1, stop);
    while (stop + 1 < end && (stop[1] == ' ' || stop[1] == '\t')) {
      p = stop + 1;
      stop = line_end(p, end);
      append(value, p, stop);
    }
    return g_string_free(value, FALSE);
  }
  return NULL;
}

char *ent_header_parameter(const char *value, const char *name)
{
  size_t n = strlen(name);
  for (const char *p = value; p && (p = strchr(p, ';'));) {
    p++;
    p += strspn(p, " \t");
    if (g_ascii_strncasecmp(p, name, n) != 0) continue;
    const char *q = p + n + strspn(p + n, " \t");
    if (*q != '=') continue;
    q++;
    q += strspn(q, " \t");
    if (*q != '"') return g_strndup(q, strcspn(q, "; \t"));
    size_t length = strcspn(q + 1, "\"");
    return g_strndup(q + 1, length);
  }
  return NULL;
}

EntFrom ent_media_from(const char *type)
{
  static const struct {
    const char *type;
    EntFrom from;
  } types[] = {{"text/html", ENT_FROM_HTML},
               {"application/xhtml+xml", ENT_FROM_HTML},
               {"text/plain", ENT_FROM_TEXT}};
  size_t n = type ? strcspn(type, "; \t") : 0;
  for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
    if (n == strlen(types[i].type) && !g_ascii_strncasecmp(type, types[i].type, n))
      return types[i].from;
  return ENT_FROM_AUTO;
}
