// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Quads by subject. */
#include "export/load_subject.h"

#include <stdlib.h>
#include <string.h>

const char *load_intern(LoadRdf *load, const char *text)
{
  return g_string_chunk_insert_const(load->strings, text);
}

void load_subject_free(gpointer data)
{
  LoadSubject *subject = data;
  g_array_unref(subject->pairs);
  g_free(subject);
}

LoadSubject *load_subject_at(LoadRdf *load, const char *iri)
{
  LoadSubject *subject = g_hash_table_lookup(load->subjects, iri);
  if (subject) return subject;
  subject = g_new0(LoadSubject, 1);
  subject->iri = iri;
  subject->pairs = g_array_new(FALSE, FALSE, sizeof(LoadPair));
  subject->node = subject->source = ENT_NONE;
  g_hash_table_insert(load->subjects, (gpointer)iri, subject);
  g_ptr_array_add(load->order, subject);
  return subject;
}

/* ---- properties of a subject ---- */

const char *load_value_after(const LoadSubject *subject, EntWord word, uint32_t *at)
{
  while (*at < subject->pairs->len) {
    const LoadPair *pair = &g_array_index(subject->pairs, LoadPair, (*at)++);
    if (strcmp(pair->predicate, ent_words[word].text) == 0) return pair->object;
  }
  return NULL;
}

const char *load_value(const LoadSubject *subject, EntWord word)
{
  uint32_t at = 0;
  return load_value_after(subject, word, &at);
}

bool load_is_a(const LoadSubject *subject, const EntTerm *type)
{
  uint32_t at = 0;
  const char *value;
  while ((value = load_value_after(subject, ENT_WORD_TYPE, &at)))
    if (strcmp(value, type->text) == 0) return true;
  return false;
}

EntClass load_class(const LoadSubject *subject)
{
  uint32_t at = 0;
  const char *value;
  while ((value = load_value_after(subject, ENT_WORD_TYPE, &at))) {
    if (!g_str_has_prefix(value, ENT_NS)) continue;
    EntClass cls = ent_class_by_name(value + strlen(ENT_NS));
    if (cls != ENT_CLASS_NONE) return cls;
  }
  return ENT_CLASS_NONE;
}

EntStatus load_status(const LoadSubject *subject)
{
  const char *value = load_value(subject, ENT_WORD_STATUS);
  EntStatus status = ENT_STATUS_ASSERTED;
  if (value && g_str_has_prefix(value, ENT_NS))
    status = ent_status_by_name(value + strlen(ENT_NS));
  return status == ENT_STATUS_COUNT ? ENT_STATUS_ASSERTED : status;
}

float load_confidence(const LoadSubject *subject)
{
  const char *value = load_value(subject, ENT_WORD_CONFIDENCE);
  double confidence = value ? g_ascii_strtod(value, NULL) : 1;
  return confidence >= 0 && confidence <= 1 ? (float)confidence : 0; /* also of NaN */
}

uint32_t load_number(const LoadSubject *subject, EntWord word)
{
  const char *value = load_value(subject, word);
  guint64 number = value ? g_ascii_strtoull(value, NULL, 10) : 0;
  return number < ENT_NONE ? (uint32_t)number : 0;
}

/* The document of this IRI, without a place in it. */
static bool load_document(LoadRdf *load, const char *iri, EntPlace *place)
{
  const LoadSubject *source = iri ? g_hash_table_lookup(load->subjects, iri) : NULL;
  if (!source || source->source == ENT_NONE) return false;
  *place = (EntPlace){source->source, {0, 0}};
  return true;
}

/* ".../doc/x#char=102,161" as a place in that document; ".../doc/x" as none in it. */
bool load_place(LoadRdf *load, const char *iri, EntPlace *place)
{
  if (load_document(load, iri, place)) return true;
  const char *mark = iri ? g_strrstr(iri, "char=") : NULL;
  if (!mark || mark < iri + 2) return false;
  char *end;
  guint64 begin = g_ascii_strtoull(mark + strlen("char="), &end, 10);
  guint64 stop = *end == ',' ? g_ascii_strtoull(end + 1, &end, 10) : 0;
  if (*end || begin > stop || stop >= ENT_NONE) return false;
  char *document = g_strndup(iri, (gsize)(mark - 1 - iri));
  const LoadSubject *source = g_hash_table_lookup(load->subjects, document);
  g_free(document);
  if (!source || source->source == ENT_NONE) return false;
  *place = (EntPlace){source->source, {(uint32_t)begin, (uint32_t)stop}};
  return true;
}
