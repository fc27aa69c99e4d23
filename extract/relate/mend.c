// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Where the words and the mentions know better than the parser: names joined by "and",
 * a title between commas behind a name, a clause whose verb is left out. */
#include "extract/mention/finder.h"
#include "extract/relate/engine.h"

static bool is_below(const EntRelate *r, uint32_t token, uint32_t top)
{
  for (unsigned d = 0; d < 100 && token != ENT_NONE; d++) {
    if (token == top) return true;
    token = relate_head(r, token);
  }
  return false;
}

/* The first token of a mention that hangs outside it, or ENT_NONE. */
static uint32_t outward(const EntRelate *r, const EntMention *m, uint32_t from)
{
  for (uint32_t i = from; i < m->end; i++) {
    uint32_t head = relate_head(r, i);
    bool inside = head != ENT_NONE && head >= m->first && head < m->end;
    if (!inside && relate_token(r, i)->upos != ENT_POS_PUNCT) return i;
  }
  return ENT_NONE;
}

/* "[United Citizens] president": the words before the last of a name hang on it, not
 * with it. */
static void join_compound(EntRelate *r, const EntMention *m)
{
  uint32_t last = m->end - 1, over = relate_head(r, last);
  if (relate_rel(r, last) != ENT_DEP_COMPOUND || over == ENT_NONE || over < m->end)
    return;
  for (uint32_t i = m->first; i < last; i++)
    if (relate_head(r, i) == over &&
        (relate_rel(r, i) == ENT_DEP_COMPOUND || relate_rel(r, i) == ENT_DEP_AMOD))
      r->a->tokens[i].head = last;
}

void mend_names(EntRelate *r, uint32_t sentence)
{
  for (uint32_t k = r->first_mention[sentence]; k < r->first_mention[sentence + 1];
       k++) {
    const EntMention *m = &r->m->mentions[k];
    if (m->kind != ENT_MENTION_NAME) continue;
    join_compound(r, m);
    uint32_t first = outward(r, m, m->first);
    for (uint32_t i = first; i != ENT_NONE && (i = outward(r, m, i + 1)) != ENT_NONE;)
      if (relate_rel(r, i) == ENT_DEP_NMOD && !is_below(r, first, i))
        r->a->tokens[i].head = first;
  }
}

static bool is_part_of(const EntToken *tokens, uint32_t i, uint32_t head)
{
  return tokens[i].head == head &&
         (tokens[i].deprel == ENT_DEP_COMPOUND || tokens[i].deprel == ENT_DEP_AMOD);
}

/* "ocean energy and battery research": a pair of words on each side of "and". */
static bool joins_pairs(const EntToken *tokens, const EntSentence *s, uint32_t i)
{
  return i > s->first && i + 3 < s->end && tokens[i].head == i + 3 &&
         tokens[i].upos == ENT_POS_NOUN && tokens[i + 3].upos == ENT_POS_NOUN &&
         is_part_of(tokens, i - 1, i) && is_part_of(tokens, i + 2, i + 3);
}

/* "Portugal and South Korea": a name ends before "and", another begins behind it. */
static bool joins_names(const EntRelate *r, uint32_t i)
{
  uint32_t one = r->mention_of[i], two = r->mention_of[relate_token(r, i)->head];
  if (one == ENT_NONE || two == ENT_NONE) return false;
  const EntMention *m = r->m->mentions;
  return m[one].kind == ENT_MENTION_NAME && m[two].kind == ENT_MENTION_NAME &&
         m[one].end == i + 1 && m[two].first == i + 2;
}

/* The first of a list takes the place of what it was hung on, which becomes another. */
static void make_first(EntToken *tokens, uint32_t first, uint32_t other)
{
  tokens[first].head = tokens[other].head;
  tokens[first].deprel = tokens[other].deprel;
  tokens[other].head = first;
  tokens[other].deprel = ENT_DEP_CONJ;
}

/* Two names or pairs that the parser took for one compound are a coordination, the
 * first its head. */
