// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which words behind a verb of speech are what is said, by the tree and, where the tree
 * is broken, by the order of words. */
#include "extract/relate/speaker.h"
#include <string.h>

/* "..." , X continued; X continued: "...". */
static bool is_at_quote(const EntRelate *r, uint32_t verb)
{
  if (relate_token(r, verb)->upos != ENT_POS_VERB || speech_is_quoted(r, verb))
    return false;
  uint32_t begin = speech_phrase_begin(r, verb);
  if (begin > 1 && speech_is_quoted(r, begin - 2)) return true;
  uint32_t end = relate_sentence(r)->end;
  return verb + 2 < end && speech_is_punct(r, verb + 1) &&
         (speech_is_quoted(r, verb + 2) ||
          (verb + 3 < end && speech_is_quoted(r, verb + 3)));
}

bool speech_is_verb(const EntRelate *r, uint32_t i)
{
  uint64_t set = ENT_CUE_SET(UTTER) | ENT_CUE_SET(ACT);
  if ((relate_cues(r, i) & ENT_CUE_SET(UTTER_QUOTE)) && !(relate_cues(r, i) & set))
    return is_at_quote(r, i);
  return relate_token(r, i)->upos == ENT_POS_VERB && (relate_cues(r, i) & set) &&
         relate_rel(r, i) != ENT_DEP_AMOD && !speech_is_quoted(r, i);
}

bool speech_is_word(const EntRelate *r, uint32_t i, const char *word)
{
  const EntToken *t = relate_token(r, i);
  return t->norm && strcmp(t->norm, word) == 0;
}

static bool is_that(const EntRelate *r, uint32_t i)
{
  return relate_token(r, i)->upos == ENT_POS_SCONJ && speech_is_word(r, i, "that");
}

/* The "that" of the clause said, also where the tagger took it for a determiner: the
 * first behind the verb and whom it is said to. */
static uint32_t that_behind(const EntRelate *r, uint32_t verb, uint32_t limit)
{
  for (uint32_t i = verb + 1; i < limit; i++) {
    if (speech_is_word(r, i, "that")) return i;
    if (relate_token(r, i)->upos == ENT_POS_VERB || speech_mark(r, i) == ':' ||
        speech_is_quoted(r, i))
      return ENT_NONE;
  }
  return ENT_NONE;
}

uint32_t speech_complement(const EntRelate *r, uint32_t verb)
{
  uint32_t clause = syntax_child(r, verb, ENT_DEP_CCOMP);
  if (clause == ENT_NONE) clause = syntax_child(r, verb, ENT_DEP_PARATAXIS);
  if (clause == ENT_NONE) clause = syntax_child(r, verb, ENT_DEP_XCOMP);
  if (clause == ENT_NONE) return ENT_NONE;
  bool infinitive = (relate_token(r, clause)->feats & ENT_FEAT(VERBFORM_INF)) != 0 &&
                    syntax_child(r, clause, ENT_DEP_NSUBJ) == ENT_NONE;
  return infinitive ? ENT_NONE : clause;
}

/* "denied reports that S". */
static bool has_that_clause(const EntRelate *r, uint32_t noun)
{
  uint32_t clause = syntax_child(r, noun, ENT_DEP_ACL);
  if (clause == ENT_NONE) clause = syntax_child(r, noun, ENT_DEP_CCOMP);
  uint32_t mark = clause == ENT_NONE ? ENT_NONE : syntax_child(r, clause, ENT_DEP_MARK);
  return mark != ENT_NONE && speech_is_word(r, mark, "that");
}

/* "called China a partner". */
static bool has_two_objects(const EntRelate *r, uint32_t verb)
{
  uint32_t n = 0;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c])
    n += c > verb &&
         (relate_rel(r, c) == ENT_DEP_OBJ || relate_rel(r, c) == ENT_DEP_IOBJ);
  return n > 1;
}

/* "called it a success", "asked both to come", "dismissed it as a stunt": an act of
 * speech tells what was said if it has a clause, "as", "for", or a quote behind it. */
