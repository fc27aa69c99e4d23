// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Entities, facts and statements as quads. */
#include "export/quads.h"

#include "export/iri.h"
#include "export/words.h"
#include <stdlib.h>
#include <string.h>

enum { HEX = 12, TIES = 4 };

typedef struct {
  const EntGraph *graph;
  EntSink *sink;
  EntIris *iris;
  bool go_on;
  EntTerm facts_graph; /* text NULL = the default graph */
  const EntTerm *in;   /* the graph that is being written */
  EntTerm ties[ENT_CLASS_COUNT][TIES];
  GStringChunk *strings;
  GString *clean;                     /* of the gate */
  GString *subject, *phrase, *object; /* IRIs of statement, phrase, money or place */
} Walk;

/* ---- emitting ---- */

static void emit(Walk *walk, const EntTerm *subject, const EntTerm *predicate,
                 const EntTerm *object)
{
  if (!walk->go_on) return;
  EntQuad quad = {walk->in, subject, predicate, object};
  walk->go_on = walk->sink->quad(walk->sink, &quad);
}

static void emit_word(Walk *walk, const EntTerm *subject, EntWord predicate,
                      const EntTerm *object)
{
  emit(walk, subject, &ent_words[predicate], object);
}

static EntTerm literal(Walk *walk, EntLiteralType type, const char *text)
{
  const char *clean = ent_text_clean(text, walk->clean);
  return (EntTerm){true, type, clean, strlen(clean), NULL};
}

static void emit_text(Walk *walk, const EntTerm *subject, EntWord predicate,
                      EntLiteralType type, const char *text)
{
  if (!text) return;
  EntTerm object = literal(walk, type, text);
  emit_word(walk, subject, predicate, &object);
}

static void emit_date(Walk *walk, const EntTerm *subject, EntWord predicate,
                      const char *text)
{
  if (text) emit_text(walk, subject, predicate, ent_date_type(text), text);
}

static void emit_number(Walk *walk, const EntTerm *subject, EntWord predicate,
                        uint32_t number)
{
  char digits[16], *p = digits + sizeof digits;
  *--p = '\0';
  do {
    *--p = (char)('0' + number % 10);
  } while (number /= 10);
  emit_text(walk, subject, predicate, ENT_LITERAL_NATURAL, p);
}

static void emit_confidence(Walk *walk, const EntTerm *subject, float confidence)
{
  /* Ten thousandths in whole numbers: printf is slow, and knows locales. */
  bool is_number = confidence >= 0 && confidence <= 1;
  unsigned units = is_number ? (unsigned)((double)confidence * 10000 + 0.5) : 0;
  char text[] = {(char)('0' + units / 10000),
                 '.',
                 (char)('0' + units / 1000 % 10),
                 (char)('0' + units / 100 % 10),
                 (char)('0' + units / 10 % 10),
                 (char)('0' + units % 10),
                 '\0'};
  for (int last = 5; last > 2 && text[last] == '0'; last--)
    text[last] = '\0';
  emit_text(walk, subject, ENT_WORD_CONFIDENCE, ENT_LITERAL_DECIMAL, text);
}

static void emit_iri(Walk *walk, const EntTerm *subject, EntWord predicate,
                     const GString *iri)
{
  EntTerm object = ent_term_iri(iri->str, iri->len);
  emit_word(walk, subject, predicate, &object);
}

static void emit_link(Walk *walk, const EntTerm *subject, EntWord predicate,
                      const char *iri)
{
  if (iri && ent_iri_repair(iri, walk->object))
    emit_iri(walk, subject, predicate, walk->object);
}

/* One link for each of the IRIs that bars part. */
static void emit_links(Walk *walk, const EntTerm *subject, EntWord predicate,
                       const char *iris)
{
  g_auto(GStrv) each = iris ? g_strsplit(iris, "|", -1) : NULL;
  for (char **iri = each; iri && *iri; iri++)
    if (**iri) emit_link(walk, subject, predicate, *iri);
}

static void emit_place(Walk *walk, const EntTerm *subject, EntWord predicate,
                       uint32_t source, EntSpan span)
{
  if (span.begin >= span.end) return;
  ent_iris_place(walk->iris, source, span, walk->object);
  emit_iri(walk, subject, predicate, walk->object);
}

