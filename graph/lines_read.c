// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads statement lines. Everything in them may come from somebody else's program, so
 * each line is checked before it is believed; a bad one is reported and left out. */
#include "graph/lines.h"

#include "graph/copies.h"
#include "graph/fold.h"
#include <errno.h>
#include <glib.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* A line longer than this is no statement. */
enum { LONGEST_LINE = 64 << 20 };

typedef struct {
  const char *file;
  uint32_t line;
  EntDocument *document; /* the one being read, or NULL */
  GArray *things, *statements;
  GHashTable *numbers; /* "number" of a thing -> its index + 1 */
  EntError error;      /* of this line */
} Lines;

static bool bad(Lines *lines, const char *format, ...) ENT_PRINTF(2, 3);

static bool bad(Lines *lines, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *message = g_strdup_vprintf(format, args);
  va_end(args);
  ent_fail(&lines->error, ENT_ERR_BAD_DATA, lines->file, lines->line, 0, "%s", message);
  g_free(message);
  return false;
}

/* ---- members of a line ---- */

/* NULL if there is none, or it is no string (then the line is bad). */
static const char *text_of(Lines *lines, const json_t *object, const char *key)
{
  const json_t *value = json_object_get(object, key);
  if (!value || json_is_null(value)) return NULL;
  if (!json_is_string(value)) {
    bad(lines, "\"%s\" must be a string", key);
    return NULL;
  }
  return ent_arena_strdup(lines->document->arena, json_string_value(value));
}

static const char *needed_text(Lines *lines, const json_t *object, const char *key)
{
  const char *text = text_of(lines, object, key);
  if (!text || !*text) bad(lines, "\"%s\" is missing", key);
  return text;
}

static float confidence_of(Lines *lines, const json_t *object)
{
  const json_t *value = json_object_get(object, "confidence");
  if (!value) return 1;
  double number = json_is_number(value) ? json_number_value(value) : -1;
  if (number < 0 || number > 1)
    bad(lines, "\"confidence\" must be a number from 0 to 1");
  return (float)number;
}

static EntStatus status_of(Lines *lines, const json_t *object)
{
  const char *name = text_of(lines, object, "status");
  if (!name) return ENT_STATUS_ASSERTED;
  EntStatus status = ent_status_by_name(name);
  if (status == ENT_STATUS_COUNT) bad(lines, "unknown status \"%s\"", name);
  return status;
}

static bool read_span(const json_t *value, EntSpan *span)
{
  json_int_t begin = json_integer_value(json_array_get(value, 0));
  json_int_t end = json_integer_value(json_array_get(value, 1));
  if (json_array_size(value) != 2 || begin < 0 || end < begin || end >= UINT32_MAX)
    return false;
  *span = (EntSpan){(uint32_t)begin, (uint32_t)end};
  return true;
}

static EntSpan span_of(Lines *lines, const json_t *object, const char *key)
{
  EntSpan span = {0, 0};
  const json_t *value = json_object_get(object, key);
  if (value && !read_span(value, &span))
    bad(lines, "\"%s\" must be [begin, end] in code points", key);
  return span;
}

static uint32_t count_of(const json_t *object, const char *key)
{
  json_int_t n = json_integer_value(json_object_get(object, key));
  return n > 0 && n < UINT32_MAX ? (uint32_t)n : 0;
}

/* The index of the thing that a number names; ENT_NONE if the member is missing. */
static uint32_t thing_of(Lines *lines, const json_t *object, const char *key)
{
  const json_t *value = json_object_get(object, key);
  if (!value) return ENT_NONE;
  json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
  gpointer found = NULL;
  if (number >= 0 && number < INT32_MAX)
    found = g_hash_table_lookup(lines->numbers, GINT_TO_POINTER((int)number));
  if (!found) bad(lines, "\"%s\" must be the number of a thing before this line", key);
  return found ? (uint32_t)GPOINTER_TO_UINT(found) - 1 : ENT_NONE;
}

/* ---- kinds of lines ---- */

