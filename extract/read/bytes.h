// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The bytes of a file or of standard input, decompressed where their content says that
 * they are compressed (gzip, bzip2, xz, zstd, lz4, compress), a block at a time.
 * Archives of several files (zip, tar) are not taken apart here: they would be a loop
 * over archive_read_next_header in this one place. */
#ifndef ENT_EXTRACT_READ_BYTES_H
#define ENT_EXTRACT_READ_BYTES_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct EntBytes EntBytes;

/* NULL with the reason. file is borrowed; "-" is standard input. */
EntBytes *ent_bytes_open(const char *file, EntError *error);
void ent_bytes_free(EntBytes *bytes);

/* Makes sure that at least size bytes are there if the file has as many, and gives what
 * is there; *length may be more or, at the end, less than size. They stay until the
 * next call. NULL: *error says why (damaged compressed data, a read error). */
const char *ent_bytes_peek(EntBytes *bytes, size_t size, size_t *length,
                           EntError *error);
/* Passes over size bytes of those that were given. */
void ent_bytes_skip(EntBytes *bytes, size_t size);
/* Whether all has been given. */
bool ent_bytes_at_end(const EntBytes *bytes);
/* Bytes taken from the file so far, compressed as they are there. */
size_t ent_bytes_taken(const EntBytes *bytes);

#endif
