// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* MIME: RFC 2045 to 2047. Lenient, as mail programs are. */

#include "extract/read/mime.h"
#include "extract/read/http.h"
#include <string.h>

enum { DEPTH = 12, MOST_PARTS = 1000 };

/* ---- encodings ---- */

/* "=C3" and, at the end of a line, "=" alone; in headers "_" is a space. */
static char *from_quoted(const char *text, size_t *length, bool header)
{
  GString *out = g_string_sized_new(*length);
  const char *p = text, *end = text + *length;
  for (; p < end; p++) {
    if (*p == '=' && p + 2 < end && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
      g_string_append_c(
          out, (char)(g_ascii_xdigit_value(p[1]) * 16 + g_ascii_xdigit_value(p[2])));
      p += 2;
    } else if (*p == '=' && !header) {
      const char *q = p + 1;
      while (q < end && (*q == ' ' || *q == '\t' || *q == '\r'))
        q++;
      if (q < end && *q == '\n')
        p = q;
      else
        g_string_append_c(out, '=');
    } else {
      g_string_append_c(out, header && *p == '_' ? ' ' : *p);
    }
  }
  *length = out->len;
  return g_string_free(out, FALSE);
}

/* Bytes that are none of base64's are passed over. */
static char *from_base64(const char *text, size_t *length)
{
  gint state = 0;
  guint save = 0;
  char *out = g_malloc(*length / 4 * 3 + 4);
  *length = g_base64_decode_step(text, *length, (guchar *)out, &state, &save);
  out[*length] = '\0';
  return out;
}

char *ent_mime_decode(const char *encoding, const char *body, size_t *length)
{
  if (encoding && !g_ascii_strncasecmp(encoding, "quoted-printable", 16))
    return from_quoted(body, length, false);
  if (encoding && !g_ascii_strncasecmp(encoding, "base64", 6))
    return from_base64(body, length);
  char *copy = g_malloc(*length + 1);
  memcpy(copy, body, *length);
  copy[*length] = '\0';
  return copy;
}

/* ---- words of headers ---- */

