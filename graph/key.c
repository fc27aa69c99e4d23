// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The hash that stands in IRIs. */
#include "graph/graph.h"

#include <glib.h>
#include <string.h>

static void add_text(GChecksum *checksum, const char *text)
{
  g_checksum_update(checksum, (const guchar *)text, (gssize)strlen(text));
}

char *ent_key_digest(const char *type, const char *key)
{
  GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
  char *valid = g_utf8_validate(key, -1, NULL) ? NULL : g_utf8_make_valid(key, -1);
  char *composed = g_utf8_normalize(valid ? valid : key, -1, G_NORMALIZE_NFC);
  add_text(checksum, type);
  add_text(checksum, "\x1f");
  add_text(checksum, composed);
  char *digest = g_strdup(g_checksum_get_string(checksum));
  g_checksum_free(checksum);
  g_free(composed);
  g_free(valid);
  return digest;
}
