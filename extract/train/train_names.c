// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Training of the name model. The second look is learnt over first labels and scores of
 * models that did not see the document (in so many folds), for at work the first labels
 * are no better than that. */

#include "extract/train/train_names.h"
#include "extract/tag/names_decode.h"
#include "extract/tag/names_document.h"
#include "extract/train/names_calibrate.h"
#include "extract/train/names_data.h"
#include "extract/train/names_pack.h"
#include <glib.h>
#include <math.h>
#include <string.h>

typedef struct {
  EntNamesCorpus *corpus;
  const EntNamesSettings *settings;
  const EntKnowledge *k;
  EntNamesWords words;
  uint32_t *origin; /* text -> text it is a copy of */
  uint32_t n_own;   /* texts that are no copies */
  EntNamesData *data;
  uint8_t **labels;                  /* by text: from the first look */
  float (**scores)[ENT_NAMES_WIDTH]; /* by text */
} Trainer;

EntNamesSettings ent_names_settings_default(void)
{
  return (EntNamesSettings){
      .groups = ENT_NAMES_ALL,
      .rounds = 8,
      .mean = 4,
      .folds = 3,
      .second = true,
      .recase = true,
      .least = 2,
      .bits = 18,
      .name_bias = -0.3f,
      .misc_bias = -0.5f,
      .rates = {.alpha = 0.07f, .beta = 1, .l1 = 0.5f, .l2 = 0, .drop = 0.1f},
  };
}

static void say(const Trainer *t, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void say(const Trainer *t, const char *format, ...)
{
  va_list args;
  if (!t->settings->progress) return;
  va_start(args, format);
  g_autofree char *line = g_strdup_vprintf(format, args);
  va_end(args);
  t->settings->progress(t->settings->user, line);
}

/* ---- sources of features -------------------------------------------------- */

typedef struct {
  EntAnalysis a;
  EntNamesFeatures *features;
  EntNamesDocument *document;
  uint32_t sentence;
} Prepared;

static Prepared *prepare(const Trainer *t, uint32_t text, EntArena *arena)
{
  Prepared *p = ent_arena_new_array(arena, Prepared, 1);
  p->a = ent_names_corpus_text(t->corpus, text)->a;
  p->a.arena = arena;
  p->features = ent_names_features_new(&t->words, t->k, &p->a, t->settings->groups);
  return p;
}

static void *prepare_first(void *user, uint32_t text, EntArena *arena)
{
  return prepare(user, text, arena);
}

/* Makes the sentence of the token ready when the token is its first. */
static unsigned token_first(void *prepared, uint32_t token, uint64_t *out)
{
  Prepared *p = prepared;
  if (p->sentence < p->a.n_sentences && p->a.sentences[p->sentence].first == token)
    ent_names_features_sentence(p->features, p->sentence++);
  return ent_names_features_token(p->features, token, out);
}

static void *prepare_second(void *user, uint32_t text, EntArena *arena)
{
  const Trainer *t = user;
  Prepared *p = prepare(t, text, arena);
  for (uint32_t s = 0; s < p->a.n_sentences; s++)
    ent_names_features_sentence(p->features, s);
  p->document = ent_names_document_new(p->features, &p->a, t->labels[text]);
  return p;
}

static unsigned token_second(void *prepared, uint32_t token, uint64_t *out)
{
  return ent_names_document_token(((Prepared *)prepared)->document, token, out);
}

/* ---- rounds of learning --------------------------------------------------- */

typedef struct {
  uint32_t text, sentence;
} Place;

static bool says_something(const EntNamesText *t, uint32_t sentence)
{
  const EntSentence *s = &t->a.sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    if (t->allowed[i] != ENT_NAMES_ANY) return true;
  return false;
}

/* All sentences but those of one fold, shuffled the same way each time. */
static GArray *places(const Trainer *t, int without)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(Place));
  uint64_t random = 88172645463325252u;
  for (uint32_t i = 0; i < ent_names_corpus_size(t->corpus); i++) {
    const EntNamesText *text = ent_names_corpus_text(t->corpus, i);
    if (without >= 0 && t->origin[i] % t->settings->folds == (uint32_t)without)
      continue;
    for (uint32_t s = 0; s < text->a.n_sentences; s++)
      for (uint32_t k = 0; k < text->times && says_something(text, s); k++) {
        Place p = {i, s};
        g_array_append_val(list, p);
      }
  }
  for (guint i = list->len; i > 1; i--) {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    Place *a = &g_array_index(list, Place, i - 1);
    Place *b = &g_array_index(list, Place, (random >> 32) % i), c = *a;
    *a = *b;
    *b = c;
  }
  return list;
}

