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

/* The word of a name that hangs on a word outside it. */
static uint32_t head_of_name(const EntRelate *r, const EntMention *m)
{
  uint32_t token = m->head;
  for (unsigned d = 0; d < 20; d++) {
    uint32_t head = relate_head(r, token);
    if (head == ENT_NONE || head < m->first || head >= m->end) return token;
    token = head;
  }
  return token;
}

/* The head of the name that begins here, over "the"; ENT_NONE if none does. */
static uint32_t name_at(const EntRelate *r, uint32_t i, uint32_t end)
{
  if (i < end && relate_token(r, i)->upos == ENT_POS_DET) i++;
  uint32_t mention = i < end ? r->m->at_token[i] : ENT_NONE;
  if (mention == ENT_NONE || r->m->mentions[mention].first != i) return ENT_NONE;
  const EntMention *m = &r->m->mentions[mention];
  return m->kind == ENT_MENTION_NAME ? head_of_name(r, m) : ENT_NONE;
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

/* --- "is considering visiting Chile", "accused of threatening Chile" -----------------
 */

/* The verb that a gerund in front of a name belongs to: next to it, or over "of" and
 * "from". */
static uint32_t gerund_governor(const EntRelate *r, uint32_t gerund, uint32_t first)
{
  if (gerund <= first + 1) return ENT_NONE;
  uint32_t before = gerund - 1;
  const EntToken *t = relate_token(r, before);
  if (t->upos == ENT_POS_VERB) return before;
  bool over = t->norm && (strcmp(t->norm, "of") == 0 || strcmp(t->norm, "from") == 0);
  uint64_t set = ENT_CUE_SET(CLAIM) | ENT_CUE_SET(FAIL);
  for (uint32_t i = before; over && i-- > first && i + 6 > before;)
    if (relate_token(r, i)->upos == ENT_POS_VERB)
      return relate_cues(r, i) & set ? i : ENT_NONE;
  return ENT_NONE;
}

/* Taken for an adjective of the name that is its object. */
static void mend_gerund(EntRelate *r, const EntSentence *s, uint32_t gerund)
{
  EntDeprel rel = relate_rel(r, gerund);
  const EntToken *t = relate_token(r, gerund);
  if ((rel != ENT_DEP_AMOD && rel != ENT_DEP_COMPOUND) || !t->norm ||
      !g_str_has_suffix(t->norm, "ing"))
    return;
  uint32_t object = name_at(r, gerund + 1, s->end);
  uint32_t governor = gerund_governor(r, gerund, s->first);
  if (object == ENT_NONE || governor == ENT_NONE || is_below(r, governor, object))
    return;
  bool next = governor + 1 == gerund;
  if (!hang(r, gerund, governor, next ? ENT_DEP_XCOMP : ENT_DEP_ADVCL)) return;
  hang(r, object, gerund, ENT_DEP_OBJ);
  if (!next) hang(r, gerund - 1, gerund, ENT_DEP_MARK);
  r->a->tokens[gerund].upos = ENT_POS_VERB;
}

/* --- headlines: "Norway sanctions Chile", "Norway to sanction Chile" -----------------
 */

static bool has_finite(const EntRelate *r, const EntSentence *s)
{
  for (uint32_t i = s->first; i < s->end; i++)
    if (relate_token(r, i)->feats & ENT_FEAT(VERBFORM_FIN)) return true;
  return false;
}

/* The head of the name that ends in front of the token, or ENT_NONE. */
static uint32_t name_ending(const EntRelate *r, uint32_t i)
{
  uint32_t mention = r->m->at_token[i - 1];
  if (mention == ENT_NONE || r->m->mentions[mention].end != i) return ENT_NONE;
  const EntMention *m = &r->m->mentions[mention];
  return m->kind == ENT_MENTION_NAME ? head_of_name(r, m) : ENT_NONE;
}

/* The word as a verb: "sanctions" is "sanction"; 0 if it triggers none. */
static uint32_t as_verb(const EntRelate *r, uint32_t i, bool infinitive)
{
  const char *norm = relate_token(r, i)->norm;
  if (!norm) return 0;
  size_t length = strlen(norm);
  if (!infinitive && (length < 4 || norm[length - 1] != 's')) return 0;
  g_autofree char *base = g_strndup(norm, infinitive ? length : length - 1);
  uint32_t word = rules_find_word(r->rules, base);
  return is_verb_trigger(r->rules, word) ? word : 0;
}

static void make_root(EntRelate *r, const EntSentence *s, uint32_t token)
{
  for (uint32_t i = s->first; i < s->end; i++)
    if (i != token && relate_head(r, i) == ENT_NONE) {
      r->a->tokens[i].head = token;
      r->a->tokens[i].deprel = ENT_DEP_PARATAXIS;
    }
  r->a->tokens[token].head = ENT_NONE;
  r->a->tokens[token].deprel = ENT_DEP_ROOT;
}

/* A noun between two names in a line without a verb. */
static void mend_headline(EntRelate *r, const EntSentence *s)
{
  if (has_finite(r, s)) return;
  for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
    EntToken *t = &r->a->tokens[i];
    const EntToken *before = relate_token(r, i - 1);
    bool infinitive = before->norm && strcmp(before->norm, "to") == 0;
    if (t->upos == ENT_POS_VERB || (infinitive && i < s->first + 2)) continue;
    uint32_t word = as_verb(r, i, infinitive);
    uint32_t subject = word ? name_ending(r, infinitive ? i - 1 : i) : ENT_NONE;
    uint32_t object = word ? name_at(r, i + 1, s->end) : ENT_NONE;
    if (subject == ENT_NONE || object == ENT_NONE) continue;
    make_root(r, s, i);
    hang(r, subject, i, ENT_DEP_NSUBJ);
    hang(r, object, i, ENT_DEP_OBJ);
    if (infinitive) hang(r, i - 1, i, ENT_DEP_MARK);
    t->upos = ENT_POS_VERB;
    t->feats = infinitive ? ENT_FEAT(VERBFORM_INF)
                          : ENT_FEAT(VERBFORM_FIN) | ENT_FEAT(TENSE_PRES);
    r->lemma[i] = word;
    return;
  }
}

