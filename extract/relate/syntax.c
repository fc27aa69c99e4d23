// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* English clauses over UD trees: who is the subject of a passive, of a participle, of
 * an infinitive; what a noun has for subject and object. The one place that knows it.
 */
#include "extract/relate/engine.h"

/* Trees of real parsers are deep; chains of control are not. */
enum { DEPTH = 8 };

void syntax_link(EntRelate *r, uint32_t sentence)
{
  const EntSentence *s = &r->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    r->child[i] = r->sibling[i] = ENT_NONE;
  for (uint32_t i = s->end; i-- > s->first;) {
    uint32_t head = relate_token(r, i)->head;
    if (head == ENT_NONE || head < s->first || head >= s->end || head == i) continue;
    r->sibling[i] = r->child[head];
    r->child[head] = i;
  }
}

static EntDeprel rel_of(const EntRelate *r, uint32_t i)
{
  return (EntDeprel)relate_token(r, i)->deprel;
}

static uint32_t head_of(const EntRelate *r, uint32_t i)
{
  uint32_t head = relate_token(r, i)->head;
  return head == i ? ENT_NONE : head;
}

uint32_t syntax_child(const EntRelate *r, uint32_t head, EntDeprel rel)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == rel) return c;
  return ENT_NONE;
}

bool syntax_dominates(const EntRelate *r, uint32_t head, uint32_t token)
{
  for (unsigned d = 0; d < 200 && token != ENT_NONE; d++) {
    if (token == head) return true;
    token = head_of(r, token);
  }
  return false;
}

void syntax_extent(const EntRelate *r, uint32_t head, uint32_t *first, uint32_t *end)
{
  const EntSentence *s = relate_sentence(r);
  *first = head;
  *end = head + 1;
  for (uint32_t i = s->first; i < head; i++)
    if (syntax_dominates(r, head, i)) {
      *first = i;
      break;
    }
  for (uint32_t i = s->end; i-- > head + 1;)
    if (syntax_dominates(r, head, i)) {
      *end = i + 1;
      break;
    }
}

/* One word of a preposition is the word; of several ("on behalf of", "according to")
 * the last says nothing. */
static bool case_is(const EntRelate *r, uint32_t c, uint32_t word)
{
  uint32_t last = ENT_NONE;
  bool found = r->form[c] == word;
  for (uint32_t f = r->child[c]; f != ENT_NONE; f = r->sibling[f]) {
    if (rel_of(r, f) != ENT_DEP_FIXED) continue;
    if (last != ENT_NONE && r->form[last] == word) found = true;
    last = f;
  }
  return found;
}

bool syntax_has_case(const EntRelate *r, uint32_t head, uint32_t word)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if ((rel_of(r, c) == ENT_DEP_CASE || rel_of(r, c) == ENT_DEP_MARK) &&
        case_is(r, c, word))
      return true;
  return false;
}

static void heads_add(Heads *heads, uint32_t head)
{
  for (uint32_t i = 0; i < heads->n; i++)
    if (heads->items[i] == head) return;
  if (heads->n < HEADS_MAX) heads->items[heads->n++] = head;
}

void syntax_spread(const EntRelate *r, uint32_t head, Heads *heads)
{
  if (head == ENT_NONE) return;
  heads_add(heads, head);
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == ENT_DEP_CONJ && relate_token(r, c)->upos != ENT_POS_VERB)
      syntax_spread(r, c, heads);
}

static bool is_subject_rel(EntDeprel rel)
{
  return rel == ENT_DEP_NSUBJ || rel == ENT_DEP_NSUBJ_PASS;
}

static bool is_participle(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  return (t->feats & ENT_FEAT(VERBFORM_PART)) != 0;
}

static bool is_past_participle(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  if (t->feats & ENT_FEAT(VOICE_PASS)) return true;
  return is_participle(r, i) && !(t->feats & ENT_FEAT(TENSE_PRES));
}

static bool has_auxiliary(const EntRelate *r, uint32_t verb)
{
  return syntax_child(r, verb, ENT_DEP_AUX) != ENT_NONE;
}

