// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file of any kind through the reader, as it lies on a disk: the first line is the
 * extension of its name, the rest its bytes. Texts must be clean UTF-8. */
#include "tests/fuzz/fuzz.h"

#include "extract/read/read.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20 };

static void check_input(const EntInput *input)
{
  if (!g_utf8_validate(input->text, (gssize)input->length, NULL))
    fuzz_broken("a text that is no UTF-8", input->id);
  if (memchr(input->text, '\0', input->length))
    fuzz_broken("a text with a NUL in it", input->id);
  if (input->title_length > input->length)
    fuzz_broken("a title longer than its text", input->id);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  FuzzNamed named = fuzz_named(data, size);
  char name[48];
  g_snprintf(name, sizeof name, "in.%s", *named.name ? named.name : "txt");
  const char *path = fuzz_file(name, named.data, named.size);
  EntReadOptions options = {.max_bytes = MOST_BYTES};
  EntError error = {0};
  EntReader *reader = ent_reader_new(&path, 1, &options, &error);
  if (!reader) fuzz_broken("no reader", error.message);
  EntInput *input;
  EntReadResult result;
  while ((result = ent_reader_next(reader, &input, &error)) != ENT_READ_END) {
    if (result == ENT_READ_FAILED) {
      if (!*error.message) fuzz_broken("a failure without a reason", named.name);
      error = (EntError){0};
      continue;
    }
    check_input(input);
    ent_input_free(input);
  }
  ent_reader_free(reader);
  g_remove(path);
  return 0;
}
