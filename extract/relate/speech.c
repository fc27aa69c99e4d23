// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Who said what. First every verb of speech of a sentence with its speaker and words:
 * the clause it governs, or the quote that stands at it. Then the sources of
 * "according to". Last the quotes that are left: their speaker is the one of the quote
 * before, or who a sentence with a colon introduces.
 *
 * A statement a quote, and a statement a clause; a few quoted words inside a clause
 * belong to the clause. */
#include "extract/relate/speaker.h"
#include <string.h>

static uint32_t sentence_of(const EntRelate *r, uint32_t token)
{
  uint32_t low = 0, high = r->a->n_sentences;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (r->a->sentences[middle].first <= token)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The text of the tokens, white space as single spaces. */
static const char *words_of(const EntRelate *r, uint32_t first, uint32_t end)
{
  const EntAnalysis *a = r->a;
  uint32_t begin = a->tokens[first].begin;
  char *text =
      ent_arena_strndup(a->arena, a->text + begin, a->tokens[end - 1].end - begin);
  char *out = text;
  for (const char *in = text; *in; in++)
    if (!g_ascii_isspace(*in))
      *out++ = *in;
    else if (out > text && out[-1] != ' ')
      *out++ = ' ';
  *out = '\0';
  return text;
}

static bool is_dropped_edge(const EntRelate *r, uint32_t i)
{
  char c = speech_mark(r, i);
  return c && strchr(",;:.-", c);
}

static uint32_t behind_dateline(const EntRelate *r, uint32_t first)
{
  const EntSentence *s = &r->a->sentences[sentence_of(r, first)];
  return s->first == first ? ent_dateline_end(r->a, s) : first;
}

/* States the words [first, end) for every speaker. */
bool speech_state(EntRelate *r, const Speakers *who, uint32_t first, uint32_t end,
                  float confidence, const char *rule)
{
  if (first >= end) return false;
  first = behind_dateline(r, first);
  while (first < end && is_dropped_edge(r, first))
    first++;
  while (end > first && is_dropped_edge(r, end - 1))
    end--;
  if (speech_n_words(r, first, end) < FEW_WORDS) return false;
  uint32_t feats = relate_token(r, first)->feats;
  if (feats & ENT_FEAT(PRONTYPE_REL)) return false; /* half a clause */
  const char *value = words_of(r, first, end);
  for (uint32_t i = 0; i < who->n; i++)
    emit_said(r, who->thing[i], who->mention[i], first, end, value, confidence, rule);
  return who->n > 0;
}

bool speech_state_quote(EntRelate *r, const Speakers *who, EntQuote *q,
                        float confidence, const char *rule)
{
  if (!q || q->speaker != ENT_NONE || !who->n || !speech_is_quote(r, q)) return false;
  q->speaker = who->thing[0];
  return speech_state(r, who, q->first, q->end, confidence, rule);
}

/* --- verbs of speech -----------------------------------------------------------------
 */

bool speech_may_match(const EntRelate *r, uint32_t sentence)
{
  uint64_t set = ENT_CUE_SET(UTTER) | ENT_CUE_SET(ACT) | ENT_CUE_SET(ACCORDING) |
                 ENT_CUE_SET(UTTER_QUOTE) | ENT_CUE_SET(OPINION);
  const EntSentence *s = &r->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    if (relate_cues(r, i) & set) return true;
  return false;
}

/* Not said, or only to be said: "would not say", "if he says", "is said to". */
static bool is_unsaid(const EntRelate *r, uint32_t verb)
{
  if (relate_token(r, verb)->feats & ENT_FEAT(VERBFORM_INF)) return true;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    uint64_t cues = relate_cues(r, c);
    EntDeprel rel = relate_rel(r, c);
    if ((rel == ENT_DEP_ADVMOD || rel == ENT_DEP_MARK) &&
        (cues & ENT_CUE_SET(NEGATION)))
      return true;
    if (rel == ENT_DEP_MARK && (cues & ENT_CUE_SET(CONDITION))) return true;
    if (rel == ENT_DEP_AUX && (cues & ENT_CUE_SET(FUTURE))) return true;
  }
  return false;
}

