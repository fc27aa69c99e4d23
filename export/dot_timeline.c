// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The timeline: what has a date, in columns from left to right. The columns are years;
 * a year in which much happened is parted into months, such a month into days. */
#include "export/dot_text.h"
#include "export/drawing.h"
#include "export/rows.h"

#include <string.h>

enum { MOST_IN_COLUMN = 6, MOST_NAMES = 4, LONGEST_NAME = 40, COLUMN = 12 };

typedef struct {
  uint32_t node, weight;
  const char *date;
} Dated;

/* ---- what has a date ---- */

/* One that holds before one that is planned or alleged, a day before a month. */
static bool is_better(const EntClaim *a, const EntClaim *b)
{
  size_t mine = strlen(a->object.text), other = strlen(b->object.text);
  if (a->status != b->status) return a->status < b->status;
  return mine != other ? mine > other : a->confidence > b->confidence;
}

/* The date to file it under. */
static const char *date_of(const Drawing *drawing, uint32_t node)
{
  uint32_t n;
  const EntDiagramDetail *details = ent_diagram_details(drawing->diagram, node, &n);
  const EntClaim *best = NULL;
  for (uint32_t i = 0; i < n; i++) {
    const EntClaim *claim = ent_graph_claim(drawing->graph, details[i].claim);
    if (claim->property != ENT_PROP_HAS_DATE || claim->status == ENT_STATUS_DENIED)
      continue;
    if (!claim->object.text || !g_ascii_isdigit(*claim->object.text)) continue;
    if (!best || is_better(claim, best)) best = claim;
  }
  return best ? best->object.text : NULL;
}

static int compare_weight(gconstpointer a, gconstpointer b)
{
  const Dated *x = a, *y = b;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static int compare_date(gconstpointer a, gconstpointer b)
{
  const Dated *x = a, *y = b;
  int by_date = strcmp(x->date, y->date);
  if (by_date) return by_date;
  return x->node < y->node ? -1 : x->node > y->node;
}

static uint32_t *count_claims(const EntGraph *graph)
{
  uint32_t *count = g_new0(uint32_t, ent_graph_n_nodes(graph) + 1);
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    count[claim->subject]++;
    if (claim->object.node != ENT_NONE) count[claim->object.node]++;
  }
  return count;
}

/* Those most spoken of, by date. */
static GArray *find_dated(const Drawing *drawing, uint32_t *all)
{
  GArray *dated = g_array_new(FALSE, FALSE, sizeof(Dated));
  uint32_t most = drawing->export->options->max_nodes;
  uint32_t *count = count_claims(drawing->graph);
  most = most ? MIN(most, (uint32_t)ENT_DIAGRAM_MOST) : ENT_DIAGRAM_DEFAULT;
  for (uint32_t i = 0; i < ent_graph_n_nodes(drawing->graph); i++) {
    Dated one = {i, count[i], NULL};
    if (ent_class_in(ent_graph_node(drawing->graph, i)->cls, ENT_SET_MATTER))
      one.date = date_of(drawing, i);
    if (one.date) g_array_append_val(dated, one);
  }
  *all = dated->len;
  g_array_sort(dated, compare_weight);
  if (dated->len > most) g_array_set_size(dated, most);
  g_array_sort(dated, compare_date);
  g_free(count);
  return dated;
}

/* ---- columns ---- */

/* How many of them begin as the date does. */
static uint32_t count_like(const GArray *dated, const char *date, size_t length)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < dated->len; i++)
    n += strncmp(g_array_index(dated, Dated, i).date, date, length) == 0;
  return n;
}

/* The year, the month or the day. */
static void name_column(const GArray *dated, const char *date, char *column)
{
  static const size_t lengths[] = {4, 7, 10};
  size_t length = 0;
  for (unsigned i = 0; i < G_N_ELEMENTS(lengths); i++) {
    length = lengths[i];
    if (count_like(dated, date, length) <= MOST_IN_COLUMN) break;
  }
  g_strlcpy(column, date, MIN(length + 1, (size_t)COLUMN));
}

/* ---- who ---- */

/* Key: a matter; value: who takes part in it. */
static bool acts(const EntClaim *claim, EntPair *actor)
{
  switch (claim->property) {
  case ENT_PROP_HAS_PARTY:
  case ENT_PROP_SIGNED_BY:
  case ENT_PROP_FUNDED_BY:
    *actor = (EntPair){claim->subject, claim->object.node};
    return claim->status != ENT_STATUS_DENIED;
  case ENT_PROP_PARTICIPATED_IN:
  case ENT_PROP_LAUNCHED:
  case ENT_PROP_LEADS:
    *actor = (EntPair){claim->object.node, claim->subject};
    return claim->status != ENT_STATUS_DENIED;
  default:
    return false;
  }
}

