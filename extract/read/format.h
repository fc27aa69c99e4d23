// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The kinds of input: one table with, for each, its extensions, how its content is
 * known, the function that cuts documents out of it and the one that makes text of
 * them. */
#ifndef ENT_EXTRACT_READ_FORMAT_H
#define ENT_EXTRACT_READ_FORMAT_H

#include "extract/read/boilerplate.h"
#include "extract/read/bytes.h"
#include "extract/read/cues.h"
#include "extract/read/fields.h"
#include "extract/read/read.h"
#include <glib.h>

/* What all preparing needs: read-only, shared by threads. */
typedef struct {
  EntBoilerplate *boilerplate;
  EntCues *cues;
  EntFields *fields;
  const char *date; /* for inputs without one, or NULL */
  size_t max_bytes; /* that one document may unpack to */
} EntPreparer;

/* Fills text, title, date ... of the input. text is the bytes as read where the format
 * says raw; else it is UTF-8 with LF as line end. It may be changed in place. */
typedef bool (*EntPrepareFunc)(EntInput *input, char *text, size_t length,
                               const EntPreparer *preparer, EntError *error);

/* A file, or a member of an archive, of which documents are cut. */
typedef struct {
  const char *file, *id; /* borrowed */
  EntBytes *bytes;
  size_t max_bytes; /* of a document */
  uint32_t line;    /* lines that are passed */
  uint32_t number;  /* documents, or records, that were there */
  bool broken;   /* no more than the kind of damage that was told is to be expected */
  GString *head; /* what the documents need of its beginning, or NULL */
} EntStream;

/* The next document of a stream, or what is wrong with it, or the end. */
typedef EntReadResult (*EntSplitFunc)(EntStream *stream, EntInput **input,
                                      EntError *error);

typedef struct {
  EntFrom from;
  const char *name;                               /* as in --from= and in messages */
  const char *extensions;                         /* with dots, separated by spaces */
  bool (*sniff)(const char *head, size_t length); /* NULL = never by content */
  EntSplitFunc split;                             /* NULL = one file, one document */
  bool raw;                                       /* prepare decodes on its own */
  EntPrepareFunc prepare;
} EntFormat;

/* ENT_FROM_AUTO: no known extension. Extensions of compression are passed over. */
EntFrom ent_format_of_path(const char *name);
/* Whether the name is that of an archive. */
bool ent_format_is_archive(const char *name);
/* Length of the name without its known extensions. */
size_t ent_format_stem(const char *name);
/* The kind of a file by its name and its first bytes. */
EntFrom ent_format_detect(const char *name, const char *head, size_t length);
const EntFormat *ent_format_get(EntFrom from);

/* ---- splitting ---- */

/* A new input with a copy of the bytes; its id is the stream's. */
EntInput *ent_input_new(const EntStream *stream, EntFrom from, const char *raw,
                        size_t length);

/* Whether there is nothing but white space. */
bool ent_is_blank(const char *text, size_t length);
/* Passes over text, which is what the stream gives next, and counts its lines. */
void ent_stream_take(EntStream *stream, const char *text, size_t length);

EntReadResult ent_split_lines(EntStream *stream, EntInput **input, EntError *error);
EntReadResult ent_split_csv(EntStream *stream, EntInput **input, EntError *error);
EntReadResult ent_split_feed(EntStream *stream, EntInput **input, EntError *error);
EntReadResult ent_split_warc(EntStream *stream, EntInput **input, EntError *error);
EntReadResult ent_split_mbox(EntStream *stream, EntInput **input, EntError *error);

/* ---- preparing ---- */

/* Makes libxml2 ready for several threads; before the first of them. */
void ent_html_init(void);

/* Decodes bytes of a kind and prepares them: also for the part of a document that is
 * the text, whatever is around it. */
bool ent_prepare_bytes(EntInput *input, EntFrom from, const char *raw, size_t length,
                       const EntPreparer *preparer, EntError *error);
/* What ent_input_prepare calls. Takes the raw bytes out of the input. */
bool ent_prepare_input(EntInput *input, const EntPreparer *preparer, EntError *error);

/* Sets a field from text in UTF-8, cleaned and in one line, where it has none. */
void ent_input_set(EntInput *input, const char **field, const char *text);
/* Sets the date where there is none; false where the text is no date. */
bool ent_input_set_date(EntInput *input, const char *text, const EntPreparer *preparer);
/* Adds to what is noted. */
void ent_input_note(EntInput *input, const char *format, ...) ENT_PRINTF(2, 3);
/* The same of n characters that ent_mend put right, if there were any. */
void ent_input_note_mended(EntInput *input, size_t n);

bool ent_prepare_text(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_markdown(EntInput *input, char *text, size_t length,
                          const EntPreparer *preparer, EntError *error);
bool ent_prepare_html(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_json(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_csv(EntInput *input, char *text, size_t length,
                     const EntPreparer *preparer, EntError *error);
bool ent_prepare_item(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_http(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_mail(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_pdf(EntInput *input, char *text, size_t length,
                     const EntPreparer *preparer, EntError *error);
bool ent_prepare_docx(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_odt(EntInput *input, char *text, size_t length,
                     const EntPreparer *preparer, EntError *error);

#endif
