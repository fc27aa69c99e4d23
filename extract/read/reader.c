// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The reader: takes one path after the other, archives member by member, and what holds
 * several documents one by one. At any time it holds one file open and at most one
 * document (or one record of a feed) in memory.
 *
 * What is open is a stack of layers: an archive, perhaps an archive in it, and on top
 * what is being cut into documents. Each step works on the top layer. */

#include "extract/read/format.h"
#include "extract/read/limits.h"
#include "extract/read/paths.h"
#include "extract/read/unpack.h"
#include <glib.h>
#include <string.h>

enum { HEAD = 4096, MOST_LAYERS = ENT_MOST_ARCHIVES + 1 };
static const size_t default_max_bytes = (size_t)64 << 20;

/* Exactly one of archive and stream.bytes is set. */
typedef struct {
  char *file, *id;
  EntArchive *archive;
  EntFrom from;
  EntStream stream;
  uint32_t idle; /* members in a row without a document */
} Layer;

struct EntReader {
  EntReadOptions options;
  EntPaths *paths;
  EntPreparer preparer;
  size_t next; /* path to open */
  Layer layers[MOST_LAYERS];
  unsigned depth;
  size_t done; /* bytes of files that are finished */
};

/* ---- life ---- */

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
  reader->preparer.fields = ent_fields_new(reader->options.fields, error);
  if (!reader->preparer.fields) return false;
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
  reader->preparer.max_bytes = reader->options.max_bytes;
  reader->paths = ent_paths_new(paths, n_paths);
  ent_html_init();
  if (load(reader, error)) return reader;
  ent_reader_free(reader);
  return NULL;
}

static void clear_layer(Layer *layer)
{
  ent_bytes_free(layer->stream.bytes);
  if (layer->stream.head) g_string_free(layer->stream.head, TRUE);
  ent_archive_free(layer->archive);
  g_free(layer->file);
  g_free(layer->id);
  *layer = (Layer){0};
}

void ent_reader_free(EntReader *reader)
{
  if (!reader) return;
  while (reader->depth)
    clear_layer(&reader->layers[--reader->depth]);
  ent_paths_free(reader->paths);
  ent_boilerplate_free(reader->preparer.boilerplate);
  ent_cues_free(reader->preparer.cues);
  ent_fields_free(reader->preparer.fields);
  g_free(reader);
}

void ent_input_free(EntInput *input)
{
  if (!input) return;
  g_free(input->raw);
  ent_arena_free(input->arena);
}

/* ---- opening ---- */

static size_t taken_now(const EntReader *reader)
{
  if (!reader->depth) return 0;
  const Layer *layer = &reader->layers[0];
  return layer->archive ? ent_archive_taken(layer->archive)
                        : ent_bytes_taken(layer->stream.bytes);
}

/* Takes the compression off; then *packing says whether an archive is left. Takes over
 * bytes, also where it fails. */
static EntBytes *unpack(EntBytes *bytes, const char *file, EntPacking *packing,
                        EntError *error)
{
  for (unsigned filters = 0; bytes; filters++) {
    size_t length;
    const char *head = ent_bytes_peek(bytes, ENT_PACKING_HEAD, &length);
    *packing = ent_packing_of(head, length);
    if (*packing == ENT_PACKED_NOT || *packing == ENT_PACKED_ARCHIVE) break;
    if (filters == ENT_MOST_FILTERS) {
      ent_fail(error, ENT_ERR_LIMIT, file, 0, 0, "compressed more than %d times over",
               ENT_MOST_FILTERS);
      ent_bytes_free(bytes);
      return NULL;
    }
    bytes = *packing == ENT_PACKED_GZIP ? ent_unpack_gzip(bytes, file)
                                        : ent_unpack_other(bytes, file, error);
  }
  return bytes;
}

