// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Counting and numbering features. */

#include "extract/train/names_data.h"
#include "extract/tag/names_features.h"
#include <glib.h>

typedef struct {
  uint64_t hash;
  uint32_t count, number;
} Entry;

struct EntNamesData {
  const EntNamesCorpus *corpus;
  Entry *entries;
  uint32_t bits, used;
  GArray *hashes;       /* by number */
  GArray *features;     /* numbers, all tokens of all texts */
  GArray *starts;       /* of each token, and the end */
  uint32_t *text_start; /* first token of each text */
};

static Entry *entry_of(EntNamesData *d, uint64_t hash)
{
  uint64_t mask = ((uint64_t)1 << d->bits) - 1, i = hash & mask;
  while (d->entries[i].hash && d->entries[i].hash != hash)
    i = (i + 1) & mask;
  return &d->entries[i];
}

static void grow(EntNamesData *d)
{
  Entry *old = d->entries;
  uint64_t n = (uint64_t)1 << d->bits;
  d->bits++;
  d->entries = g_new0(Entry, n * 2);
  for (uint64_t i = 0; i < n; i++)
    if (old[i].hash) *entry_of(d, old[i].hash) = old[i];
  g_free(old);
}

static void count(EntNamesData *d, uint64_t hash)
{
  Entry *e = entry_of(d, hash);
  e->count++;
  if (e->hash) return;
  e->hash = hash;
  if (++d->used > ((uint64_t)1 << d->bits) / 2) grow(d);
}

static void number(EntNamesData *d, uint64_t hash, uint32_t least)
{
  Entry *e = entry_of(d, hash);
  if (e->count < least) return;
  if (!e->number) {
    g_array_append_val(d->hashes, hash);
    e->number = d->hashes->len;
  }
  uint32_t feature = e->number - 1;
  g_array_append_val(d->features, feature);
}

static void pass(EntNamesData *d, const EntNamesSource *source, uint32_t least)
{
  uint64_t out[ENT_NAMES_MAX_FEATURES];
  for (uint32_t i = 0; i < ent_names_corpus_size(d->corpus); i++) {
    const EntNamesText *t = ent_names_corpus_text(d->corpus, i);
    EntArena *arena = ent_arena_new();
    void *prepared = source->prepare(source->user, i, arena);
    d->text_start[i] = d->starts->len;
    for (uint32_t k = 0; k < t->a.n_tokens; k++) {
      unsigned n = source->token(prepared, k, out);
      if (least) g_array_append_val(d->starts, d->features->len);
      for (unsigned j = 0; j < n; j++)
        if (least)
          number(d, out[j] ? out[j] : 1, least);
        else
          count(d, out[j] ? out[j] : 1);
    }
    ent_arena_free(arena);
  }
}

EntNamesData *ent_names_data_new(const EntNamesCorpus *corpus,
                                 const EntNamesSource *source, uint32_t least)
{
  EntNamesData *d = g_new0(EntNamesData, 1);
  d->corpus = corpus;
  d->bits = 16;
  d->entries = g_new0(Entry, 1u << d->bits);
  d->hashes = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  d->features = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  d->starts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  d->text_start = g_new0(uint32_t, ent_names_corpus_size(corpus) + 1);
  pass(d, source, 0);
  pass(d, source, least ? least : 1);
  g_array_append_val(d->starts, d->features->len);
  g_free(d->entries);
  d->entries = NULL;
  return d;
}

void ent_names_data_free(EntNamesData *d)
{
  if (!d) return;
  g_array_free(d->hashes, TRUE);
  g_array_free(d->features, TRUE);
  g_array_free(d->starts, TRUE);
  g_free(d->text_start);
  g_free(d);
}

uint32_t ent_names_data_features(const EntNamesData *d)
{
  return d->hashes->len;
}

uint64_t ent_names_data_hash(const EntNamesData *d, uint32_t feature)
{
  return g_array_index(d->hashes, uint64_t, feature);
}

EntNamesSequence ent_names_data_sequence(const EntNamesData *d, uint32_t text,
                                         uint32_t sentence)
{
  const EntNamesText *t = ent_names_corpus_text(d->corpus, text);
  const EntSentence *s = &t->a.sentences[sentence];
  return (EntNamesSequence){
      .n = s->end - s->first,
      .start = &g_array_index(d->starts, uint32_t, d->text_start[text] + s->first),
      .features = (const uint32_t *)(const void *)d->features->data,
      .allowed = t->allowed + s->first,
  };
}
