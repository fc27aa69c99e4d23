// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is said in front of its verb, "S, X said on Monday", and around it, "S, X said,
 * S": by the order of words, since parsers seldom see it. */
#include "extract/relate/speaker.h"
#include <string.h>

/* A phrase that names a speaker, and what may stand behind its verb, is no longer. */
enum { SPEAKER_REACH = 20, TAIL_REACH = 14 };

static bool is_finite(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  return t->upos == ENT_POS_AUX || (t->feats & ENT_FEAT(VERBFORM_FIN)) != 0;
}

static bool has_finite(const EntRelate *r, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++)
    if (is_finite(r, i)) return true;
  return false;
}

static bool is_inverted(const EntRelate *r, uint32_t verb, const Speakers *who)
{
  uint32_t mention = who->mention[0];
  if (mention == ENT_NONE || verb == relate_sentence(r)->first) return false;
  const EntMention *m = &r->m->mentions[mention];
  return speech_mark(r, verb - 1) == ',' && m->first > verb && m->first < verb + 10;
}

/* The mark behind a quote. */
static bool ends_quote(const EntRelate *r, uint32_t i)
{
  return i > 0 && speech_is_punct(r, i) && speech_is_quoted(r, i - 1);
}

/* Where the phrase of the speaker in front of the verb begins: behind a comma or a
 * quote, with no other verb between; the verb itself where there is none. */
uint32_t speech_phrase_begin(const EntRelate *r, uint32_t verb)
{
  uint32_t first = relate_sentence(r)->first, i = verb;
  for (; i > first && i + SPEAKER_REACH > verb; i--) {
    char mark = speech_mark(r, i - 1);
    if (mark == ',' || mark == ';' || ends_quote(r, i - 1)) return i;
    uint8_t pos = relate_token(r, i - 1)->upos;
    bool named = r->m->at_token[i - 1] != ENT_NONE;
    bool verbal = pos == ENT_POS_VERB && !named;
    if (verbal || speech_is_quoted(r, i - 1) || pos == ENT_POS_SCONJ) return verb;
  }
  return verb;
}

/* Behind verb and speaker a time, a place, whom it was said to: up to the next comma or
 * the end; ENT_NONE where a clause or quote follows. */
static uint32_t tail_end(const EntRelate *r, uint32_t from)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = from; i < s->end && i < from + TAIL_REACH; i++) {
    if (speech_is_quoted(r, i) || speech_mark(r, i) == ':') return ENT_NONE;
    if (speech_is_punct(r, i) && speech_mark(r, i) != '-') return i;
    uint8_t pos = relate_token(r, i)->upos;
    bool named = r->m->at_token[i] != ENT_NONE;
    if (!named && (is_finite(r, i) || pos == ENT_POS_SCONJ)) return ENT_NONE;
  }
  return from + TAIL_REACH >= s->end ? s->end : ENT_NONE;
}

static bool is_last(const EntRelate *r, uint32_t i)
{
  const EntSentence *s = relate_sentence(r);
  return i >= s->end || (i + 2 >= s->end && speech_mark(r, i) != ',');
}

static bool is_relative(const EntRelate *r, uint32_t i)
{
  return (relate_token(r, i)->feats & ENT_FEAT(PRONTYPE_REL)) != 0;
}

/* "which, the statement said, nobody had asked for": behind the verb only. */
static bool is_relative_front(const EntRelate *r, uint32_t comma)
{
  return comma > relate_sentence(r)->first && is_relative(r, comma - 1);
}

static bool begins_subordinate(const EntRelate *r, uint32_t i)
{
  return relate_token(r, i)->upos == ENT_POS_SCONJ || speech_is_quoted(r, i) ||
         speech_is_quoted(r, i + 1);
}

Words speech_words_around(const EntRelate *r, uint32_t verb, const Speakers *who)
{
  static const Words none = {0, 0};
  const EntSentence *s = relate_sentence(r);
  bool inverted = is_inverted(r, verb, who);
  uint32_t begin = inverted ? verb : speech_phrase_begin(r, verb);
  if (begin < s->first + 2 || (begin == verb && !inverted)) return none;
  if (speech_mark(r, begin - 1) != ',' || begins_subordinate(r, s->first)) return none;
  if (relate_token(r, begin)->upos == ENT_POS_CCONJ || is_relative(r, begin))
    return none; /* "the island, which both claim": nothing is said */
  uint32_t end = inverted ? r->m->mentions[who->mention[0]].end : verb + 1;
  uint32_t close = tail_end(r, end);
  if (close == ENT_NONE) return none;
  bool front = has_finite(r, s->first, begin - 1);
  if (is_last(r, close)) return front ? (Words){s->first, begin - 1} : none;
  if (speech_mark(r, close) != ',' || close > end + 4) return none;
  if (speech_is_quoted(r, close + 1) || speech_is_quoted(r, close + 2)) return none;
  bool bare = close == end || front || is_finite(r, close + 1);
  uint8_t next = relate_token(r, close + 1)->upos;
  if (is_relative_front(r, begin - 1)) return (Words){close + 1, s->end};
  if (next == ENT_POS_CCONJ || next == ENT_POS_SCONJ)
    return front ? (Words){s->first, begin - 1} : none;
  return bare ? (Words){s->first, s->end} : none;
}

static bool same_tense(const EntRelate *r, uint32_t a, uint32_t b)
{
  uint32_t past = ENT_FEAT(TENSE_PAST);
  return (relate_token(r, a)->feats & past) == (relate_token(r, b)->feats & past);
}

/* "X said Y had not been asked, saying": X, since Y does nothing. */
static bool is_said_besides(const EntRelate *r, uint32_t verb)
{
  uint32_t head = relate_head(r, verb);
  return speech_mark(r, verb - 1) == ',' && head != ENT_NONE && head < verb &&
         !(relate_token(r, verb)->feats & ENT_FEAT(VERBFORM_FIN)) &&
         (relate_rel(r, verb) == ENT_DEP_ADVCL || relate_rel(r, verb) == ENT_DEP_ACL) &&
         syntax_is_passive(r, head);
}

uint32_t speech_shared_verb(const EntRelate *r, uint32_t verb)
{
  uint32_t first = relate_sentence(r)->first, at = verb;
  if (verb == first) return ENT_NONE;
  bool besides = is_said_besides(r, verb);
  while (at > first && relate_token(r, at - 1)->upos == ENT_POS_ADV)
    at--;
  if (!besides && (at == first || relate_token(r, at - 1)->upos != ENT_POS_CCONJ))
    return ENT_NONE;
  for (uint32_t i = at - 1; i-- > first;)
    if (speech_is_verb(r, i) && (besides || same_tense(r, i, verb)) &&
        (relate_token(r, i)->feats & ENT_FEAT(VERBFORM_FIN)))
      return i;
  return ENT_NONE;
}
