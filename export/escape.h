// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Literals and IRIs in the notation that N-Triples, N-Quads, Turtle and TriG share. */
#ifndef ENT_EXPORT_ESCAPE_H
#define ENT_EXPORT_ESCAPE_H

#include "export/output.h"
#include "export/term.h"

/* "text", escaped, without what follows the closing quote. */
void ent_put_quoted(EntOutput *out, const EntTerm *literal);

static inline void ent_put_iri(EntOutput *out, const EntTerm *iri)
{
  ent_put_char(out, '<');
  ent_put(out, iri->text, iri->length);
  ent_put_char(out, '>');
}

#endif
