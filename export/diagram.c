// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Turns claims into links for reading, chooses nodes, merges parallel links. */
#include "export/diagram.h"

#include "export/rows.h"
#include <stdlib.h>

enum { MOST_FOCUS = 16 };

struct EntDiagram {
  GArray *nodes;   /* uint32_t */
  GArray *edges;   /* EntDiagramEdge */
  GArray *claims;  /* uint32_t: what the edges point into */
  GArray *details; /* EntDiagramDetail, by node and claim */
  uint32_t focus[MOST_FOCUS], n_focus;
  uint32_t n_linked, n_alone;
};

typedef struct {
  uint32_t from, to, status, claim;
} Link;

typedef struct {
  uint32_t node, degree, claims;
  bool in_focus;
} Weight;

static int compare_rows(const uint32_t *left, const uint32_t *right, unsigned n)
{
  for (unsigned i = 0; i < n; i++)
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

static int compare_links(gconstpointer a, gconstpointer b)
{
  const Link *x = a, *y = b;
  const uint32_t left[] = {x->from, x->to, x->status, x->claim};
  const uint32_t right[] = {y->from, y->to, y->status, y->claim};
  return compare_rows(left, right, G_N_ELEMENTS(left));
}

/* What is asked for first, then who has most links. */
static int compare_weights(gconstpointer a, gconstpointer b)
{
  const Weight *x = a, *y = b;
  const uint32_t left[] = {!x->in_focus, ~x->degree, ~x->claims, x->node};
  const uint32_t right[] = {!y->in_focus, ~y->degree, ~y->claims, y->node};
  return compare_rows(left, right, G_N_ELEMENTS(left));
}

/* ---- posts ---- */

/* Of each post that somebody holds where it is. */
typedef struct {
  bool *held;
  uint32_t *place; /* that is said most often, or ENT_NONE */
} Posts;

static Posts find_posts(const EntGraph *graph)
{
  uint32_t n = ent_graph_n_nodes(graph);
  Posts posts = {g_new0(bool, n + 1), g_new(uint32_t, n + 1)};
  GArray *said = g_array_new(FALSE, FALSE, sizeof(EntPair));
  for (uint32_t i = 0; i < n; i++)
    posts.place[i] = ENT_NONE;
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    EntPair pair = {claim->subject, claim->object.node};
    if (claim->property == ENT_PROP_HOLDS_ROLE) posts.held[claim->object.node] = true;
    if (claim->property == ENT_PROP_ROLE_IN && claim->status == ENT_STATUS_ASSERTED)
      g_array_append_val(said, pair);
  }
  ent_pairs_most(said, posts.place);
  g_array_unref(said);
  return posts;
}

uint32_t ent_diagram_post(const EntGraph *graph, const EntDiagramEdge *edge,
                          uint32_t claim)
{
  const EntClaim *of = ent_graph_claim(graph, claim);
  bool folded = of->property == ENT_PROP_HOLDS_ROLE && of->object.node != edge->to;
  return folded ? of->object.node : ENT_NONE;
}

/* ---- links ---- */

const char *ent_diagram_turned(EntProperty property)
{
  switch (property) {
  case ENT_PROP_HAS_PARTY:
    return "party to";
  case ENT_PROP_SIGNED_BY:
    return "signed";
  case ENT_PROP_FUNDED_BY:
    return "funds";
  default:
    return NULL;
  }
}

/* A claim as a link; as a detail of its subject; or, of where a held post is, neither.
 */
static void read_claim(EntDiagram *diagram, const EntGraph *graph, const Posts *posts,
                       uint32_t i, GArray *links)
{
  const EntClaim *claim = ent_graph_claim(graph, i);
  uint32_t subject = claim->subject, object = claim->object.node;
  bool holds = claim->property == ENT_PROP_HOLDS_ROLE;
  if (claim->property == ENT_PROP_ROLE_IN && posts->held[subject]) return;
  if (holds) object = posts->place[object];
  if (object == ENT_NONE) {
    EntDiagramDetail detail = {subject, i};
    if (claim->object.kind != ENT_RANGE_TEXT)
      g_array_append_val(diagram->details, detail);
    return;
  }
  Link link = {subject, object, claim->status, i};
  if (ent_diagram_turned(claim->property))
    link = (Link){object, subject, claim->status, i};
  g_array_append_val(links, link);
}

static GArray *collect_links(EntDiagram *diagram, const EntGraph *graph)
{
  GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
  Posts posts = find_posts(graph);
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++)
    read_claim(diagram, graph, &posts, i, links);
  g_array_sort(links, compare_links);
  g_array_sort(diagram->details, ent_pairs_compare);
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    diagram->n_alone += !posts.held[i]; /* less those with links: weigh */
  g_free(posts.held);
  g_free(posts.place);
  return links;
}

/* ---- which nodes ---- */

/* The things that have a link, the weightiest first; with no link at all, all. */
static GArray *weigh(EntDiagram *diagram, const EntGraph *graph, const GArray *links)
{
  uint32_t n = ent_graph_n_nodes(graph);
  const Link *all = (const Link *)links->data;
  Weight *of = g_new0(Weight, n + 1);
  GArray *weights = g_array_new(FALSE, FALSE, sizeof(Weight));
  for (uint32_t i = 0; i < links->len; i++) {
    bool again = i && all[i].from == all[i - 1].from && all[i].to == all[i - 1].to;
    of[all[i].from].claims++;
    of[all[i].to].claims++;
    of[all[i].from].degree += !again;
    of[all[i].to].degree += !again;
  }
  for (uint32_t i = 0; i < n; i++) {
    of[i].node = i;
    of[i].in_focus = ent_diagram_in_focus(diagram, i);
    if (of[i].claims || of[i].in_focus || !links->len)
      g_array_append_val(weights, of[i]);
    if (of[i].claims) diagram->n_alone--;
  }
  g_array_sort(weights, compare_weights);
  diagram->n_linked = weights->len;
  g_free(of);
  return weights;
}

