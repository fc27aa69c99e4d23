// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reading: files, folders and streams of any supported kind become texts.
 *
 * The text of a source is UTF-8, NFC is not forced, line ends are LF, no BOM; it is the
 * text that offsets count in and that --dump=text prints: the article's own words, with
 * boilerplate (menus, adverts, related links, comment forms, newsletter boxes, cookie
 * notes, share buttons, photo credits) removed whole lines or blocks at a time.
 *
 * The work comes in two halves, so that it can be shared out: ent_reader_next_raw does
 * the input and output (find files, read, decompress, cut feeds and crawls) and is
 * used from one thread; ent_input_prepare does the rest (character set, HTML to text,
 * boilerplate, metadata) and may run in any number of threads at once, each with an
 * input of its own. ent_reader_next is the two in a row. */
#ifndef ENT_EXTRACT_READ_READ_H
#define ENT_EXTRACT_READ_READ_H

#include "graph/arena.h"
#include "graph/error.h"
#include "graph/statement.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  ENT_FROM_AUTO,
  ENT_FROM_TEXT,
  ENT_FROM_HTML,
  ENT_FROM_JSONL,
  ENT_FROM_MARKDOWN,
  ENT_FROM_CONLLU,
  ENT_FROM_TOKENS,
  ENT_FROM_CSV,
  ENT_FROM_FEED, /* RSS, Atom */
  ENT_FROM_WARC,
  ENT_FROM_MAIL,
  ENT_FROM_MBOX,
  ENT_FROM_PDF,
  ENT_FROM_DOCX,
  ENT_FROM_ODT
} EntFrom;

/* By its name as --from= has it; ENT_FROM_AUTO for "auto", NULL and what is none. */
ENT_API EntFrom ent_from_by_name(const char *name);

/* One document as read. Everything lives in its arena; ent_input_free frees it. */
typedef struct {
  EntArena *arena;
  const char *file; /* as the user named it; "-" for standard input; of a member of an
                     * archive "a.zip!inner/b.html" */
  const char
      *id; /* from the file name without folder and extension, or the feed's id */
  const char *title, *date, *url, *site, *author; /* NULL where unknown */
  const char *text;
  size_t length; /* bytes */
  size_t
      title_length; /* bytes of text that are its title line, 0 if the text has none */
  EntFileLines lines; /* where the text's lines stand in file */
  EntFrom from;
  char *raw; /* bytes as read, until ent_input_prepare; of a feed: one line */
  size_t raw_length;
  uint32_t line;       /* in the file, of a document that is a part of it; else 0 */
  const char *charset; /* that a header gives, or NULL; a hint */
  const char *note;    /* what was mended or left out, for whoever asks; or NULL */
} EntInput;

ENT_API void ent_input_free(EntInput *input);

typedef struct {
  EntFrom from;         /* ENT_FROM_AUTO = by content and extension */
  const char *date;     /* for inputs without one, or NULL */
  const char *data_dir; /* where lexicon/boilerplate.tsv is; NULL = as extract.h says */
  const char
      *boilerplate;   /* a table of the user's, added to the installed one; or NULL */
  size_t max_bytes;   /* of one document; 0 = 64 MiB */
  const char *fields; /* "text=body,title=headline": what feeds of JSON and tables call
                       * what text, html, id, date, title, url, site and author are; the
                       * rest is called so. NULL = all are */
} EntReadOptions;

typedef struct EntReader EntReader;

/* A reader over the given paths ("-" = standard input; folders are walked in byte order
 * of their names, hidden files and those of unknown extension left out; so are
 * archives. A path that does not exist and has *, ? or [ is a pattern). Paths and
 * options are borrowed. NULL: the tables or options are wrong. */
ENT_API EntReader *ent_reader_new(const char *const *paths, size_t n_paths,
                                  const EntReadOptions *options, EntError *error);
ENT_API void ent_reader_free(EntReader *reader);

typedef enum { ENT_READ_DOCUMENT, ENT_READ_FAILED, ENT_READ_END } EntReadResult;

/* The next document (*input is the caller's), or what failed (*error says file, line
 * and reason; go on with the next call), or the end. */
ENT_API EntReadResult ent_reader_next(EntReader *reader, EntInput **input,
                                      EntError *error);

/* The first half of ent_reader_next: an input with file, id, from, line and raw bytes,
 * and with no text yet. A document that is too long fails here. */
ENT_API EntReadResult ent_reader_next_raw(EntReader *reader, EntInput **input,
                                          EntError *error);

/* The second half: turns the raw bytes into text and metadata, and frees them. Reads of
 * the reader only what does not change after ent_reader_new. False: *error says file
 * and place; the input holds no text and is still the caller's. */
ENT_API bool ent_input_prepare(EntInput *input, const EntReader *reader,
                               EntError *error);

/* Bytes read and bytes in all (0 = unknown), for progress. */
ENT_API void ent_reader_progress(const EntReader *reader, size_t *done, size_t *all);

#endif
