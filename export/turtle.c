// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes Turtle and TriG: prefixes, a block for each subject, a pair of braces for each
 * named graph. */
#include "export/escape.h"
#include "export/quads.h"
#include "export/words.h"
#include "export/writers.h"

typedef struct {
  EntSink sink; /* first */
  EntOutput *out;
  GString *graph, *subject; /* of the last quad; graph is empty for the default one */
  const char *predicate;    /* of the last quad: predicates are static */
  bool open;                /* a subject's block is not yet ended */
} Writer;

static bool is_same(const GString *text, const EntTerm *term)
{
  return text->len == term->length && memcmp(text->str, term->text, text->len) == 0;
}

static void keep(GString *text, const EntTerm *term)
{
  g_string_truncate(text, 0);
  g_string_append_len(text, term->text, (gssize)term->length);
}

static void put_name(EntOutput *out, const EntTerm *iri)
{
  if (iri->curie)
    ent_puts(out, iri->curie);
  else
    ent_put_iri(out, iri);
}

static void put_object(EntOutput *out, const EntTerm *term)
{
  if (!term->is_literal) {
    put_name(out, term);
    return;
  }
  ent_put_quoted(out, term);
  ent_puts(out, ent_literals[term->type].compact);
}

static void end_subject(Writer *writer)
{
  if (writer->open) ent_puts(writer->out, " .\n");
  writer->open = false;
}

static void end_graph(Writer *writer)
{
  end_subject(writer);
  if (writer->graph->len) ent_puts(writer->out, "}\n");
  g_string_truncate(writer->graph, 0);
}

static void start_graph(Writer *writer, const EntTerm *graph)
{
  if (graph ? is_same(writer->graph, graph) : !writer->graph->len) return;
  end_graph(writer);
  if (!graph) return;
  keep(writer->graph, graph);
  ent_put_char(writer->out, '\n');
  ent_put_iri(writer->out, graph);
  ent_puts(writer->out, " {\n");
}

static void put_predicate(EntOutput *out, const EntTerm *predicate)
{
  if (predicate == &ent_words[ENT_WORD_TYPE])
    ent_put_char(out, 'a');
  else
    put_name(out, predicate);
  ent_put_char(out, ' ');
}

static bool put_quad(EntSink *sink, const EntQuad *quad)
{
  Writer *writer = (Writer *)sink;
  EntOutput *out = writer->out;
  start_graph(writer, quad->graph);
  if (writer->open && is_same(writer->subject, quad->subject)) {
    if (writer->predicate == quad->predicate->text) {
      ent_puts(out, ", ");
    } else {
      ent_puts(out, " ;\n    ");
      put_predicate(out, quad->predicate);
    }
  } else {
    end_subject(writer);
    put_name(out, quad->subject);
    ent_put_char(out, ' ');
    put_predicate(out, quad->predicate);
    keep(writer->subject, quad->subject);
    writer->open = true;
  }
  writer->predicate = quad->predicate->text;
  put_object(out, quad->object);
  return !ent_output_failed(out);
}

static void put_prefixes(EntOutput *out)
{
  for (const EntPrefix *p = ent_prefixes; p->prefix; p++) {
    ent_puts(out, "@prefix ");
    ent_puts(out, p->prefix);
    ent_puts(out, ": <");
    ent_puts(out, p->ns);
    ent_puts(out, "> .\n");
  }
  ent_put_char(out, '\n');
}

static bool write_layers(const EntExport *export, EntLayers layers)
{
  Writer writer = {.sink = {put_quad},
                   .out = export->out,
                   .graph = g_string_new(NULL),
                   .subject = g_string_new(NULL)};
  put_prefixes(export->out);
  ent_quads_walk(export->graph, export->options, layers, &writer.sink);
  end_graph(&writer);
  g_string_free(writer.graph, TRUE);
  g_string_free(writer.subject, TRUE);
  return true;
}

bool ent_write_trig(const EntExport *export, EntError *error)
{
  (void)error;
  return write_layers(export, ENT_LAYERS_ALL);
}

bool ent_write_turtle(const EntExport *export, EntError *error)
{
  (void)error;
  return write_layers(export,
                      export->options->statements ? ENT_LAYERS_FLAT : ENT_LAYERS_FACTS);
}
