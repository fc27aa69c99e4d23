// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads annotated corpora in CoNLL-U into analyses, as the tokenizer would have made
 * them, with the annotation in the tokens' fields (upos, feats, lemma, head, deprel).
 */
#ifndef ENT_EXTRACT_TRAIN_CONLLU_H
#define ENT_EXTRACT_TRAIN_CONLLU_H

#include "extract/analysis.h"
#include "graph/error.h"

typedef struct {
  const char *id;       /* of "# newdoc id"; "" where the file names none */
  EntAnalysis analysis; /* text is put together from the forms */
  const char **misc;    /* one a token: the last column; "_" = empty */
} EntCorpusDocument;

typedef struct {
  EntArena *arena;
  EntCorpusDocument **documents;
  uint32_t n_documents;
  uint32_t n_sentences, n_tokens;
} EntCorpus;

/* An empty corpus; several files may be read into one. */
EntCorpus *ent_corpus_new(void);
void ent_corpus_free(EntCorpus *corpus);

/* Adds the file's documents. False with file, line and column at the first line that is
 * not CoNLL-U, at bytes that are not UTF-8, and at the first sentence whose heads are
 * not a tree with one root. What was read before the mistake stays in the corpus. */
bool ent_corpus_read(EntCorpus *corpus, const char *path, EntError *error);

/* The same from memory; name stands for the file in messages. */
bool ent_corpus_parse(EntCorpus *corpus, const char *name, const char *text,
                      size_t length, EntError *error);

#endif
