// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* RSS and Atom, cut into items. Each item is parsed alone (feed_item.c), so that one
 * that is broken costs no other, and no feed is too long. */

#include "extract/read/format.h"
#include <string.h>

/* The search for an item. */
typedef struct {
  bool plain; /* sections are not passed over: one of them is never closed */
  bool begun, ended;
  size_t start; /* of its first tag */
} Search;

static bool is_name(const char *p, size_t n, const char *wanted)
{
  const char *colon = memchr(p, ':', n);
  size_t local = colon ? n - (size_t)(colon + 1 - p) : n;
  return local == strlen(wanted) && !memcmp(p + n - local, wanted, local);
}

static size_t name_length(const char *p, const char *end)
{
  const char *q = p;
  while (q < end && !g_ascii_isspace(*q) && *q != '>' && *q != '/')
    q++;
  return q == end ? 0 : (size_t)(q - p);
}

/* Behind a comment or a section of characters that begins at p; p = it is none; NULL =
 * its end is not there yet. */
static const char *pass_section(const char *p, const char *end)
{
  static const char *const marks[][2] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}};
  for (size_t i = 0; i < 2; i++) {
    size_t n = strlen(marks[i][0]), left = (size_t)(end - p);
    if (left < n && !memcmp(p, marks[i][0], left)) return NULL;
    if (left < n || memcmp(p, marks[i][0], n) != 0) continue;
    const char *stop = ent_find_bytes(p + n, (size_t)(end - p) - n, marks[i][1]);
    return stop ? stop + 3 : NULL;
  }
  return p;
}

typedef enum { NO_TAG, OPENS, CLOSES } Tag;

/* The next tag that begins or ends an item, from *seen on, which then is where it
 * stands, or where to go on. */
static Tag find_tag(const char *text, size_t length, size_t *seen, bool plain)
{
  const char *end = text + length, *p = text + *seen;
  while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
    const char *behind = plain ? p : pass_section(p, end);
    *seen = (size_t)(p - text);
    if (!behind) return NO_TAG;
    if (behind != p) {
      p = behind;
      continue;
    }
    size_t slash = p + 1 < end && p[1] == '/';
    size_t n = name_length(p + 1 + slash, end);
    if (!n) return NO_TAG;
    if (is_name(p + 1 + slash, n, "item") || is_name(p + 1 + slash, n, "entry"))
      return slash ? CLOSES : OPENS;
    p++;
  }
  *seen = length;
  return NO_TAG;
}

/* An item ends with its tag; or, where that is missing, with the next item. */
static size_t find_item_end(const char *text, size_t length, size_t *seen, void *data)
{
  Search *search = data;
  Tag tag;
  while ((tag = find_tag(text, length, seen, search->plain)) != NO_TAG) {
    search->ended = search->begun;
    if (tag == OPENS && search->begun) return *seen;
    if (tag == OPENS) {
      search->begun = true;
      search->start = *seen;
    } else if (search->begun) {
      const char *stop = memchr(text + *seen, '>', length - *seen);
      search->ended = stop != NULL;
      return stop ? (size_t)(stop - text) + 1 : 0;
    }
    (*seen)++;
  }
  return 0;
}

/* encoding="..." of the declaration at the start of the feed. */
static void read_declaration(EntStream *stream)
{
  static const char key[] = "encoding=";
  size_t length;
  const char *text = ent_bytes_peek(stream->bytes, 512, &length);
  const char *stop = memchr(text, '>', length);
  stream->head = g_string_new(NULL);
  const char *at = stop ? g_strstr_len(text, stop - text, key) : NULL;
  if (!at || length < 5 || memcmp(text, "<?xml", 5) != 0) return;
  at += sizeof key; /* and the quotation mark */
  while (at < stop && *at != '"' && *at != '\'')
    g_string_append_c(stream->head, *at++);
}

static EntReadResult fail(const EntStream *stream, EntErrorCode code, EntError *error,
                          const char *message)
{
  ent_fail(error, code, stream->file, stream->line + 1, 0, "%s", message);
  return ENT_READ_FAILED;
}

/* What the cut is, if it is no item: the end of the feed, or of what can be read. */
static EntReadResult no_item(EntStream *stream, const Search *search, EntCut cut,
                             const char *text, size_t length, EntError *error)
{
  if (search->begun) ent_stream_take(stream, text, search->start);
  if (cut == ENT_CUT_LONG) {
    fail(stream, ENT_ERR_LIMIT, error, "the item is longer than may be");
    ent_stream_take(stream, text, length ? length : stream->max_bytes);
    return ENT_READ_FAILED;
  }
  if (search->begun) {
    fail(stream, ENT_ERR_BAD_DATA, error, "the item is not closed");
    stream->broken = true;
    ent_stream_take(stream, text + search->start, 1);
    return ENT_READ_FAILED;
  }
  ent_stream_take(stream, text, length);
  if (stream->number) return ENT_READ_END;
  stream->number++; /* that is told once */
  return fail(stream, ENT_ERR_BAD_DATA, error, "there is no item in this feed");
}

/* The next item. What stands before it is passed over, however long it is: LONG is said
 * of an item at the beginning of the text only. */
static EntCut cut_item(EntStream *stream, Search *search, const char **text,
                       size_t *length, EntError *error)
{
  for (;;) {
    *search = (Search){.plain = stream->broken};
    EntCut cut = ent_bytes_cut(stream->bytes, stream->max_bytes, find_item_end, search,
                               text, length, error);
    if (cut != ENT_CUT_LONG || (search->begun && !search->start)) return cut;
    ent_stream_take(stream, *text, search->begun ? search->start : stream->max_bytes);
  }
}

EntReadResult ent_split_feed(EntStream *stream, EntInput **input, EntError *error)
{
  Search search;
  const char *text;
  size_t length;
  if (!stream->head) read_declaration(stream);
  EntCut cut = cut_item(stream, &search, &text, &length, error);
  if (cut == ENT_CUT_FAILED) return ENT_READ_FAILED;
  if (cut == ENT_CUT_END && stream->number) return ENT_READ_END;
  if (cut != ENT_CUT_RECORD || !search.ended)
    return no_item(stream, &search, cut, text, cut == ENT_CUT_END ? 0 : length, error);
  ent_stream_take(stream, text, search.start);
  length -= search.start;
  *input = ent_input_new(stream, ENT_FROM_FEED, text + search.start, length);
  (*input)->line = stream->line + 1;
  if (stream->head->len)
    (*input)->charset = ent_arena_strdup((*input)->arena, stream->head->str);
  (*input)->id =
      ent_arena_printf((*input)->arena, "%s-%u", stream->id, ++stream->number);
  ent_stream_take(stream, text + search.start, length);
  return ENT_READ_DOCUMENT;
}