/* Those that have a link to one that is shown. */
static bool *find_joined(const GArray *links, const bool *shown, uint32_t n)
{
  const Link *all = (const Link *)links->data;
  bool *joined = g_new0(bool, n + 1);
  for (uint32_t i = 0; i < links->len; i++) {
    if (all[i].from == all[i].to) continue;
    if (shown[all[i].from]) joined[all[i].to] = true;
    if (shown[all[i].to]) joined[all[i].from] = true;
  }
  return joined;
}

/* The weightiest that hang together: who has no link to another of them makes room for
 * the next that has. */
static bool *choose(const EntDiagram *diagram, const EntGraph *graph,
                    const GArray *links, const GArray *weights, uint32_t most)
{
  uint32_t n = ent_graph_n_nodes(graph), taken = 0;
  bool *shown = g_new0(bool, n + 1);
  for (uint32_t i = 0; i < weights->len && i < most; i++)
    shown[g_array_index(weights, Weight, i).node] = true;
  if (!links->len) return shown;
  bool *joined = find_joined(links, shown, n);
  for (uint32_t i = 0; i < n; i++) {
    shown[i] = shown[i] && (joined[i] || ent_diagram_in_focus(diagram, i));
    taken += shown[i];
  }
  g_free(joined);
  joined = find_joined(links, shown, n);
  for (uint32_t i = 0; i < weights->len && taken < most; i++) {
    uint32_t node = g_array_index(weights, Weight, i).node;
    if (shown[node] || !joined[node]) continue;
    shown[node] = true;
    taken++;
  }
  g_free(joined);
  return shown;
}

/* ---- which edges ---- */

static void add_edge(EntDiagram *diagram, const EntGraph *graph, const Link *links,
                     uint32_t n)
{
  const uint32_t *claims =
      &g_array_index(diagram->claims, uint32_t, diagram->claims->len - n);
  EntDiagramEdge edge = {links->from, links->to, (EntStatus)links->status,
                         true,        n,         claims};
  for (uint32_t i = 0; i < n; i++) {
    EntProperty property = ent_graph_claim(graph, claims[i])->property;
    edge.symmetric &= ent_property_info(property)->symmetric;
  }
  g_array_append_val(diagram->edges, edge);
}

static void add_edges(EntDiagram *diagram, const EntGraph *graph, const GArray *links,
                      const bool *shown)
{
  const Link *all = (const Link *)links->data;
  diagram->claims = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), links->len + 1);
  for (uint32_t first = 0, end; first < links->len; first = end) {
    bool whole = shown[all[first].from] && shown[all[first].to];
    for (end = first;
         end < links->len && compare_rows(&all[end].from, &all[first].from, 3) == 0;
         end++)
      if (whole) g_array_append_val(diagram->claims, all[end].claim);
    if (whole) add_edge(diagram, graph, &all[first], end - first);
  }
}

/* ---- the whole ---- */

EntDiagram *ent_diagram_new(const EntGraph *graph, uint32_t max_nodes,
                            const char *focus)
{
  EntDiagram *diagram = g_new0(EntDiagram, 1);
  diagram->nodes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  diagram->edges = g_array_new(FALSE, FALSE, sizeof(EntDiagramEdge));
  diagram->details = g_array_new(FALSE, FALSE, sizeof(EntDiagramDetail));
  if (focus)
    diagram->n_focus =
        MIN(ent_graph_find_named(graph, focus, diagram->focus, MOST_FOCUS), MOST_FOCUS);
  if (!max_nodes) max_nodes = ENT_DIAGRAM_DEFAULT;
  GArray *links = collect_links(diagram, graph);
  GArray *weights = weigh(diagram, graph, links);
  bool *shown = choose(diagram, graph, links, weights,
                       MIN(max_nodes, (uint32_t)ENT_DIAGRAM_MOST));
  add_edges(diagram, graph, links, shown);
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    if (shown[i]) g_array_append_val(diagram->nodes, i);
  g_free(shown);
  g_array_unref(weights);
  g_array_unref(links);
  return diagram;
}

void ent_diagram_free(EntDiagram *diagram)
{
  if (!diagram) return;
  g_array_unref(diagram->nodes);
  g_array_unref(diagram->edges);
  g_array_unref(diagram->claims);
  g_array_unref(diagram->details);
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

bool ent_diagram_in_focus(const EntDiagram *diagram, uint32_t node)
{
  for (uint32_t i = 0; i < diagram->n_focus; i++)
    if (diagram->focus[i] == node) return true;
  return false;
}

uint32_t ent_diagram_n_linked(const EntDiagram *diagram)
{
  return diagram->n_linked;
}

uint32_t ent_diagram_n_alone(const EntDiagram *diagram)
{
  return diagram->n_alone;
}

uint32_t ent_diagram_n_edges(const EntDiagram *diagram)
{
  return diagram->edges->len;
}

const EntDiagramEdge *ent_diagram_edge(const EntDiagram *diagram, uint32_t i)
{
  return &g_array_index(diagram->edges, EntDiagramEdge, i);
}

const EntDiagramDetail *ent_diagram_details(const EntDiagram *diagram, uint32_t node,
                                            uint32_t *n)
{
  return ent_rows_of(diagram->details, node, n);
}
