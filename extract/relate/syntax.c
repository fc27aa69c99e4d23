// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* English clauses over UD trees: passives, and who is the subject of a participle, an
 * infinitive, a coordinated verb. */
#include "extract/relate/clause.h"

/* First and end token of every subtree: from the leaves up, in the reverse of an order
 * in which heads come before their children. */
static void link_extents(EntRelate *r, const EntSentence *s)
{
  uint32_t *order = r->order + s->first, n = 0;
  for (uint32_t i = s->first; i < s->end; i++) {
    uint32_t head = relate_token(r, i)->head;
    r->extent[i] = (EntSpan){i, i + 1};
    if (head == ENT_NONE || head < s->first || head >= s->end || head == i)
      order[n++] = i;
  }
  for (uint32_t k = 0; k < n; k++)
    for (uint32_t c = r->child[order[k]]; c != ENT_NONE; c = r->sibling[c])
      order[n++] = c;
  while (n-- > 0) {
    EntSpan *own = &r->extent[order[n]];
    for (uint32_t c = r->child[order[n]]; c != ENT_NONE; c = r->sibling[c]) {
      own->begin = MIN(own->begin, r->extent[c].begin);
      own->end = MAX(own->end, r->extent[c].end);
    }
  }
}

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
  link_extents(r, s);
}

uint32_t syntax_child(const EntRelate *r, uint32_t head, EntDeprel rel)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == rel) return c;
  return ENT_NONE;
}

bool syntax_dominates(const EntRelate *r, uint32_t head, uint32_t token)
{
  for (unsigned d = 0; d < 200 && token != ENT_NONE; d++) {
    if (token == head) return true;
    token = relate_head(r, token);
  }
  return false;
}

void syntax_extent(const EntRelate *r, uint32_t head, uint32_t *first, uint32_t *end)
{
  *first = r->extent[head].begin;
  *end = r->extent[head].end;
}

/* One word of a preposition is the word; of several ("on behalf of", "according to")
 * the last says nothing. */
static bool case_is(const EntRelate *r, uint32_t c, uint32_t word)
{
  uint32_t last = ENT_NONE;
  bool found = r->form[c] == word;
  for (uint32_t f = r->child[c]; f != ENT_NONE; f = r->sibling[f]) {
    if (relate_rel(r, f) != ENT_DEP_FIXED) continue;
    if (last != ENT_NONE && r->form[last] == word) found = true;
    last = f;
  }
  return found;
}

bool syntax_has_case(const EntRelate *r, uint32_t head, uint32_t word)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if ((relate_rel(r, c) == ENT_DEP_CASE || relate_rel(r, c) == ENT_DEP_MARK) &&
        case_is(r, c, word))
      return true;
  return false;
}

void clause_heads_add(Heads *heads, uint32_t head)
{
  for (uint32_t i = 0; i < heads->n; i++)
    if (heads->items[i] == head) return;
  if (heads->n < HEADS_MAX) heads->items[heads->n++] = head;
}

/* A phrase with a preposition is no subject, and not coordinated with one without. */
static bool has_preposition(const EntRelate *r, uint32_t i)
{
  uint32_t c = syntax_child(r, i, ENT_DEP_CASE);
  return c != ENT_NONE && c < i && relate_token(r, c)->upos == ENT_POS_ADP;
}

bool syntax_is_excepted(const EntRelate *r, uint32_t second)
{
  for (uint32_t c = r->child[second]; c != ENT_NONE && c < second; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_ADVMOD &&
        (relate_cues(r, c) & ENT_CUE_SET(NEGATION)))
      return true;
  return false;
}

void syntax_spread(const EntRelate *r, uint32_t head, Heads *heads)
{
  if (head == ENT_NONE) return;
  clause_heads_add(heads, head);
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_CONJ && relate_token(r, c)->upos != ENT_POS_VERB &&
        (!has_preposition(r, c) || has_preposition(r, head)) &&
        !syntax_is_excepted(r, c))
      syntax_spread(r, c, heads);
}

bool clause_is_subject_rel(EntDeprel rel)
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
  /* "police detained X" taken for a participle: what has an object is active. */
  if (syntax_child(r, verb, ENT_DEP_NSUBJ) != ENT_NONE ||
      syntax_child(r, verb, ENT_DEP_OBJ) != ENT_NONE)
    return false;
  EntDeprel rel = relate_rel(r, verb);
  if (rel == ENT_DEP_CONJ && relate_head(r, verb) != ENT_NONE)
    return syntax_is_passive(r, relate_head(r, verb));
  return rel == ENT_DEP_ACL || rel == ENT_DEP_ADVCL || rel == ENT_DEP_XCOMP ||
         rel == ENT_DEP_AMOD || rel == ENT_DEP_ROOT;
}

bool clause_is_relative(const EntRelate *r, uint32_t i)
{
  return (relate_token(r, i)->feats & ENT_FEAT(PRONTYPE_REL)) != 0 &&
         relate_token(r, i)->upos != ENT_POS_ADV;
}

