// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The features of the name model. Each is a template number and one or two values. */

#include "extract/tag/names_features.h"
#include "extract/tag/names_context.h"
#include "extract/tag/names_gazetteer.h"

struct EntNamesFeatures {
  const EntNamesWords *words;
  const EntKnowledge *k;
  EntAnalysis *a;
  unsigned groups;
  EntNamesGazetteer gazetteer;
  EntNamesToken *tokens;
  EntNamesHits *hits;
  const EntSentence *sentence;
  int writing;
};

/* Beyond the ends of a sentence. */
static const EntNamesToken before_first = {.word = 1, .cap = ENT_CAP_PUNCT, .shape = 1};
static const EntNamesToken after_last = {.word = 2, .cap = ENT_CAP_PUNCT, .shape = 2};

typedef struct {
  uint64_t *out;
  unsigned n;
} Sink;

/* A token and its neighbours. */
typedef struct {
  const EntNamesFeatures *f;
  uint32_t i;
  const EntNamesToken *t[5]; /* two before, itself, two after */
} View;

static void add(Sink *sink, uint32_t template, uint64_t a, uint64_t b)
{
  sink->out[sink->n++] = ent_names_mix(template, a, b);
}

static const EntNamesToken *at(const EntNamesFeatures *f, int64_t i)
{
  if (i < (int64_t)f->sentence->first) return &before_first;
  if (i >= (int64_t)f->sentence->end) return &after_last;
  return &f->tokens[i];
}

/* Template numbers: each group has a hundred. */
enum {
  T_WORD = 100,
  T_AFFIX = 200,
  T_SHAPE = 300,
  T_CLUSTER = 400,
  T_GUESS = 500,
  T_RUN = 600,
  T_HIT = 700,
  T_SEEN = 800
};

static void add_words(const View *v, Sink *sink)
{
  const EntNamesToken *const *t = v->t;
  for (uint32_t d = 0; d < 5; d++)
    add(sink, T_WORD + d, t[d]->word, 0);
  add(sink, T_WORD + 5, t[1]->word, t[2]->word);
  add(sink, T_WORD + 6, t[2]->word, t[3]->word);
  add(sink, T_WORD + 7, t[2]->word, t[2]->cap);
  add(sink, T_WORD + 8, t[1]->word, t[2]->cap);
  add(sink, T_WORD + 9, t[3]->word, t[2]->cap);
}

static void add_affixes(const View *v, Sink *sink)
{
  const EntNamesToken *const *t = v->t;
  if (t[2]->cap == ENT_CAP_PUNCT) return;
  for (uint32_t k = 0; k < 4; k++) {
    add(sink, T_AFFIX + k, t[2]->prefix[k], 0);
    add(sink, T_AFFIX + 4 + k, t[2]->suffix[k], 0);
  }
  add(sink, T_AFFIX + 8, t[2]->suffix[2], t[2]->cap);
  add(sink, T_AFFIX + 9, t[1]->suffix[2], 0);
  add(sink, T_AFFIX + 10, t[3]->suffix[2], 0);
}

static void add_shapes(const View *v, Sink *sink)
{
  const EntNamesToken *const *t = v->t;
  uint32_t writing = (uint32_t)v->f->writing;
  uint64_t caps = 0;
  for (uint32_t d = 0; d < 5; d++)
    caps = caps * 8 + t[d]->cap;
  for (uint32_t d = 1; d < 4; d++)
    add(sink, T_SHAPE + d, t[d]->shape, 0);
  add(sink, T_SHAPE + 5, t[1]->shape, t[2]->shape);
  add(sink, T_SHAPE + 6, t[2]->shape, t[3]->shape);
  add(sink, T_SHAPE + 7, caps, 0);
  add(sink, T_SHAPE + 8, caps >> 3 & 0777, 0);
  add(sink, T_SHAPE + 9, writing * 8 + t[2]->cap, t[2]->initial * 2u + t[2]->upper);
  add(sink, T_SHAPE + 10, writing * 2 + t[2]->upper, t[1]->upper * 2u + t[3]->upper);
}

static void add_clusters(const View *v, Sink *sink)
{
  const EntNamesToken *const *t = v->t;
  for (uint32_t d = 0; d < 5; d++)
    add(sink, T_CLUSTER + d, t[d]->cluster, 0);
  add(sink, T_CLUSTER + 5, t[1]->cluster, t[2]->cluster);
  add(sink, T_CLUSTER + 6, t[2]->cluster, t[3]->cluster);
  add(sink, T_CLUSTER + 7, t[2]->cluster, t[2]->cap);
  add(sink, T_CLUSTER + 8, t[1]->cluster, t[2]->cap);
  add(sink, T_CLUSTER + 9, t[3]->cluster, t[2]->cap);
}

static unsigned level(unsigned nibble)
{
  static const uint8_t levels[16] = {0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7};
  return levels[nibble & 15u];
}

