// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Runs the engine over a document: words to numbers, trees where they are needed,
 * speech, then frames and patterns sentence by sentence. */
#include "extract/parse/parse.h"
#include "extract/relate/engine.h"
#include "extract/relate/trace.h"
#include <string.h>

static uint32_t *token_array(EntRelate *r)
{
  uint32_t *array = ent_arena_new_array(r->a->arena, uint32_t, r->a->n_tokens + 1);
  memset(array, 0xff, sizeof(uint32_t) * (r->a->n_tokens + 1));
  return array;
}

/* Regular endings of verbs and nouns, and what stands in their place in the lemma. */
static const struct {
  const char *ending, *instead;
} endings[] = {
    {"ied", "y"}, {"ies", "y"}, {"ed", ""},  {"ed", "e"}, {"ing", ""},
    {"ing", "e"}, {"es", ""},   {"es", "e"}, {"s", ""},
};

static uint32_t find_stem(const EntRules *rules, const char *stem, size_t length,
                          const char *instead)
{
  char word[48];
  if (length < 2 || length + 2 >= sizeof word) return 0;
  memcpy(word, stem, length);
  strcpy(word + length, instead);
  uint32_t id = rules_find_word(rules, word);
  bool doubled = !*instead && length > 3 && stem[length - 1] == stem[length - 2];
  if (id || !doubled) return id;
  word[length - 1] = '\0'; /* "planned", "travelled" */
  return rules_find_word(rules, word);
}

/* The tagger's lemma of a rare word may be no word at all ("postpon"): by its ending.
 */
static uint32_t lemma_by_ending(const EntRules *rules, const EntToken *t)
{
  size_t length = strlen(t->norm);
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
    size_t n = strlen(endings[i].ending);
    if (length <= n + 2 || strcmp(t->norm + length - n, endings[i].ending) != 0)
      continue;
    uint32_t id = find_stem(rules, t->norm, length - n, endings[i].instead);
    if (id) return id;
  }
  return 0;
}

static uint32_t lemma_id(const EntRules *rules, const EntToken *t, uint32_t form)
{
  uint32_t id = t->lemma ? rules_find_word(rules, t->lemma) : form;
  bool inflected = t->upos == ENT_POS_VERB || t->upos == ENT_POS_NOUN;
  if (!id && inflected && t->norm) id = lemma_by_ending(rules, t);
  return id ? id : form;
}

static void number_words(EntRelate *r)
{
  for (uint32_t i = 0; i < r->a->n_tokens; i++) {
    const EntToken *t = relate_token(r, i);
    r->form[i] = t->norm ? rules_find_word(r->rules, t->norm) : 0;
    r->lemma[i] = lemma_id(r->rules, t, r->form[i]);
  }
}

/* A mention of a value or a thing is preferred to a longer one that stands for nothing.
 */
static bool is_better(const EntMentions *m, uint32_t fresh, uint32_t old)
{
  if (old == ENT_NONE) return true;
  const EntMention *x = &m->mentions[fresh], *y = &m->mentions[old];
  bool x_thing = x->thing != ENT_NONE, y_thing = y->thing != ENT_NONE;
  if (x_thing != y_thing) return x_thing;
  return x->end - x->first > y->end - y->first;
}

static void place_mentions(EntRelate *r)
{
  EntMentions *m = r->m;
  uint32_t n = r->a->n_sentences, at = 0;
  for (uint32_t s = 0; s <= n; s++) {
    while (at < m->n_mentions && s < n &&
           m->mentions[at].first < r->a->sentences[s].first)
      at++;
    r->first_mention[s] = s < n ? at : m->n_mentions;
  }
}

/* The word of the mention that the tree takes for its head: "Commission" of "Commission
 * on Science". Where the tree tears the mention apart it keeps the head it had. */
static uint32_t tree_head(const EntRelate *r, const EntMention *m)
{
  uint32_t found = ENT_NONE;
  for (uint32_t i = m->first; i < m->end; i++) {
    uint32_t head = relate_head(r, i);
    if (head != ENT_NONE && head >= m->first && head < m->end) continue;
    if (relate_token(r, i)->upos == ENT_POS_PUNCT) continue;
    if (found != ENT_NONE) return m->head;
    found = i;
  }
  return found == ENT_NONE ? m->head : found;
}