static void part_joined(EntRelate *r, const EntSentence *s)
{
  EntToken *tokens = r->a->tokens;
  for (uint32_t i = s->first; i + 2 < s->end; i++) {
    uint32_t head = tokens[i].head;
    if (tokens[i].deprel != ENT_DEP_COMPOUND || tokens[i + 1].deprel != ENT_DEP_CC)
      continue;
    if (head == ENT_NONE || head < i + 2 || head >= s->end) continue;
    if (!joins_names(r, i) && !joins_pairs(tokens, s, i)) continue;
    make_first(tokens, i, head);
  }
}

/* "X of Peru and Y of Chile": a name behind "and" that hangs on an earlier name without
 * a preposition of its own stands beside it. */
static void join_behind(EntRelate *r, uint32_t sentence)
{
  EntToken *tokens = r->a->tokens;
  uint32_t first = r->a->sentences[sentence].first;
  for (uint32_t i = r->first_mention[sentence]; i < r->first_mention[sentence + 1];
       i++) {
    const EntMention *m = &r->m->mentions[i];
    uint32_t begin = MIN(m->outer, m->first), over = tokens[m->head].head;
    if (m->kind != ENT_MENTION_NAME || tokens[m->head].deprel != ENT_DEP_NMOD ||
        begin <= first || tokens[begin - 1].upos != ENT_POS_CCONJ || over >= begin - 1)
      continue;
    uint32_t other = r->mention_of[over];
    if (other != ENT_NONE && r->m->mentions[other].kind == ENT_MENTION_NAME)
      tokens[m->head].deprel = ENT_DEP_CONJ;
  }
}

/* "X, mayor of Y, and Z": who stands behind the title stands beside its holder. */
static void join_holders(EntRelate *r, uint32_t sentence)
{
  EntToken *tokens = r->a->tokens;
  for (uint32_t i = r->first_mention[sentence]; i < r->first_mention[sentence + 1];
       i++) {
    const EntMention *m = &r->m->mentions[i];
    uint32_t over = tokens[m->head].head;
    if (m->kind != ENT_MENTION_NAME || tokens[m->head].deprel != ENT_DEP_CONJ ||
        ent_mention_class(r->m, m) != ENT_CLASS_PERSON || over == ENT_NONE ||
        over >= m->first)
      continue;
    uint32_t title = r->m->at_token[over];
    if (title == ENT_NONE || r->m->mentions[title].kind != ENT_MENTION_ROLE) continue;
    uint32_t holder = r->m->mentions[title].holder_token;
    uint32_t name = holder == ENT_NONE ? ENT_NONE : r->m->at_token[holder];
    if (name != ENT_NONE && holder < over &&
        !is_below(r, r->m->mentions[name].head, m->head))
      tokens[m->head].head = r->m->mentions[name].head;
  }
}

/* "storage, electrolysis and ship engines" taken for one compound: what has a comma
 * behind it and "and" before the head is the first of a list. */
static void part_list(EntRelate *r, const EntSentence *s)
{
  EntToken *tokens = r->a->tokens;
  for (uint32_t i = s->first; i + 3 < s->end; i++) {
    uint32_t head = tokens[i].head;
    if (tokens[i].deprel != ENT_DEP_COMPOUND || tokens[i].upos != ENT_POS_NOUN ||
        head == ENT_NONE || head < i + 3 || head >= s->end ||
        tokens[head].upos != ENT_POS_NOUN || !ent_token_is(r->a, i + 1, ","))
      continue;
    bool joined = false;
    for (uint32_t k = i + 2; k < head; k++)
      joined |= tokens[k].upos == ENT_POS_CCONJ;
    if (!joined) continue;
    make_first(tokens, i, head);
  }
}

/* A name of this sentence, at its head. */
static bool is_named(const EntRelate *r, uint32_t head)
{
  uint32_t m = head == ENT_NONE ? ENT_NONE : r->mention_of[head];
  return m != ENT_NONE && r->m->mentions[m].kind == ENT_MENTION_NAME;
}

/* "the Forum, Amnesty's branch and the Union" taken for an apposition: what stands
 * between a name and "and" with a name, without an article or a name itself, is the
 * second of a list. */
