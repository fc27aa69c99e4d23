// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The phrases that fill the functions of a verb or a noun: subject, object, "with X",
 * time and place. */
#include "extract/relate/clause.h"

/* --- functions of verbs ----------------------------------------------------------- */

static void add_case_children(const EntRelate *r, uint32_t head, EntDeprel rel,
                              uint32_t word, Heads *heads)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == rel && syntax_has_case(r, c, word))
      syntax_spread(r, c, heads);
}

static void verb_agent(const EntRelate *r, uint32_t verb, Heads *heads)
{
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c); /* "led by X" may be taken for an object */
    if (rel == ENT_DEP_OBL_AGENT ||
        ((rel == ENT_DEP_OBL || rel == ENT_DEP_OBJ) && clause_agent_case(r, c)))
      syntax_spread(r, c, heads);
  }
  uint32_t head = relate_head(r, verb);
  if (!heads->n && relate_rel(r, verb) == ENT_DEP_CONJ && head != ENT_NONE &&
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
  if (subject != ENT_NONE && !syntax_is_excepted(r, subject))
    syntax_spread(r, subject, heads);
  if (subject == ENT_NONE || relate_head(r, subject) != verb) return;
  for (uint32_t c = r->child[verb]; c != ENT_NONE && c < subject; c = r->sibling[c])
    if (clause_is_subject_rel(relate_rel(r, c)) && !syntax_is_excepted(r, c) &&
        only_joined(r, c + 1, subject))
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
  for (unsigned d = 0; d < CLAUSE_DEPTH && relate_rel(r, top) != ENT_DEP_ACL_RELCL;
       d++) {
    EntDeprel rel = relate_rel(r, top);
    if (rel != ENT_DEP_XCOMP && rel != ENT_DEP_CCOMP && rel != ENT_DEP_CONJ)
      return ENT_NONE;
    top = relate_head(r, top);
    if (top == ENT_NONE) return ENT_NONE;
  }
  if (relate_rel(r, top) != ENT_DEP_ACL_RELCL) return ENT_NONE;
  uint32_t subject = syntax_child(r, top, ENT_DEP_NSUBJ);
  if (subject == ENT_NONE || clause_is_relative(r, subject)) return ENT_NONE;
  bool there = clause_relative_adverb(r, top) != ENT_NONE; /* "Paris, where they" */
  return there ? ENT_NONE : relate_head(r, top);
}

static bool has_case(const EntRelate *r, uint32_t phrase)
{
  return syntax_child(r, phrase, ENT_DEP_CASE) != ENT_NONE ||
         syntax_child(r, phrase, ENT_DEP_MARK) != ENT_NONE;
}

/* The object behind a word, also where the parser takes a name without preposition for
 * an adjunct: "voted down the Bergen Treaty". */
static uint32_t object_behind(const EntRelate *r, uint32_t verb, uint32_t from)
{
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  if (object != ENT_NONE && object > from) return object;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c])
    if (c > from && relate_rel(r, c) == ENT_DEP_OBL && !has_case(r, c) &&
        relate_token(r, c)->upos == ENT_POS_PROPN && !clause_is_date(r, c))
      return c;
  return ENT_NONE;
}

static void verb_object(const EntRelate *r, uint32_t verb, Heads *heads)
{
  if (syntax_is_passive(r, verb)) {
    spread_subject(r, verb, heads);
    return;
  }
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  if (object != ENT_NONE && clause_is_relative(r, object))
    object = clause_antecedent(r, verb);
  if (object == ENT_NONE) object = relativized_object(r, verb);
  uint32_t head = relate_head(r, verb);
  if (object == ENT_NONE && relate_rel(r, verb) == ENT_DEP_CONJ && head != ENT_NONE) {
    object = object_behind(r, head, verb);
  }
  if (object == ENT_NONE) object = object_behind(r, verb, verb);
  syntax_spread(r, object, heads);
}

static void verb_predicate(const EntRelate *r, uint32_t verb, Heads *heads);

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
  if (heads->n) return;
  Heads predicates = {.n = 0}; /* "served as a member of" */
  verb_predicate(r, verb, &predicates);
  for (uint32_t i = 0; i < predicates.n && !heads->n; i++)
    add_case_children(r, predicates.items[i], ENT_DEP_NMOD, word, heads);
}

