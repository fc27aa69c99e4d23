// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which positions one person at a time holds: by the table of posts. */
#include "extract/mention/finder.h"
#include <glib.h>
#include <string.h>

/* The kind that the table gives the words; NULL where it has none. */
static const char *kind_of(const EntKnowledge *k, const char *words)
{
  for (uint32_t i = 0;; i++) {
    const EntEntry *entry = ent_knowledge_entry(k, ENT_TABLE_POSTS, i);
    if (!entry) return NULL;
    if (g_str_equal(entry->name, words)) return ent_entry_value(entry, "kind");
  }
}

static bool is_kind(const EntKnowledge *k, const char *words, const char *kind)
{
  return g_strcmp0(kind_of(k, words), kind) == 0;
}

/* "science minister", "minister of health": a head that needs its field. */
static bool has_field(const EntKnowledge *k, char **words, guint n)
{
  if (is_kind(k, words[n - 1], "of-field")) return true;
  return g_str_equal(words[1], "of") && n > 2 && is_kind(k, words[0], "of-field");
}

bool ent_is_single_post(const EntKnowledge *k, const char *name)
{
  g_autofree char *folded = g_utf8_strdown(name, -1);
  const char *kind = kind_of(k, folded);
  if (kind) return g_str_equal(kind, "one");
  g_auto(GStrv) words = g_strsplit(folded, " ", 0);
  guint n = g_strv_length(words);
  if (n < 2 || is_kind(k, words[0], "beside")) return false;
  return has_field(k, words, n);
}
