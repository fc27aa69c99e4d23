// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From chains and statements over tokens to the document's things and statements. */
#ifndef ENT_EXTRACT_ASSEMBLE_H
#define ENT_EXTRACT_ASSEMBLE_H

#include "extract/mention/mention.h"
#include "graph/statement.h"

/* document->statements refer to chains (subject, object.thing, attributed_to) and their
 * spans count tokens. Makes the things worth a node, in document->things,
 * points the statements at them and turns all spans into code points. Ends with
 * ent_document_normalize. */
void ent_assemble(const EntMentions *m, EntDocument *document);

#endif
