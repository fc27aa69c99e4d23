// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Many inputs through several threads: read on the calling thread, extracted by
 * workers, delivered on the calling thread in the order of reading, whatever the number
 * of workers. At most a few documents for each worker are held at once. */
#ifndef ENT_EXTRACT_PIPELINE_H
#define ENT_EXTRACT_PIPELINE_H

#include "extract/extract.h"
#include "extract/read/read.h"

typedef struct {
  EntReader *reader;             /* borrowed */
  const EntExtractor *extractor; /* borrowed */
  uint32_t workers;              /* 0 = one for each core; 1 = no thread is made */
  /* False: the input is passed over. May be NULL: none is. */
  bool (*wanted)(const EntInput *input, void *data);
  /* Takes a document, which belongs to the callee. False: stop, deliver no more. */
  bool (*document)(EntDocument *document, void *data);
  /* Told of an input that could not be read or is over a limit of the extractor.
   * False: stop. May be NULL: go on. */
  bool (*failed)(const EntError *error, void *data);
  /* Told, before its document, what was mended or left out of an input. May be NULL. */
  void (*noted)(const char *file, const char *note, void *data);
  /* For a caller that has the documents of some inputs already. admit is asked of each
   * input as it is read, before anything is made of it (NULL: one that could not be
   * read); after false no document is made, and in its turn passed is called instead.
   * Each admit is followed by one call of document, failed or passed, in the same
   * order, but some inputs later. passed: false = stop. May be NULL. */
  bool (*admit)(const EntInput *input, void *data);
  bool (*passed)(void *data);
  void *data;
} EntPipeline;

/* Runs until the reader is at its end or a callback asks to stop. False when stopped.
 */
ENT_API bool ent_pipeline_run(const EntPipeline *pipeline);

/* One input of ent_reader_next_raw, which is freed, to its document, as a worker does
 * it; any number of threads at once. *note, if note is not NULL: what was mended or
 * left out, for ent_free, or NULL. NULL: *error says file and place. */
ENT_API EntDocument *ent_pipeline_extract(const EntExtractor *extractor,
                                          const EntReader *reader, EntInput *input,
                                          char **note, EntError *error);

/* What extraction is told of an input; borrows its strings. */
ENT_API EntTextInput ent_pipeline_text(const EntInput *input);

#endif
