// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the merge ledger: a JSON object a line, in the order of the nodes. */
#include "export/iri.h"
#include "export/writers.h"
#include <jansson.h>

enum { HEX = 12 };

typedef struct {
  const EntGraph *graph;
  const EntIris *iris;
  EntOutput *out;
  GString *clean;
} Ledger;

static void set_text(const Ledger *ledger, json_t *line, const char *key,
                     const char *text)
{
  if (text)
    json_object_set_new(line, key, json_string(ent_text_clean(text, ledger->clean)));
}

static void set_node(const Ledger *ledger, json_t *line, uint32_t i,
                     const char *const keys[4])
{
  const EntNode *node = ent_graph_node(ledger->graph, i);
  set_text(ledger, line, keys[0], node->name);
  set_text(ledger, line, keys[1], ent_class_info(node->cls)->name);
  set_text(ledger, line, keys[2], node->key);
  set_text(ledger, line, keys[3], ent_iris_node(ledger->iris, i)->text);
}

static int put_bytes(const char *bytes, size_t length, void *out)
{
  ent_put(out, bytes, length);
  return 0;
}

static void put_line(const Ledger *ledger, json_t *line)
{
  json_dump_callback(line, put_bytes, ledger->out,
                     JSON_COMPACT | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(3));
  ent_put(ledger->out, "\n", 1);
  json_decref(line);
}

static bool is_told(const EntMerge *merge)
{
  return merge->joined || merge->node < merge->other;
}

static void put_head(const Ledger *ledger)
{
  const EntGraph *graph = ledger->graph;
  json_int_t joined = 0, apart = 0;
  for (uint32_t i = 0; i < ent_graph_n_merges(graph); i++) {
    const EntMerge *merge = ent_graph_merge(graph, i);
    joined += merge->joined;
    apart += !merge->joined && is_told(merge);
  }
  put_line(ledger, json_pack("{s:s,s:I,s:I,s:I,s:I}", "decision", "summary",
                             "documents", (json_int_t)ent_graph_n_sources(graph),
                             "nodes", (json_int_t)ent_graph_n_nodes(graph), "joined",
                             joined, "apart", apart));
}

static void put_notes(const Ledger *ledger)
{
  for (uint32_t i = 0; i < ent_graph_n_notes(ledger->graph); i++) {
    json_t *line = json_object();
    set_text(ledger, line, "decision", "note");
    set_text(ledger, line, "text", ent_graph_note(ledger->graph, i));
    put_line(ledger, line);
  }
}

static void put_merge(const Ledger *ledger, const EntMerge *merge)
{
  static const char *const keys[] = {"label", "type", "key", "iri"};
  static const char *const other_keys[] = {"otherLabel", "otherType", "otherKey",
                                           "otherIri"};
  json_t *line = json_object();
  set_text(ledger, line, "decision", merge->joined ? "joined" : "apart");
  set_node(ledger, line, merge->node, keys);
  set_text(ledger, line, "name", merge->name);
  set_text(ledger, line, "document",
           ent_graph_source(ledger->graph, merge->source)->id);
  if (!merge->joined) set_node(ledger, line, merge->other, other_keys);
  set_text(ledger, line, "otherName", merge->other_name);
  set_text(ledger, line, "otherDocument",
           ent_graph_source(ledger->graph, merge->other_source)->id);
  set_text(ledger, line, "pass", ent_merge_pass_name(merge->pass));
  json_object_set_new(line, "score",
                      json_real((double)(int)(merge->score * 1000 + 0.5f) / 1000));
  set_text(ledger, line, "evidence", merge->evidence);
  set_text(ledger, line, "conflict", merge->conflict);
  put_line(ledger, line);
}

bool ent_write_ledger(const EntExport *export, EntError *error)
{
  (void)error;
  EntIris *iris = ent_iris_new(export->graph, export->options->base, HEX);
  const Ledger ledger = {export->graph, iris, export->out, g_string_new(NULL)};
  put_head(&ledger);
  put_notes(&ledger);
  for (uint32_t i = 0; i < ent_graph_n_merges(export->graph); i++) {
    const EntMerge *merge = ent_graph_merge(export->graph, i);
    if (is_told(merge)) put_merge(&ledger, merge);
    if (ent_output_failed(export->out)) break;
  }
  g_string_free(ledger.clean, TRUE);
  ent_iris_free(iris);
  return true;
}
