// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Messages: one in a file, or many in a mailbox (mbox). The text is what the sender
 * wrote: quoted lines and the signature go. */

#include "extract/read/http.h"
#include "extract/read/mime.h"
#include <string.h>

/* ---- a mailbox ---- */

/* A line "From ..." behind an empty line begins the next message. */
static size_t find_message_end(const char *text, size_t length, size_t *seen,
                               void *data)
{
  static const char mark[] = "\n\nFrom ", windows[] = "\r\n\r\nFrom ";
  (void)data;
  const char *p = text + *seen, *end = text + length;
  while ((p = memchr(p, '\n', (size_t)(end - p)))) {
    size_t left = (size_t)(end - p);
    if (left >= sizeof mark - 1 && !memcmp(p, mark, sizeof mark - 1))
      return (size_t)(p - text) + 2;
    if (p > text && left + 1 >= sizeof windows - 1 &&
        !memcmp(p - 1, windows, sizeof windows - 1))
      return (size_t)(p - text) + 3;
    p++;
  }
  *seen = length > sizeof windows ? length - sizeof windows : 0;
  return 0;
}

EntReadResult ent_split_mbox(EntStream *stream, EntInput **input, EntError *error)
{
  const char *text;
  size_t length;
  EntCut cut = ent_bytes_cut(stream->bytes, stream->max_bytes, find_message_end, NULL,
                             &text, &length, error);
  if (cut == ENT_CUT_END) return ENT_READ_END;
  if (cut == ENT_CUT_FAILED) return ENT_READ_FAILED;
  uint32_t line = stream->line + 1;
  size_t taken = cut == ENT_CUT_LONG && !length ? stream->max_bytes : length;
  stream->number++;
  if (cut == ENT_CUT_RECORD) {
    *input = ent_input_new(stream, ENT_FROM_MAIL, text, length);
    (*input)->line = line;
    (*input)->id =
        ent_arena_printf((*input)->arena, "%s-%u", stream->id, stream->number);
  } else {
    ent_fail(error, ENT_ERR_LIMIT, stream->file, line, 0,
             "the message is longer than %zu bytes", stream->max_bytes);
  }
  ent_stream_take(stream, text, taken);
  return *input ? ENT_READ_DOCUMENT : ENT_READ_FAILED;
}

/* ---- headers ---- */

static char *header(const EntMimePart *message, const char *name)
{
  g_autofree char *raw = ent_header_get(message->header, message->header_length, name);
  return raw ? ent_mime_words(raw) : NULL;
}

/* "Ana Lund <ana@press.example.org>": the name and, behind the @, the site. */
static void set_sender(EntInput *input, char *from)
{
  char *open = strrchr(from, '<'), *at = strrchr(from, '@');
  if (at) {
    size_t n = strcspn(at + 1, "> \t)(,");
    g_autofree char *site = g_strndup(at + 1, n);
    ent_input_set(input, &input->site, site);
  }
  if (!open || open == from) return;
  *open = '\0';
  g_strstrip(from);
  size_t n = strlen(from);
  if (n > 1 && from[0] == '"' && from[n - 1] == '"') {
    from[n - 1] = '\0';
    from++;
  }
  ent_input_set(input, &input->author, from);
}

static void set_headers(EntInput *input, const EntMimePart *message,
                        const EntPreparer *preparer)
{
  const char *id = NULL;
  g_autofree char *subject = header(message, "Subject"),
                  *date = header(message, "Date");
  g_autofree char *from = header(message, "From");
  g_autofree char *number = header(message, "Message-ID");
  g_autofree char *address = header(message, "Archived-At");
  if (number) {
    size_t n = strcspn(number, ">");
    number[n] = '\0';
    ent_input_set(input, &id, number + (*number == '<'));
  }
  if (id) input->id = id;
  ent_input_set(input, &input->title, subject);
  if (address && *address == '<') {
    address[strcspn(address, ">")] = '\0';
    ent_input_set(input, &input->url, address + 1);
  }
  if (date) ent_input_set_date(input, date, preparer);
  if (from) set_sender(input, from);
}

/* ---- the text ---- */

/* Leaves out lines of others (">"), and all behind the mark of a signature. In a
 * mailbox a line of one's own that begins with "From" was given a ">", too. */
static void drop_foreign(char *text, size_t *length)
{
  char *out = text;
  const char *in = text, *end = text + *length;
  while (in < end) {
    const char *stop = memchr(in, '\n', (size_t)(end - in));
    size_t n = (size_t)((stop ? stop + 1 : end) - in);
    if (n >= 4 && !memcmp(in, "-- ", 3) && (in[3] == '\n' || in[3] == '\r')) break;
    bool escaped = n > 6 && !memcmp(in, ">From ", 6);
    if (*in != '>' || escaped) {
      memmove(out, in + escaped, n - escaped);
      out += n - escaped;
    }
    in += n;
  }
  *length = (size_t)(out - text);
}

static bool prepare_part(EntInput *input, const EntMimePart *part,
                         const EntPreparer *preparer, EntError *error)
{
  size_t length = part->length;
  g_autofree char *type =
      ent_header_get(part->header, part->header_length, "Content-Type");
  g_autofree char *encoding =
      ent_header_get(part->header, part->header_length, "Content-Transfer-Encoding");
  g_autofree char *charset = type ? ent_header_parameter(type, "charset") : NULL;
  g_autofree char *body = ent_mime_decode(encoding, part->body, &length);
  EntFrom from = type ? ent_media_from(type) : ENT_FROM_TEXT;
  if (from == ENT_FROM_AUTO) from = ENT_FROM_TEXT;
  if (from == ENT_FROM_TEXT) drop_foreign(body, &length);
  if (charset) input->charset = ent_arena_strdup(input->arena, charset);
  return ent_prepare_bytes(input, from, body, length, preparer, error);
}

bool ent_prepare_mail(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  if (length > 5 && !memcmp(text, "From ", 5)) {
    const char *stop = memchr(text, '\n', length);
    size_t n = stop ? (size_t)(stop - text) + 1 : length;
    text += n;
    length -= n;
  }
  size_t head = ent_header_length(text, length);
  if (!head)
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "this message has no header, or nothing behind it");
  EntMimePart message = {text, head, text + head, length - head}, part;
  unsigned attachments = 0;
  set_headers(input, &message, preparer);
  if (!ent_mime_text(&message, &part, &attachments))
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "there is no text in this message; attachments (%u) are not read",
                    attachments);
  if (attachments)
    ent_input_note(input, "%u attachment%s not read", attachments,
                   attachments == 1 ? "" : "s");
  return prepare_part(input, &part, preparer, error);
}
