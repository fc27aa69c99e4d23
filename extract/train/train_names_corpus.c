// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Collecting documents with names marked. */

#include "extract/train/train_names_corpus.h"
#include "extract/token/surface.h"
#include <glib.h>
#include <string.h>

struct EntNamesCorpus {
  GPtrArray *texts;
  GString *text; /* of the document in the making, as all below */
  GArray *tokens, *sentences, *allowed;
  uint32_t sentence_start;
};

static void text_free(void *data)
{
  EntNamesText *t = data;
  ent_arena_free(t->arena);
  g_free(t);
}

EntNamesCorpus *ent_names_corpus_new(void)
{
  EntNamesCorpus *c = g_new0(EntNamesCorpus, 1);
  c->texts = g_ptr_array_new_with_free_func(text_free);
  c->text = g_string_new(NULL);
  c->tokens = g_array_new(FALSE, TRUE, sizeof(EntToken));
  c->sentences = g_array_new(FALSE, TRUE, sizeof(EntSentence));
  c->allowed = g_array_new(FALSE, TRUE, sizeof(EntNamesAllowed));
  return c;
}

void ent_names_corpus_free(EntNamesCorpus *c)
{
  if (!c) return;
  g_ptr_array_free(c->texts, TRUE);
  g_string_free(c->text, TRUE);
  g_array_free(c->tokens, TRUE);
  g_array_free(c->sentences, TRUE);
  g_array_free(c->allowed, TRUE);
  g_free(c);
}

uint32_t ent_names_corpus_size(const EntNamesCorpus *c)
{
  return c->texts->len;
}

EntNamesText *ent_names_corpus_text(const EntNamesCorpus *c, uint32_t i)
{
  return c->texts->pdata[i];
}

void ent_names_corpus_token(EntNamesCorpus *c, const char *text, size_t length,
                            EntNamesAllowed allowed)
{
  if (!length) return;
  if (c->text->len) g_string_append_c(c->text, ' ');
  EntToken t = {.begin = (uint32_t)c->text->len, .head = ENT_NONE};
  g_string_append_len(c->text, text, (gssize)length);
  t.end = (uint32_t)c->text->len;
  t.flags = ENT_TOK_SPACE_AFTER;
  g_array_append_val(c->tokens, t);
  g_array_append_val(c->allowed, allowed);
}

void ent_names_corpus_end_sentence(EntNamesCorpus *c)
{
  EntSentence s = {.first = c->sentence_start, .end = c->tokens->len};
  if (s.first == s.end) return;
  g_array_append_val(c->sentences, s);
  c->sentence_start = s.end;
}

void ent_names_corpus_end_text(EntNamesCorpus *c)
{
  ent_names_corpus_end_sentence(c);
  if (!c->sentences->len) return;
  EntNamesText *t = g_new0(EntNamesText, 1);
  EntArena *arena = t->arena = ent_arena_new();
  t->times = 1;
  t->a = (EntAnalysis){
      .arena = arena,
      .text = ent_arena_strndup(arena, c->text->str, c->text->len),
      .length = c->text->len,
      .tokens = ent_arena_new_array(arena, EntToken, c->tokens->len),
      .n_tokens = c->tokens->len,
      .sentences = ent_arena_new_array(arena, EntSentence, c->sentences->len),
      .n_sentences = c->sentences->len,
  };
  t->allowed = ent_arena_new_array(arena, EntNamesAllowed, c->tokens->len);
  memcpy(t->a.tokens, c->tokens->data, sizeof(EntToken) * c->tokens->len);
  memcpy(t->a.sentences, c->sentences->data, sizeof(EntSentence) * c->sentences->len);
  memcpy(t->allowed, c->allowed->data, sizeof(EntNamesAllowed) * c->tokens->len);
  ent_token_surfaces(&t->a);
  g_ptr_array_add(c->texts, t);
  g_string_truncate(c->text, 0);
  g_array_set_size(c->tokens, 0);
  g_array_set_size(c->sentences, 0);
  g_array_set_size(c->allowed, 0);
  c->sentence_start = 0;
}
