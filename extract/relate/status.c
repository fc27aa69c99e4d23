// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Is it so, is it planned, is it only said? Read on the path from the trigger up to the
 * root, from the cues of the rule files (after Sauri and Pustejovsky 2012). */
#include "extract/relate/engine.h"

enum { PATH = 12 };

/* What was met on the way. */
typedef struct {
  const EntRelate *r;
  bool none, negated, denied, planned, alleged, ended;
  bool earlier; /* "previously" at the predicate itself */
  bool above;   /* the walk has left the predicate */
  uint32_t speaker;
} Walk;

static bool has_cue(const EntRelate *r, uint32_t token, uint64_t set)
{
  return (relate_cues(r, token) & set) != 0;
}

static const RuleRole speakers = {
    .name = "speaker", .classes = ENT_SET(PERSON) | ENT_SET_ORG | ENT_SET(COUNTRY)};

uint32_t status_speaker(const EntRelate *r, uint32_t head, uint32_t *mention)
{
  Fillers found = {.n = 0};
  resolve_head(r, head, &speakers, &found);
  uint32_t first = found.n ? found.items[0].mention : ENT_NONE;
  if (mention) *mention = first;
  /* "the two governments" is nobody who could be named alone */
  bool group = first != ENT_NONE && r->m->mentions[first].kind == ENT_MENTION_GROUP;
  return found.n && !group ? found.items[0].thing : ENT_NONE;
}

static void speaker_from(Walk *w, uint32_t verb)
{
  if (w->speaker != ENT_NONE) return;
  const EntRelate *r = w->r;
  RuleSource subject = {.function = FN_SUBJECT};
  bool noun = relate_token(r, verb)->upos == ENT_POS_NOUN;
  Heads heads;
  syntax_fillers(r, verb, noun ? TRIGGER_NOUN : TRIGGER_VERB, &subject, &heads);
  if (heads.n) w->speaker = status_speaker(r, heads.items[0], NULL);
}

/* "no deal was signed", "nobody met": an argument that denies. */
static bool argument_negates(const EntRelate *r, uint32_t i)
{
  EntDeprel rel = relate_rel(r, i);
  if (rel != ENT_DEP_NSUBJ && rel != ENT_DEP_NSUBJ_PASS && rel != ENT_DEP_OBJ)
    return false;
  if (has_cue(r, i, ENT_CUE_SET(NEGATION))) return true;
  uint32_t det = syntax_child(r, i, ENT_DEP_DET);
  if (det == ENT_NONE) det = syntax_child(r, i, ENT_DEP_CC_PRECONJ); /* "neither" */
  return det != ENT_NONE && has_cue(r, det, ENT_CUE_SET(NEGATION));
}

static bool is_adverbial(EntDeprel rel)
{
  return rel == ENT_DEP_ADVMOD || rel == ENT_DEP_MARK || rel == ENT_DEP_CASE ||
         rel == ENT_DEP_DET || rel == ENT_DEP_CC_PRECONJ || rel == ENT_DEP_AUX ||
         rel == ENT_DEP_AUX_PASS || rel == ENT_DEP_DISCOURSE || rel == ENT_DEP_OBL ||
         rel == ENT_DEP_COP;
}

static bool is_negated(const EntRelate *r, uint32_t token)
{
  for (uint32_t c = r->child[token]; c != ENT_NONE; c = r->sibling[c]) {
    bool no = is_adverbial(relate_rel(r, c)) && has_cue(r, c, ENT_CUE_SET(NEGATION));
    if (no || argument_negates(r, c)) return true;
  }
  return false;
}

