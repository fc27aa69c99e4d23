// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Terms of words, classes, properties and statuses, made from their tables. */
#include "export/words.h"

#define TERM(prefix, ns, local)                                                        \
  {                                                                                    \
    .text = ns local, .length = sizeof(ns local) - 1, .curie = prefix ":" local        \
  }

const EntTerm ent_words[ENT_WORD_COUNT] = {
#define X(id, prefix, ns, local) [ENT_WORD_##id] = TERM(prefix, ns, local),
    ENT_WORDS(X)
#undef X
};

const EntTerm ent_class_terms[ENT_CLASS_COUNT] = {
#define X(id, name, parent, tie, comment) [ENT_CLASS_##id] = TERM("ent", ENT_NS, name),
    ENT_CLASSES(X)
#undef X
};

const EntTerm ent_property_terms[ENT_PROP_COUNT] = {
#define X(id, name, symmetric, domain, kind, range, tie, comment)                      \
  [ENT_PROP_##id] = TERM("ent", ENT_NS, name),
    ENT_PROPERTIES(X)
#undef X
};

const EntTerm ent_status_terms[ENT_STATUS_COUNT] = {
#define X(id, name, comment) [ENT_STATUS_##id] = TERM("ent", ENT_NS, name),
    ENT_STATUSES(X)
#undef X
};
