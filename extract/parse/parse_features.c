// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the parser looks at: the upper stack, the front of the buffer, their outermost
 * dependents, distances, valencies and relations so far (after Zhang and Nivre 2011),
 * clusters, and the words that lie beside those in the sentence. */
#include "extract/model/sink.h"
#include "extract/parse/parser.h"

typedef const EntParseNode *Node;

enum { LEFT, RIGHT };

static Node child(const EntParseState *s, Node node, int side, int rank)
{
  return &s->nodes[node->child[side][rank]];
}

static uint64_t distance(uint32_t a, uint32_t b)
{
  uint32_t d = b - a;
  return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : 7;
}

static void add_single(EntSink *f, Node x)
{
  ent_add(f, x->both);
  ent_add(f, x->word);
  ent_add(f, x->fine);
  ent_add2(f, x->cluster, x->upos);
}

static void add_pair(EntSink *f, Node x, Node y)
{
  ent_add2(f, x->both, y->both);
  ent_add2(f, x->both, y->word);
  ent_add2(f, x->word, y->both);
  ent_add2(f, x->both, y->fine);
  ent_add2(f, x->fine, y->both);
  ent_add2(f, x->word, y->word);
  ent_add2(f, x->fine, y->fine);
  ent_add3(f, x->cluster, y->cluster, x->upos * 256u + y->upos);
  ent_add3(f, x->word, y->cluster, y->upos);
  ent_add3(f, x->cluster, y->word, x->upos);
}

static void add_distance(EntSink *f, Node x, Node y, uint64_t d)
{
  ent_add2(f, x->word, d);
  ent_add2(f, x->fine, d);
  ent_add2(f, y->word, d);
  ent_add2(f, y->fine, d);
  ent_add3(f, x->word, y->word, d);
  ent_add3(f, x->fine, y->fine, d);
}

static void add_valency(EntSink *f, Node x, int side)
{
  uint64_t count = x->children[side];
  ent_add2(f, x->word, count);
  ent_add2(f, x->fine, count);
  ent_add2(f, x->word, x->labels[side]);
  ent_add2(f, x->fine, x->labels[side]);
}

static void add_child(EntSink *f, Node x, Node of)
{
  ent_add(f, x->word);
  ent_add(f, x->fine);
  ent_add2(f, x->deprel, of->fine);
  ent_add2(f, x->deprel, of->word);
}

unsigned ent_parse_features(const EntParseState *s, uint64_t *out)
{
  EntSink sink = {out, 0}, *f = &sink;
  uint32_t i0 = ent_parse_stack(s, 0), i1 = ent_parse_stack(s, 1);
  Node nothing = &s->nodes[s->n + 1];
  Node s0 = &s->nodes[i0], s1 = &s->nodes[i1], s2 = &s->nodes[ent_parse_stack(s, 2)];
  Node b0 = &s->nodes[ent_parse_buffer(s, 0)], b1 = &s->nodes[ent_parse_buffer(s, 1)];
  Node b2 = &s->nodes[ent_parse_buffer(s, 2)], b3 = &s->nodes[ent_parse_buffer(s, 3)];
  Node s0l = child(s, s0, LEFT, 0), s0r = child(s, s0, RIGHT, 0);
  Node s1l = child(s, s1, LEFT, 0), s1r = child(s, s1, RIGHT, 0);
  Node b0l = child(s, b0, LEFT, 0), b0l2 = child(s, b0, LEFT, 1);
  Node s0l2 = child(s, s0, LEFT, 1), s0r2 = child(s, s0, RIGHT, 1);
  Node after = s->depth > 0 ? &s->nodes[i0 + 1] : nothing;
  Node before = s->next > 0 ? &s->nodes[s->next - 1] : nothing;
  uint64_t d0 = s->depth > 0 ? distance(i0, s->next) : 8;
  uint64_t d1 = s->depth > 1 ? distance(i1, i0) : 8;

  ent_add(f, 0);
  add_single(f, s0);
  add_single(f, s1);
  add_single(f, b0);
  add_single(f, b1);
  add_single(f, s2);
  add_single(f, b2);
  ent_add(f, b3->fine);

  add_pair(f, s0, b0);
  add_pair(f, s1, s0);
  ent_add2(f, s0->full, b0->full);
  ent_add2(f, s1->full, s0->full);
  ent_add3(f, s1->full, s0->full, b0->full);
  ent_add2(f, b0->fine, b1->fine);
  ent_add2(f, b0->word, b1->fine);
  ent_add2(f, b0->word, b1->word);
  ent_add2(f, s1->fine, b0->fine);
  ent_add2(f, s1->word, b0->word);
  ent_add2(f, s0->word, b1->word);
  ent_add2(f, s0->both, b1->fine);

  ent_add3(f, b0->fine, b1->fine, b2->fine);
  ent_add3(f, s0->fine, b0->fine, b1->fine);
  ent_add3(f, s1->fine, s0->fine, b0->fine);
  ent_add3(f, s2->fine, s1->fine, s0->fine);
  ent_add3(f, s1->word, s0->fine, b0->fine);
  ent_add3(f, s1->fine, s0->word, b0->fine);
  ent_add3(f, s1->fine, s0->fine, b0->word);
  ent_add3(f, s0->word, b0->fine, b1->fine);
  ent_add3(f, s0->fine, b0->word, b1->fine);
  ent_add3(f, s0->fine, b0->fine, b1->word);
  ent_add3(f, s0->cluster, b0->cluster, b1->cluster);
  ent_add3(f, s1->cluster, s0->cluster, b0->cluster);
  ent_add3(f, s1->cluster, s0->word, b0->fine);
  ent_add3(f, s0->fine, s0l->fine, b0->fine);
  ent_add3(f, s0->fine, s0r->fine, b0->fine);
  ent_add3(f, s0->fine, b0->fine, b0l->fine);
  ent_add3(f, s0->upos * 256u + b0->upos, s0r->deprel, b0l->deprel);
  ent_add3(f, s1->fine, s0->fine, s0l->fine);
  ent_add3(f, s1->fine, s0->fine, s0r->fine);
  ent_add3(f, s1->fine, s1r->fine, s0->fine);
  ent_add3(f, s1->fine, s1l->fine, s0->fine);
  ent_add3(f, s1->upos * 256u + s0->upos, s1r->deprel, s0l->deprel);
  ent_add3(f, s0->fine, b0l->fine, b0l2->fine);
  ent_add3(f, s0->fine, s0l->fine, s0l2->fine);
  ent_add3(f, s0->fine, s0r->fine, s0r2->fine);

  add_distance(f, s0, b0, d0);
  add_distance(f, s1, s0, d1);
  add_valency(f, s0, LEFT);
  add_valency(f, s0, RIGHT);
  add_valency(f, s1, RIGHT);
  add_valency(f, b0, LEFT);
  add_child(f, s0l, s0);
  add_child(f, s0r, s0);
  add_child(f, s1l, s1);
  add_child(f, s1r, s1);
  add_child(f, b0l, b0);
  ent_add2(f, s0l2->fine, s0l2->deprel);
  ent_add2(f, s0r2->fine, s0r2->deprel);
  ent_add2(f, b0l2->fine, b0l2->deprel);

  ent_add3(f, s0->fine, after->upos * 256u + before->upos, b0->fine);
  ent_add3(f, s0->upos * 256u + after->upos, before->upos, b0->upos);
  ent_add2(f, before->word, b0->fine);
  ent_add2(f, s0->fine, after->word);
  return sink.n;
}
