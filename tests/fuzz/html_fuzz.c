// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A page, or ("md" in the first line) a text in Markdown, to its article's words. */
#include "tests/fuzz/fuzz.h"

#include "extract/read/read.h"
#include <glib.h>
#include <string.h>

static const EntReader *the_reader(void)
{
  static EntReader *reader;
  EntError error = {0};
  if (!reader) reader = ent_reader_new(NULL, 0, NULL, &error);
  if (!reader) fuzz_broken("no reader", error.message);
  return reader;
}

static EntInput *input_of(const uint8_t *data, size_t size)
{
  FuzzNamed named = fuzz_named(data, size);
  bool markdown = strcmp(named.name, "md") == 0;
  EntArena *arena = ent_arena_new();
  EntInput *input = ent_arena_new_array(arena, EntInput, 1);
  *input = (EntInput){.arena = arena,
                      .file = "fuzz",
                      .id = "fuzz",
                      .from = markdown ? ENT_FROM_MARKDOWN : ENT_FROM_HTML,
                      .raw_length = markdown ? named.size : size};
  input->raw = g_malloc(input->raw_length + 1);
  memcpy(input->raw, markdown ? named.data : data, input->raw_length);
  input->raw[input->raw_length] = '\0';
  return input;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  EntError error = {0};
  EntInput *input = input_of(data, size);
  if (!ent_input_prepare(input, the_reader(), &error)) {
    if (!*error.message) fuzz_broken("a failure without a reason", input->file);
  } else if (!g_utf8_validate(input->text, (gssize)input->length, NULL)) {
    fuzz_broken("a text that is no UTF-8", input->text);
  }
  ent_input_free(input);
  return 0;
}
