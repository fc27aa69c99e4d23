// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Boxes around the nodes of a diagram that belong to one country, or of which only one
 * document speaks. */
#include "export/dot_text.h"
#include "export/drawing.h"
#include "export/rows.h"

enum { LONGEST_NAME = 60, ROUNDS = 3 };

/* ---- by document ---- */

static void group_by_document(const Drawing *drawing, uint32_t *group)
{
  for (uint32_t i = 0; i < ent_graph_n_nodes(drawing->graph); i++) {
    const EntNode *node = ent_graph_node(drawing->graph, i);
    bool one = node->n_mentions > 0;
    for (uint32_t k = 1; k < node->n_mentions; k++)
      one &= node->mentions[k].source == node->mentions[0].source;
    if (one) group[i] = node->mentions[0].source;
  }
}

/* ---- by country ---- */

static bool ties(EntProperty property)
{
  switch (property) {
  case ENT_PROP_HOLDS_ROLE:
  case ENT_PROP_ROLE_IN:
  case ENT_PROP_AFFILIATED_WITH:
  case ENT_PROP_REPRESENTS:
  case ENT_PROP_PART_OF:
  case ENT_PROP_HAS_LOCATION:
  case ENT_PROP_LEADS:
    return true;
  default:
    return false;
  }
}

/* To each node without a country the one that most of its ties lead to. */
static void follow_ties(const EntGraph *graph, uint32_t *group)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(EntPair));
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    uint32_t object = claim->object.node;
    if (object == ENT_NONE || claim->status != ENT_STATUS_ASSERTED) continue;
    EntPair tie = {claim->subject, group[object]};
    if (ties(claim->property) && tie.value != ENT_NONE && group[tie.key] == ENT_NONE)
      g_array_append_val(all, tie);
  }
  ent_pairs_most(all, group);
  g_array_unref(all);
}

/* A minister belongs to the country of the ministry: three rounds reach from a person
 * over a post, a body and what that is part of. */
static void group_by_country(const Drawing *drawing, uint32_t *group)
{
  for (uint32_t i = 0; i < ent_graph_n_nodes(drawing->graph); i++)
    if (ent_graph_node(drawing->graph, i)->cls == ENT_CLASS_COUNTRY) group[i] = i;
  for (unsigned round = 0; round < ROUNDS; round++)
    follow_ties(drawing->graph, group);
}

/* ---- boxes ---- */

static const char *name_of(const Drawing *drawing, uint32_t group)
{
  if (drawing->export->options->grouping == ENT_GROUP_COUNTRY)
    return ent_graph_node(drawing->graph, group)->name;
  const EntSource *source = ent_graph_source(drawing->graph, group);
  return source->title ? source->title : source->id;
}

static Agraph_t *box_of(Drawing *drawing, uint32_t group)
{
  char name[32];
  g_snprintf(name, sizeof name, "cluster_%u", group);
  Agraph_t *box = agsubg(drawing->dot, name, 0);
  if (box) return box;
  box = agsubg(drawing->dot, name, 1);
  g_string_truncate(drawing->text, 0);
  ent_dot_text(name_of(drawing, group), LONGEST_NAME, drawing->text);
  ent_draw_set(box, "label", drawing->text->str);
  ent_draw_set(box, "id", name);
  ent_draw_set(box, "style", "rounded");
  ent_draw_set(box, "color", "#aaaaaa");
  ent_draw_set(box, "fontcolor", "#555555");
  ent_draw_set(box, "fontsize", "13");
  ent_draw_set(box, "labeljust", "l");
  ent_draw_set(box, "margin", "12");
  return box;
}

/* How many nodes that are shown each group has; a box around one says nothing. */
static uint32_t *count_members(const Drawing *drawing, const uint32_t *group)
{
  uint32_t n = ent_graph_n_nodes(drawing->graph) + ent_graph_n_sources(drawing->graph);
  uint32_t *count = g_new0(uint32_t, n + 1);
  for (uint32_t i = 0; i < ent_diagram_n_nodes(drawing->diagram); i++) {
    uint32_t mine = group[ent_diagram_node(drawing->diagram, i)];
    if (mine != ENT_NONE) count[mine]++;
  }
  return count;
}

void ent_draw_grouped(Drawing *drawing)
{
  uint32_t n = ent_graph_n_nodes(drawing->graph);
  EntGrouping grouping = drawing->export->options->grouping;
  uint32_t *group = g_new(uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++)
    group[i] = ENT_NONE;
  if (grouping == ENT_GROUP_COUNTRY) group_by_country(drawing, group);
  if (grouping == ENT_GROUP_DOCUMENT) group_by_document(drawing, group);
  uint32_t *count = count_members(drawing, group);
  for (uint32_t i = 0; i < ent_diagram_n_nodes(drawing->diagram); i++) {
    uint32_t node = ent_diagram_node(drawing->diagram, i), mine = group[node];
    bool boxed = mine != ENT_NONE && count[mine] > 1;
    ent_draw_node(drawing, boxed ? box_of(drawing, mine) : drawing->dot, node);
  }
  g_free(count);
  g_free(group);
}
