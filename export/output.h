// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file that is whole or not there: written under a temporary name, synced, renamed.
 *
 * Errors stick: writers need not look at each write, the first one is told at the end.
 * A path that is no regular file (a device, a pipe) is written to directly. */
#ifndef ENT_EXPORT_OUTPUT_H
#define ENT_EXPORT_OUTPUT_H

#include "graph/error.h"
#include <stddef.h>
#include <string.h>

typedef struct {
  char *at, *end; /* room left in the buffer */
} EntOutput;

/* "-" is standard output. compress: gzip. NULL on failure. */
EntOutput *ent_output_open(const char *path, bool compress, EntError *error);

/* One that is kept in memory. */
EntOutput *ent_output_memory(void);
/* Ends it: what was written, with a NUL behind, to be freed with g_free. */
char *ent_output_take(EntOutput *output, size_t *length);

/* Ends it well: false, and nothing is left behind, when any write failed. Frees it. */
bool ent_output_commit(EntOutput *output, EntError *error);
/* Ends it without a result. Frees it. NULL is allowed. */
void ent_output_discard(EntOutput *output);

/* A write has failed: it is no use to go on. */
bool ent_output_failed(const EntOutput *output);

void ent_output_spill(EntOutput *output, const char *text, size_t length);

static inline void ent_put(EntOutput *output, const char *text, size_t length)
{
  if ((size_t)(output->end - output->at) < length) {
    ent_output_spill(output, text, length);
    return;
  }
  memcpy(output->at, text, length);
  output->at += length;
}

static inline void ent_put_char(EntOutput *output, char c)
{
  ent_put(output, &c, 1);
}

static inline void ent_puts(EntOutput *output, const char *text)
{
  ent_put(output, text, strlen(text));
}

#endif
