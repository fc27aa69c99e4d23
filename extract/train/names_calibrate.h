// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From margins to "of names with this margin so many of 255 are right": isotonic
 * regression by pooling neighbours that are out of order. */
#ifndef ENT_EXTRACT_TRAIN_NAMES_CALIBRATE_H
#define ENT_EXTRACT_TRAIN_NAMES_CALIBRATE_H

#include "extract/tag/names_decode.h"
#include "extract/train/train_names_corpus.h"

/* By margin bucket; [0] = tokens outside names, [1] = names. */
typedef struct {
  uint32_t all[2][ENT_NAMES_CALIBRATION], right[2][ENT_NAMES_CALIBRATION];
} EntNamesTally;

/* Adds what was decided of a text; what its corpus leaves open is not counted. */
void ent_names_tally(EntNamesTally *tally, const EntNamesText *text,
                     const EntNamesDecision *decisions, uint32_t step);

void ent_names_calibrate(const EntNamesTally *tally,
                         uint8_t sure[2][ENT_NAMES_CALIBRATION]);

#endif
