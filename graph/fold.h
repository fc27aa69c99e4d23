// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How names are compared. Inside graph only. */
#ifndef ENT_GRAPH_FOLD_H
#define ENT_GRAPH_FOLD_H

#include <glib.h>
#include <stdbool.h>

/* Replaces out by name in the form that names are compared in: NFC, case folded, words
 * of letters and digits with single spaces between, without a leading article, the
 * points of an acronym, a possessive ending or invisible characters. Never empty if
 * name is not. */
void ent_fold(const char *name, GString *out);

/* One word of capitals and digits, at least two capitals ("NPI", "U.N.", "G7"). */
bool ent_looks_like_acronym(const char *name);

/* Every word longer than three letters begins with a capital or a digit, and so does
 * one that is not the first; or it is an acronym: a proper name, no description. */
bool ent_looks_proper(const char *name);

/* A calendar date of the Gregorian calendar as "YYYY", "YYYY-MM" or "YYYY-MM-DD". */
bool ent_is_date(const char *text);

/* A canonical decimal: digits, perhaps a point and digits; no leading zero. */
bool ent_is_decimal(const char *text);

#endif
