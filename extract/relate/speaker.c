// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Who speaks: by the tree, and by the order of words where the tree is broken. */
#include "extract/relate/speaker.h"
#include "extract/mention/finder.h"

bool speech_is_punct(const EntRelate *r, uint32_t i)
{
  return (relate_token(r, i)->flags & ENT_TOK_PUNCT) != 0;
}

char speech_mark(const EntRelate *r, uint32_t i)
{
  const EntToken *t = relate_token(r, i);
  return t->end == t->begin + 1 ? r->a->text[t->begin] : '\0';
}

uint32_t speech_n_words(const EntRelate *r, uint32_t first, uint32_t end)
{
  uint32_t n = 0;
  for (uint32_t i = first; i < end; i++)
    n += !speech_is_punct(r, i);
  return n;
}

EntQuote *speech_quote_at(const EntRelate *r, uint32_t token)
{
  if (token >= r->a->n_tokens || r->quote_of[token] == ENT_NONE) return NULL;
  return &g_array_index(r->quotes, EntQuote, r->quote_of[token]);
}

/* A quote that is a statement, not a few borrowed words. */
bool speech_is_quote(const EntRelate *r, const EntQuote *q)
{
  return q && speech_n_words(r, q->first, q->end) >= FEW_WORDS;
}

bool speech_is_quoted(const EntRelate *r, uint32_t token)
{
  return speech_is_quote(r, speech_quote_at(r, token));
}

/* --- speakers -----------------------------------------------------------------------
 */

/* "the minister", "Norway's envoy": one person, not the country. */
static bool is_one_person(const EntRelate *r, uint32_t head)
{
  uint32_t mention = r->m->at_token[head];
  bool named = mention != ENT_NONE && r->m->mentions[mention].kind == ENT_MENTION_NAME;
  return !named && (relate_cues(r, head) & ENT_CUE_SET(PERSONAL)) &&
         !(relate_token(r, head)->feats & ENT_FEAT(NUMBER_PLUR));
}

static bool is_person(const EntRelate *r, uint32_t thing)
{
  return r->m->chains[thing].cls == ENT_CLASS_PERSON;
}

/* Of the statements told so far the last, if it stands in this sentence or one of the
 * two before. */
static const EntStatement *last_said(const EntRelate *r)
{
  uint32_t from = r->sentence > 2 ? r->sentence - 2 : 0;
  for (guint i = r->found->len; i-- > 0;) {
    const EntStatement *s = &g_array_index(r->found, EntStatement, i);
    if (s->property == ENT_PROP_SAID)
      return s->span.begin >= r->a->sentences[from].first ? s : NULL;
  }
  return NULL;
}

/* "The minister added": the person who spoke last. */
static uint32_t known_person(const EntRelate *r, uint32_t head)
{
  uint32_t det = syntax_child(r, head, ENT_DEP_DET);
  if (det == ENT_NONE || !(relate_token(r, det)->feats & ENT_FEAT(DEFINITE_DEF)))
    return ENT_NONE;
  const EntStatement *last = last_said(r);
  return last && is_person(r, last->subject) ? last->subject : ENT_NONE;
}

/* "it said": the body that spoke last, rather than the last that was named. */
static uint32_t body_before(const EntRelate *r, uint32_t head)
{
  const EntToken *t = relate_token(r, head);
  bool it = t->upos == ENT_POS_PRON && speech_is_word(r, head, "it");
  const EntStatement *last = it ? last_said(r) : NULL;
  return last && !is_person(r, last->subject) ? last->subject : ENT_NONE;
}

static uint32_t speaker_thing(const EntRelate *r, uint32_t head, uint32_t *mention)
{
  uint32_t thing = status_speaker(r, head, mention), body = body_before(r, head);
  if (body != ENT_NONE) return body;
  bool several = (relate_token(r, head)->feats & ENT_FEAT(NUMBER_PLUR)) &&
                 (relate_cues(r, head) & ENT_CUE_SET(PERSONAL));
  if (several && thing != ENT_NONE && is_person(r, thing)) return ENT_NONE;
  if (!is_one_person(r, head) || (thing != ENT_NONE && is_person(r, thing)))
    return thing;
  *mention = ENT_NONE;
  return known_person(r, head);
}

/* "the two governments" may be any two: nobody. */
void speaker_add(const EntRelate *r, uint32_t head, Speakers *who)
{
  uint32_t mention;
  uint32_t thing = speaker_thing(r, head, &mention);
  if (thing == ENT_NONE || who->n == MAX_SPEAKERS) return;
  for (uint32_t i = 0; i < who->n; i++)
    if (who->thing[i] == thing) return;
  who->thing[who->n] = thing;
  who->mention[who->n++] = mention;
}

