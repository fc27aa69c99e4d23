// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How much speaks for two matters being one, and what speaks against it. */
#ifndef ENT_GRAPH_WEIGH_H
#define ENT_GRAPH_WEIGH_H

#include "graph/evidence.h"

/* From NEAR on a pair is worth telling, from ENOUGH on it is one thing. */
#define ENT_WEIGHT_NEAR   0.5f
#define ENT_WEIGHT_ENOUGH 0.65f

/* The sum of the evidence; 0 where there is no overlap of those who take part, or no
 * date, number or description beside it, or neither kind nor a word in common. words,
 * if not NULL, is replaced by the evidence in words. */
double ent_weigh(const EntEvidence *e, const EntMatter *x, const EntMatter *y,
                 GString *words);

/* Two agreements of one document may be one: both new, both old or of one year, of one
 * kind, and neither is told by words or parties that the other has not. */
bool ent_weigh_within(const EntEvidence *e, const EntMatter *x, const EntMatter *y);

/* True when they cannot be one: two years, dates, numbers, kinds, sets of parties, old
 * against new, two names. why, if not NULL, is replaced by the conflict in words. */
bool ent_weigh_conflict(const EntEvidence *e, const EntMatter *x, const EntMatter *y,
                        GString *why);

#endif