static EntNamesSequence sequence_at(const Trainer *t, const EntNamesData *data, Place p)
{
  EntNamesSequence s = ent_names_data_sequence(data, p.text, p.sentence);
  const EntNamesText *text = ent_names_corpus_text(t->corpus, p.text);
  if (data != t->data)
    s.base = (const float(*)[ENT_NAMES_WIDTH])t->scores[p.text] +
             text->a.sentences[p.sentence].first;
  return s;
}

static EntNamesCrf *learn(const Trainer *t, const EntNamesData *data, int without,
                          EntNamesRates rates)
{
  EntNamesCrf *crf = ent_names_crf_new(ent_names_data_features(data), rates);
  g_autoptr(GArray) list = places(t, without);
  for (unsigned round = 0; round < t->settings->rounds; round++) {
    double loss = 0;
    for (guint i = 0; i < list->len; i++) {
      EntNamesSequence s = sequence_at(t, data, g_array_index(list, Place, i));
      loss += ent_names_crf_step(crf, &s);
    }
    say(t, "names: round %u of %u%s, loss %.4f a sentence", round + 1,
        t->settings->rounds, data == t->data ? "" : " (second look)",
        loss / (list->len ? list->len : 1));
    if (round + t->settings->mean >= t->settings->rounds) ent_names_crf_note(crf);
  }
  ent_names_crf_settle(crf);
  return crf;
}

/* ---- first labels and scores of one fold ----------------------------------- */

static void decode_text(const EntNamesText *text, const EntNamesSteps *steps,
                        float (*scores)[ENT_NAMES_WIDTH], bool margins,
                        EntNamesDecision *out)
{
  for (uint32_t s = 0; s < text->a.n_sentences; s++) {
    uint32_t first = text->a.sentences[s].first, n = text->a.sentences[s].end - first;
    g_autofree EntNamesScores *ints = g_new(EntNamesScores, n);
    g_autofree void *room = g_malloc(ent_names_decode_room(n));
    for (uint32_t i = 0; i < n; i++)
      ent_names_round(scores[first + i], ints[i]);
    ent_names_decode(steps, (const EntNamesScores *)ints, n, margins, room,
                     out + first);
  }
}

static void label_text(Trainer *t, const EntNamesCrf *crf, uint32_t i)
{
  const EntNamesText *text = ent_names_corpus_text(t->corpus, i);
  g_autofree EntNamesDecision *out = g_new(EntNamesDecision, text->a.n_tokens);
  EntNamesSteps steps;
  for (uint32_t s = 0; s < text->a.n_sentences; s++) {
    EntNamesSequence q = ent_names_data_sequence(t->data, i, s);
    for (uint32_t k = 0; k < q.n; k++)
      ent_names_crf_scores(crf, q.features + q.start[k], q.start[k + 1] - q.start[k],
                           t->scores[i][text->a.sentences[s].first + k]);
  }
  ent_names_pack_steps(crf, &steps);
  decode_text(text, &steps, t->scores[i], false, out);
  for (uint32_t k = 0; k < text->a.n_tokens; k++)
    t->labels[i][k] = out[k].label;
}

static void label_fold(Trainer *t, unsigned fold)
{
  say(t, "names: learning without part %u of %u", fold + 1, t->settings->folds);
  EntNamesCrf *crf = learn(t, t->data, (int)fold, t->settings->rates);
  for (uint32_t i = 0; i < ent_names_corpus_size(t->corpus); i++)
    if (t->origin[i] % t->settings->folds == fold) label_text(t, crf, i);
  ent_names_crf_free(crf);
}

static void label_all(Trainer *t)
{
  uint32_t n = ent_names_corpus_size(t->corpus);
  t->labels = g_new0(uint8_t *, n);
  t->scores = g_malloc0_n(n, sizeof *t->scores);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t tokens = ent_names_corpus_text(t->corpus, i)->a.n_tokens;
    t->labels[i] = g_new0(uint8_t, tokens);
    t->scores[i] = g_malloc0_n(tokens, sizeof **t->scores);
  }
  for (unsigned fold = 0; fold < t->settings->folds; fold++)
    label_fold(t, fold);
}

/* How sure a margin is, learnt from the own texts, none of whose first scores saw them.
 */
