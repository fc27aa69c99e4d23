// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Interned strings: one copy of each text, so that equality is equality of pointers. */
#include "graph/arena.h"

#include <glib.h>

struct EntStrings {
  EntArena *arena;
  GHashTable *known; /* a set of strings of the arena */
};

EntStrings *ent_strings_new(void)
{
  EntStrings *strings = g_new0(EntStrings, 1);
  strings->arena = ent_arena_new();
  strings->known = g_hash_table_new(g_str_hash, g_str_equal);
  return strings;
}

void ent_strings_free(EntStrings *strings)
{
  if (!strings) return;
  g_hash_table_destroy(strings->known);
  ent_arena_free(strings->arena);
  g_free(strings);
}

const char *ent_strings_intern(EntStrings *strings, const char *text)
{
  if (!text) return NULL;
  const char *known = g_hash_table_lookup(strings->known, text);
  if (known) return known;
  char *copy = ent_arena_strdup(strings->arena, text);
  g_hash_table_add(strings->known, copy);
  return copy;
}

size_t ent_strings_used(const EntStrings *strings)
{
  return ent_arena_used(strings->arena);
}
