// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the network as GEXF 1.3 (gexf.net) and GraphML (graphml.graphdrawing.org), by
 * libxml2's writer. */
#include "export/network.h"
#include "export/writers.h"
#include <libxml/xmlwriter.h>

typedef struct {
  EntNetwork *network;
  xmlTextWriterPtr xml;
  GString *value;
} Writer;

#define X(text) ((const xmlChar *)(text))

static int put_bytes(void *out, const char *bytes, int length)
{
  ent_put(out, bytes, (size_t)length);
  return length;
}

static int close_nothing(void *out)
{
  (void)out;
  return 0;
}

static void begin(const Writer *w, const char *name)
{
  xmlTextWriterStartElement(w->xml, X(name));
}

static void end(const Writer *w)
{
  xmlTextWriterEndElement(w->xml);
}

static void put(const Writer *w, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute(w->xml, X(name), X(value));
}

static void put_index(const Writer *w, const char *name, const char *prefix, uint32_t i)
{
  char text[32];
  g_snprintf(text, sizeof text, "%s%u", prefix, i);
  put(w, name, text);
}

typedef void (*ValueFunc)(const EntNetwork *network, uint32_t item, uint32_t attribute,
                          GString *out);

/* ---- GEXF ---- */

static void gexf_declare(const Writer *w, const char *class,
                         const EntAttribute *attributes)
{
  begin(w, "attributes");
  put(w, "class", class);
  for (uint32_t i = 1; attributes[i].name; i++) {
    begin(w, "attribute");
    put_index(w, "id", "", i);
    put(w, "title", attributes[i].name);
    put(w, "type", attributes[i].type == ENT_ATTRIBUTE_NUMBER ? "double" : "string");
    end(w);
  }
  end(w);
}

static void gexf_values(const Writer *w, uint32_t item, const EntAttribute *attributes,
                        ValueFunc value)
{
  begin(w, "attvalues");
  for (uint32_t i = 1; attributes[i].name; i++) {
    value(w->network, item, i, w->value);
    if (!w->value->len) continue;
    begin(w, "attvalue");
    put_index(w, "for", "", i);
    put(w, "value", w->value->str);
    end(w);
  }
  end(w);
}

static void gexf_nodes(const Writer *w)
{
  begin(w, "nodes");
  for (uint32_t i = 0; i < ent_network_n_nodes(w->network); i++) {
    begin(w, "node");
    put(w, "id", ent_network_id(w->network, i));
    ent_network_node_value(w->network, i, 0, w->value);
    put(w, "label", w->value->str);
    gexf_values(w, i, ent_node_attributes, ent_network_node_value);
    end(w);
  }
  end(w);
}

static void gexf_edges(const Writer *w)
{
  begin(w, "edges");
  for (uint32_t i = 0; i < ent_network_n_edges(w->network); i++) {
    uint32_t from, to;
    ent_network_ends(w->network, i, &from, &to);
    begin(w, "edge");
    put_index(w, "id", "", i);
    put(w, "source", ent_network_id(w->network, from));
    put(w, "target", ent_network_id(w->network, to));
    ent_network_edge_value(w->network, i, 0, w->value);
    put(w, "label", w->value->str);
    put(w, "kind", w->value->str); /* parallel edges differ in kind */
    gexf_values(w, i, ent_edge_attributes, ent_network_edge_value);
    end(w);
  }
  end(w);
}

static void gexf(const Writer *w)
{
  begin(w, "gexf");
  put(w, "xmlns", "http://gexf.net/1.3");
  put(w, "version", "1.3");
  begin(w, "graph");
  put(w, "mode", "static");
  put(w, "defaultedgetype", "directed");
  gexf_declare(w, "node", ent_node_attributes);
  gexf_declare(w, "edge", ent_edge_attributes);
  gexf_nodes(w);
  gexf_edges(w);
  end(w);
  end(w);
}

/* ---- GraphML ---- */

static void graphml_declare(const Writer *w, const char *class, const char *prefix,
                            const EntAttribute *attributes)
{
  for (uint32_t i = 0; attributes[i].name; i++) {
    begin(w, "key");
    put_index(w, "id", prefix, i);
    put(w, "for", class);
    put(w, "attr.name", attributes[i].name);
    put(w, "attr.type",
        attributes[i].type == ENT_ATTRIBUTE_NUMBER ? "double" : "string");
    end(w);
  }
}

static void graphml_values(const Writer *w, uint32_t item, const char *prefix,
                           const EntAttribute *attributes, ValueFunc value)
{
  for (uint32_t i = 0; attributes[i].name; i++) {
    value(w->network, item, i, w->value);
    if (!w->value->len && i) continue;
    begin(w, "data");
    put_index(w, "key", prefix, i);
    xmlTextWriterWriteString(w->xml, X(w->value->str));
    end(w);
  }
}

static void graphml_edges(const Writer *w)
{
  for (uint32_t i = 0; i < ent_network_n_edges(w->network); i++) {
    uint32_t from, to;
    ent_network_ends(w->network, i, &from, &to);
    begin(w, "edge");
    put_index(w, "id", "e", i);
    put(w, "source", ent_network_id(w->network, from));
    put(w, "target", ent_network_id(w->network, to));
    graphml_values(w, i, "e", ent_edge_attributes, ent_network_edge_value);
    end(w);
  }
}

static void graphml(const Writer *w)
{
  begin(w, "graphml");
  put(w, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  graphml_declare(w, "node", "n", ent_node_attributes);
  graphml_declare(w, "edge", "e", ent_edge_attributes);
  begin(w, "graph");
  put(w, "id", "entente");
  put(w, "edgedefault", "directed");
  for (uint32_t i = 0; i < ent_network_n_nodes(w->network); i++) {
    begin(w, "node");
    put(w, "id", ent_network_id(w->network, i));
    graphml_values(w, i, "n", ent_node_attributes, ent_network_node_value);
    end(w);
  }
  graphml_edges(w);
  end(w);
  end(w);
}

/* ---- both ---- */

static bool write_xml(const EntExport *export, void (*body)(const Writer *),
                      EntError *error)
{
  xmlOutputBufferPtr buffer =
      xmlOutputBufferCreateIO(put_bytes, close_nothing, export->out, NULL);
  xmlTextWriterPtr xml = buffer ? xmlNewTextWriter(buffer) : NULL;
  if (!xml) {
    if (buffer) xmlOutputBufferClose(buffer);
    return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0, "no memory");
  }
  Writer w = {ent_network_new(export->graph, export->options->base), xml,
              g_string_new(NULL)};
  xmlTextWriterSetIndent(xml, 1);
  xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL);
  body(&w);
  bool good = xmlTextWriterEndDocument(xml) >= 0;
  xmlFreeTextWriter(xml);
  ent_network_free(w.network);
  g_string_free(w.value, TRUE);
  return good || ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                          "libxml2 could not write it");
}

bool ent_write_gexf(const EntExport *export, EntError *error)
{
  return write_xml(export, gexf, error);
}

bool ent_write_graphml(const EntExport *export, EntError *error)
{
  return write_xml(export, graphml, error);
}
