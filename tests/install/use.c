// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A program of somebody else: makes a document by hand and asks the graph. */
#include <graph/graph.h>
#include <stdio.h>

int main(void)
{
  EntDocument *document = ent_document_new();
  EntThing things[] = {{.cls = ENT_CLASS_COUNTRY, .name = "Norway", .confidence = 1},
                       {.cls = ENT_CLASS_COUNTRY, .name = "Chile", .confidence = 1}};
  EntStatement said = {.subject = 0,
                       .property = ENT_PROP_MET_WITH,
                       .object = {.kind = ENT_RANGE_THING, .thing = 1},
                       .confidence = 1,
                       .rule = "by-hand",
                       .attributed_to = ENT_NONE};
  EntError error = {0};
  document->id = "one";
  document->things = things;
  document->n_things = 2;
  document->statements = &said;
  document->n_statements = 1;
  ent_document_normalize(document);
  EntGraph *graph = ent_graph_new();
  if (!ent_graph_add(graph, document, &error)) return 1;
  ent_document_free(document);
  ent_graph_link(graph);
  if (ent_graph_n_facts(graph) != 1) return 1;
  const EntFact *fact = ent_graph_fact(graph, 0);
  printf("%u nodes, 1 fact: %s %s %s\n", ent_graph_n_nodes(graph),
         ent_graph_node(graph, fact->object.node)->name,
         ent_property_info(fact->property)->name,
         ent_graph_node(graph, fact->subject)->name);
  ent_graph_free(graph);
  return 0;
}