static void part_apposed(EntRelate *r, const EntSentence *s)
{
  EntToken *tokens = r->a->tokens;
  for (uint32_t i = s->first; i + 2 < s->end; i++) {
    uint32_t second = tokens[i].head;
    if (tokens[i].deprel != ENT_DEP_CONJ || second == ENT_NONE || second > i ||
        tokens[second].deprel != ENT_DEP_APPOS || tokens[second].head > second ||
        !is_named(r, tokens[second].head) || !is_named(r, i))
      continue;
    uint32_t behind = r->m->mentions[r->mention_of[tokens[second].head]].end;
    if (ent_token_is(r->a, behind, ",") &&
        (ent_token_upper(r->a, behind + 1) || is_named(r, second)))
      tokens[second].deprel = ENT_DEP_CONJ;
  }
}

/* "fined Airbus 85 million euros": to whom, before how much. */
static void part_money(EntRelate *r, uint32_t sentence)
{
  EntToken *tokens = r->a->tokens;
  for (uint32_t i = r->first_mention[sentence]; i + 1 < r->first_mention[sentence + 1];
       i++) {
    const EntMention *whom = &r->m->mentions[i], *sum = whom + 1;
    uint32_t verb = tokens[sum->head].head;
    if (whom->kind == ENT_MENTION_NAME && sum->kind == ENT_MENTION_MONEY &&
        sum->first == whom->end && tokens[whom->head].head == sum->head &&
        tokens[whom->head].deprel == ENT_DEP_COMPOUND && verb != ENT_NONE &&
        tokens[verb].upos == ENT_POS_VERB && verb + 1 == whom->first) {
      tokens[whom->head].head = verb;
      tokens[whom->head].deprel = ENT_DEP_IOBJ;
    }
  }
}

/* --- "X, minister of Y, signed" ----------------------------------------------------
 */

/* How long a title between commas may be. */
enum { TITLE_MAX = 24 };

static bool is_verbal(const EntRelate *r, uint32_t i)
{
  uint8_t pos = relate_token(r, i)->upos;
  return pos == ENT_POS_VERB || pos == ENT_POS_AUX;
}

/* Behind the comma at i: the comma before the verb that ends the title, or ENT_NONE. */
static uint32_t comma_before_verb(const EntRelate *r, uint32_t i, uint32_t end)
{
  for (uint32_t k = i + 1; k + 1 < end && k < i + TITLE_MAX; k++) {
    if (is_verbal(r, k)) return ENT_NONE;
    if (ent_token_is(r->a, k, ",") && is_verbal(r, k + 1)) return k;
  }
  return ENT_NONE;
}

/* A title stands there: "China's minister of science", no "Paris and Rome". */
static bool has_role(const EntRelate *r, uint32_t sentence, uint32_t first,
                     uint32_t end)
{
  for (uint32_t i = r->first_mention[sentence]; i < r->first_mention[sentence + 1];
       i++) {
    const EntMention *m = &r->m->mentions[i];
    if (m->first >= first && m->end <= end && m->kind == ENT_MENTION_ROLE) return true;
  }
  return false;
}

static uint32_t main_verb(const EntRelate *r, uint32_t i, uint32_t end)
{
  if (relate_token(r, i)->upos == ENT_POS_VERB) return i;
  uint32_t head = relate_token(r, i)->head;
  bool aux = relate_rel(r, i) == ENT_DEP_AUX || relate_rel(r, i) == ENT_DEP_AUX_PASS;
  return aux && head != ENT_NONE && head > i && head < end ? head : ENT_NONE;
}

/* Makes the name the subject of the verb, and the verb the head of what the name was.
 */