/* The term of an object; its text may stand in walk->object or walk->clean. */
static EntTerm object_term(Walk *walk, const EntObject *object)
{
  switch (object->kind) {
  case ENT_RANGE_THING:
    return *ent_iris_node(walk->iris, object->node);
  case ENT_RANGE_MONEY:
    ent_iris_money(walk->iris, object, walk->object);
    return ent_term_iri(walk->object->str, walk->object->len);
  case ENT_RANGE_DATE:
    return literal(walk, ent_date_type(object->text), object->text);
  case ENT_RANGE_TEXT:
    break;
  }
  return literal(walk, ENT_LITERAL_ENGLISH, object->text);
}

/* ---- entities and facts ---- */

static void expand_ties(Walk *walk)
{
  GString *iri = g_string_new(NULL);
  for (unsigned cls = 0; cls < ENT_CLASS_COUNT; cls++) {
    char **ties = g_strsplit(ent_class_info(cls)->ties, " ", TIES);
    for (unsigned i = 0; ties[i]; i++)
      if (ent_curie_expand(ties[i], strlen(ties[i]), iri))
        walk->ties[cls][i] =
            (EntTerm){.text = g_string_chunk_insert_len(walk->strings, iri->str,
                                                        (gssize)iri->len),
                      .length = iri->len,
                      .curie = g_string_chunk_insert(walk->strings, ties[i])};
    g_strfreev(ties);
  }
  g_string_free(iri, TRUE);
}

static void walk_node(Walk *walk, uint32_t i)
{
  const EntNode *node = ent_graph_node(walk->graph, i);
  const EntTerm *iri = ent_iris_node(walk->iris, i);
  emit_word(walk, iri, ENT_WORD_TYPE, &ent_class_terms[node->cls]);
  for (unsigned k = 0; k < TIES && walk->ties[node->cls][k].text; k++)
    emit_word(walk, iri, ENT_WORD_TYPE, &walk->ties[node->cls][k]);
  emit_text(walk, iri, ENT_WORD_LABEL, ENT_LITERAL_ENGLISH, node->name);
  for (uint32_t k = 0; k < node->n_aliases; k++)
    emit_text(walk, iri, ENT_WORD_ALT_LABEL, ENT_LITERAL_ENGLISH, node->aliases[k]);
  bool authority = node->cls == ENT_CLASS_TOPIC || node->cls == ENT_CLASS_COUNTRY;
  emit_links(walk, iri, authority ? ENT_WORD_EXACT_MATCH : ENT_WORD_SAME_AS,
             node->same_as);
  if (g_str_has_prefix(node->key, "iso:"))
    emit_text(walk, iri, ENT_WORD_IDENTIFIER, ENT_LITERAL_STRING, node->key + 4);
  emit_text(walk, iri, ENT_WORD_KEY, ENT_LITERAL_STRING, node->key);
  if (node->status != ENT_STATUS_ASSERTED)
    emit_word(walk, iri, ENT_WORD_STATUS, &ent_status_terms[node->status]);
  emit_confidence(walk, iri, node->confidence);
}

static void walk_entities(Walk *walk)
{
  uint32_t fact = 0, n_facts = ent_graph_n_facts(walk->graph);
  for (uint32_t i = 0; i < ent_graph_n_nodes(walk->graph) && walk->go_on; i++) {
    walk_node(walk, i);
    for (; fact < n_facts; fact++) {
      const EntFact *f = ent_graph_fact(walk->graph, fact);
      if (f->subject != i) break;
      EntTerm object = object_term(walk, &f->object);
      emit(walk, ent_iris_node(walk->iris, i), &ent_property_terms[f->property],
           &object);
    }
  }
}

/* ---- money ---- */

static int compare_money(gconstpointer a, gconstpointer b)
{
  const EntObject *x = *(EntObject *const *)a, *y = *(EntObject *const *)b;
  int order = g_strcmp0(x->unit, y->unit);
  return order ? order : strcmp(x->text, y->text);
}