static bool act_says(const EntRelate *r, uint32_t verb)
{
  if (relate_cues(r, verb) & ENT_CUE_SET(UTTER_OBJECT)) return true;
  uint32_t as = rules_find_word(r->rules, "as"),
           for_ = rules_find_word(r->rules, "for");
  /* "called for an inquiry", but "called the election for X". */
  bool asks = (relate_cues(r, verb) & ENT_CUE_SET(PLAN)) != 0;
  bool with_for = (relate_cues(r, verb) & ENT_CUE_SET(ACT_FOR)) &&
                  !(asks && syntax_child(r, verb, ENT_DEP_OBJ) != ENT_NONE);
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    if (c < verb) continue;
    if (rel == ENT_DEP_XCOMP || rel == ENT_DEP_CCOMP) return true;
    if (rel == ENT_DEP_OBJ && has_that_clause(r, c)) return true;
    if (rel != ENT_DEP_OBL && rel != ENT_DEP_ADVCL) continue;
    if (relate_token(r, c)->feats & ENT_FEAT(VERBFORM_FIN)) continue; /* "as did X" */
    if (syntax_has_case(r, c, as) || (with_for && syntax_has_case(r, c, for_)))
      return true;
  }
  if (has_two_objects(r, verb)) return true;
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = verb + 1; i < s->end; i++)
    if (r->quote_of[i] != ENT_NONE) return syntax_dominates(r, verb, i);
  return false;
}

static bool is_nominal_start(const EntRelate *r, uint32_t i)
{
  switch (relate_token(r, i)->upos) {
  case ENT_POS_DET:
  case ENT_POS_NOUN:
  case ENT_POS_PROPN:
  case ENT_POS_PRON:
  case ENT_POS_NUM:
  case ENT_POS_ADJ:
    return true;
  default:
    return false;
  }
}

/* "the flight, which X said might take place": the clause has lost its subject. */
static bool says_of_antecedent(const EntRelate *r, uint32_t verb, uint32_t at)
{
  const EntToken *t = relate_token(r, at);
  if (!(t->feats & ENT_FEAT(VERBFORM_FIN)) && t->upos != ENT_POS_AUX) return false;
  uint32_t first = relate_sentence(r)->first;
  for (uint32_t i = verb; i-- > first && i + 8 > verb && speech_mark(r, i) != ',';)
    if (relate_token(r, i)->feats & ENT_FEAT(PRONTYPE_REL)) return true;
  return false;
}

/* Where the tree shows no clause, but a phrase and a finite verb follow: "reports only
 * 0.5% comes from"; also behind an adjunct, "reported in May, sales had grown". */
static uint32_t clause_by_order(const EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t at = verb + 1;
  if (at < s->end && says_of_antecedent(r, verb, at)) return at;
  while (at + 1 < s->end && relate_token(r, at)->upos == ENT_POS_ADV &&
         !(relate_token(r, at + 1)->feats & ENT_FEAT(VERBFORM_FIN)))
    at++;
  if (at < s->end && relate_token(r, at)->upos == ENT_POS_ADP) {
    uint32_t limit = MIN(s->end, at + 8);
    while (at < limit && speech_mark(r, at) != ',')
      at++;
    if (at == limit) return ENT_NONE;
    at++;
  }
  if (at >= s->end) return ENT_NONE;
  bool there = relate_token(r, at)->upos == ENT_POS_ADV; /* "there have been" */
  if (!there && !is_nominal_start(r, at)) return ENT_NONE;
  bool object = syntax_child(r, verb, ENT_DEP_OBJ) != ENT_NONE;
  for (uint32_t i = at + 1; i < s->end && speech_mark(r, i) != ','; i++) {
    if (relate_token(r, i)->feats & ENT_FEAT(VERBFORM_FIN)) return at;
    /* "confirmed its first case and Y had": an object and a second clause. */
    bool other = i + 1 < s->end && (r->m->at_token[i + 1] != ENT_NONE ||
                                    relate_token(r, i + 1)->upos == ENT_POS_PRON);
    if (object && other && relate_token(r, i)->upos == ENT_POS_CCONJ) return ENT_NONE;
  }
  return ENT_NONE;
}

/* "spoke of a raid", "stated its intention to leave": a noun is what is said, if it is
 * no mere name of a thing. */
static uint32_t noun_said(const EntRelate *r, uint32_t verb)
{
  uint64_t cues = relate_cues(r, verb);
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  if (cues & ENT_CUE_SET(UTTER_OF)) {
    object = ENT_NONE;
    for (uint32_t c = r->child[verb]; c != ENT_NONE && object == ENT_NONE;
         c = r->sibling[c])
      if (c > verb &&
          (relate_rel(r, c) == ENT_DEP_OBL || relate_rel(r, c) == ENT_DEP_ADVCL) &&
          (syntax_has_case(r, c, rules_find_word(r->rules, "of")) ||
           syntax_has_case(r, c, rules_find_word(r->rules, "about"))))
        object = c;
  } else if (!(cues & ENT_CUE_SET(UTTER_OBJECT))) {
    return clause_by_order(r, verb);
  }
  if (object == ENT_NONE || object < verb) return clause_by_order(r, verb);
  uint32_t first, end;
  syntax_extent(r, object, &first, &end);
  if (relate_token(r, first)->upos == ENT_POS_ADP) first++;
  bool says = speech_n_words(r, first, end) > FEW_WORDS;
  return says && first > verb ? first : clause_by_order(r, verb);
}

