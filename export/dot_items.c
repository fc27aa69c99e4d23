// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Nodes and edges of a diagram, with what their labels and tooltips say. */
#include "export/dot_text.h"
#include "export/drawing.h"

#include <math.h>
#include <string.h>

enum {
  LONGEST_TIP = 400,
  LONGEST_NAME = 60,
  LONGEST_SOURCE = 80,
  MOST_TIPS = 5,
  MOST_LABELS = 3,
  MOST_DETAILS = 2,
  MOST_COMPARED = 64
};

/* ---- nodes ---- */

static void append_status(EntStatus status, GString *text)
{
  if (status == ENT_STATUS_ASSERTED) return;
  g_string_append(text, " [");
  ent_dot_words(ent_status_name(status), text);
  g_string_append_c(text, ']');
}

static const char *words_of(const Drawing *drawing, const EntObject *object)
{
  if (object->kind == ENT_RANGE_THING)
    return ent_graph_node(drawing->graph, object->node)->name;
  return object->text ? object->text : "";
}

static void append_value(const Drawing *drawing, const EntObject *object, GString *text)
{
  if (object->unit) {
    ent_dot_text(object->unit, LONGEST_NAME, text);
    g_string_append_c(text, ' ');
  }
  ent_dot_text(words_of(drawing, object), LONGEST_NAME, text);
}

/* A line of a label; a long post is wrapped as names are. */
static void append_detail(const Drawing *drawing, const EntClaim *claim, GString *text)
{
  if (claim->object.kind == ENT_RANGE_THING)
    ent_dot_label(words_of(drawing, &claim->object), text);
  else
    append_value(drawing, &claim->object, text);
  append_status(claim->status, text);
}

/* Whether b makes a needless: the same, or a day where a has the month, and as certain.
 */
static bool is_covered(const Drawing *drawing, const EntClaim *a, const EntClaim *b)
{
  const char *mine = words_of(drawing, &a->object);
  const char *other = words_of(drawing, &b->object);
  size_t n = strlen(mine);
  bool dates = a->object.kind == ENT_RANGE_DATE;
  if (a->property != b->property || a->status < b->status) return false;
  if (g_ascii_strncasecmp(mine, other, n) != 0 || (other[n] && !dates)) return false;
  return a->status > b->status || other[n] || a > b;
}

/* "2014 agreement" need not say 2014 once more. */
static bool is_in_name(const Drawing *drawing, const EntClaim *claim)
{
  const char *name = ent_graph_node(drawing->graph, claim->subject)->name;
  return strstr(name, words_of(drawing, &claim->object)) != NULL;
}

/* Dates, sums and posts without a place as lines of the label, the certain ones first.
 */
static void append_details(const Drawing *drawing, uint32_t node, GString *text)
{
  uint32_t n, lines = 0;
  const EntDiagramDetail *details = ent_diagram_details(drawing->diagram, node, &n);
  n = MIN(n, MOST_COMPARED);
  for (unsigned status = 0; status < ENT_STATUS_COUNT; status++)
    for (uint32_t i = 0; i < n; i++) {
      const EntClaim *claim = ent_graph_claim(drawing->graph, details[i].claim);
      bool covered = claim->status != (EntStatus)status || is_in_name(drawing, claim);
      for (uint32_t k = 0; k < n && !covered; k++)
        covered = is_covered(drawing, claim,
                             ent_graph_claim(drawing->graph, details[k].claim));
      if (covered || lines++ > MOST_DETAILS) continue;
      g_string_append(text, "\\n");
      if (lines > MOST_DETAILS)
        g_string_append(text, "…");
      else
        append_detail(drawing, claim, text);
    }
}

static void append_tip_line(GString *text, const char *line)
{
  g_string_append(text, "\\n");
  ent_dot_text(line, LONGEST_TIP, text);
}

static void append_claim_tip(const Drawing *drawing, uint32_t index, GString *text)
{
  const EntClaim *claim = ent_graph_claim(drawing->graph, index);
  const EntSource *source = ent_graph_source(drawing->graph, claim->source);
  ent_dot_text(ent_graph_node(drawing->graph, claim->subject)->name, LONGEST_NAME,
               text);
  g_string_append(text, " · ");
  ent_dot_words(ent_property_info(claim->property)->name, text);
  g_string_append(text, " · ");
  append_value(drawing, &claim->object, text);
  append_status(claim->status, text);
  g_string_append(text, "\\n“");
  ent_dot_text(claim->quote ? claim->quote : "", LONGEST_TIP, text);
  g_string_append(text, "” ");
  ent_dot_text(source->id, LONGEST_SOURCE, text);
}

static void put_node_tip(Drawing *drawing, uint32_t i, Agnode_t *shape)
{
  const EntNode *node = ent_graph_node(drawing->graph, i);
  GString *text = drawing->text;
  uint32_t n;
  const EntDiagramDetail *details = ent_diagram_details(drawing->diagram, i, &n);
  g_string_truncate(text, 0);
  ent_dot_text(node->name, LONGEST_TIP, text);
  append_tip_line(text, ent_draw_class(node->cls));
  for (uint32_t k = 0; k < node->n_aliases && k < MOST_TIPS; k++)
    append_tip_line(text, node->aliases[k]);
  for (uint32_t k = 0; k < n && k < MOST_TIPS; k++) {
    g_string_append(text, "\\n");
    append_claim_tip(drawing, details[k].claim, text);
  }
  ent_draw_set(shape, "tooltip", text->str);
}