bool syntax_is_passive(const EntRelate *r, uint32_t verb)
{
  if (relate_token(r, verb)->upos != ENT_POS_VERB) return false;
  if (syntax_child(r, verb, ENT_DEP_AUX_PASS) != ENT_NONE ||
      syntax_child(r, verb, ENT_DEP_NSUBJ_PASS) != ENT_NONE ||
      syntax_child(r, verb, ENT_DEP_OBL_AGENT) != ENT_NONE)
    return true;
  if (!is_past_participle(r, verb) || has_auxiliary(r, verb)) return false;
  if (syntax_child(r, verb, ENT_DEP_NSUBJ) != ENT_NONE) return false;
  EntDeprel rel = rel_of(r, verb);
  if (rel == ENT_DEP_CONJ && head_of(r, verb) != ENT_NONE)
    return syntax_is_passive(r, head_of(r, verb));
  return rel == ENT_DEP_ACL || rel == ENT_DEP_ADVCL || rel == ENT_DEP_XCOMP ||
         rel == ENT_DEP_AMOD || rel == ENT_DEP_ROOT;
}

static bool is_relative(const EntRelate *r, uint32_t i)
{
  return (relate_token(r, i)->feats & ENT_FEAT(PRONTYPE_REL)) != 0 &&
         relate_token(r, i)->upos != ENT_POS_ADV;
}

static bool is_expletive(const EntRelate *r, uint32_t i)
{
  return rel_of(r, i) == ENT_DEP_EXPL;
}

/* The noun that the relative clause around the token describes. */
static uint32_t antecedent(const EntRelate *r, uint32_t token)
{
  for (unsigned d = 0; d < DEPTH && token != ENT_NONE; d++) {
    if (rel_of(r, token) == ENT_DEP_ACL_RELCL) return head_of(r, token);
    token = head_of(r, token);
  }
  return ENT_NONE;
}

/* Parsers find two at times: the one next to the verb is it. */
static uint32_t own_subject(const EntRelate *r, uint32_t verb)
{
  uint32_t found = ENT_NONE;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = rel_of(r, c);
    if (rel != ENT_DEP_NSUBJ && rel != ENT_DEP_NSUBJ_PASS && rel != ENT_DEP_NSUBJ_OUTER)
      continue;
    if (!is_expletive(r, c) && (found == ENT_NONE || c < verb)) found = c;
  }
  if (found == ENT_NONE || !is_relative(r, found)) return found;
  return antecedent(r, verb);
}

/* Whose plan, whose decision: the possessor of a noun, or the subject of its verb. */
static uint32_t owner_of_noun(const EntRelate *r, uint32_t noun, unsigned depth);
static uint32_t subject_at(const EntRelate *r, uint32_t verb, unsigned depth);

/* "urged Y to sign": Y; "is expected to sign", "agreed to sign": the subject. */
static uint32_t controller(const EntRelate *r, uint32_t governor, unsigned depth)
{
  uint32_t object = syntax_child(r, governor, ENT_DEP_OBJ);
  if (object == ENT_NONE) object = syntax_child(r, governor, ENT_DEP_IOBJ);
  if (object != ENT_NONE && !syntax_is_passive(r, governor) &&
      relate_token(r, governor)->upos == ENT_POS_VERB)
    return object;
  return subject_at(r, governor, depth + 1);
}

static uint32_t subject_of_acl(const EntRelate *r, uint32_t verb, unsigned depth)
{
  uint32_t noun = head_of(r, verb);
  const EntToken *t = relate_token(r, verb);
  bool infinitive = (t->feats & ENT_FEAT(VERBFORM_INF)) != 0;
  if (!infinitive && syntax_child(r, verb, ENT_DEP_MARK) == ENT_NONE) return noun;
  if (syntax_child(r, noun, ENT_DEP_COP) != ENT_NONE) return subject_at(r, noun, depth);
  return owner_of_noun(r, noun, depth + 1);
}

static uint32_t subject_at(const EntRelate *r, uint32_t verb, unsigned depth)
{
  uint32_t own = own_subject(r, verb);
  uint32_t head = head_of(r, verb);
  if (own != ENT_NONE || head == ENT_NONE || depth > DEPTH) return own;
  switch (rel_of(r, verb)) {
  case ENT_DEP_CONJ:
    return subject_at(r, head, depth + 1);
  case ENT_DEP_XCOMP:
    return controller(r, head, depth);
  case ENT_DEP_ADVCL:
  case ENT_DEP_CCOMP:
  case ENT_DEP_PARATAXIS:
    if (relate_token(r, verb)->feats & ENT_FEAT(VERBFORM_FIN)) return ENT_NONE;
    return subject_at(r, head, depth + 1);
  case ENT_DEP_ACL:
    return subject_of_acl(r, verb, depth);
  case ENT_DEP_ACL_RELCL: /* "the body that met": own; "the deal signed": as acl */
    return syntax_child(r, verb, ENT_DEP_NSUBJ) == ENT_NONE ? head : ENT_NONE;
  case ENT_DEP_AMOD:
    return head;
  default:
    return ENT_NONE;
  }
}

