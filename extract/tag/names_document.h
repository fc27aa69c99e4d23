// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The second look at a document: what the first labels say of the same word elsewhere,
 * of longer names that hold it, of acronyms. A token's own first label is never used
 * for it. */
#ifndef ENT_EXTRACT_TAG_NAMES_DOCUMENT_H
#define ENT_EXTRACT_TAG_NAMES_DOCUMENT_H

#include "extract/tag/names_features.h"

enum { ENT_NAMES_MAX_SECOND = 16 };

typedef struct EntNamesDocument EntNamesDocument;

/* labels: one for each token, from the first look; borrowed. In the analysis' arena. */
EntNamesDocument *ent_names_document_new(const EntNamesFeatures *f,
                                         const EntAnalysis *a, const uint8_t *labels);

/* Features of one token, to be scored on top of those of the first look. Returns how
 * many; 0 for most. */
unsigned ent_names_document_token(const EntNamesDocument *d, uint32_t token,
                                  uint64_t out[ENT_NAMES_MAX_SECOND]);

#endif
