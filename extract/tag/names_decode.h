// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The best sequence of labels of a sentence, and how much better it is than any
 * sequence that labels a token otherwise. */
#ifndef ENT_EXTRACT_TAG_NAMES_DECODE_H
#define ENT_EXTRACT_TAG_NAMES_DECODE_H

#include "extract/tag/names_model.h"

typedef struct {
  uint8_t label;
  int32_t margin; /* best score less the best one with another label here */
} EntNamesDecision;

/* Room that decoding n tokens needs. */
size_t ent_names_decode_room(uint32_t n);

/* Labels of n tokens. room has ent_names_decode_room(n) bytes, aligned for int32_t;
 * margins are left at 0 unless wanted. */
void ent_names_decode(const EntNamesSteps *h, const EntNamesScores *scores, uint32_t n,
                      bool margins, void *room, EntNamesDecision *out);

#endif
