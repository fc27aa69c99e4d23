// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes a diagram as DOT with libcgraph. */
#include "export/diagram.h"
#include "export/dot_text.h"
#include "export/iri.h"
#include "export/writers.h"
#include <glib.h>
#include <graphviz/cgraph.h>
#include <math.h>
#include <string.h>

enum { HEX = 12, LONGEST_TIP = 400, MOST_TIPS = 5, MOST_LABELS = 3 };

/* libcgraph keeps its state in globals. */
static GMutex one_graph;

typedef struct {
  const char *title, *shape, *fill;
} ClassStyle;

/* Told apart by shape in grey, by light fills in colour. */
static const ClassStyle class_styles[ENT_CLASS_COUNT] = {
    [ENT_CLASS_PERSON] = {"person", "ellipse", "#fde7c8"},
    [ENT_CLASS_ORGANIZATION] = {"organization", "box", "#dbe9f6"},
    [ENT_CLASS_GOVERNMENT_BODY] = {"government body", "box", "#c3d9ee"},
    [ENT_CLASS_UNIVERSITY] = {"university", "box", "#dbe9f6"},
    [ENT_CLASS_RESEARCH_ORGANIZATION] = {"research organization", "box", "#dbe9f6"},
    [ENT_CLASS_COMPANY] = {"company", "box", "#dbe9f6"},
    [ENT_CLASS_MEDIA_OUTLET] = {"media outlet", "box", "#dbe9f6"},
    [ENT_CLASS_POLITICAL_PARTY] = {"political party", "box", "#dbe9f6"},
    [ENT_CLASS_INTERNATIONAL_ORGANIZATION] = {"international organization", "box",
                                              "#dbe9f6"},
    [ENT_CLASS_COUNTRY] = {"country", "hexagon", "#d5ecd0"},
    [ENT_CLASS_PLACE] = {"place", "house", "#e6f3e2"},
    [ENT_CLASS_AGREEMENT] = {"agreement", "note", "#fff5bd"},
    [ENT_CLASS_EVENT] = {"event", "octagon", "#eadcf2"},
    [ENT_CLASS_PROGRAMME] = {"programme", "folder", "#d7efed"},
    [ENT_CLASS_LEGISLATION] = {"legislation", "tab", "#f5e2d5"},
    [ENT_CLASS_TOPIC] = {"topic", "underline", "#ffffff"},
    [ENT_CLASS_ROLE] = {"role", "rect", "#f1f1f1"},
};

typedef struct {
  const char *style, *color, *arrow, *sign;
} StatusStyle;

/* Told apart by dash and arrow head in grey; the colours are those of Okabe and Ito. */
static const StatusStyle status_styles[ENT_STATUS_COUNT] = {
    [ENT_STATUS_ASSERTED] = {"solid", "#4d4d4d", "normal", "solid line"},
    [ENT_STATUS_PLANNED] = {"dashed", "#0072b2", "empty", "dashed, open head"},
    [ENT_STATUS_ALLEGED] = {"dotted", "#b35900", "odiamond", "dotted, diamond"},
    [ENT_STATUS_DENIED] = {"dashed", "#b0003a", "tee", "dashed, cross bar"},
    [ENT_STATUS_FORMER] = {"dotted", "#808080", "vee", "dotted grey, thin head"},
};

typedef struct {
  const EntExport *export;
  const EntGraph *graph;
  EntDiagram *diagram;
  EntIris *iris;
  Agraph_t *dot;
  Agnode_t **nodes; /* of nodes of the graph, NULL = not shown */
  GString *text;
} Drawing;

static void set(void *object, const char *name, const char *value)
{
  agset(object, (char *)name, (char *)value);
}

static void declare(Agraph_t *dot, int kind, const char *const (*attributes)[2])
{
  for (; (*attributes)[0]; attributes++)
    agattr(dot, kind, (char *)(*attributes)[0], (char *)(*attributes)[1]);
}

/* ---- attributes: setting one that is not declared fails ---- */

