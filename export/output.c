// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Buffering, gzip, temporary names, and errors that stick. */
#define _GNU_SOURCE /* O_TMPFILE, realpath */
#include "export/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

enum { BUFFER = 1 << 16, TRIES = 100 };

typedef struct {
  EntOutput room; /* first: this is what writers see */
  char buffer[BUFFER];
  int fd;
  int failure; /* errno of the first failed call, or 0 */
  char *path;  /* as the user named it */
  char *target, *temporary;
  char link[32]; /* to the file, while it has no name; else "" */
  bool compress;
  z_stream gzip;
  GString *memory; /* instead of a file, or NULL */
} File;

/* ---- writing ---- */

/* A reader that has gone raises SIGPIPE, which would end the process: held back from
 * this thread, and taken from the queue if the write raised it. */
static ssize_t write_quietly(int fd, const char *bytes, size_t length)
{
  sigset_t pipe, old, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  bool was_pending = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &pipe, &old);
  ssize_t n = write(fd, bytes, length);
  int failure = errno;
  const struct timespec none = {0, 0};
  if (n < 0 && failure == EPIPE && !was_pending)
    while (sigtimedwait(&pipe, NULL, &none) < 0 && errno == EINTR)
      continue;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  errno = failure;
  return n;
}

static void write_bytes(File *file, const char *bytes, size_t length)
{
  if (file->memory) g_string_append_len(file->memory, bytes, (gssize)length);
  while (!file->memory && length && !file->failure) {
    ssize_t n = write_quietly(file->fd, bytes, length);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      file->failure = errno;
      return;
    }
    bytes += n;
    length -= (size_t)n;
  }
}

static void compress_bytes(File *file, const char *bytes, size_t length, int flush)
{
  char packed[BUFFER / 2];
  file->gzip.next_in = (Bytef *)bytes;
  file->gzip.avail_in = (uInt)length;
  do {
    file->gzip.next_out = (Bytef *)packed;
    file->gzip.avail_out = sizeof packed;
    deflate(&file->gzip, flush);
    write_bytes(file, packed, sizeof packed - file->gzip.avail_out);
  } while (!file->gzip.avail_out && !file->failure);
}

static void flush_bytes(File *file, const char *bytes, size_t length)
{
  if (file->compress)
    compress_bytes(file, bytes, length, Z_NO_FLUSH);
  else
    write_bytes(file, bytes, length);
}

static void flush_buffer(File *file)
{
  flush_bytes(file, file->buffer, (size_t)(file->room.at - file->buffer));
  file->room.at = file->buffer;
}

void ent_output_spill(EntOutput *output, const char *text, size_t length)
{
  File *file = (File *)output;
  flush_buffer(file);
  for (; length > BUFFER; text += BUFFER, length -= BUFFER)
    flush_bytes(file, text, BUFFER);
  memcpy(file->room.at, text, length);
  file->room.at += length;
}

bool ent_output_failed(const EntOutput *output)
{
  return ((const File *)output)->failure != 0;
}

/* ---- opening ---- */

/* A name beside the target that is free; make tries it, and sets errno. The name is
 * hidden, and cut: the whole must fit into a file name. */
static bool take_name(File *file, bool (*make)(File *file))
{
  bool made = false;
  char *folder = g_path_get_dirname(file->target);
  char *name = g_path_get_basename(file->target);
  for (unsigned i = 0; i < TRIES && !made; i++) {
    g_free(file->temporary);
    file->temporary =
        g_strdup_printf("%s/.%.200s.%08x.tmp", folder, name, (unsigned)g_random_int());
    made = make(file);
    if (!made && errno != EEXIST) break;
  }
  int failure = errno;
  g_free(folder);
  g_free(name);
  if (!made) g_clear_pointer(&file->temporary, g_free);
  errno = failure;
  return made;
}

static bool create(File *file)
{
  file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  return file->fd >= 0;
}

/* A file without a name is gone when the process is, however it ends. Some file systems
 * know none; and without /proc it could get no name. */
static bool open_nameless(File *file)
{
  g_autofree char *folder = g_path_get_dirname(file->target);
  file->fd = open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
  if (file->fd < 0) return false;
  snprintf(file->link, sizeof file->link, "/proc/self/fd/%d", file->fd);
  if (access(file->link, F_OK) == 0) return true;
  close(file->fd);
  file->fd = -1;
  return false;
}

