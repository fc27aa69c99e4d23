// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The reader: takes one path after the other, and a feed line by line. At any time it
 * holds one file open and at most one document (or one line of a feed) in memory. */

#include "extract/read/bytes.h"
#include "extract/read/decode.h"
#include "extract/read/format.h"
#include "extract/read/paths.h"
#include <glib.h>
#include <string.h>

enum { HEAD = 4096 };
static const size_t default_max_bytes = (size_t)64 << 20;

struct EntReader {
  EntReadOptions options;
  EntPaths *paths;
  EntPreparer preparer;
  size_t next;     /* path to open */
  EntBytes *bytes; /* of a feed that is being read, or NULL */
  uint32_t line;   /* of that feed, the last that was read */
  size_t done;     /* bytes of files that are finished */
};

static const char *data_dir(const EntReadOptions *options)
{
  const char *dir = options->data_dir ? options->data_dir : g_getenv("ENTENTE_DATA");
  if (dir) return dir;
  return g_file_test(ENT_DATA_DIR, G_FILE_TEST_IS_DIR) ? ENT_DATA_DIR
                                                       : ENT_SOURCE_DATA_DIR;
}

static bool load(EntReader *reader, EntError *error)
{
  const char *dir = data_dir(&reader->options);
  g_autofree char *lines = g_build_filename(dir, "lexicon", "boilerplate.tsv", NULL);
  g_autofree char *cues = g_build_filename(dir, "lexicon", "page-cues.tsv", NULL);
  reader->preparer.cues = ent_cues_load(cues, error);
  if (!reader->preparer.cues) return false;
  reader->preparer.boilerplate =
      ent_boilerplate_load(lines, reader->options.boilerplate, error);
  return reader->preparer.boilerplate != NULL;
}

EntReader *ent_reader_new(const char *const *paths, size_t n_paths,
                          const EntReadOptions *options, EntError *error)
{
  EntReader *reader = g_new0(EntReader, 1);
  if (options) reader->options = *options;
  if (!reader->options.max_bytes) reader->options.max_bytes = default_max_bytes;
  reader->preparer.date = reader->options.date;
  reader->paths = ent_paths_new(paths, n_paths);
  ent_html_init();
  if (load(reader, error)) return reader;
  ent_reader_free(reader);
  return NULL;
}

void ent_reader_free(EntReader *reader)
{
  if (!reader) return;
  ent_bytes_free(reader->bytes);
  ent_paths_free(reader->paths);
  ent_boilerplate_free(reader->preparer.boilerplate);
  ent_cues_free(reader->preparer.cues);
  g_free(reader);
}

static EntInput *new_input(const EntPath *path, EntFrom from, const char *raw,
                           size_t length)
{
  EntArena *arena = ent_arena_new();
  EntInput *input = ent_arena_new_array(arena, EntInput, 1);
  *input = (EntInput){.arena = arena,
                      .file = ent_arena_strdup(arena, path->file),
                      .id = ent_arena_strdup(arena, path->id),
                      .from = from,
                      .raw = g_malloc(length + 1),
                      .raw_length = length};
  memcpy(input->raw, raw, length);
  input->raw[length] = '\0';
  return input;
}

void ent_input_free(EntInput *input)
{
  if (!input) return;
  g_free(input->raw);
  ent_arena_free(input->arena);
}

/* Closes the open file and goes on to the next path. */
static void finish_path(EntReader *reader)
{
  if (reader->bytes) reader->done += ent_bytes_taken(reader->bytes);
  ent_bytes_free(reader->bytes);
  reader->bytes = NULL;
  reader->next++;
}

/* ---- a feed ---- */

static const char *find_line(EntReader *reader, size_t *length, EntError *error)
{
  size_t seen = 0, want = HEAD;
  for (;;) {
    const char *text = ent_bytes_peek(reader->bytes, want, length, error);
    if (!text) return NULL;
    const char *stop = memchr(text + seen, '\n', *length - seen);
    if (stop) *length = (size_t)(stop - text) + 1;
    if (stop || *length < want || *length > reader->options.max_bytes) return text;
    seen = *length;
    want = *length * 2;
  }
}

/* Passes over the rest of a line that is too long, without keeping it. */
static bool skip_line(EntReader *reader, EntError *error)
{
  for (;;) {
    size_t length;
    const char *text = ent_bytes_peek(reader->bytes, 1, &length, error);
    if (!text) return false;
    const char *stop = memchr(text, '\n', length);
    ent_bytes_skip(reader->bytes, stop ? (size_t)(stop - text) + 1 : length);
    if (stop || !length) return true;
  }
}

static bool is_blank(const char *text, size_t length)
{
  while (length && g_ascii_isspace(text[length - 1]))
    length--;
  return !length;
}