static void clause_said(EntRelate *r, uint32_t verb, const Speakers *who,
                        uint32_t first, uint32_t end)
{
  uint32_t apart = speech_quote_apart(r, verb, first, end);
  if (apart != ENT_NONE) {
    speech_state_quote(r, who, speech_quote_at(r, apart + 2), 0.85f, "direct-speech");
    end = apart;
  }
  uint32_t cut = speech_second_that(r, first, end);
  if (cut != ENT_NONE) {
    speech_state(r, who, first, cut, 0.8f, "reported-speech");
    speech_state(r, who, cut + 2, end, 0.75f, "reported-speech");
  } else {
    speech_state(r, who, first, end, 0.8f, "reported-speech");
  }
  for (uint32_t i = first; i < end; i++) {
    EntQuote *q = speech_quote_at(r, i);
    if (q && q->speaker == ENT_NONE) q->speaker = who->thing[0];
  }
}

/* All quotes of the sentence from here on, and the one that begins just behind it. */
bool speech_quotes_said(EntRelate *r, const Speakers *who, uint32_t from)
{
  const EntSentence *s = relate_sentence(r);
  bool any = false;
  for (uint32_t i = from; i < s->end; i++) {
    EntQuote *q = speech_quote_at(r, i);
    if (!q) continue;
    any |= speech_state_quote(r, who, q, 0.9f, "direct-speech");
    i = q->end - 1;
  }
  return any;
}

/* "A, X said": the clause in front that the tree shows. */
static Words clause_in_front(const EntRelate *r, uint32_t verb, const Speakers *who,
                             uint32_t at)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t clause = speech_complement(r, verb);
  bool clause_first = clause != ENT_NONE && clause < at;
  bool inserted =
      relate_rel(r, verb) == ENT_DEP_PARATAXIS && relate_token(r, verb)->head < at;
  if (at <= s->first + FEW_WORDS || (!clause_first && !inserted)) return (Words){0, 0};
  if (relate_token(r, at)->upos == ENT_POS_CCONJ)
    return (Words){0, 0}; /* "and X said" */
  const EntMention *named =
      who->mention[0] == ENT_NONE ? NULL : &r->m->mentions[who->mention[0]];
  bool apposed = named && named->first >= s->first && named->end < at;
  if (apposed || speech_mark(r, at - 1) != ',') /* "X, who ..., said" */
    return (Words){0, 0};
  return (Words){s->first, at - 1};
}

/* The quote that ends in front of the token; its mark and a comma lie between. */
static EntQuote *quote_in_front(EntRelate *r, uint32_t at)
{
  uint32_t i = at;
  while (i > 0 && i + 4 > at && !speech_is_quoted(r, i - 1) &&
         speech_is_punct(r, i - 1))
    i--;
  return i > 0 && i < at ? speech_quote_at(r, i - 1) : NULL;
}

/* "A," said X: what stands in front of verb and speaker. */
static bool said_before(EntRelate *r, uint32_t verb, const Speakers *who)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t at = MIN(who->first, verb), by_order = speech_phrase_begin(r, verb);
  if (who->mention[0] != ENT_NONE && r->m->mentions[who->mention[0]].first >= by_order)
    at = by_order;
  EntQuote *q = quote_in_front(r, at);
  bool apposed = at > s->first + 1 && speech_mark(r, at - 1) == ',';
  if (!q && apposed) q = quote_in_front(r, speech_phrase_begin(r, at - 1));
  bool foreign = at == s->first && speech_words_begin(r, verb) != ENT_NONE;
  if (q && speech_is_quote(r, q) && q->speaker == ENT_NONE && !foreign)
    return speech_state_quote(r, who, q, 0.95f, "direct-speech");
  Words words = speech_words_around(r, verb, who);
  if (words.first == words.end) words = clause_in_front(r, verb, who, at);
  return speech_state(r, who, words.first, words.end, 0.8f, "reported-speech");
}

