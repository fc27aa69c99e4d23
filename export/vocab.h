// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The shipped files export/vocab/entente.ttl and context.jsonld, made from the tables.
 * A test compares them with what these give. */
#ifndef ENT_EXPORT_VOCAB_H
#define ENT_EXPORT_VOCAB_H

#include "graph/api.h"

/* Each as a new string, to be freed with g_free. */
ENT_API char *ent_vocab_ontology(void);
ENT_API char *ent_vocab_context(void);
ENT_API char *ent_vocab_shapes(void);
ENT_API char *ent_vocab_page(void);

#endif
