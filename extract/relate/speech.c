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

/* States the words [first, end) for every speaker. */
static bool state(EntRelate *r, const Speakers *who, uint32_t first, uint32_t end,
                  float confidence, const char *rule)
{
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

static bool state_quote(EntRelate *r, const Speakers *who, EntQuote *q,
                        float confidence, const char *rule)
{
  if (!q || q->speaker != ENT_NONE || !who->n || !speech_is_quote(r, q)) return false;
  q->speaker = who->thing[0];
  return state(r, who, q->first, q->end, confidence, rule);
}

/* --- verbs of speech -----------------------------------------------------------------
 */

static bool is_speech_verb(const EntRelate *r, uint32_t i)
{
  uint32_t set = ENT_CUE_SET(UTTER) | ENT_CUE_SET(ACT);
  return relate_token(r, i)->upos == ENT_POS_VERB && (relate_cues(r, i) & set) &&
         relate_rel(r, i) != ENT_DEP_AMOD && !speech_is_quoted(r, i);
}

bool speech_may_match(const EntRelate *r, uint32_t sentence)
{
  uint32_t set = ENT_CUE_SET(UTTER) | ENT_CUE_SET(ACT) | ENT_CUE_SET(ACCORDING);
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
    uint32_t cues = relate_cues(r, c);
    EntDeprel rel = relate_rel(r, c);
    if ((rel == ENT_DEP_ADVMOD || rel == ENT_DEP_MARK) &&
        (cues & ENT_CUE_SET(NEGATION)))
      return true;
    if (rel == ENT_DEP_MARK && (cues & ENT_CUE_SET(CONDITION))) return true;
    if (rel == ENT_DEP_AUX && (cues & ENT_CUE_SET(FUTURE))) return true;
  }
  return false;
}

static bool is_word(const EntRelate *r, uint32_t i, const char *word)
{
  const EntToken *t = relate_token(r, i);
  return t->norm && strcmp(t->norm, word) == 0;
}

static bool is_that(const EntRelate *r, uint32_t i)
{
  return relate_token(r, i)->upos == ENT_POS_SCONJ && is_word(r, i, "that");
}

/* The "that" of the clause said, also where the tagger took it for a determiner: the
 * first behind the verb and whom it is said to. */
static uint32_t that_behind(const EntRelate *r, uint32_t verb, uint32_t limit)
{
  for (uint32_t i = verb + 1; i < limit; i++) {
    if (is_word(r, i, "that")) return i;
    if (relate_token(r, i)->upos == ENT_POS_VERB || speech_mark(r, i) == ':' ||
        speech_is_quoted(r, i))
      return ENT_NONE;
  }
  return ENT_NONE;
}

static uint32_t complement_of(const EntRelate *r, uint32_t verb)
{
  uint32_t clause = syntax_child(r, verb, ENT_DEP_CCOMP);
  if (clause == ENT_NONE) clause = syntax_child(r, verb, ENT_DEP_PARATAXIS);
  if (clause == ENT_NONE) clause = syntax_child(r, verb, ENT_DEP_XCOMP);
  if (clause == ENT_NONE) return ENT_NONE;
  bool infinitive = (relate_token(r, clause)->feats & ENT_FEAT(VERBFORM_INF)) != 0 &&
                    syntax_child(r, clause, ENT_DEP_NSUBJ) == ENT_NONE;
  return infinitive ? ENT_NONE : clause;
}

/* "called it a success", "asked both to come", "dismissed it as a stunt": an act of
 * speech tells what was said if it has a clause, "as", "for", or a quote behind it. */
