// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Is every plain triple what some statement asserts? */
#include "export/load_subject.h"

#include <string.h>

static char *triple_text(const char *subject, const char *predicate, const char *object)
{
  return g_strconcat(subject, " ", predicate, " ", object, NULL);
}

/* What is asserted by some statement: a set of triples. */
static GHashTable *collect_asserted(LoadRdf *load)
{
  GHashTable *asserted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t i = 0; i < load->order->len; i++) {
    const LoadSubject *s = load->order->pdata[i];
    if (!load_is_a(s, &ent_words[ENT_WORD_STATEMENT]) ||
        load_status(s) != ENT_STATUS_ASSERTED)
      continue;
    g_hash_table_add(asserted, triple_text(load_value(s, ENT_WORD_SUBJECT),
                                           load_value(s, ENT_WORD_PREDICATE),
                                           load_value(s, ENT_WORD_OBJECT)));
  }
  return asserted;
}

static bool is_property(const char *iri)
{
  return g_str_has_prefix(iri, ENT_NS) &&
         ent_property_by_name(iri + strlen(ENT_NS)) != ENT_PROP_NONE;
}

static bool check_fact(LoadRdf *load, GHashTable *asserted, const char *subject,
                       const LoadPair *pair)
{
  if (!is_property(pair->predicate)) return true;
  char *triple = triple_text(subject, pair->predicate, pair->object);
  bool known = g_hash_table_contains(asserted, triple);
  g_free(triple);
  return known || ent_fail(load->error, ENT_ERR_BAD_DATA, load->path, 0, 0,
                           "the fact <%s> <%s> <%s> is what no statement asserts; was "
                           "this written by entente?",
                           subject, pair->predicate, pair->object);
}

/* Facts are derived anew from the statements; one in the file that would not be was put
 * there by somebody else. */
bool load_check_facts(LoadRdf *load)
{
  GHashTable *asserted = collect_asserted(load);
  bool good = true;
  for (uint32_t i = 0; i < load->order->len && good; i++) {
    const LoadSubject *s = load->order->pdata[i];
    for (guint k = 0; k < s->pairs->len && good; k++)
      good = check_fact(load, asserted, s->iri, &g_array_index(s->pairs, LoadPair, k));
  }
  g_hash_table_destroy(asserted);
  return good;
}
