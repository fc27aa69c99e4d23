// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What DOCX and ODT have in common: XML files in a zip archive. */
#ifndef ENT_EXTRACT_READ_OFFICE_H
#define ENT_EXTRACT_READ_OFFICE_H

#include "extract/read/format.h"
#include <libxml/tree.h>

typedef struct {
  const char *name; /* of the member */
  GString *bytes;   /* NULL = it is not there */
} EntOfficeFile;

/* Reads members of the archive, at most max_bytes of each. False: it is no archive, is
 * damaged or is more than that. ent_office_clear either way. */
bool ent_office_read(const char *zip, size_t length, EntOfficeFile *files, size_t n,
                     const EntInput *input, size_t max_bytes, EntError *error);
void ent_office_clear(EntOfficeFile *files, size_t n);

/* Title, author and, where the text has no date, the date of a document, by elements
 * of Dublin Core and their like; doc may be NULL. Returns the date, or NULL; g_free. */
char *ent_office_metadata(EntInput *input, const xmlDoc *doc);

/* What becomes of an element. */
typedef enum {
  ENT_OFFICE_INTO,  /* nothing; what is in it counts */
  ENT_OFFICE_TEXT,  /* its characters are text */
  ENT_OFFICE_PARA,  /* a paragraph or heading: an empty line before and behind */
  ENT_OFFICE_LINE,  /* a line of its own */
  ENT_OFFICE_CELL,  /* parted by a bar */
  ENT_OFFICE_ROW,   /* a line; the paragraphs in it make none */
  ENT_OFFICE_BREAK, /* a line end */
  ENT_OFFICE_SPACE,
  ENT_OFFICE_SKIP
} EntOfficeRole;

typedef struct {
  const char *name; /* without prefix */
  EntOfficeRole role;
} EntOfficeElement;

/* Writes the text below a node as docs/reading.md says. An element that is not in the
 * table, which ends with NULL, is gone into. all: every text node counts, not only
 * those in TEXT. */
void ent_office_write(const xmlNode *root, const EntOfficeElement *table, bool all,
                      GString *out);

/* The common end: parses content, writes and cleans its text. body is the name of the
 * element that holds it. */
bool ent_office_prepare(EntInput *input, const EntOfficeFile *content,
                        const EntOfficeFile *metadata, const char *body,
                        const EntOfficeElement *table, bool all,
                        const EntPreparer *preparer, EntError *error);

#endif