static bool is_expletive(const EntRelate *r, uint32_t i)
{
  return relate_rel(r, i) == ENT_DEP_EXPL;
}

/* The noun that the relative clause around the token describes. */
uint32_t clause_antecedent(const EntRelate *r, uint32_t token)
{
  for (unsigned d = 0; d < CLAUSE_DEPTH && token != ENT_NONE; d++) {
    if (relate_rel(r, token) == ENT_DEP_ACL_RELCL) return relate_head(r, token);
    token = relate_head(r, token);
  }
  return ENT_NONE;
}

/* Parsers find two at times: the one next to the verb is it, if it has no
 * preposition. */
static uint32_t own_subject(const EntRelate *r, uint32_t verb)
{
  uint32_t found = ENT_NONE;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    if (rel != ENT_DEP_NSUBJ && rel != ENT_DEP_NSUBJ_PASS && rel != ENT_DEP_NSUBJ_OUTER)
      continue;
    if (is_expletive(r, c) || has_preposition(r, c)) continue;
    if (found == ENT_NONE || c < verb) found = c;
  }
  if (found == ENT_NONE || !clause_is_relative(r, found)) return found;
  return clause_antecedent(r, verb);
}

/* Whose plan, whose decision: the possessor of a noun, or the subject of its verb. */
static uint32_t owner_of_noun(const EntRelate *r, uint32_t noun, unsigned depth);
static uint32_t subject_at(const EntRelate *r, uint32_t verb, unsigned depth);

/* "called on Y to sign": Y. */
static uint32_t called_on(const EntRelate *r, uint32_t governor)
{
  uint32_t on = rules_find_word(r->rules, "on");
  for (uint32_t c = r->child[governor]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_OBL && c > governor && syntax_has_case(r, c, on) &&
        (relate_cues(r, governor) & ENT_CUE_SET(PLAN)))
      return c;
  return ENT_NONE;
}

/* "urged Y to sign": Y; "is expected to sign", "agreed to sign": the subject. */
static uint32_t controller(const EntRelate *r, uint32_t governor, unsigned depth)
{
  uint32_t object = syntax_child(r, governor, ENT_DEP_OBJ);
  if (object == ENT_NONE) object = syntax_child(r, governor, ENT_DEP_IOBJ);
  bool self = (relate_cues(r, governor) & ENT_CUE_SET(SELF)) != 0;
  if (object != ENT_NONE && !self && !syntax_is_passive(r, governor) &&
      relate_token(r, governor)->upos == ENT_POS_VERB)
    return object;
  uint32_t called = called_on(r, governor);
  return called != ENT_NONE ? called : subject_at(r, governor, depth + 1);
}

static uint32_t subject_of_acl(const EntRelate *r, uint32_t verb, unsigned depth)
{
  uint32_t noun = relate_head(r, verb);
  const EntToken *t = relate_token(r, verb);
  bool infinitive = (t->feats & ENT_FEAT(VERBFORM_INF)) != 0;
  if (!infinitive && syntax_child(r, verb, ENT_DEP_MARK) == ENT_NONE) return noun;
  if (syntax_child(r, noun, ENT_DEP_COP) != ENT_NONE) return subject_at(r, noun, depth);
  /* "urged Chile to consult", where the tree hangs the infinitive on the name. */
  uint32_t name = r->mention_of[noun];
  if (name != ENT_NONE && r->m->mentions[name].kind == ENT_MENTION_NAME) return noun;
  return owner_of_noun(r, noun, depth + 1);
}

uint32_t clause_relative_adverb(const EntRelate *r, uint32_t verb)
{
  for (uint32_t c = r->child[verb]; c != ENT_NONE && c < verb; c = r->sibling[c])
    if (relate_token(r, c)->upos == ENT_POS_ADV &&
        (relate_token(r, c)->feats & ENT_FEAT(PRONTYPE_REL)))
      return c;
  return ENT_NONE;
}

/* The mention that ends right before the verb and its adverbs, behind "where". */
static uint32_t subject_between(const EntRelate *r, uint32_t from, uint32_t verb)
{
  uint32_t i = verb;
  while (i > from + 1 && (relate_token(r, i - 1)->upos == ENT_POS_ADV ||
                          relate_token(r, i - 1)->upos == ENT_POS_AUX))
    i--;
  uint32_t m = i > from + 1 ? r->m->at_token[i - 1] : ENT_NONE;
  return m != ENT_NONE && r->m->mentions[m].first > from ? r->m->mentions[m].head
                                                         : ENT_NONE;
}

/* "prevented Y from visiting", "accused Y of visiting": Y. */
static bool is_of_object(const EntRelate *r, uint32_t clause, uint32_t verb)
{
  uint32_t from = rules_find_word(r->rules, "from");
  uint32_t of = rules_find_word(r->rules, "of");
  if (syntax_child(r, verb, ENT_DEP_OBJ) == ENT_NONE) return false;
  return (from && syntax_has_case(r, clause, from)) ||
         (of && (relate_cues(r, verb) & ENT_CUE_SET(CLAIM)) &&
          syntax_has_case(r, clause, of));
}

