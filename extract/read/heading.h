// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The title and the date line at the top of an article. */
#ifndef ENT_EXTRACT_READ_HEADING_H
#define ENT_EXTRACT_READ_HEADING_H

#include "extract/read/cues.h"
#include "extract/read/lines.h"
#include "extract/read/read.h"

typedef struct {
  size_t length; /* bytes of the first line that is kept, if it is the title; else 0 */
  bool prepend;  /* the input's title is not in the text */
} EntHeading;

/* Sets title and date of the input where it has none and the lines say it; drops lines
 * that repeat the title. */
EntHeading ent_heading_find(EntInput *input, EntTextLines *lines, const EntCues *cues);

#endif
