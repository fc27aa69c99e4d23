// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the parts of the walk over a graph share: the walk, and quads out of values.
 * Inside export only. */
#ifndef ENT_EXPORT_EMIT_H
#define ENT_EXPORT_EMIT_H

#include "export/iri.h"
#include "export/sink.h"
#include "export/words.h"
#include <glib.h>

enum { ENT_TIES = 4 };

/* How often each was written, for the description of the whole. */
typedef struct {
  uint32_t words[ENT_WORD_COUNT]; /* as predicate */
  uint32_t types[ENT_WORD_COUNT]; /* as class of a subject */
  uint32_t facts[ENT_PROP_COUNT];
} EntCounts;

typedef struct {
  const EntGraph *graph;
  EntSink *sink;
  EntIris *iris;
  bool go_on;
  EntTerm facts_graph; /* text NULL = the default graph */
  const EntTerm *in;   /* the graph that is being written */
  EntCounts counts;
  EntTerm ties[ENT_CLASS_COUNT][ENT_TIES];
  GStringChunk *strings;
  GString *clean;                     /* of the gate */
  GString *subject, *phrase, *object; /* IRIs of statement, phrase, money or place */
} EntWalkQuads;

/* Each does nothing once the sink has stopped the walk, or where there is no value. */
void emit_quad(EntWalkQuads *walk, const EntTerm *subject, const EntTerm *predicate,
               const EntTerm *object);
void emit_word(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               const EntTerm *object);
void emit_type(EntWalkQuads *walk, const EntTerm *subject, EntWord cls);
void emit_text(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               EntLiteralType type, const char *text);
/* Those that the gate makes equal, once. */
void emit_texts(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                EntLiteralType type, const char *const *texts, uint32_t n);
void emit_date(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               const char *text);
void emit_number(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                 uint32_t number);
void emit_confidence(EntWalkQuads *walk, const EntTerm *subject, float confidence);
/* An address that a document or the knowledge gives, repaired; or several. */
void emit_link(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               const char *iri);
void emit_links(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                const char *iris);
/* A span of a document, if there is one. */
void emit_place(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                uint32_t source, EntSpan span);
/* The term of an object; its text may stand in walk->object or walk->clean. */
EntTerm emit_object(EntWalkQuads *walk, const EntObject *object);

/* The document's graphs: sources, mentions, claims, merges (quads_claims.c). named:
 * each in a graph of its own. */
void ent_walk_statements(EntWalkQuads *walk, bool named);

/* Last, since it counts: what was written, and what made it (describe.c). named: in a
 * graph of its own; all: not facts and entities alone. */
void ent_walk_description(EntWalkQuads *walk, bool named, bool all);

#endif