static void walk_amount(Walk *walk, const EntObject *money)
{
  ent_iris_money(walk->iris, money, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_word(walk, &iri, ENT_WORD_TYPE, &ent_words[ENT_WORD_MONETARY_AMOUNT]);
  emit_text(walk, &iri, ENT_WORD_CURRENCY, ENT_LITERAL_STRING, money->unit);
  g_string_truncate(walk->object, 0);
  bool is_decimal = ent_decimal(money->text, walk->object);
  emit_text(walk, &iri, ENT_WORD_VALUE,
            is_decimal ? ENT_LITERAL_DECIMAL : ENT_LITERAL_STRING,
            is_decimal ? walk->object->str : money->text);
}

/* Each amount once, whoever speaks of it. */
static void walk_money(Walk *walk)
{
  GPtrArray *all = g_ptr_array_new();
  for (uint32_t i = 0; i < ent_graph_n_claims(walk->graph); i++) {
    const EntClaim *claim = ent_graph_claim(walk->graph, i);
    if (claim->object.kind == ENT_RANGE_MONEY)
      g_ptr_array_add(all, (gpointer)&claim->object);
  }
  g_ptr_array_sort(all, compare_money);
  for (uint32_t i = 0; i < all->len && walk->go_on; i++)
    if (!i || compare_money(&all->pdata[i - 1], &all->pdata[i]) != 0)
      walk_amount(walk, all->pdata[i]);
  g_ptr_array_unref(all);
}

/* ---- statements ---- */

static void walk_source(Walk *walk, uint32_t i)
{
  const EntSource *source = ent_graph_source(walk->graph, i);
  const EntTerm *iri = ent_iris_source(walk->iris, i);
  emit_word(walk, iri, ENT_WORD_TYPE, &ent_words[ENT_WORD_NEWS_ARTICLE]);
  emit_text(walk, iri, ENT_WORD_IDENTIFIER, ENT_LITERAL_STRING, source->id);
  emit_text(walk, iri, ENT_WORD_NAME, ENT_LITERAL_ENGLISH, source->title);
  emit_date(walk, iri, ENT_WORD_DATE_PUBLISHED, source->date);
  emit_link(walk, iri, ENT_WORD_URL, source->url);
  emit_text(walk, iri, ENT_WORD_PUBLISHER, ENT_LITERAL_STRING, source->site);
  emit_text(walk, iri, ENT_WORD_AUTHOR, ENT_LITERAL_STRING, source->author);
  emit_text(walk, iri, ENT_WORD_FILE, ENT_LITERAL_STRING, source->file);
}

/* What claim->span covers: described once, before the first claim of it. Leaves its IRI
 * in walk->phrase. */
static void walk_phrase(Walk *walk, const EntClaim *claim)
{
  ent_iris_place(walk->iris, claim->source, claim->span, walk->phrase);
  EntTerm iri = ent_term_iri(walk->phrase->str, walk->phrase->len);
  emit_word(walk, &iri, ENT_WORD_TYPE, &ent_words[ENT_WORD_PHRASE]);
  emit_number(walk, &iri, ENT_WORD_BEGIN_INDEX, claim->span.begin);
  emit_number(walk, &iri, ENT_WORD_END_INDEX, claim->span.end);
  emit_text(walk, &iri, ENT_WORD_ANCHOR_OF, ENT_LITERAL_STRING, claim->quote);
  emit_word(walk, &iri, ENT_WORD_REFERENCE_CONTEXT,
            ent_iris_source(walk->iris, claim->source));
}

static void walk_claim(Walk *walk, uint32_t i)
{
  const EntClaim *claim = ent_graph_claim(walk->graph, i);
  ent_iris_statement(walk->iris, i, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_word(walk, &iri, ENT_WORD_TYPE, &ent_words[ENT_WORD_STATEMENT]);
  emit_word(walk, &iri, ENT_WORD_TYPE, &ent_words[ENT_WORD_RDF_STATEMENT]);
  emit_word(walk, &iri, ENT_WORD_SUBJECT, ent_iris_node(walk->iris, claim->subject));
  emit_word(walk, &iri, ENT_WORD_PREDICATE, &ent_property_terms[claim->property]);
  EntTerm object = object_term(walk, &claim->object);
  emit_word(walk, &iri, ENT_WORD_OBJECT, &object);
  emit_word(walk, &iri, ENT_WORD_STATUS, &ent_status_terms[claim->status]);
  emit_confidence(walk, &iri, claim->confidence);
  emit_text(walk, &iri, ENT_WORD_RULE, ENT_LITERAL_STRING, claim->rule);
  if (claim->attributed_to != ENT_NONE)
    emit_word(walk, &iri, ENT_WORD_ATTRIBUTED_TO,
              ent_iris_node(walk->iris, claim->attributed_to));
  emit_date(walk, &iri, ENT_WORD_VALID_FROM, claim->valid_from);
  emit_date(walk, &iri, ENT_WORD_VALID_UNTIL, claim->valid_until);
  if (claim->line) emit_number(walk, &iri, ENT_WORD_LINE, claim->line);
  emit_place(walk, &iri, ENT_WORD_SUBJECT_PHRASE, claim->source, claim->subject_span);
  emit_place(walk, &iri, ENT_WORD_OBJECT_PHRASE, claim->source, claim->object_span);
  emit_place(walk, &iri, ENT_WORD_QUOTED_FROM, claim->source, claim->span);
}

typedef struct {
  uint32_t source, node;
  EntSpan span;
} Mention;

static int compare_mentions(gconstpointer a, gconstpointer b)
{
  const Mention *x = a, *y = b;
  const uint32_t left[] = {x->source, x->span.begin, x->span.end, x->node};
  const uint32_t right[] = {y->source, y->span.begin, y->span.end, y->node};
  for (unsigned i = 0; i < G_N_ELEMENTS(left); i++)
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

/* All mentions of nodes, by source and place. */
static GArray *collect_mentions(const EntGraph *graph)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Mention));
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++) {
    const EntNode *node = ent_graph_node(graph, i);
    for (uint32_t k = 0; k < node->n_mentions; k++) {
      Mention mention = {node->mentions[k].source, i, node->mentions[k].span};
      if (mention.source < ent_graph_n_sources(graph)) g_array_append_val(all, mention);
    }
  }
  g_array_sort(all, compare_mentions);
  return all;
}