uint32_t syntax_subject(const EntRelate *r, uint32_t verb)
{
  return subject_at(r, verb, 0);
}

/* The verb whose object or complement the noun is, through "a round of". */
static uint32_t verb_over(const EntRelate *r, uint32_t noun)
{
  for (unsigned d = 0; d < 3; d++) {
    uint32_t head = head_of(r, noun);
    if (head == ENT_NONE) return ENT_NONE;
    EntDeprel rel = rel_of(r, noun);
    bool verb = relate_token(r, head)->upos == ENT_POS_VERB;
    if (verb && (rel == ENT_DEP_OBJ || rel == ENT_DEP_OBL || rel == ENT_DEP_XCOMP ||
                 rel == ENT_DEP_NSUBJ_PASS))
      return head;
    if (rel != ENT_DEP_CONJ && rel != ENT_DEP_NMOD) return ENT_NONE;
    if (rel == ENT_DEP_NMOD && relate_token(r, head)->upos != ENT_POS_NOUN)
      return ENT_NONE;
    noun = head;
  }
  return ENT_NONE;
}

static uint32_t light_verb(const EntRelate *r, uint32_t noun)
{
  uint32_t verb = verb_over(r, noun);
  if (verb == ENT_NONE || !(relate_cues(r, verb) & ENT_CUE_SET(LIGHT))) return ENT_NONE;
  return verb;
}

static bool agent_case(const EntRelate *r, uint32_t i)
{
  uint32_t by = rules_find_word(r->rules, "by");
  return by && syntax_has_case(r, i, by);
}

static uint32_t possessor(const EntRelate *r, uint32_t noun)
{
  return syntax_child(r, noun, ENT_DEP_NMOD_POSS);
}

static uint32_t owner_of_noun(const EntRelate *r, uint32_t noun, unsigned depth)
{
  uint32_t owner = possessor(r, noun);
  if (owner != ENT_NONE) return owner;
  uint32_t verb = verb_over(r, noun);
  if (verb == ENT_NONE || depth > DEPTH) return ENT_NONE;
  return syntax_is_passive(r, verb) ? ENT_NONE : subject_at(r, verb, depth + 1);
}

/* --- functions of verbs ----------------------------------------------------------- */

static void add_case_children(const EntRelate *r, uint32_t head, EntDeprel rel,
                              uint32_t word, Heads *heads)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == rel && syntax_has_case(r, c, word)) syntax_spread(r, c, heads);
}

static void verb_agent(const EntRelate *r, uint32_t verb, Heads *heads)
{
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == ENT_DEP_OBL_AGENT ||
        (rel_of(r, c) == ENT_DEP_OBL && agent_case(r, c)))
      syntax_spread(r, c, heads);
  uint32_t head = head_of(r, verb);
  if (!heads->n && rel_of(r, verb) == ENT_DEP_CONJ && head != ENT_NONE &&
      syntax_is_passive(r, head))
    verb_agent(r, head, heads);
}

static bool only_joined(const EntRelate *r, uint32_t from, uint32_t to)
{
  bool joined = false;
  for (uint32_t i = from; i < to; i++) {
    uint8_t pos = relate_token(r, i)->upos;
    if (pos == ENT_POS_VERB || pos == ENT_POS_AUX) return false;
    joined |= pos == ENT_POS_CCONJ;
  }
  return joined;
}

/* Two subjects with "and" between are one coordination that the parser missed. */
static void spread_subject(const EntRelate *r, uint32_t verb, Heads *heads)
{
  uint32_t subject = syntax_subject(r, verb);
  syntax_spread(r, subject, heads);
  if (subject == ENT_NONE || head_of(r, subject) != verb) return;
  for (uint32_t c = r->child[verb]; c != ENT_NONE && c < subject; c = r->sibling[c])
    if (is_subject_rel(rel_of(r, c)) && only_joined(r, c + 1, subject))
      syntax_spread(r, c, heads);
}

