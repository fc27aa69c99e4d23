// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Quads that were read, by subject, and what their values say. Inside the reading of
 * RDF only; strings live in LoadRdf.strings. */
#ifndef ENT_EXPORT_LOAD_SUBJECT_H
#define ENT_EXPORT_LOAD_SUBJECT_H

#include "export/words.h"
#include "graph/graph.h"
#include <glib.h>

typedef struct {
  const char *predicate, *object; /* interned */
} LoadPair;

typedef struct {
  const char *iri;       /* interned */
  GArray *pairs;         /* LoadPair */
  uint32_t node, source; /* what it became; ENT_NONE = neither */
} LoadSubject;

typedef struct {
  EntGraph *graph;
  GStringChunk *strings;
  GHashTable *subjects; /* interned IRI -> LoadSubject */
  GPtrArray *order;     /* LoadSubject, as met */
  const char *path;
  EntError *error;
} LoadRdf;

const char *load_intern(LoadRdf *load, const char *text);
/* The subject of an interned IRI, made where it is new. */
LoadSubject *load_subject_at(LoadRdf *load, const char *iri);
void load_subject_free(gpointer subject);

/* The next value of a property from *at on, which steps behind it; NULL at the end. */
const char *load_value_after(const LoadSubject *subject, EntWord word, uint32_t *at);
/* The first value, or NULL. */
const char *load_value(const LoadSubject *subject, EntWord word);
bool load_is_a(const LoadSubject *subject, const EntTerm *type);
/* ENT_CLASS_NONE if it is of none. */
EntClass load_class(const LoadSubject *subject);
/* Asserted where it does not say. */
EntStatus load_status(const LoadSubject *subject);
/* 1 where it does not say. */
float load_confidence(const LoadSubject *subject);
/* 0 where it does not say. */
uint32_t load_number(const LoadSubject *subject, EntWord word);
/* ".../doc/x#char=102,161" as a place in that document. */
bool load_place(LoadRdf *load, const char *iri, EntPlace *place);

/* False, with the error, where a plain triple is what no statement asserts
 * (load_check.c). */
bool load_check_facts(LoadRdf *load);

#endif
