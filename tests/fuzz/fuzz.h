// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the fuzz targets share. A target is a file NAME_fuzz.c that defines
 * LLVMFuzzerTestOneInput; it is built with libFuzzer (cmake -DENTENTE_FUZZ=ON with
 * clang), or with run_corpus.c, which gives it the kept inputs once. */
#ifndef ENT_TESTS_FUZZ_H
#define ENT_TESTS_FUZZ_H

#include "extract/stages.h"
#include "graph/graph.h"
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An input whose first line says what the rest is ("html", "nquads"). name is cut to
 * letters, digits, dots and hyphens. */
typedef struct {
  char name[32];
  const uint8_t *data;
  size_t size;
} FuzzNamed;

FuzzNamed fuzz_named(const uint8_t *data, size_t size);

/* A file of these bytes in a folder of this process, which goes at its end; the path
 * is valid until the next call. */
const char *fuzz_file(const char *name, const uint8_t *data, size_t size);
/* That folder. */
const char *fuzz_folder(void);

/* The extractor as shipped, loaded once. */
const EntExtractor *fuzz_extractor(void);

/* Ends the process with a message: a property that must hold does not. */
_Noreturn void fuzz_broken(const char *what, const char *detail);

/* Extracts; the same statement lines must come out of a document that was written and
 * read again. Adds the document to the graph and frees it. */
void fuzz_take_document(EntGraph *graph, EntDocument *document);
/* Writes a linked graph to nowhere, each time in a quarter of the formats that need no
 * other program: turn, of the input, says which. What is written as N-Quads must be
 * readable by us. */
void fuzz_export(const EntGraph *graph, uint32_t turn);

#endif