static bool open_archive(Layer *layer, unsigned depth, EntError *error)
{
  EntBytes *bytes = g_steal_pointer(&layer->stream.bytes);
  if (depth < ENT_MOST_ARCHIVES) {
    layer->archive = ent_archive_new(bytes, layer->file, error);
    return layer->archive != NULL;
  }
  ent_bytes_free(bytes);
  return ent_fail(error, ENT_ERR_LIMIT, layer->file, 0, 0,
                  "archives more than %d deep in each other are not read",
                  ENT_MOST_ARCHIVES);
}

/* What the stream of a layer is, by what is said of it, its name and its first bytes.
 */
static bool open_stream(Layer *layer, EntFrom from, EntError *error)
{
  size_t length;
  EntStream *stream = &layer->stream;
  const char *head = ent_bytes_peek(stream->bytes, HEAD, &length);
  if (!length && ent_bytes_failed(stream->bytes, error)) return false;
  if (!length)
    return ent_fail(error, ENT_ERR_BAD_DATA, layer->file, 0, 0, "the file is empty");
  layer->from =
      from == ENT_FROM_AUTO ? ent_format_detect(layer->file, head, length) : from;
  stream->file = layer->file;
  stream->id = layer->id;
  if (!ent_format_get(layer->from)->split) return true;
  if (length >= 3 && !memcmp(head, "\xEF\xBB\xBF", 3)) ent_bytes_skip(stream->bytes, 3);
  stream->bytes = ent_bytes_from_utf16(stream->bytes);
  return true;
}

/* An office document is a zip archive too; then its name or content decides. */
static bool is_archive(const Layer *layer, EntPacking packing, EntFrom from)
{
  size_t length;
  if (packing != ENT_PACKED_ARCHIVE)
    return from == ENT_FROM_AUTO && ent_format_is_archive(layer->file) &&
           g_str_has_suffix(layer->file, ".tar");
  if (from == ENT_FROM_DOCX || from == ENT_FROM_ODT) return false;
  const char *head = ent_bytes_peek(layer->stream.bytes, HEAD, &length);
  EntFrom kind = ent_format_detect(layer->file, head, length);
  return kind != ENT_FROM_DOCX && kind != ENT_FROM_ODT;
}

/* Puts a layer over bytes, which it takes, on the stack. */
static bool push(EntReader *reader, const char *file, const char *id, EntBytes *bytes,
                 EntError *error)
{
  EntPacking packing = ENT_PACKED_NOT;
  Layer layer = {.file = g_strdup(file), .id = g_strdup(id)};
  layer.stream.max_bytes = reader->options.max_bytes;
  layer.stream.bytes = unpack(bytes, layer.file, &packing, error);
  bool good = layer.stream.bytes != NULL;
  if (good)
    good = is_archive(&layer, packing, reader->options.from)
               ? open_archive(&layer, reader->depth, error)
               : open_stream(&layer, reader->options.from, error);
  if (good)
    reader->layers[reader->depth++] = layer;
  else
    clear_layer(&layer);
  return good;
}

/* Closes the top layer. */
static void pop(EntReader *reader)
{
  if (reader->depth == 1) reader->done += taken_now(reader);
  clear_layer(&reader->layers[--reader->depth]);
}

static bool open_path(EntReader *reader, EntError *error)
{
  const EntPath *path = &reader->paths->paths[reader->next++];
  if (path->problem)
    return ent_fail(error, ENT_ERR_NO_INPUT, path->file, 0, 0, "%s", path->problem);
  EntBytes *bytes = ent_bytes_open(path->file, error);
  return bytes && push(reader, path->file, path->id, bytes, error);
}

/* ---- steps ---- */

/* "../a//b.html" in the archive "x" becomes "x/a/b": no id leaves its archive. */
static char *member_id(const char *archive, const char *name)
{
  g_autofree char *stem = g_strndup(name, ent_format_stem(name));
  g_auto(GStrv) parts = g_strsplit(stem, "/", -1);
  GString *id = g_string_new(archive);
  for (char **part = parts; *part; part++)
    if (**part && strcmp(*part, ".") != 0 && strcmp(*part, "..") != 0)
      g_string_append_printf(id, "/%s", *part);
  return g_string_free(id, FALSE);
}

