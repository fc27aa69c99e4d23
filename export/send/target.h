// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Kinds of store: where each takes a graph, where it is asked, what is special in it.
 */
#ifndef ENT_EXPORT_SEND_TARGET_H
#define ENT_EXPORT_SEND_TARGET_H

#include "graph/error.h"
#include <glib.h>

typedef struct EntKind EntKind;

typedef struct {
  const EntKind *kind;
  char *graphs; /* address of the Graph Store Protocol, or of SPARQL Update */
  char *query;  /* of SPARQL queries, or NULL = not known */
  char *whole;  /* that takes the whole dataset by PUT, or NULL = none does */
  char *update; /* of SPARQL Update, or NULL = not known */
} EntTarget;

/* Whether it is an http(s) address without a login in it. ENT_ERR_USAGE otherwise. */
bool ent_target_check(const char *url, EntError *error);

/* By the name of --kind, or by the address when that is NULL or "auto". server: what a
 * store at this address calls itself, NULL = was not asked. False: nothing is known of
 * it yet, so it should be asked; with a server never. */
bool ent_target_init(EntTarget *target, const char *kind, const char *url,
                     const char *server);
void ent_target_clear(EntTarget *target);

const char *ent_target_kind_name(const EntTarget *target);
/* It is spoken to by SPARQL Update instead of the Graph Store Protocol. */
bool ent_target_is_update(const EntTarget *target);
/* Triples can be put into its default graph. */
bool ent_target_has_default(const EntTarget *target);

/* The address of a graph, NULL = the default graph. To be freed. */
char *ent_target_graph_url(const EntTarget *target, const char *graph);
/* A query for the numbers of triples ?n of n graphs, ?i being the number of the graph
 * from 0; the default graph (NULL) only alone. To be freed. */
char *ent_target_count_query(const EntTarget *target, const char *const *graphs,
                             guint n);

#endif