static bool act_says(const EntRelate *r, uint32_t verb)
{
  if (relate_cues(r, verb) & ENT_CUE_SET(UTTER_OBJECT)) return true;
  uint32_t as = rules_find_word(r->rules, "as"),
           for_ = rules_find_word(r->rules, "for");
  bool with_for = (relate_cues(r, verb) & ENT_CUE_SET(ACT_FOR)) != 0;
  for (uint32_t c = r->child[verb]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    if (c < verb) continue;
    if (rel == ENT_DEP_XCOMP || rel == ENT_DEP_CCOMP) return true;
    if (rel != ENT_DEP_OBL && rel != ENT_DEP_ADVCL) continue;
    if (syntax_has_case(r, c, as) || (with_for && syntax_has_case(r, c, for_)))
      return true;
  }
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = verb + 1; i < s->end; i++)
    if (r->quote_of[i] != ENT_NONE) return syntax_dominates(r, verb, i);
  return false;
}

static bool is_nominal_start(const EntRelate *r, uint32_t i)
{
  switch (relate_token(r, i)->upos) {
  case ENT_POS_DET:
  case ENT_POS_NOUN:
  case ENT_POS_PROPN:
  case ENT_POS_PRON:
  case ENT_POS_NUM:
  case ENT_POS_ADJ:
    return true;
  default:
    return false;
  }
}

/* Where the tree shows no clause, but a phrase and a finite verb follow: "reports only
 * 0.5% comes from"; also behind an adjunct, "reported in May, sales had grown". */
static uint32_t clause_by_order(const EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t at = verb + 1;
  while (at + 1 < s->end && relate_token(r, at)->upos == ENT_POS_ADV &&
         !(relate_token(r, at + 1)->feats & ENT_FEAT(VERBFORM_FIN)))
    at++;
  if (at < s->end && relate_token(r, at)->upos == ENT_POS_ADP) {
    uint32_t limit = MIN(s->end, at + 8);
    while (at < limit && speech_mark(r, at) != ',')
      at++;
    if (at == limit) return ENT_NONE;
    at++;
  }
  if (at >= s->end) return ENT_NONE;
  bool there = relate_token(r, at)->upos == ENT_POS_ADV; /* "there have been" */
  if (!there && !is_nominal_start(r, at)) return ENT_NONE;
  for (uint32_t i = at + 1; i < s->end && speech_mark(r, i) != ','; i++)
    if (relate_token(r, i)->feats & ENT_FEAT(VERBFORM_FIN)) return at;
  return ENT_NONE;
}

/* Where the words said begin behind the verb: at "that", at a quote, at the clause;
 * ENT_NONE where nothing of the kind follows. */
static uint32_t words_begin(const EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  if (relate_cues(r, verb) & ENT_CUE_SET(ACT))
    return act_says(r, verb) ? verb : ENT_NONE;
  uint32_t clause = complement_of(r, verb);
  uint32_t first = s->end, end;
  if (clause != ENT_NONE && clause > verb) {
    syntax_extent(r, clause, &first, &end);
    if (first <= verb) first = verb + 1;
  }
  uint32_t limit = MIN(s->end, verb + 14);
  uint32_t that = that_behind(r, verb, limit);
  if (that != ENT_NONE) return that + 1;
  for (uint32_t i = verb + 1; i < limit && i <= first; i++) {
    if (is_that(r, i)) return i + 1;
    if (speech_is_quoted(r, i)) return i;
    if (speech_mark(r, i) == ':') return i + 1;
  }
  if (first < s->end) return first;
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  bool noun = object != ENT_NONE && object > verb &&
              (relate_cues(r, verb) & ENT_CUE_SET(UTTER_OBJECT));
  if (!noun) return clause_by_order(r, verb);
  syntax_extent(r, object, &first, &end);
  return first > verb ? first : ENT_NONE;
}

/* The next verb of speech coordinated with this one, "... and added that". */
static uint32_t words_end(const EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t end = s->end;
  for (uint32_t i = verb + 1; i < s->end; i++) {
    bool next = is_speech_verb(r, i) && relate_rel(r, i) == ENT_DEP_CONJ &&
                syntax_dominates(r, verb, i) && !speech_is_quoted(r, i);
    if (!next) continue;
    end = i;
    while (end > verb + 1 && (relate_token(r, end - 1)->upos == ENT_POS_CCONJ ||
                              relate_token(r, end - 1)->upos == ENT_POS_ADV ||
                              relate_token(r, end - 1)->upos == ENT_POS_PRON))
      end--;
    break;
  }
  return end;
}

