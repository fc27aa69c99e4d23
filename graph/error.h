// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Errors are values with a place. The caller owns an EntError on its stack, sets it to
 * {0} and passes its address; a function that fails fills it and returns false or NULL.
 * The first error wins: a filled EntError is never overwritten. NULL may be passed by a
 * caller that does not care. Nothing is allocated, nothing has to be freed. */
#ifndef ENT_GRAPH_ERROR_H
#define ENT_GRAPH_ERROR_H

#include "graph/api.h"
#include <stdbool.h>
#include <stdint.h>

typedef enum {
  ENT_OK = 0,
  ENT_ERR_NO_INPUT, /* no such file, or it may not be read */
  ENT_ERR_BAD_DATA, /* it was read, and is not what it should be */
  ENT_ERR_OUTPUT,   /* an output could not be written */
  ENT_ERR_USAGE,    /* an argument has no meaning here */
  ENT_ERR_LIMIT     /* a stated limit was passed */
} EntErrorCode;

typedef struct {
  EntErrorCode code;
  uint32_t line;   /* from 1; 0 = the whole file */
  uint32_t column; /* in code points from 1; 0 = the whole line */
  char file[4096]; /* as the user named it, byte for byte; cut when longer */
  char message[512];
} EntError;

/* Fills *error (if not NULL and not yet filled) from a printf format; returns false, so
 * that a caller can write: return ent_fail(error, ...). file may be NULL. */
ENT_API bool ent_fail(EntError *error, EntErrorCode code, const char *file,
                      uint32_t line, uint32_t column, const char *format, ...)
    ENT_PRINTF(6, 7);

/* Writes "file:line:column: message" (the parts that are known) to buffer, always
 * NUL-terminated. Returns buffer. */
ENT_API const char *ent_error_text(const EntError *error, char *buffer, uint32_t size);

#endif
