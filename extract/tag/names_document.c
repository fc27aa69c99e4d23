// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Votes of the document's other tokens. */

#include "extract/tag/names_document.h"
#include "extract/tag/names_model.h"

enum { TYPES = 5, LONGEST = 7 };

/* The labels of one word (or pair of words, or acronym) over the document. */
typedef struct {
  uint32_t key;
  uint16_t count[TYPES];  /* by type; [0]: written as a name, but none */
  uint16_t longer[TYPES]; /* in names of two words or more */
  uint16_t begins, ends;  /* of the longer ones */
} Votes;

struct EntNamesDocument {
  const EntNamesFeatures *f;
  const EntAnalysis *a;
  const uint8_t *labels;
  Votes *words, *acronyms;
  uint32_t mask;
  uint32_t *name_first, *name_end; /* of the name that a token is in */
};

static Votes *votes_of(Votes *table, uint32_t mask, uint32_t key)
{
  uint32_t i = key & mask;
  while (table[i].key && table[i].key != key)
    i = (i + 1) & mask;
  table[i].key = key;
  return &table[i];
}

static const Votes *votes_find(const Votes *table, uint32_t mask, uint32_t key)
{
  uint32_t i = key & mask;
  while (table[i].key && table[i].key != key)
    i = (i + 1) & mask;
  return table[i].key ? &table[i] : NULL;
}

static unsigned type_of(uint8_t label)
{
  return (label + 1u) / 2u;
}

static uint32_t initials_key(const EntNamesDocument *d, uint32_t first, uint32_t end)
{
  char initials[LONGEST + 1];
  size_t n = 0;
  for (uint32_t i = first; i < end; i++) {
    unsigned char c = (unsigned char)d->a->tokens[i].norm[0];
    if (!ent_names_features_upper(d->f, i)) continue;
    if (c >= 0x80 || n == LONGEST) return 0;
    initials[n++] = (char)c;
  }
  return n < 2 ? 0 : ent_names_word_key(initials, n);
}

static void note_name(EntNamesDocument *d, uint32_t first, uint32_t end)
{
  unsigned type = type_of(d->labels[first]);
  for (uint32_t i = first; i < end; i++) {
    Votes *v = votes_of(d->words, d->mask, ent_names_features_word(d->f, i));
    d->name_first[i] = first;
    d->name_end[i] = end;
    v->count[type]++;
    if (end - first < 2) continue;
    v->longer[type]++;
    v->begins = (uint16_t)(v->begins + (i == first));
    v->ends = (uint16_t)(v->ends + (i + 1 == end));
  }
  uint32_t acronym = end - first >= 2 ? initials_key(d, first, end) : 0;
  if (acronym) votes_of(d->acronyms, d->mask, acronym)->count[type]++;
}

static void note_all(EntNamesDocument *d)
{
  for (uint32_t i = 0, end; i < d->a->n_tokens; i = end) {
    end = i + 1;
    if (!d->labels[i]) {
      if (ent_names_features_upper(d->f, i))
        votes_of(d->words, d->mask, ent_names_features_word(d->f, i))->count[0]++;
      continue;
    }
    unsigned type = type_of(d->labels[i]);
    while (end < d->a->n_tokens && d->labels[end] == 2 * type)
      end++;
    note_name(d, i, end);
  }
}

EntNamesDocument *ent_names_document_new(const EntNamesFeatures *f,
                                         const EntAnalysis *a, const uint8_t *labels)
{
  EntNamesDocument *d = ent_arena_new_array(a->arena, EntNamesDocument, 1);
  uint32_t size = 16, wanted = 1;
  for (uint32_t i = 0; i < a->n_tokens; i++)
    wanted += labels[i] || ent_names_features_upper(f, i);
  while (size < wanted * 2)
    size *= 2;
  *d = (EntNamesDocument){.f = f, .a = a, .labels = labels, .mask = size - 1};
  d->words = ent_arena_new_array(a->arena, Votes, size);
  d->acronyms = ent_arena_new_array(a->arena, Votes, size);
  d->name_first = ent_arena_new_array(a->arena, uint32_t, a->n_tokens);
  d->name_end = ent_arena_new_array(a->arena, uint32_t, a->n_tokens);
  note_all(d);
  return d;
}

/* The votes without the token's own. */
static Votes others(const EntNamesDocument *d, const Votes *all, uint32_t i)
{
  Votes v = *all;
  unsigned type = type_of(d->labels[i]);
  if (!d->labels[i]) {
    if (ent_names_features_upper(d->f, i)) v.count[0]--;
    return v;
  }
  v.count[type]--;
  if (d->name_end[i] - d->name_first[i] < 2) return v;
  v.longer[type]--;
  v.begins = (uint16_t)(v.begins - (i == d->name_first[i]));
  v.ends = (uint16_t)(v.ends - (i + 1 == d->name_end[i]));
  return v;
}

static unsigned most(const uint16_t count[TYPES], unsigned *sum)
{
  unsigned best = 0;
  *sum = 0;
  for (unsigned t = 0; t < TYPES; t++) {
    *sum += count[t];
    if (count[t] > count[best]) best = t;
  }
  return best;
}

/* How much of the votes, and how many there are, in a few steps. */
static unsigned strength(unsigned count, unsigned sum)
{
  unsigned share = count == sum ? 3 : count * 3 >= sum * 2 ? 2 : 1;
  unsigned number = sum >= 4 ? 3 : sum >= 2 ? 2 : 1;
  return share * 4 + number;
}

/* Where the word stands in the longer names: 1 begins them, 2 ends them, 0 both. */
static unsigned side(const Votes *v)
{
  if (v->begins > 2 * v->ends) return 1;
  return v->ends > 2 * v->begins ? 2 : 0;
}

enum { T_SECOND = 900 };

static unsigned acronym_features(const EntNamesDocument *d, uint32_t i, uint64_t *out)
{
  const EntToken *t = &d->a->tokens[i];
  if (!(t->flags & ENT_TOK_ALL_UPPER)) return 0;
  const Votes *v = votes_find(d->acronyms, d->mask, ent_names_features_word(d->f, i));
  unsigned sum;
  if (!v) return 0;
  out[0] = ent_names_mix(T_SECOND + 4, most(v->count, &sum), 0);
  return 1;
}

unsigned ent_names_document_token(const EntNamesDocument *d, uint32_t i,
                                  uint64_t out[ENT_NAMES_MAX_SECOND])
{
  bool upper = ent_names_features_upper(d->f, i);
  if (!upper && !d->labels[i]) return 0;
  unsigned n = acronym_features(d, i, out), sum;
  const Votes *all = votes_find(d->words, d->mask, ent_names_features_word(d->f, i));
  if (!all) return n;
  Votes v = others(d, all, i);
  unsigned type = most(v.count, &sum);
  if (!sum) return n;
  unsigned how = strength(v.count[type], sum);
  out[n++] = ent_names_mix(T_SECOND, type, upper);
  out[n++] = ent_names_mix(T_SECOND + 1, type * 16 + how, upper);
  type = most(v.longer, &sum);
  if (!sum) {
    out[n++] = ent_names_mix(T_SECOND + 2, type, upper);
    return n;
  }
  out[n++] = ent_names_mix(T_SECOND + 3, type * 4 + side(&v), upper);
  out[n++] =
      ent_names_mix(T_SECOND + 5, type * 16 + strength(v.longer[type], sum), side(&v));
  return n;
}
