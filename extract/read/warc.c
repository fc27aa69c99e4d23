// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Crawls: WARC 1.0 and 1.1 (ISO 28500). Of a record that is a page or a text the whole
 * is handed on; all others are passed over without being kept. A record that is damaged
 * costs itself only: the next is looked for. */

#include "extract/read/http.h"
#include <string.h>

enum { LOOK = 16 * 1024, LONGEST_HEADER = 64 * 1024, STATUS_LINE = 16 };

static const char magic[] = "WARC/";

/* ---- cutting ---- */

static EntReadResult damaged(const EntStream *stream, EntErrorCode code, size_t offset,
                             EntError *error, const char *what)
{
  ent_fail(error, code, stream->file, 0, 0, "the record at byte %zu %s", offset, what);
  return ENT_READ_FAILED;
}

/* Passes over bytes up to the next line that begins a record. */
static void seek_record(EntStream *stream)
{
  static const char start[] = "\nWARC/1.";
  size_t length, n = sizeof start - 1;
  for (;;) {
    const char *text = ent_bytes_peek(stream->bytes, LOOK, &length);
    const char *at = ent_find_bytes(text, length, start);
    if (at) {
      ent_bytes_skip(stream->bytes, (size_t)(at - text) + 1);
      return;
    }
    bool end = length < LOOK;
    ent_bytes_skip(stream->bytes, end ? length : length - n);
    if (end) return;
  }
}

/* Behind damage of the compression: its next member begins a record. */
static EntReadResult after_failure(EntStream *stream, size_t offset, EntError *error)
{
  EntError cause = {0};
  if (!ent_bytes_failed(stream->bytes, &cause)) {
    ent_bytes_pass(stream->bytes, SIZE_MAX);
    return damaged(stream, ENT_ERR_BAD_DATA, offset, error, "is cut off by the end");
  }
  if (error && !error->code) *error = cause;
  ent_bytes_mend(stream->bytes);
  return ENT_READ_FAILED;
}

static void skip_line_ends(EntStream *stream)
{
  size_t length, n;
  do {
    const char *text = ent_bytes_peek(stream->bytes, 4, &length);
    for (n = 0; n < length && (text[n] == '\r' || text[n] == '\n'); n++)
      ;
    ent_bytes_skip(stream->bytes, n);
  } while (n && n == length);
}

/* Whether the head of a record shows something to read: a page or text that a server
 * gave, or one that is kept without its header. */
static bool is_wanted(const char *head, size_t head_length, const char *block,
                      size_t block_length)
{
  g_autofree char *kind = ent_header_get(head, head_length, "WARC-Type");
  if (!kind) return false;
  if (!strcmp(kind, "response")) {
    if (block_length <= STATUS_LINE || memcmp(block, "HTTP/", 5) != 0) return false;
    size_t n = ent_header_length(block, block_length);
    g_autofree char *type = n ? ent_header_get(block, n, "Content-Type") : NULL;
    const char *status = memchr(block, ' ', STATUS_LINE);
    return type && status && status[1] == '2' && ent_media_from(type) != ENT_FROM_AUTO;
  }
  if (strcmp(kind, "resource") != 0 && strcmp(kind, "conversion") != 0) return false;
  g_autofree char *type = ent_header_get(head, head_length, "Content-Type");
  return ent_media_from(type) != ENT_FROM_AUTO;
}

/* -1: it has none that can be used. */
static gint64 content_length(const char *head, size_t length)
{
  g_autofree char *text = ent_header_get(head, length, "Content-Length");
  guint64 n;
  return text && g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &n, NULL)
             ? (gint64)n
             : -1;
}

/* The whole record, which is head bytes of header and block bytes of content. */
static EntReadResult take_record(EntStream *stream, size_t head, size_t block,
                                 EntInput **input, EntError *error)
{
  size_t length, offset = ent_bytes_offset(stream->bytes);
  if (block > stream->max_bytes) {
    ent_bytes_pass(stream->bytes, head + block);
    return damaged(stream, ENT_ERR_LIMIT, offset, error, "is longer than may be");
  }
  const char *text = ent_bytes_peek(stream->bytes, head + block, &length);
  if (length < head + block) return after_failure(stream, offset, error);
  *input = ent_input_new(stream, ENT_FROM_WARC, text, head + block);
  (*input)->id = ent_arena_printf((*input)->arena, "%s-%u", stream->id, stream->number);
  ent_bytes_skip(stream->bytes, head + block);
  return ENT_READ_DOCUMENT;
}

