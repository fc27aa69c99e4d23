// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Extraction: one text in, one document of things and statements out. */
#ifndef ENT_EXTRACT_EXTRACT_H
#define ENT_EXTRACT_EXTRACT_H

#include "graph/error.h"
#include "graph/statement.h"
#include <stdio.h>

/* Loaded knowledge, rules and model: read-only, shared by threads. */
typedef struct EntExtractor EntExtractor;

/* What one document may cost if the options say nothing else. No article comes near:
 * the tokens are those of twenty novels. The seconds are for what nobody foresaw, and
 * the one place where the speed of a machine could change what comes out. */
enum { ENT_MAX_TOKENS = 2000000, ENT_MAX_SECONDS = 120 };
#define ENT_NO_LIMIT UINT32_MAX

typedef struct {
  const char *data_dir;     /* NULL = as installed, or $ENTENTE_DATA */
  const char *model;        /* NULL = data_dir/model.bin */
  const char *const *rules; /* rule files added to the installed ones */
  uint32_t n_rules;
  const char *const *gazetteers; /* tables added to the installed ones */
  uint32_t n_gazetteers;
  uint32_t max_tokens; /* of one document; 0 = ENT_MAX_TOKENS; ENT_NO_LIMIT */
  double max_seconds;  /* for one document; 0 = ENT_MAX_SECONDS; < 0 = no limit */
} EntExtractorOptions;

/* NULL with file, line and column of what is wrong. options may be NULL. */
ENT_API EntExtractor *ent_extractor_new(const EntExtractorOptions *options,
                                        EntError *error);
ENT_API void ent_extractor_free(EntExtractor *extractor);

/* The makers that its documents carry (graph/statement.h): two extractors of the same
 * makers, with their own rule files in the same order, make the same of the same input.
 * Borrowed, n of them. */
ENT_API const char *const *ent_extractor_makers(const EntExtractor *extractor,
                                                uint32_t *n);

/* What the bytes of a text are. */
typedef enum {
  ENT_TEXT_PLAIN,
  ENT_TEXT_CONLLU, /* given tokens and sentences, kept as they are */
  ENT_TEXT_TOKENS  /* one token a line, an empty line after a sentence */
} EntTextForm;

/* What the caller knows of a text. All may be NULL but id and text. */
typedef struct {
  const char *id, *title, *date, *url, *site, *author, *file;
  const char *text; /* UTF-8 */
  size_t length;    /* bytes */
  EntTextForm form;
  size_t title_length; /* bytes at the start of text that are its title line */
  EntFileLines lines;  /* where the text's lines stand in file; may be empty */
} EntTextInput;

/* The document's things and statements, normalized; the caller's. Any number of threads
 * may call it with one extractor. NULL, with ENT_ERR_LIMIT and the file (the id, where
 * there is none) in *error: the text is over max_tokens or max_seconds of the options.
 * Seconds are counted from the call on, by the clock on the wall. */
ENT_API EntDocument *ent_extract(const EntExtractor *extractor,
                                 const EntTextInput *input, EntError *error);

/* Prints a stage of the analysis of a text to out: "text", "sentences", "tokens",
 * "tags", "tree", "names", "mentions", "coref", "frames", "missed" (sentences that hold
 * a trigger and gave nothing), "confidence", "statements". False, with *error: there is
 * no such stage (ENT_ERR_USAGE), or the text is over a limit, as of ent_extract; then
 * nothing is printed. */
ENT_API bool ent_extract_dump(const EntExtractor *extractor, const EntTextInput *input,
                              const char *stage, FILE *out, EntError *error);

#endif
