// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes a diagram as DOT with libcgraph. */
#include "export/dot_text.h"
#include "export/drawing.h"

enum { HEX = 12, LONGEST_TITLE = 120 };

/* libcgraph keeps its state in globals. */
static GMutex one_graph;

/* ---- title ---- */

static void append_subject(const Drawing *drawing, GString *text)
{
  const char *title = drawing->export->options->title;
  uint32_t n = ent_graph_n_sources(drawing->graph);
  if (!title && n == 1) title = ent_graph_source(drawing->graph, 0)->title;
  if (title)
    ent_dot_text(title, LONGEST_TITLE, text);
  else
    g_string_append_printf(text, "%u document%s", n, n == 1 ? "" : "s");
}

/* What is left out is said. */
static void append_counts(const EntDiagram *diagram, GString *text)
{
  uint32_t shown = ent_diagram_n_nodes(diagram), all = ent_diagram_n_linked(diagram);
  uint32_t alone = ent_diagram_n_alone(diagram);
  if (shown < all)
    g_string_append_printf(text, "%u of %u things shown, those with most links", shown,
                           all);
  else
    g_string_append_printf(text, "%u thing%s", shown, shown == 1 ? "" : "s");
  if (alone && ent_diagram_n_edges(diagram))
    g_string_append_printf(text, " · %u without a link left out", alone);
}

/* ---- views ---- */

static bool is_layered(const EntDiagram *diagram)
{
  return ent_diagram_n_nodes(diagram) <= ENT_DIAGRAM_LAYERED &&
         ent_diagram_n_edges(diagram) <= ENT_DIAGRAM_LABELLED;
}

/* sfdp knows no boxes around nodes. */
static void set_layout(Drawing *drawing)
{
  bool grouped = drawing->export->options->grouping != ENT_GROUP_NONE;
  if (is_layered(drawing->diagram)) return;
  ent_draw_set(drawing->dot, "layout", grouped ? "fdp" : "sfdp");
  ent_draw_set(drawing->dot, "splines", "line");
  ent_draw_set(drawing->dot, "overlap", "prism");
}

static void draw_network(Drawing *drawing, GString *title)
{
  const EntDiagram *diagram = drawing->diagram;
  set_layout(drawing);
  ent_draw_grouped(drawing);
  for (uint32_t i = 0; i < ent_diagram_n_edges(diagram); i++)
    ent_draw_edge(drawing, ent_diagram_edge(diagram, i), i, is_layered(diagram));
  append_counts(diagram, title);
}

static void draw_timeline(Drawing *drawing, GString *title)
{
  uint32_t all, shown = ent_draw_timeline(drawing, &all);
  if (shown < all)
    g_string_append_printf(title, "%u of %u dated things shown, those most spoken of",
                           shown, all);
  else
    g_string_append_printf(title, "%u dated thing%s", shown, shown == 1 ? "" : "s");
}

static void draw(Drawing *drawing)
{
  bool by_date = drawing->export->options->view == ENT_VIEW_TIMELINE;
  GString *title = g_string_new(NULL);
  ent_draw_declare(drawing->dot);
  append_subject(drawing, title);
  g_string_append(title, "\\n");
  (by_date ? draw_timeline : draw_network)(drawing, title);
  ent_draw_set(drawing->dot, "label", title->str);
  if (agnnodes(drawing->dot)) ent_draw_legend(drawing);
  g_string_free(title, TRUE);
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

static Drawing new_drawing(const EntExport *export, Agdisc_t *disc)
{
  const EntExportOptions *options = export->options;
  return (Drawing){
      .export = export,
      .graph = export->graph,
      .diagram = ent_diagram_new(export->graph, options->max_nodes, options->focus),
      .iris = ent_iris_new(export->graph, options->base, HEX),
      .dot = agopen((char *)"entente", Agdirected, disc),
      .nodes = g_new0(Agnode_t *, ent_graph_n_nodes(export->graph) + 1),
      .text = g_string_new(NULL),
  };
}

bool ent_write_dot(const EntExport *export, EntError *error)
{
  Agiodisc_t io = {AgIoDisc.afread, put_string, flush_nothing};
  Agiddisc_t ids = ent_draw_ids();
  Agdisc_t disc = {&AgMemDisc, &ids, &io};
  g_mutex_lock(&one_graph);
  Drawing drawing = new_drawing(export, &disc);
  if (drawing.dot) {
    draw(&drawing);
    agwrite(drawing.dot, export->out);
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
