// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Learns the parser. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_PARSER_H
#define ENT_EXTRACT_TRAIN_TRAIN_PARSER_H

#include "extract/train/conllu.h"
#include "extract/train/model_write.h"
#include <stdio.h>

/* Learns from the trees of a corpus, whose tags should be predicted ones. Writes
 * sections "PARS" and "PARW"; uses "WORD" if it is there. Sentences longer than
 * ENT_PARSE_MAX are left out. */
void ent_train_parser(const EntCorpus *corpus, EntModelWriter *writer, uint32_t epochs,
                      FILE *log);

#endif