/* The next record; END here means: it was none to read. */
static EntReadResult next_record(EntStream *stream, EntInput **input, EntError *error)
{
  size_t length, offset = ent_bytes_offset(stream->bytes);
  const char *text = ent_bytes_peek(stream->bytes, LOOK, &length);
  size_t head = ent_header_length(text, length);
  if (!head && length == LOOK) {
    text = ent_bytes_peek(stream->bytes, LONGEST_HEADER, &length);
    head = ent_header_length(text, length);
  }
  stream->number++;
  if (length < 5 || memcmp(text, magic, 5) != 0 || !head) {
    if (length < LOOK && ent_bytes_failed(stream->bytes, error)) {
      ent_bytes_mend(stream->bytes);
      return ENT_READ_FAILED;
    }
    seek_record(stream);
    return damaged(stream, ENT_ERR_BAD_DATA, offset, error,
                   "does not begin as WARC records do");
  }
  gint64 block = content_length(text, head);
  if (block < 0) {
    ent_bytes_skip(stream->bytes, head);
    seek_record(stream);
    return damaged(stream, ENT_ERR_BAD_DATA, offset, error, "has no Content-Length");
  }
  size_t size = (size_t)block, there = MIN(size, length - head);
  if (is_wanted(text, head, text + head, there))
    return take_record(stream, head, size, input, error);
  if (ent_bytes_pass(stream->bytes, head + size) < head + size)
    return after_failure(stream, offset, error);
  return ENT_READ_END;
}

EntReadResult ent_split_warc(EntStream *stream, EntInput **input, EntError *error)
{
  for (;;) {
    size_t length;
    skip_line_ends(stream);
    ent_bytes_peek(stream->bytes, 1, &length);
    if (!length && ent_bytes_failed(stream->bytes, error)) {
      ent_bytes_mend(stream->bytes);
      return ENT_READ_FAILED;
    }
    if (!length) return ENT_READ_END;
    EntReadResult result = next_record(stream, input, error);
    if (result != ENT_READ_END) return result;
  }
}

/* ---- preparing ---- */

/* "<https://a.org/>" in WARC 0.x and by some crawlers. */
static void set_address(EntInput *input, const char *head, size_t length)
{
  g_autofree char *uri = ent_header_get(head, length, "WARC-Target-URI");
  if (!uri) return;
  size_t n = strlen(uri);
  bool angled = n > 2 && uri[0] == '<' && uri[n - 1] == '>';
  if (angled) uri[n - 1] = '\0';
  ent_input_set(input, &input->url, uri + angled);
}

/* The page's own date, or that which --date gives; when it was fetched says only that
 * it was there by then. */
static void set_fetch_date(EntInput *input, const char *head, size_t length,
                           const EntPreparer *preparer)
{
  g_autofree char *date =
      input->date ? NULL : ent_header_get(head, length, "WARC-Date");
  if (date && ent_input_set_date(input, date, preparer))
    ent_input_note(input, "the date is that of the crawl");
}

static bool prepare_body(EntInput *input, const char *type, const char *body,
                         size_t length, const EntPreparer *preparer, EntError *error)
{
  g_autofree char *charset = type ? ent_header_parameter(type, "charset") : NULL;
  if (charset) input->charset = ent_arena_strdup(input->arena, charset);
  return ent_prepare_bytes(input, ent_media_from(type), body, length, preparer, error);
}

static bool prepare_answer(EntInput *input, const char *block, size_t length,
                           const EntPreparer *preparer, EntError *error)
{
  size_t head = ent_header_length(block, length);
  g_autofree char *type = ent_header_get(block, head, "Content-Type");
  length -= head;
  g_autofree char *body = ent_http_body(input, block, head, block + head, &length,
                                        preparer->max_bytes, error);
  return body && prepare_body(input, type, body, length, preparer, error);
}

bool ent_prepare_http(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  size_t head = ent_header_length(text, length);
  g_autofree char *kind = ent_header_get(text, head, "WARC-Type");
  set_address(input, text, head);
  bool good;
  if (kind && !strcmp(kind, "response")) {
    good = prepare_answer(input, text + head, length - head, preparer, error);
  } else {
    g_autofree char *type = ent_header_get(text, head, "Content-Type");
    good = prepare_body(input, type, text + head, length - head, preparer, error);
  }
  if (good) set_fetch_date(input, text, head, preparer);
  return good;
}
