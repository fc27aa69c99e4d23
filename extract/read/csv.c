// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tables: a header, then a document in each record (RFC 4180; fields may be parted by
 * commas, tabs or semicolons). A record travels with the header in front of it, so that
 * it can be read alone; of a table whose header cannot be read nothing is. */

#include "extract/read/clean.h"
#include "extract/read/format.h"
#include <string.h>

enum { FIRST_LINE = 4096, MOST_COLUMNS = 4096, LONGEST_HEADER = 64 * 1024 };

/* ---- cutting ---- */

/* Which character parts the fields: of those that may, the most frequent one outside
 * quotes in the header. */
static char separator_of(const char *header, size_t length)
{
  static const char candidates[] = ",\t;|";
  size_t counts[4] = {0}, best = 0;
  bool quoted = false;
  for (size_t i = 0; i < length && (quoted || header[i] != '\n'); i++) {
    const char *at = header[i] ? strchr(candidates, header[i]) : NULL;
    quoted ^= header[i] == '"';
    if (at && !quoted) counts[at - candidates]++;
  }
  for (size_t i = 1; i < 4; i++)
    if (counts[i] > counts[best]) best = i;
  return candidates[best];
}

typedef struct {
  char separator;
  bool quoted; /* at the byte that comes next */
} Scan;

/* A quotation mark opens a field only at its beginning, as in RFC 4180; inside a quoted
 * field two of them are one. Both states are a matter of parity then. */
static size_t find_record_end(const char *text, size_t length, size_t *seen, void *data)
{
  Scan *scan = data;
  for (size_t i = *seen; i < length; i++) {
    if (text[i] == '\n' && !scan->quoted) return i + 1;
    if (text[i] != '"') continue;
    bool opens = !i || text[i - 1] == scan->separator || text[i - 1] == '\n';
    if (scan->quoted || opens || (i && text[i - 1] == '"')) scan->quoted ^= true;
  }
  *seen = length;
  return 0;
}

/* A record is cut at the first line end if a quote in it is never closed. From then on
 * all are: else each such quote would cost a look through the rest of the file. */
static bool never_closed(EntStream *stream, const char *text, size_t length,
                         EntError *error)
{
  const char *stop = memchr(text, '\n', length);
  stream->broken = true;
  ent_fail(error, ENT_ERR_BAD_DATA, stream->file, stream->line + 1, 0,
           "a quotation mark opens a field and is never closed; from here on each line "
           "is read as a record");
  ent_stream_take(stream, text, stop ? (size_t)(stop - text) + 1 : length);
  return false;
}

/* The next record, still in the stream. */
static EntReadResult next_record(EntStream *stream, const char **text, size_t *length,
                                 EntError *error)
{
  Scan scan = {.separator = stream->head
                                ? separator_of(stream->head->str, stream->head->len)
                                : ','};
  EntFindEnd find = stream->broken ? ent_find_line_end : find_record_end;
  EntCut cut =
      ent_bytes_cut(stream->bytes, stream->max_bytes, find, &scan, text, length, error);
  if (cut == ENT_CUT_END) return ENT_READ_END;
  if (cut == ENT_CUT_FAILED) return ENT_READ_FAILED;
  if (cut == ENT_CUT_RECORD && (!scan.quoted || stream->broken))
    return ENT_READ_DOCUMENT;
  if (cut == ENT_CUT_LONG && !scan.quoted) {
    ent_fail(error, ENT_ERR_LIMIT, stream->file, stream->line + 1, 0,
             "the record is longer than %zu bytes", stream->max_bytes);
    ent_stream_take(stream, *text, *length ? *length : stream->max_bytes);
    return ENT_READ_FAILED;
  }
  never_closed(stream, *text, *length ? *length : stream->max_bytes, error);
  return ENT_READ_FAILED;
}

static EntReadResult read_header(EntStream *stream, EntError *error)
{
  size_t length;
  const char *text = ent_bytes_peek(stream->bytes, FIRST_LINE, &length);
  stream->head = g_string_new(NULL);
  g_string_append_len(stream->head, text, (gssize)length); /* for its separator */
  EntReadResult result = next_record(stream, &text, &length, error);
  if (result == ENT_READ_DOCUMENT && length > LONGEST_HEADER) {
    ent_fail(error, ENT_ERR_LIMIT, stream->file, 1, 0,
             "the header of this table is longer than %d bytes", LONGEST_HEADER);
    result = ENT_READ_FAILED;
  }
  if (result != ENT_READ_DOCUMENT) {
    ent_bytes_pass(stream->bytes, SIZE_MAX);
    stream->number++; /* what is wrong was told */
    return result;
  }
  g_string_truncate(stream->head, 0);
  g_string_append_len(stream->head, text, (gssize)length);
  ent_stream_take(stream, text, length);
  return ENT_READ_DOCUMENT;
}