static void walk_mention(Walk *walk, const Mention *mention)
{
  ent_iris_place(walk->iris, mention->source, mention->span, walk->phrase);
  EntTerm iri = ent_term_iri(walk->phrase->str, walk->phrase->len);
  emit_word(walk, &iri, ENT_WORD_IDENT_REF, ent_iris_node(walk->iris, mention->node));
}

static void walk_claims(Walk *walk, uint32_t source)
{
  uint32_t first, end;
  ent_graph_claims_of(walk->graph, source, &first, &end);
  const EntClaim *before = NULL;
  for (uint32_t i = first; i < end && walk->go_on; i++) {
    const EntClaim *claim = ent_graph_claim(walk->graph, i);
    bool same = before && before->span.begin == claim->span.begin &&
                before->span.end == claim->span.end;
    if (!same && claim->span.begin < claim->span.end) walk_phrase(walk, claim);
    walk_claim(walk, i);
    before = claim;
  }
}

/* ---- merges ---- */

static int compare_merges(gconstpointer a, gconstpointer b, gpointer data)
{
  uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
  uint32_t x = ent_graph_merge(data, i)->source, y = ent_graph_merge(data, k)->source;
  return x != y ? (x < y ? -1 : 1) : i < k ? -1 : i > k;
}

/* One key or one name needs no explanation; of a near merge one side is enough. */
static bool is_worth_telling(const EntMerge *merge)
{
  if (!merge->joined) return merge->node < merge->other;
  return merge->pass != ENT_MERGE_KEY && merge->pass != ENT_MERGE_NAME &&
         strcmp(merge->name, merge->other_name) != 0;
}

/* Those worth telling, by source. */
static GArray *collect_merges(const EntGraph *graph)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < ent_graph_n_merges(graph); i++)
    if (is_worth_telling(ent_graph_merge(graph, i))) g_array_append_val(all, i);
  g_array_sort_with_data(all, compare_merges, (gpointer)graph);
  return all;
}

