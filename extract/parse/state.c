// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Moves of the transition system. */
#include "extract/parse/state.h"
#include "extract/model/features.h"

/* What the parser asks of a part of speech: agreement tells it little, and would split
 * its statistics. */
static const uint32_t telling_feats[ENT_POS_COUNT] = {
    [ENT_POS_ADJ] = ENT_FEAT(DEGREE_CMP) | ENT_FEAT(DEGREE_SUP),
    [ENT_POS_ADV] =
        ENT_FEAT(DEGREE_CMP) | ENT_FEAT(PRONTYPE_INT) | ENT_FEAT(PRONTYPE_REL),
    [ENT_POS_AUX] = ENT_FEAT(VERBFORM_FIN) | ENT_FEAT(VERBFORM_INF) |
                    ENT_FEAT(VERBFORM_PART) | ENT_FEAT(VERBFORM_GER),
    [ENT_POS_DET] = ENT_FEAT(PRONTYPE_REL) | ENT_FEAT(PRONTYPE_INT),
    [ENT_POS_NOUN] = ENT_FEAT(NUMBER_PLUR),
    [ENT_POS_PRON] = ENT_FEAT(PRONTYPE_REL) | ENT_FEAT(PRONTYPE_INT) |
                     ENT_FEAT(PRONTYPE_DEM) | ENT_FEAT(PRONTYPE_PRS) | ENT_FEAT(POSS),
    [ENT_POS_PROPN] = ENT_FEAT(NUMBER_PLUR),
    [ENT_POS_VERB] = ENT_FEAT(VERBFORM_FIN) | ENT_FEAT(VERBFORM_INF) |
                     ENT_FEAT(VERBFORM_PART) | ENT_FEAT(VERBFORM_GER) |
                     ENT_FEAT(TENSE_PAST) | ENT_FEAT(VOICE_PASS) | ENT_FEAT(MOOD_IMP),
};

/* Parts of speech whose few words each have a syntax of their own: "to" and "not". */
static bool by_word(uint8_t upos)
{
  return upos == ENT_POS_PUNCT || upos == ENT_POS_PART || upos == ENT_POS_CCONJ;
}

void ent_parse_state_init(EntParseState *s, EntArena *arena, uint32_t n)
{
  s->nodes = ent_arena_new_array(arena, EntParseNode, n + 2);
  s->stack = ent_arena_new_array(arena, uint16_t, n + 1);
}

static void clear_links(EntParseState *s, EntParseNode *node)
{
  uint16_t none = (uint16_t)(s->n + 1);
  node->head = none;
  node->child[0][0] = node->child[0][1] = none;
  node->child[1][0] = node->child[1][1] = none;
  node->labels[0] = node->labels[1] = 0;
  node->children[0] = node->children[1] = 0;
  node->deprel = ENT_DEP_NONE;
}

static uint64_t suffix_of(const EntToken *t)
{
  enum { BYTES = 3 };
  if (t->norm_length <= BYTES) return 0;
  return ent_hash_bytes(t->norm + t->norm_length - BYTES, BYTES);
}

void ent_parse_state_start(EntParseState *s, const EntWords *words,
                           const EntAnalysis *a, uint32_t first, uint32_t n)
{
  s->n = n;
  s->depth = s->next = 0;
  for (uint32_t i = 0; i < n; i++) {
    const EntToken *t = &a->tokens[first + i];
    EntParseNode *node = &s->nodes[i];
    node->word = ent_word_hash(t->norm, t->norm_length);
    node->upos = t->upos;
    node->full = (uint64_t)t->feats << 8 | t->upos;
    node->fine = (uint64_t)(t->feats & telling_feats[t->upos]) << 8 | t->upos;
    if (by_word(t->upos)) node->fine += node->word & ~(uint64_t)0xFF;
    node->both = ent_hash_end(node->word + node->fine * ENT_HASH_A);
    const EntWord *word = ent_words_find(words, ent_word_key(node->word));
    node->cluster = word ? word->cluster : 0;
    node->tags = word ? word->tags : 0;
    node->suffix = suffix_of(t);
    clear_links(s, node);
  }
  for (uint32_t i = n; i < n + 2; i++) {
    s->nodes[i] = (EntParseNode){.word = i - n + 1, .upos = (uint8_t)(200 + i - n)};
    s->nodes[i].full = s->nodes[i].fine = s->nodes[i].both = s->nodes[i].upos;
    clear_links(s, &s->nodes[i]);
  }
}

unsigned ent_parse_legal(const EntParseState *s)
{
  unsigned legal = 0;
  if (s->next < s->n) {
    legal |= 1u << ENT_MOVE_SHIFT;
    if (s->depth > 0) legal |= 1u << ENT_MOVE_LEFT;
  } else if (s->depth == 1) {
    legal |= 1u << ENT_MOVE_LEFT;
  }
  if (s->depth > 1) legal |= 1u << ENT_MOVE_RIGHT;
  return legal;
}

static void attach(EntParseState *s, uint32_t head, uint32_t child, uint8_t deprel)
{
  EntParseNode *h = &s->nodes[head], *c = &s->nodes[child];
  unsigned side = child > head;
  c->head = (uint16_t)head;
  c->deprel = deprel;
  h->child[side][1] = h->child[side][0];
  h->child[side][0] = (uint16_t)child;
  h->labels[side] |= (uint64_t)1 << deprel;
  if (h->children[side] < 255) h->children[side]++;
}

void ent_parse_move(EntParseState *s, EntMove move, uint8_t deprel)
{
  if (move == ENT_MOVE_SHIFT) {
    s->stack[s->depth++] = (uint16_t)s->next++;
    return;
  }
  uint32_t top = s->stack[--s->depth];
  attach(s, move == ENT_MOVE_LEFT ? s->next : s->stack[s->depth - 1], top, deprel);
}
