// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A graph into a store, so that loading it twice changes nothing.
 *
 * Unit is the named graph: each is replaced, documents first, facts last, so that a
 * fact is never there before its evidence. A graph over the size of a piece goes in
 * several requests: the first replaces, the others add; adding triples a second time
 * adds nothing, as they have no blank nodes. Of a large graph whose former triples are
 * known only those that differ are deleted and inserted. Hence each request may be sent
 * twice. */
#ifndef ENT_EXPORT_SEND_SEND_H
#define ENT_EXPORT_SEND_SEND_H

#include "export/send/parcels.h"
#include "export/send/request.h"
#include "export/send/target.h"

typedef struct {
  const EntParcels *parcels;  /* what is to be there; NULL = only removals */
  const EntParcels *previous; /* what is there already; NULL = not known */
  const char *const *remove;  /* IRIs of graphs to remove; NULL-terminated, or NULL */
  const char *facts_graph;    /* which is sent last; NULL = the default graph */
  const char *kind, *url;     /* see target.h */
  const char *query;          /* address of queries, or NULL */
  guint64 piece;              /* most bytes of a request */
  guint skip;                 /* graphs not to be sent: they are there */
  bool whole;                 /* in one request that replaces all that the store has */
  /* graph (NULL = the default graph) is loaded or removed. May be NULL. */
  void (*done)(const char *graph, guint64 triples, bool removed, void *data);
  void *data;
} EntSendOptions;

typedef struct {
  guint graphs; /* to be sent or removed */
  guint loaded, removed, same;
  guint64 bytes;    /* to be sent, of triples */
  guint64 triples;  /* loaded */
  bool counted;     /* the store was asked how many triples it has, and it is right */
  const char *kind; /* of the store; static */
} EntSent;

/* False: ENT_ERR_OUTPUT what the store says, ENT_ERR_USAGE what it cannot do. *sent
 * tells in either case how far it came. */
bool ent_send(EntLine *line, const EntSendOptions *options, EntSent *sent,
              EntError *error);

#endif
