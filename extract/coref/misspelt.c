// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A surname that is written once and one letter from that of a person of the document:
 * "Chriac" for "Chirac". Not where it is known as a name itself ("Hanson", "Hansen").
 */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"
#include <string.h>

/* Bytes from which on one wrong letter does not make another name of it. */
enum { SHORTEST = 6 };

/* One letter more, less, other, or two exchanged (the distance of Damerau). */
static bool one_letter_apart(const char *x, size_t n, const char *y, size_t m)
{
  size_t head = 0, tail = 0;
  while (head < n && head < m && x[head] == y[head])
    head++;
  while (tail < n - head && tail < m - head && x[n - 1 - tail] == y[m - 1 - tail])
    tail++;
  size_t left = n - head - tail, other = m - head - tail;
  if (left <= 1 && other <= 1) return left + other > 0;
  return left == 2 && other == 2 && x[head] == y[head + 1] && x[head + 1] == y[head];
}

static bool may_be_misspelt(const EntCoref *c, uint32_t i, const uint32_t *times)
{
  const EntMention *m = ent_coref_mention(c, i);
  if (m->kind != ENT_MENTION_NAME || m->entry || m->end - m->first != 1) return false;
  if (m->cls != ENT_CLASS_PERSON && m->cls != ENT_CLASS_ORGANIZATION &&
      m->cls != ENT_CLASS_PLACE)
    return false;
  return times[ent_coref_root(c, i)] == 1 &&
         c->a->tokens[m->first].norm_length >= SHORTEST &&
         !ent_match_at(c->m, m->first, ENT_TABLE_SURNAMES) &&
         !ent_match_at(c->m, m->first, ENT_TABLE_GIVEN_NAMES);
}

/* The first person of a full name, met more than once, whose last name it nearly is. */
static uint32_t find_person(const EntCoref *c, uint32_t i, const uint32_t *times)
{
  const EntToken *t = &c->a->tokens[ent_coref_mention(c, i)->first];
  for (uint32_t j = ent_coref_from(i); j < ent_coref_to(c, i); j++) {
    const EntMention *o = ent_coref_mention(c, j);
    if (j == i || o->kind != ENT_MENTION_NAME || o->cls != ENT_CLASS_PERSON ||
        o->end - o->first < 2 || times[ent_coref_root(c, j)] < 2)
      continue;
    const EntToken *last = &c->a->tokens[o->end - 1];
    if (*last->norm == *t->norm && last->norm_length >= SHORTEST &&
        one_letter_apart(t->norm, t->norm_length, last->norm, last->norm_length))
      return j;
  }
  return ENT_NONE;
}

void ent_coref_misspelt(EntCoref *c)
{
  uint32_t *times = ent_arena_new_array(c->a->arena, uint32_t, c->m->n_mentions + 1);
  for (uint32_t i = 0; i < c->m->n_mentions; i++)
    if (ent_coref_mention(c, i)->kind == ENT_MENTION_NAME)
      times[ent_coref_root(c, i)]++;
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    if (!may_be_misspelt(c, i, times)) continue;
    uint32_t person = find_person(c, i, times);
    if (person == ENT_NONE) continue;
    c->m->mentions[i].cls = ENT_CLASS_PERSON;
    ent_coref_chain(c, i)->cls = ENT_CLASS_PERSON;
    ent_coref_join(c, person, i);
  }
}