static void make_subject(EntRelate *r, uint32_t name, uint32_t verb, uint32_t comma)
{
  EntToken *tokens = r->a->tokens;
  uint32_t above = tokens[name].head;
  EntDeprel rel = (EntDeprel)tokens[name].deprel;
  uint32_t over = tokens[verb].head;
  bool inside = over != ENT_NONE && over >= name && over <= comma;
  if (!is_below(r, name, verb) && (inside || is_below(r, verb, name))) {
    tokens[verb].head = above == name ? verb : above;
    tokens[verb].deprel =
        (uint8_t)(above == ENT_NONE || above == name ? ENT_DEP_ROOT : rel);
  }
  if (is_below(r, verb, name)) return; /* would be a circle */
  bool passive = false;
  for (uint32_t i = comma + 1; i < verb; i++)
    passive |= relate_rel(r, i) == ENT_DEP_AUX_PASS;
  tokens[name].head = verb;
  tokens[name].deprel = passive ? ENT_DEP_NSUBJ_PASS : ENT_DEP_NSUBJ;
  if (verb != comma + 1) return;
  tokens[verb].feats &= ~(ENT_FEAT(VERBFORM_PART) | ENT_FEAT(VOICE_PASS));
  tokens[verb].feats |= ENT_FEAT(VERBFORM_FIN);
}

/* "X, ..., VERB" at the head of the sentence or of a clause: X does it. */
static void mend_title(EntRelate *r, uint32_t sentence)
{
  const EntSentence *s = &r->a->sentences[sentence];
  for (uint32_t i = r->first_mention[sentence]; i < r->first_mention[sentence + 1];
       i++) {
    const EntMention *m = &r->m->mentions[i];
    if (m->kind != ENT_MENTION_NAME || m->end >= s->end ||
        !ent_token_is(r->a, m->end, ","))
      continue;
    uint32_t comma = comma_before_verb(r, m->end, s->end);
    if (comma == ENT_NONE || !has_role(r, sentence, m->end, comma)) continue;
    uint32_t verb = main_verb(r, comma + 1, s->end);
    if (verb == ENT_NONE) continue;
    uint32_t name =
        r->a->tokens[m->first].head >= m->first && r->a->tokens[m->first].head < m->end
            ? r->a->tokens[m->first].head
            : m->first;
    EntDeprel rel = relate_rel(r, name);
    bool object = rel == ENT_DEP_OBL || rel == ENT_DEP_NMOD || rel == ENT_DEP_OBJ ||
                  rel == ENT_DEP_CONJ || rel == ENT_DEP_OBL_AGENT;
    bool first = m->first <= s->first + 1 || m->outer == s->first;
    if (object && !first) continue;
    if (relate_head(r, name) == verb &&
        (rel == ENT_DEP_NSUBJ || rel == ENT_DEP_NSUBJ_PASS))
      continue;
    make_subject(r, name, verb, comma);
    return;
  }
}

/* --- "the United States' Department", "its president, X" -----------------------------
 */

/* Adjectives and nouns that may stand between the owner and what it owns. */
enum { OWNED_FAR = 3 };

/* The longest mention that begins in the words from behind on, or ENT_NONE. */
static uint32_t owned_by(const EntRelate *r, uint32_t from, uint32_t last,
                         uint32_t behind)
{
  const EntMention *mentions = r->m->mentions;
  for (uint32_t i = from; i < last; i++) {
    if (mentions[i].first < behind) continue;
    if (mentions[i].first > behind + OWNED_FAR) break;
    for (uint32_t k = behind; k < mentions[i].first; k++)
      if (relate_token(r, k)->upos != ENT_POS_ADJ &&
          relate_token(r, k)->upos != ENT_POS_NOUN)
        return ENT_NONE;
    return i;
  }
  return ENT_NONE;
}

/* Where what a mention owns begins: behind a name and 's, or a possessive pronoun; else
 * ENT_NONE. */
static uint32_t behind_owner(const EntRelate *r, const EntMention *owner)
{
  uint32_t end = owner->end;
  if (owner->kind == ENT_MENTION_PRONOUN)
    return relate_token(r, owner->head)->feats & ENT_FEAT(POSS) ? end : ENT_NONE;
  bool possessive = (ent_token_is(r->a, end, "'s") || ent_token_is(r->a, end, "'")) &&
                    !(relate_token(r, end - 1)->flags & ENT_TOK_SPACE_AFTER);
  return owner->kind == ENT_MENTION_NAME && possessive ? end + 1 : ENT_NONE;
}

/* The owner hangs on what it owns, which takes its place where the tree has them the
 * other way round. */