EntReadResult ent_split_csv(EntStream *stream, EntInput **input, EntError *error)
{
  const char *text;
  size_t length;
  EntReadResult result;
  if (!stream->head && (result = read_header(stream, error)) != ENT_READ_DOCUMENT)
    return result;
  while ((result = next_record(stream, &text, &length, error)) == ENT_READ_DOCUMENT) {
    bool blank = ent_is_blank(text, length);
    uint32_t line = stream->line + 1;
    if (!blank) {
      g_autofree char *both = g_malloc(stream->head->len + length);
      memcpy(both, stream->head->str, stream->head->len);
      memcpy(both + stream->head->len, text, length);
      *input = ent_input_new(stream, ENT_FROM_CSV, both, stream->head->len + length);
      (*input)->line = line;
      (*input)->id = ent_arena_printf((*input)->arena, "%s-%u", stream->id, line);
    }
    ent_stream_take(stream, text, length);
    stream->number++;
    if (!blank) return ENT_READ_DOCUMENT;
  }
  if (result != ENT_READ_END || stream->number++) return result;
  ent_fail(error, ENT_ERR_BAD_DATA, stream->file, stream->line, 0,
           "there is no record behind the header of this table");
  return ENT_READ_FAILED;
}

/* ---- preparing ---- */

/* The next field, unquoted in place; *p goes behind its separator. *last: it ended the
 * record. */
static char *next_field(char **p, char separator, bool *last)
{
  char *in = *p, *out = *p, *field = *p;
  bool quoted = *in == '"';
  if (quoted) in++;
  for (; *in; in++) {
    if (quoted && *in == '"') {
      quoted = in[1] == '"';
      if (!quoted) continue;
      in++;
    } else if (!quoted && (*in == separator || *in == '\n')) {
      break;
    }
    *out++ = *in;
  }
  *last = *in != separator;
  *p = *in ? in + 1 : in;
  *out = '\0';
  return field;
}

/* The fields of one record; in an array of borrowed strings. */
static GPtrArray *read_record(char **p, char separator)
{
  GPtrArray *fields = g_ptr_array_new();
  bool last = false;
  while (!last && fields->len < MOST_COLUMNS)
    g_ptr_array_add(fields, next_field(p, separator, &last));
  return fields;
}

static const char *value_of(const GPtrArray *header, const GPtrArray *record,
                            const EntFields *fields, EntField field)
{
  for (guint i = 0; i < header->len && i < record->len; i++)
    if (ent_fields_find(fields, g_strstrip(header->pdata[i])) == field)
      return *(char *)record->pdata[i] ? record->pdata[i] : NULL;
  return NULL;
}

/* What to do is told where nothing can be read from the whole table. */
static bool no_text(const EntInput *input, GPtrArray *header,
                    const EntPreparer *preparer, EntError *error)
{
  const char *name = ent_fields_name(preparer->fields, ENT_FIELD_TEXT);
  for (guint i = 0; i < header->len; i++)
    if (ent_fields_find(preparer->fields, header->pdata[i]) == ENT_FIELD_TEXT ||
        ent_fields_find(preparer->fields, header->pdata[i]) == ENT_FIELD_HTML)
      return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                      "this record has no %s", (char *)header->pdata[i]);
  g_ptr_array_add(header, NULL);
  g_autofree char *columns = g_strjoinv(", ", (char **)header->pdata);
  return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                  "no column is called \"%s\"; there are: %.200s. --fields "
                  "text=COLUMN names it",
                  name, columns);
}

static bool read_fields(EntInput *input, GPtrArray *header, const GPtrArray *record,
                        const EntPreparer *preparer, EntError *error)
{
  const EntFields *fields = preparer->fields;
  const char *id = NULL, *date = value_of(header, record, fields, ENT_FIELD_DATE);
  const char *text = value_of(header, record, fields, ENT_FIELD_TEXT);
  const char *html = value_of(header, record, fields, ENT_FIELD_HTML);
  ent_input_set(input, &id, value_of(header, record, fields, ENT_FIELD_ID));
  ent_input_set(input, &input->title,
                value_of(header, record, fields, ENT_FIELD_TITLE));
  ent_input_set(input, &input->url, value_of(header, record, fields, ENT_FIELD_URL));
  ent_input_set(input, &input->site, value_of(header, record, fields, ENT_FIELD_SITE));
  ent_input_set(input, &input->author,
                value_of(header, record, fields, ENT_FIELD_AUTHOR));
  if (id) input->id = id;
  if (date && !ent_input_set_date(input, date, preparer))
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "date is \"%.60s\"; it should be like 2026-05-30", date);
  if (text) return ent_clean(input, text, strlen(text), preparer, error);
  if (html) return ent_prepare_html(input, (char *)html, strlen(html), preparer, error);
  return no_text(input, header, preparer, error);
}

bool ent_prepare_csv(EntInput *input, char *text, size_t length,
                     const EntPreparer *preparer, EntError *error)
{
  char separator = separator_of(text, length);
  g_autoptr(GPtrArray) header = read_record(&text, separator);
  g_autoptr(GPtrArray) record = read_record(&text, separator);
  return read_fields(input, header, record, preparer, error);
}