/* "according to the ministry", ", the ministry said,": the source beside the clause. */
static void source_beside(Walk *w, uint32_t c)
{
  const EntRelate *r = w->r;
  if (relate_rel(r, c) == ENT_DEP_PARATAXIS &&
      has_cue(r, c, ENT_CUE_SET(REPORT) | ENT_CUE_SET(CLAIM))) {
    w->alleged = true;
    speaker_from(w, c);
    return;
  }
  for (uint32_t k = r->child[c]; k != ENT_NONE; k = r->sibling[k])
    if (relate_rel(r, k) == ENT_DEP_CASE && has_cue(r, k, ENT_CUE_SET(ACCORDING))) {
      w->alleged = true;
      if (w->speaker == ENT_NONE) w->speaker = status_speaker(r, c, NULL);
    }
}

/* Auxiliaries, adverbs and marks of one predicate. */
/* "is to be signed", "are to launch". */
static bool is_to_be(const EntRelate *r, uint32_t verb)
{
  uint32_t be = rules_find_word(r->rules, "be"), to = rules_find_word(r->rules, "to");
  for (uint32_t c = r->child[verb]; c != ENT_NONE && c < verb; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_MARK && to && r->form[c] == to && c > 0 && be &&
        relate_token(r, c - 1)->upos == ENT_POS_AUX && r->lemma[c - 1] == be)
      return true;
  return false;
}

static void read_own(Walk *w, uint32_t token)
{
  const EntRelate *r = w->r;
  w->negated |= is_negated(r, token);
  for (uint32_t c = r->child[token]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    uint64_t cues = relate_cues(r, c);
    bool aux = rel == ENT_DEP_AUX || rel == ENT_DEP_AUX_PASS;
    if (aux && (cues & ENT_CUE_SET(FUTURE))) w->planned = true;
    if (rel == ENT_DEP_MARK && (cues & ENT_CUE_SET(CONDITION))) w->none = true;
    if (is_adverbial(rel) && (cues & ENT_CUE_SET(HEDGE))) w->alleged = true;
    if (rel == ENT_DEP_ADVMOD && (cues & ENT_CUE_SET(ENDED))) w->ended = true;
    if (rel == ENT_DEP_ADVMOD && (cues & ENT_CUE_SET(FORMER)) && !w->above)
      w->earlier = true;
    source_beside(w, c);
  }
  if (is_to_be(r, token)) w->planned = true;
  bool infinitive = (relate_token(r, token)->feats & ENT_FEAT(VERBFORM_INF)) != 0;
  if (relate_rel(r, token) == ENT_DEP_ROOT && infinitive &&
      syntax_child(r, token, ENT_DEP_MARK) != ENT_NONE)
    w->planned = true; /* headline: "Ministers to meet" */
}

/* What a predicate says of the clause that is its complement. */
static void read_governor(Walk *w, uint32_t head)
{
  const EntRelate *r = w->r;
  uint64_t cues = relate_cues(r, head);
  uint64_t speech =
      ENT_CUE_SET(REPORT) | ENT_CUE_SET(CLAIM) | ENT_CUE_SET(FACT) | ENT_CUE_SET(DENY);
  if (cues & (ENT_CUE_SET(PLAN) | ENT_CUE_SET(PLAN_TO))) w->planned = true;
  if (cues & ENT_CUE_SET(FAIL)) w->negated = true;
  if (cues & (ENT_CUE_SET(ENDED) | ENT_CUE_SET(ENDED_TO))) w->ended = true;
  if (cues & ENT_CUE_SET(DENY)) w->denied = true;
  if (cues & (ENT_CUE_SET(CLAIM) | ENT_CUE_SET(REPORT))) w->alleged = true;
  if (!(cues & speech)) return;
  speaker_from(w, head);
  if (is_negated(r, head)) w->none = true; /* "did not say that" */
}

static bool is_finite_past(const EntRelate *r, uint32_t i)
{
  uint32_t feats = relate_token(r, i)->feats;
  return (feats & ENT_FEAT(TENSE_PAST)) && (feats & ENT_FEAT(VERBFORM_FIN));
}

static bool is_infinitive(const EntRelate *r, uint32_t i)
{
  return (relate_token(r, i)->feats & ENT_FEAT(VERBFORM_INF)) != 0;
}

