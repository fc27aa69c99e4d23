// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reading: files, folders and streams of any supported kind become texts.
 *
 * The text of a source is UTF-8, NFC is not forced, line ends are LF, no BOM; it is the
 * text that offsets count in and that --dump=text prints: the article's own words, with
 * boilerplate (menus, adverts, related links, comment forms, newsletter boxes, cookie
 * notes, share buttons, photo credits) removed whole lines or blocks at a time. */
#ifndef ENT_EXTRACT_READ_READ_H
#define ENT_EXTRACT_READ_READ_H

#include "graph/arena.h"
#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>

typedef enum {
  ENT_FROM_AUTO,
  ENT_FROM_TEXT,
  ENT_FROM_HTML,
  ENT_FROM_JSONL,
  ENT_FROM_MARKDOWN,
  ENT_FROM_CONLLU,
  ENT_FROM_TOKENS
} EntFrom;

/* One document as read. Everything lives in its arena; ent_input_free frees it. */
typedef struct {
  EntArena *arena;
  const char *file; /* as the user named it; "-" for standard input */
  const char
      *id; /* from the file name without folder and extension, or the feed's id */
  const char *title, *date, *url, *site, *author; /* NULL where unknown */
  const char *text;
  size_t length; /* bytes */
  size_t
      title_length; /* bytes of text that are its title line, 0 if the text has none */
  EntFrom from;
} EntInput;

void ent_input_free(EntInput *input);

typedef struct {
  EntFrom from;         /* ENT_FROM_AUTO = by content and extension */
  const char *date;     /* for inputs without one, or NULL */
  const char *data_dir; /* where lexicon/boilerplate.tsv is */
  size_t max_bytes;     /* of one document; 0 = 64 MiB */
} EntReadOptions;

typedef struct EntReader EntReader;

/* A reader over the given paths ("-" = standard input; folders are walked in byte order
 * of their names, hidden files and those of unknown extension left out). Paths are
 * borrowed. */
EntReader *ent_reader_new(const char *const *paths, size_t n_paths,
                          const EntReadOptions *options, EntError *error);
void ent_reader_free(EntReader *reader);

typedef enum { ENT_READ_DOCUMENT, ENT_READ_FAILED, ENT_READ_END } EntReadResult;

/* The next document (*input is the caller's), or what failed (*error says file, line
 * and reason; go on with the next call), or the end. */
EntReadResult ent_reader_next(EntReader *reader, EntInput **input, EntError *error);

/* Bytes read and bytes in all (0 = unknown), for progress. */
void ent_reader_progress(const EntReader *reader, size_t *done, size_t *all);

#endif