/* "X said he believes that": one statement of X, not two. */
static bool is_told_already(const EntRelate *r, uint32_t verb, const Speakers *who)
{
  for (guint i = r->found->len; i-- > 0;) {
    const EntStatement *s = &g_array_index(r->found, EntStatement, i);
    if (s->property != ENT_PROP_SAID || s->span.end <= relate_sentence(r)->first)
      return false;
    if (s->subject == who->thing[0] && s->object_span.begin <= verb &&
        verb < s->object_span.end)
      return true;
  }
  return false;
}

/* "cited X as saying": the words are X's. */
static bool is_quoting(const EntRelate *r, uint32_t verb)
{
  if (!(relate_cues(r, verb) & ENT_CUE_SET(QUOTING))) return false;
  for (uint32_t i = verb + 1; i + 1 < relate_sentence(r)->end; i++)
    if (speech_is_word(r, i, "as") && speech_is_verb(r, i + 1)) return true;
  return false;
}

/* "denied that X had asked for it". */
static bool is_denied(const EntRelate *r, uint32_t verb)
{
  uint32_t head = relate_head(r, verb);
  return head != ENT_NONE && relate_rel(r, verb) == ENT_DEP_CCOMP &&
         (relate_cues(r, head) & ENT_CUE_SET(DENY));
}

/* "accused X of saying": so says the accuser. */
static bool is_charge(const EntRelate *r, uint32_t verb)
{
  uint32_t of = rules_find_word(r->rules, "of"), head = relate_head(r, verb);
  if (!of || head == ENT_NONE || !syntax_has_case(r, verb, of)) return false;
  if (relate_token(r, head)->upos != ENT_POS_VERB) head = relate_head(r, head);
  return head != ENT_NONE && (relate_cues(r, head) & ENT_CUE_SET(CLAIM));
}

static void verb_said(EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  if (is_unsaid(r, verb) || is_denied(r, verb) || is_quoting(r, verb) ||
      is_charge(r, verb))
    return;
  uint32_t shared = speech_shared_verb(r, verb);
  Speakers who = speakers_of(r, shared != ENT_NONE ? shared : verb);
  if (!who.n) return;
  if (is_told_already(r, verb, &who)) return;
  bool act = (relate_cues(r, verb) & ENT_CUE_SET(ACT)) != 0;
  bool before = !act && said_before(r, verb, &who);
  if (before) {
    speech_quotes_said(r, &who, MAX(who.end, verb + 1));
    return;
  }
  uint32_t first = speech_words_begin(r, verb), end = speech_words_end(r, verb);
  if (first == ENT_NONE || first >= s->end) return;
  while (!act && first < s->end && speech_is_punct(r, first) &&
         relate_token(r, first)->upos != ENT_POS_SYM && !speech_is_quoted(r, first))
    first++; /* "$" is a part of what is said */
  EntQuote *q = first < s->end ? speech_quote_at(r, first) : NULL;
  if (!act && speech_is_quote(r, q))
    speech_quotes_said(r, &who, first);
  else if (first < end)
    clause_said(r, verb, &who, first, end);
}

/* --- sentences --------------------------------------------------------------------
 */

static void sentence_said(EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = s->first; i < s->end; i++) {
    if (speech_is_verb(r, i))
      verb_said(r, i);
    else if ((relate_cues(r, i) & ENT_CUE_SET(ACCORDING)) && i + 2 < s->end)
      speech_according(r, i);
    else if (relate_cues(r, i) & ENT_CUE_SET(OPINION))
      speech_opinion(r, i);
  }
}

/* --- quotes without a verb
 * ------------------------------------------------------------ */

static bool is_same_paragraph(const EntRelate *r, uint32_t from, uint32_t to)
{
  uint32_t last = sentence_of(r, to);
  for (uint32_t s = sentence_of(r, from) + 1; s <= last; s++)
    if (r->a->sentences[s].flags & ENT_SENT_PARAGRAPH) return false;
  return true;
}

/* X opposed the plan: "..." - the subject of the root of a clause that ends in a colon.
 */
