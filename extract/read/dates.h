// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Dates of pages, as ISO dates. */
#ifndef ENT_EXTRACT_READ_DATES_H
#define ENT_EXTRACT_READ_DATES_H

#include "extract/read/cues.h"

#define ENT_ISO_DATE 11 /* "2026-05-30" and its NUL */

/* The first full date in a text ("2026-05-30T10:00Z", "Sat, 30 May 2026", "May 30th,
 * 2026", "30.5.2026", "20260530"). False: there is none. 3/5/2026 is nobody's date. */
bool ent_date_find(const EntCues *cues, const char *text, size_t length,
                   char iso[ENT_ISO_DATE]);

/* Whether a line holds a date or time and nothing else: "Friday, 6 September 2019",
 * "10 November", "3 hours ago". iso is "" if it has no year. */
bool ent_date_is_line(const EntCues *cues, const char *text, size_t length,
                      char iso[ENT_ISO_DATE]);

#endif
