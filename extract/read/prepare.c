// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The second half of reading: bytes of a known kind become text. */

#include "extract/read/dates.h"
#include "extract/read/decode.h"
#include "extract/read/format.h"
#include <stdarg.h>
#include <string.h>

bool ent_prepare_bytes(EntInput *input, EntFrom from, const char *raw, size_t length,
                       const EntPreparer *preparer, EntError *error)
{
  EntDecoding how = {
      .markup = from == ENT_FROM_HTML, .charset = input->charset, .file = input->file};
  size_t decoded;
  g_autofree char *text = ent_decode(raw, length, &how, &decoded, error);
  if (!text) return false;
  ent_input_note_mended(input, how.mended);
  if (ent_is_blank(text, decoded))
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "there is no text in it");
  return ent_format_get(from)->prepare(input, text, decoded, preparer, error);
}

bool ent_prepare_input(EntInput *input, const EntPreparer *preparer, EntError *error)
{
  g_autofree char *raw = g_steal_pointer(&input->raw);
  size_t length = input->raw_length;
  input->raw_length = 0;
  const EntFormat *format = ent_format_get(input->from);
  bool good = format->raw
                  ? format->prepare(input, raw, length, preparer, error)
                  : ent_prepare_bytes(input, input->from, raw, length, preparer, error);
  if (!good && error && !error->line) error->line = input->line;
  if (good && input->line) input->lines = (EntFileLines){&input->line, 1};
  return good;
}

/* ---- small change of the kinds ---- */

void ent_input_set(EntInput *input, const char **field, const char *text)
{
  if (*field || !text) return;
  g_autofree char *copy = g_strdup(text);
  ent_decode_clean(copy, strlen(copy));
  for (char *p = copy; *p; p++)
    if (*p == '\n' || *p == '\t') *p = ' ';
  if (*g_strstrip(copy)) *field = ent_arena_strdup(input->arena, copy);
}

bool ent_input_set_date(EntInput *input, const char *text, const EntPreparer *preparer)
{
  char iso[ENT_ISO_DATE];
  if (!ent_date_find(preparer->cues, text, strlen(text), iso)) return false;
  if (!input->date) input->date = ent_arena_strdup(input->arena, iso);
  return true;
}

void ent_input_note(EntInput *input, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  input->note = input->note
                    ? ent_arena_printf(input->arena, "%s; %s", input->note, text)
                    : ent_arena_strdup(input->arena, text);
}

void ent_input_note_mended(EntInput *input, size_t n)
{
  if (n)
    ent_input_note(input, "%zu character%s of a wrong character set mended", n,
                   n == 1 ? "" : "s");
}