static const char *const graph_attributes[][2] = {
    {"linelength", "0"}, {"charset", "UTF-8"}, {"layout", "dot"},
    {"rankdir", "LR"},   {"splines", "true"},  {"overlap", "true"},
    {"label", ""},       {"labelloc", "t"},    {"fontname", "Helvetica"},
    {"fontsize", "16"},  {"nodesep", "0.25"},  {"ranksep", "0.6"},
    {"pad", "0.3"},      {"bgcolor", "white"}, {"outputorder", "edgesfirst"},
    {"K", "0.3"},        {"tooltip", " "},     {NULL, NULL}};

static const char *const node_attributes[][2] = {
    {"label", ""},        {"shape", "box"},
    {"style", "filled"},  {"fillcolor", "white"},
    {"color", "#666666"}, {"fontname", "Helvetica"},
    {"fontsize", "11"},   {"margin", "0.12,0.06"},
    {"penwidth", "1"},    {"tooltip", " "},
    {"URL", ""},          {"id", ""},
    {NULL, NULL}};

static const char *const edge_attributes[][2] = {{"label", ""},
                                                 {"style", "solid"},
                                                 {"color", "#4d4d4d"},
                                                 {"fontcolor", "#333333"},
                                                 {"penwidth", "1"},
                                                 {"arrowhead", "normal"},
                                                 {"arrowsize", "0.7"},
                                                 {"dir", "forward"},
                                                 {"fontname", "Helvetica"},
                                                 {"fontsize", "9"},
                                                 {"tooltip", " "},
                                                 {"labeltooltip", " "},
                                                 {"id", ""},
                                                 {"weight", "1"},
                                                 {NULL, NULL}};

static bool is_layered(const Drawing *drawing)
{
  return ent_diagram_n_nodes(drawing->diagram) <= ENT_DIAGRAM_LAYERED &&
         ent_diagram_n_edges(drawing->diagram) <= ENT_DIAGRAM_LABELLED;
}

static void put_title(Drawing *drawing)
{
  const char *title = drawing->export->options->title;
  uint32_t shown = ent_diagram_n_nodes(drawing->diagram);
  uint32_t all = ent_graph_n_nodes(drawing->graph);
  g_string_truncate(drawing->text, 0);
  if (title) ent_dot_text(title, 120, drawing->text);
  if (shown < all)
    g_string_append_printf(drawing->text, "%s%u of %u things shown", title ? "\\n" : "",
                           shown, all);
  set(drawing->dot, "label", drawing->text->str);
}

static void open_drawing(Drawing *drawing)
{
  declare(drawing->dot, AGRAPH, graph_attributes);
  declare(drawing->dot, AGNODE, node_attributes);
  declare(drawing->dot, AGEDGE, edge_attributes);
  put_title(drawing);
  if (is_layered(drawing)) return;
  set(drawing->dot, "layout", "sfdp");
  set(drawing->dot, "splines", "line");
  set(drawing->dot, "overlap", "prism");
}

/* ---- nodes ---- */

static void append_tip_line(GString *text, const char *line)
{
  g_string_append(text, "\\n");
  ent_dot_text(line, LONGEST_TIP, text);
}

static void put_node_tip(Drawing *drawing, const EntNode *node, Agnode_t *shape)
{
  GString *text = drawing->text;
  g_string_truncate(text, 0);
  ent_dot_text(node->name, LONGEST_TIP, text);
  append_tip_line(text, class_styles[node->cls].title);
  for (uint32_t i = 0; i < node->n_aliases && i < MOST_TIPS; i++)
    append_tip_line(text, node->aliases[i]);
  set(shape, "tooltip", text->str);
}

/* An event that is only planned is dashed as a planned claim is. */
static void put_node_style(const EntNode *node, Agnode_t *shape)
{
  const ClassStyle *style = &class_styles[node->cls];
  set(shape, "shape", style->shape);
  set(shape, "fillcolor", style->fill);
  bool is_box = strcmp(style->shape, "box") == 0;
  bool is_planned = node->status != ENT_STATUS_ASSERTED;
  set(shape, "style",
      is_box && is_planned ? "filled,rounded,dashed"
      : is_box             ? "filled,rounded"
      : is_planned         ? "filled,dashed"
                           : "filled");
}

