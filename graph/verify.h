// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Does a document's text say what the graph says it says, and where? Checked of every
 * claim, from nothing but the text and the graph:
 *
 *   quote    the text at the claim's span is the quote, letter by letter
 *   line     the span begins on the claim's line
 *   subject, object
 *            the span lies in the text, begins and ends with a word, and the words are
 *            one of the node's names; or the node is said to be mentioned just there
 *            (a pronoun, a description, a title: coreference found it); or else they
 *            stand for the node ("Chinese officials" for China, "the minister" for its
 *            holder): then they must not be the name of another thing of its kind
 *   value    a date: a year, month, day or weekday in the words is that of the date; a
 *            sum: the digits of a number in the words are those of the amount; words
 *            said: the text has them there, spacing aside */
#ifndef ENT_GRAPH_VERIFY_H
#define ENT_GRAPH_VERIFY_H

#include "graph/graph.h"

/* What does not hold. Strings are valid during the call. */
typedef struct {
  uint32_t claim;
  const char
      *what; /* "quote", "line", "subject", "object", "date", "amount", "words" */
  EntSpan span;
  const char *found;    /* the words at the span, or why there are none */
  const char *expected; /* what they should be, or agree with */
} EntFlaw;

/* How often what was checked; added to. */
typedef struct {
  uint32_t claims, wrong;             /* wrong: claims with a flaw */
  uint32_t named, referred, standing; /* mentions: by name, by coreference, for it */
  uint32_t values;
} EntVerified;

typedef void EntFlawFunc(const EntFlaw *flaw, void *data);

/* Which things each source speaks of, so that a source costs what it says and not what
 * the graph holds. The graph is linked, and outlives it. */
typedef struct EntVerifier EntVerifier;
EntVerifier *ent_verifier_new(const EntGraph *graph);
void ent_verifier_free(EntVerifier *verifier);

/* Checks the claims of one source against its text, whose lines stand in a file at
 * lines. */
void ent_verify_source(const EntVerifier *verifier, uint32_t source, const char *text,
                       EntFileLines lines, EntFlawFunc *flaw, void *data,
                       EntVerified *sum);

/* --- verify_value.c -----------------------------------------------------------------
 */

/* The words may say this date: no year, month, day or weekday in them is another. */
bool ent_words_agree_with_date(const char *words, const char *date);
/* The same of a sum: its currency and its scale ("million") are not looked at; some
 * number in the words has the digits of the amount, zeros at
 * the end aside ("1.5 billion" is 1500000000), or there is no number. */
bool ent_words_agree_with_amount(const char *words, const char *amount);
/* Equal but for space and line ends. */
bool ent_words_are(const char *words, const char *text);

#endif