/* The likeliest type and its level. */
static unsigned best_guess(const EntNamesToken *t)
{
  unsigned best = 0;
  if (!t->known) return 99;
  for (unsigned k = 0; k < 4; k++) {
    unsigned l = level(t->guess >> (4 * k)) * 4 + k;
    if (l >> 2 > best >> 2) best = l;
  }
  return best;
}

static void add_guess(const View *v, Sink *sink)
{
  const EntNamesToken *const *t = v->t;
  unsigned best[5];
  for (uint32_t d = 0; d < 5; d++)
    best[d] = best_guess(t[d]);
  for (uint32_t d = 1; d < 4; d++) {
    if (!t[d]->guess) {
      add(sink, T_GUESS + d, 99, t[d]->known);
      continue;
    }
    for (unsigned k = 0; k < 4; k++)
      add(sink, T_GUESS + d, k, level(t[d]->guess >> (4 * k)));
  }
  add(sink, T_GUESS + 5, best[2], t[2]->cap);
  add(sink, T_GUESS + 6, best[1] * 128 + best[2], t[2]->cap);
  add(sink, T_GUESS + 7, best[3] * 128 + best[2], t[2]->cap);
  add(sink, T_GUESS + 8, best[0], best[4]);
}

/* Do the initials of the words [first, end) spell the token? Linking words are passed
 * over. */
static bool initials_spell(const EntNamesFeatures *f, uint32_t first, uint32_t end,
                           uint32_t acronym)
{
  const char *letters = f->a->tokens[acronym].norm;
  for (uint32_t i = first; i < end; i++) {
    if (!f->tokens[i].upper) continue;
    if (*letters == '.') letters++;
    if (!*letters || *letters != f->a->tokens[i].norm[0]) return false;
    letters++;
  }
  return *letters == 0 || (*letters == '.' && !letters[1]);
}

static bool is_bracket(const EntNamesFeatures *f, int64_t i, char c)
{
  if (i < (int64_t)f->sentence->first || i >= (int64_t)f->sentence->end) return false;
  const EntToken *t = &f->a->tokens[i];
  return t->norm_length == 1 && t->norm[0] == c;
}

/* "Federal Security Service (FSB)": 1 for a word of the long form, 2 for the short one,
 * 3 for one in brackets that is not its initials. */
static unsigned acronym_part(const View *v)
{
  const EntNamesFeatures *f = v->f;
  const EntNamesToken *t = v->t[2];
  int64_t i = v->i, end = t->loose_end;
  if (t->cap == ENT_CAP_UPPER && is_bracket(f, i - 1, '(') &&
      is_bracket(f, i + 1, ')')) {
    const EntNamesToken *left = at(f, i - 2);
    if (left->loose_first == left->loose_end) return 0;
    return initials_spell(f, left->loose_first, left->loose_end, v->i) ? 2 : 3;
  }
  if (t->loose_first == t->loose_end || !is_bracket(f, end, '(') ||
      !is_bracket(f, end + 2, ')') || at(f, end + 1)->cap != ENT_CAP_UPPER)
    return 0;
  return initials_spell(f, t->loose_first, t->loose_end, (uint32_t)end + 1) ? 1 : 4;
}

/* Where a token stands in its run. */
static unsigned place_in(uint32_t i, uint32_t first, uint32_t end)
{
  if (end - first == 1) return 3;
  return i == first ? 0 : i + 1 == end ? 2 : 1;
}

static uint64_t run_hash(const EntNamesFeatures *f, uint32_t first, uint32_t end)
{
  uint64_t h = end - first;
  for (uint32_t i = first; i < end && i < first + 8; i++)
    h = h * 0x9E3779B1u + f->tokens[i].word;
  return h;
}

/* The features of one run around a token; base tells strict from loose. Only words:
 * with clusters and guesses of its ends the model did worse on what it had not seen. */
static void add_run(const View *v, Sink *sink, uint32_t base, const uint32_t run[2])
{
  const EntNamesFeatures *f = v->f;
  uint32_t first = run[0], end = run[1];
  unsigned place = place_in(v->i, first, end), length = end - first;
  if (length > 6) length = 6;
  add(sink, base, at(f, first)->word, place);
  add(sink, base + 1, at(f, (int64_t)end - 1)->word, place);
  add(sink, base + 2, at(f, (int64_t)first - 1)->word, place);
  add(sink, base + 3, at(f, end)->word, place);
  add(sink, base + 4, length, place);
  add(sink, base + 5, run_hash(f, first, end), place);
}

static void add_runs(const View *v, Sink *sink)
{
  const EntNamesToken *t = v->t[2];
  if (t->first != t->end) add_run(v, sink, T_RUN, (uint32_t[]){t->first, t->end});
  if (t->loose_first != t->loose_end &&
      (t->loose_first != t->first || t->loose_end != t->end))
    add_run(v, sink, T_RUN + 20, (uint32_t[]){t->loose_first, t->loose_end});
  unsigned acronym = acronym_part(v);
  if (acronym)
    add(sink, T_RUN + 40, acronym, place_in(v->i, t->loose_first, t->loose_end));
}