static char *to_utf8(const char *text, size_t length, const char *charset)
{
  char *out = g_convert(text, (gssize)length, "UTF-8", charset, NULL, NULL, NULL);
  if (!out && g_utf8_validate(text, (gssize)length, NULL))
    out = g_strndup(text, length);
  if (!out)
    out = g_convert(text, (gssize)length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return out ? out : g_utf8_make_valid(text, (gssize)length);
}

/* Reads "=?charset?B?...?=" at p; last is the last "?=" there is, or NULL. NULL: it is
 * none; else *stop is behind it. */
static char *read_word(const char *p, const char *last, const char **stop)
{
  const char *charset = p + 2, *kind = strchr(charset, '?');
  const char *text = kind && kind[1] && kind[2] == '?' ? kind + 3 : NULL;
  char how = text ? g_ascii_toupper(kind[1]) : '\0';
  if ((how != 'B' && how != 'Q') || !last || last < text) return NULL;
  const char *end = strstr(text, "?=");
  size_t length = (size_t)(end - text);
  g_autofree char *bytes =
      how == 'B' ? from_base64(text, &length) : from_quoted(text, &length, true);
  /* "utf-8*en": with a language, RFC 2231 */
  g_autofree char *name = g_strndup(charset, (gsize)(kind - charset));
  name[strcspn(name, "*")] = '\0';
  *stop = end + 2;
  return to_utf8(bytes, length, name);
}

char *ent_mime_words(const char *value)
{
  GString *out = g_string_new(NULL);
  g_autofree char *plain = to_utf8(value, strlen(value), "UTF-8");
  const char *p = plain, *last = g_strrstr(plain, "?="), *stop;
  while (*p) {
    const char *at = strstr(p, "=?");
    g_autofree char *word = at ? read_word(at, last, &stop) : NULL;
    if (!word) {
      size_t n = at ? (size_t)(at - p) + 2 : strlen(p);
      g_string_append_len(out, p, (gssize)n);
      p += n;
      continue;
    }
    /* spaces between two such words are none */
    bool between = p != plain && strspn(p, " \t") == (size_t)(at - p);
    if (!between) g_string_append_len(out, p, at - p);
    g_string_append(out, word);
    p = stop;
  }
  return g_string_free(out, FALSE);
}

/* ---- parts ---- */

typedef struct {
  EntMimePart plain, html; /* body NULL = none yet */
  unsigned parts, attachments;
} Search;

static void visit(Search *search, const EntMimePart *part, int depth);

static EntMimePart part_of(const char *text, size_t length)
{
  bool bare = length && (*text == '\n' || *text == '\r'); /* no header at all */
  size_t head = bare ? 0 : ent_header_length(text, length);
  return (EntMimePart){text, head, text + head, length - head};
}

/* The next line that is the boundary, from p on. */
static const char *find_boundary(const char *p, const char *end, const char *boundary)
{
  size_t n = strlen(boundary);
  while (p < end) {
    if ((size_t)(end - p) >= n + 2 && p[0] == '-' && p[1] == '-' &&
        !memcmp(p + 2, boundary, n))
      return p;
    p = memchr(p, '\n', (size_t)(end - p));
    if (!p) return NULL;
    p++;
  }
  return NULL;
}

static void visit_parts(Search *search, const EntMimePart *whole, const char *boundary,
                        int depth)
{
  const char *end = whole->body + whole->length;
  const char *p = find_boundary(whole->body, end, boundary);
  while (p) {
    const char *line = memchr(p, '\n', (size_t)(end - p));
    size_t n = strlen(boundary) + 2;
    bool last = (size_t)(end - p) >= n + 2 && p[n] == '-' && p[n + 1] == '-';
    if (!line || last) return;
    const char *next = find_boundary(line + 1, end, boundary);
    EntMimePart part = part_of(line + 1, (size_t)((next ? next : end) - line - 1));
    visit(search, &part, depth + 1);
    p = next;
  }
}

static bool has_text(const EntMimePart *part)
{
  for (size_t i = 0; i < part->length; i++)
    if (!g_ascii_isspace(part->body[i])) return true;
  return false;
}

static void visit_leaf(Search *search, const EntMimePart *part, const char *type,
                       int depth)
{
  g_autofree char *place =
      ent_header_get(part->header, part->header_length, "Content-Disposition");
  EntFrom from = ent_media_from(type);
  if (!g_ascii_strncasecmp(type, "message/rfc822", 14)) {
    EntMimePart inner = part_of(part->body, part->length);
    visit(search, &inner, depth + 1);
  } else if (from == ENT_FROM_AUTO ||
             (place && !g_ascii_strncasecmp(place, "attachment", 10))) {
    search->attachments++;
  } else {
    EntMimePart *to = from == ENT_FROM_HTML ? &search->html : &search->plain;
    if (!to->body && has_text(part)) *to = *part;
  }
}

static void visit(Search *search, const EntMimePart *part, int depth)
{
  if (depth > DEPTH || search->parts++ > MOST_PARTS) return;
  g_autofree char *type =
      ent_header_get(part->header, part->header_length, "Content-Type");
  if (!type) type = g_strdup("text/plain");
  g_autofree char *boundary = ent_header_parameter(type, "boundary");
  if (!g_ascii_strncasecmp(type, "multipart/", 10) && boundary && *boundary)
    visit_parts(search, part, boundary, depth);
  else
    visit_leaf(search, part, type, depth);
}

bool ent_mime_text(const EntMimePart *message, EntMimePart *text, unsigned *attachments)
{
  Search search = {0};
  visit(&search, message, 0);
  *attachments = search.attachments;
  *text = search.plain.body ? search.plain : search.html;
  return text->body != NULL;
}
