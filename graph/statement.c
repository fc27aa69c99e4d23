// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A document of things and statements, and its canonical form. */
#include "graph/statement.h"

#include "graph/fold.h"
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

EntDocument *ent_document_new(void)
{
  EntArena *arena = ent_arena_new();
  EntDocument *document = ent_arena_alloc(arena, sizeof *document);
  document->arena = arena;
  document->id = document->text = "";
  return document;
}

void ent_document_free(EntDocument *document)
{
  if (document) ent_arena_free(document->arena);
}

static int compare_u32(uint32_t a, uint32_t b)
{
  return (a > b) - (a < b);
}

static int compare_spans(EntSpan a, EntSpan b)
{
  int order = compare_u32(a.begin, b.begin);
  return order ? order : compare_u32(a.end, b.end);
}

static int compare_mentions(const void *a, const void *b)
{
  return compare_spans(*(const EntSpan *)a, *(const EntSpan *)b);
}

/* Within 0 and 1, and in steps of 0.0001: what statement lines can carry, so that a
 * graph made from them is the same. */
static float tidy_confidence(float value)
{
  if (isnan(value) || value < 0) return 0;
  return value > 1 ? 1 : (float)(round((double)value * 10000) / 10000);
}

/* ---- things ---- */

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the aliases; drops those that repeat, or are empty or the name. */
static void tidy_aliases(EntThing *thing)
{
  if (!thing->n_aliases) return;
  qsort(thing->aliases, thing->n_aliases, sizeof *thing->aliases, compare_strings);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < thing->n_aliases; i++) {
    const char *alias = thing->aliases[i];
    if (!*alias || strcmp(alias, thing->name) == 0) continue;
    if (kept && strcmp(alias, thing->aliases[kept - 1]) == 0) continue;
    thing->aliases[kept++] = alias;
  }
  thing->n_aliases = kept;
}

static void tidy_thing(EntThing *thing)
{
  thing->confidence = tidy_confidence(thing->confidence);
  if (thing->status >= ENT_STATUS_COUNT) thing->status = ENT_STATUS_ASSERTED;
  tidy_aliases(thing);
  if (!thing->n_mentions) return;
  qsort(thing->mentions, thing->n_mentions, sizeof(EntSpan), compare_mentions);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < thing->n_mentions; i++)
    if (compare_spans(thing->mentions[i], thing->mentions[kept - 1]) != 0)
      thing->mentions[kept++] = thing->mentions[i];
  thing->n_mentions = kept;
}

static int compare_things(const void *x, const void *y)
{
  const EntThing *a = *(EntThing *const *)x, *b = *(EntThing *const *)y;
  int order = (a->n_mentions == 0) - (b->n_mentions == 0);
  if (!order && a->n_mentions) order = compare_spans(a->mentions[0], b->mentions[0]);
  if (!order) order = compare_u32(a->cls, b->cls);
  if (!order) order = strcmp(a->name, b->name);
  return order ? order : (a > b) - (a < b); /* as they were given */
}

/* Sorts the things; returns where each went (in the document's arena). */
static uint32_t *sort_things(EntDocument *document)
{
  uint32_t n = document->n_things;
  EntThing **order = g_new(EntThing *, n + 1);
  EntThing *sorted = ent_arena_new_array(document->arena, EntThing, n);
  uint32_t *place = ent_arena_new_array(document->arena, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) {
    order[i] = &document->things[i];
    tidy_thing(order[i]);
  }
  if (n) qsort(order, n, sizeof *order, compare_things);
  for (uint32_t i = 0; i < n; i++) {
    sorted[i] = *order[i];
    place[order[i] - document->things] = i;
  }
  document->things = sorted;
  g_free(order);
  return place;
}

/* ---- statements ---- */

static bool value_is_valid(const EntValue *value)
{
  switch (value->kind) {
  case ENT_RANGE_DATE:
    return value->text && ent_is_date(value->text);
  case ENT_RANGE_MONEY:
    return value->text && ent_is_decimal(value->text) && value->unit &&
           strlen(value->unit) == 3;
  case ENT_RANGE_TEXT:
    return value->text && *value->text;
  default:
    return false;
  }
}

