// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From learnt weights to the section "NAMW": rounded, the smallest left out, hashed. */
#ifndef ENT_EXTRACT_TRAIN_NAMES_PACK_H
#define ENT_EXTRACT_TRAIN_NAMES_PACK_H

#include "extract/train/names_data.h"
#include <glib.h>

/* Units of score to 1.0 of weight. */
enum { ENT_NAMES_SCALE = 32 };

typedef struct {
  EntNamesHeader header;
  GArray *rows;
  uint32_t kept;
} EntNamesPack;

void ent_names_pack_init(EntNamesPack *pack, uint32_t bits);
void ent_names_pack_clear(EntNamesPack *pack);

/* Adds all weights that do not round to nothing. */
void ent_names_pack_add(EntNamesPack *pack, const EntNamesData *data,
                        const EntNamesCrf *crf);
void ent_names_pack_steps(const EntNamesCrf *crf, EntNamesSteps *steps);

/* The section; g_free it. Where there are more rows than the table takes, those of the
 * least weight are left out. */
void *ent_names_pack_section(EntNamesPack *pack, size_t *size);

/* Scores in units. */
void ent_names_round(const float scores[ENT_NAMES_WIDTH], EntNamesScores out);

#endif
