// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Clusters of things of documents, while linking. Inside graph only.
 *
 * Invariant: the root of a cluster is its first item; a cluster has at most one key and
 * one qualifier (folded). Blocks, not pairs, are compared, so the cost stays linear. */
#ifndef ENT_GRAPH_LINK_H
#define ENT_GRAPH_LINK_H

#include "graph/parts.h"

typedef struct {
  const EntGraph *graph;
  uint32_t n;             /* items */
  uint32_t *parent;       /* union-find */
  uint32_t *next;         /* ring of the items of one cluster */
  uint32_t *first;        /* first item of each source, and the end */
  const char **key;       /* of a root */
  const char **qualifier; /* of a root, folded */
  const char **name;      /* of an item, folded */
  EntStrings *strings;
  GString *scratch, *words; /* words: of a reason */
  GArray *merges;           /* RawMerge */
  GHashTable *sides;    /* root -> GArray of sides of forbidden joins; NULL = none */
  GPtrArray *forbidden; /* who forbids each, in words; side s is of number s / 2 */
  /* the reason of what is joined now: evidence may be NULL; it is copied */
  EntMergePass pass;
  float score;
  const char *evidence;
} Linker;

/* An item filed under a name, as one that has it in full or one that is to be found. */
typedef struct {
  const char *name;
  uint32_t item;
  bool seeks;
} Entry;

typedef struct {
  Linker *linker;
  GArray *entries;
} Index;

/* Called for each name of an index with its entries, in order. */
typedef void (*RunFunc)(Linker *linker, const Entry *run, uint32_t n, void *data);

EntClass ent_link_family(EntClass cls);
Linker ent_linker_new(const EntGraph *graph, GArray *merges);
void ent_linker_clear(Linker *linker);
uint32_t ent_link_root(Linker *linker, uint32_t item);
/* Sets the reason of the joins to come. */
void ent_link_reason(Linker *linker, EntMergePass pass, float score);

enum { ENT_IGNORE_KEYS = 1, ENT_IGNORE_QUALIFIERS = 2 };
/* Joins the clusters of two items for the reason set, and writes it down. False, and
 * the conflict is written down, when something keeps them apart that is not ignored. */
bool ent_link_try(Linker *linker, uint32_t a, uint32_t b, unsigned ignored);
bool ent_link_join(Linker *linker, uint32_t a, uint32_t b);
/* Joins the items of a run, each with the first before it that nothing keeps it apart
 * from. */
void ent_link_join_run(Linker *linker, const Entry *run, uint32_t n, unsigned ignored);
/* Keeps the clusters of a's items and b's (arrays of uint32_t) apart for good, whatever
 * is ignored; why is copied. None of a is in a cluster with one of b. */
void ent_link_forbid(Linker *linker, const GArray *a, const GArray *b, const char *why);
/* Writes down that the two were near, and why they were not joined. */
void ent_link_apart(Linker *linker, uint32_t a, uint32_t b, const char *conflict);
const char *ent_link_fold(Linker *linker, const char *name);

Index ent_link_index(Linker *linker);
void ent_link_file(Index *index, const char *name, uint32_t item, bool seeks);
/* Calls func for each name, in order of names; frees the index. */
void ent_link_runs(Index *index, RunFunc func, void *data);

/* settle.c: joins what shall be one and marks what shall be two. False when that cannot
 * be. Lines that speak of nothing are noted in the graph. */
bool ent_wishes_settle(const EntWishes *wishes, Linker *linker, EntError *error);

/* persons.c: joins persons by given name and surname, then names that stand alone. */
void ent_link_full_names(Linker *linker);
void ent_link_partial_names(Linker *linker);

/* roles.c: joins roles of one name by the node that they are held in. */
void ent_link_roles(Linker *linker);
/* The same by the person who holds them, once persons are joined. */
void ent_link_held_roles(Linker *linker);

/* matters.c: joins agreements, events, programmes and laws by evidence. */
void ent_link_matters(Linker *linker);

/* alike.c: notes names that look alike and are kept apart. */
void ent_link_tell_alike(Linker *linker);
/* A folded name without marks, look-alikes made Latin: the name itself when it is
 * ASCII. Interned, or the name. */
const char *ent_link_skeleton(Linker *linker, const char *name);

/* The item's name tells nothing outside its document. */
bool ent_link_is_local(const EntItem *item);

#endif
