// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names out of DocRED: for each document words by sentence and mentions with types. */

#include "extract/train/train_names_corpus.h"
#include <glib.h>
#include <jansson.h>
#include <string.h>

static const struct {
  const char *label;
  EntNameType type;
} types[] = {{"PER", ENT_NAME_PER},
             {"ORG", ENT_NAME_ORG},
             {"LOC", ENT_NAME_LOC},
             {"MISC", ENT_NAME_MISC}};

typedef struct {
  EntNameType type;
  uint32_t sentence, first, end;
} Mention;

static bool mention_of(const json_t *json, Mention *m)
{
  const char *type = json_string_value(json_object_get(json, "type"));
  const json_t *pos = json_object_get(json, "pos");
  *m = (Mention){.sentence =
                     (uint32_t)json_integer_value(json_object_get(json, "sent_id")),
                 .first = (uint32_t)json_integer_value(json_array_get(pos, 0)),
                 .end = (uint32_t)json_integer_value(json_array_get(pos, 1))};
  for (size_t i = 0; type && i < G_N_ELEMENTS(types); i++)
    if (!strcmp(type, types[i].label)) m->type = types[i].type;
  return m->type != ENT_NAME_NONE;
}

static int by_length(gconstpointer a, gconstpointer b)
{
  const Mention *x = a, *y = b;
  if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
  uint32_t n = x->end - x->first, m = y->end - y->first;
  if (n != m) return n > m ? -1 : 1;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  return (int)x->type - (int)y->type;
}

static GArray *mentions_of(const json_t *document)
{
  GArray *mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
  size_t i, k;
  json_t *vertex, *mention;
  json_array_foreach(json_object_get(document, "vertexSet"), i, vertex)
  {
    json_array_foreach(vertex, k, mention)
    {
      Mention m;
      if (mention_of(mention, &m)) g_array_append_val(mentions, m);
    }
  }
  g_array_sort(mentions, by_length);
  return mentions;
}

static void mark(EntNamesAllowed *allowed, size_t n, const Mention *m)
{
  if (m->end > n || m->first >= m->end) return;
  for (uint32_t i = m->first; i < m->end; i++)
    if (allowed[i] != ENT_NAMES_ONLY_O) return;
  for (uint32_t i = m->first; i < m->end; i++)
    allowed[i] = ent_names_label_bit(m->type, i == m->first);
}

static void add_sentence(EntNamesCorpus *c, const json_t *words, uint32_t number,
                         const GArray *mentions)
{
  size_t n = json_array_size(words), i;
  json_t *word;
  g_autofree EntNamesAllowed *allowed = g_new(EntNamesAllowed, n + 1);
  for (i = 0; i < n; i++)
    allowed[i] = ENT_NAMES_ONLY_O;
  for (guint k = 0; k < mentions->len; k++) {
    const Mention *m = &g_array_index(mentions, Mention, k);
    if (m->sentence == number) mark(allowed, n, m);
  }
  json_array_foreach(words, i, word)
  {
    const char *text = json_string_value(word);
    if (text) ent_names_corpus_token(c, text, strlen(text), allowed[i]);
  }
  ent_names_corpus_end_sentence(c);
}

bool ent_names_read_docred(EntNamesCorpus *c, const char *path, EntError *error)
{
  json_error_t e;
  json_t *all = json_load_file(path, 0, &e), *document, *words;
  size_t i, k;
  if (!all)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, e.line > 0 ? (uint32_t)e.line : 0,
                    e.column > 0 ? (uint32_t)e.column : 0, "%s", e.text);
  json_array_foreach(all, i, document)
  {
    g_autoptr(GArray) mentions = mentions_of(document);
    json_array_foreach(json_object_get(document, "sents"), k, words)
        add_sentence(c, words, (uint32_t)k, mentions);
    ent_names_corpus_end_text(c);
  }
  json_decref(all);
  return true;
}
