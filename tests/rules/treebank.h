// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Hand-made analyses: tokens, trees and mentions written as text, so that the engine
 * of relations can be tried without tagger, parser and mention finder.
 *
 * One line a token: form lemma UPOS features head deprel [mention...]; an empty line
 * ends a sentence. Head counts from 1 in its sentence, 0 = root. A mention is
 * kind/class/chain/length, from this token on; its head is its last token. */
#ifndef ENT_TESTS_RULES_TREEBANK_H
#define ENT_TESTS_RULES_TREEBANK_H

#include "extract/relate/relate.h"

typedef struct {
  EntDocument *doc;
  EntAnalysis a;
  EntMentions m;
} Treebank;

Treebank *treebank_new(const char *text);
void treebank_free(Treebank *t);
/* The statements as lines "subject property object status [rule]", sorted; the
 * caller's. */
char *treebank_relate(Treebank *t, const EntRules *rules);

#endif