static void put_node(Drawing *drawing, uint32_t i)
{
  const EntNode *node = ent_graph_node(drawing->graph, i);
  const EntTerm *iri = ent_iris_node(drawing->iris, i);
  Agnode_t *shape = agnode(drawing->dot, (char *)iri->text, 1);
  drawing->nodes[i] = shape;
  g_string_truncate(drawing->text, 0);
  ent_dot_label(node->name, drawing->text);
  set(shape, "label", drawing->text->str);
  put_node_style(node, shape);
  put_node_tip(drawing, node, shape);
  const char *hash = strrchr(iri->text, '-');
  g_string_printf(drawing->text, "n-%s", hash ? hash + 1 : "");
  set(shape, "id", drawing->text->str);
  bool is_web =
      g_str_has_prefix(iri->text, "http://") || g_str_has_prefix(iri->text, "https://");
  if (is_web) set(shape, "URL", iri->text);
}

/* ---- edges ---- */

/* "signed by; met with (3)": each property once, how many claims, the status if it is
 * not the usual one. */
static void append_edge_label(const Drawing *drawing, const EntDiagramEdge *edge,
                              GString *text)
{
  bool seen[ENT_PROP_COUNT] = {false};
  unsigned n = 0;
  for (uint32_t i = 0; i < edge->n_claims; i++) {
    EntProperty property = ent_graph_claim(drawing->graph, edge->claims[i])->property;
    if (seen[property]) continue;
    seen[property] = true;
    if (n++ == MOST_LABELS) {
      g_string_append(text, ";\\n…");
      break;
    }
    if (n > 1) g_string_append(text, ";\\n");
    ent_dot_words(ent_property_info(property)->name, text);
  }
  if (edge->n_claims > n) g_string_append_printf(text, " (%u)", edge->n_claims);
  if (edge->status == ENT_STATUS_ASSERTED) return;
  g_string_append(text, "\\n[");
  ent_dot_words(ent_status_name(edge->status), text);
  g_string_append_c(text, ']');
}

static void append_edge_tip(const Drawing *drawing, const EntDiagramEdge *edge,
                            GString *text)
{
  for (uint32_t i = 0; i < edge->n_claims && i < MOST_TIPS; i++) {
    const EntClaim *claim = ent_graph_claim(drawing->graph, edge->claims[i]);
    const EntSource *source = ent_graph_source(drawing->graph, claim->source);
    if (i) g_string_append(text, "\\n");
    ent_dot_text(ent_graph_node(drawing->graph, claim->subject)->name, 60, text);
    g_string_append(text, " · ");
    ent_dot_words(ent_property_info(claim->property)->name, text);
    g_string_append(text, " · ");
    ent_dot_text(ent_graph_node(drawing->graph, claim->object.node)->name, 60, text);
    g_string_append(text, "\\n“");
    ent_dot_text(claim->quote ? claim->quote : "", LONGEST_TIP, text);
    g_string_append(text, "” ");
    ent_dot_text(source->id, 80, text);
  }
  if (edge->n_claims > MOST_TIPS)
    g_string_append_printf(text, "\\nand %u more", edge->n_claims - MOST_TIPS);
}

static void put_edge(Drawing *drawing, uint32_t i)
{
  const EntDiagramEdge *edge = ent_diagram_edge(drawing->diagram, i);
  const StatusStyle *style = &status_styles[edge->status];
  char key[16], width[G_ASCII_DTOSTR_BUF_SIZE];
  g_snprintf(key, sizeof key, "e%u", i);
  Agedge_t *line = agedge(drawing->dot, drawing->nodes[edge->from],
                          drawing->nodes[edge->to], key, 1);
  g_ascii_formatd(width, sizeof width, "%.2f", 1 + log2((double)edge->n_claims));
  set(line, "id", key);
  set(line, "style", style->style);
  set(line, "color", style->color);
  set(line, "fontcolor", style->color);
  set(line, "arrowhead", style->arrow);
  set(line, "penwidth", width);
  if (edge->symmetric && edge->status == ENT_STATUS_ASSERTED) set(line, "dir", "none");
  g_string_truncate(drawing->text, 0);
  append_edge_label(drawing, edge, drawing->text);
  if (is_layered(drawing)) set(line, "label", drawing->text->str);
  g_string_append(drawing->text, "\\n");
  append_edge_tip(drawing, edge, drawing->text);
  set(line, "tooltip", drawing->text->str);
  set(line, "labeltooltip", drawing->text->str);
}

