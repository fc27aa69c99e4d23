// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Frames over a sentence's tree: finds triggers, fills roles, gives statements. */
#include "extract/relate/frame.h"
#include "extract/mention/finder.h"
#include "extract/relate/trace.h"
#include <string.h>

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

/* --- restrictions -----------------------------------------------------------------
 */

static bool head_is_one_of(const EntRelate *r, uint32_t head, const RuleTest *test)
{
  for (uint32_t w = 0; w < test->n_words; w++)
    if (r->lemma[head] == test->words[w] || r->form[head] == test->words[w])
      return true;
  return false;
}

/* "human rights [chief]": the words of a title before its head belong to it wherever
 * the tree has them. */
static bool title_has_one_of(const Match *m, const RuleTest *test)
{
  const EntMention *own =
      m->mention == ENT_NONE ? NULL : &m->r->m->mentions[m->mention];
  if (!own || own->kind != ENT_MENTION_ROLE || test->source.function != FN_POSS)
    return false;
  for (uint32_t i = own->first; i < m->token && i < own->end; i++)
    if (head_is_one_of(m->r, i, test)) return true;
  return false;
}

/* The "only" or "never" that speaks against the frame, or NULL. */
static const RuleTest *failing_test(const Match *m)
{
  for (uint32_t t = 0; t < m->frame->n_tests; t++) {
    const RuleTest *test = &m->frame->tests[t];
    Heads heads;
    syntax_fillers(m->r, m->token, m->kind, &test->source, &heads);
    bool found = title_has_one_of(m, test);
    for (uint32_t i = 0; i < heads.n && !found; i++)
      found = head_is_one_of(m->r, heads.items[i], test);
    if (found == test->forbid) return test;
  }
  return NULL;
}

/* --- statements ------------------------------------------------------------------- */

/* "present were X, ambassador of Y": the verb says nothing of X's post. */
static bool is_of_holder(const Match *m, uint32_t copula)
{
  const EntMention *role =
      m->mention == ENT_NONE ? NULL : &m->r->m->mentions[m->mention];
  return !role || role->kind != ENT_MENTION_ROLE || role->holder_token == ENT_NONE ||
         (role->holder_token < copula && copula < role->head);
}

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
  if (cop != ENT_NONE && !is_of_holder(m, cop)) return false;
  return (relate_token(r, at)->feats & ENT_FEAT(TENSE_PAST)) != 0 &&
         (relate_token(r, at)->feats & ENT_FEAT(VERBFORM_FIN)) != 0;
}

static bool r_is_role(const EntRelate *r, uint32_t mention)
{
  return r->m->mentions[mention].kind == ENT_MENTION_ROLE;
}

/* How far above a noun the verb of its clause is looked for. */
enum { CLAUSE_REACH = 4 };

/* "asked whether the pact allows joint work on X": the noun stands in a clause that is
 * only asked or supposed. What an agreement or event is, not what is done, holds all
 * the same. */
static bool is_only_supposed(const Match *m)
{
  const EntRelate *r = m->r;
  if (m->kind != TRIGGER_NOUN || m->mention != ENT_NONE) return false;
  uint32_t at = m->token;
  for (unsigned d = 0; d < CLAUSE_REACH && at != ENT_NONE; d++) {
    uint32_t mark = syntax_child(r, at, ENT_DEP_MARK);
    if (mark != ENT_NONE && (relate_cues(r, mark) & ENT_CUE_SET(CONDITION)))
      return true;
    if (relate_rel(r, at) == ENT_DEP_ACL_RELCL) return false;
    at = relate_head(r, at);
  }
  return false;
}

const Standing *frame_standing(Match *m)
{
  if (m->has_standing) return &m->standing;
  m->has_standing = true;
  if (m->frame->presupposed)
    m->standing = (Standing){.attributed_to = ENT_NONE};
  else
    m->standing = status_of(m->r, m->token);
  if (!m->frame->presupposed && is_only_supposed(m)) m->standing.none = true;
  if (m->standing.status == ENT_STATUS_ASSERTED && is_past(m) &&
      m->frame->past != ENT_STATUS_COUNT)
    m->standing.status = m->frame->past;
  const EntMention *role = m->mention != ENT_NONE && r_is_role(m->r, m->mention)
                               ? &m->r->m->mentions[m->mention]
                               : NULL;
  if (m->standing.status == ENT_STATUS_ASSERTED && role &&
      (status_is_former(m->r, role) || status_lost_post(m->r, role)))
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

/* "the French singer": a calling, which is no post of a state's. */
static bool is_calling_in_state(const EntRelate *r, const Finding *f)
{
  static const char *const callings[] = {"professional", "academic", "sport", "media",
                                         NULL};
  const EntEntry *role = r->m->mentions[f->subject.mention].entry;
  return f->property == ENT_PROP_ROLE_IN && role && role->table == ENT_TABLE_ROLES &&
         f->object.thing != ENT_NONE &&
         r->m->chains[f->object.thing].cls == ENT_CLASS_COUNTRY &&
         g_strv_contains(callings, ent_entry_value(role, "kind"));
}

static void give(Match *m, const RuleGive *g, const Filler *s, const Filler *o)
{
  static const Standing holds = {.attributed_to = ENT_NONE};
  const Standing *st = frame_standing(m);
  if (st->status != ENT_STATUS_FORMER && (is_in_own_name(m, s) || is_in_own_name(m, o)))
    st = &holds;
  bool when_or_where =
      g->property == ENT_PROP_HAS_DATE || g->property == ENT_PROP_HAS_LOCATION;
  if (st->none || (when_or_where && status_is_missed(m->r, m->token))) return;
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
  if (!is_calling_in_state(m->r, &f)) emit(m->r, &f);
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
  frame_fill_roles(&m);
  guint before = r->found->len;
  if (!is_needed_missing(&m))
    for (uint32_t g = 0; g < m.frame->n_gives; g++) {
      const RuleGive *give_ = &m.frame->gives[g];
      const Fillers *s = &m.roles[give_->subject], *o = &m.roles[give_->object];
      for (uint32_t i = 0; i < s->n; i++)
        for (uint32_t k = 0; k < o->n; k++)
          if (give_->subject != give_->object || i == k) /* "r roleIn r.in": its own */
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
