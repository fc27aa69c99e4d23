// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* To be preloaded: of the calls that change files under FAIL_FOLDER (open for writing,
 * write, fsync, close, link, rename) the FAIL_AT-th and all after it fail, as on a full
 * disk; with FAIL_ONCE set only that one. FAIL_COUNT names a file that gets their
 * number.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static unsigned calls;

static bool is_watched(const char *path)
{
  const char *folder = getenv("FAIL_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static bool is_watched_file(int fd)
{
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return false;
  path[n] = '\0';
  return is_watched(path);
}

static void tell(void)
{
  const char *name = getenv("FAIL_COUNT");
  FILE *file = name ? fopen(name, "w") : NULL;
  if (!file) return;
  fprintf(file, "%u\n", calls);
  fclose(file);
}

/* Counts a watched call. True: it has to fail. */
static bool fails(void)
{
  const char *at = getenv("FAIL_AT");
  unsigned wanted = at ? (unsigned)atoi(at) : 0;
  if (!calls) atexit(tell);
  calls++;
  bool now = wanted && (getenv("FAIL_ONCE") ? calls == wanted : calls >= wanted);
  if (now) errno = ENOSPC;
  return now;
}

static int open_with(int (*next)(const char *, int, ...), const char *path, int flags,
                     mode_t mode)
{
  bool writes = (flags & O_ACCMODE) != O_RDONLY;
  if (writes && is_watched(path) && fails()) return -1;
  return next(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return open_with(NEXT(open), path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return open_with(NEXT(open64), path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
  if (is_watched_file(fd) && fails()) return -1;
  return NEXT(write)(fd, bytes, length);
}

int fsync(int fd)
{
  if (is_watched_file(fd) && fails()) return -1;
  return NEXT(fsync)(fd);
}

int close(int fd)
{
  bool failing = is_watched_file(fd) && fails();
  int done = NEXT(close)(fd);
  if (failing) errno = ENOSPC;
  return failing ? -1 : done;
}

int linkat(int from, const char *old, int to, const char *name, int flags)
{
  if (is_watched(name) && fails()) return -1;
  return NEXT(linkat)(from, old, to, name, flags);
}

int rename(const char *old, const char *name)
{
  if (is_watched(name) && fails()) return -1;
  return NEXT(rename)(old, name);
}
