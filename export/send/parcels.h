// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file of N-Quads taken apart into its graphs, each a parcel of triples to be sent.
 *
 * The whole file is checked before anything is sent. Its triples wait in an unnamed
 * temporary file in the order of the file (TMPDIR says where), so that memory grows
 * with the number of graphs and of changes between them, not with the triples; graphs
 * may come in any order. A parcel is cut into pieces at line ends. */
#ifndef ENT_EXPORT_SEND_PARCELS_H
#define ENT_EXPORT_SEND_PARCELS_H

#include "graph/error.h"
#include <glib.h>

/* What a body is made of: words of ours, or a stretch of the temporary file. */
typedef struct {
  const char *text; /* NULL = from the file */
  guint64 at, length;
} EntStretch;

typedef struct {
  const char *graph; /* IRI; NULL = the default graph */
  guint64 lines, bytes;
  guint8 digest[32]; /* SHA-256 of its triples as they came */
  GArray *stretches; /* of EntStretch, in order; none much longer than a piece */
} EntParcel;

typedef struct EntParcels EntParcels;

/* Reads path (gzip or not; "-" is standard input). facts_graph: where the default
 * graph's triples go, or NULL. piece: bytes after which a stretch ends. NULL on
 * failure: ENT_ERR_NO_INPUT, ENT_ERR_BAD_DATA with line and column, ENT_ERR_LIMIT for a
 * line over 64 MiB, ENT_ERR_OUTPUT when the temporary file has no room. */
EntParcels *ent_parcels_read(const char *path, const char *facts_graph, guint64 piece,
                             EntError *error);
void ent_parcels_free(EntParcels *parcels);

/* In the order in which they come in the file. Borrowed. */
guint ent_parcels_count(const EntParcels *parcels);
const EntParcel *ent_parcels_at(const EntParcels *parcels, guint i);
/* NULL if there is none. graph NULL = the default graph. */
const EntParcel *ent_parcels_find(const EntParcels *parcels, const char *graph);

/* Up to room bytes of the stretch from its byte skip on; 0 on failure. */
size_t ent_parcels_copy(const EntParcels *parcels, const EntStretch *stretch,
                        guint64 skip, char *buffer, size_t room);

/* How many different triples a parcel has: reads it again. */
guint64 ent_parcels_distinct(const EntParcels *parcels, const EntParcel *parcel);

/* Appends the lines of N-Triples that a parcel has and an older one of the same graph
 * has not, and those that only the older has. False when either is more than most
 * bytes. Both are read again; takes 8 bytes a triple of one of them. */
bool ent_parcels_difference(const EntParcels *parcels, const EntParcel *parcel,
                            const EntParcels *previous, const EntParcel *old,
                            size_t most, GString *added, GString *removed);

#endif
