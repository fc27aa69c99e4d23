// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The published words that the graph is written in, as ready terms. */
#ifndef ENT_EXPORT_WORDS_H
#define ENT_EXPORT_WORDS_H

#include "export/term.h"

/* X(id, prefix, namespace, local name) */
#define ENT_WORDS(X)                                                                   \
  X(TYPE, "rdf", NS_RDF, "type")                                                       \
  X(SUBJECT, "rdf", NS_RDF, "subject")                                                 \
  X(PREDICATE, "rdf", NS_RDF, "predicate")                                             \
  X(OBJECT, "rdf", NS_RDF, "object")                                                   \
  X(RDF_STATEMENT, "rdf", NS_RDF, "Statement")                                         \
  X(LABEL, "rdfs", NS_RDFS, "label")                                                   \
  X(ALT_LABEL, "skos", NS_SKOS, "altLabel")                                            \
  X(EXACT_MATCH, "skos", NS_SKOS, "exactMatch")                                        \
  X(SAME_AS, "schema", NS_SCHEMA, "sameAs")                                            \
  X(NEWS_ARTICLE, "schema", NS_SCHEMA, "NewsArticle")                                  \
  X(NAME, "schema", NS_SCHEMA, "name")                                                 \
  X(IDENTIFIER, "schema", NS_SCHEMA, "identifier")                                     \
  X(DATE_PUBLISHED, "schema", NS_SCHEMA, "datePublished")                              \
  X(URL, "schema", NS_SCHEMA, "url")                                                   \
  X(PUBLISHER, "schema", NS_SCHEMA, "publisher")                                       \
  X(AUTHOR, "schema", NS_SCHEMA, "author")                                             \
  X(MONETARY_AMOUNT, "schema", NS_SCHEMA, "MonetaryAmount")                            \
  X(CURRENCY, "schema", NS_SCHEMA, "currency")                                         \
  X(VALUE, "schema", NS_SCHEMA, "value")                                               \
  X(PHRASE, "nif", NS_NIF, "Phrase")                                                   \
  X(BEGIN_INDEX, "nif", NS_NIF, "beginIndex")                                          \
  X(END_INDEX, "nif", NS_NIF, "endIndex")                                              \
  X(ANCHOR_OF, "nif", NS_NIF, "anchorOf")                                              \
  X(REFERENCE_CONTEXT, "nif", NS_NIF, "referenceContext")                              \
  X(IDENT_REF, "its", NS_ITS, "taIdentRef")                                            \
  X(QUOTED_FROM, "prov", NS_PROV, "wasQuotedFrom")                                     \
  X(DATASET, "void", NS_VOID, "Dataset")                                               \
  X(TRIPLES, "void", NS_VOID, "triples")                                               \
  X(ENTITIES, "void", NS_VOID, "entities")                                             \
  X(CLASS_PARTITION, "void", NS_VOID, "classPartition")                                \
  X(CLASS, "void", NS_VOID, "class")                                                   \
  X(PROPERTY_PARTITION, "void", NS_VOID, "propertyPartition")                          \
  X(PROPERTY, "void", NS_VOID, "property")                                             \
  X(SUBSET, "void", NS_VOID, "subset")                                                 \
  X(URI_SPACE, "void", NS_VOID, "uriSpace")                                            \
  X(VOCABULARY, "void", NS_VOID, "vocabulary")                                         \
  X(DCAT_DATASET, "dcat", NS_DCAT, "Dataset")                                          \
  X(TITLE, "dcterms", NS_DCT, "title")                                                 \
  X(CREATED, "dcterms", NS_DCT, "created")                                             \
  X(ACTIVITY, "prov", NS_PROV, "Activity")                                             \
  X(SOFTWARE_AGENT, "prov", NS_PROV, "SoftwareAgent")                                  \
  X(ENTITY, "prov", NS_PROV, "Entity")                                                 \
  X(GENERATED_BY, "prov", NS_PROV, "wasGeneratedBy")                                   \
  X(ASSOCIATED_WITH, "prov", NS_PROV, "wasAssociatedWith")                             \
  X(USED, "prov", NS_PROV, "used")                                                     \
  X(ENDED, "prov", NS_PROV, "endedAtTime")                                             \
  X(SOFTWARE_VERSION, "schema", NS_SCHEMA, "softwareVersion")                          \
  X(STATEMENT, "ent", ENT_NS, "Statement")                                             \
  X(FACT, "ent", ENT_NS, "Fact")                                                       \
  X(SUPPORTED_BY, "ent", ENT_NS, "supportedBy")                                        \
  X(SOURCES, "ent", ENT_NS, "sources")                                                 \
  X(SITES, "ent", ENT_NS, "sites")                                                     \
  X(COPY_OF, "ent", ENT_NS, "copyOf")                                                  \
  X(CONTRADICTS, "ent", ENT_NS, "contradicts")                                         \
  X(HOLDERS, "ent", ENT_NS, "holders")                                                 \
  X(KEY, "ent", ENT_NS, "key")                                                         \
  X(STATUS, "ent", ENT_NS, "status")                                                   \
  X(CONFIDENCE, "ent", ENT_NS, "confidence")                                           \
  X(RULE, "ent", ENT_NS, "rule")                                                       \
  X(LINE, "ent", ENT_NS, "line")                                                       \
  X(FILE, "ent", ENT_NS, "file")                                                       \
  X(SHA256, "ent", ENT_NS, "sha256")                                                   \
  X(SUBJECT_PHRASE, "ent", ENT_NS, "subjectPhrase")                                    \
  X(OBJECT_PHRASE, "ent", ENT_NS, "objectPhrase")                                      \
  X(ATTRIBUTED_TO, "ent", ENT_NS, "attributedTo")                                      \
  X(VALID_FROM, "ent", ENT_NS, "validFrom")                                            \
  X(VALID_UNTIL, "ent", ENT_NS, "validUntil")                                          \
  X(MERGE, "ent", ENT_NS, "Merge")                                                     \
  X(NEAR_MERGE, "ent", ENT_NS, "NearMerge")                                            \
  X(MERGE_OF, "ent", ENT_NS, "mergeOf")                                                \
  X(NOT_MERGED_WITH, "ent", ENT_NS, "notMergedWith")                                   \
  X(MERGED_IN, "ent", ENT_NS, "mergedIn")                                              \
  X(MERGED_NAME, "ent", ENT_NS, "mergedName")                                          \
  X(OTHER_NAME, "ent", ENT_NS, "otherName")                                            \
  X(OTHER_DOCUMENT, "ent", ENT_NS, "otherDocument")                                    \
  X(PASS, "ent", ENT_NS, "pass")                                                       \
  X(EVIDENCE, "ent", ENT_NS, "evidence")                                               \
  X(CONFLICT, "ent", ENT_NS, "conflict")

typedef enum {
#define X(id, prefix, ns, local) ENT_WORD_##id,
  ENT_WORDS(X)
#undef X
      ENT_WORD_COUNT
} EntWord;

extern const EntTerm ent_words[ENT_WORD_COUNT];
extern const EntTerm ent_class_terms[ENT_CLASS_COUNT];
extern const EntTerm ent_property_terms[ENT_PROP_COUNT];
extern const EntTerm ent_status_terms[ENT_STATUS_COUNT];

#endif