/* As in folders: hidden files and those of unknown kinds are no inputs. */
static bool is_wanted(const EntReader *reader, const char *name)
{
  const char *base = strrchr(name, '/');
  base = base ? base + 1 : name;
  if (!*base || *base == '.' || strstr(name, "__MACOSX/")) return false;
  return reader->options.from != ENT_FROM_AUTO ||
         ent_format_of_path(base) != ENT_FROM_AUTO || ent_format_is_archive(base);
}

static EntReadResult next_member(EntReader *reader, Layer *layer, EntError *error)
{
  const char *name;
  for (;;) {
    EntMember member = ent_archive_next(layer->archive, &name, error);
    if (member == ENT_MEMBER_END) return ENT_READ_END;
    if (member == ENT_MEMBER_FAILED) return ENT_READ_FAILED;
    if (layer->idle++ >= ENT_MOST_IDLE) {
      ent_fail(error, ENT_ERR_LIMIT, layer->file, 0, 0,
               "%d members in a row without a document; the rest is not read",
               ENT_MOST_IDLE);
      pop(reader);
      return ENT_READ_FAILED;
    }
    if (is_wanted(reader, name)) break;
  }
  g_autofree char *file = g_strdup_printf("%s!%s", layer->file, name);
  g_autofree char *id = member_id(layer->id, name);
  EntBytes *bytes = ent_archive_bytes(layer->archive, file);
  return push(reader, file, id, bytes, error) ? ENT_READ_DOCUMENT : ENT_READ_FAILED;
}

static EntReadResult read_whole(Layer *layer, EntInput **input, EntError *error)
{
  EntStream *stream = &layer->stream;
  size_t length, limit = stream->max_bytes;
  const char *text = ent_bytes_peek(stream->bytes, limit + 1, &length);
  if (length > limit)
    ent_fail(error, ENT_ERR_LIMIT, stream->file, 0, 0, "longer than %zu bytes", limit);
  else if (!ent_bytes_failed(stream->bytes, error))
    *input = ent_input_new(stream, layer->from, text, length);
  return *input ? ENT_READ_DOCUMENT : ENT_READ_FAILED;
}

static EntReadResult step(EntReader *reader, Layer *top, EntInput **input,
                          EntError *error)
{
  if (top->archive) {
    EntReadResult result = next_member(reader, top, error);
    if (result == ENT_READ_END) pop(reader);
    return result == ENT_READ_FAILED ? result : ENT_READ_END;
  }
  EntSplitFunc split = ent_format_get(top->from)->split;
  EntReadResult result =
      split ? split(&top->stream, input, error) : read_whole(top, input, error);
  for (unsigned i = 0; result == ENT_READ_DOCUMENT && i < reader->depth; i++)
    reader->layers[i].idle = 0;
  if (!split || result == ENT_READ_END) pop(reader);
  return result;
}

EntReadResult ent_reader_next_raw(EntReader *reader, EntInput **input, EntError *error)
{
  *input = NULL;
  for (;;) {
    if (!reader->depth) {
      if (reader->next == reader->paths->n) return ENT_READ_END;
      if (!open_path(reader, error)) return ENT_READ_FAILED;
    }
    EntReadResult result =
        step(reader, &reader->layers[reader->depth - 1], input, error);
    if (result != ENT_READ_END) return result;
  }
}

/* ---- for the callers ---- */

bool ent_input_prepare(EntInput *input, const EntReader *reader, EntError *error)
{
  return ent_prepare_input(input, &reader->preparer, error);
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
  *done = reader->done + taken_now(reader);
  *all = reader->paths->bytes;
}
