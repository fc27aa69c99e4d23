// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the documents say: each with its phrases, claims, mentions and merges. */
#include "export/emit.h"

#include <string.h>

static void walk_source(EntWalkQuads *walk, uint32_t i)
{
  const EntSource *source = ent_graph_source(walk->graph, i);
  const EntTerm *iri = ent_iris_source(walk->iris, i);
  emit_type(walk, iri, ENT_WORD_NEWS_ARTICLE);
  emit_text(walk, iri, ENT_WORD_IDENTIFIER, ENT_LITERAL_STRING, source->id);
  emit_text(walk, iri, ENT_WORD_NAME, ENT_LITERAL_ENGLISH, source->title);
  emit_date(walk, iri, ENT_WORD_DATE_PUBLISHED, source->date);
  emit_link(walk, iri, ENT_WORD_URL, source->url);
  emit_text(walk, iri, ENT_WORD_PUBLISHER, ENT_LITERAL_STRING, source->site);
  emit_text(walk, iri, ENT_WORD_AUTHOR, ENT_LITERAL_STRING, source->author);
  emit_text(walk, iri, ENT_WORD_FILE, ENT_LITERAL_STRING, source->file);
  uint32_t original = ent_graph_original(walk->graph, i);
  if (original != i)
    emit_word(walk, iri, ENT_WORD_COPY_OF, ent_iris_source(walk->iris, original));
}

/* What claim->span covers: described once, before the first claim of it. Leaves its IRI
 * in walk->phrase. */
static void walk_phrase(EntWalkQuads *walk, const EntClaim *claim)
{
  ent_iris_place(walk->iris, claim->source, claim->span, walk->phrase);
  EntTerm iri = ent_term_iri(walk->phrase->str, walk->phrase->len);
  emit_type(walk, &iri, ENT_WORD_PHRASE);
  emit_number(walk, &iri, ENT_WORD_BEGIN_INDEX, claim->span.begin);
  emit_number(walk, &iri, ENT_WORD_END_INDEX, claim->span.end);
  emit_text(walk, &iri, ENT_WORD_ANCHOR_OF, ENT_LITERAL_STRING, claim->quote);
  emit_word(walk, &iri, ENT_WORD_REFERENCE_CONTEXT,
            ent_iris_source(walk->iris, claim->source));
}

/* The statements that a claim contradicts. */
static void walk_conflicts(EntWalkQuads *walk, const EntTerm *iri, uint32_t claim)
{
  uint32_t first, end;
  ent_graph_conflicts_of(walk->graph, claim, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    ent_iris_statement(walk->iris, ent_graph_conflict(walk->graph, i)->other,
                       walk->object);
    EntTerm other = ent_term_iri(walk->object->str, walk->object->len);
    emit_word(walk, iri, ENT_WORD_CONTRADICTS, &other);
  }
}

static void walk_claim(EntWalkQuads *walk, uint32_t i)
{
  const EntClaim *claim = ent_graph_claim(walk->graph, i);
  ent_iris_statement(walk->iris, i, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_type(walk, &iri, ENT_WORD_STATEMENT);
  emit_type(walk, &iri, ENT_WORD_RDF_STATEMENT);
  emit_word(walk, &iri, ENT_WORD_SUBJECT, ent_iris_node(walk->iris, claim->subject));
  emit_word(walk, &iri, ENT_WORD_PREDICATE, &ent_property_terms[claim->property]);
  EntTerm object = emit_object(walk, &claim->object);
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
  if (claim->span.begin >= claim->span.end) /* lines of others may not say where */
    emit_word(walk, &iri, ENT_WORD_QUOTED_FROM,
              ent_iris_source(walk->iris, claim->source));
  walk_conflicts(walk, &iri, i);
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

static void walk_mention(EntWalkQuads *walk, const Mention *mention)
{
  ent_iris_place(walk->iris, mention->source, mention->span, walk->phrase);
  EntTerm iri = ent_term_iri(walk->phrase->str, walk->phrase->len);
  emit_word(walk, &iri, ENT_WORD_IDENT_REF, ent_iris_node(walk->iris, mention->node));
}

static void walk_claims(EntWalkQuads *walk, uint32_t source)
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

static void walk_merge(EntWalkQuads *walk, const EntMerge *merge)
{
  ent_iris_merge(walk->iris, merge, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_type(walk, &iri, merge->joined ? ENT_WORD_MERGE : ENT_WORD_NEAR_MERGE);
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
static void walk_merges(EntWalkQuads *walk, const GArray *merges, uint32_t source,
                        uint32_t *at)
{
  for (; *at < merges->len && walk->go_on; ++*at) {
    const EntMerge *merge =
        ent_graph_merge(walk->graph, g_array_index(merges, uint32_t, *at));
    if (merge->source != source) break;
    walk_merge(walk, merge);
  }
}

void ent_walk_statements(EntWalkQuads *walk, bool named)
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