static EntReadResult next_line(EntReader *reader, EntInput **input, EntError *error)
{
  const EntPath *path = &reader->paths->paths[reader->next];
  for (;;) {
    size_t length;
    const char *text = find_line(reader, &length, error);
    if (!text) {
      finish_path(reader);
      return ENT_READ_FAILED;
    }
    if (!length) {
      finish_path(reader);
      return ENT_READ_END;
    }
    reader->line++;
    if (length > reader->options.max_bytes) {
      ent_fail(error, ENT_ERR_LIMIT, path->file, reader->line, 0,
               "the line is longer than %zu bytes", reader->options.max_bytes);
      if (!skip_line(reader, NULL)) finish_path(reader);
      return ENT_READ_FAILED;
    }
    bool blank = is_blank(text, length);
    if (!blank) *input = new_input(path, ENT_FROM_JSONL, text, length);
    ent_bytes_skip(reader->bytes, length);
    if (blank) continue;
    (*input)->line = reader->line;
    (*input)->id = ent_arena_printf((*input)->arena, "%s-%u", path->id, reader->line);
    return ENT_READ_DOCUMENT;
  }
}

/* ---- a file ---- */

static bool read_whole(EntReader *reader, const EntPath *path, EntFrom from,
                       EntInput **input, EntError *error)
{
  size_t length, limit = reader->options.max_bytes;
  const char *text = ent_bytes_peek(reader->bytes, limit + 1, &length, error);
  if (!text) return false;
  if (length > limit)
    return ent_fail(error, ENT_ERR_LIMIT, path->file, 0, 0, "longer than %zu bytes",
                    limit);
  *input = new_input(path, from, text, length);
  return true;
}

static EntReadResult open_path(EntReader *reader, const EntPath *path, EntInput **input,
                               EntError *error)
{
  size_t length;
  if (path->problem) {
    ent_fail(error, ENT_ERR_NO_INPUT, path->file, 0, 0, "%s", path->problem);
    return ENT_READ_FAILED;
  }
  reader->bytes = ent_bytes_open(path->file, error);
  if (!reader->bytes) return ENT_READ_FAILED;
  const char *head = ent_bytes_peek(reader->bytes, HEAD, &length, error);
  if (!head) return ENT_READ_FAILED;
  if (!length) {
    ent_fail(error, ENT_ERR_BAD_DATA, path->file, 0, 0, "the file is empty");
    return ENT_READ_FAILED;
  }
  EntFrom from = reader->options.from;
  if (from == ENT_FROM_AUTO) from = ent_format_detect(path->file, head, length);
  if (!ent_format_get(from)->lines)
    return read_whole(reader, path, from, input, error) ? ENT_READ_DOCUMENT
                                                        : ENT_READ_FAILED;
  reader->line = 0;
  if (length >= 3 && !memcmp(head, "\xEF\xBB\xBF", 3)) ent_bytes_skip(reader->bytes, 3);
  return ENT_READ_END; /* no document yet: its lines come next */
}

EntReadResult ent_reader_next_raw(EntReader *reader, EntInput **input, EntError *error)
{
  *input = NULL;
  while (reader->next < reader->paths->n) {
    if (reader->bytes) {
      EntReadResult result = next_line(reader, input, error);
      if (result != ENT_READ_END) return result;
      continue;
    }
    EntReadResult result =
        open_path(reader, &reader->paths->paths[reader->next], input, error);
    if (result == ENT_READ_END) continue;
    finish_path(reader);
    return result;
  }
  return ENT_READ_END;
}

/* ---- the second half ---- */

static bool prepare(EntInput *input, const EntReader *reader, EntError *error)
{
  size_t length;
  bool markup = input->from == ENT_FROM_HTML;
  g_autofree char *text =
      ent_decode(input->raw, input->raw_length, markup, input->file, &length, error);
  g_clear_pointer(&input->raw, g_free);
  input->raw_length = 0;
  if (!text) return false;
  if (is_blank(text, length))
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "there is no text in it");
  return ent_format_get(input->from)
      ->prepare(input, text, length, &reader->preparer, error);
}

bool ent_input_prepare(EntInput *input, const EntReader *reader, EntError *error)
{
  if (prepare(input, reader, error)) return true;
  if (error && error->line == 0) error->line = input->line;
  return false;
}

EntReadResult ent_reader_next(EntReader *reader, EntInput **input, EntError *error)
{
  EntReadResult result = ent_reader_next_raw(reader, input, error);
  if (result != ENT_READ_DOCUMENT || ent_input_prepare(*input, reader, error))
    return result;
  ent_input_free(*input);
  *input = NULL;
  return ENT_READ_FAILED;
}

void ent_reader_progress(const EntReader *reader, size_t *done, size_t *all)
{
  size_t now = reader->bytes ? ent_bytes_taken(reader->bytes) : 0;
  *done = reader->done + now;
  *all = reader->paths->bytes;
}