static bool introduced(EntRelate *r, EntQuote *q)
{
  if (q->first < 2) return false;
  uint32_t end = q->first - 2; /* the mark before the quotation mark */
  bool colon = speech_mark(r, end) == ':';
  if (!colon && speech_mark(r, end) != ',') return false;
  r->sentence = sentence_of(r, end);
  uint32_t verb = ENT_NONE;
  for (uint32_t i = relate_sentence(r)->first; i < end; i++)
    if (speech_is_verb(r, i) ||
        (colon && verb == ENT_NONE && relate_rel(r, i) == ENT_DEP_ROOT))
      verb = i;
  Speakers who = {.n = 0};
  if (verb != ENT_NONE) who = speakers_of(r, verb);
  for (uint32_t i = relate_sentence(r)->first; colon && !who.n && i < end; i++)
    speaker_at(r, i, &who);
  return speech_state_quote(r, &who, q, 0.7f, "introduced-quote");
}

/* X criticised the plan on Monday. "...": the subject of the sentence in front, where
 * it tells of speech and has no quote of its own. */
static bool follows_stance(EntRelate *r, EntQuote *q)
{
  uint32_t sentence = sentence_of(r, q->first);
  if (q->first < 2 || !sentence || r->a->sentences[sentence].first + 1 < q->first)
    return false;
  if (!is_same_paragraph(r, q->first - 2, q->first)) return false;
  r->sentence = sentence - 1;
  uint32_t verb = ENT_NONE;
  for (uint32_t i = relate_sentence(r)->first; i < relate_sentence(r)->end; i++) {
    if (speech_is_quoted(r, i)) return false;
    if (verb == ENT_NONE && speech_is_verb(r, i) &&
        (relate_token(r, i)->feats & ENT_FEAT(VERBFORM_FIN)))
      verb = i;
  }
  if (verb == ENT_NONE) return false;
  Speakers who = speakers_of(r, verb);
  return who.n == 1 && speech_state_quote(r, &who, q, 0.65f, "introduced-quote");
}

/* A verb of speech stands at the quote: it has a speaker of its own, known or not. */
static bool has_own_verb(EntRelate *r, const EntQuote *q)
{
  r->sentence = sentence_of(r, q->end - 1);
  for (uint32_t i = q->end; i < relate_sentence(r)->end; i++) {
    if (speech_is_quoted(r, i)) break;
    if (speech_is_verb(r, i)) return true;
  }
  r->sentence = sentence_of(r, q->first);
  for (uint32_t i = relate_sentence(r)->first; i < q->first; i++)
    if (speech_is_verb(r, i)) return true;
  return false;
}

/* "..." , she said. "...": one more of the same speaker, with nobody else between. */
static void continued(EntRelate *r, EntQuote *q, const EntQuote *before)
{
  if (!before || before->speaker == ENT_NONE) return;
  bool near =
      is_same_paragraph(r, before->end - 1, q->first) || q->first < before->end + 3;
  if (!near) return;
  r->sentence = sentence_of(r, q->first);
  Speakers who = {.n = 1, .thing = {before->speaker}, .mention = {ENT_NONE}};
  speech_state_quote(r, &who, q, 0.75f, "continued-quote");
}

void speech_document(EntRelate *r)
{
  for (uint32_t i = 0; i < r->a->n_sentences && !relate_is_late(r); i++) {
    r->sentence = i;
    speech_transcript(r);
    if (!(r->a->sentences[i].flags & ENT_SENT_PARSED)) continue;
    sentence_said(r);
  }
  const EntQuote *before = NULL;
  for (guint i = 0; i < r->quotes->len && !relate_is_late(r); i++) {
    EntQuote *q = &g_array_index(r->quotes, EntQuote, i);
    if (!speech_is_quote(r, q)) continue;
    if (q->speaker == ENT_NONE && !introduced(r, q) && !has_own_verb(r, q) &&
        !follows_stance(r, q))
      continued(r, q, before);
    before = q;
  }
}
