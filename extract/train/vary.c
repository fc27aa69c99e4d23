// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Copies of sentences in other case. */
#include "extract/train/vary.h"
#include "extract/token/surface.h"
#include <glib.h>
#include <string.h>

typedef char *(*Write)(const char *text, gssize length);

/* First letter upper case, the rest as it is; short words of grammar stay small. */
static char *write_title(const char *text, gssize length)
{
  if (length < 4) return g_strndup(text, (gsize)length);
  const char *rest = g_utf8_next_char(text);
  g_autofree char *first = g_utf8_strup(text, rest - text);
  return g_strdup_printf("%s%.*s", first, (int)(length - (rest - text)), rest);
}

static void add_sentence(GString *text, GArray *tokens, const EntAnalysis *a,
                         const EntSentence *s, Write write)
{
  uint32_t shift = tokens->len - s->first;
  for (uint32_t i = s->first; i < s->end; i++) {
    EntToken t = a->tokens[i];
    g_autofree char *form = write(a->text + t.begin, (gssize)(t.end - t.begin));
    t.begin = (uint32_t)text->len;
    g_string_append(text, form);
    t.end = (uint32_t)text->len;
    g_string_append_c(text, ' ');
    if (t.head != ENT_NONE) t.head += shift;
    g_array_append_val(tokens, t);
  }
}

static EntCorpusDocument *vary_document(EntCorpus *to, const EntCorpus *from,
                                        uint32_t step, uint32_t skip, Write write)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(EntToken));
  g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(EntSentence));
  uint32_t number = 0;
  for (uint32_t d = 0; d < from->n_documents; d++) {
    const EntAnalysis *a = &from->documents[d]->analysis;
    for (uint32_t i = 0; i < a->n_sentences; i++) {
      if (number++ % step != skip) continue;
      EntSentence s = {.first = tokens->len};
      add_sentence(text, tokens, a, &a->sentences[i], write);
      s.end = tokens->len;
      g_array_append_val(sentences, s);
    }
  }
  EntCorpusDocument *document = ent_arena_new_array(to->arena, EntCorpusDocument, 1);
  EntAnalysis *a = &document->analysis;
  document->id = "";
  a->arena = to->arena;
  a->text = ent_arena_strndup(to->arena, text->str, text->len);
  a->length = text->len;
  a->tokens = ent_arena_new_array(to->arena, EntToken, tokens->len);
  if (tokens->len) memcpy(a->tokens, tokens->data, tokens->len * sizeof(EntToken));
  a->n_tokens = tokens->len;
  a->sentences = ent_arena_new_array(to->arena, EntSentence, sentences->len);
  if (sentences->len)
    memcpy(a->sentences, sentences->data, sentences->len * sizeof(EntSentence));
  a->n_sentences = sentences->len;
  ent_token_surfaces(a);
  return document;
}

EntCorpus *ent_corpus_vary(const EntCorpus *corpus, uint32_t step)
{
  static const Write ways[] = {g_utf8_strup, write_title, g_utf8_strdown};
  EntCorpus *varied = ent_corpus_new();
  varied->n_documents = G_N_ELEMENTS(ways);
  varied->documents = g_new0(EntCorpusDocument *, G_N_ELEMENTS(ways));
  for (uint32_t i = 0; i < G_N_ELEMENTS(ways); i++) {
    EntCorpusDocument *d = vary_document(varied, corpus, step, i, ways[i]);
    varied->documents[i] = d;
    varied->n_sentences += d->analysis.n_sentences;
    varied->n_tokens += d->analysis.n_tokens;
  }
  return varied;
}
