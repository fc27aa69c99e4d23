// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which mentions of a document are one thing: passes from the surest to the boldest,
 * each joining chains (Raghunathan et al. 2010; Lee et al. 2013). */
#ifndef ENT_EXTRACT_COREF_COREF_H
#define ENT_EXTRACT_COREF_COREF_H

#include "extract/mention/mention.h"

/* Fills chains, and thing, related, members of the mentions. Needs ent_find_mentions.
 */
void ent_resolve(EntMentions *m);

/* The name and the number of the passes, for reports; NULL after the last. */
const char *ent_coref_pass_name(unsigned pass);

#endif
