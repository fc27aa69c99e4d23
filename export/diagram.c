// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Chooses nodes by weight and merges parallel claims. */
#include "export/diagram.h"

#include <glib.h>
#include <stdlib.h>

struct EntDiagram {
  GArray *nodes;  /* uint32_t */
  GArray *edges;  /* EntDiagramEdge */
  GArray *claims; /* uint32_t: what the edges point into */
};

typedef struct {
  uint32_t from, to, claim;
  EntStatus status;
} Link;

typedef struct {
  uint32_t node, weight;
} Weight;

static int compare_links(gconstpointer a, gconstpointer b)
{
  const Link *x = a, *y = b;
  const uint32_t left[] = {x->from, x->to, x->status, x->claim};
  const uint32_t right[] = {y->from, y->to, y->status, y->claim};
  for (unsigned i = 0; i < G_N_ELEMENTS(left); i++)
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

static int compare_weights(gconstpointer a, gconstpointer b)
{
  const Weight *x = a, *y = b;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* ---- which nodes ---- */

/* Claims between things weigh one at each end; who is in none is not shown, unless
 * nothing is. */
static GArray *weigh(const EntGraph *graph)
{
  uint32_t n = ent_graph_n_nodes(graph);
  GArray *weights = g_array_new(FALSE, FALSE, sizeof(Weight));
  for (uint32_t i = 0; i < n; i++) {
    Weight weight = {i, 0};
    g_array_append_val(weights, weight);
  }
  bool any = false;
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    if (claim->object.kind != ENT_RANGE_THING) continue;
    g_array_index(weights, Weight, claim->subject).weight++;
    g_array_index(weights, Weight, claim->object.node).weight++;
    any = true;
  }
  g_array_sort(weights, compare_weights);
  while (any && !g_array_index(weights, Weight, weights->len - 1).weight)
    g_array_set_size(weights, weights->len - 1);
  return weights;
}

/* ---- which edges ---- */

static GArray *collect_links(const EntGraph *graph, const bool *shown)
{
  GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    if (claim->object.kind != ENT_RANGE_THING) continue;
    if (!shown[claim->subject] || !shown[claim->object.node]) continue;
    Link link = {claim->subject, claim->object.node, i, claim->status};
    g_array_append_val(links, link);
  }
  g_array_sort(links, compare_links);
  return links;
}

static void add_edges(EntDiagram *diagram, const EntGraph *graph, const GArray *links)
{
  const Link *all = (const Link *)links->data;
  for (uint32_t i = 0; i < links->len; i++)
    g_array_append_val(diagram->claims, all[i].claim);
  for (uint32_t first = 0, end; first < links->len; first = end) {
    EntDiagramEdge edge = {
        all[first].from,
        all[first].to,
        all[first].status,
        true,
        0,
        &g_array_index(diagram->claims, uint32_t, first),
    };
    for (end = first; end < links->len && all[end].from == edge.from &&
                      all[end].to == edge.to && all[end].status == edge.status;
         end++) {
      EntProperty property = ent_graph_claim(graph, all[end].claim)->property;
      edge.symmetric &= ent_property_info(property)->symmetric;
      edge.n_claims++;
    }
    g_array_append_val(diagram->edges, edge);
  }
}

/* Of the heaviest, those that keep an edge among themselves. */
static void choose(EntDiagram *diagram, const EntGraph *graph, uint32_t max_nodes)
{
  GArray *weights = weigh(graph);
  bool *shown = g_new0(bool, ent_graph_n_nodes(graph) + 1);
  bool any = weights->len && g_array_index(weights, Weight, 0).weight;
  for (uint32_t i = 0; i < weights->len && i < max_nodes; i++)
    shown[g_array_index(weights, Weight, i).node] = true;
  GArray *links = collect_links(graph, shown);
  add_edges(diagram, graph, links);
  bool *joined = g_new0(bool, ent_graph_n_nodes(graph) + 1);
  for (uint32_t i = 0; i < links->len; i++)
    joined[g_array_index(links, Link, i).from] =
        joined[g_array_index(links, Link, i).to] = true;
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    if (shown[i] && (joined[i] || !any)) g_array_append_val(diagram->nodes, i);
  g_array_sort(diagram->nodes, compare_numbers);
  g_array_unref(links);
  g_array_unref(weights);
  g_free(shown);
  g_free(joined);
}

EntDiagram *ent_diagram_new(const EntGraph *graph, uint32_t max_nodes)
{
  EntDiagram *diagram = g_new0(EntDiagram, 1);
  diagram->nodes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  diagram->edges = g_array_new(FALSE, FALSE, sizeof(EntDiagramEdge));
  diagram->claims = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (!max_nodes) max_nodes = ENT_DIAGRAM_DEFAULT;
  choose(diagram, graph, MIN(max_nodes, (uint32_t)ENT_DIAGRAM_MOST));
  return diagram;
}

void ent_diagram_free(EntDiagram *diagram)
{
  if (!diagram) return;
  g_array_unref(diagram->nodes);
  g_array_unref(diagram->edges);
  g_array_unref(diagram->claims);
  g_free(diagram);
}

uint32_t ent_diagram_n_nodes(const EntDiagram *diagram)
{
  return diagram->nodes->len;
}

uint32_t ent_diagram_node(const EntDiagram *diagram, uint32_t i)
{
  return g_array_index(diagram->nodes, uint32_t, i);
}

uint32_t ent_diagram_n_edges(const EntDiagram *diagram)
{
  return diagram->edges->len;
}

const EntDiagramEdge *ent_diagram_edge(const EntDiagram *diagram, uint32_t i)
{
  return &g_array_index(diagram->edges, EntDiagramEdge, i);
}