static void add_hits(const View *v, Sink *sink)
{
  const EntNamesFeatures *f = v->f;
  const EntNamesToken *t = v->t[2];
  const EntNamesHits *h = &f->hits[v->i];
  for (unsigned k = 0; k < h->n; k++) {
    add(sink, T_HIT, h->hits[k].kind, h->hits[k].place);
    add(sink, T_HIT + 1, h->hits[k].kind * 4ull + h->hits[k].place, t->cap);
  }
  if (!h->n) add(sink, T_HIT + 2, t->cap, 0);
  if (v->i > f->sentence->first) {
    h = &f->hits[v->i - 1];
    for (unsigned k = 0; k < h->n; k++)
      add(sink, T_HIT + 3, h->hits[k].kind * 4ull + h->hits[k].place, t->upper);
  }
  if (v->i + 1 < f->sentence->end) {
    h = &f->hits[v->i + 1];
    for (unsigned k = 0; k < h->n; k++)
      add(sink, T_HIT + 4, h->hits[k].kind * 4ull + h->hits[k].place, t->upper);
  }
}

/* What the ends of the run and its surroundings are known as. */
static void add_run_hits(const View *v, Sink *sink)
{
  const EntNamesFeatures *f = v->f;
  const EntNamesToken *t = v->t[2];
  if (t->loose_end - t->loose_first < 2) return;
  const uint32_t ends[] = {t->loose_first, t->loose_end - 1};
  for (uint32_t e = 0; e < 2; e++) {
    if (ends[e] == v->i) continue;
    const EntNamesHits *h = &f->hits[ends[e]];
    for (unsigned k = 0; k < h->n && k < 4; k++)
      add(sink, T_HIT + 5 + e, h->hits[k].kind * 4ull + h->hits[k].place,
          place_in(v->i, t->loose_first, t->loose_end));
  }
}

static void add_seen(const View *v, Sink *sink)
{
  const EntNamesToken *const *t = v->t;
  add(sink, T_SEEN, t[2]->seen, t[2]->cap * 2u + t[2]->initial);
  add(sink, T_SEEN + 1, t[1]->seen * 8u + t[3]->seen, t[2]->cap);
}

EntNamesFeatures *ent_names_features_new(const EntNamesWords *words,
                                         const EntKnowledge *k, EntAnalysis *a,
                                         unsigned groups)
{
  EntNamesFeatures *f = ent_arena_new_array(a->arena, EntNamesFeatures, 1);
  f->words = words;
  f->k = k;
  f->a = a;
  f->groups = k ? groups : groups & ~(unsigned)ENT_NAMES_GAZETTEERS;
  f->tokens = ent_arena_new_array(a->arena, EntNamesToken, a->n_tokens);
  if (f->groups & ENT_NAMES_GAZETTEERS) {
    ent_names_gazetteer_init(&f->gazetteer);
    f->hits = ent_arena_new_array(a->arena, EntNamesHits, a->n_tokens);
  }
  ent_names_context_words(words, a, f->tokens);
  return f;
}

void ent_names_features_sentence(EntNamesFeatures *f, uint32_t sentence)
{
  f->sentence = &f->a->sentences[sentence];
  f->writing = ent_names_context_sentence(f->words, f->a, f->tokens, f->sentence);
  if (f->groups & ENT_NAMES_GAZETTEERS)
    ent_names_gazetteer_scan(&f->gazetteer, f->k, f->a, f->sentence, f->hits);
}

unsigned ent_names_features_token(const EntNamesFeatures *f, uint32_t token,
                                  uint64_t out[ENT_NAMES_MAX_FEATURES])
{
  Sink sink = {out, 0};
  View v = {.f = f, .i = token};
  for (int d = 0; d < 5; d++)
    v.t[d] = at(f, (int64_t)token + d - 2);
  if (f->groups & ENT_NAMES_WORDS) add_words(&v, &sink);
  if (f->groups & ENT_NAMES_AFFIXES) add_affixes(&v, &sink);
  if (f->groups & ENT_NAMES_SHAPES) add_shapes(&v, &sink);
  if (f->groups & ENT_NAMES_CLUSTERS) add_clusters(&v, &sink);
  if (f->groups & ENT_NAMES_LEXICON) add_guess(&v, &sink);
  if (f->groups & ENT_NAMES_RUNS) add_runs(&v, &sink);
  if (f->groups & ENT_NAMES_GAZETTEERS) {
    add_hits(&v, &sink);
    add_run_hits(&v, &sink);
  }
  if (f->groups & ENT_NAMES_PROFILE) add_seen(&v, &sink);
  return sink.n;
}

uint32_t ent_names_features_word(const EntNamesFeatures *f, uint32_t token)
{
  return f->tokens[token].word;
}

bool ent_names_features_upper(const EntNamesFeatures *f, uint32_t token)
{
  return f->tokens[token].upper;
}
