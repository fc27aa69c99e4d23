// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the graphs of tests/export/made.h, and a tiny one that has something of every
 * kind, to be damaged. usage: shapes_graphs FOLDER */
#include "../export/made.h"
#include "export/export.h"
#include <stdio.h>

static void put_merges(EntGraph *graph, uint32_t pact, uint32_t accord, uint32_t one,
                       uint32_t two)
{
  EntMerge merge = {.joined = true,
                    .pass = ENT_MERGE_MATTER,
                    .node = pact,
                    .other = pact,
                    .source = two,
                    .other_source = one,
                    .name = "pact",
                    .other_name = "polar science pact",
                    .score = 0.8f,
                    .evidence = "same party"};
  ent_graph_put_merge(graph, &merge);
  merge.joined = false;
  merge.other = accord;
  merge.conflict = "two kinds";
  ent_graph_put_merge(graph, &merge);
}

/* Lines of others may not say where a statement stands in its document. */
static void put_placeless(EntGraph *graph, uint32_t source, uint32_t subject,
                          uint32_t object)
{
  EntClaim claim = made_claim(source, subject, ENT_PROP_HAS_PARTY, made_thing(object));
  claim.span = claim.subject_span = claim.object_span = (EntSpan){0, 0};
  ent_graph_put_claim(graph, &claim);
}

static EntGraph *make_tiny(void)
{
  EntGraph *graph = ent_graph_new();
  uint32_t one = made_source(graph, "oslo.txt"), two = made_source(graph, "lima.txt");
  EntPlace place = {one, {10, 21}};
  EntNode dahl = {.cls = ENT_CLASS_PERSON,
                  .key = "ingrid dahl",
                  .name = "Ingrid Dahl",
                  .confidence = 0.97f,
                  .mentions = &place,
                  .n_mentions = 1};
  uint32_t ingrid = ent_graph_put_node(graph, &dahl);
  uint32_t chile = made_node(graph, ENT_CLASS_COUNTRY, "Chile");
  uint32_t pact = made_node(graph, ENT_CLASS_AGREEMENT, "polar science pact");
  uint32_t accord = made_node(graph, ENT_CLASS_AGREEMENT, "accord");
  uint32_t topic = made_node(graph, ENT_CLASS_TOPIC, "polar research");
  const EntStatus A = ENT_STATUS_ASSERTED;
  made_put(graph, one, pact, ENT_PROP_HAS_PARTY, made_thing(chile), A);
  made_put(graph, two, pact, ENT_PROP_HAS_PARTY, made_thing(chile), A);
  made_put(graph, one, pact, ENT_PROP_COVERS, made_thing(topic), ENT_STATUS_DENIED);
  made_put(graph, one, pact, ENT_PROP_HAS_DATE,
           made_value(ENT_RANGE_DATE, "2024-02-29", NULL), A);
  made_put(graph, one, pact, ENT_PROP_HAS_AMOUNT,
           made_value(ENT_RANGE_MONEY, "40000000", "NOK"), A);
  made_put(graph, one, ingrid, ENT_PROP_SAID,
           made_value(ENT_RANGE_TEXT, "We decide.", NULL), A);
  put_placeless(graph, two, accord, chile);
  put_merges(graph, pact, accord, one, two);
  ent_graph_put_maker(graph, "entente=0.1.0");
  ent_graph_put_maker(
      graph, "model=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  ent_graph_seal(graph);
  return graph;
}

static bool write_as(EntGraph *graph, const char *folder, const char *name,
                     const EntExportOptions *options)
{
  char *path = g_build_filename(folder, name, NULL);
  EntError error = {0};
  bool good = ent_export(graph, ent_format_by_path(path), path, options, &error);
  if (!good) fprintf(stderr, "%s: %s\n", path, error.message);
  g_free(path);
  return good;
}

int main(int argc, char **argv)
{
  if (argc != 2) return 2;
  EntExportOptions flat = {.statements = true};
  EntExportOptions moved = {.base = "urn:kg:x#", .facts_graph = "urn:kg:facts"};
  EntGraph *tiny = make_tiny(), *small = made_small(), *hostile = made_hostile(),
           *many = made_random_graph(60, 150), *none = ent_graph_new();
  ent_graph_seal(none);
  bool good = write_as(tiny, argv[1], "tiny.nq", NULL) &&
              write_as(small, argv[1], "small.trig", NULL) &&
              write_as(small, argv[1], "flat.ttl", &flat) &&
              write_as(small, argv[1], "facts.ttl", NULL) &&
              write_as(hostile, argv[1], "moved.nq", &moved) &&
              write_as(many, argv[1], "many.nq", NULL) &&
              write_as(none, argv[1], "none.nq", NULL);
  EntGraph *all[] = {tiny, small, hostile, many, none};
  for (unsigned i = 0; i < G_N_ELEMENTS(all); i++)
    ent_graph_free(all[i]);
  return good ? 0 : 1;
}
