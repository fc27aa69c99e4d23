// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Two graphs as sorted lists of lines of identity, merged. */
#include "export/diff.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *identity; /* owned */
  char *words;    /* owned; what is printed */
  EntStatus status;
} Item;

static void item_clear(gpointer data)
{
  Item *item = data;
  g_free(item->identity);
  g_free(item->words);
}

static int compare_items(const void *a, const void *b)
{
  return strcmp(((const Item *)a)->identity, ((const Item *)b)->identity);
}

static GArray *items_new(void)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
  g_array_set_clear_func(items, item_clear);
  return items;
}

static GArray *nodes_of(const EntGraph *graph)
{
  GArray *items = items_new();
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++) {
    const EntNode *node = ent_graph_node(graph, i);
    const char *cls = ent_class_info(node->cls)->name;
    Item item = {g_strdup_printf("%s\x1f%s", cls, node->key),
                 g_strdup_printf("%s · %s", node->name, cls), node->status};
    g_array_append_val(items, item);
  }
  g_array_sort(items, compare_items);
  return items;
}

static const char *object_key(const EntGraph *graph, const EntObject *object, bool name)
{
  if (object->kind != ENT_RANGE_THING) return object->text;
  const EntNode *node = ent_graph_node(graph, object->node);
  return name ? node->name : node->key;
}

static GArray *claims_of(const EntGraph *graph)
{
  GArray *items = items_new();
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    const EntNode *subject = ent_graph_node(graph, claim->subject);
    const char *property = ent_property_info(claim->property)->name;
    const char *unit = claim->object.unit ? claim->object.unit : "";
    const char *id = ent_graph_source(graph, claim->source)->id;
    Item item = {
        g_strdup_printf("%s\x1f%010u\x1f%010u\x1f%s\x1f%s\x1f%s\x1f%s", id,
                        claim->span.begin, claim->span.end, subject->key, property,
                        object_key(graph, &claim->object, false), unit),
        g_strdup_printf("%s · %s · %s%s%s · %s [%u,%u)", subject->name, property, unit,
                        *unit ? " " : "", object_key(graph, &claim->object, true), id,
                        claim->span.begin, claim->span.end),
        claim->status};
    g_array_append_val(items, item);
  }
  g_array_sort(items, compare_items);
  return items;
}

static void put_item(FILE *out, char mark, const Item *item, const char *before)
{
  fprintf(out, "%c ", mark);
  for (const char *p = item->words; *p; p++)
    fputc((unsigned char)*p < 0x20 ? ' ' : *p, out);
  if (before) fprintf(out, " · %s ->", before);
  fprintf(out, "%s%s\n", before ? " " : " · ", ent_status_name(item->status));
}

/* Merges two sorted lists. */
static void put_differences(const GArray *before, const GArray *after, FILE *out)
{
  const Item *a = (const Item *)before->data, *end_a = a + before->len;
  const Item *b = (const Item *)after->data, *end_b = b + after->len;
  while (a < end_a || b < end_b) {
    int order = a == end_a ? 1 : b == end_b ? -1 : compare_items(a, b);
    if (order < 0) {
      put_item(out, '-', a++, NULL);
    } else if (order > 0) {
      put_item(out, '+', b++, NULL);
    } else {
      if (a->status != b->status) put_item(out, '~', b, ent_status_name(a->status));
      a++;
      b++;
    }
  }
}

void ent_diff(const EntGraph *before, const EntGraph *after, FILE *out)
{
  GArray *(*const parts[])(const EntGraph *) = {nodes_of, claims_of};
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    GArray *a = parts[i](before), *b = parts[i](after);
    put_differences(a, b, out);
    g_array_unref(a);
    g_array_unref(b);
  }
}
