// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Sources without a verb of speech: "according to X", "in X's view", "X: ..." of an
 * interview. */
#include "extract/relate/speaker.h"
#include <string.h>

/* "According to X's critics", "his agent": not X. */
static bool is_owner_only(const EntRelate *r, uint32_t mention, uint32_t from)
{
  if (mention == ENT_NONE) return false;
  const EntMention *m = &r->m->mentions[mention];
  if (m->first > from || m->end <= from || m->end >= relate_sentence(r)->end)
    return false;
  if (m->kind == ENT_MENTION_PRONOUN) {
    uint8_t next = relate_token(r, m->end)->upos;
    return next == ENT_POS_NOUN || next == ENT_POS_ADJ;
  }
  return m->kind == ENT_MENTION_NAME &&
         ent_mention_class(r->m, m) == ENT_CLASS_PERSON &&
         relate_token(r, m->end)->upos == ENT_POS_PART;
}

static bool has_finite_verb(const EntRelate *r, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++)
    if ((relate_token(r, i)->feats & ENT_FEAT(VERBFORM_FIN)) ||
        relate_token(r, i)->upos == ENT_POS_AUX)
      return true;
  return false;
}

/* "X, director of Y, ..."; "Y's director, X, ...": what stands between commas belongs
 * to the source. */
static bool is_source_behind(const EntRelate *r, uint32_t comma, const Speakers *who)
{
  for (uint32_t i = comma + 1; i < relate_sentence(r)->end && i < comma + 4; i++) {
    uint32_t mention = r->m->at_token[i];
    if (mention == ENT_NONE) continue;
    const EntMention *m = &r->m->mentions[mention];
    if (m->kind == ENT_MENTION_NAME) return m->thing == who->thing[0];
    return m->kind == ENT_MENTION_ROLE && m->holder_token != ENT_NONE &&
           m->holder_token < comma;
  }
  return false;
}

/* The comma behind the source, or the end of the sentence. */
static uint32_t source_end(const EntRelate *r, uint32_t word, const Speakers *who)
{
  const EntSentence *s = relate_sentence(r);
  const EntMention *m =
      who->mention[0] == ENT_NONE ? NULL : &r->m->mentions[who->mention[0]];
  uint32_t end = m && m->first > word && m->first < s->end ? m->end : word + 2;
  if (who->end <= s->end && who->end > end && speech_mark(r, who->end - 1) != ',' &&
      !has_finite_verb(r, word, who->end))
    end = who->end;
  while (end < s->end && speech_mark(r, end) != ',')
    end++;
  if (!is_source_behind(r, end, who)) return end;
  for (end++; end < s->end && speech_mark(r, end) != ',';)
    end++;
  return end;
}

/* "According to X, S"; "S, according to X"; "A, according to X, B". */
static void according_words(EntRelate *r, uint32_t word, const Speakers *who)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t before = word, after = source_end(r, word, who);
  while (before > s->first && speech_is_punct(r, before - 1) &&
         speech_mark(r, before - 1) != ')')
    before--;
  EntQuote *q = before > s->first ? speech_quote_at(r, before - 1) : NULL;
  if (q && speech_is_quote(r, q) && q->speaker == ENT_NONE) {
    speech_state_quote(r, who, q, 0.8f, "according-to");
    return;
  }
  bool front = has_finite_verb(r, s->first, before);
  uint32_t behind =
      who->mention[0] == ENT_NONE ? after : r->m->mentions[who->mention[0]].end;
  bool second = word > s->first && relate_token(r, word - 1)->upos == ENT_POS_CCONJ;
  bool subordinate = front && (relate_token(r, s->first)->upos == ENT_POS_SCONJ ||
                               speech_is_word(r, s->first, "while") ||
                               speech_is_word(r, s->first, "although"));
  if ((second || subordinate) && behind > word &&
      behind + FEW_WORDS <
          s->end) { /* "While A, according to X B", "A, but according to X B" */
    speech_state(r, who, behind, s->end, 0.7f, "according-to");
    return;
  }
  bool more = after + FEW_WORDS < s->end;
  if (before == s->first && more && relate_token(r, after + 1)->upos == ENT_POS_CCONJ)
    return; /* "According to X, and Y, S" */
  if (more && (before == s->first || !front)) {
    bool torn = before > s->first && has_finite_verb(r, after + 1, after + 2);
    if (!speech_quotes_said(r, who, after))
      speech_state(r, who, torn ? s->first : after, s->end, 0.75f, "according-to");
    return;
  }
  bool goes_on = more && relate_token(r, after + 1)->upos != ENT_POS_CCONJ &&
                 relate_token(r, after + 1)->upos != ENT_POS_SCONJ;
  speech_state(r, who, s->first, goes_on ? s->end : before, 0.7f, "according-to");
}

