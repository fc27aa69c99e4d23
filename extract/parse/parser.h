// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The parser's inside, shared with its trainer. An action is a move with a relation;
 * the actions the model knows are the section "PARS", its weights "PARW". */
#ifndef ENT_EXTRACT_PARSE_PARSER_H
#define ENT_EXTRACT_PARSE_PARSER_H

#include "extract/model/linear.h"
#include "extract/model/model.h"
#include "extract/parse/state.h"

enum { ENT_PARSE_MAX_FEATURES = 160 };

typedef struct {
  uint8_t move;
  uint8_t deprel;
} EntAction;

/* Features of the state. Returns how many. */
unsigned ent_parse_features(const EntParseState *s, uint64_t *out);

typedef struct {
  EntWords words;
  EntLinear weights;
  const EntAction *actions;
  uint32_t n_actions;
} EntParser;

/* False if the model has no parser that this program can use. */
bool ent_parser_view(EntParser *parser, const EntModel *model);

/* Whether all that the parser may look up is within its tables; see
 * ent_linear_is_sound. */
bool ent_parser_is_sound(const EntParser *parser);

/* Whether an action may be made where these moves are legal: the relation root belongs
 * to the arc from the root, and to no other. */
static inline bool ent_action_legal(const EntParseState *s, unsigned legal,
                                    EntAction action)
{
  bool rooting = action.move == ENT_MOVE_LEFT && s->next == s->n;
  return (legal >> action.move & 1) && (action.deprel == ENT_DEP_ROOT) == rooting;
}

/* The best legal action; the lower one of equals. */
uint32_t ent_parse_best(const EntParseState *s, unsigned legal,
                        const EntAction *actions, uint32_t n_actions,
                        const int32_t *scores);

#endif