static bool object_is_valid(const EntDocument *document, const EntStatement *s)
{
  const EntPropertyInfo *property = ent_property_info(s->property);
  if (s->object.kind != property->range_kind) return false;
  if (s->object.kind != ENT_RANGE_THING) return value_is_valid(&s->object);
  return s->object.thing < document->n_things && s->object.thing != s->subject &&
         ent_class_in(document->things[s->object.thing].cls, property->range);
}

static bool statement_is_valid(const EntDocument *document, const EntStatement *s)
{
  return s->subject < document->n_things && s->property < ENT_PROP_COUNT &&
         s->status < ENT_STATUS_COUNT &&
         ent_class_in(document->things[s->subject].cls,
                      ent_property_info(s->property)->domain) &&
         object_is_valid(document, s);
}

static const char *valid_date(const char *date)
{
  return date && ent_is_date(date) ? date : NULL;
}

static void tidy_statement(EntStatement *s, const uint32_t *place, uint32_t n_things)
{
  s->subject = place[s->subject];
  s->attributed_to = s->attributed_to < n_things ? place[s->attributed_to] : ENT_NONE;
  s->confidence = tidy_confidence(s->confidence);
  s->rule = s->rule ? s->rule : "";
  s->valid_from = valid_date(s->valid_from);
  s->valid_until = valid_date(s->valid_until);
  if (s->object.kind != ENT_RANGE_MONEY) s->object.unit = NULL;
  if (s->object.kind != ENT_RANGE_THING) {
    s->object.thing = ENT_NONE;
    return;
  }
  s->object.thing = place[s->object.thing];
  s->object.text = NULL;
  if (!ent_property_info(s->property)->symmetric || s->subject < s->object.thing)
    return;
  uint32_t thing = s->subject;
  EntSpan span = s->subject_span;
  s->subject = s->object.thing;
  s->subject_span = s->object_span;
  s->object.thing = thing;
  s->object_span = span;
}

/* What two equal statements agree in. */
static int compare_meaning(const EntStatement *a, const EntStatement *b)
{
  int order = compare_spans(a->span, b->span);
  if (!order) order = compare_u32(a->subject, b->subject);
  if (!order) order = compare_u32(a->property, b->property);
  if (!order) order = compare_u32(a->object.thing, b->object.thing);
  if (!order) order = g_strcmp0(a->object.text, b->object.text);
  if (!order) order = g_strcmp0(a->object.unit, b->object.unit);
  if (!order) order = compare_u32(a->status, b->status);
  return order ? order : compare_u32(a->attributed_to, b->attributed_to);
}

static int compare_statements(const void *x, const void *y)
{
  const EntStatement *a = x, *b = y;
  int order = compare_meaning(a, b);
  if (!order) order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
  if (!order) order = strcmp(a->rule, b->rule);
  if (!order) order = compare_spans(a->subject_span, b->subject_span);
  if (!order) order = compare_spans(a->object_span, b->object_span);
  if (!order) order = g_strcmp0(a->valid_from, b->valid_from);
  return order ? order : g_strcmp0(a->valid_until, b->valid_until);
}

/* Of two equal statements the one that is kept learns the dates of the other. */
static void take_dates(EntStatement *kept, const EntStatement *other)
{
  if (!kept->valid_from) kept->valid_from = other->valid_from;
  if (!kept->valid_until) kept->valid_until = other->valid_until;
}

void ent_document_normalize(EntDocument *document)
{
  EntStatement *all = document->statements;
  uint32_t valid = 0, kept = 0;
  for (uint32_t i = 0; i < document->n_statements; i++)
    if (statement_is_valid(document, &all[i])) all[valid++] = all[i];
  const uint32_t *place = sort_things(document);
  for (uint32_t i = 0; i < valid; i++)
    tidy_statement(&all[i], place, document->n_things);
  if (valid) qsort(all, valid, sizeof *all, compare_statements);
  for (uint32_t i = 0; i < valid; i++)
    if (!kept || compare_meaning(&all[i], &all[kept - 1]) != 0)
      all[kept++] = all[i];
    else
      take_dates(&all[kept - 1], &all[i]);
  document->n_statements = kept;
}
