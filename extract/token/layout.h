// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a single line break means in this text: the end of a paragraph, or nothing but
 * the margin of wrapped text. */
#ifndef ENT_EXTRACT_TOKEN_LAYOUT_H
#define ENT_EXTRACT_TOKEN_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

enum {
  ENT_LAYOUT_MIN_WIDTH = 30, /* shorter lines were not broken at a margin */
  ENT_LAYOUT_MIN_BREAKS = 3  /* fewer breaks say nothing of the others */
};

typedef struct {
  uint32_t breaks; /* single line breaks */
  uint32_t width;  /* bytes of a full line */
  bool wrapped;    /* most of the breaks are the margin's */
} EntLayout;

EntLayout ent_layout_of(const char *text, uint32_t length);

#endif
