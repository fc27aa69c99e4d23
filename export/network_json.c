// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the network as JSON of Cytoscape.js and Cytoscape ("elements"), element by
 * element. */
#include "export/network.h"
#include "export/writers.h"
#include <jansson.h>

typedef struct {
  EntNetwork *network;
  EntOutput *out;
  GString *value;
  bool failed;
} Writer;

static int put_bytes(const char *bytes, size_t length, void *out)
{
  ent_put(out, bytes, length);
  return 0;
}

static void put_element(Writer *w, json_t *data, bool first)
{
  json_t *element = json_pack("{s:o}", "data", data);
  ent_puts(w->out, first ? "\n" : ",\n");
  if (!element || json_dump_callback(element, put_bytes, w->out,
                                     JSON_COMPACT | JSON_REAL_PRECISION(3)) != 0)
    w->failed = true;
  json_decref(element);
}

/* The first attribute and those that have a value; numbers as numbers. */
static void
set_attributes(Writer *w, json_t *data, uint32_t item, const EntAttribute *attributes,
               void (*value)(const EntNetwork *, uint32_t, uint32_t, GString *))
{
  for (uint32_t i = 0; attributes[i].name; i++) {
    value(w->network, item, i, w->value);
    if (!w->value->len && i) continue;
    bool number = attributes[i].type == ENT_ATTRIBUTE_NUMBER;
    json_t *json = number ? json_loads(w->value->str, JSON_DECODE_ANY, NULL)
                          : json_stringn(w->value->str, w->value->len);
    if (json_object_set_new(data, attributes[i].name, json) != 0) w->failed = true;
  }
}

static void put_node(Writer *w, uint32_t i)
{
  json_t *data = json_pack("{s:s}", "id", ent_network_id(w->network, i));
  set_attributes(w, data, i, ent_node_attributes, ent_network_node_value);
  put_element(w, data, i == 0);
}

static void put_edge(Writer *w, uint32_t i)
{
  uint32_t from, to;
  char id[32];
  ent_network_ends(w->network, i, &from, &to);
  g_snprintf(id, sizeof id, "e%u", i);
  json_t *data =
      json_pack("{s:s,s:s,s:s}", "id", id, "source", ent_network_id(w->network, from),
                "target", ent_network_id(w->network, to));
  set_attributes(w, data, i, ent_edge_attributes, ent_network_edge_value);
  put_element(w, data, i == 0);
}

bool ent_write_cytoscape(const EntExport *export, EntError *error)
{
  Writer w = {ent_network_new(export->graph, export->options->base), export->out,
              g_string_new(NULL), false};
  ent_puts(w.out, "{\"format_version\":\"1.0\",\"elements\":{\"nodes\":[");
  for (uint32_t i = 0; i < ent_network_n_nodes(w.network) && !w.failed; i++)
    put_node(&w, i);
  ent_puts(w.out, "],\"edges\":[");
  for (uint32_t i = 0; i < ent_network_n_edges(w.network) && !w.failed; i++)
    put_edge(&w, i);
  ent_puts(w.out, "]}}\n");
  ent_network_free(w.network);
  g_string_free(w.value, TRUE);
  return !w.failed || ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                               "a value that JSON cannot hold");
}
