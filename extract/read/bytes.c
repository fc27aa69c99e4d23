// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A growing window over what libarchive's "raw" format gives of a file. */

#include "extract/read/bytes.h"
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024 };

struct EntBytes {
  const char *file; /* borrowed */
  struct archive *archive;
  int fd;
  char *window; /* bytes [begin, end) are there, room is allocated */
  size_t begin, end, room;
  bool at_end; /* the archive has no more */
};

static bool open_file(EntBytes *bytes, EntError *error)
{
  if (!strcmp(bytes->file, "-")) {
    bytes->fd = STDIN_FILENO;
    return true;
  }
  struct stat st;
  bytes->fd = open(bytes->file, O_RDONLY | O_CLOEXEC);
  if (bytes->fd < 0 || fstat(bytes->fd, &st) < 0)
    return ent_fail(error, ENT_ERR_NO_INPUT, bytes->file, 0, 0, "%s",
                    errno == ENOENT ? "no such file" : g_strerror(errno));
  return !S_ISDIR(st.st_mode) ||
         ent_fail(error, ENT_ERR_NO_INPUT, bytes->file, 0, 0, "is a folder");
}

static bool archive_failed(const EntBytes *bytes, EntError *error)
{
  const char *why = archive_error_string(bytes->archive);
  return ent_fail(error, ENT_ERR_NO_INPUT, bytes->file, 0, 0, "cannot be read: %s",
                  why ? why : "damaged data");
}

/* Only filters that libarchive has built in: none that would start a program. */
static struct archive *new_archive(void)
{
  struct archive *archive = archive_read_new();
  archive_read_support_filter_gzip(archive);
  archive_read_support_filter_bzip2(archive);
  archive_read_support_filter_xz(archive);
  archive_read_support_filter_zstd(archive);
  archive_read_support_filter_lz4(archive);
  archive_read_support_filter_compress(archive);
  archive_read_support_format_raw(archive);
  archive_read_support_format_empty(archive);
  return archive;
}

static bool open_archive(EntBytes *bytes, EntError *error)
{
  struct archive_entry *entry;
  bytes->archive = new_archive();
  if (archive_read_open_fd(bytes->archive, bytes->fd, BLOCK) != ARCHIVE_OK)
    return archive_failed(bytes, error);
  int status = archive_read_next_header(bytes->archive, &entry);
  bytes->at_end = status == ARCHIVE_EOF;
  return status == ARCHIVE_EOF || status >= ARCHIVE_WARN ||
         archive_failed(bytes, error);
}

EntBytes *ent_bytes_open(const char *file, EntError *error)
{
  EntBytes *bytes = g_new0(EntBytes, 1);
  bytes->file = file;
  bytes->fd = -1;
  if (open_file(bytes, error) && open_archive(bytes, error)) return bytes;
  ent_bytes_free(bytes);
  return NULL;
}

void ent_bytes_free(EntBytes *bytes)
{
  if (!bytes) return;
  if (bytes->archive) archive_read_free(bytes->archive);
  if (bytes->fd > STDIN_FILENO) close(bytes->fd);
  g_free(bytes->window);
  g_free(bytes);
}

/* Room for a block after what is there. */
static void make_room(EntBytes *bytes)
{
  if (bytes->begin) {
    memmove(bytes->window, bytes->window + bytes->begin, bytes->end - bytes->begin);
    bytes->end -= bytes->begin;
    bytes->begin = 0;
  }
  if (bytes->room - bytes->end >= BLOCK) return;
  bytes->room = MAX(bytes->room * 2, bytes->end + BLOCK);
  bytes->window = g_realloc(bytes->window, bytes->room);
}

const char *ent_bytes_peek(EntBytes *bytes, size_t size, size_t *length,
                           EntError *error)
{
  while (!bytes->at_end && bytes->end - bytes->begin < size) {
    make_room(bytes);
    la_ssize_t n = archive_read_data(bytes->archive, bytes->window + bytes->end, BLOCK);
    if (n < 0) {
      archive_failed(bytes, error);
      return NULL;
    }
    bytes->at_end = n == 0;
    bytes->end += (size_t)n;
  }
  *length = bytes->end - bytes->begin;
  return bytes->window ? bytes->window + bytes->begin : "";
}

void ent_bytes_skip(EntBytes *bytes, size_t size)
{
  g_assert(size <= bytes->end - bytes->begin);
  bytes->begin += size;
}

bool ent_bytes_at_end(const EntBytes *bytes)
{
  return bytes->at_end && bytes->begin == bytes->end;
}

size_t ent_bytes_taken(const EntBytes *bytes)
{
  return (size_t)MAX(archive_filter_bytes(bytes->archive, -1), 0);
}