static void head_mentions(EntRelate *r, uint32_t sentence)
{
  EntMentions *m = r->m;
  bool parsed = (r->a->sentences[sentence].flags & ENT_SENT_PARSED) != 0;
  for (uint32_t i = r->first_mention[sentence]; i < r->first_mention[sentence + 1];
       i++) {
    EntMention *x = &m->mentions[i];
    if (parsed && x->kind != ENT_MENTION_DATE && x->kind != ENT_MENTION_MONEY)
      x->head = tree_head(r, x);
    if (is_better(m, i, r->mention_of[x->head])) r->mention_of[x->head] = i;
  }
}

/* Without a tree every token is alone. */
static void leave_unparsed(EntRelate *r, const EntSentence *s)
{
  for (uint32_t i = s->first; i < s->end; i++) {
    r->a->tokens[i].head = ENT_NONE;
    r->a->tokens[i].deprel = ENT_DEP_NONE;
  }
}

static void grow_trees(EntRelate *r)
{
  for (uint32_t i = 0; i < r->a->n_sentences && !relate_is_late(r); i++) {
    EntSentence *s = &r->a->sentences[i];
    bool mentions = r->first_mention[i] < r->first_mention[i + 1];
    bool wanted = mentions && (frame_may_match(r, i) || speech_may_match(r, i));
    if (wanted && r->model && !(s->flags & ENT_SENT_PARSED))
      ent_parse_sentence(r->model, r->a, i);
    if (s->flags & ENT_SENT_PARSED)
      mend_names(r, i);
    else
      leave_unparsed(r, s);
    head_mentions(r, i);
    if (s->flags & ENT_SENT_PARSED) {
      mend_tree(r, i);
      mend_clauses(r, i);
    }
    syntax_link(r, i);
  }
}

static void relate_sentences(EntRelate *r)
{
  for (uint32_t i = 0; i < r->a->n_sentences && !relate_is_late(r); i++) {
    bool mentions = r->first_mention[i] < r->first_mention[i + 1];
    r->sentence = i;
    if (mentions && (r->a->sentences[i].flags & ENT_SENT_PARSED)) frame_sentence(r);
    if (mentions) pattern_sentence(r);
    if (r->trace) trace_sentence(r);
  }
}

static void start(EntRelate *r)
{
  r->gap.verb = ENT_NONE;
  r->form = token_array(r);
  r->lemma = token_array(r);
  r->child = token_array(r);
  r->sibling = token_array(r);
  r->order = token_array(r);
  r->extent = ent_arena_new_array(r->a->arena, EntSpan, r->a->n_tokens + 1);
  r->mention_of = token_array(r);
  r->quote_of = token_array(r);
  r->first_mention = ent_arena_new_array(r->a->arena, uint32_t, r->a->n_sentences + 2);
  r->found = g_array_new(FALSE, FALSE, sizeof(EntStatement));
  r->quotes = g_array_new(FALSE, FALSE, sizeof(EntQuote));
  number_words(r);
  place_mentions(r);
}

static void finish(EntRelate *r, EntDocument *doc)
{
  if (doc && r->found->len) {
    uint32_t total = doc->n_statements + r->found->len;
    EntStatement *all = ent_arena_new_array(r->a->arena, EntStatement, total);
    if (doc->n_statements)
      memcpy(all, doc->statements, sizeof(EntStatement) * doc->n_statements);
    memcpy(all + doc->n_statements, r->found->data,
           sizeof(EntStatement) * r->found->len);
    doc->statements = all;
    doc->n_statements = total;
  }
  g_array_free(r->found, TRUE);
  g_array_free(r->quotes, TRUE);
}

static void relate(EntRelate *r, EntDocument *doc)
{
  start(r);
  quotes_find(r);
  grow_trees(r);
  if (!r->a->deadline.passed) speech_document(r);
  if (!r->a->deadline.passed) relate_sentences(r);
  finish(r, doc);
}

void ent_relate(const EntRules *rules, const EntModel *model, EntMentions *m,
                EntDocument *doc)
{
  EntRelate r = {.rules = rules, .model = model, .m = m, .a = m->a};
  relate(&r, doc);
}

void ent_relate_dump_confidence(const EntRules *rules, const EntModel *model,
                                EntMentions *m, FILE *out)
{
  EntRelate r = {.rules = rules, .model = model, .m = m, .a = m->a, .parts = out};
  relate(&r, NULL);
}

void ent_relate_dump(const EntRules *rules, const EntModel *model, EntMentions *m,
                     const char *file, bool missed, FILE *out)
{
  EntTrace trace = {.out = out,
                    .file = file,
                    .missed = missed,
                    .tries = g_array_new(FALSE, FALSE, sizeof(TraceTry))};
  EntRelate r = {.rules = rules, .model = model, .m = m, .a = m->a, .trace = &trace};
  relate(&r, NULL);
  g_array_unref(trace.tries);
}
