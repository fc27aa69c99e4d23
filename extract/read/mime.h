// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What mail does to text so that it gets through: encodings of bodies and headers, and
 * parts in parts. */
#ifndef ENT_EXTRACT_READ_MIME_H
#define ENT_EXTRACT_READ_MIME_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* "=?utf-8?Q?Z=C3=BCrich?=" and plain text in one header to UTF-8; g_free. RFC 2047. */
char *ent_mime_words(const char *value);

/* Takes a Content-Transfer-Encoding off; *length is changed; g_free. encoding may be
 * NULL; one that is not known leaves the bytes as they are. RFC 2045. */
char *ent_mime_decode(const char *encoding, const char *body, size_t *length);

/* A part of a message. */
typedef struct {
  const char *header; /* borrowed, like body */
  size_t header_length;
  const char *body;
  size_t length;
} EntMimePart;

/* Finds the part that is the message's text: text/plain before text/html, no
 * attachment. *attachments counts the others that are no text. False: there is none. */
bool ent_mime_text(const EntMimePart *message, EntMimePart *text,
                   unsigned *attachments);

#endif
