// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file that is read, gzip or not: which of the two its first bytes say, not its name,
 * so that standard input may be packed, too. */
#ifndef ENT_EXPORT_PACKED_H
#define ENT_EXPORT_PACKED_H

#include "graph/error.h"
#include <stdio.h>

typedef struct EntPacked EntPacked;

/* path is borrowed until the close; "-" is standard input, of which nothing has been
 * read yet. NULL and *error (ENT_ERR_NO_INPUT) on failure. */
EntPacked *ent_packed_open(const char *path, EntError *error);
/* What is in it, unpacked as it is read, nothing kept; it ends with a read error where
 * the gzip data are damaged or stop too soon. Belongs to packed. */
FILE *ent_packed_stream(EntPacked *packed);
/* Frees it. False if reading failed; then *error says why, in place of what it held:
 * ENT_ERR_BAD_DATA for gzip data, ENT_ERR_NO_INPUT for the file itself. */
bool ent_packed_close(EntPacked *packed, EntError *error);

#endif
