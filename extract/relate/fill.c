// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Who and what fills the roles of a frame at its trigger. */
#include "extract/mention/finder.h"
#include "extract/relate/frame.h"
#include <string.h>

/* Mentions in tokens [first, end) of a mention's sentence, but itself. */
static void fill_span(const Match *m, uint32_t mention, uint32_t first, uint32_t end,
                      const RuleRole *role, Fillers *fillers)
{
  const EntRelate *r = m->r;
  const EntMention *own = &r->m->mentions[mention];
  uint32_t last = r->first_mention[own->sentence + 1];
  for (uint32_t i = resolve_first_mention(r, own->sentence, first); i < last; i++) {
    const EntMention *in = &r->m->mentions[i];
    if (in->first >= end) break;
    if (i == mention || in->end > end) continue;
    if (in->first == own->first && in->end == own->end) continue;
    resolve_mention(r, i, role, fillers);
  }
}

/* "the 11th meeting of the [UK-China Joint Commission]": the body's name, or ENT_NONE.
 */
static uint32_t body_behind(const EntRelate *r, const EntMention *own)
{
  uint32_t i = own->end;
  uint32_t end = r->a->sentences[own->sentence].end;
  if (i + 1 >= end || !ent_token_is(r->a, i, "of")) return ENT_NONE;
  i++;
  while (i + 1 < end && relate_token(r, i)->upos == ENT_POS_DET)
    i++;
  uint32_t m = r->m->at_token[i];
  uint32_t last = r->first_mention[own->sentence + 1];
  for (uint32_t k = resolve_first_mention(r, own->sentence, i); k < last; k++) {
    if (r->m->mentions[k].first != i) break;
    if (r->m->mentions[k].kind == ENT_MENTION_NAME) return k; /* the longest */
  }
  return m;
}

/* Mentions that lie within the trigger's own, its possessor included; two that name a
 * body whose session it is. */
static void fill_inside(const Match *m, const RuleRole *role, Fillers *fillers)
{
  if (m->mention == ENT_NONE) return;
  const EntMention *own = &m->r->m->mentions[m->mention];
  fill_span(m, m->mention, own->outer, own->end, role, fillers);
  uint32_t body = fillers->n || !role->pair ? ENT_NONE : body_behind(m->r, own);
  if (body == ENT_NONE) return;
  const EntMention *b = &m->r->m->mentions[body];
  fill_span(m, body, b->first, b->end, role, fillers);
}

/* "worked for X as an aide": not X's position. */
static bool is_as_behind(const EntRelate *r, const EntMention *role, uint32_t holder)
{
  uint32_t as = rules_find_word(r->rules, "as");
  for (uint32_t i = holder + 1; i < role->first; i++)
    if (r->form[i] == as) return true;
  return false;
}

/* The name that a position stands at. */
static void fill_holder(const Match *m, const RuleRole *role, Fillers *fillers)
{
  if (m->mention == ENT_NONE) return;
  const EntMention *own = &m->r->m->mentions[m->mention];
  uint32_t token = own->holder_token;
  if (token == ENT_NONE) return;
  /* "According to X, a detective told ...": the tree knows better than the comma. */
  uint8_t rel = relate_token(m->r, own->head)->deprel;
  if (token < own->first &&
      (rel == ENT_DEP_NSUBJ || rel == ENT_DEP_NSUBJ_PASS || rel == ENT_DEP_OBJ))
    return;
  if (is_as_behind(m->r, own, token)) return;
  uint32_t name = m->r->m->at_token[token];
  if (name != ENT_NONE) resolve_mention(m->r, name, role, fillers);
}

static bool looks_at_object(const RuleRole *role)
{
  for (uint32_t i = 0; i < role->n_sources; i++)
    if (role->sources[i].function == FN_OBJECT) return true;
  return false;
}

/* Sentences back to what was spoken of last; sentences at the top, where what the whole
 * text is about is named, and how far down that is still meant. */
enum { RECENT = 2, TOP = 3, LEAD = 6, TOP_REACH = 10 };

/* A text is not about "regular talks" in general, nor is a pandemic about a field. */
static bool is_in_focus(const EntRelate *r, const EntMention *m)
{
  if (relate_cues(r, m->head) & ENT_CUE_SET(HAPPENING)) return false;
  if (m->kind != ENT_MENTION_DESCRIPTION || m->definite || m->plural) return true;
  if (ent_mention_class(r->m, m) != ENT_CLASS_EVENT) return true;
  const EntSentence *s = &r->a->sentences[m->sentence];
  if (m->first == s->first || m->full_end > m->end) return true;
  uint8_t before = relate_token(r, m->first - 1)->upos;
  return before == ENT_POS_DET || before == ENT_POS_NUM;
}

/* Of sentences from on, before the trigger: the last mention that fits. */
static void fill_last(const Match *m, const RuleRole *role, uint32_t from, uint32_t to,
                      Fillers *fillers)
{
  const EntRelate *r = m->r;
  for (uint32_t i = r->first_mention[to]; i-- > r->first_mention[from];) {
    const EntMention *x = &r->m->mentions[i];
    if (x->first >= m->token || i == m->mention || !is_in_focus(r, x)) continue;
    resolve_mention(r, i, role, fillers);
    if (fillers->n) return;
  }
}

/* At the top of a text what is agreed is told before the agreement is named. */
static void fill_next(const Match *m, const RuleRole *role, Fillers *fillers)
{
  const EntRelate *r = m->r;
  RuleRole agreement = *role;
  agreement.classes &= ENT_SET(AGREEMENT);
  uint32_t end = MIN(r->sentence + 1 + RECENT, r->a->n_sentences);
  for (uint32_t i = r->first_mention[r->sentence + 1];
       agreement.classes && i < r->first_mention[end] && !fillers->n; i++)
    if (is_in_focus(r, &r->m->mentions[i])) resolve_mention(r, i, &agreement, fillers);
}

