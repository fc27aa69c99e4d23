// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How sure a statement is: the product of its parts, led through a curve that was
 * measured on annotated articles, so that of statements with 0.8 about 80 % are right.
 * The table of measurements and its format: extract/data/confidence.tsv, made by
 * tests/accuracy/calibrate.py. Method: isotonic regression (Zadrozny and Elkan 2002).
 */
#ifndef ENT_EXTRACT_RELATE_CONFIDENCE_H
#define ENT_EXTRACT_RELATE_CONFIDENCE_H

#include "extract/mention/mention.h"
#include "graph/statement.h"
#include <stdio.h>

typedef struct EntConfidence EntConfidence;

/* Reads the table. NULL with file, line and column of the first mistake. */
EntConfidence *confidence_load(const char *file, EntError *error);
void confidence_free(EntConfidence *c);

/* The mention by which a statement names its subject or object. */
typedef struct {
  bool there;          /* false: the words themselves, or nobody in particular */
  EntMentionKind kind; /* name, role, pronoun, ... */
  float sure;          /* 0..1: of the name model or the finder */
} ConfidenceEnd;

typedef struct {
  const char *rule;
  float own; /* what the rule's author says, 0..1 */
  EntProperty property;
  EntStatus status;
  ConfidenceEnd subject, object;
} ConfidenceParts;

/* The product of the parts: of the rule's measured precision (its own figure counting
 * as some cases more), what property, status and kinds of mention are worth, and how
 * sure the mentions are. With c NULL nothing is measured. */
float confidence_product(const EntConfidence *c, const ConfidenceParts *parts);
/* The share of right statements among those with about this product. */
float confidence_at(const EntConfidence *c, float product);

/* For tests/accuracy/calibrate.py: rule, own, status, then kind and sureness of subject
 * and object. */
void confidence_print(const ConfidenceParts *parts, FILE *out);

#endif