/* Who takes part in what, sorted, each once. */
static GArray *find_actors(const EntGraph *graph)
{
  GArray *actors = g_array_new(FALSE, FALSE, sizeof(EntPair));
  EntPair actor;
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++)
    if (acts(ent_graph_claim(graph, i), &actor)) g_array_append_val(actors, actor);
  g_array_sort(actors, ent_pairs_compare);
  EntPair *all = (EntPair *)actors->data;
  guint kept = 0;
  for (guint i = 0; i < actors->len; i++)
    if (!kept || ent_pairs_compare(&all[kept - 1], &all[i]) != 0) all[kept++] = all[i];
  g_array_set_size(actors, kept);
  return actors;
}

static void append_actors(const Drawing *drawing, const GArray *actors, uint32_t matter,
                          GString *text)
{
  uint32_t n;
  const EntPair *of = ent_rows_of(actors, matter, &n);
  for (uint32_t i = 0; i < n && i < MOST_NAMES; i++) {
    g_string_append(text, i ? ",\\n" : "\\n— ");
    ent_dot_text(ent_graph_node(drawing->graph, of[i].value)->name, LONGEST_NAME, text);
  }
  if (n > MOST_NAMES) g_string_append_printf(text, "\\nand %u more", n - MOST_NAMES);
}

/* ---- drawing ---- */

static Agnode_t *draw_column(Drawing *drawing, const char *column, Agnode_t *before,
                             Agraph_t **rank)
{
  char name[32];
  g_snprintf(name, sizeof name, "column %s", column);
  *rank = agsubg(drawing->dot, name, 1);
  ent_draw_set(*rank, "rank", "same");
  Agnode_t *axis = agnode(*rank, name, 1);
  ent_draw_set(axis, "label", column);
  ent_draw_set(axis, "shape", "plaintext");
  ent_draw_set(axis, "style", "");
  ent_draw_set(axis, "fontsize", "16");
  if (!before) return axis;
  Agedge_t *line = agedge(drawing->dot, before, axis, name, 1);
  ent_draw_set(line, "penwidth", "2");
  ent_draw_set(line, "color", "#aaaaaa");
  ent_draw_set(line, "dir", "none");
  ent_draw_set(line, "weight", "100");
  return axis;
}

/* Keeps what is in a column in its order, from the top down. */
static void put_below(Drawing *drawing, Agnode_t *above, Agnode_t *node)
{
  Agedge_t *line = agedge(drawing->dot, above, node, (char *)"below", 1);
  ent_draw_set(line, "style", "invis");
}

static void draw_matters(Drawing *drawing, const GArray *dated)
{
  char column[COLUMN], last[COLUMN] = "";
  GArray *actors = find_actors(drawing->graph);
  GString *label = g_string_new(NULL);
  Agnode_t *axis = NULL, *above = NULL;
  Agraph_t *rank = NULL;
  for (uint32_t i = 0; i < dated->len; i++) {
    const Dated *one = &g_array_index(dated, Dated, i);
    name_column(dated, one->date, column);
    if (strcmp(column, last) != 0)
      above = axis = draw_column(drawing, column, axis, &rank);
    memcpy(last, column, sizeof last);
    Agnode_t *node = ent_draw_node(drawing, rank, one->node);
    g_string_assign(label, agget(node, (char *)"label"));
    append_actors(drawing, actors, one->node, label);
    ent_draw_set(node, "label", label->str);
    put_below(drawing, above, node);
    above = node;
  }
  g_string_free(label, TRUE);
  g_array_unref(actors);
}

/* What came out of what, what replaces and what is part of what. */
static void draw_links(Drawing *drawing)
{
  for (uint32_t i = 0, n = 0; i < ent_graph_n_claims(drawing->graph); i++) {
    const EntClaim *claim = ent_graph_claim(drawing->graph, i);
    if (claim->object.node == ENT_NONE || claim->subject == claim->object.node ||
        !drawing->nodes[claim->subject] || !drawing->nodes[claim->object.node])
      continue;
    EntDiagramEdge edge = {
        claim->subject, claim->object.node, claim->status, false, 1, &i};
    Agedge_t *line = ent_draw_edge(drawing, &edge, n++, true);
    ent_draw_set(line, "constraint", "false");
  }
}

uint32_t ent_draw_timeline(Drawing *drawing, uint32_t *all)
{
  GArray *dated = find_dated(drawing, all);
  uint32_t shown = dated->len;
  draw_matters(drawing, dated);
  draw_links(drawing);
  g_array_unref(dated);
  return shown;
}
