// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the engine tried at a sentence, for --dump=frames and --missed: which frames
 * and patterns ran at which word, how their roles were filled, and what the nearest
 * lacked. Without a trace (EntRelate.trace NULL) a hook costs one test of a pointer.
 *
 * trace_print.c keeps the tries of one sentence and prints them, trace_why.c says why
 * one gave nothing. Everything lives until the document is done. */
#ifndef ENT_EXTRACT_RELATE_TRACE_H
#define ENT_EXTRACT_RELATE_TRACE_H

#include "extract/relate/engine.h"

/* How far a frame came at a word, from the least on. */
typedef enum {
  TRACE_TAG,     /* the word is another part of speech than the trigger */
  TRACE_IN_NAME, /* the word is part of a name */
  TRACE_PHRASE,  /* the trigger's other words are not there */
  TRACE_TEST,    /* an "only" or a "never" speaks against it */
  TRACE_RAN      /* its roles were filled, as far as they could be */
} TraceEnd;

typedef struct {
  const RuleFrame *frame;
  const RuleTrigger *trigger; /* NULL: a pattern */
  uint32_t token, end_token;  /* the trigger; the words of a pattern */
  uint32_t mention;           /* the trigger's own, or ENT_NONE */
  TraceEnd end;
  const RuleTest *test;          /* of TRACE_TEST */
  Fillers roles[RULE_MAX_ROLES]; /* of TRACE_RAN */
  Standing standing;             /* where it was asked for */
  bool has_standing;
  uint32_t first_found, end_found; /* its statements in EntRelate.found */
} TraceTry;

typedef struct EntTrace {
  FILE *out;
  const char *file; /* that the text is of, for messages */
  bool missed;      /* print sentences that gave nothing, and no others */
  GArray *tries;    /* TraceTry, of the sentence at work */
} EntTrace;

/* Keeps a try. r->trace must not be NULL. */
void trace_add(EntRelate *r, const TraceTry *one);

/* Keeps that a frame came no further than this. */
static inline void trace_stop(EntRelate *r, const RuleTrigger *trigger, uint32_t token,
                              TraceEnd end, const RuleTest *test)
{
  if (!r->trace) return;
  TraceTry one = {.frame = rules_frame(r->rules, trigger->rule),
                  .trigger = trigger,
                  .token = token,
                  .end_token = token + 1,
                  .mention = ENT_NONE,
                  .end = end,
                  .test = test};
  trace_add(r, &one);
}

/* Prints what was tried at the sentence at work, and forgets it. */
void trace_sentence(EntRelate *r);

/* --- between the parts of the trace ------------------------------------------------
 */

/* The trigger's kind as the rule files name it. */
const char *trace_kind_name(TriggerKind kind);
/* "subject | with". */
void trace_put_sources(const EntRelate *r, const RuleRole *role, GString *text);
/* "Agent": the classes of a role, those below another left out. */
void trace_put_classes(uint32_t classes, GString *text);
/* Why a role is empty: what stands where it is looked for, or where else what would
 * do stands. */
void trace_why_empty(const EntRelate *r, const TraceTry *one, uint32_t role,
                     GString *text);
/* Why the try gave nothing, in one line. */
void trace_why(const EntRelate *r, const TraceTry *one, GString *text);
/* How near it came: the higher the nearer. */
uint32_t trace_nearness(const TraceTry *one);

#endif
