// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Claims as people read them. */
#include "export/explain_text.h"

#include "export/term.h"
#include <string.h>

enum { LONGEST_TEXT = 100 };

static void put_plain(FILE *out, const char *text, gsize length)
{
  g_autofree char *part = g_strndup(text, length);
  g_autoptr(GString) line = g_string_new(NULL);
  ent_text_line(part, line);
  fputs(line->str, out);
}

void explain_put(FILE *out, const char *text)
{
  put_plain(out, text, strlen(text));
}

void explain_put_property(FILE *out, EntProperty property)
{
  for (const char *p = ent_property_info(property)->name; *p; p++) {
    if (g_ascii_isupper(*p)) fputc(' ', out);
    fputc(g_ascii_tolower(*p), out);
  }
}

/* ---- things and values -------------------------------------------------------------
 */

/* Where a role is: the object of its first fact that says so; ENT_NONE if none does. */
static uint32_t place_of(const EntGraph *graph, uint32_t role)
{
  uint32_t first, end;
  ent_graph_facts_of(graph, role, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    const EntFact *fact = ent_graph_fact(graph, i);
    if (fact->property == ENT_PROP_ROLE_IN) return fact->object.node;
  }
  return ENT_NONE;
}

void explain_put_node(const EntGraph *graph, uint32_t node, FILE *out)
{
  const EntNode *n = ent_graph_node(graph, node);
  uint32_t place = n->cls == ENT_CLASS_ROLE ? place_of(graph, node) : ENT_NONE;
  explain_put(out, n->name);
  if (place == ENT_NONE) return;
  fputs(" (", out);
  explain_put(out, ent_graph_node(graph, place)->name);
  fputc(')', out);
}

static void put_cut(FILE *out, const char *text)
{
  fputc('"', out);
  if (g_utf8_strlen(text, -1) <= LONGEST_TEXT) {
    explain_put(out, text);
  } else {
    put_plain(out, text, (gsize)(g_utf8_offset_to_pointer(text, LONGEST_TEXT) - text));
    fputs("…", out);
  }
  fputc('"', out);
}

static void put_object(const EntGraph *graph, const EntObject *object, FILE *out)
{
  if (object->kind == ENT_RANGE_THING)
    explain_put_node(graph, object->node, out);
  else if (object->kind == ENT_RANGE_TEXT)
    put_cut(out, object->text);
  else
    fprintf(out, "%s%s%s", object->unit ? object->unit : "", object->unit ? " " : "",
            object->text);
}

void explain_put_triple(const EntGraph *graph, const EntClaim *claim, uint32_t node,
                        FILE *out)
{
  if (claim->subject != node) {
    explain_put_node(graph, claim->subject, out);
    fputs(" · ", out);
  }
  explain_put_property(out, claim->property);
  fputs(" · ", out);
  put_object(graph, &claim->object, out);
  if (claim->status != ENT_STATUS_ASSERTED)
    fprintf(out, " · %s", ent_status_name(claim->status));
  if (claim->attributed_to == ENT_NONE) return;
  fputs(" · says ", out);
  explain_put(out, ent_graph_node(graph, claim->attributed_to)->name);
}

/* ---- the proof ---------------------------------------------------------------------
 */

static bool lies_within(EntSpan inner, EntSpan outer)
{
  return inner.begin < inner.end && inner.begin >= outer.begin &&
         inner.end <= outer.end;
}

static void put_quote(const EntClaim *claim, FILE *out)
{
  const EntSpan marks[] = {claim->subject_span, claim->object_span};
  uint32_t at = claim->span.begin;
  fputc('"', out);
  for (const char *p = claim->quote ? claim->quote : "";;
       p = g_utf8_next_char(p), at++) {
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
      if (lies_within(marks[i], claim->span) && marks[i].end == at) fputc(']', out);
    if (!*p) break;
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
      if (lies_within(marks[i], claim->span) && marks[i].begin == at) fputc('[', out);
    put_plain(out, p, (gsize)(g_utf8_next_char(p) - p));
  }
  fputc('"', out);
}

/* A mention outside the sentence, of a speaker for instance: where it stands. */
static void put_outside(const EntClaim *claim, FILE *out)
{
  EntSpan subject = claim->subject_span;
  if (subject.begin < subject.end && !lies_within(subject, claim->span))
    fprintf(out, " · subject at %u-%u", subject.begin, subject.end);
}

static void put_valid(const EntClaim *claim, FILE *out)
{
  if (claim->valid_from) fprintf(out, " · from %s", claim->valid_from);
  if (claim->valid_until)
    fprintf(out, "%s until %s", claim->valid_from ? "" : " ·", claim->valid_until);
}

void explain_put_copy(const EntGraph *graph, uint32_t source, FILE *out)
{
  uint32_t original = ent_graph_original(graph, source);
  const EntSource *s = ent_graph_source(graph, original);
  if (original == source) return;
  fputs(" · copy of ", out);
  explain_put(out, s->file ? s->file : s->id);
}

void explain_put_proof(const EntGraph *graph, const EntClaim *claim, FILE *out)
{
  const EntSource *source = ent_graph_source(graph, claim->source);
  fputs("      ", out);
  put_quote(claim, out);
  fputs("\n      ", out);
  explain_put(out, source->file ? source->file : source->id);
  if (claim->line)
    fprintf(out, ":%u", claim->line);
  else
    fprintf(out, " at %u-%u", claim->span.begin, claim->span.end);
  if (source->date) fprintf(out, ", %s", source->date);
  explain_put_copy(graph, claim->source, out);
  if (claim->rule) {
    fputs(" · rule ", out);
    explain_put(out, claim->rule);
  }
  fprintf(out, " · %.2f", (double)claim->confidence);
  put_valid(claim, out);
  put_outside(claim, out);
  fputc('\n', out);
}

/* ---- order -------------------------------------------------------------------------
 */

static int compare_u32(uint32_t a, uint32_t b)
{
  return (a > b) - (a < b);
}

int explain_compare(const EntClaim *a, const EntClaim *b)
{
  int order = compare_u32(a->property, b->property);
  if (!order) order = compare_u32(a->subject, b->subject);
  if (!order) order = compare_u32(a->object.node, b->object.node);
  if (!order) order = g_strcmp0(a->object.text, b->object.text);
  if (!order) order = g_strcmp0(a->object.unit, b->object.unit);
  if (!order) order = compare_u32(a->status, b->status);
  return order ? order : compare_u32(a->attributed_to, b->attributed_to);
}
