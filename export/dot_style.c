// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What diagrams look like: kinds of things are told apart by shape in grey and by light
 * fills in colour, statuses by dash and arrow head in grey and by the colours of Okabe
 * and Ito, which the colour-blind can tell apart
 * (https://jfly.uni-koeln.de/color/). */
#include "export/drawing.h"

#include <string.h>

typedef struct {
  const char *title, *shape, *fill, *form; /* form: what the legend calls the shape */
} ClassStyle;

static const ClassStyle class_styles[ENT_CLASS_COUNT] = {
    [ENT_CLASS_PERSON] = {"person", "ellipse", "#fde7c8", "oval"},
    [ENT_CLASS_ORGANIZATION] = {"organization", "box", "#dbe9f6", "rounded"},
    [ENT_CLASS_GOVERNMENT_BODY] = {"government body", "box", "#c3d9ee", "rounded"},
    [ENT_CLASS_UNIVERSITY] = {"university", "box", "#dbe9f6", "rounded"},
    [ENT_CLASS_RESEARCH_ORGANIZATION] = {"research organization", "box", "#dbe9f6",
                                         "rounded"},
    [ENT_CLASS_COMPANY] = {"company", "box", "#dbe9f6", "rounded"},
    [ENT_CLASS_MEDIA_OUTLET] = {"media outlet", "box", "#dbe9f6", "rounded"},
    [ENT_CLASS_POLITICAL_PARTY] = {"political party", "box", "#dbe9f6", "rounded"},
    [ENT_CLASS_INTERNATIONAL_ORGANIZATION] = {"international organization", "box",
                                              "#dbe9f6", "rounded"},
    [ENT_CLASS_COUNTRY] = {"country", "hexagon", "#d5ecd0", "hexagon"},
    [ENT_CLASS_PLACE] = {"place", "house", "#e6f3e2", "house"},
    [ENT_CLASS_AGREEMENT] = {"agreement", "note", "#fff5bd", "sheet"},
    [ENT_CLASS_EVENT] = {"event", "box", "#eadcf2", "cut corners"},
    [ENT_CLASS_PROGRAMME] = {"programme", "folder", "#d7efed", "folder"},
    [ENT_CLASS_LEGISLATION] = {"legislation", "tab", "#f5e2d5", "tab"},
    [ENT_CLASS_TOPIC] = {"topic", "underline", "#ffffff", "underlined"},
    [ENT_CLASS_ROLE] = {"role", "rect", "#f1f1f1", "rectangle"},
};

typedef struct {
  const char *style, *color, *arrow, *sign;
} StatusStyle;

static const StatusStyle status_styles[ENT_STATUS_COUNT] = {
    [ENT_STATUS_ASSERTED] = {"solid", "#4d4d4d", "normal", "solid line"},
    [ENT_STATUS_PLANNED] = {"dashed", "#0072b2", "empty", "dashed, open head"},
    [ENT_STATUS_ALLEGED] = {"dotted", "#b35900", "odiamond", "dotted, diamond"},
    [ENT_STATUS_DENIED] = {"dashed", "#b0003a", "tee", "dashed, cross bar"},
    [ENT_STATUS_FORMER] = {"dotted", "#808080", "vee", "dotted grey, thin head"},
};

static const char *const graph_attributes[][2] = {
    {"linelength", "0"}, {"charset", "UTF-8"},   {"layout", "dot"},
    {"rankdir", "LR"},   {"splines", "true"},    {"overlap", "true"},
    {"label", ""},       {"labelloc", "t"},      {"fontname", "Helvetica"},
    {"fontsize", "16"},  {"nodesep", "0.25"},    {"ranksep", "0.6"},
    {"pad", "0.3"},      {"bgcolor", "white"},   {"outputorder", "edgesfirst"},
    {"K", "0.3"},        {"tooltip", " "},       {"style", ""},
    {"color", "black"},  {"fontcolor", "black"}, {"labeljust", "c"},
    {"margin", "0"},     {"rank", ""},           {"id", ""}};

static const char *const node_attributes[][2] = {
    {"label", ""},        {"shape", "box"},
    {"style", "filled"},  {"fillcolor", "white"},
    {"color", "#666666"}, {"fontname", "Helvetica"},
    {"fontsize", "11"},   {"margin", "0.12,0.06"},
    {"penwidth", "1"},    {"tooltip", " "},
    {"URL", ""},          {"id", ""}};

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
                                                 {"constraint", "true"}};

