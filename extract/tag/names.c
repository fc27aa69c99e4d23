// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names of a document: a first look sentence by sentence, a second one that knows the
 * first labels of the whole document. */

#include "extract/tag/names_decode.h"
#include "extract/tag/names_document.h"
#include "extract/tag/names_tag.h"
#include "extract/tag/tag.h"

/* A sentence is labelled in pieces of at most this many tokens, so that sums of scores
 * stay far from overflow. */
enum { LONGEST_PIECE = 4096 };

typedef struct {
  const EntNamesWeights *weights;
  EntAnalysis *a;
  EntNamesFeatures *features;
  EntNamesScores *scores;      /* of all tokens */
  uint8_t *labels;             /* of all tokens */
  EntNamesDecision *decisions; /* of one piece */
  void *room;
} Work;

static void label_piece(Work *w, uint32_t first, uint32_t n, unsigned look)
{
  ent_names_decode(&w->weights->header->steps[look],
                   (const EntNamesScores *)w->scores + first, n, look == 1, w->room,
                   w->decisions);
  for (uint32_t i = 0; i < n; i++)
    w->labels[first + i] = w->decisions[i].label;
}

static void first_look(Work *w, uint32_t sentence)
{
  const EntSentence *s = &w->a->sentences[sentence];
  uint64_t features[ENT_NAMES_MAX_FEATURES];
  ent_names_features_sentence(w->features, sentence);
  for (uint32_t i = s->first; i < s->end; i++) {
    unsigned n = ent_names_features_token(w->features, i, features);
    ent_names_weights_add(w->weights, features, n, w->scores[i]);
  }
  for (uint32_t i = s->first; i < s->end; i += LONGEST_PIECE)
    label_piece(w, i, s->end - i < LONGEST_PIECE ? s->end - i : LONGEST_PIECE, 0);
}

static void add_second(Work *w)
{
  uint64_t features[ENT_NAMES_MAX_SECOND];
  const EntNamesDocument *d = ent_names_document_new(w->features, w->a, w->labels);
  for (uint32_t i = 0; i < w->a->n_tokens; i++) {
    unsigned n = ent_names_document_token(d, i, features);
    if (n) ent_names_weights_add(w->weights, features, n, w->scores[i]);
  }
}

static uint8_t sureness(const EntNamesHeader *h, const EntNamesDecision *d)
{
  uint32_t bucket = (uint32_t)d->margin / h->margin_step;
  if (bucket >= ENT_NAMES_CALIBRATION) bucket = ENT_NAMES_CALIBRATION - 1;
  return h->sure[d->label != 0][bucket];
}

/* A name is as sure as its least sure token. */
static void level_name(EntToken *tokens, uint32_t first, uint32_t end)
{
  uint8_t least = 255;
  for (uint32_t i = first; i < end; i++)
    if (tokens[i].name_margin < least) least = tokens[i].name_margin;
  for (uint32_t i = first; i < end; i++)
    tokens[i].name_margin = least;
}

static void write_piece(Work *w, uint32_t first, uint32_t n)
{
  EntToken *tokens = w->a->tokens + first;
  label_piece(w, first, n, 1);
  for (uint32_t i = 0; i < n; i++) {
    const EntNamesDecision *d = &w->decisions[i];
    tokens[i].name = (uint8_t)((d->label + 1u) / 2u);
    tokens[i].name_begin = d->label % 2;
    tokens[i].name_margin = sureness(w->weights->header, d);
  }
  for (uint32_t i = 0, end; i < n; i = end) {
    end = i + 1;
    while (tokens[i].name && end < n && tokens[end].name && !tokens[end].name_begin)
      end++;
    if (tokens[i].name) level_name(tokens, i, end);
  }
}

static void second_look(Work *w, uint32_t sentence)
{
  const EntSentence *s = &w->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i += LONGEST_PIECE)
    write_piece(w, i, s->end - i < LONGEST_PIECE ? s->end - i : LONGEST_PIECE);
}

static void clear(EntAnalysis *a)
{
  for (uint32_t i = 0; i < a->n_tokens; i++) {
    EntToken *t = &a->tokens[i];
    t->name = t->name_begin = t->name_margin = 0;
  }
}

/* Of the pieces that the sentences make. */
static uint32_t longest_piece(const EntAnalysis *a)
{
  uint32_t longest = 0;
  for (uint32_t s = 0; s < a->n_sentences; s++) {
    uint32_t n = a->sentences[s].end - a->sentences[s].first;
    if (n > longest) longest = n;
  }
  return longest < LONGEST_PIECE ? longest : LONGEST_PIECE;
}

void ent_names_tag(const EntNamesWeights *weights, const EntNamesWords *words,
                   const EntKnowledge *k, EntAnalysis *a)
{
  Work w = {.weights = weights, .a = a};
  clear(a);
  if (!a->n_tokens) return;
  w.features = ent_names_features_new(words, k, a, ENT_NAMES_ALL);
  w.scores = ent_arena_new_array(a->arena, EntNamesScores, a->n_tokens);
  w.labels = ent_arena_new_array(a->arena, uint8_t, a->n_tokens);
  uint32_t longest = longest_piece(a);
  w.decisions = ent_arena_new_array(a->arena, EntNamesDecision, longest);
  w.room = ent_arena_alloc(a->arena, ent_names_decode_room(longest));
  for (uint32_t s = 0; s < a->n_sentences && !ent_deadline_passed(&a->deadline); s++)
    first_look(&w, s);
  if (a->deadline.passed) return;
  add_second(&w);
  for (uint32_t s = 0; s < a->n_sentences && !ent_deadline_passed(&a->deadline); s++)
    second_look(&w, s);
}

void ent_tag_names(const EntModel *model, const EntKnowledge *k, EntAnalysis *a)
{
  EntNamesWeights weights;
  EntNamesWords words;
  size_t size = 0;
  const void *section = ent_model_section(model, "NAML", &size);
  bool good = ent_names_words_view(&words, section, size);
  section = ent_model_section(model, "NAMW", &size);
  if (good && ent_names_weights_view(&weights, section, size))
    ent_names_tag(&weights, &words, k, a);
  else
    clear(a);
}