/* --- "X is due to visit Y"
 * ------------------------------------------------------------ */

/* The name in front of the copula is the subject of "due", not the predicate. */
static void mend_due(EntRelate *r, const EntSentence *s, uint32_t due)
{
  const EntToken *t = relate_token(r, due);
  uint64_t plan = ENT_CUE_SET(PLAN);
  if (t->upos != ENT_POS_ADJ || !(relate_cues(r, due) & plan) || due < s->first + 2 ||
      due + 2 >= s->end)
    return;
  const EntToken *to = relate_token(r, due + 1);
  uint32_t be = due - 1, subject = name_ending(r, be);
  if (!to->norm || strcmp(to->norm, "to") != 0 || subject == ENT_NONE ||
      relate_token(r, be)->upos != ENT_POS_AUX || !is_below(r, due, subject))
    return;
  uint32_t over = relate_head(r, subject);
  EntDeprel rel = relate_rel(r, subject);
  r->a->tokens[due].head = over;
  r->a->tokens[due].deprel = (uint8_t)rel;
  r->a->tokens[subject].head = due;
  r->a->tokens[subject].deprel = ENT_DEP_NSUBJ;
  hang(r, be, due, ENT_DEP_COP);
}

/* --- "X, 44, was minister"
 * -------------------------------------------------------------- */

/* The lists of children are made later. */
static bool has_subject(const EntRelate *r, const EntSentence *s, uint32_t verb)
{
  for (uint32_t i = s->first; i < s->end; i++)
    if (relate_head(r, i) == verb &&
        (relate_rel(r, i) == ENT_DEP_NSUBJ || relate_rel(r, i) == ENT_DEP_NSUBJ_PASS))
      return true;
  return false;
}

/* Makes the name the subject of a predicate that may hang below it. */
static void make_subject(EntRelate *r, uint32_t name, uint32_t predicate)
{
  if (is_below(r, predicate, name)) {
    r->a->tokens[predicate].head = relate_head(r, name);
    r->a->tokens[predicate].deprel = relate_token(r, name)->deprel;
  } else if (is_below(r, name, predicate) && relate_head(r, name) != predicate) {
    return;
  }
  r->a->tokens[name].head = predicate;
  r->a->tokens[name].deprel = ENT_DEP_NSUBJ;
}

/* The age between commas broke the name off its verb. */
static void mend_age(EntRelate *r, const EntSentence *s, uint32_t age)
{
  if (age < s->first + 2 || age + 2 >= s->end) return;
  bool commas = (relate_token(r, age - 1)->flags & ENT_TOK_PUNCT) &&
                (relate_token(r, age + 1)->flags & ENT_TOK_PUNCT);
  if (relate_token(r, age)->upos != ENT_POS_NUM || !commas) return;
  uint32_t name = name_ending(r, age - 1), predicate = age + 2;
  if (relate_token(r, predicate)->upos == ENT_POS_AUX)
    predicate = relate_head(r, predicate);
  else if (relate_token(r, predicate)->upos != ENT_POS_VERB)
    return;
  if (name != ENT_NONE && predicate != ENT_NONE && predicate >= age + 2 &&
      !has_subject(r, s, predicate))
    make_subject(r, name, predicate);
}

