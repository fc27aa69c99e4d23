// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A stream as libarchive wants it, and the limit that all unpacking keeps. */
#ifndef ENT_EXTRACT_READ_UNDER_H
#define ENT_EXTRACT_READ_UNDER_H

#include "extract/read/bytes.h"
#include <archive.h>

typedef struct {
  EntBytes *bytes; /* owned by whoever owns this */
  size_t lent;     /* bytes of it that libarchive looks at */
} EntUnder;

/* A reader's callback; data is an EntUnder. */
la_ssize_t ent_under_read(struct archive *archive, void *data, const void **block);
/* Bytes of the stream that are used up. */
size_t ent_under_used(const EntUnder *under);
/* Puts what libarchive has to say into *error; returns false. */
bool ent_under_failed(struct archive *archive, const char *file, EntError *error);

/* Whether out bytes are more than in bytes should give; then *error says so. */
bool ent_is_bomb(size_t in, size_t out, const char *file, EntError *error);

#endif
