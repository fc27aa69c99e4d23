// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The lines that wishes are made of. Inside graph only. */
#ifndef ENT_GRAPH_WISH_H
#define ENT_GRAPH_WISH_H

#include "graph/vocab.h"
#include <glib.h>

/* What a line says of one side: a name, key or IRI; perhaps a document. */
typedef struct {
  const char *text;     /* as written */
  const char *folded;   /* as names are compared */
  const char *document; /* id, or NULL */
} Selector;

typedef struct {
  Selector a, b;
  EntClass cls; /* or below; NONE = any */
  bool same;
  const char *file;
  uint32_t line;
} Wish;

struct EntWishes {
  GArray *wishes; /* Wish, as read */
  GStringChunk *strings;
};

#define ent_wish(set, i) (&g_array_index((set)->wishes, Wish, (i)))

#endif
