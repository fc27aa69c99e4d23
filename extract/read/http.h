// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Header lines "Name: value" of HTTP, WARC and mail, and what they say of a body. */
#ifndef ENT_EXTRACT_READ_HTTP_H
#define ENT_EXTRACT_READ_HTTP_H

#include "extract/read/format.h"

/* Bytes of the header at the start of text with the empty line behind it; 0 = there is
 * no such line. */
size_t ent_header_length(const char *text, size_t length);
/* The first value of a name, whatever its case, with the lines that continue it, in one
 * line; g_free; NULL = there is none. The first line may be no header. */
char *ent_header_get(const char *header, size_t length, const char *name);
/* "charset" of "text/html; charset=utf-8": the value of a parameter, without quotation
 * marks; g_free, or NULL. */
char *ent_header_parameter(const char *value, const char *name);

/* The kind of a body by its Content-Type: text, HTML, or AUTO = not to be read. */
EntFrom ent_media_from(const char *type);

/* Takes chunked transfer and content encodings off a body. *length is changed, too.
 * NULL with the reason; what is cut off at its end is given as far as it goes, with a
 * note. g_free. */
char *ent_http_body(EntInput *input, const char *header, size_t header_length,
                    const char *body, size_t *length, size_t most, EntError *error);

#endif
