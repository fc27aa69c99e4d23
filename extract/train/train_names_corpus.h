// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Documents with names marked, to learn from. A corpus need not mark every type: each
 * token has the set of labels that it may have, and what is not marked stays open. */
#ifndef ENT_EXTRACT_TRAIN_TRAIN_NAMES_CORPUS_H
#define ENT_EXTRACT_TRAIN_TRAIN_NAMES_CORPUS_H

#include "extract/analysis.h"
#include "extract/knowledge/knowledge.h"
#include "graph/error.h"

/* Sets of labels, as bits; labels as in extract/tag/names_model.h. */
typedef uint16_t EntNamesAllowed;
enum {
  ENT_NAMES_ONLY_O = 1,
  ENT_NAMES_MISC_OR_O = 1 | 1 << 7 | 1 << 8,
  ENT_NAMES_ANY = (1 << 9) - 1
};

typedef struct {
  EntArena *arena;
  EntAnalysis a;
  EntNamesAllowed *allowed; /* of each token; ANY = says nothing */
  uint32_t times;           /* learnt from so often in a round */
} EntNamesText;

/* A growing list of documents and the one in the making. */
typedef struct EntNamesCorpus EntNamesCorpus;

EntNamesCorpus *ent_names_corpus_new(void);
void ent_names_corpus_free(EntNamesCorpus *c);
uint32_t ent_names_corpus_size(const EntNamesCorpus *c);
EntNamesText *ent_names_corpus_text(const EntNamesCorpus *c, uint32_t i);

void ent_names_corpus_token(EntNamesCorpus *c, const char *text, size_t length,
                            EntNamesAllowed allowed);
/* End of a sentence or document; without tokens in it nothing happens. */
void ent_names_corpus_end_sentence(EntNamesCorpus *c);
void ent_names_corpus_end_text(EntNamesCorpus *c);

/* The label of the k-th token of a name of this type. */
static inline EntNamesAllowed ent_names_label_bit(EntNameType type, bool begin)
{
  return (EntNamesAllowed)(1u << (2u * type - (begin ? 1u : 0u)));
}

/* Appends copies of some of the first n texts, in which most sentences are written in
 * capitals, with every word capitalised, or in lower case, and the others say nothing.
 * origin gets the number of the text that each text comes from (itself for the first
 * n); g_free it. */
void ent_names_corpus_recase(EntNamesCorpus *c, uint32_t **origin);

/* Takes the article in front, demonyms that are marked as places and roles that are
 * marked as persons out of the names. */
void ent_names_agree(EntNamesCorpus *c, const EntKnowledge *k);

/* Readers: each appends the documents of one file. False with file, line, column. */

/* IOB2: word and label, or number, word and label, tab-separated; an empty line ends a
 * sentence; "# newdoc" starts a document; without any every sentence is one. open_misc:
 * the corpus marks no MISC, so capitalised words outside names may be such. */
bool ent_names_read_iob(EntNamesCorpus *c, const char *path, bool open_misc,
                        EntError *error);
/* CoNLL-U with GUM's Entity= annotation: entities with a proper noun as head. */
bool ent_names_read_gum(EntNamesCorpus *c, const char *path, EntError *error);
/* DocRED's JSON, which has "German" as a place: see ent_names_agree. */
bool ent_names_read_docred(EntNamesCorpus *c, const char *path, EntError *error);

#endif