/* Where the words said begin behind the verb: at "that", at a quote, at the clause;
 * ENT_NONE where nothing of the kind follows. */
uint32_t speech_words_begin(const EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  if (relate_cues(r, verb) & ENT_CUE_SET(ACT))
    return act_says(r, verb) ? verb : ENT_NONE;
  if (has_two_objects(r, verb)) return verb; /* "declared it an emergency" */
  uint32_t clause = speech_complement(r, verb);
  uint32_t first = s->end, end;
  if (clause != ENT_NONE && clause > verb) {
    syntax_extent(r, clause, &first, &end);
    if (first <= verb) first = verb + 1;
  }
  uint32_t limit = MIN(s->end, verb + 14);
  uint32_t that = that_behind(r, verb, limit);
  if (that != ENT_NONE) return that + 1;
  for (uint32_t i = verb + 1; i < limit && i <= first; i++) {
    if (is_that(r, i)) return i + 1;
    if (speech_is_quoted(r, i)) return i;
    if (speech_mark(r, i) == ':') return i + 1;
  }
  if (first < s->end) return first;
  return noun_said(r, verb);
}

/* "... and B left": a clause of its own behind the words said. */
static bool begins_other_clause(const EntRelate *r, uint32_t verb, uint32_t i)
{
  if (relate_token(r, i)->upos != ENT_POS_CCONJ || speech_mark(r, i - 1) != ',')
    return false;
  uint32_t head = relate_head(r, i);
  if (head != ENT_NONE && relate_rel(r, head) == ENT_DEP_NSUBJ)
    head = relate_head(r, head); /* "and" hangs on the subject */
  return head != ENT_NONE &&
         (relate_rel(r, head) == ENT_DEP_CONJ ||
          relate_rel(r, head) == ENT_DEP_PARATAXIS) &&
         relate_head(r, head) == verb &&
         syntax_child(r, head, ENT_DEP_NSUBJ) != ENT_NONE;
}

/* The next verb of speech of the same speaker, "... and added that"; a source, ",
 * according to Y"; a clause of its own. */
uint32_t speech_words_end(const EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = verb + 2; i < s->end; i++) {
    if (speech_is_quoted(r, i)) continue;
    bool source =
        (relate_cues(r, i) & ENT_CUE_SET(ACCORDING)) && speech_mark(r, i - 1) == ',';
    if (source || begins_other_clause(r, verb, i)) return i;
    if (!speech_is_verb(r, i)) continue;
    uint32_t tail = speech_phrase_begin(r, i); /* "S, Y said" around it all */
    bool named = r->m->at_token[i - 1] != ENT_NONE;
    if (named && tail > verb + FEW_WORDS && tail < i &&
        speech_mark(r, tail - 1) == ',' && speech_words_begin(r, i) == ENT_NONE)
      return tail - 1;
    bool next = speech_shared_verb(r, i) == verb ||
                (relate_rel(r, i) == ENT_DEP_CONJ && syntax_dominates(r, verb, i));
    if (!next) continue;
    if (syntax_child(r, i, ENT_DEP_NSUBJ) != ENT_NONE) i = speech_phrase_begin(r, i);
    while (i > verb + 1 && (relate_token(r, i - 1)->upos == ENT_POS_CCONJ ||
                            relate_token(r, i - 1)->upos == ENT_POS_ADV ||
                            relate_token(r, i - 1)->upos == ENT_POS_PRON))
      i--;
    return i;
  }
  return s->end;
}

/* "that A and that B": two statements. */
uint32_t speech_second_that(const EntRelate *r, uint32_t first, uint32_t end)
{
  for (uint32_t i = first + FEW_WORDS; i + FEW_WORDS < end; i++)
    if (relate_token(r, i)->upos == ENT_POS_CCONJ && is_that(r, i + 1) &&
        !speech_is_quoted(r, i))
      return i;
  return ENT_NONE;
}

/* "said A, "B"": a quote behind a comma is a statement of its own. */
uint32_t speech_quote_apart(const EntRelate *r, uint32_t verb, uint32_t first,
                            uint32_t end)
{
  uint32_t clause = speech_complement(r, verb);
  if (clause == ENT_NONE || speech_is_quoted(r, clause)) return ENT_NONE;
  for (uint32_t i = first + FEW_WORDS; i + 2 < end; i++)
    if ((speech_mark(r, i) == ',' || speech_mark(r, i) == ':') &&
        speech_is_quoted(r, i + 2) && !speech_is_quoted(r, i) &&
        speech_quote_at(r, i + 2)->first == i + 2)
      return i;
  return ENT_NONE;
}