/* "that A and that B": two statements. */
static uint32_t second_that(const EntRelate *r, uint32_t first, uint32_t end)
{
  for (uint32_t i = first + FEW_WORDS; i + FEW_WORDS < end; i++)
    if (relate_token(r, i)->upos == ENT_POS_CCONJ && is_that(r, i + 1) &&
        !speech_is_quoted(r, i))
      return i;
  return ENT_NONE;
}

/* "said A, "B"": a quote behind a comma is a statement of its own. */
static uint32_t quote_apart(const EntRelate *r, uint32_t verb, uint32_t first,
                            uint32_t end)
{
  uint32_t clause = complement_of(r, verb);
  if (clause == ENT_NONE || speech_is_quoted(r, clause)) return ENT_NONE;
  for (uint32_t i = first + FEW_WORDS; i + 2 < end; i++)
    if ((speech_mark(r, i) == ',' || speech_mark(r, i) == ':') &&
        speech_is_quoted(r, i + 2) && !speech_is_quoted(r, i) &&
        speech_quote_at(r, i + 2)->first == i + 2)
      return i;
  return ENT_NONE;
}

static void clause_said(EntRelate *r, uint32_t verb, const Speakers *who,
                        uint32_t first, uint32_t end)
{
  uint32_t apart = quote_apart(r, verb, first, end);
  if (apart != ENT_NONE) {
    state_quote(r, who, speech_quote_at(r, apart + 2), 0.85f, "direct-speech");
    end = apart;
  }
  uint32_t cut = second_that(r, first, end);
  if (cut != ENT_NONE) {
    state(r, who, first, cut, 0.8f, "reported-speech");
    state(r, who, cut + 2, end, 0.75f, "reported-speech");
  } else {
    state(r, who, first, end, 0.8f, "reported-speech");
  }
  for (uint32_t i = first; i < end; i++) {
    EntQuote *q = speech_quote_at(r, i);
    if (q && q->speaker == ENT_NONE) q->speaker = who->thing[0];
  }
}

/* All quotes of the sentence from here on, and the one that begins just behind it. */
static bool quotes_said(EntRelate *r, const Speakers *who, uint32_t from)
{
  const EntSentence *s = relate_sentence(r);
  bool any = false;
  for (uint32_t i = from; i < s->end; i++) {
    EntQuote *q = speech_quote_at(r, i);
    if (!q) continue;
    any |= state_quote(r, who, q, 0.9f, "direct-speech");
    i = q->end - 1;
  }
  return any;
}

/* "A," said X: what stands in front of verb and speaker. */
static bool said_before(EntRelate *r, uint32_t verb, const Speakers *who)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t at = MIN(who->first, verb);
  /* The mark of the quote and a comma lie between. */
  uint32_t i = at;
  while (i > 0 && i + 4 > at && !speech_is_quoted(r, i - 1) &&
         speech_is_punct(r, i - 1))
    i--;
  EntQuote *q = i > 0 && i < at ? speech_quote_at(r, i - 1) : NULL;
  bool foreign = at == s->first && words_begin(r, verb) != ENT_NONE;
  if (q && speech_is_quote(r, q) && q->speaker == ENT_NONE && !foreign)
    return state_quote(r, who, q, 0.95f, "direct-speech");
  uint32_t clause = complement_of(r, verb);
  bool clause_first = clause != ENT_NONE && clause < at;
  bool inserted =
      relate_rel(r, verb) == ENT_DEP_PARATAXIS && relate_token(r, verb)->head < at;
  if (at <= s->first + FEW_WORDS || (!clause_first && !inserted)) return false;
  const EntMention *named = &r->m->mentions[who->mention[0]];
  if (named->first >= s->first && named->end < at)
    return false; /* "X, who ..., said" */
  if (speech_mark(r, at - 1) != ',') return false;
  return state(r, who, s->first, at - 1, 0.8f, "reported-speech");
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

