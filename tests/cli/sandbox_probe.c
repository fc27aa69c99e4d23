// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Preloaded (LD_PRELOAD): when the program has done its work, tries what it should not
 * be able to do, as an input that had got hold of it would. A line on standard error
 * for each: what, and "done" or the error. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void tell(const char *what, int result)
{
  fprintf(stderr, "probe: %s: %s\n", what, result < 0 ? strerror(errno) : "done");
  if (result >= 0) close(result);
}

static void try_write(const char *what, const char *variable, int flags)
{
  const char *path = getenv(variable);
  if (path) tell(what, open(path, flags, 0600));
}

static void try_connect(void)
{
  const char *port = getenv("PROBE_PORT");
  if (!port) return;
  struct sockaddr_in to = {.sin_family = AF_INET,
                           .sin_port = htons((in_port_t)atoi(port)),
                           .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int result = connect(fd, (struct sockaddr *)&to, sizeof to);
  tell("connect", result < 0 ? result : fd);
}

__attribute__((destructor)) static void probe(void)
{
  try_write("create", "PROBE_CREATE", O_WRONLY | O_CREAT | O_EXCL);
  try_write("change", "PROBE_CHANGE", O_WRONLY);
  try_write("output", "PROBE_OUTPUT", O_WRONLY | O_CREAT | O_EXCL);
  try_write("read", "PROBE_CHANGE", O_RDONLY);
  try_connect();
}
