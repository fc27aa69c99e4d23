// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the tagger looks at: the word, its affixes, shape, cluster and known parts of
 * speech, the same of its neighbours, the two tags before it, and pairs of these. */
#include "extract/model/sink.h"
#include "extract/tag/tagger.h"

static void add_word(EntSink *s, const EntLexeme *x, uint64_t mode, bool first)
{
  uint64_t shape = x->shape * 8u + mode * 2u + first;
  ent_add(s, 0);
  ent_add(s, x->word);
  ent_add(s, x->cluster);
  ent_add(s, x->tags);
  ent_add(s, shape);
  for (int i = 0; i < ENT_AFFIXES; i++)
    ent_add(s, x->suffix[i]);
  for (int i = 0; i < ENT_PREFIXES; i++)
    ent_add(s, x->prefix[i]);
  ent_add2(s, x->word, shape);
  ent_add2(s, x->suffix[2], shape);
  ent_add2(s, x->cluster, shape);
  ent_add2(s, x->tags, x->suffix[1]);
  ent_add2(s, x->cluster, x->suffix[1]);
  ent_add(s, x->shape);
  ent_add2(s, x->tags, shape);
}

static void add_neighbours(EntSink *s, const EntLexeme *x)
{
  static const int places[] = {-2, -1, 1, 2};
  for (int i = 0; i < 4; i++) {
    const EntLexeme *y = x + places[i];
    ent_add(s, y->word);
    ent_add(s, y->cluster);
    ent_add(s, y->tags);
  }
  ent_add(s, x[1].suffix[2]);
  ent_add(s, x[1].suffix[1]);
  ent_add(s, x[1].shape);
  ent_add(s, x[-1].suffix[2]);
  ent_add(s, x[-1].shape);
  ent_add3(s, x[-1].shape, x->shape, x[1].shape);
  ent_add3(s, x->shape, x->tags, x[1].shape);
  ent_add3(s, x->shape, x[-1].cluster, x->tags);
  ent_add3(s, x->shape, x[1].cluster, x->tags);
  ent_add2(s, x[-1].word, x->word);
  ent_add2(s, x->word, x[1].word);
  ent_add2(s, x[-1].word, x[1].word);
  ent_add2(s, x->word, x[1].tags);
  ent_add2(s, x->word, x[1].cluster);
  ent_add2(s, x[-1].cluster, x->cluster);
  ent_add2(s, x->cluster, x[1].cluster);
  ent_add2(s, x->tags, x[1].tags);
  ent_add2(s, x[1].tags, x[2].tags);
  ent_add3(s, x->tags, x[1].tags, x[2].tags);
  ent_add3(s, x[-1].cluster, x->cluster, x[1].cluster);
}

static void add_history(EntSink *s, const EntLexeme *x, const uint8_t *t)
{
  uint64_t two = (uint64_t)t[-2] << 8 | t[-1];
  ent_add(s, t[-1]);
  ent_add(s, two);
  ent_add2(s, t[-1], x->word);
  ent_add2(s, two, x->word);
  ent_add2(s, t[-1], x->tags);
  ent_add2(s, two, x->tags);
  ent_add2(s, t[-1], x->suffix[2]);
  ent_add2(s, t[-1], x->cluster);
  ent_add2(s, t[-1], x->shape);
  ent_add2(s, t[-1], x[1].word);
  ent_add3(s, t[-1], x->tags, x[1].tags);
  ent_add3(s, two, x->tags, x[1].tags);
  ent_add3(s, t[-1], x->tags, x[1].word);
  ent_add3(s, t[-1], x->word, x[1].tags);
  ent_add3(s, t[-1], x->cluster, x[1].cluster);
  ent_add2(s, t[-1], x[-1].word);
  ent_add3(s, t[-2], x[-1].word, x->tags);
}

unsigned ent_tag_features(const EntTagSentence *s, uint32_t i, uint64_t *out)
{
  EntSink sink = {out, 0, 0};
  const EntLexeme *x = s->lexemes + i;
  add_word(&sink, x, s->mode, i == 0);
  add_neighbours(&sink, x);
  add_history(&sink, x, s->tags + i);
  return sink.n;
}
