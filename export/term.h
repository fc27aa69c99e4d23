// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* RDF terms as the writers see them, and the gate that every string passes first.
 *
 * An IRI in a term is absolute, ASCII and free of what N-Triples forbids. The text of a
 * literal is UTF-8 that XML 1.0 can hold too, controls aside, so that each format
 * carries the same. */
#ifndef ENT_EXPORT_TERM_H
#define ENT_EXPORT_TERM_H

#include "graph/vocab.h"
#include <glib.h>

#define NS_RDF    "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_RDFS   "http://www.w3.org/2000/01/rdf-schema#"
#define NS_SKOS   "http://www.w3.org/2004/02/skos/core#"
#define NS_SCHEMA "https://schema.org/"
#define NS_PROV   "http://www.w3.org/ns/prov#"
#define NS_NIF    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define NS_ITS    "http://www.w3.org/2005/11/its/rdf#"
#define NS_VOID   "http://rdfs.org/ns/void#"
#define NS_DCAT   "http://www.w3.org/ns/dcat#"
#define NS_DCT    "http://purl.org/dc/terms/"
#define NS_XSD    "http://www.w3.org/2001/XMLSchema#"

/* Prefixes of outputs: X(prefix, namespace). Those after xsd stand only in the ties of
 * the vocabulary. */
#define ENT_PREFIXES(X)                                                                \
  X("ent", ENT_NS)                                                                     \
  X("rdf", NS_RDF)                                                                     \
  X("rdfs", NS_RDFS)                                                                   \
  X("skos", NS_SKOS)                                                                   \
  X("schema", NS_SCHEMA)                                                               \
  X("prov", NS_PROV)                                                                   \
  X("nif", NS_NIF)                                                                     \
  X("its", NS_ITS)                                                                     \
  X("void", NS_VOID)                                                                   \
  X("dcat", NS_DCAT)                                                                   \
  X("dcterms", NS_DCT)                                                                 \
  X("xsd", NS_XSD)                                                                     \
  X("foaf", "http://xmlns.com/foaf/0.1/")                                              \
  X("org", "http://www.w3.org/ns/org#")                                                \
  X("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/")

typedef struct {
  const char *prefix, *ns;
} EntPrefix;

/* Rows in a fixed order; the last has a NULL prefix. */
extern const EntPrefix ent_prefixes[];

/* What a literal is; the row of a table says how it is written. */
typedef enum {
  ENT_LITERAL_STRING,
  ENT_LITERAL_ENGLISH, /* language-tagged @en */
  ENT_LITERAL_DATE,
  ENT_LITERAL_DATE_TIME,
  ENT_LITERAL_YEAR_MONTH,
  ENT_LITERAL_YEAR,
  ENT_LITERAL_DECIMAL,
  ENT_LITERAL_NATURAL, /* xsd:nonNegativeInteger */
  ENT_LITERAL_COUNT
} EntLiteralType;

typedef struct {
  const char *datatype;       /* IRI, or NULL */
  const char *curie;          /* xsd:..., or NULL */
  const char *lang;           /* tag, or NULL */
  const char *full, *compact; /* what follows the closing quote */
} EntLiteralInfo;

extern const EntLiteralInfo ent_literals[ENT_LITERAL_COUNT];

typedef struct {
  bool is_literal;
  EntLiteralType type;
  const char *text; /* IRI, or the words */
  size_t length;
  const char *curie; /* prefixed name of an IRI, or NULL */
} EntTerm;

static inline EntTerm ent_term_iri(const char *iri, size_t length)
{
  return (EntTerm){false, ENT_LITERAL_STRING, iri, length, NULL};
}

/* Absolute, ASCII, "%" only before two hex digits, none of space <>"{}|\^`; a host and
 * a port that can be ones, where it names any. */
bool ent_iri_is_valid(const char *iri);

/* An IRI from elsewhere as http(s) and ASCII: percent-encodes what may not stand in it.
 * False: it is none, or names no host that can be one, and out holds nothing. */
bool ent_iri_repair(const char *iri, GString *out);

/* text if it is clean, else a copy in scratch where each broken byte, and each
 * character that XML 1.0 cannot hold, is U+FFFD. */
const char *ent_text_clean(const char *text, GString *scratch);

/* Appends a text, made clean, as one line that acts on no terminal: a tab and what ends
 * a line are spaces, other control characters U+FFFD. */
void ent_text_line(const char *text, GString *out);

/* The type by which a date (also a partial one, or with a time) is written:
 * ENT_LITERAL_STRING when it is no date of the calendar. */
EntLiteralType ent_date_type(const char *text);

/* A decimal in canonical form ("1" as "1.0", "0.50" as "0.5"); false, and out is
 * unchanged, when it is none. */
bool ent_decimal(const char *text, GString *out);

/* The IRI of a prefixed name, in out. False: unknown prefix. */
bool ent_curie_expand(const char *curie, size_t length, GString *out);

#endif
