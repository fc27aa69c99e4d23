// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of a thing, for people. */
#include "export/explain.h"

#include <glib.h>
#include <string.h>

enum { MOST_NODES = 20, LONGEST_TEXT = 100 };

typedef struct {
  const EntGraph *graph;
  const EntExplain *options;
  FILE *out;
} Explain;

/* ---- words ---- */

/* Control characters would act on the terminal; a line end would break the layout. */
static void put_plain(FILE *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    fputc(c == '\n' || c == '\t' ? ' ' : c < 0x20 || c == 0x7f ? '?' : c, out);
  }
}

static void put_text(FILE *out, const char *text)
{
  put_plain(out, text, strlen(text));
}

/* "holdsRole" as "holds role". */
static void put_property(FILE *out, EntProperty property)
{
  for (const char *p = ent_property_info(property)->name; *p; p++) {
    if (g_ascii_isupper(*p)) fputc(' ', out);
    fputc(g_ascii_tolower(*p), out);
  }
}

static void put_cut(FILE *out, const char *text)
{
  if (g_utf8_strlen(text, -1) <= LONGEST_TEXT) {
    put_text(out, text);
    return;
  }
  put_plain(out, text, (gsize)(g_utf8_offset_to_pointer(text, LONGEST_TEXT) - text));
  fputs("…", out);
}

static void put_object(const Explain *x, const EntObject *object)
{
  switch (object->kind) {
  case ENT_RANGE_THING:
    put_text(x->out, ent_graph_node(x->graph, object->node)->name);
    return;
  case ENT_RANGE_MONEY:
    fprintf(x->out, "%s %s", object->unit, object->text);
    return;
  case ENT_RANGE_DATE:
    fputs(object->text, x->out);
    return;
  case ENT_RANGE_TEXT:
    fputc('"', x->out);
    put_cut(x->out, object->text);
    fputc('"', x->out);
  }
}

/* ---- the sentence ---- */

static bool lies_within(EntSpan inner, EntSpan outer)
{
  return inner.begin < inner.end && inner.begin >= outer.begin &&
         inner.end <= outer.end;
}

/* The quote with its mentions in brackets. */
static void put_quote(const Explain *x, const EntClaim *claim)
{
  const EntSpan marks[] = {claim->subject_span, claim->object_span};
  uint32_t at = claim->span.begin;
  fputc('"', x->out);
  for (const char *p = claim->quote;; p = g_utf8_next_char(p), at++) {
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
      if (lies_within(marks[i], claim->span) && marks[i].end == at) fputc(']', x->out);
    if (!*p) break;
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
      if (lies_within(marks[i], claim->span) && marks[i].begin == at)
        fputc('[', x->out);
    put_plain(x->out, p, (gsize)(g_utf8_next_char(p) - p));
  }
  fputc('"', x->out);
}

static void put_place(const Explain *x, const EntClaim *claim)
{
  const EntSource *source = ent_graph_source(x->graph, claim->source);
  put_text(x->out, source->file ? source->file : source->id);
  if (claim->line)
    fprintf(x->out, ":%u", claim->line);
  else
    fprintf(x->out, " [%u,%u)", claim->span.begin, claim->span.end);
  if (source->date) fprintf(x->out, ", %s", source->date);
}

/* ---- conflicts ---- */

static bool equal_objects(const EntObject *a, const EntObject *b)
{
  return a->node == b->node && g_strcmp0(a->text, b->text) == 0 &&
         g_strcmp0(a->unit, b->unit) == 0;
}

/* "2017" and "2017-05" do not disagree, "2017-05" and "2017-06" do. */
static bool one_refines(const char *a, const char *b)
{
  return strncmp(a, b, MIN(strlen(a), strlen(b))) == 0;
}

