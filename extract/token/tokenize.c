// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The stage as a whole: scan, find sentences, fill the analysis. */

#include "extract/token/layout.h"
#include "extract/token/scan.h"
#include "extract/token/sentence.h"
#include "extract/token/surface.h"
#include <glib.h>

static void fill_tokens(EntAnalysis *a, const EntPieces *pieces)
{
  a->n_tokens = pieces->n;
  a->tokens = ent_arena_new_array(a->arena, EntToken, pieces->n);
  for (uint32_t i = 0; i < pieces->n; i++) {
    const EntPiece *p = &pieces->items[i];
    a->tokens[i] = (EntToken){
        .begin = p->begin, .end = p->end, .head = ENT_NONE, .flags = p->flags};
  }
  ent_token_surfaces(a);
}

void ent_tokenize(const EntTokenizer *t, EntAnalysis *a)
{
  uint32_t length = (uint32_t)MIN(a->length, UINT32_MAX - 64u);
  EntPieces pieces = {0};
  ent_scan(t, a->text, length, &pieces);
  fill_tokens(a, &pieces);

  EntLayout layout = ent_layout_of(a->text, length);
  g_autofree EntSentence *sentences = g_new(EntSentence, (gsize)pieces.n + 1);
  a->n_sentences = ent_sentences_find(&pieces, &layout, sentences);
  a->sentences = ent_arena_new_array(a->arena, EntSentence, a->n_sentences);
  for (uint32_t i = 0; i < a->n_sentences; i++)
    a->sentences[i] = sentences[i];
  g_free(pieces.items);
}
