// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Tags a sentence from left to right. */
#include "extract/tag/tagger.h"
#include "extract/tag/lemma.h"
#include "extract/tag/tag.h"
#include <string.h>

enum { EDGE = 2 };

void ent_tag_prepare(EntTagSentence *s, const EntWords *words, const EntAnalysis *a,
                     EntArena *arena, uint32_t sentence)
{
  const EntSentence *sent = &a->sentences[sentence];
  s->n = sent->end - sent->first;
  s->lexemes = ent_arena_new_array(arena, EntLexeme, s->n + 2 * EDGE) + EDGE;
  s->tags = ent_arena_new_array(arena, uint8_t, s->n + EDGE) + EDGE;
  s->tags[-1] = s->tags[-2] = ENT_TAG_EDGE;
  s->mode = ent_case_mode(a, sent->first, s->n);
  ent_lexemes_fill(s->lexemes, words, a, sent->first, s->n);
}

bool ent_tagger_view(EntTagger *tagger, const EntModel *model)
{
  size_t size;
  const void *words = ent_model_section(model, "WORD", &size);
  if (!ent_words_view(&tagger->words, words, size)) return false;
  tagger->tags = ent_model_section(model, "TAGS", &size);
  tagger->n_tags = (uint32_t)(size / sizeof(EntTag));
  tagger->fixed = ent_model_section(model, "TAGF", &size);
  if (size != sizeof(EntTagFixed) << ENT_TAG_FIXED_BITS) return false;
  const void *weights = ent_model_section(model, "TAGW", &size);
  return ent_linear_view(&tagger->weights, weights, size) && tagger->tags &&
         tagger->weights.n_labels == tagger->n_tags;
}

bool ent_tagger_is_sound(const EntTagger *tagger)
{
  bool has_room = false;
  for (uint32_t i = 0; i < 1u << ENT_TAG_FIXED_BITS; i++) {
    has_room |= tagger->fixed[i].key == 0;
    if (tagger->fixed[i].tag >= tagger->n_tags) return false;
  }
  for (uint32_t i = 0; i < tagger->n_tags; i++)
    if (tagger->tags[i].upos >= ENT_POS_COUNT) return false;
  return has_room && ent_words_are_sound(&tagger->words) &&
         ent_linear_is_sound(&tagger->weights);
}

static void set_tag(EntToken *token, const EntTag *tag)
{
  token->upos = (uint8_t)tag->upos;
  token->feats = tag->feats;
}

static uint32_t choose(const EntTagger *tagger, const EntTagSentence *s, uint32_t i)
{
  uint64_t features[ENT_TAG_MAX_FEATURES];
  int32_t scores[ENT_LINEAR_MAX_LABELS];
  const EntTagFixed *fixed =
      &tagger->fixed[ent_tag_fixed_slot(tagger->fixed, s->lexemes[i].word)];
  if (fixed->key != 0) return fixed->tag;
  unsigned n = ent_tag_features(s, i, features);
  ent_linear_score(&tagger->weights, features, n, scores);
  return ent_best_label(scores, tagger->n_tags);
}

void ent_tag_sentence(const EntModel *model, EntAnalysis *a, uint32_t sentence)
{
  EntTagger tagger;
  if (!ent_tagger_view(&tagger, model)) return;
  EntTagSentence s;
  EntArena *scratch = ent_arena_new();
  ent_tag_prepare(&s, &tagger.words, a, scratch, sentence);
  EntToken *tokens = a->tokens + a->sentences[sentence].first;
  for (uint32_t i = 0; i < s.n; i++) {
    s.tags[i] = (uint8_t)choose(&tagger, &s, i);
    set_tag(&tokens[i], &tagger.tags[s.tags[i]]);
  }
  ent_arena_free(scratch);
  ent_lemmatize(model, a, sentence);
}