static bool has_aux(const EntRelate *r, uint32_t i)
{
  return syntax_child(r, i, ENT_DEP_AUX) != ENT_NONE;
}

/* A verb after "and" shares the auxiliaries of the first if it has none of its own. */
static void read_coordinated(Walk *w, uint32_t token, uint32_t head)
{
  bool own = syntax_child(w->r, token, ENT_DEP_NSUBJ) != ENT_NONE ||
             syntax_child(w->r, token, ENT_DEP_NSUBJ_PASS) != ENT_NONE;
  if (!own && !has_aux(w->r, token) && !is_finite_past(w->r, token)) read_own(w, head);
}

/* "the first country to sign" has signed. */
static bool is_unique(const EntRelate *r, uint32_t noun)
{
  if (has_cue(r, noun, ENT_CUE_SET(UNIQUE))) return true;
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (has_cue(r, c, ENT_CUE_SET(UNIQUE))) return true;
  return false;
}

static bool is_marked(const EntRelate *r, uint32_t clause, const char *word)
{
  uint32_t id = rules_find_word(r->rules, word);
  return id && syntax_has_case(r, clause, id);
}

/* "accused X of threatening Y", "prevented X from visiting Y": the verb may be the
 * head's own. */
static void read_of_from(Walk *w, uint32_t clause, uint32_t head)
{
  const EntRelate *r = w->r;
  bool of = is_marked(r, clause, "of"), from = is_marked(r, clause, "from");
  if (!of && !from) return;
  uint32_t verb =
      relate_token(r, head)->upos == ENT_POS_VERB ? head : relate_head(r, head);
  if (verb == ENT_NONE) return;
  if (from && has_cue(r, verb, ENT_CUE_SET(FAIL))) w->negated = true;
  if (!of || !has_cue(r, verb, ENT_CUE_SET(CLAIM))) return;
  w->alleged = true;
  speaker_from(w, verb);
}

/* "rejected reports that S", "denied talk that S". */
static void read_denied_noun(Walk *w, uint32_t noun)
{
  const EntRelate *r = w->r;
  uint32_t verb = relate_head(r, noun);
  EntDeprel rel = relate_rel(r, noun);
  if (verb == ENT_NONE || (rel != ENT_DEP_OBJ && rel != ENT_DEP_NSUBJ_PASS)) return;
  uint64_t says = ENT_CUE_SET(REPORT) | ENT_CUE_SET(CLAIM) | ENT_CUE_SET(DOCUMENT);
  bool verbal = relate_token(r, verb)->upos == ENT_POS_VERB;
  if (!verbal || !has_cue(r, noun, says) ||
      !has_cue(r, verb, ENT_CUE_SET(DENY) | ENT_CUE_SET(DISMISS)))
    return;
  w->denied = true;
  speaker_from(w, verb);
}

/* "S, it was reported": a clause in front of the verb that nothing subordinates. */
static bool is_reported(const EntRelate *r, uint32_t clause, uint32_t verb)
{
  return clause < verb && has_cue(r, verb, ENT_CUE_SET(REPORT) | ENT_CUE_SET(CLAIM)) &&
         (relate_token(r, clause)->feats & ENT_FEAT(VERBFORM_FIN)) &&
         syntax_child(r, clause, ENT_DEP_MARK) == ENT_NONE;
}