static void verb_predicate(const EntRelate *r, uint32_t verb, Heads *heads)
{
  uint32_t as = rules_find_word(r->rules, "as");
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    uint8_t pos = relate_token(r, c)->upos;
    bool word = pos == ENT_POS_NOUN || pos == ENT_POS_PROPN || pos == ENT_POS_ADJ;
    if ((rel == ENT_DEP_XCOMP && word) ||
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
    if (is_modifier_rel(relate_rel(r, c))) syntax_spread(r, c, heads);
  /* "Norway's ministry and parliament": of both */
  uint32_t first = relate_head(r, noun);
  if (heads->n || first == ENT_NONE || relate_rel(r, noun) != ENT_DEP_CONJ) return;
  uint32_t owner = clause_possessor(r, first);
  if (owner != ENT_NONE && owner < first) syntax_spread(r, owner, heads);
}

/* Loosely, also what stands before it: "the Chinese visit". */
static void noun_subject(const EntRelate *r, uint32_t noun, bool loosely, Heads *heads)
{
  uint32_t owner = clause_possessor(r, noun);
  uint32_t verb = clause_light_verb(r, noun);
  /* "took part in the summit": what is done is to take part */
  uint32_t own = r->mention_of[noun];
  if (relate_rel(r, noun) == ENT_DEP_OBL && own != ENT_NONE &&
      r->m->mentions[own].definite)
    verb = ENT_NONE;
  if (owner != ENT_NONE) syntax_spread(r, owner, heads);
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_NMOD && clause_agent_case(r, c))
      syntax_spread(r, c, heads);
  uint32_t of = rules_find_word(r->rules, "of"); /* "the signing of G by A" */
  for (uint32_t c = r->child[noun]; c != ENT_NONE && !heads->n; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_NMOD && syntax_has_case(r, c, of))
      add_case_children(r, c, ENT_DEP_NMOD, rules_find_word(r->rules, "by"), heads);
  if (!heads->n && verb != ENT_NONE) verb_subject(r, verb, heads);
  if (!heads->n && loosely)
    for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
      if (relate_rel(r, c) == ENT_DEP_COMPOUND || relate_rel(r, c) == ENT_DEP_AMOD)
        syntax_spread(r, c, heads);
}

/* "met Y during the noun": who met. */
static void noun_around(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t verb = relate_head(r, noun);
  if (verb == ENT_NONE || relate_rel(r, noun) != ENT_DEP_OBL ||
      relate_token(r, verb)->upos != ENT_POS_VERB)
    return;
  if (syntax_is_passive(r, verb))
    verb_agent(r, verb, heads);
  else
    spread_subject(r, verb, heads);
}

/* "landed for talks with": who landed; "cut areas of work with": who cut. */
static void noun_actor(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t verb = clause_verb_over(r, noun);
  if (verb == ENT_NONE) return;
  if (syntax_is_passive(r, verb))
    verb_agent(r, verb, heads);
  else
    spread_subject(r, verb, heads);
}

static void noun_prep(const EntRelate *r, uint32_t noun, uint32_t word, Heads *heads)
{
  add_case_children(r, noun, ENT_DEP_NMOD, word, heads);
  add_case_children(r, noun, ENT_DEP_OBL, word, heads);
  uint32_t verb = clause_verb_over(r, noun);
  if (!heads->n && verb != ENT_NONE && relate_rel(r, noun) != ENT_DEP_OBL)
    add_case_children(r, verb, ENT_DEP_OBL, word, heads);
}

static void noun_object(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t of = rules_find_word(r->rules, "of");
  if (of) add_case_children(r, noun, ENT_DEP_NMOD, of, heads);
}

static void noun_apposed(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t head = relate_head(r, noun);
  if (head != ENT_NONE && relate_rel(r, noun) == ENT_DEP_APPOS)
    clause_heads_add(heads, head);
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_APPOS) syntax_spread(r, c, heads);
}

/* Of "X is a member", "X remains a member", "X as a member": X. */
static void noun_copula(const EntRelate *r, uint32_t noun, Heads *heads)
{
  uint32_t top = noun;
  while (relate_rel(r, top) == ENT_DEP_CONJ && relate_head(r, top) != ENT_NONE)
    top = relate_head(r, top);
  bool linked = relate_rel(r, top) == ENT_DEP_XCOMP; /* "became signatories" */
  if (linked || syntax_child(r, top, ENT_DEP_COP) != ENT_NONE)
    syntax_spread(r, syntax_subject(r, top), heads);
}

