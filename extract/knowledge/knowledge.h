// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of the world and of words: the tables under extract/data/lexicon and
 * the user's own gazetteers, loaded once, read-only, shared by all threads.
 *
 * A table is a UTF-8 text file: "#" starts a comment line; the first other line is
 * "table NAME"; the next names the columns, tab-separated; then one row a line. Which
 * tables there are, their columns and what they mean: docs/knowledge.md. A column of
 * kind "phrases" holds alternatives separated by "|". Every phrase of every table is
 * one path in a trie over words, so one pass over a sentence finds all of them. */
#ifndef ENT_EXTRACT_KNOWLEDGE_H
#define ENT_EXTRACT_KNOWLEDGE_H

#include "extract/analysis.h"
#include "graph/error.h"
#include "graph/vocab.h"

typedef struct EntKnowledge EntKnowledge;

/* X(id, file, columns): the first column is always "name" (the canonical form).
 * Column marks: "=" phrases, exact case; "~" phrases, any case; "^" phrases whose words
 * start in upper case where the table's do, and are all upper case where the table's
 * are ("IT" does not match "It"); none: a plain value. Accents of "^" phrases may be
 * missing in the text ("Sao Paulo"). MATTERS: agreements, events, programmes and laws
 * that the world knows by name. The model of names has learnt the numbers of the tables
 * from COUNTRIES to MATTERS: later ones go behind these. NAMES: what the user's CSV
 * files hold; no file of ours.
 */
#define ENT_TABLES(X)                                                                  \
  X(COUNTRIES, "countries",                                                            \
    "^name iso2 iso3 ^aliases ^demonyms ^capital ^seats region")                       \
  X(PLACES, "places", "^name kind country ^aliases weight")                            \
  X(ORGANIZATIONS, "organizations", "^name class country ^aliases =acronyms sameas")   \
  X(PERSONS, "persons", "^name ^aliases gender country sameas")                        \
  X(ORG_HEADS, "org-heads", "~name class position")                                    \
  X(MATTER_HEADS, "matter-heads", "~name class kind")                                  \
  X(ROLES, "roles", "~name level gender body ~aliases =short kind")                    \
  X(ROLE_MODIFIERS, "role-modifiers", "~name kind")                                    \
  X(HONORIFICS, "honorifics", "^name gender ~aliases long")                            \
  X(GIVEN_NAMES, "given-names", "^name gender weight")                                 \
  X(SURNAMES, "surnames", "^name weight")                                              \
  X(TOPICS, "topics", "~name broader ~aliases")                                        \
  X(CURRENCIES, "currencies", "^name code ~aliases =symbols country")                  \
  X(NUMBERS, "numbers", "~name value kind")                                            \
  X(TIME_WORDS, "time-words", "~name kind value ~aliases")                             \
  X(MENTION_WORDS, "mention-words", "~name kind value")                                \
  X(CUES, "cues", "~name kind value")                                                  \
  X(NOT_NAMES, "not-names", "~name why")                                               \
  X(MATTERS, "matters", "^name class ^aliases =acronyms country date sameas")          \
  X(MATTER_KINDS, "matter-kinds", "~name kind")                                        \
  X(POSTS, "posts", "name kind")                                                       \
  X(NAMES, "names", "^name class ^aliases iri sameas")

typedef enum {
#define X(id, file, columns) ENT_TABLE_##id,
  ENT_TABLES(X)
#undef X
      ENT_TABLE_COUNT
} EntTable;

typedef struct {
  EntTable table;
  const char *name;    /* first column */
  const char **fields; /* all columns in the table's order; "" where empty */
} EntEntry;

/* One phrase found in a sentence. */
typedef struct {
  uint32_t first, end; /* tokens */
  const EntEntry *entry;
  uint8_t column; /* by which column: demonym, capital, acronym, ... */
} EntMatch;

typedef struct {
  const char *data_dir;     /* folder with lexicon/, rules/, model */
  const char *const *extra; /* the user's gazetteers (CSV: name, aliases, type, iri,
                             * sameAs; or a table file) */
  uint32_t n_extra;
  bool texts; /* read the tables even where there is an image of them (image.h) */
} EntKnowledgeOptions;

/* Loads all tables. NULL with file, line and column of the first mistake. */
EntKnowledge *ent_knowledge_load(const EntKnowledgeOptions *options, EntError *error);
void ent_knowledge_free(EntKnowledge *k);

/* The number of a column in its table, by name; asserts that it is there. */
uint8_t ent_knowledge_column(EntTable table, const char *column);

/* Word id of a lower-case form, 0 if no table has it. */
uint32_t ent_knowledge_word(const EntKnowledge *k, const char *norm, size_t length);
/* Sets the word field of all tokens. */
void ent_knowledge_annotate(const EntKnowledge *k, EntAnalysis *a);

/* All phrases in tokens [first, end), longest first at each start, all tables; of one
 * span those of the user's files first, then by table and row. The array is in
 * a->arena. Case is checked as the column's mark says. The words of the tokens must be
 * set. */
EntMatch *ent_knowledge_scan(const EntKnowledge *k, const EntAnalysis *a,
                             uint32_t first, uint32_t end, uint32_t *n);

/* The first entry of one table that has a phrase (any phrase column) of exactly this
 * lower-case text, or NULL. */
const EntEntry *ent_knowledge_find(const EntKnowledge *k, EntTable table,
                                   const char *phrase);
/* The entry of a table by its place, the user's first; NULL after the last. */
const EntEntry *ent_knowledge_entry(const EntKnowledge *k, EntTable table,
                                    uint32_t index);
/* The class of what an entry names, by its table and its column "class";
 * ENT_CLASS_NONE where the entry does not say. */
EntClass ent_knowledge_class(const EntEntry *entry);
/* The country of an ISO 3166-1 alpha-2 code, or NULL. */
const EntEntry *ent_knowledge_country(const EntKnowledge *k, const char *iso2);

#endif
