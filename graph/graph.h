// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The graph over all documents: which things are the same, and what holds of them.
 *
 * Life: new, add documents in any order, link once, then read. After ent_graph_link all
 * getters give sorted, stable arrays that do not depend on the order of adding;
 * pointers stay valid until ent_graph_free. Strings are UTF-8 and interned. Not for
 * several threads at once while adding; read-only after linking. */
#ifndef ENT_GRAPH_GRAPH_H
#define ENT_GRAPH_GRAPH_H

#include "graph/error.h"
#include "graph/statement.h"
#include "graph/vocab.h"
#include <stdio.h>

typedef struct EntGraph EntGraph;
typedef struct EntWishes EntWishes; /* graph/wishes.h */

/* Where a node is mentioned. */
typedef struct {
  uint32_t source; /* index of an EntSource */
  EntSpan span;
} EntPlace;

/* One real thing. */
typedef struct {
  EntClass cls;
  const char *key;      /* identity within its class: external key, or case-folded NFC
                         * canonical name and what tells it apart; unique per class */
  const char *name;     /* the label */
  const char **aliases; /* sorted, without name */
  uint32_t n_aliases;
  const char *same_as; /* IRIs elsewhere, parted by '|', or NULL */
  EntStatus status;
  bool single; /* ROLE: one person at a time holds it */
  float confidence;
  const EntPlace *mentions; /* sorted */
  uint32_t n_mentions;
} EntNode;

/* A document as a source of claims. */
typedef struct {
  const char *id, *title, *date, *url, *site, *author,
      *file;           /* all but id may be NULL */
  const char *text;    /* NULL unless ent_graph_keep_texts was called */
  const char *sketch;  /* as EntDocument has it, or NULL */
  const char *copy_of; /* id of the document that this is the same article as, the
                        * earliest of them; NULL = of none. After linking */
} EntSource;

/* The object of a claim or fact: as EntValue, with a node for a thing. */
typedef struct {
  EntRangeKind kind;
  uint32_t node;
  const char *text;
  const char *unit;
} EntObject;

/* A statement of one document, over the nodes of the graph. */
typedef struct {
  uint32_t subject; /* index of a node */
  EntProperty property;
  EntObject object;
  EntStatus status;
  float confidence;
  const char *rule;
  uint32_t source;
  EntSpan span;
  const char *quote; /* the document's text at span */
  EntSpan subject_span, object_span;
  uint32_t attributed_to; /* node or ENT_NONE */
  const char *valid_from, *valid_until;
  uint32_t line; /* of the document's text, where span begins, from 1; 0 = unknown */
} EntClaim;

/* A plain triple that may be written as a fact: at least one Asserted claim, none
 * stronger against it. */
typedef struct {
  uint32_t subject;
  EntProperty property;
  EntObject object;
  float confidence;
  uint32_t support; /* number of sources that assert it; copies count once */
  uint32_t sites;   /* of these, how many are independent: on another site, with other
                     * words. Sources without site or address count as one site. */
} EntFact;

/* X(id, name, comment): how two claims contradict each other; docs/graph-model.md */
#define ENT_CONFLICTS(X)                                                               \
  X(DENIED, "denied", "one asserts what the other denies")                             \
  X(DATE, "date", "two dates of what has one")                                         \
  X(AMOUNT, "amount", "two sums of what has one")                                      \
  X(PLACE, "place", "two places of what is in one")                                    \
  X(HOLDER, "holder", "two holders of one post at a time")

typedef enum {
#define X(id, name, comment) ENT_CONFLICT_##id,
  ENT_CONFLICTS(X)
#undef X
      ENT_CONFLICT_COUNT
} EntConflictKind;

/* What a claim contradicts: of each other value, or of the other side, the most
 * confident claim. */
typedef struct {
  EntConflictKind kind;
  uint32_t claim, other;
} EntConflict;

