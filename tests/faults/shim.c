// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Preloaded (LD_PRELOAD): lets the k-th call of one function fail. FAULT_CALL names it,
 * FAULT_AT is k from 1, FAULT_ERRNO what errno then is. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether this call is the one. */
static int fails(const char *call)
{
  static atomic_long calls;
  const char *wanted = getenv("FAULT_CALL"), *at = getenv("FAULT_AT");
  if (!wanted || !at || strcmp(wanted, call) != 0) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atol(at)) return 0;
  const char *reason = getenv("FAULT_ERRNO");
  errno = reason ? atoi(reason) : EIO;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

extern void *__libc_malloc(size_t size); /* dlsym itself allocates */

void *malloc(size_t size)
{
  return fails("malloc") ? NULL : __libc_malloc(size);
}

int open(const char *path, int flags, ...)
{
  va_list args;
  va_start(args, flags);
  mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
  va_end(args);
  return fails("open") ? -1 : REAL(open)(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
  return fails("fopen") ? NULL : REAL(fopen)(path, mode);
}

ssize_t read(int fd, void *buffer, size_t size)
{
  return fails("read") ? -1 : REAL(read)(fd, buffer, size);
}

ssize_t write(int fd, const void *buffer, size_t size)
{
  return fails("write") ? -1 : REAL(write)(fd, buffer, size);
}

int fsync(int fd)
{
  return fails("fsync") ? -1 : REAL(fsync)(fd);
}

int rename(const char *from, const char *to)
{
  return fails("rename") ? -1 : REAL(rename)(from, to);
}

int close(int fd)
{
  int result = REAL(close)(fd);
  return fails("close") ? -1 : result;
}
