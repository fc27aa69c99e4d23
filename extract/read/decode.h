// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Bytes of an unknown character set become clean UTF-8. */
#ifndef ENT_EXTRACT_READ_DECODE_H
#define ENT_EXTRACT_READ_DECODE_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  bool markup;         /* a page: it may say its character set itself */
  const char *charset; /* that a header gives, or NULL */
  const char *file;    /* for messages */
  size_t mended;       /* out: characters that ent_mend put right */
} EntDecoding;

/* UTF-8 without byte order mark, with LF line ends and without control characters, to
 * be freed with g_free. A byte order mark decides; then valid UTF-8; then the header;
 * then what the page says of itself; then the guess of uchardet; then Windows-1252.
 * Bytes that are wrong in UTF-8 or UTF-16 (lone surrogates among them) become U+FFFD,
 * one each. A character set of more bytes than ASCII has (ISO-2022, UTF-7) is believed
 * though its bytes are valid UTF-8. NULL: it is no text, *error says why. */
char *ent_decode(const char *raw, size_t length, EntDecoding *how, size_t *decoded,
                 EntError *error);

/* The character of UTF-16 at raw, of which length bytes (> 0) are left: how many bytes
 * it has. U+FFFD for a lone surrogate or a single byte. */
size_t ent_utf16_char(const char *raw, size_t length, bool big, uint32_t *c);

/* The second half of it, in place: line ends become LF, no-break and other spaces
 * become spaces; control characters, byte order marks, soft hyphens, zero-width spaces
 * and marks of direction go. */
size_t ent_decode_clean(char *text, size_t length);

#endif
