// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The graph: made, read, freed. */
#include "graph/parts.h"

EntGraph *ent_graph_new(void)
{
  EntGraph *graph = g_new0(EntGraph, 1);
  graph->strings = ent_strings_new();
  graph->arena = ent_arena_new();
  graph->raw = ent_arena_new();
  graph->ids = g_hash_table_new(g_direct_hash, g_direct_equal);
  graph->sources = g_array_new(FALSE, TRUE, sizeof(EntSource));
  graph->items = g_array_new(FALSE, TRUE, sizeof(EntItem));
  graph->nodes = g_array_new(FALSE, TRUE, sizeof(EntNode));
  graph->claims = g_array_new(FALSE, TRUE, sizeof(EntClaim));
  graph->facts = g_array_new(FALSE, TRUE, sizeof(EntFact));
  graph->merges = g_array_new(FALSE, TRUE, sizeof(EntMerge));
  graph->conflicts = g_array_new(FALSE, TRUE, sizeof(EntConflict));
  graph->notes = g_ptr_array_new();
  graph->makers = g_ptr_array_new();
  return graph;
}

void ent_graph_free(EntGraph *graph)
{
  if (!graph) return;
  g_array_unref(graph->sources);
  g_array_unref(graph->items);
  g_array_unref(graph->nodes);
  g_array_unref(graph->claims);
  g_array_unref(graph->facts);
  g_array_unref(graph->merges);
  g_array_unref(graph->conflicts);
  g_ptr_array_unref(graph->notes);
  g_ptr_array_unref(graph->makers);
  g_hash_table_destroy(graph->ids);
  ent_arena_free(graph->arena);
  ent_arena_free(graph->raw);
  ent_strings_free(graph->strings);
  g_free(graph->first);
  g_free(graph);
}

uint32_t ent_graph_n_nodes(const EntGraph *graph)
{
  return graph->nodes->len;
}

uint32_t ent_graph_n_sources(const EntGraph *graph)
{
  return graph->sources->len;
}

uint32_t ent_graph_n_claims(const EntGraph *graph)
{
  return graph->claims->len;
}

uint32_t ent_graph_n_facts(const EntGraph *graph)
{
  return graph->facts->len;
}

const EntNode *ent_graph_node(const EntGraph *graph, uint32_t i)
{
  return ent_node(graph, i);
}

const EntSource *ent_graph_source(const EntGraph *graph, uint32_t i)
{
  return &g_array_index(graph->sources, EntSource, i);
}

const EntClaim *ent_graph_claim(const EntGraph *graph, uint32_t i)
{
  return ent_claim(graph, i);
}

void ent_graph_claims_of(const EntGraph *graph, uint32_t source, uint32_t *first,
                         uint32_t *end)
{
  *first = graph->first[source];
  *end = graph->first[source + 1];
}

const EntFact *ent_graph_fact(const EntGraph *graph, uint32_t i)
{
  return &g_array_index(graph->facts, EntFact, i);
}

/* ---- notes ---- */

/* Nobody reads more. */
enum { MOST_NOTES = 1000 };

void ent_graph_add_note(const EntGraph *graph, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *text = g_strdup_vprintf(format, args);
  va_end(args);
  gpointer note = (gpointer)ent_strings_intern(graph->strings, text);
  g_free(text);
  if (graph->notes->len < MOST_NOTES && !g_ptr_array_find(graph->notes, note, NULL))
    g_ptr_array_add(graph->notes, note);
}

uint32_t ent_graph_n_notes(const EntGraph *graph)
{
  return graph->notes->len;
}

const char *ent_graph_note(const EntGraph *graph, uint32_t i)
{
  return graph->notes->pdata[i];
}
