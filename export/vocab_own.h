// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What of ent: is neither class of things, relation nor status, as a table: the
 * ontology, its page and the shapes are made from it and from graph/vocab.h. */
#ifndef ENT_EXPORT_VOCAB_OWN_H
#define ENT_EXPORT_VOCAB_OWN_H

#include "export/words.h"

typedef enum { ENT_OWN_CLASS, ENT_OWN_LINK, ENT_OWN_VALUE } EntOwnKind;

/* Lists are prefixed names parted by spaces; THINGS stands for all classes of
 * graph/vocab.h, AGENTS for those that act. */
typedef struct {
  EntWord word;
  EntOwnKind kind;
  const char *domain, *range, *ties, *comment;
} EntOwnWord;

extern const EntOwnWord ent_own_words[];
extern const unsigned ent_own_count;

/* A tie by another property than those that the ties of a table have: the local name of
 * a class or property, and a property and object in Turtle. */
typedef struct {
  const char *name, *property, *object;
} EntOwnTie;

extern const EntOwnTie ent_own_ties[];
extern const unsigned ent_own_tie_count;

/* "GovernmentBody" as "Government body"; to be freed with g_free. */
char *ent_own_label(const char *name);
/* A list with THINGS and AGENTS written out; the prefixed names of a set of classes.
 * Both to be freed with g_free. */
char *ent_own_expand(const char *names);
char *ent_own_class_list(uint32_t set);
/* Types of values that are no things; "" for things. */
const char *ent_own_value_types(EntRangeKind kind);

#endif
