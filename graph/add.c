// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What comes into a graph: documents, or the parts of a graph made elsewhere. */
#include "graph/parts.h"
#include "graph/walk.h"
#include <string.h>

/* ---- documents ---- */

static EntSource intern_source(EntGraph *graph, const EntSource *from)
{
  EntStrings *strings = graph->strings;
  return (EntSource){
      .id = ent_strings_intern(strings, from->id),
      .title = ent_strings_intern(strings, from->title),
      .date = ent_strings_intern(strings, from->date),
      .url = ent_strings_intern(strings, from->url),
      .site = ent_strings_intern(strings, from->site),
      .author = ent_strings_intern(strings, from->author),
      .file = ent_strings_intern(strings, from->file),
      .sketch = ent_strings_intern(strings, from->sketch),
      .copy_of = ent_strings_intern(strings, from->copy_of),
      .text = graph->keep_texts ? ent_strings_intern(strings, from->text) : NULL,
  };
}

static const char **intern_all(EntGraph *graph, EntArena *arena, const char **strings,
                               uint32_t n)
{
  const char **copy = ent_arena_new_array(arena, const char *, n);
  for (uint32_t i = 0; i < n; i++)
    copy[i] = ent_strings_intern(graph->strings, strings[i]);
  return copy;
}

static void add_thing(EntGraph *graph, const EntThing *thing, uint32_t source)
{
  EntStrings *strings = graph->strings;
  EntSpan *mentions = ent_arena_new_array(graph->raw, EntSpan, thing->n_mentions);
  if (thing->n_mentions)
    memcpy(mentions, thing->mentions, thing->n_mentions * sizeof *mentions);
  EntItem item = {
      .cls = thing->cls,
      .status = thing->status,
      .confidence = thing->confidence,
      .source = source,
      .name = ent_strings_intern(strings, thing->name),
      .key = ent_strings_intern(strings, thing->key),
      .qualifier = ent_strings_intern(strings, thing->qualifier),
      .same_as = ent_strings_intern(strings, thing->same_as),
      .aliases = intern_all(graph, graph->raw, thing->aliases, thing->n_aliases),
      .n_aliases = thing->n_aliases,
      .traits = intern_all(graph, graph->raw, thing->traits, thing->n_traits),
      .n_traits = thing->n_traits,
      .mentions = mentions,
      .n_mentions = thing->n_mentions,
      .partial = thing->partial,
      .single = thing->single,
  };
  g_array_append_val(graph->items, item);
}

static const char *quote_of(EntGraph *graph, const EntStatement *s, EntWalk *walk)
{
  if (s->quote) return ent_strings_intern(graph->strings, s->quote);
  char *quote = ent_walk_quote(walk, s->span);
  const char *interned = ent_strings_intern(graph->strings, quote);
  g_free(quote);
  return interned;
}

static uint32_t line_of(const EntStatement *s, EntWalk *walk)
{
  return s->quote ? s->line : ent_walk_line(walk, s->span.begin);
}

static void add_statement(EntGraph *graph, const EntStatement *s, uint32_t first_item,
                          EntWalk *walk)
{
  EntStrings *strings = graph->strings;
  EntClaim claim = {
      .subject = first_item + s->subject,
      .property = s->property,
      .object = {.kind = s->object.kind,
                 .node = s->object.kind == ENT_RANGE_THING
                             ? first_item + s->object.thing
                             : ENT_NONE,
                 .text = ent_strings_intern(strings, s->object.text),
                 .unit = ent_strings_intern(strings, s->object.unit)},
      .status = s->status,
      .confidence = s->confidence,
      .rule = ent_strings_intern(strings, s->rule),
      .source = graph->sources->len - 1,
      .span = s->span,
      .quote = quote_of(graph, s, walk),
      .subject_span = s->subject_span,
      .object_span = s->object_span,
      .attributed_to =
          s->attributed_to == ENT_NONE ? ENT_NONE : first_item + s->attributed_to,
      .valid_from = ent_strings_intern(strings, s->valid_from),
      .valid_until = ent_strings_intern(strings, s->valid_until),
      .line = line_of(s, walk),
  };
  g_array_append_val(graph->claims, claim);
}

void ent_graph_keep_texts(EntGraph *graph)
{
  graph->keep_texts = true;
}

/* Whether the document that was added under an id is this very one: all that is said
 * of it is equal, and its words. */
static bool is_same(const EntSource *a, const EntSource *b)
{
  return a->sketch && a->sketch == b->sketch && a->title == b->title &&
         a->date == b->date && a->url == b->url && a->site == b->site &&
         a->author == b->author;
}

typedef struct {
  const EntGraph *graph;
  uint32_t source;
} SoughtSource;

