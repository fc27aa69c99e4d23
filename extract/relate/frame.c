// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Frames over a sentence's tree: finds triggers, fills roles, gives statements. */
#include "extract/mention/finder.h"
#include "extract/relate/trace.h"
#include <string.h>

/* One frame at one trigger. */
typedef struct {
  EntRelate *r;
  const RuleFrame *frame;
  TriggerKind kind;
  uint32_t token;
  uint32_t mention; /* the trigger's own, or ENT_NONE */
  Standing standing;
  bool has_standing;
  Fillers roles[RULE_MAX_ROLES];
} Match;

/* --- triggers --------------------------------------------------------------------- */

static bool kind_agrees(const EntToken *t, TriggerKind kind)
{
  switch (kind) {
  case TRIGGER_VERB:
    return t->upos == ENT_POS_VERB;
  case TRIGGER_NOUN:
    return t->upos == ENT_POS_NOUN || t->upos == ENT_POS_PROPN;
  case TRIGGER_ADJ:
    return t->upos == ENT_POS_ADJ || t->upos == ENT_POS_VERB;
  default:
    return true;
  }
}

/* "signed off": another verb than "signed". */
static bool has_particle(const EntRelate *r, uint32_t token)
{
  uint32_t c = syntax_child(r, token, ENT_DEP_COMPOUND_PRT);
  return c != ENT_NONE && (relate_cues(r, c) & ENT_CUE_SET(PARTICLE)) != 0;
}

/* The further words of a phrase stand close by and depend on the first. */
static bool phrase_agrees(const EntRelate *r, uint32_t token, const RuleTrigger *t)
{
  if (!t->rest[0] && t->kind == TRIGGER_VERB && has_particle(r, token)) return false;
  const EntSentence *s = relate_sentence(r);
  uint32_t at = token;
  for (unsigned i = 0; i < RULE_MAX_PHRASE && t->rest[i]; i++) {
    uint32_t limit = MIN(s->end, at + 7), next = at + 1;
    while (next < limit &&
           ((r->form[next] != t->rest[i] && r->lemma[next] != t->rest[i]) ||
            !syntax_dominates(r, token, next)))
      next++;
    if (next >= limit) return false;
    at = next;
  }
  return true;
}

static bool has_triggers(const EntRules *rules, uint32_t word)
{
  return word && rules->first_trigger[word] < rules->first_trigger[word + 1];
}

bool frame_may_match(const EntRelate *r, uint32_t sentence)
{
  const EntSentence *s = &r->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    if (has_triggers(r->rules, r->lemma[i]) || has_triggers(r->rules, r->form[i]))
      return true;
  for (uint32_t i = r->first_mention[sentence]; i < r->first_mention[sentence + 1];
       i++) {
    EntClass cls = ent_mention_class(r->m, &r->m->mentions[i]);
    if (cls < ENT_CLASS_COUNT && r->rules->n_thing_triggers[cls]) return true;
  }
  return false;
}

static const Standing *standing(Match *m);

/* --- roles ------------------------------------------------------------------------ */

