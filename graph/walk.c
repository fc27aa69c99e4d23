// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From code points to bytes. */
#include "graph/walk.h"

#include <glib.h>
#include <string.h>

EntWalk ent_walk_new(const char *text, EntFileLines lines)
{
  if (!text) text = "";
  return (EntWalk){text, text + strlen(text), text, 0, 1, lines};
}

static const char *walk_to(EntWalk *walk, uint32_t index)
{
  if (index < walk->index) {
    walk->at = walk->text;
    walk->index = 0;
    walk->line = 1;
  }
  while (walk->index < index && walk->at < walk->end) {
    walk->line += *walk->at == '\n';
    walk->at = g_utf8_next_char(walk->at);
    walk->index++;
  }
  return MIN(walk->at, walk->end);
}

char *ent_walk_quote(EntWalk *walk, EntSpan span)
{
  const char *begin = walk_to(walk, span.begin);
  EntWalk ahead = *walk; /* the next span may begin inside this one */
  const char *end = walk_to(&ahead, span.end);
  return g_strndup(begin, end > begin ? (gsize)(end - begin) : 0);
}

uint32_t ent_walk_line(EntWalk *walk, uint32_t index)
{
  walk_to(walk, index);
  return ent_file_line(&walk->lines, walk->line);
}