/* One says what the other denies, or they give two dates or sums where there is one. */
static bool disagree(const EntClaim *a, const EntClaim *b)
{
  if (a->subject != b->subject || a->property != b->property) return false;
  bool denied = a->status == ENT_STATUS_DENIED;
  if (equal_objects(&a->object, &b->object))
    return denied != (b->status == ENT_STATUS_DENIED);
  if (a->status != ENT_STATUS_ASSERTED || b->status != ENT_STATUS_ASSERTED)
    return false;
  if (a->property == ENT_PROP_HAS_DATE)
    return !one_refines(a->object.text, b->object.text);
  return a->property == ENT_PROP_HAS_AMOUNT;
}

static bool has_opponent(const Explain *x, const GArray *claims, const EntClaim *claim)
{
  for (uint32_t i = 0; i < claims->len; i++)
    if (disagree(claim, ent_graph_claim(x->graph, g_array_index(claims, uint32_t, i))))
      return true;
  return false;
}

/* ---- a node ---- */

static GArray *claims_of(const EntGraph *graph, uint32_t node)
{
  GArray *claims = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    const EntClaim *claim = ent_graph_claim(graph, i);
    if (claim->subject == node ||
        (claim->object.kind == ENT_RANGE_THING && claim->object.node == node))
      g_array_append_val(claims, i);
  }
  return claims;
}

static void put_claim(const Explain *x, const EntClaim *claim, uint32_t node)
{
  fputs("  ", x->out);
  if (claim->subject != node) {
    put_text(x->out, ent_graph_node(x->graph, claim->subject)->name);
    fputs(" · ", x->out);
  }
  put_property(x->out, claim->property);
  fputs(" · ", x->out);
  put_object(x, &claim->object);
  if (claim->status != ENT_STATUS_ASSERTED)
    fprintf(x->out, " · %s", ent_status_name(claim->status));
  if (claim->attributed_to != ENT_NONE) {
    fputs(" · says ", x->out);
    put_text(x->out, ent_graph_node(x->graph, claim->attributed_to)->name);
  }
  fputs("\n      ", x->out);
  put_quote(x, claim);
  fputs("  ", x->out);
  put_place(x, claim);
  fputc('\n', x->out);
}

static uint32_t count_sources(const EntNode *node)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < node->n_mentions; i++)
    n += i == 0 || node->mentions[i].source != node->mentions[i - 1].source;
  return n;
}

static void put_head(const Explain *x, const EntNode *node)
{
  uint32_t sources = count_sources(node);
  put_text(x->out, node->name);
  fprintf(x->out, " · %s", ent_class_info(node->cls)->name);
  if (node->status != ENT_STATUS_ASSERTED)
    fprintf(x->out, " · %s", ent_status_name(node->status));
  for (uint32_t i = 0; i < node->n_aliases; i++) {
    fputs(i ? ", " : " · also: ", x->out);
    put_text(x->out, node->aliases[i]);
  }
  if (node->same_as) fprintf(x->out, " · %s", node->same_as);
  if (sources) fprintf(x->out, " · %u document%s", sources, sources == 1 ? "" : "s");
  fputc('\n', x->out);
}

static void put_node(const Explain *x, uint32_t node)
{
  GArray *claims = claims_of(x->graph, node);
  put_head(x, ent_graph_node(x->graph, node));
  for (uint32_t i = 0; i < claims->len; i++) {
    const EntClaim *claim =
        ent_graph_claim(x->graph, g_array_index(claims, uint32_t, i));
    if (x->options->conflicts && !has_opponent(x, claims, claim)) continue;
    put_claim(x, claim, node);
  }
  g_array_unref(claims);
}

bool ent_explain(const EntGraph *graph, const char *name, const EntExplain *options,
                 FILE *out, EntError *error)
{
  static const EntExplain plain = {0};
  const Explain x = {graph, options ? options : &plain, out};
  uint32_t nodes[MOST_NODES];
  uint32_t n = ent_graph_find(graph, name, nodes, MOST_NODES);
  if (!n)
    return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                    "nothing in the graph is called \"%s\"", name);
  for (uint32_t i = 0; i < MIN(n, (uint32_t)MOST_NODES); i++) {
    if (i) fputc('\n', out);
    put_node(&x, nodes[i]);
  }
  if (n > MOST_NODES) fprintf(out, "\n%u more of that name\n", n - MOST_NODES);
  return true;
}