static void verb_subject(const EntRelate *r, uint32_t verb, Heads *heads)
{
  if (syntax_is_passive(r, verb))
    verb_agent(r, verb, heads);
  else
    spread_subject(r, verb, heads);
}

/* "the deal (that) they signed": the noun is the object of its clause. */
static uint32_t relativized_object(const EntRelate *r, uint32_t verb)
{
  uint32_t top = verb;
  for (unsigned d = 0; d < DEPTH && rel_of(r, top) != ENT_DEP_ACL_RELCL; d++) {
    EntDeprel rel = rel_of(r, top);
    if (rel != ENT_DEP_XCOMP && rel != ENT_DEP_CCOMP && rel != ENT_DEP_CONJ)
      return ENT_NONE;
    top = head_of(r, top);
    if (top == ENT_NONE) return ENT_NONE;
  }
  if (rel_of(r, top) != ENT_DEP_ACL_RELCL) return ENT_NONE;
  uint32_t subject = syntax_child(r, top, ENT_DEP_NSUBJ);
  if (subject == ENT_NONE || is_relative(r, subject)) return ENT_NONE;
  return head_of(r, top);
}

static void verb_object(const EntRelate *r, uint32_t verb, Heads *heads)
{
  if (syntax_is_passive(r, verb)) {
    spread_subject(r, verb, heads);
    return;
  }
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  if (object != ENT_NONE && is_relative(r, object)) object = antecedent(r, verb);
  if (object == ENT_NONE) object = relativized_object(r, verb);
  uint32_t head = head_of(r, verb);
  if (object == ENT_NONE && rel_of(r, verb) == ENT_DEP_CONJ && head != ENT_NONE) {
    uint32_t shared = syntax_child(r, head, ENT_DEP_OBJ);
    if (shared != ENT_NONE && shared > verb) object = shared;
  }
  syntax_spread(r, object, heads);
}

/* Obliques, also where the parser hung them on the object, or on the first of two
 * verbs. */
static void verb_prep(const EntRelate *r, uint32_t verb, uint32_t word, Heads *heads)
{
  add_case_children(r, verb, ENT_DEP_OBL, word, heads);
  add_case_children(r, verb, ENT_DEP_OBL_AGENT, word, heads);
  add_case_children(r, verb, ENT_DEP_NMOD, word, heads);
  add_case_children(r, verb, ENT_DEP_ADVCL, word, heads);
  if (heads->n) return;
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  if (object == ENT_NONE && syntax_is_passive(r, verb))
    object = syntax_subject(r, verb);
  if (object != ENT_NONE) add_case_children(r, object, ENT_DEP_NMOD, word, heads);
  uint32_t complement = syntax_child(r, verb, ENT_DEP_XCOMP);
  if (complement != ENT_NONE && !heads->n)
    add_case_children(r, complement, ENT_DEP_OBL, word, heads);
}

static void verb_predicate(const EntRelate *r, uint32_t verb, Heads *heads)
{
  uint32_t as = rules_find_word(r->rules, "as");
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = rel_of(r, c);
    bool noun = relate_token(r, c)->upos == ENT_POS_NOUN ||
                relate_token(r, c)->upos == ENT_POS_PROPN;
    if ((rel == ENT_DEP_XCOMP && noun) ||
        ((rel == ENT_DEP_OBL || rel == ENT_DEP_ADVCL || rel == ENT_DEP_XCOMP) && as &&
         syntax_has_case(r, c, as)))
      syntax_spread(r, c, heads);
  }
}

/* --- functions of nouns ----------------------------------------------------------- */

static bool is_modifier_rel(EntDeprel rel)
{
  return rel == ENT_DEP_COMPOUND || rel == ENT_DEP_AMOD || rel == ENT_DEP_NMOD_POSS ||
         rel == ENT_DEP_NMOD_DESC || rel == ENT_DEP_NUMMOD ||
         rel == ENT_DEP_NMOD_UNMARKED || rel == ENT_DEP_NMOD_TMOD ||
         rel == ENT_DEP_NMOD_NPMOD;
}

static void noun_possessor(const EntRelate *r, uint32_t noun, Heads *heads)
{
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (is_modifier_rel(rel_of(r, c))) syntax_spread(r, c, heads);
}

