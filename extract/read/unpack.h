// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Streams out of streams: what a compressed one unpacks to, and the members of an
 * archive. Nothing is ever written to disk. */
#ifndef ENT_EXTRACT_READ_UNPACK_H
#define ENT_EXTRACT_READ_UNPACK_H

#include "extract/read/bytes.h"

typedef enum {
  ENT_PACKED_NOT,
  ENT_PACKED_GZIP,
  ENT_PACKED_OTHER,  /* bzip2, xz, zstd, lz4, compress, lzip */
  ENT_PACKED_ARCHIVE /* zip, tar */
} EntPacking;

enum { ENT_PACKING_HEAD = 512 }; /* bytes that it takes to know */

/* What the first bytes of a stream say. */
EntPacking ent_packing_of(const char *head, size_t length);

/* The unpacked stream. It owns under, also where it fails: then NULL and *error. file
 * names it in messages and is borrowed. */
EntBytes *ent_unpack_gzip(EntBytes *under, const char *file);
EntBytes *ent_unpack_other(EntBytes *under, const char *file, EntError *error);

/* ---- archives ---- */

typedef struct EntArchive EntArchive;

/* Owns under, also where it fails. file is borrowed. */
EntArchive *ent_archive_new(EntBytes *under, const char *file, EntError *error);
void ent_archive_free(EntArchive *archive);

typedef enum { ENT_MEMBER_FILE, ENT_MEMBER_END, ENT_MEMBER_FAILED } EntMember;

/* The next member that is a file: its name as the archive has it, in UTF-8, borrowed
 * until the next call. FAILED: the archive cannot be read further. */
EntMember ent_archive_next(EntArchive *archive, const char **name, EntError *error);
/* The bytes of that member, until the next call of ent_archive_next; messages name them
 * file. To be freed before the archive. */
EntBytes *ent_archive_bytes(EntArchive *archive, const char *file);
size_t ent_archive_taken(const EntArchive *archive);

#endif
