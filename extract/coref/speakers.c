// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* "I" in a quote is who speaks: the person named with a verb right behind the quote or
 * before it. "We" may be anybody's and stands for nothing. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

/* Tokens of a quote, and between a quote and its speaker. */
enum { LONGEST_QUOTE = 150, TO_SPEAKER = 6 };

static bool is_quote(const EntCoref *c, uint32_t i)
{
  return ent_token_is(c->a, i, "\"") || ent_token_is(c->a, i, "''") ||
         ent_token_is(c->a, i, "``");
}

/* The quotation marks around the token: the first opens (no space behind it), the
 * second closes. */
static bool find_quote(const EntCoref *c, uint32_t token, uint32_t *open,
                       uint32_t *close)
{
  uint32_t from = token > LONGEST_QUOTE ? token - LONGEST_QUOTE : 0;
  uint32_t to = MIN(token + LONGEST_QUOTE, c->a->n_tokens);
  *open = *close = ENT_NONE;
  for (uint32_t i = token; i-- > from && *open == ENT_NONE;)
    if (is_quote(c, i)) *open = i;
  for (uint32_t i = token + 1; i < to && *close == ENT_NONE; i++)
    if (is_quote(c, i)) *close = i;
  return *open != ENT_NONE && *close != ENT_NONE &&
         !(c->a->tokens[*open].flags & ENT_TOK_SPACE_AFTER);
}

/* The mention is a person's, by name, position or pronoun. */
static bool is_person(const EntCoref *c, const EntMention *m)
{
  if (m->kind == ENT_MENTION_NAME) return m->cls == ENT_CLASS_PERSON;
  bool possessive = c->a->tokens[m->first].feats & ENT_FEAT(POSS); /* "His mother" */
  if (m->thing == ENT_NONE || possessive) return false;
  return c->links[ent_coref_root(c, m->thing)].cls == ENT_CLASS_PERSON;
}

static bool has_verb(const EntCoref *c, uint32_t from, uint32_t to)
{
  for (uint32_t i = from; i < to && i < c->a->n_tokens; i++)
    if (c->a->tokens[i].upos == ENT_POS_VERB) return true;
  return false;
}

/* `" Ada Lind said`, `" said Ada Lind`. */
static uint32_t speaker_behind(const EntCoref *c, uint32_t close)
{
  uint32_t to = MIN(close + TO_SPEAKER, c->a->n_tokens);
  for (uint32_t i = close + 1; i < to; i++) {
    uint32_t at = c->m->at_token[i];
    if (at == ENT_NONE || !is_person(c, ent_coref_mention(c, at))) continue;
    return has_verb(c, close + 1, ent_coref_mention(c, at)->end + 2) ? at : ENT_NONE;
  }
  return ENT_NONE;
}

/* `Ada Lind said: "`. */
static uint32_t speaker_before(const EntCoref *c, uint32_t open)
{
  uint32_t from = open > TO_SPEAKER ? open - TO_SPEAKER : 0;
  for (uint32_t i = open; i-- > from;) {
    uint32_t at = c->m->at_token[i];
    if (at == ENT_NONE || !is_person(c, ent_coref_mention(c, at))) continue;
    return has_verb(c, ent_coref_mention(c, at)->end, open) ? at : ENT_NONE;
  }
  return ENT_NONE;
}

void ent_coref_speakers(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    uint32_t open, close;
    if (m->kind != ENT_MENTION_PRONOUN || m->entry->table != ENT_TABLE_MENTION_WORDS ||
        *ent_entry_value(m->entry, "value") != 's' ||
        !find_quote(c, m->first, &open, &close))
      continue;
    uint32_t speaker = speaker_behind(c, close);
    if (speaker == ENT_NONE) speaker = speaker_before(c, open);
    if (speaker == ENT_NONE) continue;
    const EntMention *s = ent_coref_mention(c, speaker);
    ent_coref_point(c, i, s->thing == ENT_NONE ? speaker : s->thing);
  }
}
