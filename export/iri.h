// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names of nodes: base, type, slug of the label, hash of the key. The same input gives
 * the same IRIs in every run and shard, so that outputs can be joined by concatenation.
 */
#ifndef ENT_EXPORT_IRI_H
#define ENT_EXPORT_IRI_H

#include "export/term.h"
#include "graph/graph.h"

#define ENT_DEFAULT_BASE "https://example.org/kg/"

typedef struct EntIris EntIris;

/* Names everything in a linked graph. hex digits of the hash are used, four more where
 * two of another key would be the same (12 but in tests). base may be NULL. */
EntIris *ent_iris_new(const EntGraph *graph, const char *base, unsigned hex);
void ent_iris_free(EntIris *iris);

/* Borrowed, until ent_iris_free. */
const EntTerm *ent_iris_node(const EntIris *iris, uint32_t node);
const EntTerm *ent_iris_source(const EntIris *iris, uint32_t source);
const char *ent_iris_base(const EntIris *iris);

/* Replaces out. */
void ent_iris_place(const EntIris *iris, uint32_t source, EntSpan span, GString *out);
void ent_iris_statement(const EntIris *iris, uint32_t claim, GString *out);
void ent_iris_fact(const EntIris *iris, const EntFact *fact, GString *out);
void ent_iris_merge(const EntIris *iris, const EntMerge *merge, GString *out);
/* BASE and a path that needs no escapes. */
void ent_iris_path(const EntIris *iris, const char *path, GString *out);
void ent_iris_money(const EntIris *iris, const EntObject *money, GString *out);

/* Appends the slug of a label: [a-z0-9-], a letter first, at most 48 characters; type
 * stands where nothing is left of the label. */
void ent_slug(const char *label, const char *type, GString *out);

#endif
