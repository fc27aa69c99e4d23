// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Nodes by name. */
#include "graph/fold.h"
#include "graph/parts.h"
#include <string.h>

enum { OTHER, CONTAINS, EQUAL };

static int match_name(const char *name, const char *wanted, GString *folded)
{
  ent_fold(name, folded);
  if (strcmp(folded->str, wanted) == 0) return EQUAL;
  return strstr(folded->str, wanted) ? CONTAINS : OTHER;
}

static int match_node(const EntNode *node, const char *name, const char *wanted,
                      GString *folded)
{
  if (strcmp(node->key, name) == 0) return EQUAL;
  int best = match_name(node->name, wanted, folded);
  for (uint32_t i = 0; i < node->n_aliases && best != EQUAL; i++)
    best = MAX(best, match_name(node->aliases[i], wanted, folded));
  return best;
}

/* Those that match at least so well, the better first. */
static uint32_t find(const EntGraph *graph, const char *name, int least, uint32_t *out,
                     uint32_t max)
{
  GString *wanted = g_string_new(NULL), *folded = g_string_new(NULL);
  guint8 *match = g_new0(guint8, graph->nodes->len + 1);
  uint32_t n = 0;
  ent_fold(name, wanted);
  for (uint32_t i = 0; i < graph->nodes->len && wanted->len; i++)
    match[i] = (guint8)match_node(ent_node(graph, i), name, wanted->str, folded);
  for (int quality = EQUAL; quality >= least; quality--)
    for (uint32_t i = 0; i < graph->nodes->len; i++)
      if (match[i] == quality && n++ < max) out[n - 1] = i;
  g_string_free(wanted, TRUE);
  g_string_free(folded, TRUE);
  g_free(match);
  return n;
}

uint32_t ent_graph_find(const EntGraph *graph, const char *name, uint32_t *out,
                        uint32_t max)
{
  return find(graph, name, CONTAINS, out, max);
}

uint32_t ent_graph_find_named(const EntGraph *graph, const char *name, uint32_t *out,
                              uint32_t max)
{
  return find(graph, name, EQUAL, out, max);
}
