// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A frame at a trigger, between frame.c and fill.c. */
#ifndef ENT_EXTRACT_RELATE_FRAME_H
#define ENT_EXTRACT_RELATE_FRAME_H

#include "extract/relate/engine.h"

/* One frame at one trigger. */
typedef struct {
  EntRelate *r;
  const RuleFrame *frame;
  TriggerKind kind;
  uint32_t token;
  uint32_t mention; /* the trigger's own, or ENT_NONE */
  Standing standing;
  bool has_standing;
  Fillers roles[RULE_MAX_ROLES];
} Match;

/* Fills the roles of the match. */
void frame_fill_roles(Match *m);
/* How the text stands to the trigger; worked out once. */
const Standing *frame_standing(Match *m);

#endif
