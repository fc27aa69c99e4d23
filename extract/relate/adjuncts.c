// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* When and where: the dates and places that say it of a predicate. Parsers hang "on
 * Monday" on whatever noun stands last; so everything below the predicate counts that
 * no other clause and no other event keeps to itself. */
#include "extract/relate/clause.h"

/* How deep below the predicate an adjunct may hang. */
enum { ADJUNCT_DEPTH = 4 };

bool clause_is_date(const EntRelate *r, uint32_t i)
{
  uint32_t m = r->m->at_token[i];
  if (m == ENT_NONE || r->m->mentions[m].kind != ENT_MENTION_DATE) return false;
  /* "Today I signed": a day that is counted from when it was said */
  const char *unit = r->m->mentions[m].unit;
  return r->quote_of[i] == ENT_NONE || !unit || !g_str_equal(unit, "day");
}

static bool is_adjunct_rel(EntDeprel rel)
{
  return rel == ENT_DEP_OBL || rel == ENT_DEP_OBL_TMOD || rel == ENT_DEP_OBL_UNMARKED ||
         rel == ENT_DEP_OBL_NPMOD || rel == ENT_DEP_NMOD || rel == ENT_DEP_ADVMOD ||
         rel == ENT_DEP_NMOD_TMOD || rel == ENT_DEP_NMOD_UNMARKED ||
         rel == ENT_DEP_COMPOUND || rel == ENT_DEP_NUMMOD || rel == ENT_DEP_AMOD ||
         rel == ENT_DEP_NMOD_POSS || rel == ENT_DEP_NMOD_NPMOD || rel == ENT_DEP_DEP;
}

static bool has_cue_case(const EntRelate *r, uint32_t i, uint32_t cue)
{
  for (uint32_t c = r->child[i]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_CASE && (relate_cues(r, c) & cue)) return true;
  return false;
}

/* "since Monday", "before the summit": another time than that of the predicate. */
static bool is_fitting(const EntRelate *r, uint32_t i, RuleFunction f)
{
  if (f == FN_PLACE) return has_cue_case(r, i, ENT_CUE_SET(LOCATIVE));
  return clause_is_date(r, i) && !has_cue_case(r, i, ENT_CUE_SET(OTHER_TIME));
}

/* An event under the predicate keeps its own time and place, what is told by a clause
 * of its own, too. */
static bool keeps_own(const EntRelate *r, uint32_t i)
{
  EntDeprel rel = relate_rel(r, i);
  if (relate_token(r, i)->upos == ENT_POS_VERB) return true;
  if (rel == ENT_DEP_OBJ || clause_is_subject_rel(rel)) return false;
  uint32_t m = r->mention_of[i];
  return m != ENT_NONE &&
         ent_mention_class(r->m, &r->m->mentions[m]) == ENT_CLASS_EVENT;
}

/* "an agreement with Chile in Bergen": the place hangs on the name. */
static bool is_name(const EntRelate *r, uint32_t i)
{
  uint32_t m = r->m->at_token[i];
  return m != ENT_NONE && r->m->mentions[m].kind == ENT_MENTION_NAME &&
         !has_cue_case(r, i, ENT_CUE_SET(LOCATIVE));
}

static bool leads_on(EntDeprel rel, RuleFunction f)
{
  if (rel == ENT_DEP_OBJ || rel == ENT_DEP_OBL || rel == ENT_DEP_OBL_AGENT) return true;
  if (rel == ENT_DEP_NMOD || rel == ENT_DEP_CONJ || rel == ENT_DEP_APPOS)
    return f == FN_TIME;
  return rel == ENT_DEP_XCOMP && f == FN_TIME;
}

static void below(const EntRelate *r, uint32_t head, RuleFunction f, unsigned depth,
                  Heads *heads)
{
  if (depth > ADJUNCT_DEPTH) return;
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (is_adjunct_rel(relate_rel(r, c)) && is_fitting(r, c, f))
      syntax_spread(r, c, heads);
  for (uint32_t c = r->child[head]; c != ENT_NONE && !heads->n; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    bool open = (leads_on(rel, f) || (rel == ENT_DEP_NMOD && is_name(r, c))) &&
                !keeps_own(r, c) && !has_cue_case(r, c, ENT_CUE_SET(OTHER_TIME));
    /* "on Monday in Bergen": the place may hang on the date */
    if (open &&
        (f == FN_TIME || relate_rel(r, c) != ENT_DEP_OBL || clause_is_date(r, c)))
      below(r, c, f, depth + 1, heads);
  }
}

/* "in Bergen, where they signed", "on Monday, when they met": what the clause is said
 * of. */
static void antecedent(const EntRelate *r, uint32_t trigger, RuleFunction f,
                       Heads *heads)
{
  if (relate_rel(r, trigger) != ENT_DEP_ACL_RELCL) return;
  uint32_t word = rules_find_word(r->rules, f == FN_TIME ? "when" : "where");
  uint32_t noun = relate_head(r, trigger);
  for (uint32_t c = r->child[trigger]; c != ENT_NONE; c = r->sibling[c])
    if (word && r->form[c] == word && (f == FN_PLACE || clause_is_date(r, noun)))
      clause_heads_add(heads, noun);
}

void clause_adjuncts(const EntRelate *r, uint32_t trigger, RuleFunction f, Heads *heads)
{
  for (unsigned d = 0; d < 4; d++) {
    below(r, trigger, f, 0, heads);
    if (!heads->n) antecedent(r, trigger, f, heads);
    if (heads->n) return;
    uint32_t head = relate_head(r, trigger);
    EntDeprel rel = relate_rel(r, trigger);
    if (head == ENT_NONE) return;
    bool up = rel == ENT_DEP_OBJ || clause_is_subject_rel(rel) || rel == ENT_DEP_CONJ ||
              (rel == ENT_DEP_XCOMP && f == FN_TIME) || rel == ENT_DEP_OBL;
    if (!up) return;
    trigger = head;
  }
}
