// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Cuts what is simplest to cut: a feed whose every line is a document. */

#include "extract/read/format.h"
#include <string.h>

EntInput *ent_input_new(const EntStream *stream, EntFrom from, const char *raw,
                        size_t length)
{
  EntArena *arena = ent_arena_new();
  EntInput *input = ent_arena_new_array(arena, EntInput, 1);
  *input = (EntInput){.arena = arena,
                      .file = ent_arena_strdup(arena, stream->file),
                      .id = ent_arena_strdup(arena, stream->id),
                      .from = from,
                      .raw = g_malloc(length + 1),
                      .raw_length = length};
  memcpy(input->raw, raw, length);
  input->raw[length] = '\0';
  return input;
}

bool ent_is_blank(const char *text, size_t length)
{
  while (length && g_ascii_isspace(text[length - 1]))
    length--;
  return !length;
}

void ent_stream_take(EntStream *stream, const char *text, size_t length)
{
  for (const char *p = text; (p = memchr(p, '\n', length - (size_t)(p - text))); p++)
    stream->line++;
  ent_bytes_skip(stream->bytes, length);
}

/* Passes over the rest of a line that is too long, without keeping it. */
static void skip_line(EntBytes *bytes)
{
  for (;;) {
    size_t length;
    const char *text = ent_bytes_peek(bytes, 1, &length);
    const char *stop = memchr(text, '\n', length);
    ent_bytes_skip(bytes, stop ? (size_t)(stop - text) + 1 : length);
    if (stop || !length) return;
  }
}

/* A list, or an object that goes on in the next line: no line of such a file is one
 * document, and a message for each would be thousands. */
static bool is_one_document(const char *text, size_t length)
{
  while (length && g_ascii_isspace(text[length - 1]))
    length--;
  while (length && g_ascii_isspace(*text)) {
    text++;
    length--;
  }
  return length && (*text == '[' || (*text == '{' && length == 1));
}

static EntReadResult refuse(EntStream *stream, EntError *error)
{
  ent_fail(error, ENT_ERR_BAD_DATA, stream->file, stream->line, 1,
           "this is one JSON document; what is read is an object a line (jq -c '.[]' "
           "makes them of a list)");
  ent_bytes_pass(stream->bytes, SIZE_MAX);
  return ENT_READ_FAILED;
}

EntReadResult ent_split_lines(EntStream *stream, EntInput **input, EntError *error)
{
  for (;;) {
    const char *text;
    size_t length;
    EntCut cut = ent_bytes_cut(stream->bytes, stream->max_bytes, ent_find_line_end,
                               NULL, &text, &length, error);
    if (cut == ENT_CUT_END) return ENT_READ_END;
    if (cut == ENT_CUT_FAILED) return ENT_READ_FAILED;
    stream->line++;
    if (cut == ENT_CUT_LONG) {
      ent_fail(error, ENT_ERR_LIMIT, stream->file, stream->line, 0,
               "the line is longer than %zu bytes", stream->max_bytes);
      skip_line(stream->bytes);
      return ENT_READ_FAILED;
    }
    bool blank = ent_is_blank(text, length);
    if (!blank && !stream->number++ && is_one_document(text, length))
      return refuse(stream, error);
    if (!blank) *input = ent_input_new(stream, ENT_FROM_JSONL, text, length);
    ent_bytes_skip(stream->bytes, length);
    if (blank) continue;
    (*input)->line = stream->line;
    (*input)->id = ent_arena_printf((*input)->arena, "%s-%u", stream->id, stream->line);
    return ENT_READ_DOCUMENT;
  }
}