static void walk_merge(Walk *walk, const EntMerge *merge)
{
  ent_iris_merge(walk->iris, merge, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_word(walk, &iri, ENT_WORD_TYPE,
            &ent_words[merge->joined ? ENT_WORD_MERGE : ENT_WORD_NEAR_MERGE]);
  emit_word(walk, &iri, ENT_WORD_MERGE_OF, ent_iris_node(walk->iris, merge->node));
  if (!merge->joined)
    emit_word(walk, &iri, ENT_WORD_NOT_MERGED_WITH,
              ent_iris_node(walk->iris, merge->other));
  emit_word(walk, &iri, ENT_WORD_MERGED_IN, ent_iris_source(walk->iris, merge->source));
  emit_text(walk, &iri, ENT_WORD_MERGED_NAME, ENT_LITERAL_ENGLISH, merge->name);
  emit_text(walk, &iri, ENT_WORD_OTHER_NAME, ENT_LITERAL_ENGLISH, merge->other_name);
  emit_word(walk, &iri, ENT_WORD_OTHER_DOCUMENT,
            ent_iris_source(walk->iris, merge->other_source));
  emit_text(walk, &iri, ENT_WORD_PASS, ENT_LITERAL_STRING,
            ent_merge_pass_name(merge->pass));
  emit_confidence(walk, &iri, merge->score);
  emit_text(walk, &iri, ENT_WORD_EVIDENCE, ENT_LITERAL_STRING, merge->evidence);
  emit_text(walk, &iri, ENT_WORD_CONFLICT, ENT_LITERAL_STRING, merge->conflict);
}

/* Walks the merges of one source from *at on. */
static void walk_merges(Walk *walk, const GArray *merges, uint32_t source, uint32_t *at)
{
  for (; *at < merges->len && walk->go_on; ++*at) {
    const EntMerge *merge =
        ent_graph_merge(walk->graph, g_array_index(merges, uint32_t, *at));
    if (merge->source != source) break;
    walk_merge(walk, merge);
  }
}

static void walk_statements(Walk *walk, bool named)
{
  GArray *mentions = collect_mentions(walk->graph);
  GArray *merges = collect_merges(walk->graph);
  const Mention *all = (const Mention *)mentions->data;
  uint32_t at = 0, merge = 0;
  for (uint32_t i = 0; i < ent_graph_n_sources(walk->graph) && walk->go_on; i++) {
    if (named) walk->in = ent_iris_source(walk->iris, i);
    walk_source(walk, i);
    for (; at < mentions->len && all[at].source == i; at++)
      walk_mention(walk, &all[at]);
    walk_claims(walk, i);
    walk_merges(walk, merges, i, &merge);
  }
  g_array_unref(mentions);
  g_array_unref(merges);
}

/* ---- the whole ---- */

bool ent_quads_walk(const EntGraph *graph, const EntExportOptions *options,
                    EntLayers layers, EntSink *sink)
{
  Walk walk = {.graph = graph,
               .sink = sink,
               .iris = ent_iris_new(graph, options ? options->base : NULL, HEX),
               .go_on = true,
               .strings = g_string_chunk_new(1024),
               .clean = g_string_new(NULL),
               .subject = g_string_new(NULL),
               .phrase = g_string_new(NULL),
               .object = g_string_new(NULL)};
  if (layers == ENT_LAYERS_ALL && options && options->facts_graph) {
    const char *name = options->facts_graph;
    walk.facts_graph = ent_term_iri(name, strlen(name));
    walk.in = &walk.facts_graph;
  }
  expand_ties(&walk);
  walk_entities(&walk);
  walk_money(&walk);
  if (layers != ENT_LAYERS_FACTS) walk_statements(&walk, layers == ENT_LAYERS_ALL);
  ent_iris_free(walk.iris);
  g_string_chunk_free(walk.strings);
  GString *scratch[] = {walk.clean, walk.subject, walk.phrase, walk.object};
  for (unsigned i = 0; i < G_N_ELEMENTS(scratch); i++)
    g_string_free(scratch[i], TRUE);
  return walk.go_on;
}