static bool read_list(Lines *lines, const json_t *object, const char *key,
                      const char ***texts, uint32_t *n)
{
  const json_t *list = json_object_get(object, key);
  EntArena *arena = lines->document->arena;
  *texts = ent_arena_new_array(arena, const char *, json_array_size(list));
  for (size_t i = 0; i < json_array_size(list); i++) {
    const char *text = json_string_value(json_array_get(list, i));
    if (!text) return bad(lines, "\"%s\" must be strings", key);
    (*texts)[(*n)++] = ent_arena_strdup(arena, text);
  }
  return true;
}

static bool read_mentions(Lines *lines, const json_t *object, EntThing *thing)
{
  const json_t *list = json_object_get(object, "mentions");
  thing->mentions =
      ent_arena_new_array(lines->document->arena, EntSpan, json_array_size(list));
  for (size_t i = 0; i < json_array_size(list); i++)
    if (!read_span(json_array_get(list, i), &thing->mentions[thing->n_mentions++]))
      return bad(lines, "\"mentions\" must be [begin, end] pairs in code points");
  return true;
}

static bool add_thing(Lines *lines, const json_t *object)
{
  const json_t *number = json_object_get(object, "number");
  json_int_t value = json_is_integer(number) ? json_integer_value(number) : -1;
  if (value < 0 || value >= INT32_MAX)
    return bad(lines, "\"number\" must be a whole number from 0");
  gpointer key = GINT_TO_POINTER((int)value);
  if (g_hash_table_contains(lines->numbers, key))
    return bad(lines, "a second thing with the number %d", (int)value);
  const char *type = needed_text(lines, object, "type");
  EntThing thing = {.cls = type ? ent_class_by_name(type) : ENT_CLASS_NONE,
                    .name = needed_text(lines, object, "name"),
                    .key = text_of(lines, object, "key"),
                    .qualifier = text_of(lines, object, "qualifier"),
                    .same_as = text_of(lines, object, "sameAs"),
                    .status = status_of(lines, object),
                    .confidence = confidence_of(lines, object),
                    .partial = json_is_true(json_object_get(object, "partial")),
                    .single = json_is_true(json_object_get(object, "single"))};
  if (type && thing.cls == ENT_CLASS_NONE) bad(lines, "unknown type \"%s\"", type);
  if (!read_list(lines, object, "aliases", &thing.aliases, &thing.n_aliases) ||
      !read_list(lines, object, "traits", &thing.traits, &thing.n_traits) ||
      !read_mentions(lines, object, &thing) || lines->error.code)
    return false;
  g_array_append_val(lines->things, thing);
  g_hash_table_insert(lines->numbers, key, GUINT_TO_POINTER(lines->things->len));
  return true;
}

static EntValue object_of(Lines *lines, const json_t *object, EntRangeKind kind)
{
  EntValue value = {.kind = kind, .thing = ENT_NONE};
  switch (kind) {
  case ENT_RANGE_THING:
    value.thing = thing_of(lines, object, "object");
    if (value.thing == ENT_NONE) bad(lines, "\"object\" is missing");
    break;
  case ENT_RANGE_DATE:
    value.text = needed_text(lines, object, "date");
    break;
  case ENT_RANGE_MONEY:
    value.text = needed_text(lines, object, "amount");
    value.unit = needed_text(lines, object, "currency");
    break;
  case ENT_RANGE_TEXT:
    value.text = needed_text(lines, object, "text");
  }
  return value;
}

static EntClass class_at(const Lines *lines, uint32_t thing)
{
  return g_array_index(lines->things, EntThing, thing).cls;
}