static void put_node_links(Drawing *drawing, const char *iri, Agnode_t *shape)
{
  const char *hash = strrchr(iri, '-');
  g_string_printf(drawing->text, "n-%s", hash ? hash + 1 : "");
  ent_draw_set(shape, "id", drawing->text->str);
  if (g_str_has_prefix(iri, "http://") || g_str_has_prefix(iri, "https://"))
    ent_draw_set(shape, "URL", iri);
}

Agnode_t *ent_draw_node(Drawing *drawing, Agraph_t *into, uint32_t i)
{
  const EntNode *node = ent_graph_node(drawing->graph, i);
  const EntTerm *iri = ent_iris_node(drawing->iris, i);
  Agnode_t *shape = agnode(into, (char *)iri->text, 1);
  drawing->nodes[i] = shape;
  g_string_truncate(drawing->text, 0);
  ent_dot_label(node->name, drawing->text);
  append_details(drawing, i, drawing->text);
  ent_draw_set(shape, "label", drawing->text->str);
  ent_draw_style_node(node, ent_diagram_in_focus(drawing->diagram, i), shape);
  put_node_tip(drawing, i, shape);
  put_node_links(drawing, iri->text, shape);
  return shape;
}

/* ---- edges ---- */

/* "signed", "met with", or the post that the person holds there. */
static void append_claim_label(const Drawing *drawing, const EntDiagramEdge *edge,
                               uint32_t claim, GString *text)
{
  uint32_t post = ent_diagram_post(drawing->graph, edge, claim);
  EntProperty property = ent_graph_claim(drawing->graph, claim)->property;
  const char *turned = ent_diagram_turned(property);
  if (post != ENT_NONE)
    ent_dot_label(ent_graph_node(drawing->graph, post)->name, text);
  else if (turned)
    g_string_append(text, turned);
  else
    ent_dot_words(ent_property_info(property)->name, text);
}

static bool has_post(const Drawing *drawing, const EntDiagramEdge *edge)
{
  for (uint32_t i = 0; i < edge->n_claims; i++)
    if (ent_diagram_post(drawing->graph, edge, edge->claims[i]) != ENT_NONE)
      return true;
  return false;
}

/* Whether the label leaves a claim out: that a minister of a country is affiliated with
 * it need not be said. */
static bool goes_without_saying(const Drawing *drawing, uint32_t claim, bool minister)
{
  return minister &&
         ent_graph_claim(drawing->graph, claim)->property == ENT_PROP_AFFILIATED_WITH;
}

/* "signed; met with (3)": each word once, how many claims, the status if it is not the
 * usual one. Returns how many claims it speaks of. */
static uint32_t append_edge_label(const Drawing *drawing, const EntDiagramEdge *edge,
                                  GString *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  GString *one = g_string_new(NULL);
  bool minister = has_post(drawing, edge);
  uint32_t n = 0;
  for (uint32_t i = 0; i < edge->n_claims; i++) {
    if (goes_without_saying(drawing, edge->claims[i], minister)) continue;
    n++;
    g_string_truncate(one, 0);
    append_claim_label(drawing, edge, edge->claims[i], one);
    if (!g_ptr_array_find_with_equal_func(words, one->str, g_str_equal, NULL))
      g_ptr_array_add(words, g_strdup(one->str));
  }
  for (uint32_t i = 0; i < words->len && i <= MOST_LABELS; i++)
    g_string_append_printf(text, "%s%s", i ? ";\\n" : "",
                           i < MOST_LABELS ? (char *)words->pdata[i] : "…");
  if (n > words->len) g_string_append_printf(text, " (%u)", n);
  if (edge->status != ENT_STATUS_ASSERTED) g_string_append(text, "\\n");
  append_status(edge->status, text);
  g_string_free(one, TRUE);
  g_ptr_array_unref(words);
  return n;
}

static void append_edge_tip(const Drawing *drawing, const EntDiagramEdge *edge,
                            GString *text)
{
  for (uint32_t i = 0; i < edge->n_claims && i < MOST_TIPS; i++) {
    if (i) g_string_append(text, "\\n");
    append_claim_tip(drawing, edge->claims[i], text);
  }
  if (edge->n_claims > MOST_TIPS)
    g_string_append_printf(text, "\\nand %u more", edge->n_claims - MOST_TIPS);
}

Agedge_t *ent_draw_edge(Drawing *drawing, const EntDiagramEdge *edge, uint32_t i,
                        bool labelled)
{
  char key[16], width[G_ASCII_DTOSTR_BUF_SIZE];
  g_snprintf(key, sizeof key, "e%u", i);
  Agedge_t *line = agedge(drawing->dot, drawing->nodes[edge->from],
                          drawing->nodes[edge->to], key, 1);
  g_string_truncate(drawing->text, 0);
  uint32_t n = append_edge_label(drawing, edge, drawing->text);
  g_ascii_formatd(width, sizeof width, "%.2f", 1 + log2((double)n));
  ent_draw_style_edge(edge->status, line);
  ent_draw_set(line, "id", key);
  ent_draw_set(line, "penwidth", width);
  if (edge->symmetric && edge->status == ENT_STATUS_ASSERTED)
    ent_draw_set(line, "dir", "none");
  if (labelled) ent_draw_set(line, "label", drawing->text->str);
  g_string_append(drawing->text, "\\n");
  append_edge_tip(drawing, edge, drawing->text);
  ent_draw_set(line, "tooltip", drawing->text->str);
  ent_draw_set(line, "labeltooltip", drawing->text->str);
  drawing->statuses[edge->status] = true;
  drawing->several |= n > 1;
  return line;
}
