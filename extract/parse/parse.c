// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Parses a tagged sentence, greedily, a move at a time. */
#include "extract/parse/parse.h"
#include "extract/parse/parser.h"
#include <string.h>

bool ent_parser_view(EntParser *parser, const EntModel *model)
{
  size_t size;
  const void *words = ent_model_section(model, "WORD", &size);
  if (!ent_words_view(&parser->words, words, size)) return false;
  parser->actions = ent_model_section(model, "PARS", &size);
  parser->n_actions = (uint32_t)(size / sizeof(EntAction));
  const void *weights = ent_model_section(model, "PARW", &size);
  return ent_linear_view(&parser->weights, weights, size) && parser->actions &&
         parser->weights.n_labels == parser->n_actions;
}

bool ent_parser_is_sound(const EntParser *parser)
{
  for (uint32_t i = 0; i < parser->n_actions; i++)
    if (parser->actions[i].move >= ENT_MOVE_COUNT ||
        parser->actions[i].deprel >= ENT_DEP_COUNT)
      return false;
  return ent_words_are_sound(&parser->words) && ent_linear_is_sound(&parser->weights);
}

uint32_t ent_parse_best(const EntParseState *s, unsigned legal,
                        const EntAction *actions, uint32_t n_actions,
                        const int32_t *scores)
{
  uint32_t best = n_actions;
  for (uint32_t i = 0; i < n_actions; i++) {
    if (best < n_actions && scores[i] <= scores[best]) continue;
    if (ent_action_legal(s, legal, actions[i])) best = i;
  }
  return best;
}

/* The relation to fall back on where the model knows none for a forced move. */
static EntAction forced(const EntParseState *s, unsigned legal)
{
  if (legal >> ENT_MOVE_SHIFT & 1) return (EntAction){ENT_MOVE_SHIFT, ENT_DEP_NONE};
  bool rooting = s->depth == 1;
  return (EntAction){(uint8_t)(rooting ? ENT_MOVE_LEFT : ENT_MOVE_RIGHT),
                     (uint8_t)(rooting ? ENT_DEP_ROOT : ENT_DEP_DEP)};
}

static void run(const EntParser *parser, EntParseState *s)
{
  unsigned legal;
  while ((legal = ent_parse_legal(s)) != 0) {
    EntAction action = forced(s, legal);
    bool choice = (legal & (legal - 1)) != 0 || legal == 1u << ENT_MOVE_RIGHT;
    if (choice) {
      uint64_t features[ENT_PARSE_MAX_FEATURES];
      int32_t scores[ENT_LINEAR_MAX_LABELS];
      unsigned n = ent_parse_features(s, features);
      ent_linear_score(&parser->weights, features, n, scores);
      uint32_t best =
          ent_parse_best(s, legal, parser->actions, parser->n_actions, scores);
      if (best < parser->n_actions) action = parser->actions[best];
    }
    ent_parse_move(s, (EntMove)action.move, action.deprel);
  }
}

/* Copies the finished tree to the tokens. Returns the index of the root's token. */
static uint32_t store(const EntParseState *s, EntToken *tokens, uint32_t first)
{
  uint32_t root = first;
  for (uint32_t i = 0; i < s->n; i++) {
    EntToken *t = &tokens[first + i];
    bool top = s->nodes[i].head == s->n;
    t->head = top ? ENT_NONE : first + s->nodes[i].head;
    t->deprel = s->nodes[i].deprel;
    if (top) root = first + i;
  }
  return root;
}

/* Where to cut a sentence that is too long: after the last punctuation of the piece's
 * second half, else at its end. */
static uint32_t piece_end(const EntAnalysis *a, uint32_t first, uint32_t end)
{
  if (end - first <= ENT_PARSE_MAX) return end;
  uint32_t limit = first + ENT_PARSE_MAX;
  for (uint32_t i = limit; i > first + ENT_PARSE_MAX / 2; i--)
    if (a->tokens[i - 1].upos == ENT_POS_PUNCT) return i;
  return limit;
}

/* Parses [from, end) in pieces. Returns its root's token; what is not under it yet is
 * put there. */
static uint32_t parse_pieces(EntParser *parser, EntParseState *s, EntAnalysis *a,
                             uint32_t from, uint32_t limit)
{
  uint32_t root = ENT_NONE;
  for (uint32_t at = from, end; at < limit; at = end) {
    end = piece_end(a, at, limit);
    ent_parse_state_start(s, &parser->words, a, at, end - at);
    run(parser, s);
    uint32_t top = store(s, a->tokens, at);
    if (root == ENT_NONE) {
      root = top;
      continue;
    }
    a->tokens[top].head = root;
    a->tokens[top].deprel = ENT_DEP_PARATAXIS;
  }
  return root;
}

void ent_parse_sentence(const EntModel *model, EntAnalysis *a, uint32_t sentence)
{
  EntParser parser;
  if (!ent_parser_view(&parser, model)) return;
  EntSentence *sent = &a->sentences[sentence];
  uint32_t longest = sent->end - sent->first,
           begin = ent_dateline_end(a, sent); /* parsed alone */
  if (longest > ENT_PARSE_MAX) longest = ENT_PARSE_MAX;
  EntArena *scratch = ent_arena_new();
  EntParseState s;
  ent_parse_state_init(&s, scratch, longest);
  uint32_t root = parse_pieces(&parser, &s, a, begin, sent->end);
  if (begin > sent->first) {
    uint32_t top = parse_pieces(&parser, &s, a, sent->first, begin);
    a->tokens[top].head = root;
    a->tokens[top].deprel = ENT_DEP_DISLOCATED;
  }
  ent_arena_free(scratch);
  sent->flags |= ENT_SENT_PARSED;
}
