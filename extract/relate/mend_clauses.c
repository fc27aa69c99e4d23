// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Clauses that the parser took for something else: infinitives for nouns, relative
 * clauses for clauses of other kinds or of another word. */
#include "extract/relate/engine.h"
#include <string.h>

static bool is_below(const EntRelate *r, uint32_t token, uint32_t above)
{
  for (unsigned d = 0; d < 200 && token != ENT_NONE; d++) {
    if (token == above) return true;
    token = relate_head(r, token);
  }
  return false;
}

/* False where it would make a circle. */
static bool hang(EntRelate *r, uint32_t token, uint32_t head, EntDeprel rel)
{
  if (token == head || is_below(r, head, token)) return false;
  r->a->tokens[token].head = head;
  r->a->tokens[token].deprel = (uint8_t)rel;
  return true;
}

/* --- "refused to sanction Japan" ---------------------------------------------------
 */

static bool is_verb_trigger(const EntRules *rules, uint32_t word)
{
  if (!word) return false;
  for (uint32_t i = rules->first_trigger[word]; i < rules->first_trigger[word + 1]; i++)
    if (rules->triggers[i].kind == TRIGGER_VERB) return true;
  return false;
}

/* What "to" may hang on: a word after which an infinitive is a plan or a failure. */
static uint32_t infinitive_governor(const EntRelate *r, uint32_t to, uint32_t first)
{
  uint64_t set = ENT_CUE_SET(PLAN) | ENT_CUE_SET(PLAN_TO) | ENT_CUE_SET(FAIL);
  for (uint32_t i = to; i-- > first && i + 6 > to;) {
    uint8_t pos = relate_token(r, i)->upos;
    if ((relate_cues(r, i) & set) && pos != ENT_POS_AUX) return i;
    if (pos == ENT_POS_VERB || pos == ENT_POS_PUNCT) return ENT_NONE;
  }
  return ENT_NONE;
}

/* The head of the name that begins here, over "the"; ENT_NONE if none does. */
static uint32_t name_at(const EntRelate *r, uint32_t i, uint32_t end)
{
  if (i < end && relate_token(r, i)->upos == ENT_POS_DET) i++;
  uint32_t mention = i < end ? r->m->at_token[i] : ENT_NONE;
  if (mention == ENT_NONE || r->m->mentions[mention].first != i) return ENT_NONE;
  return r->m->mentions[mention].kind == ENT_MENTION_NAME ? r->m->mentions[mention].head
                                                          : ENT_NONE;
}

static void mend_infinitive(EntRelate *r, const EntSentence *s, uint32_t to)
{
  uint32_t verb = to + 1, object = name_at(r, verb + 1, s->end);
  EntToken *t = &r->a->tokens[verb];
  if (t->upos != ENT_POS_NOUN || object == ENT_NONE) return;
  if (!is_verb_trigger(r->rules, r->form[verb])) return;
  uint32_t governor = infinitive_governor(r, to, s->first);
  if (governor == ENT_NONE || is_below(r, governor, verb) ||
      is_below(r, governor, object))
    return;
  if (!hang(r, verb, governor, ENT_DEP_XCOMP)) return;
  hang(r, object, verb, ENT_DEP_OBJ);
  hang(r, to, verb, ENT_DEP_MARK);
  t->upos = ENT_POS_VERB;
  t->feats = ENT_FEAT(VERBFORM_INF);
}

static void mend_infinitives(EntRelate *r, const EntSentence *s)
{
  for (uint32_t i = s->first; i + 2 < s->end; i++) {
    const EntToken *t = relate_token(r, i);
    if (t->norm && strcmp(t->norm, "to") == 0) mend_infinitive(r, s, i);
  }
}

/* --- "Brazil, which consulted Egypt," ------------------------------------------------
 */

static bool is_relative(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  return t->upos == ENT_POS_PRON && (t->feats & ENT_FEAT(PRONTYPE_REL));
}

/* The name that ends in front of the pronoun, over a comma. */
static uint32_t name_before(const EntRelate *r, uint32_t pronoun, uint32_t first)
{
  uint32_t i = pronoun;
  if (i > first && (relate_token(r, i - 1)->flags & ENT_TOK_PUNCT)) i--;
  if (i <= first) return ENT_NONE;
  uint32_t mention = r->m->at_token[i - 1];
  if (mention == ENT_NONE || r->m->mentions[mention].kind != ENT_MENTION_NAME)
    return ENT_NONE;
  return r->m->mentions[mention].end == i ? mention : ENT_NONE;
}

/* A clause that the parser did not see to be relative describes the name in front of
 * its pronoun; "who" that person, not the first of several. */
static void mend_relative(EntRelate *r, const EntSentence *s, uint32_t pronoun)
{
  uint32_t verb = relate_head(r, pronoun);
  uint8_t rel = relate_token(r, pronoun)->deprel;
  if (verb == ENT_NONE || verb < pronoun ||
      (rel != ENT_DEP_NSUBJ && rel != ENT_DEP_NSUBJ_PASS))
    return;
  uint32_t mention = name_before(r, pronoun, s->first);
  if (mention == ENT_NONE) return;
  uint32_t head = r->m->mentions[mention].head;
  const EntToken *p = relate_token(r, pronoun);
  bool who = p->norm && strcmp(p->norm, "who") == 0;
  bool person = ent_mention_class(r->m, &r->m->mentions[mention]) == ENT_CLASS_PERSON;
  bool relative = relate_rel(r, verb) == ENT_DEP_ACL_RELCL;
  if (!relative || (who && person && relate_head(r, verb) != head))
    hang(r, verb, head, ENT_DEP_ACL_RELCL);
}

void mend_clauses(EntRelate *r, uint32_t sentence)
{
  const EntSentence *s = &r->a->sentences[sentence];
  mend_infinitives(r, s);
  for (uint32_t i = s->first; i < s->end; i++)
    if (is_relative(r, i)) mend_relative(r, s, i);
}
