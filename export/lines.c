// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Statement lines of a linked graph: each document with the things it speaks of, under
 * the names that the whole graph gave them. */
#include "graph/lines.h"
#include "export/writers.h"
#include <glib.h>

typedef struct {
  uint32_t source, node;
  EntSpan span; /* empty: the node is only spoken of in a claim */
} Use;

static int compare_uses(gconstpointer a, gconstpointer b)
{
  const Use *x = a, *y = b;
  const uint32_t left[] = {x->source, x->node, x->span.begin, x->span.end};
  const uint32_t right[] = {y->source, y->node, y->span.begin, y->span.end};
  for (unsigned i = 0; i < G_N_ELEMENTS(left); i++)
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

static void add_use(GArray *uses, uint32_t source, uint32_t node)
{
  if (node == ENT_NONE) return;
  Use use = {source, node, {0, 0}};
  g_array_append_val(uses, use);
}

/* Which documents use which nodes, and where; sorted. */
static GArray *collect_uses(const EntGraph *graph)
{
  GArray *uses = g_array_new(FALSE, FALSE, sizeof(Use));
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++) {
    const EntNode *node = ent_graph_node(graph, i);
    for (uint32_t k = 0; k < node->n_mentions; k++) {
      Use use = {node->mentions[k].source, i, node->mentions[k].span};
      g_array_append_val(uses, use);
    }
  }
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    add_use(uses, claim->source, claim->subject);
    add_use(uses, claim->source, claim->attributed_to);
    if (claim->object.kind == ENT_RANGE_THING)
      add_use(uses, claim->source, claim->object.node);
  }
  g_array_sort(uses, compare_uses);
  return uses;
}

static EntDocument *document_of(const EntGraph *graph, uint32_t i)
{
  const EntSource *source = ent_graph_source(graph, i);
  EntDocument *document = ent_document_new();
  document->n_makers = ent_graph_n_makers(graph);
  document->makers =
      ent_arena_new_array(document->arena, const char *, document->n_makers);
  for (uint32_t k = 0; k < document->n_makers; k++)
    document->makers[k] = ent_graph_maker(graph, k);
  document->id = source->id;
  document->title = source->title;
  document->date = source->date;
  document->url = source->url;
  document->site = source->site;
  document->author = source->author;
  document->source = source->file;
  document->sketch = source->sketch;
  return document;
}

static EntThing thing_of(const EntNode *node)
{
  return (EntThing){.cls = node->cls,
                    .name = node->name,
                    .aliases = node->aliases,
                    .n_aliases = node->n_aliases,
                    .key = node->key,
                    .same_as = node->same_as,
                    .status = node->status,
                    .single = node->single,
                    .confidence = node->confidence};
}

/* The things of uses [first, end), all of one document; thing[node] = its number. */
static void add_things(EntDocument *document, const EntGraph *graph, const GArray *uses,
                       uint32_t first, uint32_t end, uint32_t *thing)
{
  document->things = ent_arena_new_array(document->arena, EntThing, end - first + 1);
  for (uint32_t i = first; i < end; i++) {
    const Use *use = &g_array_index(uses, Use, i);
    if (i == first || use->node != use[-1].node) {
      thing[use->node] = document->n_things;
      EntThing *new = &document->things[document->n_things++];
      *new = thing_of(ent_graph_node(graph, use->node));
      new->mentions = ent_arena_new_array(document->arena, EntSpan, end - i);
    }
    EntThing *last = &document->things[document->n_things - 1];
    if (use->span.begin < use->span.end) last->mentions[last->n_mentions++] = use->span;
  }
}

static EntStatement statement_of(const EntClaim *claim, const uint32_t *thing)
{
  bool is_thing = claim->object.kind == ENT_RANGE_THING;
  return (EntStatement){
      .subject = thing[claim->subject],
      .property = claim->property,
      .object = {claim->object.kind, is_thing ? thing[claim->object.node] : ENT_NONE,
                 claim->object.text, claim->object.unit},
      .status = claim->status,
      .confidence = claim->confidence,
      .rule = claim->rule,
      .span = claim->span,
      .subject_span = claim->subject_span,
      .object_span = claim->object_span,
      .attributed_to =
          claim->attributed_to == ENT_NONE ? ENT_NONE : thing[claim->attributed_to],
      .valid_from = claim->valid_from,
      .valid_until = claim->valid_until,
      .quote = claim->quote,
      .line = claim->line,
  };
}

static void add_statements(EntDocument *document, const EntGraph *graph,
                           uint32_t source, const uint32_t *thing)
{
  uint32_t first, end;
  ent_graph_claims_of(graph, source, &first, &end);
  document->statements =
      ent_arena_new_array(document->arena, EntStatement, end - first + 1);
  for (uint32_t i = first; i < end; i++)
    document->statements[document->n_statements++] =
        statement_of(ent_graph_claim(graph, i), thing);
}

static void put_document(const EntDocument *document, EntOutput *out)
{
  size_t length;
  char *text = ent_lines_text(document, &length);
  ent_put(out, text, length);
  g_free(text);
}

bool ent_write_lines(const EntExport *export, EntError *error)
{
  (void)error;
  const EntGraph *graph = export->graph;
  GArray *uses = collect_uses(graph);
  uint32_t *thing = g_new0(uint32_t, ent_graph_n_nodes(graph) + 1), end = 0;
  for (uint32_t i = 0; i < ent_graph_n_sources(graph); i++) {
    uint32_t first = end;
    while (end < uses->len && g_array_index(uses, Use, end).source == i)
      end++;
    EntDocument *document = document_of(graph, i);
    add_things(document, graph, uses, first, end, thing);
    add_statements(document, graph, i, thing);
    put_document(document, export->out);
    ent_document_free(document);
    if (ent_output_failed(export->out)) break;
  }
  g_free(thing);
  g_array_unref(uses);
  return true;
}