/* Says what ent_document_normalize would drop without a word. */
static bool is_sensible(Lines *lines, const EntStatement *s)
{
  const EntPropertyInfo *property = ent_property_info(s->property);
  EntClass subject = class_at(lines, s->subject);
  bool is_thing = s->object.kind == ENT_RANGE_THING;
  EntClass object = is_thing ? class_at(lines, s->object.thing) : ENT_CLASS_NONE;
  if (is_thing && s->subject == s->object.thing)
    return bad(lines, "subject and object are one thing");
  if (!ent_class_in(subject, property->domain) ||
      (is_thing && !ent_class_in(object, property->range)))
    return bad(lines, "%s does not go from %s to %s", property->name,
               ent_class_info(subject)->name,
               is_thing ? ent_class_info(object)->name : "a value");
  if (s->object.kind == ENT_RANGE_DATE && !ent_is_date(s->object.text))
    return bad(lines, "\"date\" must be YYYY, YYYY-MM or YYYY-MM-DD");
  if (s->object.kind == ENT_RANGE_MONEY && !ent_is_decimal(s->object.text))
    return bad(lines, "\"amount\" must be a decimal such as 40000000 or 0.5");
  return true;
}

static bool add_statement(Lines *lines, const json_t *object)
{
  const char *name = needed_text(lines, object, "property");
  EntProperty property = name ? ent_property_by_name(name) : ENT_PROP_NONE;
  if (property == ENT_PROP_NONE)
    return bad(lines, "unknown property \"%s\"", name ? name : "");
  const char *rule = text_of(lines, object, "rule");
  EntStatement statement = {
      .subject = thing_of(lines, object, "subject"),
      .property = property,
      .object = object_of(lines, object, ent_property_info(property)->range_kind),
      .status = status_of(lines, object),
      .confidence = confidence_of(lines, object),
      .rule = rule ? rule : "",
      .span = span_of(lines, object, "span"),
      .subject_span = span_of(lines, object, "subjectSpan"),
      .object_span = span_of(lines, object, "objectSpan"),
      .attributed_to = thing_of(lines, object, "attributedTo"),
      .valid_from = text_of(lines, object, "validFrom"),
      .valid_until = text_of(lines, object, "validUntil"),
      .quote = text_of(lines, object, "quote"),
      .line = count_of(object, "lineNumber"),
  };
  if (statement.subject == ENT_NONE) bad(lines, "\"subject\" is missing");
  if (lines->error.code || !is_sensible(lines, &statement)) return false;
  g_array_append_val(lines->statements, statement);
  return true;
}

static bool read_makers(Lines *lines, const json_t *object)
{
  EntDocument *d = lines->document;
  if (!read_list(lines, object, "makers", &d->makers, &d->n_makers)) return false;
  for (uint32_t i = 0; i < d->n_makers; i++)
    if (!ent_maker_is_good(d->makers[i]))
      return bad(lines, "\"makers\" must be as in \"entente=0.1.0\", not \"%s\"",
                 d->makers[i]);
  return true;
}

static const char *sketch_of(Lines *lines, const json_t *object)
{
  const char *sketch = text_of(lines, object, "sketch");
  if (sketch && !ent_sketch_is_good(sketch))
    bad(lines, "\"sketch\" must be %d hexadecimal digits", ENT_SKETCH_DIGITS);
  return sketch;
}

static bool start_document(Lines *lines, const json_t *object)
{
  EntDocument *d = lines->document = ent_document_new();
  d->id = needed_text(lines, object, "id");
  d->title = text_of(lines, object, "title");
  d->date = text_of(lines, object, "date");
  d->url = text_of(lines, object, "url");
  d->site = text_of(lines, object, "site");
  d->author = text_of(lines, object, "author");
  d->source = text_of(lines, object, "file");
  d->sketch = sketch_of(lines, object);
  d->n_tokens = count_of(object, "tokens");
  if (read_makers(lines, object) && !lines->error.code) return true;
  ent_document_free(d);
  lines->document = NULL;
  return false;
}

/* ---- documents ---- */

static void copy_array(EntArena *arena, const GArray *array, void **to, uint32_t *n)
{
  gsize size = (gsize)array->len * g_array_get_element_size((GArray *)array);
  *to = ent_arena_alloc(arena, size);
  if (size) memcpy(*to, array->data, size);
  *n = array->len;
}

