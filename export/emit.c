// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Quads, one at a time, out of the values of a graph. */
#include "export/emit.h"

#include <string.h>

void emit_quad(EntWalkQuads *walk, const EntTerm *subject, const EntTerm *predicate,
               const EntTerm *object)
{
  if (!walk->go_on) return;
  EntQuad quad = {walk->in, subject, predicate, object};
  walk->go_on = walk->sink->quad(walk->sink, &quad);
}

void emit_word(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               const EntTerm *object)
{
  walk->counts.words[predicate]++;
  emit_quad(walk, subject, &ent_words[predicate], object);
}

void emit_type(EntWalkQuads *walk, const EntTerm *subject, EntWord cls)
{
  walk->counts.types[cls]++;
  emit_word(walk, subject, ENT_WORD_TYPE, &ent_words[cls]);
}

static EntTerm emit_literal(EntWalkQuads *walk, EntLiteralType type, const char *text)
{
  const char *clean = ent_text_clean(text, walk->clean);
  return (EntTerm){true, type, clean, strlen(clean), NULL};
}

void emit_text(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               EntLiteralType type, const char *text)
{
  if (!text) return;
  EntTerm object = emit_literal(walk, type, text);
  emit_word(walk, subject, predicate, &object);
}

void emit_date(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               const char *text)
{
  if (text) emit_text(walk, subject, predicate, ent_date_type(text), text);
}

void emit_number(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                 uint32_t number)
{
  char digits[16], *p = digits + sizeof digits;
  *--p = '\0';
  do {
    *--p = (char)('0' + number % 10);
  } while (number /= 10);
  emit_text(walk, subject, predicate, ENT_LITERAL_NATURAL, p);
}

void emit_confidence(EntWalkQuads *walk, const EntTerm *subject, float confidence)
{
  /* Ten thousandths in whole numbers: printf is slow, and knows locales. */
  bool is_number = confidence >= 0 && confidence <= 1;
  unsigned units = is_number ? (unsigned)((double)confidence * 10000 + 0.5) : 0;
  char text[] = {(char)('0' + units / 10000),
                 '.',
                 (char)('0' + units / 1000 % 10),
                 (char)('0' + units / 100 % 10),
                 (char)('0' + units / 10 % 10),
                 (char)('0' + units % 10),
                 '\0'};
  for (int last = 5; last > 2 && text[last] == '0'; last--)
    text[last] = '\0';
  emit_text(walk, subject, ENT_WORD_CONFIDENCE, ENT_LITERAL_DECIMAL, text);
}

static void emit_iri(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                     const GString *iri)
{
  EntTerm object = ent_term_iri(iri->str, iri->len);
  emit_word(walk, subject, predicate, &object);
}

void emit_link(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
               const char *iri)
{
  if (iri && ent_iri_repair(iri, walk->object))
    emit_iri(walk, subject, predicate, walk->object);
}

/* Whether the gate has made a text of this set before. */
static bool is_new(GHashTable *seen, const char *text)
{
  return g_hash_table_add(seen, g_strdup(text));
}

/* One link for each of the IRIs that bars part; those that are repaired to one, once.
 */
void emit_links(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                const char *iris)
{
  if (!iris) return;
  if (!strchr(iris, '|')) {
    emit_link(walk, subject, predicate, iris);
    return;
  }
  g_autoptr(GHashTable) seen =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) each = g_strsplit(iris, "|", -1);
  for (char **iri = each; *iri; iri++)
    if (ent_iri_repair(*iri, walk->object) && is_new(seen, walk->object->str))
      emit_iri(walk, subject, predicate, walk->object);
}

void emit_texts(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                EntLiteralType type, const char *const *texts, uint32_t n)
{
  if (n == 1) emit_text(walk, subject, predicate, type, texts[0]);
  if (n < 2) return;
  g_autoptr(GHashTable) seen =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t i = 0; i < n; i++)
    if (is_new(seen, ent_text_clean(texts[i], walk->clean)))
      emit_text(walk, subject, predicate, type, texts[i]);
}

void emit_place(EntWalkQuads *walk, const EntTerm *subject, EntWord predicate,
                uint32_t source, EntSpan span)
{
  if (span.begin >= span.end) return;
  ent_iris_place(walk->iris, source, span, walk->object);
  emit_iri(walk, subject, predicate, walk->object);
}

/* The term of an object; its text may stand in walk->object or walk->clean. */
EntTerm emit_object(EntWalkQuads *walk, const EntObject *object)
{
  switch (object->kind) {
  case ENT_RANGE_THING:
    return *ent_iris_node(walk->iris, object->node);
  case ENT_RANGE_MONEY:
    ent_iris_money(walk->iris, object, walk->object);
    return ent_term_iri(walk->object->str, walk->object->len);
  case ENT_RANGE_DATE:
    return emit_literal(walk, ent_date_type(object->text), object->text);
  case ENT_RANGE_TEXT:
    break;
  }
  return emit_literal(walk, ENT_LITERAL_ENGLISH, object->text);
}
