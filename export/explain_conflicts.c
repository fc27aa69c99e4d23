// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Contradictions: matter by matter, what each side says and where. */
#include "export/explain_text.h"

#include <glib.h>

/* A claim that contradicts others in one way. */
typedef struct {
  EntConflictKind kind;
  uint32_t matter; /* the node that it is about: the subject, of a post the post */
  uint32_t claim;
} Voice;

static const char *heading_of(EntConflictKind kind)
{
  static const char *const texts[] = {
#define X(id, name, comment) [ENT_CONFLICT_##id] = comment,
      ENT_CONFLICTS(X)
#undef X
  };
  return texts[kind];
}

static int compare_u32(uint32_t a, uint32_t b)
{
  return (a > b) - (a < b);
}

/* Denials are of one triple, all else of one property of the matter. */
static int compare_matters(const EntGraph *graph, const Voice *a, const Voice *b)
{
  const EntClaim *x = ent_graph_claim(graph, a->claim);
  const EntClaim *y = ent_graph_claim(graph, b->claim);
  int order = compare_u32(a->kind, b->kind);
  if (!order) order = compare_u32(a->matter, b->matter);
  if (!order) order = compare_u32(x->property, y->property);
  if (order || a->kind != ENT_CONFLICT_DENIED) return order;
  order = compare_u32(x->object.node, y->object.node);
  return order ? order : g_strcmp0(x->object.text, y->object.text);
}

static int compare_voices(gconstpointer a, gconstpointer b, gpointer data)
{
  const EntGraph *graph = data;
  const Voice *x = a, *y = b;
  int order = compare_matters(graph, x, y);
  if (!order)
    order = explain_compare(ent_graph_claim(graph, x->claim),
                            ent_graph_claim(graph, y->claim));
  return order ? order : compare_u32(x->claim, y->claim);
}

static bool is_about(const EntClaim *claim, uint32_t node)
{
  return node == ENT_NONE || claim->subject == node || claim->object.node == node;
}

/* The other side may be about another thing: of a holder the other holder. */
static bool is_wanted(const EntGraph *graph, const EntConflict *one, uint32_t node)
{
  return is_about(ent_graph_claim(graph, one->claim), node) ||
         is_about(ent_graph_claim(graph, one->other), node);
}

static GArray *collect(const EntGraph *graph, uint32_t node)
{
  GArray *voices = g_array_new(FALSE, FALSE, sizeof(Voice));
  for (uint32_t i = 0; i < ent_graph_n_conflicts(graph); i++) {
    const EntConflict *one = ent_graph_conflict(graph, i);
    const EntClaim *claim = ent_graph_claim(graph, one->claim);
    if (!is_wanted(graph, one, node)) continue;
    bool post = one->kind == ENT_CONFLICT_HOLDER;
    Voice voice = {one->kind, post ? claim->object.node : claim->subject, one->claim};
    g_array_append_val(voices, voice);
  }
  g_array_sort_with_data(voices, compare_voices, (gpointer)graph);
  return voices;
}

static void put_heading(const EntGraph *graph, const Voice *voice, bool first,
                        FILE *out)
{
  if (!first) fputc('\n', out);
  explain_put_node(graph, voice->matter, out);
  fprintf(out, ": %s\n", heading_of(voice->kind));
}

uint32_t explain_put_conflicts(const EntGraph *graph, uint32_t node, bool first,
                               FILE *out)
{
  GArray *voices = collect(graph, node);
  const Voice *before = NULL;
  uint32_t matters = 0;
  for (guint i = 0; i < voices->len; i++) {
    const Voice *voice = &g_array_index(voices, Voice, i);
    const EntClaim *claim = ent_graph_claim(graph, voice->claim);
    bool fresh = !before || compare_matters(graph, before, voice) != 0;
    if (before && before->claim == voice->claim && !fresh) continue;
    if (fresh) put_heading(graph, voice, first && matters == 0, out);
    matters += fresh;
    if (fresh || explain_compare(ent_graph_claim(graph, before->claim), claim) != 0) {
      fputs("  ", out);
      explain_put_triple(graph, claim, ENT_NONE, out);
      fputc('\n', out);
    }
    explain_put_proof(graph, claim, out);
    before = voice;
  }
  g_array_unref(voices);
  return matters;
}
