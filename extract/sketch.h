// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is kept of a text so that copies of it are known without it. */
#ifndef ENT_EXTRACT_SKETCH_H
#define ENT_EXTRACT_SKETCH_H

#include "graph/statement.h"

/* The sketch of a text in UTF-8, as docs/statement-lines.md has it, in the arena; NULL
 * for a text of fewer than 8 words. Case, punctuation and white space do not count.
 * Method: MinHash (Broder 1997) over runs of four words. */
const char *ent_sketch(const char *text, size_t length, EntArena *arena);

#endif
