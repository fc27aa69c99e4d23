// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Compressed streams other than gzip, through libarchive, and what is packed how. Only
 * filters that libarchive has built in are used: none that would start a program. */

#include "extract/read/unpack.h"
#include "extract/read/under.h"
#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

enum { USTAR_AT = 257 };

EntPacking ent_packing_of(const char *head, size_t length)
{
  static const struct {
    EntPacking packing;
    size_t at;
    const char *magic;
  } magics[] = {
      {ENT_PACKED_GZIP, 0, "\x1f\x8b\x08"},
      {ENT_PACKED_OTHER, 0, "BZh"},
      {ENT_PACKED_OTHER, 0,
       "\xFD"
       "7zXZ"},
      {ENT_PACKED_OTHER, 0, "\x28\xB5\x2F\xFD"},
      {ENT_PACKED_OTHER, 0, "\x04\x22\x4D\x18"},
      {ENT_PACKED_OTHER, 0, "\x1f\x9d"},
      {ENT_PACKED_OTHER, 0, "LZIP"},
      {ENT_PACKED_ARCHIVE, 0, "PK\003\004"},
      {ENT_PACKED_ARCHIVE, 0, "PK\005\006"},
      {ENT_PACKED_ARCHIVE, USTAR_AT, "ustar"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(magics); i++) {
    size_t n = strlen(magics[i].magic), at = magics[i].at;
    if (length < at + n || memcmp(head + at, magics[i].magic, n)) continue;
    /* "BZh" may begin a text: a digit and the mark of a block follow */
    if (magics[i].magic[0] == 'B' && (length < 10 || memcmp(head + 4, "1AY&SY", 6)) &&
        (length < 10 || memcmp(head + 4, "\x17\x72\x45\x38\x50\x90", 6)))
      continue;
    if (magics[i].magic[0] == 'L' && (length < 6 || head[4] != 1)) continue;
    return magics[i].packing;
  }
  return ENT_PACKED_NOT;
}

typedef struct {
  const char *file; /* borrowed */
  EntUnder under;
  struct archive *archive;
  size_t out;
} Filter;

static ssize_t pull(void *source, char *to, size_t room, EntError *error)
{
  Filter *filter = source;
  la_ssize_t n = archive_read_data(filter->archive, to, room);
  if (n < 0) {
    ent_under_failed(filter->archive, filter->file, error);
    return -1;
  }
  filter->out += (size_t)n;
  if (ent_is_bomb(ent_under_used(&filter->under), filter->out, filter->file, error))
    return -1;
  return n;
}

static size_t taken(void *source)
{
  return ent_bytes_taken(((Filter *)source)->under.bytes);
}

static void close_filter(void *source)
{
  Filter *filter = source;
  archive_read_free(filter->archive);
  ent_bytes_free(filter->under.bytes);
  g_free(filter);
}

static struct archive *new_archive(void)
{
  struct archive *archive = archive_read_new();
  archive_read_support_filter_bzip2(archive);
  archive_read_support_filter_xz(archive);
  archive_read_support_filter_zstd(archive);
  archive_read_support_filter_lz4(archive);
  archive_read_support_filter_compress(archive);
  archive_read_support_filter_lzip(archive);
  archive_read_support_format_raw(archive);
  archive_read_support_format_empty(archive);
  return archive;
}

EntBytes *ent_unpack_other(EntBytes *under, const char *file, EntError *error)
{
  static const EntBytesKind kind = {pull, NULL, taken, close_filter};
  struct archive_entry *entry;
  Filter *filter = g_new0(Filter, 1);
  filter->file = file;
  filter->under.bytes = under;
  filter->archive = new_archive();
  int status =
      archive_read_open(filter->archive, &filter->under, NULL, ent_under_read, NULL);
  if (status == ARCHIVE_OK) status = archive_read_next_header(filter->archive, &entry);
  if (status == ARCHIVE_EOF || status >= ARCHIVE_WARN)
    return ent_bytes_new(&kind, filter);
  ent_under_failed(filter->archive, file, error);
  close_filter(filter);
  return NULL;
}
