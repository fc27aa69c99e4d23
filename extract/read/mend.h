// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Puts right what somebody read in the wrong character set before it came here. */
#ifndef ENT_EXTRACT_READ_MEND_H
#define ENT_EXTRACT_READ_MEND_H

#include <stddef.h>

/* In place: characters of UTF-8 whose bytes were taken for Windows-1252 or Latin-1
 * (“â€™” for an apostrophe, “Ã©” for é) become what they were. Only sequences that no
 * text has for another reason: all bytes fit, and they give a letter, a mark, a quote
 * or a sign that news texts use. Returns how many. text is valid UTF-8 and ends with
 * NUL. */
size_t ent_mend(char *text, size_t *length);

#endif
