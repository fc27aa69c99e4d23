// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* zlib's reader of gzip, which lets other bytes through as they are, as a stream. */
#define _GNU_SOURCE /* fopencookie */

#include "export/packed.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { BUFFER = 1 << 16 };

struct EntPacked {
  const char *path; /* borrowed */
  gzFile in;
  FILE *stream;
  EntError failure; /* of reading */
};

/* zlib takes data that stop too soon for the end of a file that may still grow. */
static bool note_failure(EntPacked *packed, int code)
{
  int status;
  const char *reason = gzerror(packed->in, &status);
  if (status == Z_OK || status == Z_STREAM_END) return false;
  const char *name = strstr(reason, ">: "); /* of a file opened by its number: <fd:3> */
  if (name) reason = name + strlen(">: ");
  if (status == Z_ERRNO)
    ent_fail(&packed->failure, ENT_ERR_NO_INPUT, packed->path, 0, 0,
             "cannot be read: %s", g_strerror(code));
  else
    ent_fail(&packed->failure, ENT_ERR_BAD_DATA, packed->path, 0, 0,
             "cannot be unpacked: %s", reason);
  return true;
}

static ssize_t read_some(void *cookie, char *to, size_t room)
{
  EntPacked *packed = cookie;
  int n = gzread(packed->in, to, (unsigned)MIN(room, (size_t)BUFFER));
  if (n > 0 || !note_failure(packed, errno)) return n;
  errno = EIO;
  return -1;
}

EntPacked *ent_packed_open(const char *path, EntError *error)
{
  bool is_stdin = strcmp(path, "-") == 0;
  int file = is_stdin ? dup(STDIN_FILENO) : g_open(path, O_RDONLY | O_CLOEXEC, 0);
  gzFile in = file >= 0 ? gzdopen(file, "rb") : NULL;
  if (!in) {
    ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "cannot be read: %s",
             g_strerror(errno));
    if (file >= 0) close(file);
    return NULL;
  }
  EntPacked *packed = g_new0(EntPacked, 1);
  packed->path = path;
  packed->in = in;
  gzbuffer(in, BUFFER);
  packed->stream = fopencookie(packed, "r", (cookie_io_functions_t){.read = read_some});
  if (!packed->stream) g_error("no memory for a stream");
  setvbuf(packed->stream, NULL, _IOFBF, BUFFER);
  return packed;
}

FILE *ent_packed_stream(EntPacked *packed)
{
  return packed->stream;
}

bool ent_packed_close(EntPacked *packed, EntError *error)
{
  const EntError failure = packed->failure;
  fclose(packed->stream);
  gzclose(packed->in);
  g_free(packed);
  if (failure.code && error) *error = failure;
  return !failure.code;
}
