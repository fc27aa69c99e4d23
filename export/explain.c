// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of a thing, for people. */
#include "export/explain.h"

#include "export/explain_text.h"
#include <glib.h>
#include <string.h>

enum { MOST_NODES = 20, MOST_SOURCES = 20, MOST_MENTIONS = 12, MOST_MERGES = 20 };

typedef struct {
  const EntGraph *graph;
  FILE *out;
} Explain;

/* The names of blocks, one width. */
static void put_label(const Explain *x, const char *label)
{
  fprintf(x->out, "  %-13s", label);
}

static const char *source_name(const Explain *x, uint32_t source)
{
  const EntSource *s = ent_graph_source(x->graph, source);
  return s->file ? s->file : s->id;
}

/* ---- names and mentions ------------------------------------------------------------
 */

static uint32_t count_sources(const EntNode *node)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < node->n_mentions; i++)
    n += i == 0 || node->mentions[i].source != node->mentions[i - 1].source;
  return n;
}

/* Of the documents that mention a node: articles, of which copies are no more. */
static uint32_t count_originals(const EntGraph *graph, const EntNode *node)
{
  g_autoptr(GHashTable) originals = g_hash_table_new(NULL, NULL);
  for (uint32_t i = 0; i < node->n_mentions; i++)
    g_hash_table_add(originals, GUINT_TO_POINTER(ent_graph_original(
                                    graph, node->mentions[i].source)));
  return g_hash_table_size(originals);
}

static void put_counts(const Explain *x, const EntNode *node)
{
  uint32_t sources = count_sources(node), originals = count_originals(x->graph, node);
  if (!sources) return;
  fprintf(x->out, " · %u document%s", sources, sources == 1 ? "" : "s");
  if (originals < sources) fprintf(x->out, ", %u without copies", originals);
}

static void put_head(const Explain *x, uint32_t index)
{
  const EntNode *node = ent_graph_node(x->graph, index);
  explain_put_node(x->graph, index, x->out);
  fprintf(x->out, " · %s", ent_class_info(node->cls)->name);
  if (node->status != ENT_STATUS_ASSERTED)
    fprintf(x->out, " · %s", ent_status_name(node->status));
  put_counts(x, node);
  fprintf(x->out, " · %.2f\n", (double)node->confidence);
}

static void put_names(const Explain *x, const EntNode *node)
{
  if (!node->n_aliases) return;
  put_label(x, "also called");
  for (uint32_t i = 0; i < node->n_aliases; i++) {
    if (i) fputs("; ", x->out);
    explain_put(x->out, node->aliases[i]);
  }
  fputc('\n', x->out);
}

static void put_links(const Explain *x, const EntNode *node)
{
  if (!node->same_as) return;
  char **links = g_strsplit(node->same_as, "|", 0);
  for (char **link = links; *link; link++) {
    put_label(x, link == links ? "the same as" : "");
    explain_put(x->out, *link);
    fputc('\n', x->out);
  }
  g_strfreev(links);
}

/* The mentions from *at on that are of one document. */
static void put_mentions_of(const Explain *x, const EntNode *node, uint32_t *at)
{
  uint32_t source = node->mentions[*at].source, n = 0;
  explain_put(x->out, source_name(x, source));
  for (; *at < node->n_mentions && node->mentions[*at].source == source; ++*at, n++) {
    EntSpan span = node->mentions[*at].span;
    if (n < MOST_MENTIONS)
      fprintf(x->out, "%s%u-%u", n ? ", " : "  ", span.begin, span.end);
  }
  if (n > MOST_MENTIONS) fprintf(x->out, " and %u more", n - MOST_MENTIONS);
  explain_put_copy(x->graph, source, x->out);
  fputc('\n', x->out);
}

static void put_mentions(const Explain *x, const EntNode *node)
{
  uint32_t at = 0, n = 0, sources = count_sources(node);
  for (; at < node->n_mentions && n < MOST_SOURCES; n++) {
    put_label(x, n ? "" : "mentioned in");
    put_mentions_of(x, node, &at);
  }
  if (sources <= MOST_SOURCES) return;
  put_label(x, "");
  fprintf(x->out, "and %u more documents\n", sources - MOST_SOURCES);
}

/* ---- merges ------------------------------------------------------------------------
 */

static void put_merge(const Explain *x, const EntMerge *merge)
{
  fputc('"', x->out);
  explain_put(x->out, merge->name);
  fprintf(x->out, "\" of %s%s \"", source_name(x, merge->source),
          merge->joined ? " is" : ",");
  explain_put(x->out, merge->other_name);
  fprintf(x->out, "\" of %s (%s, %.2f)", source_name(x, merge->other_source),
          ent_merge_pass_name(merge->pass), (double)merge->score);
  const char *why = merge->joined ? merge->evidence : merge->conflict;
  if (why) {
    fputs(": ", x->out);
    explain_put(x->out, why);
  }
  fputc('\n', x->out);
}

