// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* zip and tar, member after member as they come: memory does not grow with their
 * number. */

#include "extract/read/limits.h"
#include "extract/read/under.h"
#include "extract/read/unpack.h"
#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

struct EntArchive {
  const char *file; /* borrowed */
  EntUnder under;
  struct archive *archive;
  char *name; /* of the member in hand */
  size_t members, out;
  bool broken;
};

EntArchive *ent_archive_new(EntBytes *under, const char *file, EntError *error)
{
  EntArchive *archive = g_new0(EntArchive, 1);
  archive->file = file;
  archive->under.bytes = under;
  archive->archive = archive_read_new();
  archive_read_support_format_zip_streamable(archive->archive);
  archive_read_support_format_tar(archive->archive);
  archive_read_support_format_empty(archive->archive);
  if (archive_read_open(archive->archive, &archive->under, NULL, ent_under_read,
                        NULL) == ARCHIVE_OK)
    return archive;
  ent_under_failed(archive->archive, file, error);
  ent_archive_free(archive);
  return NULL;
}

void ent_archive_free(EntArchive *archive)
{
  if (!archive) return;
  archive_read_free(archive->archive);
  ent_bytes_free(archive->under.bytes);
  g_free(archive->name);
  g_free(archive);
}

static char *name_of(struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  return g_utf8_make_valid(name ? name : "?", -1);
}

EntMember ent_archive_next(EntArchive *archive, const char **name, EntError *error)
{
  struct archive_entry *entry;
  while (!archive->broken) {
    int status = archive_read_next_header(archive->archive, &entry);
    if (status == ARCHIVE_EOF) return ENT_MEMBER_END;
    archive->broken = status < ARCHIVE_WARN;
    if (archive->broken) {
      ent_under_failed(archive->archive, archive->file, error);
      return ENT_MEMBER_FAILED;
    }
    if (++archive->members > ENT_MOST_MEMBERS) {
      archive->broken = true;
      ent_fail(error, ENT_ERR_LIMIT, archive->file, 0, 0,
               "more than %d members; the rest is not read", ENT_MOST_MEMBERS);
      return ENT_MEMBER_FAILED;
    }
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
      continue;
    g_free(archive->name);
    *name = archive->name = name_of(entry);
    return ENT_MEMBER_FILE;
  }
  return ENT_MEMBER_END;
}

size_t ent_archive_taken(const EntArchive *archive)
{
  return ent_bytes_taken(archive->under.bytes);
}

/* ---- the bytes of a member ---- */

typedef struct {
  EntArchive *archive;
  char *file;
  size_t in; /* bytes of the archive that were used when it began */
  size_t out;
} MemberBytes;

static ssize_t pull(void *source, char *to, size_t room, EntError *error)
{
  MemberBytes *member = source;
  EntArchive *archive = member->archive;
  la_ssize_t n = archive_read_data(archive->archive, to, room);
  if (n < 0) {
    ent_under_failed(archive->archive, member->file, error);
    return -1;
  }
  member->out += (size_t)n;
  archive->out += (size_t)n;
  size_t in = ent_under_used(&archive->under) - member->in;
  if (ent_is_bomb(in, member->out, member->file, error) ||
      ent_is_bomb(ent_under_used(&archive->under), archive->out, member->file, error))
    return -1;
  return n;
}

static size_t taken(void *source)
{
  return ent_archive_taken(((MemberBytes *)source)->archive);
}

static void close_member(void *source)
{
  g_free(((MemberBytes *)source)->file);
  g_free(source);
}

EntBytes *ent_archive_bytes(EntArchive *archive, const char *file)
{
  static const EntBytesKind kind = {pull, NULL, taken, close_member};
  MemberBytes *member = g_new0(MemberBytes, 1);
  *member = (MemberBytes){.archive = archive,
                          .file = g_strdup(file),
                          .in = ent_under_used(&archive->under)};
  return ent_bytes_new(&kind, member);
}
