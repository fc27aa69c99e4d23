// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Who speaks: by the tree, and by the order of words where the tree is broken. */
#include "extract/relate/speaker.h"

bool speech_is_punct(const EntRelate *r, uint32_t i)
{
  return (relate_token(r, i)->flags & ENT_TOK_PUNCT) != 0;
}

char speech_mark(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  return t->end == t->begin + 1 ? r->a->text[t->begin] : '\0';
}

uint32_t speech_n_words(const EntRelate *r, uint32_t first, uint32_t end)
{
  uint32_t n = 0;
  for (uint32_t i = first; i < end; i++)
    n += !speech_is_punct(r, i);
  return n;
}

EntQuote *speech_quote_at(const EntRelate *r, uint32_t token)
{
  if (token >= r->a->n_tokens || r->quote_of[token] == ENT_NONE) return NULL;
  return &g_array_index(r->quotes, EntQuote, r->quote_of[token]);
}

/* A quote that is a statement, not a few borrowed words. */
bool speech_is_quote(const EntRelate *r, const EntQuote *q)
{
  return q && speech_n_words(r, q->first, q->end) >= FEW_WORDS;
}

bool speech_is_quoted(const EntRelate *r, uint32_t token)
{
  return speech_is_quote(r, speech_quote_at(r, token));
}

/* --- speakers -----------------------------------------------------------------------
 */

void speaker_add(const EntRelate *r, uint32_t head, Speakers *who)
{
  uint32_t mention;
  uint32_t thing = status_speaker(r, head, &mention);
  if (thing == ENT_NONE || who->n == MAX_SPEAKERS) return;
  for (uint32_t i = 0; i < who->n; i++)
    if (who->thing[i] == thing) return;
  who->thing[who->n] = thing;
  who->mention[who->n++] = mention;
}

/* A person or body that is named at this token, when the tree does not say. */
bool speaker_at(const EntRelate *r, uint32_t token, Speakers *who)
{
  const EntSentence *s = relate_sentence(r);
  if (token < s->first || token >= s->end) return false;
  uint32_t mention = r->m->at_token[token];
  if (mention == ENT_NONE || speech_is_quoted(r, token)) return false;
  const EntMention *m = &r->m->mentions[mention];
  if (m->kind == ENT_MENTION_DEMONYM || m->kind == ENT_MENTION_TOPIC) return false;
  speaker_add(r, m->head, who);
  return who->n > 0;
}

/* "X, the chief executive of Y, announced": in front of the comma that opens what the
 * comma at this place closes. */
static uint32_t before_apposition(const EntRelate *r, uint32_t comma)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = comma; i-- > s->first + 1 && i + 25 > comma;) {
    if (speech_mark(r, i) == ',' && r->m->at_token[i - 1] != ENT_NONE) return i - 1;
    if (relate_token(r, i)->upos == ENT_POS_VERB) return ENT_NONE;
  }
  return ENT_NONE;
}

static void speakers_by_order(const EntRelate *r, uint32_t verb, Speakers *who)
{
  uint32_t next = verb + 1;
  const EntSentence *s = relate_sentence(r);
  while (next < s->end && relate_token(r, next)->upos == ENT_POS_DET)
    next++;
  bool inverted = verb > s->first &&
                  (speech_is_punct(r, verb - 1) || speech_is_quoted(r, verb - 1));
  if (inverted && speaker_at(r, next, who)) return;
  uint32_t before = verb;
  while (before > s->first && (relate_token(r, before - 1)->upos == ENT_POS_ADV ||
                               relate_token(r, before - 1)->upos == ENT_POS_AUX))
    before--;
  if (before == s->first) return;
  uint32_t at = before - 1;
  if (speech_mark(r, at) == ',') at = before_apposition(r, at);
  if (at == ENT_NONE || !speaker_at(r, at, who)) return;
  who->first = r->m->mentions[who->mention[0]].first;
}

/* "X, on hearing of it, said: "...": the first name of the sentence. */
static void first_name_before(const EntRelate *r, uint32_t verb, Speakers *who)
{
  for (uint32_t i = relate_sentence(r)->first; i < verb && !who->n; i++)
    speaker_at(r, i, who);
}

Speakers speakers_of(const EntRelate *r, uint32_t verb)
{
  Speakers who = {.n = 0, .first = verb, .end = verb + 1};
  RuleSource subject = {.function = FN_SUBJECT};
  Heads heads;
  syntax_fillers(r, verb, TRIGGER_VERB, &subject, &heads);
  for (uint32_t i = 0; i < heads.n; i++)
    if (!speech_is_quoted(r, heads.items[i])) speaker_add(r, heads.items[i], &who);
  if (heads.n) {
    syntax_extent(r, heads.items[0], &who.first, &who.end);
    who.first = MIN(who.first, verb);
    who.end = MAX(who.end, verb + 1);
  }
  if (!who.n) speakers_by_order(r, verb, &who);
  if (!who.n && verb + 2 < relate_sentence(r)->end &&
      (speech_is_quoted(r, verb + 2) || speech_is_quoted(r, verb + 3)))
    first_name_before(r, verb, &who);
  return who;
}
