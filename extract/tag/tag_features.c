// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the tagger looks at: the word, its affixes, shape, cluster and known parts of
 * speech, the same of its neighbours, the two tags before it, and pairs of these. */
#include "extract/model/features.h"
#include "extract/tag/tagger.h"
#include <string.h>

typedef struct {
  uint64_t *out;
  unsigned n;
} Sink;

/* The number of a template is its place in the code: each call of one of these adds
 * the next one. */
static inline void add(Sink *s, uint64_t a)
{
  s->out[s->n] = ent_feature(s->n, a);
  s->n++;
}

static inline void add2(Sink *s, uint64_t a, uint64_t b)
{
  s->out[s->n] = ent_feature2(s->n, a, b);
  s->n++;
}

static inline void add3(Sink *s, uint64_t a, uint64_t b, uint64_t c)
{
  s->out[s->n] = ent_feature3(s->n, a, b, c);
  s->n++;
}

static void add_word(Sink *s, const EntLexeme *x, uint64_t mode, bool first)
{
  uint64_t shape = x->shape * 8u + mode * 2u + first;
  add(s, 0);
  add(s, x->word);
  add(s, x->cluster);
  add(s, x->tags);
  add(s, shape);
  for (int i = 0; i < ENT_AFFIXES; i++)
    add(s, x->suffix[i]);
  for (int i = 0; i < ENT_PREFIXES; i++)
    add(s, x->prefix[i]);
  add2(s, x->word, shape);
  add2(s, x->suffix[2], shape);
  add2(s, x->cluster, shape);
  add2(s, x->tags, x->suffix[1]);
  add2(s, x->cluster, x->suffix[1]);
  add(s, x->shape);
  add2(s, x->tags, shape);
}

static void add_neighbours(Sink *s, const EntLexeme *x)
{
  static const int places[] = {-2, -1, 1, 2};
  for (int i = 0; i < 4; i++) {
    const EntLexeme *y = x + places[i];
    add(s, y->word);
    add(s, y->cluster);
    add(s, y->tags);
  }
  add(s, x[1].suffix[2]);
  add(s, x[1].suffix[1]);
  add(s, x[1].shape);
  add(s, x[-1].suffix[2]);
  add(s, x[-1].shape);
  add3(s, x[-1].shape, x->shape, x[1].shape);
  add3(s, x->shape, x->tags, x[1].shape);
  add3(s, x->shape, x[-1].cluster, x->tags);
  add3(s, x->shape, x[1].cluster, x->tags);
  add2(s, x[-1].word, x->word);
  add2(s, x->word, x[1].word);
  add2(s, x[-1].word, x[1].word);
  add2(s, x->word, x[1].tags);
  add2(s, x->word, x[1].cluster);
  add2(s, x[-1].cluster, x->cluster);
  add2(s, x->cluster, x[1].cluster);
  add2(s, x->tags, x[1].tags);
  add2(s, x[1].tags, x[2].tags);
  add3(s, x->tags, x[1].tags, x[2].tags);
  add3(s, x[-1].cluster, x->cluster, x[1].cluster);
}

static void add_history(Sink *s, const EntLexeme *x, const uint8_t *t)
{
  uint64_t two = (uint64_t)t[-2] << 8 | t[-1];
  add(s, t[-1]);
  add(s, two);
  add2(s, t[-1], x->word);
  add2(s, two, x->word);
  add2(s, t[-1], x->tags);
  add2(s, two, x->tags);
  add2(s, t[-1], x->suffix[2]);
  add2(s, t[-1], x->cluster);
  add2(s, t[-1], x->shape);
  add2(s, t[-1], x[1].word);
  add3(s, t[-1], x->tags, x[1].tags);
  add3(s, two, x->tags, x[1].tags);
  add3(s, t[-1], x->tags, x[1].word);
  add3(s, t[-1], x->word, x[1].tags);
  add3(s, t[-1], x->cluster, x[1].cluster);
  add2(s, t[-1], x[-1].word);
  add3(s, t[-2], x[-1].word, x->tags);
}

unsigned ent_tag_features(const EntTagSentence *s, uint32_t i, uint64_t *out)
{
  Sink sink = {out, 0};
  const EntLexeme *x = s->lexemes + i;
  add_word(&sink, x, s->mode, i == 0);
  add_neighbours(&sink, x);
  add_history(&sink, x, s->tags + i);
  return sink.n;
}
