// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A growing window over a source of bytes, and the source that is a file. */

#include "extract/read/bytes.h"
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024, FIRST_LOOK = 4096 };

struct EntBytes {
  const EntBytesKind *kind;
  void *source;
  char *window; /* bytes [begin, end) are there, room is allocated */
  size_t begin, end, room;
  size_t offset;  /* of begin in the stream */
  bool at_end;    /* the source has no more, or failed */
  EntError error; /* how it failed */
};

/* ---- the window ---- */

EntBytes *ent_bytes_new(const EntBytesKind *kind, void *source)
{
  EntBytes *bytes = g_new0(EntBytes, 1);
  bytes->kind = kind;
  bytes->source = source;
  return bytes;
}

void ent_bytes_free(EntBytes *bytes)
{
  if (!bytes) return;
  bytes->kind->close(bytes->source);
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

const char *ent_bytes_peek(EntBytes *bytes, size_t size, size_t *length)
{
  while (!bytes->at_end && bytes->end - bytes->begin < size) {
    make_room(bytes);
    ssize_t n = bytes->kind->pull(bytes->source, bytes->window + bytes->end, BLOCK,
                                  &bytes->error);
    bytes->at_end = n <= 0;
    if (n > 0) bytes->end += (size_t)n;
  }
  *length = bytes->end - bytes->begin;
  return bytes->window ? bytes->window + bytes->begin : "";
}

void ent_bytes_skip(EntBytes *bytes, size_t size)
{
  g_assert(size <= bytes->end - bytes->begin);
  bytes->begin += size;
  bytes->offset += size;
}

size_t ent_bytes_pass(EntBytes *bytes, size_t size)
{
  size_t passed = 0;
  while (passed < size) {
    size_t length;
    ent_bytes_peek(bytes, 1, &length);
    if (!length) break;
    length = MIN(length, size - passed);
    ent_bytes_skip(bytes, length);
    passed += length;
  }
  return passed;
}

size_t ent_bytes_offset(const EntBytes *bytes)
{
  return bytes->offset;
}

bool ent_bytes_failed(EntBytes *bytes, EntError *error)
{
  if (!bytes->at_end || !bytes->error.code) return false;
  if (error && !error->code) *error = bytes->error;
  bytes->error = (EntError){0};
  ent_bytes_skip(bytes, bytes->end - bytes->begin);
  return true;
}

bool ent_bytes_mend(EntBytes *bytes)
{
  if (!bytes->at_end || !bytes->kind->mend) return false;
  bytes->at_end = !bytes->kind->mend(bytes->source);
  return !bytes->at_end;
}

size_t ent_bytes_taken(const EntBytes *bytes)
{
  return bytes->kind->taken(bytes->source);
}

/* ---- records ---- */

EntCut ent_bytes_cut(EntBytes *bytes, size_t most, EntFindEnd find, void *data,
                     const char **text, size_t *length, EntError *error)
{
  size_t seen = 0, want = FIRST_LOOK, there;
  for (;;) {
    *text = ent_bytes_peek(bytes, want, &there);
    *length = find(*text, there, &seen, data);
    if (*length > most || (!*length && there > most)) return ENT_CUT_LONG;
    if (*length) return ENT_CUT_RECORD;
    if (there < want) break;
    want = there * 2;
  }
  if (ent_bytes_failed(bytes, error)) return ENT_CUT_FAILED;
  *length = there;
  return there ? ENT_CUT_RECORD : ENT_CUT_END;
}

const char *ent_find_bytes(const char *text, size_t length, const char *wanted)
{
  size_t n = strlen(wanted);
  const char *p = text, *end = text + length;
  while ((size_t)(end - p) >= n) {
    p = memchr(p, wanted[0], (size_t)(end - p) - n + 1);
    if (!p || !memcmp(p, wanted, n)) return p;
    p++;
  }
  return NULL;
}

size_t ent_find_line_end(const char *text, size_t length, size_t *seen, void *data)
{
  (void)data;
  const char *stop = memchr(text + *seen, '\n', length - *seen);
  *seen = length;
  return stop ? (size_t)(stop - text) + 1 : 0;
}

/* ---- a file ---- */

typedef struct {
  const char *file; /* borrowed */
  int fd;
  size_t taken;
} File;

static ssize_t pull_file(void *source, char *to, size_t room, EntError *error)
{
  File *file = source;
  ssize_t n;
  do
    n = read(file->fd, to, room);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    ent_fail(error, ENT_ERR_NO_INPUT, file->file, 0, 0, "%s", g_strerror(errno));
  if (n > 0) file->taken += (size_t)n;
  return n;
}

static size_t taken_of_file(void *source)
{
  return ((File *)source)->taken;
}

static void close_file(void *source)
{
  File *file = source;
  if (file->fd > STDIN_FILENO) close(file->fd);
  g_free(file);
}

static int open_file(const char *file, EntError *error)
{
  struct stat st;
  if (!strcmp(file, "-")) return STDIN_FILENO;
  int fd = open(file, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &st) < 0) {
    ent_fail(error, ENT_ERR_NO_INPUT, file, 0, 0, "%s",
             errno == ENOENT ? "no such file" : g_strerror(errno));
  } else if (S_ISDIR(st.st_mode)) {
    ent_fail(error, ENT_ERR_NO_INPUT, file, 0, 0, "is a folder");
  } else {
    return fd;
  }
  if (fd >= 0) close(fd);
  return -1;
}

EntBytes *ent_bytes_open(const char *file, EntError *error)
{
  static const EntBytesKind kind = {pull_file, NULL, taken_of_file, close_file};
  int fd = open_file(file, error);
  if (fd < 0) return NULL;
  File *source = g_new0(File, 1);
  *source = (File){.file = file, .fd = fd};
  return ent_bytes_new(&kind, source);
}
