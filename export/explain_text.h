// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Claims as people read them, for explain. Inside export only. */
#ifndef ENT_EXPORT_EXPLAIN_TEXT_H
#define ENT_EXPORT_EXPLAIN_TEXT_H

#include "graph/graph.h"
#include <stdio.h>

/* Text on one line; control characters would act on the terminal. */
void explain_put(FILE *out, const char *text);
/* "holdsRole" as "holds role". */
void explain_put_property(FILE *out, EntProperty property);
/* The name of a thing, of a role with where it is: "science minister (Norway)". */
void explain_put_node(const EntGraph *graph, uint32_t node, FILE *out);
/* "holds role · science minister (Norway) · Former · says Ada Holm", with the subject
 * in front unless it is the thing spoken of (node; ENT_NONE: always). */
void explain_put_triple(const EntGraph *graph, const EntClaim *claim, uint32_t node,
                        FILE *out);
/* " · copy of oslo.txt", or nothing if the document is no copy. */
void explain_put_copy(const EntGraph *graph, uint32_t source, FILE *out);
/* Two lines: the sentence, both mentions in brackets; file, line, date, of which
 * document this one is a copy, rule, how sure, and from when until when it holds. */
void explain_put_proof(const EntGraph *graph, const EntClaim *claim, FILE *out);

/* The order in which claims are told: equal ones say the same of the same, in the same
 * way. */
int explain_compare(const EntClaim *a, const EntClaim *b);

/* Prints all that contradicts, of one thing or (ENT_NONE) of all; returns how many
 * matters there are. first: nothing stands in front (explain_conflicts.c). */
uint32_t explain_put_conflicts(const EntGraph *graph, uint32_t node, bool first,
                               FILE *out);

#endif