/* The top of the noun's own mention, where the parser took a modifier for the head. */
static uint32_t phrase_top(const EntRelate *r, uint32_t noun)
{
  uint32_t m = r->mention_of[noun];
  for (unsigned d = 0; m != ENT_NONE && d < 4; d++) {
    uint32_t head = relate_head(r, noun);
    if (head == ENT_NONE || head < r->m->mentions[m].first ||
        head >= r->m->mentions[m].end)
      break;
    noun = head;
  }
  return noun;
}

/* Of "the noun was X": X. */
static void noun_predicate(const EntRelate *r, uint32_t noun, Heads *heads)
{
  noun = phrase_top(r, noun);
  uint32_t head = relate_head(r, noun);
  if (head != ENT_NONE && clause_is_subject_rel(relate_rel(r, noun)) &&
      syntax_child(r, head, ENT_DEP_COP) != ENT_NONE)
    syntax_spread(r, head, heads);
}

/* --- other functions ------------------------------------------------------------ */

static void others(const EntRelate *r, uint32_t trigger, TriggerKind kind, Heads *heads)
{
  if (kind == TRIGGER_NOUN || kind == TRIGGER_THING)
    noun_subject(r, trigger, kind == TRIGGER_NOUN, heads);
  else
    verb_subject(r, trigger, heads);
}

/* "dropping [work on] X": work, dropping. */
static void words_above(const EntRelate *r, uint32_t token, Heads *heads)
{
  for (unsigned d = 0; d < 3; d++) {
    token = relate_head(r, token);
    if (token == ENT_NONE) return;
    clause_heads_add(heads, token);
  }
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
    syntax_spread(r, clause_possessor(r, objects.items[i]), heads);
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
  else if (s->function == FN_GOVERNOR &&
           (relate_rel(r, v) == ENT_DEP_AMOD || relate_rel(r, v) == ENT_DEP_ACL))
    syntax_spread(r, relate_head(r, v), out);
}

static void noun_fillers(const EntRelate *r, uint32_t n, TriggerKind kind,
                         const RuleSource *s, Heads *out)
{
  if (s->function == FN_SUBJECT)
    noun_subject(r, n, kind == TRIGGER_NOUN, out);
  else if (s->function == FN_OBJECT)
    noun_object(r, n, out);
  else if (s->function == FN_OWNER)
    object_owner(r, n, TRIGGER_NOUN, out);
  else if (s->function == FN_ACTOR)
    noun_actor(r, n, out);
  else if (s->function == FN_AROUND)
    noun_around(r, n, out);
  else if (s->function == FN_POSS)
    noun_possessor(r, n, out);
  else if (s->function == FN_PREP)
    noun_prep(r, n, s->prep, out);
  else if (s->function == FN_COPULA)
    noun_copula(r, n, out);
  else if (s->function == FN_PREDICATE)
    noun_predicate(r, n, out);
  else if (s->function == FN_APPOS)
    noun_apposed(r, n, out);
  else if (s->function == FN_GOVERNOR && is_modifier_rel(relate_rel(r, n)))
    syntax_spread(r, relate_head(r, n), out);
}

/* The clause whose verb is left out has a subject and a phrase of its own, and shares
 * the object. True where that answers. */
static bool gap_fillers(const EntRelate *r, const RuleSource *source, Heads *heads)
{
  if (source->function == FN_SUBJECT)
    syntax_spread(r, r->gap.subject, heads);
  else if (source->function == FN_PREP && source->prep == r->gap.prep)
    syntax_spread(r, r->gap.phrase, heads);
  else if (source->function != FN_PREP)
    return false;
  return true;
}

void syntax_fillers(const EntRelate *r, uint32_t trigger, TriggerKind kind,
                    const RuleSource *source, Heads *heads)
{
  heads->n = 0;
  if (trigger == r->gap.verb && gap_fillers(r, source, heads)) return;
  if (source->function == FN_SELF || source->function == FN_INSIDE ||
      source->function == FN_HOLDER)
    clause_heads_add(heads, trigger);
  else if (source->function == FN_OTHERS)
    others(r, trigger, kind, heads);
  else if (source->function == FN_TIME || source->function == FN_PLACE)
    clause_adjuncts(r, trigger, source->function, heads);
  else if (source->function == FN_UNDER)
    words_above(r, trigger, heads);
  else if (kind == TRIGGER_VERB || kind == TRIGGER_ADJ)
    verb_fillers(r, trigger, source, heads);
  else
    noun_fillers(r, trigger, kind, source, heads);
}
