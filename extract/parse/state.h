// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A sentence on its way to a tree: the arc-hybrid system (Kuhlmann et al. 2011). The
 * buffer is the words from `next` on with the root after the last word; SHIFT moves its
 * first to the stack; LEFT makes the stack's top a dependent of the buffer's first;
 * RIGHT makes it a dependent of the one below it on the stack. */
#ifndef ENT_EXTRACT_PARSE_STATE_H
#define ENT_EXTRACT_PARSE_STATE_H

#include "extract/model/lexeme.h"

typedef enum { ENT_MOVE_SHIFT, ENT_MOVE_LEFT, ENT_MOVE_RIGHT, ENT_MOVE_COUNT } EntMove;

/* The longest piece that is parsed at once. */
enum { ENT_PARSE_MAX = 500 };

/* A word as the parser sees it, and what hangs on it so far. Node n is the root, node
 * n + 1 stands for "nothing there". */
typedef struct {
  uint64_t word;      /* hash of the normal form */
  uint64_t full;      /* part of speech and all features */
  uint64_t fine;      /* part of speech and the features that tell most */
  uint64_t both;      /* word and fine together */
  uint64_t suffix;    /* of three bytes; 0 = shorter */
  uint64_t labels[2]; /* sets of deprels of left and right dependents */
  uint16_t cluster;
  uint16_t tags; /* parts of speech it is known as */
  uint16_t head;
  uint16_t child[2][2]; /* [left, right][outermost, next] */
  uint8_t children[2];  /* how many, 255 = or more */
  uint8_t upos, deprel;
} EntParseNode;

typedef struct {
  EntParseNode *nodes; /* n + 2 */
  uint16_t *stack;
  uint32_t n, depth, next;
} EntParseState;

/* Room for up to n words, from the arena. */
void ent_parse_state_init(EntParseState *s, EntArena *arena, uint32_t n);

/* Starts on the tagged tokens [first, first + n) of the analysis. */
void ent_parse_state_start(EntParseState *s, const EntWords *words,
                           const EntAnalysis *a, uint32_t first, uint32_t n);

/* Set of moves that may be made (1 << EntMove); 0 = the tree is complete. The root gets
 * exactly one dependent, the last on the stack. */
unsigned ent_parse_legal(const EntParseState *s);

/* Makes a legal move. */
void ent_parse_move(EntParseState *s, EntMove move, uint8_t deprel);

/* The stack's element at a depth from the top, or the node that stands for nothing. */
static inline uint32_t ent_parse_stack(const EntParseState *s, uint32_t depth)
{
  return depth < s->depth ? s->stack[s->depth - 1 - depth] : s->n + 1;
}

static inline uint32_t ent_parse_buffer(const EntParseState *s, uint32_t at)
{
  return s->next + at <= s->n ? s->next + at : s->n + 1;
}

#endif
