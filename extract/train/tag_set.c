// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The set of tags of a corpus. */
#include "extract/train/tag_set.h"
#include <glib.h>
#include <string.h>

enum { MIN_COUNT = 3 };

typedef struct {
  EntTag tag;
  uint32_t count;
} Counted;

static int compare_tags(const void *a, const void *b)
{
  const EntTag *x = a, *y = b;
  if (x->upos != y->upos) return x->upos < y->upos ? -1 : 1;
  return x->feats < y->feats ? -1 : x->feats > y->feats;
}

/* All different tags with their counts, in order. */
static GArray *count_tags(const EntCorpus *corpus)
{
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(EntTag));
  for (uint32_t d = 0; d < corpus->n_documents; d++) {
    const EntAnalysis *a = &corpus->documents[d]->analysis;
    for (uint32_t i = 0; i < a->n_tokens; i++) {
      EntTag tag = {.feats = a->tokens[i].feats, .upos = a->tokens[i].upos};
      g_array_append_val(all, tag);
    }
  }
  if (all->len) qsort(all->data, all->len, sizeof(EntTag), compare_tags);
  GArray *counted = g_array_new(FALSE, FALSE, sizeof(Counted));
  for (guint i = 0; i < all->len; i++) {
    EntTag tag = g_array_index(all, EntTag, i);
    Counted *last =
        counted->len ? &g_array_index(counted, Counted, counted->len - 1) : NULL;
    if (last && compare_tags(&last->tag, &tag) == 0)
      last->count++;
    else
      g_array_append_val(counted, ((Counted){tag, 1}));
  }
  return counted;
}

/* The most frequent of all tags of a part of speech. */
static const Counted *most_frequent(const GArray *counted, uint32_t upos)
{
  const Counted *best = NULL;
  for (guint i = 0; i < counted->len; i++) {
    const Counted *c = &g_array_index(counted, Counted, i);
    if (c->tag.upos == upos && (!best || c->count > best->count)) best = c;
  }
  return best;
}

EntTagSet *ent_tag_set_new(const EntCorpus *corpus)
{
  EntTagSet *set = g_new0(EntTagSet, 1);
  g_autoptr(GArray) counted = count_tags(corpus);
  for (guint i = 0; i < counted->len; i++) {
    const Counted *c = &g_array_index(counted, Counted, i);
    const Counted *best = most_frequent(counted, c->tag.upos);
    if (c->count >= MIN_COUNT || c == best) set->tags[set->n++] = c->tag;
    g_assert(set->n < ENT_LINEAR_MAX_LABELS);
  }
  for (guint i = 0; i < ENT_POS_COUNT; i++) {
    const Counted *best = most_frequent(counted, i);
    const EntTag *tag =
        best ? bsearch(&best->tag, set->tags, set->n, sizeof(EntTag), compare_tags)
             : NULL;
    set->frequent[i] = (uint8_t)(tag ? tag - set->tags : 0);
  }
  return set;
}

void ent_tag_set_free(EntTagSet *set)
{
  g_free(set);
}

uint8_t ent_tag_set_find(const EntTagSet *set, const EntToken *token)
{
  EntTag tag = {.feats = token->feats, .upos = token->upos};
  const EntTag *found = bsearch(&tag, set->tags, set->n, sizeof(EntTag), compare_tags);
  return found ? (uint8_t)(found - set->tags) : set->frequent[token->upos];
}
