// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the readable list: one statement a line. */
#include "export/term.h"
#include "export/writers.h"
#include <stdio.h>

/* Control characters would act on a terminal; a line end or tab would break the row. */
static void put_plain(EntOutput *out, const char *text)
{
  g_autoptr(GString) line = g_string_new(NULL);
  ent_text_line(text, line);
  ent_put(out, line->str, line->len);
}

static void put_object(EntOutput *out, const EntGraph *graph, const EntObject *object)
{
  if (object->kind == ENT_RANGE_THING) {
    put_plain(out, ent_graph_node(graph, object->node)->name);
    return;
  }
  if (object->unit) {
    put_plain(out, object->unit);
    ent_put_char(out, ' ');
  }
  if (object->kind == ENT_RANGE_TEXT) ent_put_char(out, '"');
  put_plain(out, object->text ? object->text : "");
  if (object->kind == ENT_RANGE_TEXT) ent_put_char(out, '"');
}

static void put_place(EntOutput *out, const EntGraph *graph, const EntClaim *claim)
{
  const EntSource *source = ent_graph_source(graph, claim->source);
  put_plain(out, source->file ? source->file : source->id);
  if (!claim->line) return;
  char line[16];
  snprintf(line, sizeof line, ":%u", claim->line);
  ent_puts(out, line);
}

bool ent_write_list(const EntExport *export, EntError *error)
{
  (void)error;
  EntOutput *out = export->out;
  for (uint32_t i = 0; i < ent_graph_n_claims(export->graph); i++) {
    const EntClaim *claim = ent_graph_claim(export->graph, i);
    put_plain(out, ent_graph_node(export->graph, claim->subject)->name);
    ent_put_char(out, '\t');
    ent_puts(out, ent_property_info(claim->property)->name);
    ent_put_char(out, '\t');
    put_object(out, export->graph, &claim->object);
    ent_put_char(out, '\t');
    ent_puts(out, ent_status_name(claim->status));
    if (claim->attributed_to != ENT_NONE) {
      ent_puts(out, " by ");
      put_plain(out, ent_graph_node(export->graph, claim->attributed_to)->name);
    }
    ent_put_char(out, '\t');
    put_place(out, export->graph, claim);
    ent_put_char(out, '\n');
    if (ent_output_failed(out)) break;
  }
  return true;
}