/* --- "Its director, X, accused Y"
 * -------------------------------------------------------- */

static bool has_child(const EntRelate *r, const EntSentence *s, uint32_t head,
                      EntDeprel rel)
{
  for (uint32_t i = s->first; i < s->end; i++)
    if (relate_head(r, i) == head && relate_rel(r, i) == rel) return true;
  return false;
}

static uint32_t top_of(const EntRelate *r, uint32_t token)
{
  for (unsigned d = 0; d < 200 && relate_head(r, token) != ENT_NONE; d++)
    token = relate_head(r, token);
  return token;
}

/* A participle with an object behind the comma of a sentence that has no verb: it is
 * the verb, the noun at the top its subject. */
static void mend_lost_verb(EntRelate *r, const EntSentence *s, uint32_t verb)
{
  EntToken *t = &r->a->tokens[verb];
  EntDeprel rel = relate_rel(r, verb);
  bool past = !(t->feats & (ENT_FEAT(TENSE_PRES) | ENT_FEAT(VERBFORM_INF)));
  if (t->upos != ENT_POS_VERB || !past || verb < s->first + 3 ||
      (rel != ENT_DEP_ACL && rel != ENT_DEP_ADVCL) ||
      !(relate_token(r, verb - 1)->flags & ENT_TOK_PUNCT))
    return;
  uint32_t top = top_of(r, verb);
  uint8_t pos = relate_token(r, top)->upos;
  bool nominal = pos == ENT_POS_NOUN || pos == ENT_POS_PROPN;
  if (!nominal || top > verb || has_child(r, s, top, ENT_DEP_COP) ||
      has_child(r, s, verb, ENT_DEP_NSUBJ) || has_child(r, s, verb, ENT_DEP_AUX_PASS))
    return;
  if (!has_child(r, s, verb, ENT_DEP_OBJ) && !has_child(r, s, verb, ENT_DEP_CCOMP))
    return;
  t->head = ENT_NONE;
  t->deprel = ENT_DEP_ROOT;
  t->feats = ENT_FEAT(VERBFORM_FIN) | ENT_FEAT(TENSE_PAST);
  r->a->tokens[top].head = verb;
  r->a->tokens[top].deprel = ENT_DEP_NSUBJ;
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

static bool is_person(const EntRelate *r, uint32_t mention)
{
  return mention != ENT_NONE &&
         ent_mention_class(r->m, &r->m->mentions[mention]) == ENT_CLASS_PERSON;
}

/* "X, secretary at the ministry, who led": the last person named, where the clause
 * hangs on a body; ENT_NONE where it hangs on something else. */
static uint32_t person_before(const EntRelate *r, const EntSentence *s, uint32_t verb,
                              uint32_t pronoun)
{
  uint32_t over = relate_head(r, verb);
  uint32_t body = over == ENT_NONE ? ENT_NONE : r->m->at_token[over];
  if (body == ENT_NONE || is_person(r, body) ||
      r->m->mentions[body].kind != ENT_MENTION_NAME)
    return ENT_NONE;
  for (uint32_t i = pronoun; i-- > s->first;) {
    uint32_t mention = r->m->at_token[i];
    if (is_person(r, mention) && r->m->mentions[mention].kind == ENT_MENTION_NAME)
      return mention;
  }
  return ENT_NONE;
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
  const EntToken *p = relate_token(r, pronoun);
  bool who = p->norm && strcmp(p->norm, "who") == 0;
  uint32_t mention = name_before(r, pronoun, s->first);
  if (who && !is_person(r, mention)) mention = person_before(r, s, verb, pronoun);
  if (mention == ENT_NONE) return;
  uint32_t head = head_of_name(r, &r->m->mentions[mention]);
  bool person = is_person(r, mention);
  bool relative = relate_rel(r, verb) == ENT_DEP_ACL_RELCL;
  if (!relative || (who && person && relate_head(r, verb) != head))
    hang(r, verb, head, ENT_DEP_ACL_RELCL);
}

void mend_clauses(EntRelate *r, uint32_t sentence)
{
  const EntSentence *s = &r->a->sentences[sentence];
  mend_headline(r, s);
  mend_infinitives(r, s);
  for (uint32_t i = s->first; i < s->end; i++) {
    mend_gerund(r, s, i);
    mend_due(r, s, i);
    mend_age(r, s, i);
    mend_lost_verb(r, s, i);
  }
  for (uint32_t i = s->first; i < s->end; i++)
    if (is_relative(r, i)) mend_relative(r, s, i);
}
