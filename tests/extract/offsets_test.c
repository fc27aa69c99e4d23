// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Bytes to code points, in ASCII and in texts with long characters. */
#include "extract/offsets.h"
#include <glib.h>
#include <string.h>

static void check(const char *text)
{
  EntArena *arena = ent_arena_new();
  size_t length = strlen(text);
  EntOffsets offsets = ent_offsets_new(arena, text, length);
  uint32_t n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    g_assert_cmpuint(ent_offsets_code_point(&offsets, (uint32_t)(p - text)), ==, n++);
  g_assert_cmpuint(ent_offsets_code_point(&offsets, (uint32_t)length), ==, n);
  ent_arena_free(arena);
}

static void test_offsets(void)
{
  check("");
  check("plain text");
  check("caf\u00e9 \u2014 \u201cquotes\u201d and \U0001F600 faces");
  GString *longer = g_string_new(NULL);
  for (int i = 0; i < 500; i++)
    g_string_append(longer, i % 7 ? "a" : "\u4e16");
  check(longer->str);
  g_string_free(longer, TRUE);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/offsets/code-points", test_offsets);
  return g_test_run();
}
