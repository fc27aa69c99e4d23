// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the network as a Cypher script: running it twice changes nothing the second
 * time, since things are merged by their IRI. */
#include "export/network.h"
#include "export/writers.h"

enum { BATCH = 500 }; /* rows a statement: what one transaction takes easily */

typedef struct {
  EntNetwork *network;
  EntOutput *out;
  GString *value;
} Writer;

/* A string literal of openCypher 9. Neo4j replaces a backslash with "u" and four digits
 * before it parses, even where the backslash is escaped: the two must not meet. */
static void put_string(Writer *w, const char *text)
{
  ent_put_char(w->out, '\'');
  for (const char *p = text; *p; p++) {
    if (*p == '\'' || *p == '\\') ent_put_char(w->out, '\\');
    if (*p == '\n')
      ent_puts(w->out, "\\n");
    else if (*p == '\r')
      ent_puts(w->out, "\\r");
    else
      ent_put_char(w->out, *p);
    if (*p == '\\' && p[1] == 'u') ent_puts(w->out, "' + '");
  }
  ent_put_char(w->out, '\'');
}

static void put_map(Writer *w, uint32_t item, const EntAttribute *attributes,
                    void (*value)(const EntNetwork *, uint32_t, uint32_t, GString *))
{
  bool first = true;
  ent_put_char(w->out, '{');
  for (uint32_t i = 0; attributes[i].name; i++) {
    value(w->network, item, i, w->value);
    if (!w->value->len && i) continue;
    if (!first) ent_puts(w->out, ", ");
    first = false;
    ent_puts(w->out, attributes[i].name);
    ent_puts(w->out, ": ");
    if (attributes[i].type == ENT_ATTRIBUTE_NUMBER)
      ent_puts(w->out, w->value->str);
    else
      put_string(w, w->value->str);
  }
  ent_put_char(w->out, '}');
}

static bool same_kind(const Writer *w, uint32_t a, uint32_t b)
{
  return g_str_equal(ent_network_kind(w->network, a), ent_network_kind(w->network, b));
}

/* Neo4j cannot take a label from a row, so each statement has rows of one kind. */
static uint32_t put_nodes(Writer *w, uint32_t first)
{
  uint32_t n = ent_network_n_nodes(w->network), i = first;
  const char *kind = ent_network_kind(w->network, first);
  EntClass cls = ent_class_by_name(kind);
  ent_puts(w->out, "UNWIND [\n");
  for (; i < n && i < first + BATCH && same_kind(w, first, i); i++) {
    ent_puts(w->out, i == first ? "  [" : ",\n  [");
    put_string(w, ent_network_id(w->network, i));
    ent_puts(w->out, ", ");
    put_map(w, i, ent_node_attributes, ent_network_node_value);
    ent_put_char(w->out, ']');
  }
  ent_puts(w->out, "\n] AS row\nMERGE (n:Node {iri: row[0]})\nSET n += row[1], n:");
  ent_puts(w->out, kind);
  if (cls != ENT_CLASS_NONE && ent_class_info(cls)->parent != ENT_CLASS_NONE) {
    ent_put_char(w->out, ':');
    ent_puts(w->out, ent_class_info(ent_class_info(cls)->parent)->name);
  }
  ent_puts(w->out, ";\n");
  return i;
}

static void put_edge(Writer *w, uint32_t i)
{
  uint32_t from, to;
  ent_network_ends(w->network, i, &from, &to);
  ent_puts(w->out, "MATCH (a:Node {iri: ");
  put_string(w, ent_network_id(w->network, from));
  ent_puts(w->out, "}), (b:Node {iri: ");
  put_string(w, ent_network_id(w->network, to));
  ent_puts(w->out, "}) MERGE (a)-[r:");
  ent_network_edge_value(w->network, i, 0, w->value);
  ent_puts(w->out, w->value->str);
  ent_puts(w->out, " {status: ");
  ent_network_edge_value(w->network, i, 1, w->value);
  put_string(w, w->value->str);
  ent_puts(w->out, "}]->(b) SET r += ");
  put_map(w, i, ent_edge_attributes, ent_network_edge_value);
  ent_puts(w->out, ";\n");
}

bool ent_write_cypher(const EntExport *export, EntError *error)
{
  (void)error;
  Writer w = {ent_network_new(export->graph, export->options->base), export->out,
              g_string_new(NULL)};
  ent_puts(w.out, "CREATE CONSTRAINT node_iri IF NOT EXISTS FOR (n:Node) REQUIRE n.iri "
                  "IS UNIQUE;\n");
  uint32_t n = ent_network_n_nodes(w.network);
  for (uint32_t i = 0; i < n && !ent_output_failed(w.out);)
    i = put_nodes(&w, i);
  for (uint32_t i = 0; i < ent_network_n_edges(w.network); i++)
    put_edge(&w, i);
  ent_network_free(w.network);
  g_string_free(w.value, TRUE);
  return true;
}
