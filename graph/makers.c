// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What documents and graphs were made with: programs by version, files by hash. */
#include "graph/parts.h"

#include <string.h>

enum { LONGEST_KIND = 32, LONGEST_VALUE = 64 };

bool ent_maker_is_good(const char *maker)
{
  size_t kind = strspn(maker, "abcdefghijklmnopqrstuvwxyz0123456789-");
  if (!kind || kind > LONGEST_KIND || maker[kind] != '=') return false;
  const char *value = maker + kind + 1;
  size_t length = strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789._+~-");
  return length && length <= LONGEST_VALUE && !value[length];
}

char *ent_file_digest(const char *path)
{
  /* A pipe would be empty for whoever reads it next. */
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) return NULL;
  GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
  if (!file) return NULL;
  GBytes *bytes = g_mapped_file_get_bytes(file);
  char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  g_bytes_unref(bytes);
  g_mapped_file_unref(file);
  return digest;
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

void ent_graph_put_maker(EntGraph *graph, const char *maker)
{
  gpointer text = (gpointer)ent_strings_intern(graph->strings, maker);
  if (!ent_maker_is_good(maker) || g_ptr_array_find(graph->makers, text, NULL)) return;
  g_ptr_array_add(graph->makers, text);
  g_ptr_array_sort(graph->makers, compare_texts);
}

uint32_t ent_graph_n_makers(const EntGraph *graph)
{
  return graph->makers->len;
}

const char *ent_graph_maker(const EntGraph *graph, uint32_t i)
{
  return graph->makers->pdata[i];
}

void ent_graph_set_time(EntGraph *graph, const char *time)
{
  graph->time = ent_strings_intern(graph->strings, time);
}

const char *ent_graph_time(const EntGraph *graph)
{
  return graph->time;
}