/* A person or body that is named at this token, when the tree does not say. */
bool speaker_at(const EntRelate *r, uint32_t token, Speakers *who)
{
  const EntSentence *s = relate_sentence(r);
  if (token < s->first || token >= s->end) return false;
  uint32_t mention = r->m->at_token[token];
  if (mention == ENT_NONE || speech_is_quoted(r, token)) return false;
  const EntMention *m = &r->m->mentions[mention];
  if (m->kind == ENT_MENTION_DEMONYM || m->kind == ENT_MENTION_TOPIC) return false;
  const char *norm = relate_token(r, token)->norm; /* "the study itself" */
  if (m->kind == ENT_MENTION_PRONOUN && norm && g_str_has_suffix(norm, "self"))
    return false;
  speaker_add(r, m->head, who);
  return who->n > 0;
}

/* "X, the chief executive of Y, announced": in front of the comma that opens what the
 * comma at this place closes. */
static uint32_t before_apposition(const EntRelate *r, uint32_t comma)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = comma; i-- > s->first + 1 && i + 25 > comma;) {
    if (speech_mark(r, i) == ',' && r->m->at_token[i - 1] != ENT_NONE) return i - 1;
    if (relate_token(r, i)->upos == ENT_POS_VERB) return ENT_NONE;
  }
  return ENT_NONE;
}

/* "The party's spokesman, X, said": a person between commas. */
static bool is_apposed_person(const EntRelate *r, uint32_t comma)
{
  uint32_t first = relate_sentence(r)->first;
  uint32_t mention = comma > first ? r->m->at_token[comma - 1] : ENT_NONE;
  if (mention == ENT_NONE) return false;
  const EntMention *m = &r->m->mentions[mention];
  if (m->first <= first + 1 || m->kind != ENT_MENTION_NAME) return false;
  return ent_mention_class(r->m, m) == ENT_CLASS_PERSON &&
         speech_mark(r, m->first - 1) == ',';
}

static bool ends_phrase(const EntRelate *r, uint32_t i)
{
  static const char *const words[] = {"that", "if", "because", "while", "whether"};
  for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
    if (speech_is_word(r, i, words[k])) return true;
  return (speech_is_punct(r, i) && speech_mark(r, i) != '-') ||
         relate_token(r, i)->upos == ENT_POS_AUX;
}

/* "said student protester Joshua Wong", "said a protester who calls himself": the first
 * name behind the verb, before any mark or other clause. */
static bool name_behind(const EntRelate *r, uint32_t verb, Speakers *who)
{
  uint32_t limit = MIN(relate_sentence(r)->end, verb + 12);
  for (uint32_t i = verb + 1; i < limit && !ends_phrase(r, i); i++) {
    uint32_t mention = r->m->at_token[i];
    if (mention != ENT_NONE &&
        ent_mention_class(r->m, &r->m->mentions[mention]) == ENT_CLASS_PERSON)
      return speaker_at(r, i, who);
  }
  return false;
}

/* Behind the verb, over "the", "its" and "Norway's": whose director speaks is not
 * asked.
 */
static uint32_t past_owner(const EntRelate *r, uint32_t verb)
{
  uint32_t next = verb + 1, end = relate_sentence(r)->end;
  while (next < end && (relate_token(r, next)->upos == ENT_POS_DET ||
                        (relate_token(r, next)->feats & ENT_FEAT(POSS))))
    next++;
  uint32_t owner = next < end ? r->m->at_token[next] : ENT_NONE;
  uint32_t behind = owner == ENT_NONE ? end : r->m->mentions[owner].end;
  return behind + 1 < end && ent_token_is(r->a, behind, "'s") ? behind + 1 : next;
}

static void speakers_by_order(const EntRelate *r, uint32_t verb, Speakers *who)
{
  uint32_t next = past_owner(r, verb);
  const EntSentence *s = relate_sentence(r);
  bool inverted = verb > s->first &&
                  (speech_is_punct(r, verb - 1) || speech_is_quoted(r, verb - 1));
  if (inverted && speaker_at(r, next, who)) return;
  if (inverted && name_behind(r, verb, who)) return;
  uint32_t before = verb;
  while (before > s->first && (relate_token(r, before - 1)->upos == ENT_POS_ADV ||
                               relate_token(r, before - 1)->upos == ENT_POS_AUX))
    before--;
  if (before == s->first) return;
  uint32_t at = before - 1;
  if (speech_mark(r, at) == ',' && !is_apposed_person(r, at))
    at = before_apposition(r, at);
  else if (speech_mark(r, at) == ',')
    at--;
  if (at == ENT_NONE || !speaker_at(r, at, who) || who->mention[0] == ENT_NONE) return;
  who->first = r->m->mentions[who->mention[0]].first;
}

