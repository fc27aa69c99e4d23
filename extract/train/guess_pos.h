// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Guesses from a word's vector as which parts of speech it may stand, for the words
 * that the treebanks have seldom or never. */
#ifndef ENT_EXTRACT_TRAIN_GUESS_POS_H
#define ENT_EXTRACT_TRAIN_GUESS_POS_H

#include "extract/train/vectors.h"

typedef struct EntPosGuesser EntPosGuesser;

EntPosGuesser *ent_pos_guesser_new(void);
void ent_pos_guesser_free(EntPosGuesser *guesser);

/* Learns a word of these parts of speech (bits as in EntWord.tags). */
void ent_pos_guesser_learn(EntPosGuesser *guesser, const float *vector, uint16_t tags);

/* The parts of speech that are likely enough. */
uint16_t ent_pos_guesser_ask(const EntPosGuesser *guesser, const float *vector);

#endif
