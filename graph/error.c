// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Errors as values with a place; the first one wins. */
#include "graph/error.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a code point that does not fit whole at the end of a full buffer. */
static void trim_code_point(char *text)
{
  const char *end = NULL;
  if (g_utf8_validate(text, -1, &end)) return;
  size_t left = strlen(end);
  if (left < 4 && g_utf8_get_char_validated(end, (gssize)left) == (gunichar)-2)
    text[end - text] = '\0';
}

bool ent_fail(EntError *error, EntErrorCode code, const char *file, uint32_t line,
              uint32_t column, const char *format, ...)
{
  if (!error || error->code != ENT_OK) return false;
  error->code = code;
  error->line = line;
  error->column = column;
  g_strlcpy(error->file, file ? file : "", sizeof error->file);
  va_list args;
  va_start(args, format);
  vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
  trim_code_point(error->message);
  return false;
}

const char *ent_error_text(const EntError *error, char *buffer, uint32_t size)
{
  char place[32] = "";
  if (error->line && error->column)
    snprintf(place, sizeof place, ":%u:%u", error->line, error->column);
  else if (error->line)
    snprintf(place, sizeof place, ":%u", error->line);
  if (error->file[0])
    snprintf(buffer, size, "%s%s: %s", error->file, place, error->message);
  else
    snprintf(buffer, size, "%s", error->message);
  return buffer;
}
