// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes JSON-LD 1.1, node by node: the context, the entities, then a graph for each
 * document. Only one node at a time is held as a tree of JSON. */
#include "export/context.h"
#include "export/quads.h"
#include "export/words.h"
#include "export/writers.h"
#include <jansson.h>

typedef struct {
  EntSink sink; /* first */
  EntOutput *out;
  EntContext *context;
  GString *graph, *subject; /* of the last quad; graph is empty for the default one */
  json_t *node;             /* of that subject, or NULL */
  bool first;               /* no node stands yet in this list */
  bool failed;              /* jansson refused a value */
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

static int put_bytes(const char *bytes, size_t length, void *out)
{
  ent_put(out, bytes, length);
  return 0;
}

static void put_json(Writer *writer, json_t *value)
{
  /* Else "@version" would be 1.1000000000000001, which oxigraph refuses. */
  const size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(3);
  if (!value || json_dump_callback(value, put_bytes, writer->out, flags) != 0)
    writer->failed = true;
}

static json_t *json_text(const EntTerm *term)
{
  return json_stringn(term->text, term->length);
}

/* ---- values ---- */

/* With its type or language beside it, for where the context says another. */
static json_t *value_object(const EntTerm *literal)
{
  const EntLiteralInfo *info = &ent_literals[literal->type];
  json_t *value = json_object();
  json_object_set_new(value, "@value", json_text(literal));
  if (info->lang) json_object_set_new(value, "@language", json_string(info->lang));
  if (info->curie) json_object_set_new(value, "@type", json_string(info->curie));
  return value;
}

static json_t *value_of(const EntContext *context, const EntContextTerm *term,
                        const EntTerm *object)
{
  if (object->is_literal) {
    bool fits = term->shape == ENT_SHAPE_TYPED && term->type == object->type;
    return fits ? json_text(object) : value_object(object);
  }
  if (term->shape != ENT_SHAPE_WORD) return json_text(object);
  const char *word = ent_context_word(context, object);
  return word ? json_string(word) : json_text(object);
}

/* Adds to the value that is there: one, then an array. */
static void add_value(json_t *object, const char *key, json_t *value, bool always_array)
{
  json_t *old = json_object_get(object, key);
  if (!old && !always_array) {
    json_object_set_new(object, key, value);
    return;
  }
  if (!json_is_array(old)) {
    json_t *array = json_array();
    if (old) json_array_append(array, old);
    json_object_set_new(object, key, array);
    old = array;
  }
  json_array_append_new(old, value);
}

static void add_property(Writer *writer, const EntQuad *quad)
{
  const EntContextTerm *term = ent_context_term(writer->context, quad->predicate);
  if (!term) {
    writer->failed = true;
    return;
  }
  bool english = quad->object->is_literal && quad->object->type == ENT_LITERAL_ENGLISH;
  if (term->shape == ENT_SHAPE_LANGUAGE && english) {
    json_t *languages = json_object_get(writer->node, term->name);
    if (!languages) {
      languages = json_object();
      json_object_set_new(writer->node, term->name, languages);
    }
    add_value(languages, "en", json_text(quad->object), false);
    return;
  }
  json_t *value = value_of(writer->context, term, quad->object);
  if (!value) writer->failed = true;
  add_value(writer->node, term->name, value, term->shape == ENT_SHAPE_LINK);
}

/* ---- nodes and graphs ---- */

static void start_item(Writer *writer)
{
  ent_puts(writer->out, writer->first ? "\n" : ",\n");
  writer->first = false;
}

/* jsonld-streaming-parser 5.0.1 loses its place in a node that ends with a list in a
 * map of languages, unless a map without one follows: the label. */
static void order_languages(json_t *node)
{
  const char *key;
  json_t *value, *label = json_object_get(node, "label");
  bool has_list = false;
  json_object_foreach(node, key, value) has_list |=
      json_is_array(json_object_get(value, "en"));
  if (!has_list || !label) return;
  json_incref(label);
  json_object_del(node, "label");
  json_object_set_new(node, "label", label);
}

static void end_node(Writer *writer)
{
  if (!writer->node) return;
  order_languages(writer->node);
  start_item(writer);
  put_json(writer, writer->node);
  json_decref(writer->node);
  writer->node = NULL;
}

static void end_graph(Writer *writer)
{
  end_node(writer);
  if (!writer->graph->len) return;
  ent_puts(writer->out, "\n]}");
  writer->first = false;
  g_string_truncate(writer->graph, 0);
}

static void start_graph(Writer *writer, const EntTerm *graph)
{
  if (graph ? is_same(writer->graph, graph) : !writer->graph->len) return;
  end_graph(writer);
  if (!graph) return;
  keep(writer->graph, graph);
  start_item(writer);
  ent_puts(writer->out, "{\"id\":");
  json_t *id = json_text(graph);
  put_json(writer, id);
  json_decref(id);
  ent_puts(writer->out, ",\"graph\":[");
  writer->first = true;
}

/* Streaming readers want "type" before "id", and both before the rest. */
static void start_node(Writer *writer, const EntQuad *quad)
{
  end_node(writer);
  keep(writer->subject, quad->subject);
  writer->node = json_object();
  if (quad->predicate == &ent_words[ENT_WORD_TYPE])
    json_object_set_new(writer->node, "type", json_array());
  json_object_set_new(writer->node, "id", json_text(quad->subject));
}

/* The words of a whole sentence may be the mention of a thing, too: what was told of it
 * as that has no type, and is a node of its own. */
static bool is_late_type(const Writer *writer, const EntQuad *quad)
{
  return quad->predicate == &ent_words[ENT_WORD_TYPE] &&
         !json_object_get(writer->node, "type");
}

static bool put_quad(EntSink *sink, const EntQuad *quad)
{
  Writer *writer = (Writer *)sink;
  start_graph(writer, quad->graph);
  if (!writer->node || !is_same(writer->subject, quad->subject) ||
      is_late_type(writer, quad))
    start_node(writer, quad);
  add_property(writer, quad);
  return !writer->failed && !ent_output_failed(writer->out);
}

bool ent_write_jsonld(const EntExport *export, EntError *error)
{
  Writer writer = {.sink = {put_quad},
                   .out = export->out,
                   .context = ent_context_new(),
                   .graph = g_string_new(NULL),
                   .subject = g_string_new(NULL),
                   .first = true};
  ent_puts(export->out, "{\"@context\":");
  json_t *context = ent_context_json(writer.context);
  put_json(&writer, context);
  json_decref(context);
  ent_puts(export->out, ",\n\"graph\":[");
  ent_quads_walk(export->graph, export->options, ENT_LAYERS_ALL, &writer.sink);
  if (writer.failed) json_decref(writer.node);
  if (!writer.failed) end_graph(&writer);
  ent_puts(export->out, "\n]}\n");
  ent_context_free(writer.context);
  g_string_free(writer.graph, TRUE);
  g_string_free(writer.subject, TRUE);
  if (!writer.failed) return true;
  return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                  "a value could not be written as JSON");
}
