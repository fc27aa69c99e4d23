// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Exact precision and recall of names. */

#include "extract/tag/names_tag.h"
#include "extract/train/train_names.h"

static bool starts(EntNamesAllowed allowed)
{
  return allowed == 1u << 1 || allowed == 1u << 3 || allowed == 1u << 5 ||
         allowed == 1u << 7;
}

static unsigned type_of(EntNamesAllowed allowed)
{
  unsigned label = 0;
  while (allowed >> (label + 1))
    label++;
  return (label + 1) / 2;
}

static bool gold_goes_on(const EntNamesText *t, uint32_t i, unsigned type)
{
  return i < t->a.n_tokens && t->allowed[i] == 1u << (2 * type);
}

static bool found_goes_on(const EntNamesText *t, uint32_t i)
{
  return i < t->a.n_tokens && t->a.tokens[i].name && !t->a.tokens[i].name_begin;
}

static void count(uint32_t counts[5], unsigned type)
{
  counts[type]++;
  if (type != ENT_NAME_MISC) counts[0]++;
}

static void measure_text(const EntNamesText *t, EntNamesFigures *f)
{
  for (uint32_t i = 0; i < t->a.n_tokens; i++) {
    const EntToken *token = &t->a.tokens[i];
    bool gold = starts(t->allowed[i]);
    unsigned type = gold ? type_of(t->allowed[i]) : 0;
    if (gold) count(f->gold, type);
    if (token->name_begin) count(f->found, token->name);
    if (!gold || !token->name_begin || token->name != type) continue;
    uint32_t k = i + 1;
    while (gold_goes_on(t, k, type) && found_goes_on(t, k))
      k++;
    if (!gold_goes_on(t, k, type) && !found_goes_on(t, k)) count(f->right, type);
  }
}

void ent_names_measure(const EntNamesTrained *trained, const EntKnowledge *k,
                       const EntNamesCorpus *corpus, EntNamesFigures *figures)
{
  EntNamesWords words;
  EntNamesWeights weights;
  *figures = (EntNamesFigures){{0}, {0}, {0}};
  ent_names_words_view(&words, trained->words, trained->words_size);
  if (!ent_names_weights_view(&weights, trained->weights, trained->weights_size))
    return;
  for (uint32_t i = 0; i < ent_names_corpus_size(corpus); i++) {
    EntNamesText *t = ent_names_corpus_text(corpus, i);
    if (k) ent_knowledge_annotate(k, &t->a);
    EntAnalysis a = t->a;
    a.arena = ent_arena_new();
    ent_names_tag(&weights, &words, k, &a);
    ent_arena_free(a.arena);
    measure_text(t, figures);
  }
}

double ent_names_f1(const EntNamesFigures *f, unsigned type)
{
  double sum = f->found[type] + f->gold[type];
  return sum > 0 ? 200.0 * f->right[type] / sum : 0;
}