/* "according to a statement by spokesman X": the first name behind the document, where
 * the tree is broken. */
static void author_behind(const EntRelate *r, uint32_t from, Speakers *who)
{
  bool document = false;
  uint32_t limit = MIN(relate_sentence(r)->end, from + 12);
  for (uint32_t i = from; i < limit && !who->n && speech_mark(r, i) != ','; i++) {
    document |= (relate_cues(r, i) & ENT_CUE_SET(DOCUMENT)) != 0;
    uint32_t mention = r->m->at_token[i];
    bool name = mention != ENT_NONE &&
                r->m->mentions[mention].kind == ENT_MENTION_NAME &&
                !(relate_cues(r, i) & ENT_CUE_SET(PLATFORM));
    if (document && name && speaker_at(r, i, who))
      who->end = r->m->mentions[mention].end;
  }
}

void speech_according(EntRelate *r, uint32_t word)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t at = word + 2;
  while (at < s->end && relate_token(r, at)->upos == ENT_POS_DET)
    at++;
  Speakers who = {.n = 0, .first = word, .end = at + 1};
  uint32_t head = relate_token(r, word)->head;
  if (head != ENT_NONE && head > word) {
    Heads heads = {.n = 0};
    syntax_spread(r, head, &heads);
    for (uint32_t i = 0; i < heads.n; i++)
      speaker_add(r, heads.items[i], &who);
    syntax_extent(r, head, &who.first, &who.end);
  }
  bool through = (relate_cues(r, at) & ENT_CUE_SET(PLATFORM)) != 0;
  if (through) who.n = 0;
  if (!who.n && !through && speaker_at(r, at, &who))
    who.end = r->m->mentions[who.mention[0]].end;
  if (!who.n) author_behind(r, at, &who);
  if (!who.n || speech_is_quoted(r, word)) return;
  if (is_owner_only(r, who.mention[0], at)) return;
  according_words(r, word, &who);
}

/* "In X's view, S". */
void speech_opinion(EntRelate *r, uint32_t noun)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t owner = syntax_child(r, noun, ENT_DEP_NMOD_POSS);
  if (owner == ENT_NONE || noun > s->first + 8 || noun + 1 >= s->end ||
      !speech_is_word(r, s->first, "in") || speech_mark(r, noun + 1) != ',')
    return;
  Speakers who = {.n = 0, .first = s->first, .end = noun + 1};
  speaker_add(r, owner, &who);
  if (!speech_quotes_said(r, &who, noun + 1))
    speech_state(r, &who, noun + 1, s->end, 0.75f, "reported-speech");
}

/* The end of the paragraph that the sentence begins. */
static uint32_t paragraph_end(const EntRelate *r, uint32_t sentence)
{
  uint32_t s = sentence + 1;
  while (s < r->a->n_sentences && !(r->a->sentences[s].flags & ENT_SENT_PARAGRAPH))
    s++;
  return r->a->sentences[s - 1].end;
}

/* A line without a full stop. */
static bool is_headline(const EntRelate *r)
{
  char mark = speech_mark(r, relate_sentence(r)->end - 1);
  return mark == '\0' || !strchr(".!?\"", mark);
}

/* Of an interview, "Lind: We had no money.": the paragraph is what is said. */
void speech_transcript(EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  if (!(s->flags & ENT_SENT_PARAGRAPH) || is_headline(r) ||
      r->m->at_token[s->first] == ENT_NONE)
    return;
  const EntMention *m = &r->m->mentions[r->m->at_token[s->first]];
  uint32_t colon = m->end, end = paragraph_end(r, r->sentence);
  if (m->kind != ENT_MENTION_NAME || m->first != s->first || colon + 1 >= s->end ||
      ent_mention_class(r->m, m) != ENT_CLASS_PERSON || speech_mark(r, colon) != ':' ||
      r->quote_of[colon + 1] != ENT_NONE || speech_is_punct(r, colon + 1))
    return;
  Speakers who = {.n = 0, .first = s->first, .end = colon};
  if (speaker_at(r, s->first, &who))
    speech_state(r, &who, colon + 1, end, 0.85f, "transcript");
}