static void calibrate(Trainer *t, const EntNamesData *second, const EntNamesCrf *crf,
                      EntNamesHeader *h)
{
  EntNamesTally tally = {{{0}}, {{0}}};
  for (uint32_t i = 0; i < t->n_own; i++) {
    const EntNamesText *text = ent_names_corpus_text(t->corpus, i);
    g_autofree EntNamesDecision *out = g_new(EntNamesDecision, text->a.n_tokens);
    for (uint32_t s = 0; s < text->a.n_sentences; s++) {
      EntNamesSequence q = ent_names_data_sequence(second, i, s);
      for (uint32_t k = 0; k < q.n; k++)
        ent_names_crf_scores(crf, q.features + q.start[k], q.start[k + 1] - q.start[k],
                             t->scores[i][text->a.sentences[s].first + k]);
    }
    decode_text(text, &h->steps[1], t->scores[i], true, out);
    ent_names_tally(&tally, text, out, h->margin_step);
  }
  ent_names_calibrate(&tally, h->sure);
}

/* Lends weight to what matters more: fewer doubtful names, and PER, ORG and LOC before
 * MISC, of which the corpora have different notions. */
static void lean(const EntNamesSettings *settings, EntNamesSteps *steps)
{
  int name = (int)lroundf(settings->name_bias * ENT_NAMES_SCALE);
  int misc = (int)lroundf(settings->misc_bias * ENT_NAMES_SCALE);
  for (unsigned to = 1; to < ENT_NAMES_LABELS; to += 2) {
    int bias = name + (to == 2 * ENT_NAME_MISC - 1 ? misc : 0);
    steps->start[to] = (int16_t)(steps->start[to] + bias);
    for (unsigned from = 0; from < ENT_NAMES_LABELS; from++)
      steps->follow[from][to] = (int16_t)(steps->follow[from][to] + bias);
  }
}

static void learn_second(Trainer *t, EntNamesPack *pack)
{
  EntNamesSource source = {prepare_second, token_second, t};
  EntNamesRates rates = t->settings->rates;
  label_all(t);
  EntNamesData *second = ent_names_data_new(t->corpus, &source, t->settings->least);
  rates.l1 = rates.drop = 0;
  EntNamesCrf *crf = learn(t, second, -1, rates);
  ent_names_pack_steps(crf, &pack->header.steps[1]);
  lean(t->settings, &pack->header.steps[1]);
  calibrate(t, second, crf, &pack->header);
  ent_names_pack_add(pack, second, crf);
  ent_names_crf_free(crf);
  ent_names_data_free(second);
  for (uint32_t i = 0; i < ent_names_corpus_size(t->corpus); i++) {
    g_free(t->labels[i]);
    g_free(t->scores[i]);
  }
  g_free(t->labels);
  g_free(t->scores);
}

static void learn_all(Trainer *t, EntNamesTrained *out)
{
  EntNamesSource source = {prepare_first, token_first, t};
  EntNamesPack pack;
  ent_names_pack_init(&pack, t->settings->bits);
  t->data = ent_names_data_new(t->corpus, &source, t->settings->least);
  say(t, "names: %u features in %u texts", ent_names_data_features(t->data),
      ent_names_corpus_size(t->corpus));
  if (t->settings->second) learn_second(t, &pack);
  EntNamesCrf *crf = learn(t, t->data, -1, t->settings->rates);
  ent_names_pack_steps(crf, &pack.header.steps[0]);
  if (!t->settings->second) pack.header.steps[1] = pack.header.steps[0];
  ent_names_pack_add(&pack, t->data, crf);
  ent_names_crf_free(crf);
  ent_names_data_free(t->data);
  out->weights = ent_names_pack_section(&pack, &out->weights_size);
  say(t, "names: %u features kept, %zu bytes", pack.kept, out->weights_size);
  ent_names_pack_clear(&pack);
}

void ent_names_train(EntNamesCorpus *corpus, const EntNamesVectors *vectors,
                     const EntKnowledge *k, const EntNamesSettings *settings,
                     EntNamesTrained *out)
{
  Trainer t = {.corpus = corpus, .settings = settings, .k = k};
  *out = (EntNamesTrained){0};
  if (vectors) {
    say(&t, "names: guessing types of %u words from their vectors", vectors->n);
    out->words = ent_names_lexicon_new(vectors, corpus, &out->words_size);
  }
  ent_names_words_view(&t.words, out->words, out->words_size);
  t.n_own = ent_names_corpus_size(corpus);
  if (settings->recase) {
    ent_names_corpus_recase(corpus, &t.origin);
  } else {
    t.origin = g_new(uint32_t, t.n_own + 1);
    for (uint32_t i = 0; i < t.n_own; i++)
      t.origin[i] = i;
  }
  for (uint32_t i = 0; k && i < ent_names_corpus_size(corpus); i++)
    ent_knowledge_annotate(k, &ent_names_corpus_text(corpus, i)->a);
  learn_all(&t, out);
  g_free(t.origin);
}

void ent_names_trained_clear(EntNamesTrained *trained)
{
  g_free(trained->words);
  g_free(trained->weights);
  *trained = (EntNamesTrained){0};
}