/* What is done is said by a noun of the clause: "signed the law", "the law was signed";
 * not "it was signed". */
static bool has_own_object(const EntRelate *r, uint32_t verb)
{
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  if (object != ENT_NONE) return true;
  uint32_t subject = syntax_is_passive(r, verb) ? syntax_subject(r, verb) : ENT_NONE;
  return subject != ENT_NONE && relate_token(r, subject)->upos == ENT_POS_NOUN &&
         !(relate_cues(r, subject) & ENT_CUE_SET(DOCUMENT));
}

/* "X signed for Y": what was spoken of last, unless the verb has an object of its own.
 */
static void fill_recent(const Match *m, const RuleRole *role, Fillers *fillers)
{
  const EntRelate *r = m->r;
  if (looks_at_object(role) && has_own_object(r, m->token)) return;
  uint32_t from = r->sentence > RECENT ? r->sentence - RECENT : 0;
  fill_last(m, role, from, r->sentence + 1, fillers);
  if (!fillers->n && r->sentence < LEAD) fill_next(m, role, fillers);
  if (fillers->n || r->sentence > TOP_REACH) return;
  for (uint32_t i = 0; i < r->first_mention[MIN(TOP, r->sentence)] && !fillers->n; i++)
    if (is_in_focus(r, &r->m->mentions[i])) resolve_mention(r, i, role, fillers);
}

/* "Labour MP (Member of Parliament) Tom Watson": a person is named behind brackets. */
static bool is_before_brackets(const EntRelate *r, const EntMention *role)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t i = role->end;
  if (i >= s->end || r->a->text[relate_token(r, i)->begin] != '(') return false;
  while (i < s->end && i < role->end + 8 &&
         r->a->text[relate_token(r, i)->begin] != ')')
    i++;
  uint32_t m = i + 1 < s->end ? r->m->at_token[i + 1] : ENT_NONE;
  return m != ENT_NONE &&
         ent_mention_class(r->m, &r->m->mentions[m]) == ENT_CLASS_PERSON;
}

/* A position that stands at a name is not a second one's. */
static bool has_holder(const Match *m)
{
  if (m->mention == ENT_NONE) return false;
  const EntMention *own = &m->r->m->mentions[m->mention];
  return own->kind == ENT_MENTION_ROLE &&
         (own->holder_token != ENT_NONE || is_before_brackets(m->r, own));
}

/* "met X's chief executive, Y": the position of who is named behind it is nobody else's
 * predicate. */
static bool is_held_behind(const Match *m)
{
  if (m->mention == ENT_NONE) return false;
  const EntMention *own = &m->r->m->mentions[m->mention];
  return own->kind == ENT_MENTION_ROLE && own->holder_token != ENT_NONE &&
         own->holder_token >= own->end;
}

/* A mention of the thing in this sentence or one beside it, else ENT_NONE. */
static uint32_t mention_near(const EntRelate *r, uint32_t thing)
{
  uint32_t from = r->sentence > 1 ? r->sentence - 2 : 0;
  uint32_t to = MIN(r->sentence + 3, r->a->n_sentences);
  for (uint32_t i = r->first_mention[from]; i < r->first_mention[to]; i++)
    if (r->m->mentions[i].thing == thing) return i;
  return ENT_NONE;
}

/* Who says what the trigger is part of. */
static void fill_speaker(Match *m, const RuleRole *role, Fillers *fillers)
{
  uint32_t quote = m->r->quote_of[m->token], thing = ENT_NONE;
  if (quote != ENT_NONE) thing = g_array_index(m->r->quotes, EntQuote, quote).speaker;
  if (thing == ENT_NONE) thing = frame_standing(m)->attributed_to;
  uint32_t mention = thing == ENT_NONE ? ENT_NONE : mention_near(m->r, thing);
  if (mention != ENT_NONE) resolve_mention(m->r, mention, role, fillers);
}

static void fill_from(Match *m, const RuleRole *role, const RuleSource *source,
                      Fillers *fillers)
{
  if (source->function == FN_SELF) {
    if (m->mention != ENT_NONE) resolve_mention(m->r, m->mention, role, fillers);
    return;
  }
  if (source->function == FN_RECENT) {
    fill_recent(m, role, fillers);
    return;
  }
  if (source->function == FN_SPEAKER) {
    fill_speaker(m, role, fillers);
    return;
  }
  if (source->function == FN_HOLDER) {
    fill_holder(m, role, fillers);
    return;
  }
  if (source->function == FN_INSIDE) {
    fill_inside(m, role, fillers);
    return;
  }
  if (source->function == FN_APPOS && has_holder(m)) return;
  if (source->function == FN_COPULA && is_held_behind(m)) return;
  Heads heads;
  syntax_fillers(m->r, m->token, m->kind, source, &heads);
  for (uint32_t i = 0; i < heads.n; i++)
    if (heads.items[i] != m->token) resolve_head(m->r, heads.items[i], role, fillers);
  if (!fillers->n) lists_behind(m->r, m->token, source, role, fillers);
}

void frame_fill_roles(Match *m)
{
  for (uint32_t i = 0; i < m->frame->n_roles; i++) {
    const RuleRole *role = &m->frame->roles[i];
    m->roles[i].n = 0;
    for (uint32_t s = 0; s < role->n_sources && !m->roles[i].n; s++) {
      fill_from(m, role, &role->sources[s], &m->roles[i]);
      uint32_t n = m->roles[i].n;
      if ((role->pair && n < 2) || (role->single && n > 1)) m->roles[i].n = 0;
    }
  }
}
