// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Where sentences end, and what kind of text each is. */
#ifndef ENT_EXTRACT_TOKEN_SENTENCE_H
#define ENT_EXTRACT_TOKEN_SENTENCE_H

#include "extract/token/layout.h"
#include "extract/token/scan.h"

/* Fills sentences (first, end as piece numbers, flags), which has room for one a piece.
 * Returns how many there are. */
uint32_t ent_sentences_find(const EntPieces *pieces, const EntLayout *layout,
                            EntSentence *sentences);

#endif
