// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The kinds of input: one table with, for each, its extensions, how its content is
 * known, and the function that turns raw bytes into text. */
#ifndef ENT_EXTRACT_READ_FORMAT_H
#define ENT_EXTRACT_READ_FORMAT_H

#include "extract/read/boilerplate.h"
#include "extract/read/cues.h"
#include "extract/read/read.h"

/* What all preparing needs: read-only, shared by threads. */
typedef struct {
  EntBoilerplate *boilerplate;
  EntCues *cues;
  const char *date; /* for inputs without one, or NULL */
} EntPreparer;

/* Fills text, title, date ... of the input from UTF-8 text with LF as line end, which
 * it may change in place. */
typedef bool (*EntPrepareFunc)(EntInput *input, char *text, size_t length,
                               const EntPreparer *preparer, EntError *error);

typedef struct {
  EntFrom from;
  const char *name;                               /* as in --from= and in messages */
  const char *extensions;                         /* with dots, separated by spaces */
  bool (*sniff)(const char *head, size_t length); /* NULL = never by content */
  bool lines;                                     /* each line is a document */
  EntPrepareFunc prepare;
} EntFormat;

/* ENT_FROM_AUTO: no known extension. Extensions of compression are passed over. */
EntFrom ent_format_of_path(const char *name);
/* Length of the name without its known extensions. */
size_t ent_format_stem(const char *name);
/* The kind of a file by its name and its first bytes. */
EntFrom ent_format_detect(const char *name, const char *head, size_t length);
const EntFormat *ent_format_get(EntFrom from);

/* Makes libxml2 ready for several threads; before the first of them. */
void ent_html_init(void);

bool ent_prepare_text(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_markdown(EntInput *input, char *text, size_t length,
                          const EntPreparer *preparer, EntError *error);
bool ent_prepare_html(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);
bool ent_prepare_json(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error);

#endif
