// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A stream of bytes with a window that can be looked into before anything is taken:
 * a file, standard input, what a compressed stream gives, a member of an archive. One
 * block at a time is read; the window grows only as far as somebody asks to look. */
#ifndef ENT_EXTRACT_READ_BYTES_H
#define ENT_EXTRACT_READ_BYTES_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct EntBytes EntBytes;

/* Where the bytes of a stream come from. source is what the maker of the stream gave;
 * close frees it. */
typedef struct {
  /* Puts at most room bytes at to. 0 = the end; -1 = it failed, *error says how. */
  ssize_t (*pull)(void *source, char *to, size_t room, EntError *error);
  /* After a failure: goes on behind the damage. False: nothing readable is left, and
   * this is also what NULL means. */
  bool (*mend)(void *source);
  size_t (*taken)(void *source); /* bytes of the file on disk taken so far */
  void (*close)(void *source);
} EntBytesKind;

EntBytes *ent_bytes_new(const EntBytesKind *kind, void *source);
/* A file as it is on disk; "-" is standard input. NULL with the reason. file is
 * borrowed. */
EntBytes *ent_bytes_open(const char *file, EntError *error);
/* The same text in UTF-8 of a stream that begins with the byte order mark of UTF-16,
 * without the mark; what is wrong in it becomes U+FFFD. Any other stream as it is.
 * Takes over under. */
EntBytes *ent_bytes_from_utf16(EntBytes *under);
void ent_bytes_free(EntBytes *bytes);

/* Makes sure that at least size bytes are there if the stream has as many, and gives
 * what is there; *length may be more or, at the end, less than size. They stay until
 * the next call. Never NULL. */
const char *ent_bytes_peek(EntBytes *bytes, size_t size, size_t *length);
/* Passes over size bytes of those that were given. */
void ent_bytes_skip(EntBytes *bytes, size_t size);
/* Passes over size bytes, without keeping them. Returns how many there were. */
size_t ent_bytes_pass(EntBytes *bytes, size_t size);
/* Bytes passed so far. */
size_t ent_bytes_offset(const EntBytes *bytes);

/* Whether the end that peek shows is a failure (damaged compressed data, a read error);
 * then *error says which, and what is left in the window is thrown away. */
bool ent_bytes_failed(EntBytes *bytes, EntError *error);
/* After a failure: whether reading goes on behind the damage. */
bool ent_bytes_mend(EntBytes *bytes);

/* Bytes taken from the file on disk so far, compressed as they are there. */
size_t ent_bytes_taken(const EntBytes *bytes);

/* ---- records ---- */

typedef enum { ENT_CUT_END, ENT_CUT_RECORD, ENT_CUT_LONG, ENT_CUT_FAILED } EntCut;

/* Where the first record of text ends, or 0 if that is not yet to be seen. *seen counts
 * bytes that need no second look; it is 0 at first and is the function's. */
typedef size_t (*EntFindEnd)(const char *text, size_t length, size_t *seen, void *data);

/* Gives the next record, which stays until the next call; the caller skips it. The end
 * of the stream ends a record. LONG: it is longer than most bytes and is still there;
 * FAILED: *error says why. */
EntCut ent_bytes_cut(EntBytes *bytes, size_t most, EntFindEnd find, void *data,
                     const char **text, size_t *length, EntError *error);
/* Where the bytes of a string stand in a text that may have NUL in it, or NULL. */
const char *ent_find_bytes(const char *text, size_t length, const char *wanted);
/* Ends of lines. */
size_t ent_find_line_end(const char *text, size_t length, size_t *seen, void *data);

#endif