/* X(id, name, comment): the passes of linking, in their order; docs/graph-model.md */
#define ENT_MERGE_PASSES(X)                                                            \
  X(SAME, "same", "the user's --same file")                                            \
  X(KEY, "key", "equal key given by knowledge")                                        \
  X(NAME, "name", "equal name and qualifier")                                          \
  X(BARE_NAME, "bare-name", "the only one of this name that has a qualifier")          \
  X(SHORT_FORM, "short-form", "acronym or other name that a document explains")        \
  X(ROLE_PLACE, "role-place", "role of one name in one place")                         \
  X(FULL_NAME, "full-name", "first and last name of a person")                         \
  X(PARTIAL_NAME, "partial-name", "surname or title, with evidence")                   \
  X(ROLE_HOLDER, "role-holder", "role of one name held by one person")                 \
  X(MATTER, "matter", "agreement, event, programme or law, with evidence")

typedef enum {
#define X(id, name, comment) ENT_MERGE_##id,
  ENT_MERGE_PASSES(X)
#undef X
      ENT_MERGE_COUNT
} EntMergePass;

/* Why a thing of one document is the node that a thing of another document is; or, if
 * they nearly were one, why they are not. */
typedef struct {
  bool joined;
  EntMergePass pass;
  uint32_t node, other;          /* of the two things; equal if joined */
  uint32_t source, other_source; /* the documents that speak of them */
  const char *name, *other_name; /* what these call them */
  float score;                   /* 0..1 */
  const char *evidence;          /* what speaks for it, in words; may be NULL */
  const char *conflict;          /* what speaks against it; NULL if joined */
} EntMerge;

/* What is shown. Zero-initialised = everything. */
typedef struct {
  float min_confidence;
  uint32_t types;    /* set of classes of nodes, 0 = all */
  const char *about; /* a name or IRI key: only what is within hops of it */
  uint32_t hops;     /* 0 = 1 */
  const char *since; /* document dates, inclusive */
  const char *until;
  uint32_t top; /* keep the N nodes with most claims; 0 = all */
} EntFilter;

ENT_API EntGraph *ent_graph_new(void);
ENT_API void ent_graph_free(EntGraph *graph);

/* Keeps the texts of the documents that are added from now on, for exports that show
 * them; else only the words of each statement are kept. */
ENT_API void ent_graph_keep_texts(EntGraph *graph);

/* Copies what is needed of a normalized document; the caller keeps it. Two documents
 * with one id: the later replaces nothing, it fails with ENT_ERR_BAD_DATA; unless it is
 * the same one word for word, which is noted and is no failure. */
ENT_API bool ent_graph_add(EntGraph *graph, const EntDocument *document,
                           EntError *error);

/* Decides what is the same thing, builds nodes, claims and facts, sorts everything.
 * Call once, after the last add. */
ENT_API void ent_graph_link(EntGraph *graph);
/* The same, obeying the user's wishes (may be NULL; borrowed, only while it runs).
 * False when two of them contradict each other on the things of this graph, which then
 * is good for nothing but freeing; the error names both lines. */
ENT_API bool ent_graph_link_with(EntGraph *graph, const EntWishes *wishes,
                                 EntError *error);

/* Instead of linking: writes what documents must share for linking to look at them
 * together, a line "id TAB sure|maybe TAB block" for each. A block counts when it is
 * sure for one document; documents that no chain of such blocks joins may be linked in
 * graphs of their own, with the same nodes, claims and facts. For sharding:
 * docs/cluster.md */
ENT_API void ent_graph_write_blocks(const EntGraph *graph, FILE *out);

/* Drops from a linked graph what the filter leaves out. ENT_ERR_USAGE when about names
 * nothing in the graph. */
ENT_API bool ent_graph_filter(EntGraph *graph, const EntFilter *filter,
                              EntError *error);

ENT_API uint32_t ent_graph_n_nodes(const EntGraph *graph);
ENT_API uint32_t ent_graph_n_sources(const EntGraph *graph);
ENT_API uint32_t ent_graph_n_claims(const EntGraph *graph);
ENT_API uint32_t ent_graph_n_facts(const EntGraph *graph);
ENT_API const EntNode *ent_graph_node(const EntGraph *graph, uint32_t i);
ENT_API const EntSource *ent_graph_source(const EntGraph *graph, uint32_t i);
/* The source that this one is a copy of; itself, if it is of none. */
ENT_API uint32_t ent_graph_original(const EntGraph *graph, uint32_t i);
/* Claims are sorted by source, then span; [*first, *end) are those of one source. */
ENT_API const EntClaim *ent_graph_claim(const EntGraph *graph, uint32_t i);
ENT_API void ent_graph_claims_of(const EntGraph *graph, uint32_t source,
                                 uint32_t *first, uint32_t *end);