/* One step up; false where what is above says nothing of what is below. */
static bool step(Walk *w, uint32_t token, uint32_t head)
{
  const EntRelate *r = w->r;
  switch (relate_rel(r, token)) {
  case ENT_DEP_CONJ:
    read_coordinated(w, token, head);
    return true;
  case ENT_DEP_XCOMP:
  case ENT_DEP_CCOMP:
  case ENT_DEP_CSUBJ:
  case ENT_DEP_CSUBJ_PASS:
    read_denied_noun(w, head);
    read_governor(w, head);
    read_own(w, head);
    return true;
  case ENT_DEP_ACL: /* an infinitive says what is to be, not what is */
    if (is_infinitive(r, token) && !is_unique(r, head)) w->planned = true;
    read_of_from(w, token, head);
    read_denied_noun(w, head);
    read_governor(w, head);
    read_own(w, head);
    return true;
  case ENT_DEP_ADVCL: /* a purpose is no fact yet; "after signing" is as true as the
                         rest */
    read_of_from(w, token, head);
    if (is_reported(r, token, head)) read_governor(w, head);
    if (is_infinitive(r, token)) {
      w->planned = true;
      read_governor(w, head);
    } else if (is_marked(r, token, "to")) { /* "committed to holding talks" */
      read_governor(w, head);
    }
    if (!(relate_token(r, token)->feats & ENT_FEAT(VERBFORM_FIN)) && has_aux(r, head)) {
      bool negated = w->negated;
      read_own(w, head);
      w->negated = negated;
    }
    return true;
  default:
    return false;
  }
}

static void climb(Walk *w, uint32_t token)
{
  read_own(w, token);
  for (unsigned d = 0; d < PATH; d++) {
    uint32_t head = relate_token(w->r, token)->head;
    w->above = true;
    if (head == ENT_NONE || head == token || !step(w, token, head)) return;
    token = head;
  }
}

static EntStatus outcome(const Walk *w)
{
  if (w->negated || w->denied) return ENT_STATUS_DENIED;
  if (w->ended) return ENT_STATUS_FORMER;
  if (w->planned) return ENT_STATUS_PLANNED;
  return w->alleged ? ENT_STATUS_ALLEGED : ENT_STATUS_ASSERTED;
}

/* --- nouns ------------------------------------------------------------------------ */

static bool is_noun(const EntRelate *r, uint32_t i)
{
  uint8_t pos = relate_token(r, i)->upos;
  return pos == ENT_POS_NOUN || pos == ENT_POS_PROPN;
}

static bool is_definite(const EntRelate *r, uint32_t noun)
{
  uint32_t mention = r->mention_of[noun];
  if (mention != ENT_NONE) return r->m->mentions[mention].definite;
  uint32_t det = syntax_child(r, noun, ENT_DEP_DET);
  bool the = det != ENT_NONE && (relate_token(r, det)->feats &
                                 (ENT_FEAT(DEFINITE_DEF) | ENT_FEAT(PRONTYPE_DEM)));
  return the || syntax_child(r, noun, ENT_DEP_NMOD_POSS) != ENT_NONE;
}

/* "planned", "alleged", "cancelled" before it; "no". */
static void read_modifiers(Walk *w, uint32_t noun)
{
  const EntRelate *r = w->r;
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    if (rel != ENT_DEP_AMOD && rel != ENT_DEP_COMPOUND && rel != ENT_DEP_DET &&
        rel != ENT_DEP_ADVMOD)
      continue;
    uint64_t cues = relate_cues(r, c);
    if (cues & ENT_CUE_SET(COMING)) w->planned = true;
    if (cues & ENT_CUE_SET(HEDGE)) w->alleged = true;
    if (cues & ENT_CUE_SET(NEGATION)) w->negated = true;
    if (cues & ENT_CUE_SET(ENDED)) w->ended = true; /* "no longer director" */
    if (rel == ENT_DEP_AMOD && (cues & ENT_CUE_SET(FAIL))) w->negated = true;
  }
}

static uint32_t governing_verb(const EntRelate *r, uint32_t noun)
{
  for (unsigned d = 0; d < 4; d++) {
    uint32_t head = relate_token(r, noun)->head;
    if (head == ENT_NONE || head == noun) return ENT_NONE;
    EntDeprel rel = relate_rel(r, noun);
    if (relate_token(r, head)->upos == ENT_POS_VERB) {
      /* "should land for talks": talks are as planned as the landing. */
      bool known = rel == ENT_DEP_CONJ || (rel == ENT_DEP_OBL && is_definite(r, noun));
      return known ? ENT_NONE : head;
    }
    if (rel != ENT_DEP_CONJ && rel != ENT_DEP_NMOD) return ENT_NONE;
    noun = head;
  }
  return ENT_NONE;
}

