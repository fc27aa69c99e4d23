// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the parser looks at: the upper stack, the front of the buffer, their outermost
 * dependents, distances, valencies and relations so far (after Zhang and Nivre 2011),
 * clusters, the parts of speech that the words are known as, and the words that lie
 * beside those in the sentence. What would be said of dependents that are not there is
 * left out: the valencies say that already. */
#include "extract/model/sink.h"
#include "extract/parse/parser.h"

typedef const EntParseNode *Node;

enum { LEFT, RIGHT };

/* The words a decision is about: of the stack s0, s1, s2 from the top, of the buffer b0
 * to b3, outermost dependents on the left (l) and right (r). */
typedef struct {
  Node s0, s1, s2, b0, b1, b2, b3;
  Node s0l, s0r, s1l, s1r, b0l, s0l2, s0r2, b0l2;
  Node before, after; /* beside b0 and s0 in the sentence */
  uint64_t d0, d1;    /* distances: s0 to b0, s1 to s0 */
} View;

static Node child(const EntParseState *s, Node node, int side, int rank)
{
  return &s->nodes[node->child[side][rank]];
}

static uint64_t distance(uint32_t a, uint32_t b)
{
  uint32_t d = b - a;
  return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : 7;
}

static View view_of(const EntParseState *s)
{
  uint32_t i0 = ent_parse_stack(s, 0), i1 = ent_parse_stack(s, 1);
  Node nothing = &s->nodes[s->n + 1];
  View v = {.s0 = &s->nodes[i0], .s1 = &s->nodes[i1]};
  v.s2 = &s->nodes[ent_parse_stack(s, 2)];
  v.b0 = &s->nodes[ent_parse_buffer(s, 0)];
  v.b1 = &s->nodes[ent_parse_buffer(s, 1)];
  v.b2 = &s->nodes[ent_parse_buffer(s, 2)];
  v.b3 = &s->nodes[ent_parse_buffer(s, 3)];
  v.s0l = child(s, v.s0, LEFT, 0);
  v.s0r = child(s, v.s0, RIGHT, 0);
  v.s1l = child(s, v.s1, LEFT, 0);
  v.s1r = child(s, v.s1, RIGHT, 0);
  v.b0l = child(s, v.b0, LEFT, 0);
  v.s0l2 = child(s, v.s0, LEFT, 1);
  v.s0r2 = child(s, v.s0, RIGHT, 1);
  v.b0l2 = child(s, v.b0, LEFT, 1);
  v.after = s->depth > 0 ? &s->nodes[i0 + 1] : nothing;
  v.before = s->next > 0 ? &s->nodes[s->next - 1] : nothing;
  v.d0 = s->depth > 0 ? distance(i0, s->next) : 8;
  v.d1 = s->depth > 1 ? distance(i1, i0) : 8;
  return v;
}

/* Two parts of speech, two sets of known ones with the one chosen. */
static uint64_t two(Node x, Node y)
{
  return x->upos * 256u + y->upos;
}

static uint64_t known(Node x)
{
  return x->tags * 256u + x->upos;
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
  ent_add3(f, x->cluster, y->cluster, two(x, y));
  ent_add3(f, x->word, y->cluster, y->upos);
  ent_add3(f, x->cluster, y->word, x->upos);
}

static void add_words(EntSink *f, const View *v)
{
  ent_add(f, 0);
  add_single(f, v->s0);
  add_single(f, v->s1);
  add_single(f, v->b0);
  add_single(f, v->b1);
  add_single(f, v->s2);
  add_single(f, v->b2);
  ent_add(f, v->b3->fine);
}

static void add_pairs(EntSink *f, const View *v)
{
  add_pair(f, v->s0, v->b0);
  add_pair(f, v->s1, v->s0);
  ent_add2(f, v->b0->fine, v->b1->fine);
  ent_add2(f, v->b0->word, v->b1->fine);
  ent_add2(f, v->b0->word, v->b1->word);
  ent_add2(f, v->s1->fine, v->b0->fine);
  ent_add2(f, v->s1->word, v->b0->word);
  ent_add2(f, v->s0->word, v->b1->word);
  ent_add2(f, v->s0->both, v->b1->fine);
}

static void add_triples(EntSink *f, const View *v)
{
  Node s0 = v->s0, s1 = v->s1, b0 = v->b0, b1 = v->b1;
  ent_add3(f, s1->full, s0->full, b0->full);
  ent_add3(f, b0->fine, b1->fine, v->b2->fine);
  ent_add3(f, s0->fine, b0->fine, b1->fine);
  ent_add3(f, s1->fine, s0->fine, b0->fine);
  ent_add3(f, v->s2->fine, s1->fine, s0->fine);
  ent_add3(f, s1->word, s0->fine, b0->fine);
  ent_add3(f, s1->fine, s0->word, b0->fine);
  ent_add3(f, s1->fine, s0->fine, b0->word);
  ent_add3(f, s0->word, b0->fine, b1->fine);
  ent_add3(f, s0->fine, b0->word, b1->fine);
  ent_add3(f, s0->fine, b0->fine, b1->word);
  ent_add3(f, s0->cluster, b0->cluster, b1->cluster);
  ent_add3(f, s1->cluster, s0->cluster, b0->cluster);
  ent_add3(f, s1->cluster, s0->word, b0->fine);
}

