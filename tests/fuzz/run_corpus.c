// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Gives a fuzz target every file of the folders (or files) that are named, once: the
 * regression test for compilers without libFuzzer. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned run_file(const char *path)
{
  char *data;
  gsize size;
  GError *error = NULL;
  if (!g_file_get_contents(path, &data, &size, &error))
    fuzz_broken("cannot be read", error->message);
  /* In a block of its own size, so that sanitizers see what is read behind its end. */
  uint8_t *exact = malloc(size ? size : 1);
  memcpy(exact, data, size);
  fprintf(stderr, "%s: %zu bytes\n", path, (size_t)size);
  LLVMFuzzerTestOneInput(exact, size);
  free(exact);
  g_free(data);
  return 1;
}

static unsigned run_folder(const char *folder)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  unsigned n = 0;
  const char *name;
  if (!dir) return run_file(folder);
  while ((name = g_dir_read_name(dir))) {
    char *path = g_build_filename(folder, name, NULL);
    n += run_file(path);
    g_free(path);
  }
  g_dir_close(dir);
  return n;
}

int main(int argc, char **argv)
{
  unsigned n = 0;
  for (int i = 1; i < argc; i++)
    n += run_folder(argv[i]);
  printf("%u inputs\n", n);
  return n ? 0 : 1;
}