/* ---- legend ---- */

static void append_class_rows(const Drawing *drawing, GString *html)
{
  bool present[ENT_CLASS_COUNT] = {false};
  for (uint32_t i = 0; i < ent_diagram_n_nodes(drawing->diagram); i++)
    present[ent_graph_node(drawing->graph, ent_diagram_node(drawing->diagram, i))
                ->cls] = true;
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    if (present[i])
      g_string_append_printf(html,
                             "<tr><td bgcolor=\"%s\" border=\"1\" color=\"#999999\">%s"
                             "</td></tr>",
                             class_styles[i].fill, class_styles[i].title);
}

static void append_status_rows(const Drawing *drawing, GString *html)
{
  bool present[ENT_STATUS_COUNT] = {false};
  for (uint32_t i = 0; i < ent_diagram_n_edges(drawing->diagram); i++)
    present[ent_diagram_edge(drawing->diagram, i)->status] = true;
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    if (present[i])
      g_string_append_printf(html,
                             "<tr><td align=\"left\"><font color=\"%s\">%s: %s</font>"
                             "</td></tr>",
                             status_styles[i].color, ent_status_name((EntStatus)i),
                             status_styles[i].sign);
}

/* Fixed words only: HTML labels are never made from data. */
static void put_legend(Drawing *drawing)
{
  GString *html = drawing->text;
  g_string_assign(html, "<table border=\"0\" cellspacing=\"2\" cellpadding=\"3\">"
                        "<tr><td><b>Legend</b></td></tr>");
  append_class_rows(drawing, html);
  append_status_rows(drawing, html);
  g_string_append(html, "</table>");
  Agnode_t *legend = agnode(drawing->dot, (char *)"legend", 1);
  char *label = agstrdup_html(drawing->dot, html->str);
  agset(legend, (char *)"label", label);
  agstrfree(drawing->dot, label);
  set(legend, "shape", "plain");
  set(legend, "style", "");
  set(legend, "id", "legend");
}

/* ---- the whole ---- */

static int put_string(void *out, const char *text)
{
  ent_puts(out, text);
  return 0;
}

static int flush_nothing(void *out)
{
  (void)out;
  return 0;
}

static void draw(Drawing *drawing)
{
  open_drawing(drawing);
  for (uint32_t i = 0; i < ent_diagram_n_nodes(drawing->diagram); i++)
    put_node(drawing, ent_diagram_node(drawing->diagram, i));
  for (uint32_t i = 0; i < ent_diagram_n_edges(drawing->diagram); i++)
    put_edge(drawing, i);
  if (ent_diagram_n_nodes(drawing->diagram)) put_legend(drawing);
  agwrite(drawing->dot, drawing->export->out);
}

bool ent_write_dot(const EntExport *export, EntError *error)
{
  Agiodisc_t io = {AgIoDisc.afread, put_string, flush_nothing};
  Agdisc_t disc = {&AgMemDisc, &AgIdDisc, &io};
  g_mutex_lock(&one_graph);
  Drawing drawing = {
      .export = export,
      .graph = export->graph,
      .diagram = ent_diagram_new(export->graph, export->options->max_nodes),
      .iris = ent_iris_new(export->graph, export->options->base, HEX),
      .dot = agopen((char *)"entente", Agdirected, &disc),
      .nodes = g_new0(Agnode_t *, ent_graph_n_nodes(export->graph) + 1),
      .text = g_string_new(NULL),
  };
  if (drawing.dot) {
    draw(&drawing);
    agclose(drawing.dot);
  }
  g_mutex_unlock(&one_graph);
  ent_diagram_free(drawing.diagram);
  ent_iris_free(drawing.iris);
  g_free(drawing.nodes);
  g_string_free(drawing.text, TRUE);
  return drawing.dot || ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                                 "libcgraph cannot be started");
}
