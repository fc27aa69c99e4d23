// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Makes small documents by hand for the tests of the graph. */
#ifndef TEST_GRAPH_MAKE_H
#define TEST_GRAPH_MAKE_H

#include "graph/graph.h"
#include <glib.h>
#include <stdarg.h>
#include <string.h>

enum { MAKE_MAX = 32 };

static inline EntDocument *make_document(const char *id, const char *text)
{
  EntDocument *d = ent_document_new();
  d->id = ent_arena_strdup(d->arena, id);
  d->text = ent_arena_strdup(d->arena, text);
  d->text_length = strlen(text);
  d->things = ent_arena_new_array(d->arena, EntThing, MAKE_MAX);
  d->statements = ent_arena_new_array(d->arena, EntStatement, MAKE_MAX);
  return d;
}

/* Adds a thing; names = "Full name|alias|alias". Mentions: one, at its index. */
static inline EntThing *make_thing(EntDocument *d, EntClass cls, const char *names)
{
  g_assert_cmpuint(d->n_things, <, MAKE_MAX);
  EntThing *thing = &d->things[d->n_things];
  char **parts = g_strsplit(names, "|", -1);
  thing->cls = cls;
  thing->name = ent_arena_strdup(d->arena, parts[0]);
  thing->n_aliases = g_strv_length(parts) - 1;
  thing->aliases = ent_arena_new_array(d->arena, const char *, thing->n_aliases);
  for (uint32_t i = 0; i < thing->n_aliases; i++)
    thing->aliases[i] = ent_arena_strdup(d->arena, parts[i + 1]);
  g_strfreev(parts);
  thing->mentions = ent_arena_new_array(d->arena, EntSpan, 1);
  thing->mentions[0] = (EntSpan){d->n_things, d->n_things + 1};
  thing->n_mentions = 1;
  thing->confidence = 0.9f;
  d->n_things++;
  return thing;
}

static inline EntStatement *make_statement(EntDocument *d, uint32_t subject,
                                           EntProperty property, uint32_t object,
                                           EntStatus status)
{
  g_assert_cmpuint(d->n_statements, <, MAKE_MAX);
  EntStatement *s = &d->statements[d->n_statements++];
  s->subject = subject;
  s->property = property;
  s->object.kind = ENT_RANGE_THING;
  s->object.thing = object;
  s->status = status;
  s->confidence = 0.8f;
  s->rule = "test";
  s->span = (EntSpan){0, 5};
  s->attributed_to = ENT_NONE;
  return s;
}

/* A linked graph of the documents, which it frees; the list ends with NULL. */
static inline EntGraph *make_graph(EntDocument *first, ...)
{
  EntGraph *graph = ent_graph_new();
  va_list args;
  va_start(args, first);
  for (EntDocument *d = first; d; d = va_arg(args, EntDocument *)) {
    ent_document_normalize(d);
    g_assert_true(ent_graph_add(graph, d, NULL));
    ent_document_free(d);
  }
  va_end(args);
  ent_graph_link(graph);
  return graph;
}

/* The only node with this label; fails when there is none or more. */
static inline const EntNode *the_node(const EntGraph *graph, const char *name)
{
  const EntNode *found = NULL;
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++) {
    if (strcmp(ent_graph_node(graph, i)->name, name) != 0) continue;
    g_assert_null(found);
    found = ent_graph_node(graph, i);
  }
  if (!found) g_error("no node \"%s\"", name);
  return found;
}

static inline uint32_t count_nodes(const EntGraph *graph, EntClass cls)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    n += ent_graph_node(graph, i)->cls == cls;
  return n;
}

#endif
