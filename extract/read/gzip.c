// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* gzip, member after member (RFC 1952). Crawls have a member for each record: behind a
 * damaged one the next is looked for, so that one bad byte does not cost the rest. */

#include "extract/read/under.h"
#include "extract/read/unpack.h"
#include <glib.h>
#include <string.h>
#include <zlib.h>

typedef struct {
  const char *file; /* borrowed */
  EntBytes *under;
  z_stream z;
  bool inside; /* a member has begun and has not ended */
  size_t in, out;
} Gzip;

static const char magic[] = "\x1f\x8b\x08";

enum { MAGIC = 3, LOOK = 64 * 1024 };

static bool begin_member(Gzip *gzip)
{
  gzip->inside = true;
  return inflateReset2(&gzip->z, MAX_WBITS + 16) == Z_OK;
}

/* Passes over bytes until the next member begins. False: none does. */
static bool seek_member(Gzip *gzip, size_t skip)
{
  size_t length;
  ent_bytes_pass(gzip->under, skip);
  for (;;) {
    const char *text = ent_bytes_peek(gzip->under, LOOK, &length);
    const char *end = text + length, *p = text;
    while (p + MAGIC <= end && (p = memchr(p, magic[0], (size_t)(end - p))) &&
           p + MAGIC <= end) {
      if (!memcmp(p, magic, MAGIC)) {
        ent_bytes_skip(gzip->under, (size_t)(p - text));
        return true;
      }
      p++;
    }
    if (length < LOOK) return false;
    ent_bytes_skip(gzip->under, length - MAGIC + 1);
  }
}

static ssize_t damaged(Gzip *gzip, const char *what, EntError *error)
{
  ent_fail(error, ENT_ERR_NO_INPUT, gzip->file, 0, 0,
           "cannot be read: gzip data %s at byte %zu", what,
           ent_bytes_offset(gzip->under));
  return -1;
}

/* Behind a member: another, the end, or bytes that belong to neither. */
static int next_member(Gzip *gzip, EntError *error)
{
  size_t length;
  const char *head = ent_bytes_peek(gzip->under, MAGIC, &length);
  if (!length) return 0;
  if (length >= MAGIC && !memcmp(head, magic, MAGIC))
    return begin_member(gzip) ? 1 : (int)damaged(gzip, "not begun", error);
  if (!gzip->out) return (int)damaged(gzip, "damaged", error);
  /* padding and the like; but if a member follows, something was lost */
  size_t at = ent_bytes_offset(gzip->under);
  if (!seek_member(gzip, 0)) return 0;
  ent_fail(error, ENT_ERR_NO_INPUT, gzip->file, 0, 0,
           "cannot be read: no gzip data at byte %zu", at);
  return -1;
}

/* One call of inflate. Bytes given, or -1. */
static ssize_t inflate_some(Gzip *gzip, char *to, size_t room, EntError *error)
{
  size_t length;
  const char *from = ent_bytes_peek(gzip->under, 1, &length);
  if (!length && ent_bytes_failed(gzip->under, error)) return -1;
  if (!length) return damaged(gzip, "ends too soon", error);
  gzip->z.next_in = (Bytef *)from;
  gzip->z.avail_in = (uInt)MIN(length, G_MAXINT);
  gzip->z.next_out = (Bytef *)to;
  gzip->z.avail_out = (uInt)room;
  uInt before = gzip->z.avail_in;
  int status = inflate(&gzip->z, Z_NO_FLUSH);
  if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
    return damaged(gzip, "damaged", error);
  ent_bytes_skip(gzip->under, before - gzip->z.avail_in);
  gzip->in += before - gzip->z.avail_in;
  gzip->inside = status != Z_STREAM_END;
  size_t n = room - gzip->z.avail_out;
  gzip->out += n;
  return (ssize_t)n;
}

static ssize_t pull(void *source, char *to, size_t room, EntError *error)
{
  Gzip *gzip = source;
  for (;;) {
    if (!gzip->inside) {
      int more = next_member(gzip, error);
      if (more <= 0) return more < 0 || ent_bytes_failed(gzip->under, error) ? -1 : 0;
    }
    ssize_t n = inflate_some(gzip, to, room, error);
    if (n < 0 || ent_is_bomb(gzip->in, gzip->out, gzip->file, error)) return -1;
    if (n) return n;
  }
}

/* A damaged member begins with the magic bytes as the next one does: at least one byte
 * is passed over. */
static bool mend(void *source)
{
  Gzip *gzip = source;
  bool was_inside = gzip->inside;
  gzip->inside = false;
  return !ent_is_bomb(gzip->in, gzip->out, NULL, NULL) &&
         seek_member(gzip, was_inside ? 1 : 0);
}

static size_t taken(void *source)
{
  return ent_bytes_taken(((Gzip *)source)->under);
}

static void close_gzip(void *source)
{
  Gzip *gzip = source;
  inflateEnd(&gzip->z);
  ent_bytes_free(gzip->under);
  g_free(gzip);
}

EntBytes *ent_unpack_gzip(EntBytes *under, const char *file)
{
  static const EntBytesKind kind = {pull, mend, taken, close_gzip};
  Gzip *gzip = g_new0(Gzip, 1);
  gzip->file = file;
  gzip->under = under;
  inflateInit2(&gzip->z, MAX_WBITS + 16);
  return ent_bytes_new(&kind, gzip);
}