void ent_draw_set(void *object, const char *name, const char *value)
{
  agset(object, (char *)name, (char *)value);
}

static void declare(Agraph_t *dot, int kind, const char *const (*rows)[2], size_t n)
{
  for (size_t i = 0; i < n; i++)
    agattr(dot, kind, (char *)rows[i][0], (char *)rows[i][1]);
}

void ent_draw_declare(Agraph_t *dot)
{
  declare(dot, AGRAPH, graph_attributes, G_N_ELEMENTS(graph_attributes));
  declare(dot, AGNODE, node_attributes, G_N_ELEMENTS(node_attributes));
  declare(dot, AGEDGE, edge_attributes, G_N_ELEMENTS(edge_attributes));
}

const char *ent_draw_class(EntClass cls)
{
  return class_styles[cls].title;
}

/* An event that is only planned is dashed as a planned claim is. */
void ent_draw_style_node(const EntNode *node, bool in_focus, Agnode_t *shape)
{
  const ClassStyle *style = &class_styles[node->cls];
  bool is_planned = node->status != ENT_STATUS_ASSERTED;
  const char *corners = strcmp(style->shape, "box") != 0 ? ""
                        : node->cls == ENT_CLASS_EVENT   ? ",diagonals"
                                                         : ",rounded";
  char look[40];
  g_snprintf(look, sizeof look, "filled%s%s", corners, is_planned ? ",dashed" : "");
  ent_draw_set(shape, "shape", style->shape);
  ent_draw_set(shape, "fillcolor", style->fill);
  ent_draw_set(shape, "style", look);
  if (in_focus) ent_draw_set(shape, "penwidth", "3");
}

void ent_draw_style_edge(EntStatus status, Agedge_t *line)
{
  const StatusStyle *style = &status_styles[status];
  ent_draw_set(line, "style", style->style);
  ent_draw_set(line, "color", style->color);
  ent_draw_set(line, "fontcolor", style->color);
  ent_draw_set(line, "arrowhead", style->arrow);
}

/* ---- legend ---- */

static bool look_alike(EntClass a, EntClass b)
{
  return strcmp(class_styles[a].fill, class_styles[b].fill) == 0 &&
         strcmp(class_styles[a].form, class_styles[b].form) == 0;
}

/* One row for all kinds that look alike: "university, company (rounded)". */
static void append_class_row(const bool *present, EntClass first, GString *html)
{
  unsigned n = 0;
  g_string_append_printf(html, "<tr><td bgcolor=\"%s\" border=\"1\" color=\"#999999\">",
                         class_styles[first].fill);
  for (unsigned i = first; i < ENT_CLASS_COUNT; i++)
    if (present[i] && look_alike(first, (EntClass)i))
      g_string_append_printf(html, "%s%s", n++ ? ",<br/>" : "", class_styles[i].title);
  g_string_append_printf(html, " (%s)</td></tr>", class_styles[first].form);
}

static void append_class_rows(const Drawing *drawing, GString *html)
{
  bool present[ENT_CLASS_COUNT] = {false};
  for (uint32_t i = 0; i < ent_graph_n_nodes(drawing->graph); i++)
    if (drawing->nodes[i]) present[ent_graph_node(drawing->graph, i)->cls] = true;
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++) {
    bool first = present[i];
    for (unsigned k = 0; k < i; k++)
      first &= !(present[k] && look_alike((EntClass)k, (EntClass)i));
    if (first) append_class_row(present, (EntClass)i, html);
  }
}

static void append_status_rows(const Drawing *drawing, GString *html)
{
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    if (drawing->statuses[i])
      g_string_append_printf(html,
                             "<tr><td align=\"left\"><font color=\"%s\">%s: %s</font>"
                             "</td></tr>",
                             status_styles[i].color, ent_status_name((EntStatus)i),
                             status_styles[i].sign);
  if (drawing->several)
    g_string_append(html,
                    "<tr><td align=\"left\">thicker, (3): said 3 times</td></tr>");
}

/* Fixed words only: HTML labels are never made from data. */
void ent_draw_legend(Drawing *drawing)
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
  ent_draw_set(legend, "shape", "plain");
  ent_draw_set(legend, "style", "");
  ent_draw_set(legend, "id", "legend");
}
