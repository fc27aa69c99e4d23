// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes statement lines. Keys in a fixed order, ASCII escapes only where JSON asks for
 * them, so that the same document gives the same bytes. docs/statement-lines.md. */
#include "graph/lines.h"

#include "graph/walk.h"
#include <glib.h>

/* Bytes of a broken character become U+FFFD, as readers would make them. */
static void put_string(FILE *out, const char *text)
{
  char *valid = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
  fputc('"', out);
  for (const unsigned char *p = (const unsigned char *)(valid ? valid : text); *p;
       p++) {
    if (*p == '"' || *p == '\\')
      fprintf(out, "\\%c", *p);
    else if (*p == '\n')
      fputs("\\n", out);
    else if (*p < 0x20 || *p == 0x7f)
      fprintf(out, "\\u%04x", *p);
    else
      fputc(*p, out);
  }
  fputc('"', out);
  g_free(valid);
}

static void put_member(FILE *out, const char *key, const char *text)
{
  if (!text) return;
  fprintf(out, ",\"%s\":", key);
  put_string(out, text);
}

static void put_confidence(FILE *out, float confidence)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(buffer, sizeof buffer, "%.4f", confidence);
  fprintf(out, ",\"confidence\":%s", buffer);
}

static void put_span(FILE *out, const char *key, EntSpan span)
{
  fprintf(out, ",\"%s\":[%u,%u]", key, span.begin, span.end);
}

static void put_list(FILE *out, const char *key, const char *const *texts, uint32_t n)
{
  if (!n) return;
  fprintf(out, ",\"%s\":[", key);
  for (uint32_t i = 0; i < n; i++) {
    if (i) fputc(',', out);
    put_string(out, texts[i]);
  }
  fputc(']', out);
}

static void put_document(FILE *out, const EntDocument *d)
{
  fputs("{\"line\":\"document\"", out);
  put_member(out, "id", d->id);
  put_member(out, "title", d->title);
  put_member(out, "date", d->date);
  put_member(out, "url", d->url);
  put_member(out, "site", d->site);
  put_member(out, "author", d->author);
  put_member(out, "file", d->source);
  put_member(out, "sketch", d->sketch);
  fprintf(out, ",\"tokens\":%u", d->n_tokens);
  put_list(out, "makers", d->makers, d->n_makers);
  fputs("}\n", out);
}

static void put_mentions(FILE *out, const EntThing *thing)
{
  fputs(",\"mentions\":[", out);
  for (uint32_t i = 0; i < thing->n_mentions; i++)
    fprintf(out, "%s[%u,%u]", i ? "," : "", thing->mentions[i].begin,
            thing->mentions[i].end);
  fputc(']', out);
}

static void put_thing(FILE *out, const EntDocument *d, uint32_t number)
{
  const EntThing *thing = &d->things[number];
  fputs("{\"line\":\"thing\"", out);
  put_member(out, "document", d->id);
  fprintf(out, ",\"number\":%u", number);
  put_member(out, "type", ent_class_info(thing->cls)->name);
  put_member(out, "name", thing->name);
  if (thing->partial) fputs(",\"partial\":true", out);
  if (thing->single) fputs(",\"single\":true", out);
  put_list(out, "aliases", thing->aliases, thing->n_aliases);
  put_member(out, "key", thing->key);
  put_member(out, "qualifier", thing->qualifier);
  put_member(out, "sameAs", thing->same_as);
  put_list(out, "traits", thing->traits, thing->n_traits);
  if (thing->status != ENT_STATUS_ASSERTED)
    put_member(out, "status", ent_status_name(thing->status));
  put_confidence(out, thing->confidence);
  put_mentions(out, thing);
  fputs("}\n", out);
}

static void put_object(FILE *out, const EntDocument *d, const EntValue *object)
{
  switch (object->kind) {
  case ENT_RANGE_THING:
    fprintf(out, ",\"object\":%u", object->thing);
    put_member(out, "objectName", d->things[object->thing].name);
    return;
  case ENT_RANGE_DATE:
    put_member(out, "date", object->text);
    return;
  case ENT_RANGE_MONEY:
    put_member(out, "amount", object->text);
    put_member(out, "currency", object->unit);
    return;
  case ENT_RANGE_TEXT:
    put_member(out, "text", object->text);
  }
}

static void put_quote(FILE *out, const EntStatement *s, EntWalk *walk)
{
  if (s->quote) {
    if (s->line) fprintf(out, ",\"lineNumber\":%u", s->line);
    put_member(out, "quote", s->quote);
    return;
  }
  if (s->span.begin >= s->span.end) return;
  char *quote = ent_walk_quote(walk, s->span);
  fprintf(out, ",\"lineNumber\":%u", ent_walk_line(walk, s->span.begin));
  put_member(out, "quote", quote);
  g_free(quote);
}

static void put_statement(FILE *out, const EntDocument *d, const EntStatement *s,
                          EntWalk *walk)
{
  fputs("{\"line\":\"statement\"", out);
  put_member(out, "document", d->id);
  fprintf(out, ",\"subject\":%u", s->subject);
  put_member(out, "subjectName", d->things[s->subject].name);
  put_member(out, "property", ent_property_info(s->property)->name);
  put_object(out, d, &s->object);
  put_member(out, "status", ent_status_name(s->status));
  put_confidence(out, s->confidence);
  if (s->attributed_to != ENT_NONE)
    fprintf(out, ",\"attributedTo\":%u", s->attributed_to);
  put_member(out, "validFrom", s->valid_from);
  put_member(out, "validUntil", s->valid_until);
  put_member(out, "rule", s->rule);
  put_span(out, "span", s->span);
  put_span(out, "subjectSpan", s->subject_span);
  put_span(out, "objectSpan", s->object_span);
  put_quote(out, s, walk);
  fputs("}\n", out);
}

void ent_lines_write(const EntDocument *document, FILE *out)
{
  put_document(out, document);
  for (uint32_t i = 0; i < document->n_things; i++)
    put_thing(out, document, i);
  EntWalk walk = ent_walk_new(document->text, document->lines);
  for (uint32_t i = 0; i < document->n_statements; i++)
    put_statement(out, document, &document->statements[i], &walk);
}

char *ent_lines_text(const EntDocument *document, size_t *length)
{
  char *lines = NULL;
  size_t n = 0;
  FILE *stream = open_memstream(&lines, &n);
  if (!stream) g_error("no memory for a stream");
  ent_lines_write(document, stream);
  if (fclose(stream) != 0) g_error("no memory for %zu bytes", n);
  if (length) *length = n;
  return lines;
}
