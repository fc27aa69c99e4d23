// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Relations: from the mentions of a document to its statements, by rules that are data
 * (extract/data/rules; the language: docs/rules.md) and by one engine that knows how
 * English builds a clause. Rules are read-only once loaded and shared by threads. */
#ifndef ENT_EXTRACT_RELATE_H
#define ENT_EXTRACT_RELATE_H

#include "extract/mention/mention.h"
#include "extract/model/model.h"
#include "graph/error.h"
#include "graph/statement.h"
#include <stdio.h>

typedef struct EntRules EntRules;

/* Loads rule files in the given order; a later frame or pattern of a name that is
 * there already replaces it. NULL with file, line, column of the first mistake; the
 * message's second and third line show the place. */
EntRules *ent_rules_load(const char *const *files, uint32_t n, EntError *error);
void ent_rules_free(EntRules *rules);
/* Reads how often statements of these rules proved right (extract/data/confidence.tsv);
 * without it confidence is what the rules say of themselves. False with file, line and
 * column. */
bool ent_rules_measure(EntRules *rules, const char *file, EntError *error);

/* Appends to doc->statements what the rules find. Parses (in m->a) the sentences that
 * hold a trigger and a mention, and no other; with model NULL none: what is parsed
 * already is read. Of the statements:
 *   subject, object.thing, attributed_to   index of an EntChain of m
 *   span, subject_span, object_span        TOKENS of m->a, end exclusive
 * Strings live in m->a->arena, but rule, which lives as long as the rules. */
void ent_relate(const EntRules *rules, const EntModel *model, EntMentions *m,
                EntDocument *doc);

/* What ent_relate would find, for people: of each sentence the frames and patterns that
 * matched, with what fills their roles and what they give, and the nearest that did
 * not, with the reason. file names the text in it. missed: instead of that one line
 * for each sentence that holds a trigger and gave nothing: file:line, trigger, frame,
 * reason and sentence, with tabs between. docs/rules.md */
void ent_relate_dump(const EntRules *rules, const EntModel *model, EntMentions *m,
                     const char *file, bool missed, FILE *out);

/* Of what parts the confidence of each statement is made, one line a statement:
 * property, spans of subject and object in code points, rule, the rule's own figure,
 * status, kind and sureness of the subject's and the object's mention, confidence. */
void ent_relate_dump_confidence(const EntRules *rules, const EntModel *model,
                                EntMentions *m, FILE *out);

/* The examples in the rule files, in their order: tests of the rules. */
typedef struct {
  const char *file;
  uint32_t line;
  const char *rule; /* the frame or pattern that it follows, or "" */
  const char *sentence;
  bool negative;             /* "not": the expected must not come */
  const char *const *expect; /* "Subject property Object [Status]"; n 0 with negative:
                              * nothing by this rule */
  uint32_t n_expect;
} EntRuleExample;

uint32_t ent_rules_n_examples(const EntRules *rules);
const EntRuleExample *ent_rules_example(const EntRules *rules, uint32_t i);

#endif