bool status_is_presupposed(const EntRelate *r, uint32_t noun)
{
  Walk w = {.r = r, .speaker = ENT_NONE};
  read_modifiers(&w, noun);
  return is_definite(r, noun) && !w.planned && !w.alleged && !w.negated;
}

/* "reports of a pact", "rumours of talks": somebody's claim. */
static void read_nouns_over(Walk *w, uint32_t noun)
{
  const EntRelate *r = w->r;
  for (unsigned d = 0; d < 3 && relate_rel(r, noun) == ENT_DEP_NMOD; d++) {
    uint32_t head = relate_token(r, noun)->head;
    if (head == ENT_NONE || head == noun || !is_noun(r, head)) return;
    if (has_cue(r, head, ENT_CUE_SET(CLAIM) | ENT_CUE_SET(REPORT))) w->alleged = true;
    if (has_cue(r, head, ENT_CUE_SET(DENY))) w->denied = true;
    noun = head;
  }
}

bool status_is_missed(const EntRelate *r, uint32_t verb)
{
  return has_cue(r, verb, ENT_CUE_SET(PRESENCE)) &&
         (has_cue(r, verb, ENT_CUE_SET(FAIL)) || is_negated(r, verb));
}

/* "called the deal illegal": what is called so is there. */
static bool is_judged(const EntRelate *r, uint32_t verb)
{
  uint32_t said = syntax_child(r, verb, ENT_DEP_XCOMP);
  return said != ENT_NONE && relate_token(r, said)->upos != ENT_POS_VERB;
}

/* "will speak at the summit": the verb with which an event takes place, or ENT_NONE. */
static uint32_t verb_beside(const EntRelate *r, uint32_t noun)
{
  uint32_t verb = relate_head(r, noun), m = r->mention_of[noun];
  if (relate_rel(r, noun) != ENT_DEP_OBL || verb == ENT_NONE || m == ENT_NONE ||
      relate_token(r, verb)->upos != ENT_POS_VERB ||
      ent_mention_class(r->m, &r->m->mentions[m]) != ENT_CLASS_EVENT)
    return ENT_NONE;
  uint32_t during = rules_find_word(r->rules, "during");
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_CASE &&
        (has_cue(r, c, ENT_CUE_SET(LOCATIVE)) || r->form[c] == during))
      return verb;
  return ENT_NONE;
}

/* A definite noun exists whatever is done with it, unless it is just that that is
 * cancelled, planned, or will take place. */
static void climb_from_noun(Walk *w, uint32_t noun)
{
  const EntRelate *r = w->r;
  read_modifiers(w, noun);
  bool linked = relate_rel(r, noun) == ENT_DEP_XCOMP; /* "will become mayor" */
  if (linked || syntax_child(r, noun, ENT_DEP_COP) != ENT_NONE) {
    climb(w, noun);
    return;
  }
  if (!is_definite(r, noun)) read_nouns_over(w, noun);
  uint32_t verb = governing_verb(r, noun), beside = verb_beside(r, noun);
  if (beside != ENT_NONE) {
    Walk with = {.r = r, .speaker = ENT_NONE};
    climb(&with, beside);
    w->planned |= outcome(&with) == ENT_STATUS_PLANNED;
  }
  if (verb == ENT_NONE) return;
  uint64_t cues = relate_cues(r, verb);
  if ((cues & ENT_CUE_SET(DENY)) && !is_definite(r, noun)) {
    w->denied = true; /* "denied a deal" */
    speaker_from(w, verb);
  }
  if (cues & ENT_CUE_SET(FAIL)) w->negated = true;
  if ((cues & ENT_CUE_SET(PLAN)) && !is_judged(r, verb)) w->planned = true;
  if (cues & ENT_CUE_SET(ENDED)) w->ended = true;
  if (status_is_missed(r, verb) && is_definite(r, noun)) w->none = true;
  if (!is_definite(r, noun) || (cues & ENT_CUE_SET(LIGHT))) climb(w, verb);
}