/* Hands the document over. False: func stopped the reading. */
static bool finish_document(Lines *lines, EntLinesFunc func, void *data)
{
  EntDocument *d = lines->document;
  if (!d) return true;
  copy_array(d->arena, lines->things, (void **)&d->things, &d->n_things);
  copy_array(d->arena, lines->statements, (void **)&d->statements, &d->n_statements);
  g_array_set_size(lines->things, 0);
  g_array_set_size(lines->statements, 0);
  g_hash_table_remove_all(lines->numbers);
  lines->document = NULL;
  ent_document_normalize(d);
  return func(d, data);
}

static bool belongs_here(Lines *lines, const json_t *object)
{
  const char *id = json_string_value(json_object_get(object, "document"));
  if (!lines->document) return bad(lines, "no document line before this line");
  if (id && strcmp(id, lines->document->id) != 0)
    return bad(lines,
               "this belongs to the document \"%s\", but follows lines of \"%s\"", id,
               lines->document->id);
  return true;
}

static bool read_object(Lines *lines, const json_t *object, EntLinesFunc func,
                        void *data, bool *go_on)
{
  const char *kind = json_string_value(json_object_get(object, "line"));
  if (!kind) return bad(lines, "\"line\" must be document, thing or statement");
  if (strcmp(kind, "document") == 0) {
    *go_on = finish_document(lines, func, data);
    return *go_on && start_document(lines, object);
  }
  if (!belongs_here(lines, object)) return false;
  if (strcmp(kind, "thing") == 0) return add_thing(lines, object);
  if (strcmp(kind, "statement") == 0) return add_statement(lines, object);
  return bad(lines, "\"line\" must be document, thing or statement");
}

/* False: the line is bad; lines->error says why. */
static bool read_line(Lines *lines, const char *text, size_t length, EntLinesFunc func,
                      void *data, bool *go_on)
{
  while (length && strchr(" \t\r\n", text[length - 1]))
    length--;
  if (!length) return true;
  if (length > LONGEST_LINE)
    return bad(lines, "a line of more than %d MiB", LONGEST_LINE >> 20);
  json_error_t error;
  json_t *object = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
  if (!object) {
    ent_fail(&lines->error, ENT_ERR_BAD_DATA, lines->file, lines->line,
             error.column > 0 ? (uint32_t)error.column : 0, "no JSON: %s", error.text);
    return false;
  }
  bool good = json_is_object(object) ? read_object(lines, object, func, data, go_on)
                                     : bad(lines, "not a JSON object");
  json_decref(object);
  return good && !lines->error.code;
}

static Lines lines_new(const char *file)
{
  return (Lines){.file = file,
                 .things = g_array_new(FALSE, FALSE, sizeof(EntThing)),
                 .statements = g_array_new(FALSE, FALSE, sizeof(EntStatement)),
                 .numbers = g_hash_table_new(g_direct_hash, g_direct_equal)};
}

static void lines_clear(Lines *lines)
{
  ent_document_free(lines->document);
  g_array_unref(lines->things);
  g_array_unref(lines->statements);
  g_hash_table_destroy(lines->numbers);
}

bool ent_lines_read(FILE *in, const char *file, EntLinesFunc func, void *data,
                    void (*report)(const EntError *error, void *data), EntError *error)
{
  Lines lines = lines_new(file);
  char *text = NULL;
  size_t room = 0;
  ssize_t length;
  bool go_on = true;
  while (go_on && (length = getline(&text, &room, in)) >= 0) {
    if (ferror(in)) break; /* half a line, then a failure */
    lines.line++;
    if (read_line(&lines, text, (size_t)length, func, data, &go_on)) continue;
    if (go_on && report) report(&lines.error, data);
    lines.error = (EntError){0};
  }
  if (go_on && ferror(in))
    go_on =
        ent_fail(error, ENT_ERR_NO_INPUT, file, lines.line, 0, "%s", g_strerror(errno));
  if (go_on) go_on = finish_document(&lines, func, data);
  free(text);
  lines_clear(&lines);
  return go_on;
}
