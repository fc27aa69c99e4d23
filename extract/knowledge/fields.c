// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Cuts lines at tabs and at commas. */

#include "extract/knowledge/fields.h"
#include <glib.h>
#include <string.h>

static void put(EntFields *fields, char *text, const char *place)
{
  if (fields->n < ENT_MAX_FIELDS) {
    fields->text[fields->n] = text;
    fields->place[fields->n] = place;
  }
  fields->n++;
}

/* Without the spaces around. */
static char *trim(char *text, char *end)
{
  while (*text == ' ')
    text++;
  while (end > text && end[-1] == ' ')
    end--;
  *end = '\0';
  return text;
}

void ent_fields_of_tabs(EntFields *fields, char *line)
{
  fields->n = 0;
  for (;;) {
    char *stop = strchr(line, '\t');
    char *end = stop ? stop : line + strlen(line);
    put(fields, trim(line, end), line);
    if (!stop) return;
    line = stop + 1;
  }
}

/* Takes the quotes off the field that begins at the quote p. Returns where it ended:
 * behind the closing quote and spaces; NULL if nothing closes it. */
static char *unquote(char *p)
{
  char *out = p;
  for (p++; *p; p++) {
    if (*p == '"') {
      p++;
      if (*p != '"') {
        *out = '\0';
        return p + strspn(p, " ");
      }
    }
    *out++ = *p;
  }
  return NULL;
}

bool ent_fields_of_csv(EntFields *fields, char *line, const EntSource *source,
                       EntError *error)
{
  fields->n = 0;
  for (char *p = line;;) {
    char *begin = p + strspn(p, " "), *end;
    if (*begin == '"') {
      end = unquote(begin);
      if (!end)
        return ent_source_fail(source, begin, error,
                               "the quote is not closed in this line; a field ends "
                               "with \" and a quote inside it is written \"\"");
      if (*end && *end != ',')
        return ent_source_fail(source, end, error,
                               "text after the closing quote; here should be a comma "
                               "(a quote inside a field is written \"\")");
      put(fields, begin, begin);
    } else {
      end = begin + strcspn(begin, ",");
      bool last = *end == '\0';
      put(fields, trim(begin, end), begin);
      if (last) return true;
      p = end + 1;
      continue;
    }
    if (!*end) return true;
    p = end + 1;
  }
}