static void hang_owner(EntRelate *r, uint32_t name, uint32_t head)
{
  EntToken *tokens = r->a->tokens;
  if (is_below(r, name, head)) return;
  if (is_below(r, head, name)) {
    tokens[head].head = tokens[name].head;
    tokens[head].deprel = tokens[name].deprel;
  }
  tokens[name].head = head;
  tokens[name].deprel = ENT_DEP_NMOD_POSS;
}

static void mend_owner(EntRelate *r, uint32_t sentence)
{
  uint32_t last = r->first_mention[sentence + 1], end = r->a->sentences[sentence].end;
  for (uint32_t i = r->first_mention[sentence]; i < last; i++) {
    const EntMention *owner = &r->m->mentions[i];
    uint32_t behind = owner->end < end ? behind_owner(r, owner) : ENT_NONE;
    if (behind == ENT_NONE || relate_rel(r, owner->head) == ENT_DEP_NMOD_POSS) continue;
    uint32_t owned = owned_by(r, i + 1, last, behind);
    if (owned != ENT_NONE) hang_owner(r, owner->head, r->m->mentions[owned].head);
  }
}

void mend_tree(EntRelate *r, uint32_t sentence)
{
  mend_owner(r, sentence);
  part_joined(r, &r->a->sentences[sentence]);
  part_list(r, &r->a->sentences[sentence]);
  part_apposed(r, &r->a->sentences[sentence]);
  part_money(r, sentence);
  join_behind(r, sentence);
  join_holders(r, sentence);
  mend_title(r, sentence);
}

/* --- "X signed for A, and Y for B" --------------------------------------------------
 */

/* Words from "and" to the end of the name. */
enum { GAP_NAME = 8 };

static uint32_t name_from(const EntRelate *r, uint32_t first, uint32_t limit)
{
  for (uint32_t i = first; i < limit; i++) {
    if (is_verbal(r, i) || relate_token(r, i)->upos == ENT_POS_ADP) return ENT_NONE;
    uint32_t m = r->m->at_token[i];
    if (m != ENT_NONE && r->m->mentions[m].kind == ENT_MENTION_NAME) return m;
  }
  return ENT_NONE;
}

/* The preposition of one of the verb's own phrases. */
static bool is_own_prep(const EntRelate *r, uint32_t verb, uint32_t word)
{
  if (!word) return false;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c])
    if (c > verb && syntax_has_case(r, c, word)) return true;
  return false;
}

static bool ends_clause(const EntRelate *r, uint32_t i, uint32_t end)
{
  return i >= end || relate_token(r, i)->upos == ENT_POS_PUNCT ||
         relate_token(r, i)->upos == ENT_POS_CCONJ;
}

/* "and Y for B" from the token at "and". */
static bool gap_at(const EntRelate *r, uint32_t verb, uint32_t joint, EntGap *gap)
{
  uint32_t end = relate_sentence(r)->end;
  uint32_t limit = MIN(end, joint + GAP_NAME);
  uint32_t one = name_from(r, joint + 1, limit);
  if (one == ENT_NONE) return false;
  uint32_t prep = r->m->mentions[one].end;
  if (prep + 1 >= end || relate_token(r, prep)->upos != ENT_POS_ADP ||
      !is_own_prep(r, verb, r->form[prep]))
    return false;
  uint32_t two = name_from(r, prep + 1, MIN(end, prep + GAP_NAME));
  if (two == ENT_NONE || !ends_clause(r, r->m->mentions[two].end, end)) return false;
  *gap = (EntGap){.verb = verb,
                  .subject = r->m->mentions[one].head,
                  .phrase = r->m->mentions[two].head,
                  .prep = r->form[prep]};
  return true;
}

bool mend_gap(const EntRelate *r, uint32_t verb, EntGap *gap)
{
  uint32_t end = relate_sentence(r)->end;
  for (uint32_t i = verb + 2; i + 3 < end; i++) {
    if (is_verbal(r, i)) return false;
    bool joint = ent_token_is(r->a, i, "and") || ent_token_is(r->a, i, "while") ||
                 ent_token_is(r->a, i, ";");
    if (joint && gap_at(r, verb, i, gap)) return true;
  }
  return false;
}