static bool give_name(File *file)
{
  return linkat(AT_FDCWD, file->link, AT_FDCWD, file->temporary, AT_SYMLINK_FOLLOW) ==
         0;
}

/* A new file beside the target; the mode is the target's, if there is one. */
static bool open_temporary(File *file, const struct stat *old)
{
  if (!open_nameless(file)) {
    file->link[0] = '\0';
    take_name(file, create);
  }
  int failure = errno;
  if (file->fd >= 0 && old && fchmod(file->fd, old->st_mode & 07777) < 0)
    g_debug("mode of %s not kept", file->path);
  errno = failure;
  return file->fd >= 0;
}

static bool open_path(File *file)
{
  struct stat old;
  if (strcmp(file->path, "-") == 0) {
    file->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    return file->fd >= 0;
  }
  if (stat(file->path, &old) < 0) {
    if (errno != ENOENT) return false;
    file->target = g_strdup(file->path);
    return open_temporary(file, NULL);
  }
  if (S_ISREG(old.st_mode)) {
    /* Through links, so that a link stays one. */
    char *real = realpath(file->path, NULL);
    file->target = g_strdup(real ? real : file->path);
    free(real);
    return open_temporary(file, &old);
  }
  file->fd = open(file->path, O_WRONLY | O_CLOEXEC);
  return file->fd >= 0;
}

static void file_free(File *file)
{
  if (file->fd >= 0) close(file->fd);
  if (file->memory) g_string_free(file->memory, TRUE);
  if (file->compress) deflateEnd(&file->gzip);
  if (file->temporary) unlink(file->temporary);
  g_free(file->temporary);
  g_free(file->target);
  g_free(file->path);
  g_free(file);
}

static File *file_new(const char *path)
{
  File *file = g_new0(File, 1);
  file->fd = -1;
  file->path = g_strdup(path);
  file->room = (EntOutput){file->buffer, file->buffer + BUFFER};
  return file;
}

EntOutput *ent_output_memory(void)
{
  File *file = file_new("memory");
  file->memory = g_string_new(NULL);
  return &file->room;
}

EntOutput *ent_output_open(const char *path, bool compress, EntError *error)
{
  File *file = file_new(path);
  if (!open_path(file)) {
    ent_fail(error, ENT_ERR_OUTPUT, path, 0, 0, "cannot be written: %s",
             g_strerror(errno));
    file_free(file);
    return NULL;
  }
  if (compress) {
    /* 31: a window of 2^15 and a gzip header, whose time is zero. */
    file->compress =
        deflateInit2(&file->gzip, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    if (!file->compress) file->failure = ENOMEM;
  }
  return &file->room;
}

/* ---- ending ---- */

static void finish(File *file)
{
  flush_buffer(file);
  if (file->compress && !file->failure) compress_bytes(file, NULL, 0, Z_FINISH);
  /* Devices and pipes cannot be synced, and say so. */
  if (!file->failure && fsync(file->fd) < 0 && errno != EINVAL && errno != EROFS &&
      errno != ENOTSUP)
    file->failure = errno;
  if (!file->failure && file->link[0] && !take_name(file, give_name))
    file->failure = errno;
  int fd = file->fd;
  file->fd = -1;
  if (close(fd) < 0 && !file->failure) file->failure = errno;
  if (file->failure || !file->temporary) return;
  if (rename(file->temporary, file->target) < 0) {
    file->failure = errno;
    return;
  }
  g_free(file->temporary);
  file->temporary = NULL;
}

char *ent_output_take(EntOutput *output, size_t *length)
{
  File *file = (File *)output;
  flush_buffer(file);
  *length = file->memory->len;
  char *text = g_string_free(g_steal_pointer(&file->memory), FALSE);
  file_free(file);
  return text;
}

bool ent_output_commit(EntOutput *output, EntError *error)
{
  File *file = (File *)output;
  finish(file);
  bool good = !file->failure;
  if (!good)
    ent_fail(error, ENT_ERR_OUTPUT, file->path, 0, 0, "cannot be written: %s",
             g_strerror(file->failure));
  file_free(file);
  return good;
}

void ent_output_discard(EntOutput *output)
{
  if (output) file_free((File *)output);
}
