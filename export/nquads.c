// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes N-Quads and N-Triples in canonical form: one space between terms, no escapes
 * but those that are needed. */
#include "export/escape.h"
#include "export/quads.h"
#include "export/writers.h"

typedef struct {
  EntSink sink; /* first */
  EntOutput *out;
} Writer;

/* What is written after a backslash; 0 = as it is. Other controls do not pass the gate.
 */
static const char escapes[256] = {
    ['"'] = '"', ['\\'] = '\\', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};

void ent_put_quoted(EntOutput *out, const EntTerm *literal)
{
  const char *run = literal->text, *end = run + literal->length;
  ent_put_char(out, '"');
  for (const char *p = run; p < end; p++) {
    char escape = escapes[(unsigned char)*p];
    if (!escape) continue;
    ent_put(out, run, (size_t)(p - run));
    run = p + 1;
    const char pair[] = {'\\', escape};
    ent_put(out, pair, 2);
  }
  ent_put(out, run, (size_t)(end - run));
  ent_put_char(out, '"');
}

static void put_term(EntOutput *out, const EntTerm *term)
{
  if (!term->is_literal) {
    ent_put_iri(out, term);
    return;
  }
  ent_put_quoted(out, term);
  ent_puts(out, ent_literals[term->type].full);
}

static bool put_quad(EntSink *sink, const EntQuad *quad)
{
  EntOutput *out = ((Writer *)sink)->out;
  ent_put_iri(out, quad->subject);
  ent_put_char(out, ' ');
  ent_put_iri(out, quad->predicate);
  ent_put_char(out, ' ');
  put_term(out, quad->object);
  if (quad->graph) {
    ent_put_char(out, ' ');
    ent_put_iri(out, quad->graph);
  }
  ent_put(out, " .\n", 3);
  return !ent_output_failed(out);
}

static bool write_layers(const EntExport *export, EntLayers layers)
{
  Writer writer = {{put_quad}, export->out};
  ent_quads_walk(export->graph, export->options, layers, &writer.sink);
  return true;
}

bool ent_write_nquads(const EntExport *export, EntError *error)
{
  (void)error;
  return write_layers(export, ENT_LAYERS_ALL);
}

bool ent_write_ntriples(const EntExport *export, EntError *error)
{
  (void)error;
  return write_layers(export,
                      export->options->statements ? ENT_LAYERS_FLAT : ENT_LAYERS_FACTS);
}
