// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Numbers of the named parts of a picture. libcgraph's own are the addresses of the
 * names, by which it puts subgraphs in order: other bytes in each run. These count. */
#include "export/drawing.h"

typedef struct {
  Agraph_t *graph;
  GHashTable *numbers; /* name -> its number, which is its place in names + 1 */
  GPtrArray *names;    /* strings of the graph, which libcgraph looks behind */
} Ids;

static void *open_ids(Agraph_t *graph, Agdisc_t *disc)
{
  (void)disc;
  Ids *ids = g_new(Ids, 1);
  ids->graph = graph;
  ids->names = g_ptr_array_new();
  ids->numbers = g_hash_table_new(g_str_hash, g_str_equal);
  return ids;
}

static void close_ids(void *state)
{
  Ids *ids = state;
  g_hash_table_destroy(ids->numbers);
  g_ptr_array_unref(ids->names);
  g_free(ids);
}

static guint add_name(Ids *ids, char *name)
{
  char *own = name ? agstrdup(ids->graph, name) : NULL;
  g_ptr_array_add(ids->names, own);
  if (own) g_hash_table_insert(ids->numbers, own, GUINT_TO_POINTER(ids->names->len));
  return ids->names->len;
}

/* 0: there is no such name, and none shall be made. */
static long map_name(void *state, int kind, char *name, IDTYPE *number, int make)
{
  (void)kind;
  Ids *ids = state;
  guint known = name ? GPOINTER_TO_UINT(g_hash_table_lookup(ids->numbers, name)) : 0;
  if (!known && make) known = add_name(ids, name);
  *number = known;
  return known != 0;
}

static char *name_of(void *state, int kind, IDTYPE number)
{
  (void)kind;
  const Ids *ids = state;
  return number && number <= ids->names->len
             ? g_ptr_array_index(ids->names, (guint)number - 1)
             : NULL;
}

/* No number is asked for, none is used again. */
static long take_number(void *state, int kind, IDTYPE number)
{
  (void)state, (void)kind, (void)number;
  return 0;
}

static void free_number(void *state, int kind, IDTYPE number)
{
  (void)state, (void)kind, (void)number;
}

static void note_object(void *state, int kind, void *object)
{
  (void)state, (void)kind, (void)object;
}

Agiddisc_t ent_draw_ids(void)
{
  return (Agiddisc_t){open_ids, map_name,  take_number, free_number,
                      name_of,  close_ids, note_object};
}
