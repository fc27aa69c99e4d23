// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A user's gazetteer in Turtle or N-Triples: each subject with a name becomes a row of
 * the CSV form (docs/knowledge.md). */
#ifndef ENT_EXTRACT_KNOWLEDGE_TURTLE_H
#define ENT_EXTRACT_KNOWLEDGE_TURTLE_H

#include "graph/error.h"
#include <stddef.h>

/* Whether the name of the file says that it is one: .ttl or .nt, in any case. */
bool ent_turtle_is(const char *file);

/* Reads text, the content of file (which messages name), and gives the same as CSV with
 * the columns name, aliases, type, iri and sameAs, in order of the subjects' first
 * triples; to be freed with g_free. NULL: *error says where the mistake is, or that
 * nothing in the file has a name. */
char *ent_turtle_to_csv(const char *file, const char *text, size_t *length,
                        EntError *error);

#endif
