// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The JSON-LD context: each word of ours with the shape of its values. */
#ifndef ENT_EXPORT_CONTEXT_H
#define ENT_EXPORT_CONTEXT_H

#include "export/term.h"
#include <jansson.h>

typedef enum {
  ENT_SHAPE_LINK,     /* an IRI, always in an array */
  ENT_SHAPE_WORD,     /* a word of the vocabulary */
  ENT_SHAPE_LANGUAGE, /* text by language */
  ENT_SHAPE_TYPED     /* a literal of one type, as a string */
} EntShape;

typedef struct {
  const char *name; /* key in JSON */
  const char *iri;  /* prefixed */
  EntShape shape;
  EntLiteralType type; /* of ENT_SHAPE_TYPED */
} EntContextTerm;

typedef struct EntContext EntContext;

EntContext *ent_context_new(void);
void ent_context_free(EntContext *context);
/* NULL if there is none. */
const EntContextTerm *ent_context_term(const EntContext *context,
                                       const EntTerm *predicate);
/* The word that stands for an IRI: a term, or a prefixed name; NULL if neither. */
const char *ent_context_word(const EntContext *context, const EntTerm *iri);
/* A new reference. */
json_t *ent_context_json(const EntContext *context);

#endif