/* Facts are sorted by subject, property, object; [*first, *end) are those of one
 * subject. */
ENT_API const EntFact *ent_graph_fact(const EntGraph *graph, uint32_t i);
ENT_API void ent_graph_facts_of(const EntGraph *graph, uint32_t subject,
                                uint32_t *first, uint32_t *end);
/* The fact that a claim asserts; NULL where it does not, or denials outweigh it. */
ENT_API const EntFact *ent_graph_fact_of(const EntGraph *graph, uint32_t claim);

/* Merges are sorted by node; [*first, *end) are those of one node. A merge that did not
 * happen stands twice, once with each of its nodes as node. */
ENT_API uint32_t ent_graph_n_merges(const EntGraph *graph);
ENT_API const EntMerge *ent_graph_merge(const EntGraph *graph, uint32_t i);
ENT_API void ent_graph_merges_of(const EntGraph *graph, uint32_t node, uint32_t *first,
                                 uint32_t *end);
/* "partial-name"; static. ENT_MERGE_COUNT if no pass has the name. */
ENT_API const char *ent_merge_pass_name(EntMergePass pass);
ENT_API EntMergePass ent_merge_pass_by_name(const char *name);

/* Conflicts are sorted by claim, kind, other; each stands with both its claims, unless
 * there are many of one side. [*first, *end) are those of one claim. */
ENT_API uint32_t ent_graph_n_conflicts(const EntGraph *graph);
ENT_API const EntConflict *ent_graph_conflict(const EntGraph *graph, uint32_t i);
ENT_API void ent_graph_conflicts_of(const EntGraph *graph, uint32_t claim,
                                    uint32_t *first, uint32_t *end);
/* "denied"; static. */
ENT_API const char *ent_conflict_name(EntConflictKind kind);

/* What linking wants people to look at, in words: names that look alike, parts that are
 * parts of themselves, wishes that speak of nothing. Sorted. */
ENT_API uint32_t ent_graph_n_notes(const EntGraph *graph);
ENT_API const char *ent_graph_note(const EntGraph *graph, uint32_t i);

/* Nodes with this name or alias (folded as for linking), then those that contain it;
 * writes at most max indices, returns how many there are. */
ENT_API uint32_t ent_graph_find(const EntGraph *graph, const char *name, uint32_t *out,
                                uint32_t max);
/* The same of those with this name or alias alone. */
ENT_API uint32_t ent_graph_find_named(const EntGraph *graph, const char *name,
                                      uint32_t *out, uint32_t max);

/* What the graph was made with, each once, sorted: the makers of its documents
 * (graph/statement.h), the program that linked them, what the caller puts. One that is
 * not good is left out. */
ENT_API void ent_graph_put_maker(EntGraph *graph, const char *maker);
ENT_API uint32_t ent_graph_n_makers(const EntGraph *graph);
ENT_API const char *ent_graph_maker(const EntGraph *graph, uint32_t i);
/* When it was made (xsd:dateTime), if that shall be told; else NULL. */
ENT_API void ent_graph_set_time(EntGraph *graph, const char *time);
ENT_API const char *ent_graph_time(const EntGraph *graph);

/* SHA-256 in hex of type, U+001F and key in NFC: what node IRIs end with. The caller
 * frees it (g_free). */
ENT_API char *ent_key_digest(const char *type, const char *key);

/* For readers that rebuild a graph from one of our own exports (export/load.c): a graph
 * made of given nodes instead of linking. */
ENT_API uint32_t ent_graph_put_source(EntGraph *graph, const EntSource *source);
ENT_API uint32_t ent_graph_put_node(EntGraph *graph, const EntNode *node);
ENT_API void ent_graph_put_claim(EntGraph *graph, const EntClaim *claim);
/* node and other as ent_graph_put_node gave them; of one that did not happen either
 * side, once. */
ENT_API void ent_graph_put_merge(EntGraph *graph, const EntMerge *merge);
/* Ends a graph made by put: sorts and derives the facts. */
ENT_API void ent_graph_seal(EntGraph *graph);

#endif
