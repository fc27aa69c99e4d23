// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the network's nodes or edges as CSV (RFC 4180): with the heads that Gephi and
 * spreadsheets read, or with those of neo4j-admin's import. */
#include "export/network.h"
#include "export/writers.h"
#include <string.h>

/* What a head calls the columns that are not attributes. */
typedef struct {
  const char *name;
  bool edges;
  const char *id, *label, *from, *to, *type;
  const char *number; /* behind the name of a number's column */
} Style;

static const Style styles[] = {
    {"nodes", false, "Id", "Label", NULL, NULL, NULL, ""},
    {"edges", true, NULL, "Label", "Source", "Target", "Type", ""},
    {"neo4j-nodes", false, "iri:ID", "label", NULL, NULL, ":LABEL", ":double"},
    {"neo4j-edges", true, NULL, NULL, ":START_ID", ":END_ID", ":TYPE", ":double"},
};

typedef struct {
  EntNetwork *network;
  const Style *style;
  EntOutput *out;
  GString *value;
  bool first; /* of its line */
} Writer;

static void put_field(Writer *w, const char *text)
{
  if (!w->first) ent_put_char(w->out, ',');
  w->first = false;
  if (!text[strcspn(text, ",\"\r\n")] && *text) {
    ent_puts(w->out, text);
    return;
  }
  ent_put_char(w->out, '"');
  for (const char *p = text; *p; p++) {
    if (*p == '"') ent_put_char(w->out, '"');
    ent_put_char(w->out, *p);
  }
  ent_put_char(w->out, '"');
}

static void put_optional(Writer *w, const char *text)
{
  if (text) put_field(w, text);
}

static void end_line(Writer *w)
{
  ent_puts(w->out, "\r\n");
  w->first = true;
}

static void put_head(Writer *w, const EntAttribute *attributes)
{
  const Style *style = w->style;
  put_optional(w, style->id);
  put_optional(w, style->from);
  put_optional(w, style->to);
  put_optional(w, style->type);
  put_optional(w, style->label);
  for (uint32_t i = 1; attributes[i].name; i++) {
    bool number = attributes[i].type == ENT_ATTRIBUTE_NUMBER;
    g_string_printf(w->value, "%s%s", attributes[i].name, number ? style->number : "");
    put_field(w, w->value->str);
  }
  end_line(w);
}

/* Neo4j's labels: the class, and the one above it. */
static void put_labels(Writer *w, const char *kind)
{
  EntClass cls = ent_class_by_name(kind);
  EntClass above = cls == ENT_CLASS_NONE ? ENT_CLASS_NONE : ent_class_info(cls)->parent;
  g_string_assign(w->value, kind);
  if (above != ENT_CLASS_NONE)
    g_string_append_printf(w->value, ";%s", ent_class_info(above)->name);
  put_field(w, w->value->str);
}

static void put_node(Writer *w, uint32_t i)
{
  put_field(w, ent_network_id(w->network, i));
  if (w->style->type) put_labels(w, ent_network_kind(w->network, i));
  for (uint32_t k = 0; ent_node_attributes[k].name; k++) {
    ent_network_node_value(w->network, i, k, w->value);
    put_field(w, w->value->str);
  }
  end_line(w);
}

static void put_edge(Writer *w, uint32_t i)
{
  uint32_t from, to;
  ent_network_ends(w->network, i, &from, &to);
  put_field(w, ent_network_id(w->network, from));
  put_field(w, ent_network_id(w->network, to));
  if (w->style->label) put_field(w, "Directed");
  for (uint32_t k = 0; ent_edge_attributes[k].name; k++) {
    ent_network_edge_value(w->network, i, k, w->value);
    put_field(w, w->value->str);
  }
  end_line(w);
}

bool ent_write_network_csv(const EntExport *export, EntError *error)
{
  (void)error;
  Writer w = {ent_network_new(export->graph, export->options->base), styles,
              export->out, g_string_new(NULL), true};
  while (strcmp(w.style->name, export->parameter) != 0)
    w.style++;
  put_head(&w, w.style->edges ? ent_edge_attributes : ent_node_attributes);
  uint32_t n =
      w.style->edges ? ent_network_n_edges(w.network) : ent_network_n_nodes(w.network);
  for (uint32_t i = 0; i < n && !ent_output_failed(w.out); i++)
    w.style->edges ? put_edge(&w, i) : put_node(&w, i);
  ent_network_free(w.network);
  g_string_free(w.value, TRUE);
  return true;
}
