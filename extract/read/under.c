// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What unpack.c, gzip.c and archive.c share. */

#include "extract/read/under.h"
#include "extract/read/limits.h"
#include <glib.h>

enum { BLOCK = 64 * 1024 };

la_ssize_t ent_under_read(struct archive *archive, void *data, const void **block)
{
  EntUnder *under = data;
  EntError error = {0};
  size_t length;
  ent_bytes_skip(under->bytes, under->lent);
  *block = ent_bytes_peek(under->bytes, 1, &length);
  under->lent = MIN(length, (size_t)BLOCK);
  if (!length && ent_bytes_failed(under->bytes, &error)) {
    archive_set_error(archive, ARCHIVE_FATAL, "%s", error.message);
    return -1;
  }
  return (la_ssize_t)under->lent;
}

size_t ent_under_used(const EntUnder *under)
{
  return ent_bytes_offset(under->bytes) + under->lent;
}

bool ent_under_failed(struct archive *archive, const char *file, EntError *error)
{
  const char *why = archive_error_string(archive);
  return ent_fail(error, ENT_ERR_NO_INPUT, file, 0, 0, "cannot be read: %s",
                  why ? why : "damaged data");
}

bool ent_is_bomb(size_t in, size_t out, const char *file, EntError *error)
{
  if (out <= ENT_BOMB_FROM || (out <= ENT_BOMB_TOTAL && out / ENT_BOMB_RATIO <= in))
    return false;
  ent_fail(error, ENT_ERR_LIMIT, file, 0, 0,
           "%zu bytes unpack to more than %zu: it is not read further", in, out);
  return true;
}
