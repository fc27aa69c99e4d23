// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What documents say of their agreements, events, programmes and laws, as sets that can
 * be compared; and how much two documents have in common. Inside graph only.
 *
 * Made once the clusters of persons, organisations and places stand: parties and places
 * are roots of clusters. Freed by ent_evidence_free. */
#ifndef ENT_GRAPH_EVIDENCE_H
#define ENT_GRAPH_EVIDENCE_H

#include "graph/link.h"

/* The sets that a thing has. */
typedef enum {
  ENT_FACT_YEAR,     /* 2017 */
  ENT_FACT_DATE,     /* 20170512; 20170500 = in May 2017; no bare years */
  ENT_FACT_ORDINAL,  /* 11 */
  ENT_FACT_PARTY,    /* cluster: party, signatory, participant */
  ENT_FACT_STATE,    /* cluster: country that is a party, or whose people are */
  ENT_FACT_PLACE,    /* cluster */
  ENT_FACT_TOPIC,    /* cluster */
  ENT_FACT_EXCLUDED, /* cluster: field that is left out */
  ENT_FACT_WORD,     /* word of the description, numbered */
  ENT_FACT_KIND,     /* kind of its head, numbered as words are */
  ENT_FACT_AGE,      /* enum below */
  ENT_FACT_SETS
} EntFactSet;

enum { ENT_AGE_OLD = 1, ENT_AGE_NEW, ENT_AGE_FUTURE };

typedef struct {
  const uint32_t *of; /* sorted, no duplicates */
  uint32_t n;
} EntFactList;

typedef struct {
  uint32_t item;
  int32_t day; /* of the document, as GDate counts; 0 = unknown */
  EntFactList facts[ENT_FACT_SETS];
} EntMatter;

typedef struct {
  Linker *linker;
  EntMatter *matters; /* by item */
  uint32_t n;
  GArray *facts;       /* what the lists point into */
  GHashTable *numbers; /* word -> number */
  GPtrArray *words;    /* number -> word */
  struct Ties *ties;
} EntEvidence;

EntEvidence *ent_evidence_new(Linker *linker);
void ent_evidence_free(EntEvidence *evidence);

/* How many both have; *one: the first of them. */
uint32_t ent_facts_common(EntFactList a, EntFactList b, uint32_t *one);
bool ent_facts_have(EntFactList list, uint32_t value);

/* ties.c: how closely two documents are related, 0 (nothing in common) to 1: what both
 * speak of, each weighed by its class and by how few documents speak of it. */
struct Ties *ent_ties_new(Linker *linker);
void ent_ties_free(struct Ties *ties);
double ent_ties_between(const struct Ties *ties, uint32_t source, uint32_t other);
/* What the heaviest of it is called, or NULL. */
const char *ent_ties_strongest(const struct Ties *ties, Linker *linker, uint32_t source,
                               uint32_t other);
/* The clusters that tie a document to few others, rarest first. */
const uint32_t *ent_ties_rare(const struct Ties *ties, uint32_t source, uint32_t *n);

#endif