static void verb_said(EntRelate *r, uint32_t verb)
{
  const EntSentence *s = relate_sentence(r);
  if (is_unsaid(r, verb)) return;
  Speakers who = speakers_of(r, verb);
  if (!who.n) return;
  if (is_told_already(r, verb, &who)) return;
  bool act = (relate_cues(r, verb) & ENT_CUE_SET(ACT)) != 0;
  bool before = !act && said_before(r, verb, &who);
  if (before) {
    quotes_said(r, &who, MAX(who.end, verb + 1));
    return;
  }
  uint32_t first = words_begin(r, verb), end = words_end(r, verb);
  if (first == ENT_NONE || first >= s->end) return;
  while (!act && first < s->end && speech_is_punct(r, first) &&
         !speech_is_quoted(r, first))
    first++;
  EntQuote *q = first < s->end ? speech_quote_at(r, first) : NULL;
  if (!act && speech_is_quote(r, q))
    quotes_said(r, &who, first);
  else if (first < end)
    clause_said(r, verb, &who, first, end);
}

/* --- "according to" ----------------------------------------------------------------
 */

static void according_said(EntRelate *r, uint32_t word)
{
  const EntSentence *s = relate_sentence(r);
  uint32_t at = word + 2;
  while (at < s->end && relate_token(r, at)->upos == ENT_POS_DET)
    at++;
  Speakers who = {.n = 0, .first = word, .end = at + 1};
  uint32_t head = relate_token(r, word)->head;
  if (head != ENT_NONE && head > word) {
    speaker_add(r, head, &who);
    syntax_extent(r, head, &who.first, &who.end);
  }
  if (!who.n) speaker_at(r, at, &who);
  if (!who.n || speech_is_quoted(r, word)) return;
  uint32_t end = MAX(who.end, at + 1);
  if (word <= s->first + 2) { /* "According to X, ..." */
    if (speech_mark(r, end - 1) == ',') end--;
    while (end < s->end && speech_mark(r, end) != ',')
      end++;
    if (!quotes_said(r, &who, end)) state(r, &who, end, s->end, 0.75f, "according-to");
    return;
  }
  uint32_t before = word;
  while (before > s->first && speech_is_punct(r, before - 1))
    before--;
  EntQuote *q = speech_quote_at(r, before - 1);
  if (q && speech_is_quote(r, q))
    state_quote(r, &who, q, 0.8f, "according-to");
  else
    state(r, &who, s->first, before, 0.7f, "according-to");
}

static void sentence_said(EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t i = s->first; i < s->end; i++) {
    if (is_speech_verb(r, i))
      verb_said(r, i);
    else if ((relate_cues(r, i) & ENT_CUE_SET(ACCORDING)) && i + 2 < s->end)
      according_said(r, i);
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
    if (is_speech_verb(r, i) ||
        (colon && verb == ENT_NONE && relate_rel(r, i) == ENT_DEP_ROOT))
      verb = i;
  Speakers who = {.n = 0};
  if (verb != ENT_NONE) who = speakers_of(r, verb);
  for (uint32_t i = relate_sentence(r)->first; colon && !who.n && i < end; i++)
    speaker_at(r, i, &who);
  return state_quote(r, &who, q, 0.7f, "introduced-quote");
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
  state_quote(r, &who, q, 0.75f, "continued-quote");
}

void speech_document(EntRelate *r)
{
  for (uint32_t i = 0; i < r->a->n_sentences; i++) {
    if (!(r->a->sentences[i].flags & ENT_SENT_PARSED)) continue;
    r->sentence = i;
    sentence_said(r);
  }
  const EntQuote *before = NULL;
  for (guint i = 0; i < r->quotes->len; i++) {
    EntQuote *q = &g_array_index(r->quotes, EntQuote, i);
    if (!speech_is_quote(r, q)) continue;
    if (q->speaker == ENT_NONE && !introduced(r, q)) continued(r, q, before);
    before = q;
  }
}