static void noun_subject(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t owner = possessor(r, noun);
  uint32_t verb = light_verb(r, noun);
  if (owner != ENT_NONE) syntax_spread(r, owner, heads);
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == ENT_DEP_NMOD && agent_case(r, c)) syntax_spread(r, c, heads);
  uint32_t of = rules_find_word(r->rules, "of"); /* "the signing of G by A" */
  for (uint32_t c = r->child[noun]; c != ENT_NONE && !heads->n; c = r->sibling[c])
    if (rel_of(r, c) == ENT_DEP_NMOD && syntax_has_case(r, c, of))
      add_case_children(r, c, ENT_DEP_NMOD, rules_find_word(r->rules, "by"), heads);
  if (!heads->n && verb != ENT_NONE) verb_subject(r, verb, heads);
  if (!heads->n)
    for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
      if (rel_of(r, c) == ENT_DEP_COMPOUND || rel_of(r, c) == ENT_DEP_AMOD)
        syntax_spread(r, c, heads);
}

/* "landed for talks with": who landed. */
static void noun_actor(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t verb = head_of(r, noun);
  EntDeprel rel = rel_of(r, noun);
  if (verb == ENT_NONE || relate_token(r, verb)->upos != ENT_POS_VERB) return;
  if (rel != ENT_DEP_OBL && rel != ENT_DEP_OBJ) return;
  if (syntax_is_passive(r, verb))
    verb_agent(r, verb, heads);
  else
    spread_subject(r, verb, heads);
}

static void noun_prep(const EntRelate *r, uint32_t noun, uint32_t word, Heads *heads)
{
  add_case_children(r, noun, ENT_DEP_NMOD, word, heads);
  add_case_children(r, noun, ENT_DEP_OBL, word, heads);
  uint32_t verb = verb_over(r, noun);
  if (!heads->n && verb != ENT_NONE && rel_of(r, noun) != ENT_DEP_OBL)
    add_case_children(r, verb, ENT_DEP_OBL, word, heads);
}

static void noun_object(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t of = rules_find_word(r->rules, "of");
  if (of) add_case_children(r, noun, ENT_DEP_NMOD, of, heads);
}

static void noun_apposed(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t head = head_of(r, noun);
  if (head != ENT_NONE && rel_of(r, noun) == ENT_DEP_APPOS) heads_add(heads, head);
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == ENT_DEP_APPOS) syntax_spread(r, c, heads);
}

/* Of "X is a member", "X remains a member", "X as a member": X. */
static void noun_copula(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t top = noun;
  while (rel_of(r, top) == ENT_DEP_CONJ && head_of(r, top) != ENT_NONE)
    top = head_of(r, top);
  bool linked = rel_of(r, top) == ENT_DEP_XCOMP; /* "became signatories" */
  if (linked || syntax_child(r, top, ENT_DEP_COP) != ENT_NONE)
    syntax_spread(r, syntax_subject(r, top), heads);
}

/* --- adjuncts ------------------------------------------------------------------- */

static bool is_date_at(const EntRelate *r, uint32_t i)
{
  uint32_t m = r->m->at_token[i];
  return m != ENT_NONE && r->m->mentions[m].kind == ENT_MENTION_DATE;
}

static bool is_adjunct_rel(EntDeprel rel)
{
  return rel == ENT_DEP_OBL || rel == ENT_DEP_OBL_TMOD || rel == ENT_DEP_OBL_UNMARKED ||
         rel == ENT_DEP_OBL_NPMOD || rel == ENT_DEP_NMOD || rel == ENT_DEP_ADVMOD ||
         rel == ENT_DEP_NMOD_TMOD || rel == ENT_DEP_NMOD_UNMARKED ||
         rel == ENT_DEP_COMPOUND || rel == ENT_DEP_NUMMOD || rel == ENT_DEP_AMOD ||
         rel == ENT_DEP_NMOD_POSS || rel == ENT_DEP_NMOD_NPMOD || rel == ENT_DEP_DEP;
}

static bool has_locative(const EntRelate *r, uint32_t i)
{
  for (uint32_t c = r->child[i]; c != ENT_NONE; c = r->sibling[c])
    if (rel_of(r, c) == ENT_DEP_CASE && (relate_cues(r, c) & ENT_CUE_SET(LOCATIVE)))
      return true;
  return false;
}

