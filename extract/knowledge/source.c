// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads a text file and walks its lines. */

#include "extract/knowledge/source.h"
#include "extract/knowledge/turtle.h"
#include <glib.h>
#include <string.h>

/* The first byte that is no valid UTF-8 or is NUL, or end. Most of a table is ASCII:
 * that is passed over eight bytes at a time. */
static const char *first_bad(const char *p, const char *end)
{
  while (p < end) {
    uint64_t block;
    if (end - p >= 8 && (memcpy(&block, p, 8), !(block & 0x8080808080808080u)) &&
        !((block - 0x0101010101010101u) & ~block & 0x8080808080808080u)) {
      p += 8;
      continue;
    }
    gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c == 0 || c >= (gunichar)-2) return p;
    p = g_utf8_next_char(p);
  }
  return end;
}

static bool fail_at(EntSource *s, const char *bad, EntError *error)
{
  s->begin = s->text;
  s->line = 1;
  for (char *p = s->text; p < bad; p++)
    if (*p == '\n') {
      s->line++;
      s->begin = p + 1;
    }
  if (*bad)
    ent_source_fail(s, bad, error, "byte 0x%02X is not UTF-8; save the file as UTF-8",
                    (unsigned char)*bad);
  else
    ent_source_fail(s, bad, error, "a NUL byte; this should be a text file in UTF-8");
  g_free(s->text);
  s->text = NULL;
  return false;
}

bool ent_source_open(EntSource *source, const char *file, EntError *error)
{
  g_autoptr(GError) failed = NULL;
  *source = (EntSource){.file = file};
  if (!g_file_get_contents(file, &source->text, &source->length, &failed))
    return ent_fail(error, ENT_ERR_NO_INPUT, file, 0, 0, "%s", failed->message);
  const char *end = source->text + source->length;
  const char *bad = first_bad(source->text, end);
  if (bad < end) return fail_at(source, bad, error);
  if (ent_turtle_is(file)) {
    char *csv = ent_turtle_to_csv(file, source->text, &source->length, error);
    g_free(source->text);
    source->text = csv;
    source->made = true;
    if (!csv) return false;
  }
  source->next = source->text;
  if (g_str_has_prefix(source->text, "\xEF\xBB\xBF")) source->next += 3;
  return true;
}

char *ent_source_line(EntSource *source)
{
  char *end = source->text + source->length;
  if (source->next >= end) return NULL;
  char *stop = memchr(source->next, '\n', (size_t)(end - source->next));
  source->begin = source->next;
  source->line += !source->made;
  source->next = stop ? stop + 1 : end;
  if (!stop) stop = end;
  if (stop > source->begin && stop[-1] == '\r') stop--;
  *stop = '\0';
  return source->begin;
}

uint32_t ent_source_lines_left(const EntSource *source)
{
  const char *end = source->text + source->length, *p = source->next;
  uint32_t n = 0;
  while (p < end) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    p = stop ? stop + 1 : end;
    n++;
  }
  return n;
}

uint32_t ent_source_column(const EntSource *source, const char *place)
{
  uint32_t column = 1;
  for (const char *p = source->begin; p < place; p++)
    column += ((unsigned char)*p & 0xC0) != 0x80;
  return column;
}