/* --- outcome ---------------------------------------------------------------------- */

static void read_quote(Walk *w, uint32_t token)
{
  uint32_t i = w->r->quote_of[token];
  if (i == ENT_NONE) return;
  const EntQuote *quote = &g_array_index(w->r->quotes, EntQuote, i);
  if (quote->end - quote->first < 5) return;
  w->alleged = true;
  if (w->speaker == ENT_NONE) w->speaker = quote->speaker;
}

static bool is_question(const EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = s->end; i-- > s->first && i + 3 > s->end;) {
    const EntToken *t = relate_token(r, i);
    if (t->end == t->begin + 1 && r->a->text[t->begin] == '?') return true;
  }
  return false;
}

Standing status_of(const EntRelate *r, uint32_t trigger)
{
  Walk w = {.r = r, .speaker = ENT_NONE};
  if (is_noun(r, trigger))
    climb_from_noun(&w, trigger);
  else
    climb(&w, trigger);
  read_quote(&w, trigger);
  Standing s = {.status = outcome(&w), .attributed_to = w.speaker};
  /* A denial of a denial is not guessed. */
  s.earlier = w.earlier;
  s.none = w.none || is_question(r) || (w.denied && w.negated);
  return s;
}

bool status_is_former(const EntRelate *r, const EntMention *m)
{
  uint32_t first = relate_sentence(r)->first;
  uint32_t from = MIN(m->outer, m->first);
  from = from > first + 2 ? from - 2 : first;
  for (uint32_t i = from; i < m->end; i++) {
    if (i < m->outer && r->m->at_token[i] != ENT_NONE &&
        r->m->mentions[r->m->at_token[i]].kind == ENT_MENTION_NAME)
      continue;
    if (has_cue(r, i, ENT_CUE_SET(FORMER))) return true;
    if (has_cue(r, i, ENT_CUE_SET(ENDED)) && relate_token(r, i)->upos == ENT_POS_ADV)
      return true;
  }
  return false;
}

/* "stepped down"; "stepped in" is another verb. */
static bool has_particle(const EntRelate *r, uint32_t verb)
{
  return verb + 1 < relate_sentence(r)->end &&
         (relate_cues(r, verb + 1) & ENT_CUE_SET(PARTICLE));
}

/* "Minister X resigned", "sacked Minister X", "Minister X was sacked". */
static bool loses_post(const EntRelate *r, uint32_t verb, EntDeprel rel)
{
  if (rel == ENT_DEP_NSUBJ && !syntax_is_passive(r, verb))
    return has_cue(r, verb, ENT_CUE_SET(LEAVES)) ||
           (has_cue(r, verb, ENT_CUE_SET(STANDS_DOWN)) && has_particle(r, verb));
  bool suffers = rel == ENT_DEP_OBJ || rel == ENT_DEP_NSUBJ_PASS;
  return suffers && has_cue(r, verb, ENT_CUE_SET(OUSTS));
}

bool status_lost_post(const EntRelate *r, const EntMention *role)
{
  uint32_t person =
      role->holder_token == ENT_NONE ? ENT_NONE : r->m->at_token[role->holder_token];
  if (person == ENT_NONE) return false;
  uint32_t token = r->m->mentions[person].head;
  for (unsigned d = 0; d < 3; d++) { /* the title may be the head */
    uint32_t head = relate_head(r, token);
    if (head == ENT_NONE || head == token) return false;
    if (relate_token(r, head)->upos == ENT_POS_VERB)
      return loses_post(r, head, relate_rel(r, token)) &&
             status_of(r, head).status == ENT_STATUS_ASSERTED;
    if (head < role->outer || head >= MAX(role->end, role->full_end)) return false;
    token = head;
  }
  return false;
}