/* Until linking, claims are in the order of their sources. */
static bool is_claim_before(uint32_t i, const void *sought)
{
  const SoughtSource *s = sought;
  return ent_claim(s->graph, i)->source < s->source;
}

/* Of a document that is there twice the first file by name is kept, with the lines in
 * it: they do not depend on the order of adding. */
static void keep_first_file(EntGraph *graph, uint32_t at, const EntDocument *again,
                            const char *file)
{
  EntSource *source = &g_array_index(graph->sources, EntSource, at);
  int order = g_strcmp0(file, source->file);
  if (order > 0) return;
  source->file = file;
  EntWalk walk = ent_walk_new(again->text, again->lines);
  SoughtSource sought = {graph, at};
  uint32_t first = ent_first_from(graph->claims->len, is_claim_before, &sought);
  uint32_t n = MIN(again->n_statements, graph->claims->len - first);
  for (uint32_t i = 0; i < n && ent_claim(graph, first + i)->source == at; i++) {
    EntClaim *claim = ent_claim(graph, first + i);
    uint32_t line = line_of(&again->statements[i], &walk);
    claim->line = order ? line : MIN(line, claim->line);
  }
}

/* Adds nothing: the id is taken. False, unless by this very document. */
static bool add_again(EntGraph *graph, const EntDocument *document,
                      const EntSource *source, uint32_t at, EntError *error)
{
  if (!is_same(source, &g_array_index(graph->sources, EntSource, at)))
    return ent_fail(error, ENT_ERR_BAD_DATA, document->source, 0, 0,
                    "a second document with the id \"%s\"; each needs its own",
                    document->id);
  keep_first_file(graph, at, document, source->file);
  ent_graph_add_note(graph, "\"%s\" is there twice, word for word; it is read once",
                     source->id);
  return true;
}

bool ent_graph_add(EntGraph *graph, const EntDocument *document, EntError *error)
{
  EntSource source = {document->id,     document->title,
                      document->date,   document->url,
                      document->site,   document->author,
                      document->source, document->text,
                      document->sketch, NULL};
  source = intern_source(graph, &source);
  gpointer there = g_hash_table_lookup(graph->ids, source.id);
  if (there)
    return add_again(graph, document, &source, GPOINTER_TO_UINT(there) - 1, error);
  g_hash_table_insert(graph->ids, (gpointer)source.id,
                      GUINT_TO_POINTER(graph->sources->len + 1));
  g_array_append_val(graph->sources, source);
  for (uint32_t i = 0; i < document->n_makers; i++)
    ent_graph_put_maker(graph, document->makers[i]);
  uint32_t first = graph->items->len;
  for (uint32_t i = 0; i < document->n_things; i++)
    add_thing(graph, &document->things[i], graph->sources->len - 1);
  EntWalk walk = ent_walk_new(document->text, document->lines);
  for (uint32_t i = 0; i < document->n_statements; i++)
    add_statement(graph, &document->statements[i], first, &walk);
  return true;
}

/* ---- parts of a graph ---- */

uint32_t ent_graph_put_source(EntGraph *graph, const EntSource *source)
{
  EntSource copy = intern_source(graph, source);
  g_array_append_val(graph->sources, copy);
  return graph->sources->len - 1;
}

uint32_t ent_graph_put_node(EntGraph *graph, const EntNode *node)
{
  EntNode copy = *node;
  EntPlace *mentions = ent_arena_new_array(graph->arena, EntPlace, node->n_mentions);
  if (node->n_mentions)
    memcpy(mentions, node->mentions, node->n_mentions * sizeof *mentions);
  copy.key = ent_strings_intern(graph->strings, node->key);
  copy.name = ent_strings_intern(graph->strings, node->name);
  copy.same_as = ent_strings_intern(graph->strings, node->same_as);
  copy.aliases = intern_all(graph, graph->arena, node->aliases, node->n_aliases);
  copy.mentions = mentions;
  g_array_append_val(graph->nodes, copy);
  return graph->nodes->len - 1;
}

void ent_graph_put_claim(EntGraph *graph, const EntClaim *claim)
{
  EntStrings *strings = graph->strings;
  EntClaim copy = *claim;
  copy.object.text = ent_strings_intern(strings, claim->object.text);
  copy.object.unit = ent_strings_intern(strings, claim->object.unit);
  copy.rule = ent_strings_intern(strings, claim->rule);
  copy.quote = ent_strings_intern(strings, claim->quote);
  copy.valid_from = ent_strings_intern(strings, claim->valid_from);
  copy.valid_until = ent_strings_intern(strings, claim->valid_until);
  if (copy.object.kind != ENT_RANGE_THING) copy.object.node = ENT_NONE;
  g_array_append_val(graph->claims, copy);
}