/* "X, on hearing of it, said: "...": the first name of the sentence. */
static void first_name_before(const EntRelate *r, uint32_t verb, Speakers *who)
{
  for (uint32_t i = relate_sentence(r)->first; i < verb && !who->n; i++)
    speaker_at(r, i, who);
}

/* "Her counterpart, X", "Norway's envoy, X". */
static bool is_possessor(const EntRelate *r, uint32_t mention)
{
  return relate_rel(r, r->m->mentions[mention].head) == ENT_DEP_NMOD_POSS;
}

/* The person that the sentence begins with, else what is named at the token. */
static uint32_t speaker_token(const EntRelate *r, uint32_t token)
{
  uint32_t at = relate_sentence(r)->first;
  for (unsigned i = 0; i < 2; i++, at = token) {
    uint32_t mention = r->m->at_token[at];
    if (mention == ENT_NONE || is_possessor(r, mention)) continue;
    EntClass cls = ent_mention_class(r->m, &r->m->mentions[mention]);
    if (cls == ENT_CLASS_PERSON ||
        (i == 1 && ent_class_is(cls, ENT_CLASS_ORGANIZATION)))
      return at;
  }
  return ENT_NONE;
}

/* "X, who ..., (has) said": the last word of X, where the sentence begins with it. */
static uint32_t before_parenthesis(const EntRelate *r, uint32_t verb)
{
  uint32_t first = relate_sentence(r)->first, at = verb;
  while (at > first && relate_token(r, at - 1)->upos == ENT_POS_AUX)
    at--;
  if (at < first + 4 || speech_mark(r, at - 1) != ',') return ENT_NONE;
  for (uint32_t i = first; i + 2 < at; i++) {
    if (i > first && speech_mark(r, i) == ',') return speaker_token(r, i - 1);
    uint8_t pos = relate_token(r, i)->upos;
    if (pos == ENT_POS_VERB || pos == ENT_POS_AUX || speech_is_quoted(r, i))
      return ENT_NONE;
  }
  return ENT_NONE;
}

static bool is_between(const EntRelate *r, uint32_t mention, uint32_t from, uint32_t to)
{
  if (mention == ENT_NONE) return false;
  const EntMention *m = &r->m->mentions[mention];
  return m->first > from && m->end <= to;
}

/* "X told Radio Y": who is told does not speak. */
static bool is_told(const EntRelate *r, uint32_t verb, uint32_t head)
{
  return head > verb && (relate_cues(r, verb) & ENT_CUE_SET(TOLD));
}

/* "cited X as saying", "X was quoted as saying": X. */
static bool quoted_source(const EntRelate *r, uint32_t verb, Speakers *who)
{
  uint32_t first = relate_sentence(r)->first;
  if (verb < first + 3 || !speech_is_word(r, verb - 1, "as")) return false;
  for (uint32_t i = verb - 1; i-- > first;) {
    if (!(relate_cues(r, i) & ENT_CUE_SET(QUOTING))) continue;
    RuleSource object = {.function = FN_OBJECT};
    Heads heads;
    syntax_fillers(r, i, TRIGGER_VERB, &object, &heads);
    for (uint32_t k = 0; k < heads.n; k++)
      speaker_add(r, heads.items[k], who);
    return true;
  }
  return false;
}

Speakers speakers_of(const EntRelate *r, uint32_t verb)
{
  Speakers who = {.n = 0, .first = verb, .end = verb + 1};
  RuleSource subject = {.function = FN_SUBJECT};
  Heads heads = {.n = 0};
  if (quoted_source(r, verb, &who)) return who;
  syntax_fillers(r, verb, TRIGGER_VERB, &subject, &heads);
  for (uint32_t i = 0; i < heads.n; i++)
    if (!speech_is_quoted(r, heads.items[i]) && !is_told(r, verb, heads.items[i]))
      speaker_add(r, heads.items[i], &who);
  uint32_t named = before_parenthesis(r, verb);
  if (named != ENT_NONE && who.n && is_between(r, who.mention[0], named, verb))
    who.n = 0;
  if (named != ENT_NONE && !who.n && speaker_at(r, named, &who)) return who;
  if (heads.n) {
    syntax_extent(r, heads.items[0], &who.first, &who.end);
    who.first = MIN(who.first, verb);
    who.end = MAX(who.end, verb + 1);
  }
  bool passive = syntax_child(r, verb, ENT_DEP_AUX_PASS) != ENT_NONE;
  if (!who.n && passive) return who; /* "X was said to": not X */
  if (!who.n) speakers_by_order(r, verb, &who);
  if (!who.n && verb + 2 < relate_sentence(r)->end &&
      (speech_is_quoted(r, verb + 2) || speech_is_quoted(r, verb + 3)))
    first_name_before(r, verb, &who);
  return who;
}