/* Equal keys and equal names explain themselves. */
static bool is_worth_telling(const EntMerge *merge)
{
  return !merge->joined ||
         (merge->pass != ENT_MERGE_KEY && strcmp(merge->name, merge->other_name) != 0);
}

static void put_merges(const Explain *x, uint32_t node, bool joined)
{
  uint32_t first, end, n = 0;
  ent_graph_merges_of(x->graph, node, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    const EntMerge *merge = ent_graph_merge(x->graph, i);
    if (merge->joined != joined || !is_worth_telling(merge)) continue;
    if (n++ >= MOST_MERGES) continue;
    put_label(x, n > 1 ? "" : joined ? "one thing" : "not one");
    put_merge(x, merge);
  }
  if (n <= MOST_MERGES) return;
  put_label(x, "");
  fprintf(x->out, "and %u more\n", n - MOST_MERGES);
}

/* ---- statements --------------------------------------------------------------------
 */

static int compare_claims(gconstpointer a, gconstpointer b, gpointer graph)
{
  uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
  int order = explain_compare(ent_graph_claim(graph, i), ent_graph_claim(graph, k));
  return order ? order : (i > k) - (i < k);
}

/* What is said of a node, what it says first. */
static GArray *claims_of(const EntGraph *graph, uint32_t node, bool as_subject)
{
  GArray *claims = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    bool as_object = claim->object.kind == ENT_RANGE_THING &&
                     claim->object.node == node && claim->subject != node;
    if (as_subject ? claim->subject == node : as_object) g_array_append_val(claims, i);
  }
  g_array_sort_with_data(claims, compare_claims, (gpointer)graph);
  return claims;
}

static bool is_contradicted(const EntGraph *graph, uint32_t claim)
{
  uint32_t first, end;
  ent_graph_conflicts_of(graph, claim, &first, &end);
  return first < end;
}

static void put_said(const Explain *x, uint32_t index, uint32_t node)
{
  const EntClaim *claim = ent_graph_claim(x->graph, index);
  const EntFact *fact = ent_graph_fact_of(x->graph, index);
  fputs("  ", x->out);
  explain_put_triple(x->graph, claim, node, x->out);
  if (fact && fact->support > 1)
    fprintf(x->out, " · %u documents, %u independent", fact->support, fact->sites);
  if (is_contradicted(x->graph, index)) fputs(" · contradicted", x->out);
  fputc('\n', x->out);
}

/* Claims that say the same stand under one line. */
static void put_claims(const Explain *x, uint32_t node, bool as_subject)
{
  GArray *claims = claims_of(x->graph, node, as_subject);
  const EntClaim *before = NULL;
  for (guint i = 0; i < claims->len; i++) {
    uint32_t index = g_array_index(claims, uint32_t, i);
    const EntClaim *claim = ent_graph_claim(x->graph, index);
    if (!before || explain_compare(before, claim) != 0) put_said(x, index, node);
    explain_put_proof(x->graph, claim, x->out);
    before = claim;
  }
  g_array_unref(claims);
}

/* ---- the whole ---------------------------------------------------------------------
 */

static void put_node(const Explain *x, uint32_t node)
{
  const EntNode *n = ent_graph_node(x->graph, node);
  put_head(x, node);
  put_names(x, n);
  put_links(x, n);
  put_mentions(x, n);
  put_merges(x, node, true);
  put_merges(x, node, false);
  put_claims(x, node, true);
  put_claims(x, node, false);
}

/* Nodes of that name; where there are none, those whose names contain it. */
static uint32_t find(const EntGraph *graph, const char *name, uint32_t *nodes)
{
  uint32_t n = ent_graph_find_named(graph, name, nodes, MOST_NODES);
  return n ? n : ent_graph_find(graph, name, nodes, MOST_NODES);
}

static bool nothing_of_that_name(const char *name, EntError *error)
{
  return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                  "nothing in the graph is called \"%s\"", name);
}

bool ent_explain(const EntGraph *graph, const char *name, FILE *out, EntError *error)
{
  const Explain x = {graph, out};
  uint32_t nodes[MOST_NODES];
  uint32_t n = find(graph, name, nodes);
  if (!n) return nothing_of_that_name(name, error);
  for (uint32_t i = 0; i < MIN(n, (uint32_t)MOST_NODES); i++) {
    if (i) fputc('\n', out);
    put_node(&x, nodes[i]);
  }
  if (n > MOST_NODES) fprintf(out, "\n%u more of that name\n", n - MOST_NODES);
  return true;
}

bool ent_explain_conflicts(const EntGraph *graph, const char *name, FILE *out,
                           EntError *error)
{
  uint32_t nodes[MOST_NODES] = {ENT_NONE}, n = 1, matters = 0;
  if (name) n = find(graph, name, nodes);
  if (!n) return nothing_of_that_name(name, error);
  for (uint32_t i = 0; i < MIN(n, (uint32_t)MOST_NODES); i++)
    matters += explain_put_conflicts(graph, nodes[i], !matters, out);
  if (!matters) fputs("nothing contradicts\n", out);
  return true;
}