static void add_distance(EntSink *f, Node x, Node y, uint64_t d)
{
  ent_add2(f, x->word, d);
  ent_add2(f, x->fine, d);
  ent_add2(f, y->word, d);
  ent_add2(f, y->fine, d);
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

static void add_valencies(EntSink *f, const View *v)
{
  add_valency(f, v->s0, LEFT);
  add_valency(f, v->s0, RIGHT);
  add_valency(f, v->s1, RIGHT);
  add_valency(f, v->b0, LEFT);
  ent_add3(f, v->s1->fine, v->s1->labels[RIGHT], v->s0->fine);
  ent_add3(f, v->s0->fine, v->s0->labels[RIGHT], v->b0->fine);
}

/* A dependent and its head, then what else stands in the state's middle. */
static void add_child(EntSink *f, Node x, Node of)
{
  ent_add(f, x->word);
  ent_add(f, x->fine);
  ent_add2(f, x->deprel, of->fine);
  ent_add2(f, x->deprel, of->word);
}

static void add_top_children(EntSink *f, const View *v)
{
  Node s0 = v->s0, s1 = v->s1, b0 = v->b0;
  if (s0->children[LEFT] > 0) {
    add_child(f, v->s0l, s0);
    ent_add3(f, s0->fine, v->s0l->fine, b0->fine);
    ent_add3(f, s1->fine, s0->fine, v->s0l->fine);
    ent_add3(f, s1->fine, v->s0l->word, s0->fine);
    ent_add2(f, s1->word, v->s0l->word);
    ent_add3(f, s0->fine, v->s0l->fine, v->s0l2->fine);
    ent_add2(f, v->s0l2->fine, v->s0l2->deprel);
  } else {
    ent_skip(f, 10);
  }
  if (s0->children[RIGHT] > 0) {
    add_child(f, v->s0r, s0);
    ent_add3(f, s0->fine, v->s0r->fine, b0->fine);
    ent_add3(f, s1->fine, s0->fine, v->s0r->fine);
    ent_add3(f, s0->fine, v->s0r->fine, v->s0r2->fine);
    ent_add2(f, v->s0r2->fine, v->s0r2->deprel);
  } else {
    ent_skip(f, 8);
  }
}

static void add_other_children(EntSink *f, const View *v)
{
  Node s0 = v->s0, s1 = v->s1, b0 = v->b0;
  if (s1->children[LEFT] > 0) {
    add_child(f, v->s1l, s1);
    ent_add3(f, s1->fine, v->s1l->fine, s0->fine);
  } else {
    ent_skip(f, 5);
  }
  if (s1->children[RIGHT] > 0) {
    add_child(f, v->s1r, s1);
    ent_add3(f, s1->fine, v->s1r->fine, s0->fine);
  } else {
    ent_skip(f, 5);
  }
  if (b0->children[LEFT] > 0) {
    add_child(f, v->b0l, b0);
    ent_add3(f, s0->fine, b0->fine, v->b0l->fine);
    ent_add3(f, s0->fine, v->b0l->fine, v->b0l2->fine);
    ent_add2(f, v->b0l2->fine, v->b0l2->deprel);
    ent_add2(f, s0->word, v->b0l->word);
    ent_add3(f, s0->fine, v->b0l->word, b0->fine);
    ent_add3(f, s1->fine, s0->fine, v->b0l->word);
    ent_add3(f, s1->word, s0->fine, v->b0l->word);
    ent_add3(f, s1->fine, s0->word, v->b0l->word);
  } else {
    ent_skip(f, 12);
  }
  ent_add3(f, two(s0, b0), v->s0r->deprel, v->b0l->deprel);
  ent_add3(f, two(s1, s0), v->s1r->deprel, v->s0l->deprel);
}

static void add_beside(EntSink *f, const View *v)
{
  Node s0 = v->s0, b0 = v->b0;
  ent_add3(f, s0->fine, two(v->after, v->before), b0->fine);
  ent_add3(f, two(s0, v->after), v->before->upos, b0->upos);
  ent_add2(f, v->before->word, b0->fine);
  ent_add2(f, s0->fine, v->after->word);
}

/* What the words may be, apart from what the tagger takes them for, and their ends. */
static void add_known(EntSink *f, const View *v)
{
  Node s0 = v->s0, b0 = v->b0;
  ent_add(f, known(s0));
  ent_add(f, known(v->s1));
  ent_add(f, known(b0));
  ent_add(f, known(v->b1));
  ent_add2(f, known(s0), b0->fine);
  ent_add2(f, known(b0), s0->fine);
  ent_add2(f, known(v->b1), b0->fine);
  ent_add2(f, known(s0), known(b0));
  ent_add2(f, known(v->s1), known(s0));
  ent_add2(f, known(b0), known(v->b1));
  ent_add3(f, b0->suffix, b0->upos, s0->fine);
  ent_add3(f, s0->suffix, s0->upos, b0->fine);
}

unsigned ent_parse_features(const EntParseState *s, uint64_t *out)
{
  EntSink sink = {out, 0, 0}, *f = &sink;
  View v = view_of(s);
  add_words(f, &v);
  add_pairs(f, &v);
  add_triples(f, &v);
  add_distance(f, v.s0, v.b0, v.d0);
  add_distance(f, v.s1, v.s0, v.d1);
  add_valencies(f, &v);
  add_top_children(f, &v);
  add_other_children(f, &v);
  add_beside(f, &v);
  add_known(f, &v);
  return sink.n;
}