static void adjuncts_of(const EntRelate *r, uint32_t head, RuleFunction f, Heads *heads)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c]) {
    if (!is_adjunct_rel(rel_of(r, c))) continue;
    if (f == FN_TIME ? is_date_at(r, c) : has_locative(r, c))
      syntax_spread(r, c, heads);
  }
}

/* Of the predicate itself, else of what it is part of: the verb over an object, the
 * first of coordinated verbs, the verb over an infinitive. */
static void adjuncts(const EntRelate *r, uint32_t trigger, RuleFunction f, Heads *heads)
{
  for (unsigned d = 0; d < 4; d++) {
    adjuncts_of(r, trigger, f, heads);
    if (heads->n) return;
    uint32_t head = head_of(r, trigger);
    EntDeprel rel = rel_of(r, trigger);
    if (head == ENT_NONE) return;
    bool up = rel == ENT_DEP_OBJ || is_subject_rel(rel) || rel == ENT_DEP_CONJ ||
              (rel == ENT_DEP_XCOMP && f == FN_TIME) || rel == ENT_DEP_OBL;
    if (!up) return;
    trigger = head;
  }
}

static void others(const EntRelate *r, uint32_t trigger, TriggerKind kind, Heads *heads)
{
  if (kind == TRIGGER_NOUN || kind == TRIGGER_THING)
    noun_subject(r, trigger, heads);
  else
    verb_subject(r, trigger, heads);
}

static void object_owner(const EntRelate *r, uint32_t trigger, TriggerKind kind,
                         Heads *heads)
{
  Heads objects = {.n = 0};
  if (kind == TRIGGER_VERB)
    verb_object(r, trigger, &objects);
  else
    noun_object(r, trigger, &objects);
  for (uint32_t i = 0; i < objects.n; i++)
    syntax_spread(r, possessor(r, objects.items[i]), heads);
}

static void verb_fillers(const EntRelate *r, uint32_t v, const RuleSource *s,
                         Heads *out)
{
  if (s->function == FN_SUBJECT)
    verb_subject(r, v, out);
  else if (s->function == FN_OBJECT)
    verb_object(r, v, out);
  else if (s->function == FN_IOBJ)
    syntax_spread(r, syntax_child(r, v, ENT_DEP_IOBJ), out);
  else if (s->function == FN_PREP)
    verb_prep(r, v, s->prep, out);
  else if (s->function == FN_OWNER)
    object_owner(r, v, TRIGGER_VERB, out);
  else if (s->function == FN_PREDICATE)
    verb_predicate(r, v, out);
  else if (s->function == FN_GOVERNOR && rel_of(r, v) == ENT_DEP_AMOD)
    syntax_spread(r, head_of(r, v), out);
}

static void noun_fillers(const EntRelate *r, uint32_t n, const RuleSource *s,
                         Heads *out)
{
  if (s->function == FN_SUBJECT)
    noun_subject(r, n, out);
  else if (s->function == FN_OBJECT)
    noun_object(r, n, out);
  else if (s->function == FN_OWNER)
    object_owner(r, n, TRIGGER_NOUN, out);
  else if (s->function == FN_ACTOR)
    noun_actor(r, n, out);
  else if (s->function == FN_POSS)
    noun_possessor(r, n, out);
  else if (s->function == FN_PREP)
    noun_prep(r, n, s->prep, out);
  else if (s->function == FN_COPULA)
    noun_copula(r, n, out);
  else if (s->function == FN_APPOS)
    noun_apposed(r, n, out);
  else if (s->function == FN_GOVERNOR && is_modifier_rel(rel_of(r, n)))
    syntax_spread(r, head_of(r, n), out);
}

void syntax_fillers(const EntRelate *r, uint32_t trigger, TriggerKind kind,
                    const RuleSource *source, Heads *heads)
{
  heads->n = 0;
  if (source->function == FN_SELF || source->function == FN_INSIDE ||
      source->function == FN_HOLDER)
    heads_add(heads, trigger);
  else if (source->function == FN_OTHERS)
    others(r, trigger, kind, heads);
  else if (source->function == FN_TIME || source->function == FN_PLACE)
    adjuncts(r, trigger, source->function, heads);
  else if (kind == TRIGGER_VERB || kind == TRIGGER_ADJ)
    verb_fillers(r, trigger, source, heads);
  else
    noun_fillers(r, trigger, source, heads);
}