/* Mentions in tokens [first, end) of a mention's sentence, but itself. */
static void fill_span(const Match *m, uint32_t mention, uint32_t first, uint32_t end,
                      const RuleRole *role, Fillers *fillers)
{
  const EntRelate *r = m->r;
  const EntMention *own = &r->m->mentions[mention];
  for (uint32_t i = r->first_mention[own->sentence];
       i < r->first_mention[own->sentence + 1]; i++) {
    const EntMention *in = &r->m->mentions[i];
    if (i == mention || in->first < first || in->end > end) continue;
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
  for (uint32_t k = r->first_mention[own->sentence];
       k < r->first_mention[own->sentence + 1]; k++)
    if (r->m->mentions[k].first == i && r->m->mentions[k].kind == ENT_MENTION_NAME) {
      m = k; /* the first is the longest */
      break;
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
enum { RECENT = 2, TOP = 3, TOP_REACH = 10 };

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

/* "X signed for Y": what was spoken of last, unless the verb has an object of its own.
 */
static void fill_recent(const Match *m, const RuleRole *role, Fillers *fillers)
{
  const EntRelate *r = m->r;
  if (looks_at_object(role) && syntax_child(r, m->token, ENT_DEP_OBJ) != ENT_NONE)
    return;
  uint32_t from = r->sentence > RECENT ? r->sentence - RECENT : 0;
  fill_last(m, role, from, r->sentence + 1, fillers);
  if (!fillers->n && r->sentence < TOP) fill_next(m, role, fillers);
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
  if (thing == ENT_NONE) thing = standing(m)->attributed_to;
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
  Heads heads;
  syntax_fillers(m->r, m->token, m->kind, source, &heads);
  for (uint32_t i = 0; i < heads.n; i++)
    if (heads.items[i] != m->token) resolve_head(m->r, heads.items[i], role, fillers);
  if (!fillers->n) lists_behind(m->r, m->token, source, role, fillers);
}

static void fill_roles(Match *m)
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

static bool head_is_one_of(const EntRelate *r, uint32_t head, const RuleTest *test)
{
  for (uint32_t w = 0; w < test->n_words; w++)
    if (r->lemma[head] == test->words[w] || r->form[head] == test->words[w])
      return true;
  return false;
}

/* The "only" or "never" that speaks against the frame, or NULL. */
static const RuleTest *failing_test(const Match *m)
{
  for (uint32_t t = 0; t < m->frame->n_tests; t++) {
    const RuleTest *test = &m->frame->tests[t];
    Heads heads;
    syntax_fillers(m->r, m->token, m->kind, &test->source, &heads);
    bool found = false;
    for (uint32_t i = 0; i < heads.n && !found; i++)
      found = head_is_one_of(m->r, heads.items[i], test);
    if (found == test->forbid) return test;
  }
  return NULL;
}

/* --- statements ------------------------------------------------------------------- */

static bool is_past(const Match *m)
{
  const EntRelate *r = m->r;
  uint32_t top = m->token; /* "was a priest and a painter" */
  while (relate_token(r, top)->deprel == ENT_DEP_CONJ && m->kind != TRIGGER_VERB &&
         relate_token(r, top)->head != ENT_NONE)
    top = relate_token(r, top)->head;
  uint32_t aux = syntax_child(r, top, ENT_DEP_AUX); /* "had served" */
  if (aux != ENT_NONE && m->kind == TRIGGER_VERB && relate_token(r, aux)->norm &&
      strcmp(relate_token(r, aux)->norm, "had") == 0)
    return true;
  uint32_t cop = syntax_child(r, top, ENT_DEP_COP);
  uint32_t at = cop != ENT_NONE ? cop : m->token;
  if (cop == ENT_NONE && m->kind != TRIGGER_VERB) return false;
  return (relate_token(r, at)->feats & ENT_FEAT(TENSE_PAST)) != 0 &&
         (relate_token(r, at)->feats & ENT_FEAT(VERBFORM_FIN)) != 0;
}

static bool r_is_role(const EntRelate *r, uint32_t mention)
{
  return r->m->mentions[mention].kind == ENT_MENTION_ROLE;
}

static const Standing *standing(Match *m)
{
  if (m->has_standing) return &m->standing;
  m->has_standing = true;
  if (m->frame->presupposed)
    m->standing = (Standing){.attributed_to = ENT_NONE};
  else
    m->standing = status_of(m->r, m->token);
  if (m->standing.status == ENT_STATUS_ASSERTED && is_past(m) &&
      m->frame->past != ENT_STATUS_COUNT)
    m->standing.status = m->frame->past;
  if (m->standing.status == ENT_STATUS_ASSERTED && m->mention != ENT_NONE &&
      r_is_role(m->r, m->mention) &&
      status_is_former(m->r, &m->r->m->mentions[m->mention]))
    m->standing.status = ENT_STATUS_FORMER;
  return &m->standing;
}

/* The body or country of a role or body, "r.in". */
static Filler inside_of(const Match *m, const Filler *filler)
{
  uint32_t in =
      filler->thing == ENT_NONE ? ENT_NONE : m->r->m->chains[filler->thing].related;
  return (Filler){in, filler->mention, filler->sure};
}

/* What stands in the trigger's own phrase, in front of its head: "the 2014 agreement".
 */
static bool is_in_own_name(const Match *m, const Filler *filler)
{
  if (m->mention == ENT_NONE || filler->mention == m->mention) return false;
  const EntMention *own = &m->r->m->mentions[m->mention];
  const EntMention *in = &m->r->m->mentions[filler->mention];
  return in->sentence == own->sentence && in->first >= own->outer &&
         in->end <= own->head && status_is_presupposed(m->r, own->head);
}

/* Dates, and whether it is over by now. */
static void read_validity(const Match *m, const Standing *st, Finding *f)
{
  if (!validity_lasts(f->property)) return;
  if (validity_has_dates(f->property))
    f->valid = validity_of(m->r, m->token, m->mention);
  if (f->status == ENT_STATUS_ASSERTED &&
      (st->earlier || validity_is_over(m->r, f->valid.until)))
    f->status = ENT_STATUS_FORMER;
}

/* What a speaker's words say for or against somebody he says himself, if they do not
 * deny or foretell it. */
static bool is_of_speaker(const Match *m, const RuleGive *g)
{
  const RuleRole *role = &m->frame->roles[g->subject];
  return role->n_sources && role->sources[0].function == FN_SPEAKER;
}

static bool is_said_so(const Standing *st)
{
  return st->status == ENT_STATUS_ASSERTED || st->status == ENT_STATUS_ALLEGED;
}

static void give(Match *m, const RuleGive *g, const Filler *s, const Filler *o)
{
  static const Standing holds = {.attributed_to = ENT_NONE};
  const Standing *st = standing(m);
  if (st->status != ENT_STATUS_FORMER && (is_in_own_name(m, s) || is_in_own_name(m, o)))
    st = &holds;
  if (st->none) return;
  bool own = is_of_speaker(m, g);
  if (own && !is_said_so(st)) return;
  if (own) st = &holds;
  /* "is expected to resign": a status that the rule gives is that of what happened;
   * "Asserted" and "Planned" hold of what is still to come, too. */
  bool given = g->status != ENT_STATUS_COUNT;
  bool coming = g->status == ENT_STATUS_ASSERTED || g->status == ENT_STATUS_PLANNED;
  if (given && (st->status == ENT_STATUS_DENIED ||
                (st->status == ENT_STATUS_PLANNED && !coming)))
    return;
  Finding f = {.property = g->property,
               .subject = g->subject_in ? inside_of(m, s) : *s,
               .object = g->object_in ? inside_of(m, o) : *o,
               .status = given ? g->status : st->status,
               .attributed_to = st->attributed_to,
               .confidence = m->frame->confidence,
               .rule = m->frame->name};
  if (g->property != ENT_PROP_ROLE_IN) read_validity(m, st, &f);
  /* Where a position is does not depend on who holds it. */
  if (g->property == ENT_PROP_ROLE_IN) f.status = ENT_STATUS_ASSERTED;
  emit(m->r, &f);
}

static bool is_needed_missing(const Match *m)
{
  for (uint32_t i = 0; i < m->frame->n_roles; i++)
    if ((m->frame->need >> i & 1u) && !m->roles[i].n) return true;
  return false;
}

static void trace_match(const Match *m, const RuleTrigger *trigger, guint before)
{
  TraceTry one = {.frame = m->frame,
                  .trigger = trigger,
                  .token = m->token,
                  .end_token = m->token + 1,
                  .mention = m->mention,
                  .end = TRACE_RAN,
                  .standing = m->standing,
                  .has_standing = m->has_standing,
                  .first_found = before,
                  .end_found = m->r->found->len};
  memcpy(one.roles, m->roles, sizeof one.roles);
  trace_add(m->r, &one);
}

static void run(EntRelate *r, const RuleTrigger *t, uint32_t token, uint32_t mention)
{
  Match m = {.r = r,
             .frame = rules_frame(r->rules, t->rule),
             .kind = t->kind,
             .token = token,
             .mention = mention};
  const RuleTest *failing = failing_test(&m);
  if (failing) {
    trace_stop(r, t, token, TRACE_TEST, failing);
    return;
  }
  fill_roles(&m);
  guint before = r->found->len;
  if (!is_needed_missing(&m))
    for (uint32_t g = 0; g < m.frame->n_gives; g++) {
      const RuleGive *give_ = &m.frame->gives[g];
      const Fillers *s = &m.roles[give_->subject], *o = &m.roles[give_->object];
      for (uint32_t i = 0; i < s->n; i++)
        for (uint32_t k = 0; k < o->n; k++)
          give(&m, give_, &s->items[i], &o->items[k]);
    }
  if (r->trace) trace_match(&m, t, before);
}

/* A word inside the name of a person, body or place is no predicate; the head of an
 * event's or agreement's name is. */
static bool hidden_in_name(const EntRelate *r, uint32_t token)
{
  uint32_t i = r->m->at_token[token];
  if (i == ENT_NONE || r->m->mentions[i].kind != ENT_MENTION_NAME) return false;
  if (r->mention_of[token] == ENT_NONE) return true;
  EntClass cls = ent_mention_class(r->m, &r->m->mentions[i]);
  return cls < ENT_CLASS_COUNT && !ent_class_in(cls, ENT_SET_MATTER);
}

static void run_word(EntRelate *r, uint32_t token, uint32_t word)
{
  if (!word) return;
  const EntRules *rules = r->rules;
  for (uint32_t i = rules->first_trigger[word]; i < rules->first_trigger[word + 1];
       i++) {
    const RuleTrigger *t = &rules->triggers[i];
    if (!kind_agrees(relate_token(r, token), t->kind))
      trace_stop(r, t, token, TRACE_TAG, NULL);
    else if (!phrase_agrees(r, token, t))
      trace_stop(r, t, token, TRACE_PHRASE, NULL);
    else if (hidden_in_name(r, token))
      trace_stop(r, t, token, TRACE_IN_NAME, NULL);
    else
      run(r, t, token, r->mention_of[token]);
  }
}

/* "X signed for A, and Y for B": once more for Y and B. */
static void run_gap(EntRelate *r, uint32_t token)
{
  if (relate_token(r, token)->upos != ENT_POS_VERB ||
      (!has_triggers(r->rules, r->lemma[token]) &&
       !has_triggers(r->rules, r->form[token])) ||
      !mend_gap(r, token, &r->gap))
    return;
  run_word(r, token, r->lemma[token]);
  if (r->form[token] != r->lemma[token]) run_word(r, token, r->form[token]);
  r->gap.verb = ENT_NONE;
}

static void run_things(EntRelate *r, uint32_t mention)
{
  const EntMention *m = &r->m->mentions[mention];
  EntClass cls = ent_mention_class(r->m, m);
  if (m->kind == ENT_MENTION_ROLE && m->attached) cls = ENT_CLASS_ROLE;
  if (cls >= ENT_CLASS_COUNT || m->kind == ENT_MENTION_PRONOUN) return;
  for (uint32_t i = 0; i < r->rules->n_thing_triggers[cls]; i++)
    run(r, &r->rules->thing_triggers[cls][i], m->head, mention);
}

void frame_sentence(EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = s->first; i < s->end; i++) {
    run_word(r, i, r->lemma[i]);
    if (r->form[i] != r->lemma[i]) run_word(r, i, r->form[i]);
    run_gap(r, i);
  }
  for (uint32_t i = r->first_mention[r->sentence];
       i < r->first_mention[r->sentence + 1]; i++)
    run_things(r, i);
}