/* "called on Y to sign" where the infinitive was taken for a purpose. */
static bool is_asked(const EntRelate *r, uint32_t clause, uint32_t verb)
{
  return (relate_token(r, clause)->feats & ENT_FEAT(VERBFORM_INF)) &&
         (relate_cues(r, verb) & ENT_CUE_SET(PLAN)) &&
         relate_token(r, verb)->upos == ENT_POS_VERB;
}

static uint32_t subject_at(const EntRelate *r, uint32_t verb, unsigned depth)
{
  uint32_t own = own_subject(r, verb);
  uint32_t head = relate_head(r, verb);
  if (own != ENT_NONE || head == ENT_NONE || depth > CLAUSE_DEPTH) return own;
  switch (relate_rel(r, verb)) {
  case ENT_DEP_CONJ:
    return subject_at(r, head, depth + 1);
  case ENT_DEP_XCOMP:
    return controller(r, head, depth);
  case ENT_DEP_ADVCL:
    if (is_of_object(r, verb, head)) return syntax_child(r, head, ENT_DEP_OBJ);
    if (is_asked(r, verb, head)) return controller(r, head, depth);
    /* fall through */
  case ENT_DEP_CCOMP:
  case ENT_DEP_PARATAXIS:
    if (relate_token(r, verb)->feats & ENT_FEAT(VERBFORM_FIN)) return ENT_NONE;
    return subject_at(r, head, depth + 1);
  case ENT_DEP_ACL:
    return subject_of_acl(r, verb, depth);
  case ENT_DEP_ACL_RELCL: /* "the body that met": own; "the deal signed": as acl */
    if (clause_relative_adverb(r, verb) != ENT_NONE)
      return subject_between(r, clause_relative_adverb(r, verb), verb);
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
uint32_t clause_verb_over(const EntRelate *r, uint32_t noun)
{
  for (unsigned d = 0; d < 3; d++) {
    uint32_t head = relate_head(r, noun);
    if (head == ENT_NONE) return ENT_NONE;
    EntDeprel rel = relate_rel(r, noun);
    bool verb = relate_token(r, head)->upos == ENT_POS_VERB;
    if (verb && (rel == ENT_DEP_OBJ || rel == ENT_DEP_OBL || rel == ENT_DEP_XCOMP ||
                 rel == ENT_DEP_NSUBJ_PASS))
      return head;
    if (rel != ENT_DEP_CONJ && rel != ENT_DEP_NMOD) return ENT_NONE;
    if (rel == ENT_DEP_NMOD &&
        (relate_token(r, head)->upos != ENT_POS_NOUN ||
         !syntax_has_case(r, noun, rules_find_word(r->rules, "of"))))
      return ENT_NONE;
    noun = head;
  }
  return ENT_NONE;
}

uint32_t clause_light_verb(const EntRelate *r, uint32_t noun)
{
  uint32_t verb = clause_verb_over(r, noun);
  if (verb == ENT_NONE || !(relate_cues(r, verb) & ENT_CUE_SET(LIGHT))) return ENT_NONE;
  return verb;
}

bool clause_agent_case(const EntRelate *r, uint32_t i)
{
  uint32_t by = rules_find_word(r->rules, "by");
  return by && syntax_has_case(r, i, by);
}

uint32_t clause_possessor(const EntRelate *r, uint32_t noun)
{
  return syntax_child(r, noun, ENT_DEP_NMOD_POSS);
}

/* "rejected a plan", "praised the decision": it is somebody else's. */
static bool judges(const EntRelate *r, uint32_t verb)
{
  uint64_t cues = relate_cues(r, verb);
  uint64_t does =
      ENT_CUE_SET(PLAN) | ENT_CUE_SET(SELF) | ENT_CUE_SET(LIGHT) | ENT_CUE_SET(DOING);
  if (cues & (ENT_CUE_SET(DENY) | ENT_CUE_SET(DISMISS) | ENT_CUE_SET(FAIL)))
    return true;
  return (cues & ENT_CUE_SET(ACT)) && !(cues & does);
}

/* "the decision by X". */
static uint32_t author_of(const EntRelate *r, uint32_t noun)
{
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_NMOD && clause_agent_case(r, c)) return c;
  return ENT_NONE;
}

static uint32_t owner_of_noun(const EntRelate *r, uint32_t noun, unsigned depth)
{
  uint32_t owner = clause_possessor(r, noun);
  uint32_t verb = clause_verb_over(r, noun);
  if (owner == ENT_NONE) owner = author_of(r, noun);
  /* "announced their plans to": who announces. */
  bool pronoun = owner != ENT_NONE && relate_token(r, owner)->upos == ENT_POS_PRON &&
                 relate_rel(r, noun) == ENT_DEP_OBJ && verb != ENT_NONE;
  if (owner != ENT_NONE && !pronoun) return owner;
  if (verb == ENT_NONE || depth > CLAUSE_DEPTH || judges(r, verb)) return ENT_NONE;
  return syntax_is_passive(r, verb) ? ENT_NONE : subject_at(r, verb, depth + 1);
}
