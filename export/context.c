// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The context, made from the tables of words, classes and properties. */
#include "export/context.h"

#include "export/words.h"
#include <string.h>

struct EntContext {
  GArray *terms;          /* EntContextTerm: of properties */
  GPtrArray *words;       /* names in ent: that stand as values */
  GHashTable *by_iri;     /* IRI -> index in terms + 1 */
  GHashTable *word_names; /* set of words */
};

typedef struct {
  EntWord word;
  EntShape shape;
  EntLiteralType type;
} Row;

static const Row rows[] = {
    {ENT_WORD_SUBJECT, ENT_SHAPE_LINK, 0},
    {ENT_WORD_PREDICATE, ENT_SHAPE_WORD, 0},
    {ENT_WORD_OBJECT, ENT_SHAPE_LINK, 0},
    {ENT_WORD_LABEL, ENT_SHAPE_LANGUAGE, 0},
    {ENT_WORD_ALT_LABEL, ENT_SHAPE_LANGUAGE, 0},
    {ENT_WORD_EXACT_MATCH, ENT_SHAPE_LINK, 0},
    {ENT_WORD_SAME_AS, ENT_SHAPE_LINK, 0},
    {ENT_WORD_NAME, ENT_SHAPE_LANGUAGE, 0},
    {ENT_WORD_IDENTIFIER, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_DATE_PUBLISHED, ENT_SHAPE_TYPED, ENT_LITERAL_DATE},
    {ENT_WORD_URL, ENT_SHAPE_LINK, 0},
    {ENT_WORD_PUBLISHER, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_AUTHOR, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_CURRENCY, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_VALUE, ENT_SHAPE_TYPED, ENT_LITERAL_DECIMAL},
    {ENT_WORD_BEGIN_INDEX, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_END_INDEX, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_ANCHOR_OF, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_REFERENCE_CONTEXT, ENT_SHAPE_LINK, 0},
    {ENT_WORD_IDENT_REF, ENT_SHAPE_LINK, 0},
    {ENT_WORD_QUOTED_FROM, ENT_SHAPE_LINK, 0},
    {ENT_WORD_KEY, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_STATUS, ENT_SHAPE_WORD, 0},
    {ENT_WORD_CONFIDENCE, ENT_SHAPE_TYPED, ENT_LITERAL_DECIMAL},
    {ENT_WORD_RULE, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_LINE, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_FILE, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_SUBJECT_PHRASE, ENT_SHAPE_LINK, 0},
    {ENT_WORD_OBJECT_PHRASE, ENT_SHAPE_LINK, 0},
    {ENT_WORD_ATTRIBUTED_TO, ENT_SHAPE_LINK, 0},
    {ENT_WORD_VALID_FROM, ENT_SHAPE_TYPED, ENT_LITERAL_DATE},
    {ENT_WORD_VALID_UNTIL, ENT_SHAPE_TYPED, ENT_LITERAL_DATE},
    {ENT_WORD_SUPPORTED_BY, ENT_SHAPE_LINK, 0},
    {ENT_WORD_SOURCES, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_SITES, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_COPY_OF, ENT_SHAPE_LINK, 0},
    {ENT_WORD_CONTRADICTS, ENT_SHAPE_LINK, 0},
    {ENT_WORD_HOLDERS, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_SHA256, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_TRIPLES, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_ENTITIES, ENT_SHAPE_TYPED, ENT_LITERAL_NATURAL},
    {ENT_WORD_CLASS_PARTITION, ENT_SHAPE_LINK, 0},
    {ENT_WORD_CLASS, ENT_SHAPE_WORD, 0},
    {ENT_WORD_PROPERTY_PARTITION, ENT_SHAPE_LINK, 0},
    {ENT_WORD_PROPERTY, ENT_SHAPE_WORD, 0},
    {ENT_WORD_SUBSET, ENT_SHAPE_LINK, 0},
    {ENT_WORD_URI_SPACE, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_VOCABULARY, ENT_SHAPE_LINK, 0},
    {ENT_WORD_TITLE, ENT_SHAPE_LANGUAGE, 0},
    {ENT_WORD_CREATED, ENT_SHAPE_TYPED, ENT_LITERAL_DATE_TIME},
    {ENT_WORD_GENERATED_BY, ENT_SHAPE_LINK, 0},
    {ENT_WORD_ASSOCIATED_WITH, ENT_SHAPE_LINK, 0},
    {ENT_WORD_USED, ENT_SHAPE_LINK, 0},
    {ENT_WORD_ENDED, ENT_SHAPE_TYPED, ENT_LITERAL_DATE_TIME},
    {ENT_WORD_SOFTWARE_VERSION, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_MERGE_OF, ENT_SHAPE_LINK, 0},
    {ENT_WORD_NOT_MERGED_WITH, ENT_SHAPE_LINK, 0},
    {ENT_WORD_MERGED_IN, ENT_SHAPE_LINK, 0},
    {ENT_WORD_MERGED_NAME, ENT_SHAPE_LANGUAGE, 0},
    {ENT_WORD_OTHER_NAME, ENT_SHAPE_LANGUAGE, 0},
    {ENT_WORD_OTHER_DOCUMENT, ENT_SHAPE_LINK, 0},
    {ENT_WORD_PASS, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_EVIDENCE, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
    {ENT_WORD_CONFLICT, ENT_SHAPE_TYPED, ENT_LITERAL_STRING},
};

static const char *local_name(const EntTerm *iri)
{
  return strchr(iri->curie, ':') + 1;
}

static void add_term(EntContext *context, const EntTerm *iri, EntShape shape,
                     EntLiteralType type)
{
  EntContextTerm term = {local_name(iri), iri->curie, shape, type};
  g_array_append_val(context->terms, term);
  g_hash_table_insert(context->by_iri, (gpointer)iri->text,
                      GUINT_TO_POINTER(context->terms->len));
}

static void add_word(EntContext *context, const EntTerm *iri)
{
  g_ptr_array_add(context->words, (gpointer)local_name(iri));
  g_hash_table_add(context->word_names, (gpointer)local_name(iri));
}

static const EntShape shapes[] = {[ENT_RANGE_THING] = ENT_SHAPE_LINK,
                                  [ENT_RANGE_DATE] = ENT_SHAPE_TYPED,
                                  [ENT_RANGE_MONEY] = ENT_SHAPE_LINK,
                                  [ENT_RANGE_TEXT] = ENT_SHAPE_LANGUAGE};

EntContext *ent_context_new(void)
{
  EntContext *context = g_new0(EntContext, 1);
  context->terms = g_array_new(FALSE, FALSE, sizeof(EntContextTerm));
  context->words = g_ptr_array_new();
  context->by_iri = g_hash_table_new(g_str_hash, g_str_equal);
  context->word_names = g_hash_table_new(g_str_hash, g_str_equal);
  for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++)
    add_term(context, &ent_words[rows[i].word], rows[i].shape, rows[i].type);
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++) {
    add_term(context, &ent_property_terms[i],
             shapes[ent_property_info((EntProperty)i)->range_kind], ENT_LITERAL_DATE);
    g_hash_table_add(context->word_names, (gpointer)local_name(&ent_property_terms[i]));
  }
  add_word(context, &ent_words[ENT_WORD_STATEMENT]);
  add_word(context, &ent_words[ENT_WORD_FACT]);
  add_word(context, &ent_words[ENT_WORD_MERGE]);
  add_word(context, &ent_words[ENT_WORD_NEAR_MERGE]);
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    add_word(context, &ent_class_terms[i]);
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    add_word(context, &ent_status_terms[i]);
  return context;
}

void ent_context_free(EntContext *context)
{
  if (!context) return;
  g_array_unref(context->terms);
  g_ptr_array_unref(context->words);
  g_hash_table_destroy(context->by_iri);
  g_hash_table_destroy(context->word_names);
  g_free(context);
}

const EntContextTerm *ent_context_term(const EntContext *context,
                                       const EntTerm *predicate)
{
  static const EntContextTerm type = {"type", "rdf:type", ENT_SHAPE_WORD, 0};
  if (predicate == &ent_words[ENT_WORD_TYPE]) return &type;
  guint at = GPOINTER_TO_UINT(g_hash_table_lookup(context->by_iri, predicate->text));
  return at ? &g_array_index(context->terms, EntContextTerm, at - 1) : NULL;
}

const char *ent_context_word(const EntContext *context, const EntTerm *iri)
{
  if (!iri->curie) return NULL;
  bool ours = g_str_has_prefix(iri->curie, "ent:");
  if (ours && g_hash_table_contains(context->word_names, local_name(iri)))
    return local_name(iri);
  return iri->curie;
}

/* ---- as JSON ---- */

static json_t *term_json(const EntContextTerm *term)
{
  json_t *json = json_object();
  json_object_set_new(json, "@id", json_string(term->iri));
  switch (term->shape) {
  case ENT_SHAPE_LINK:
    json_object_set_new(json, "@type", json_string("@id"));
    json_object_set_new(json, "@container", json_string("@set"));
    break;
  case ENT_SHAPE_WORD:
    json_object_set_new(json, "@type", json_string("@vocab"));
    break;
  case ENT_SHAPE_LANGUAGE:
    json_object_set_new(json, "@container", json_string("@language"));
    break;
  case ENT_SHAPE_TYPED:
    if (ent_literals[term->type].curie)
      json_object_set_new(json, "@type", json_string(ent_literals[term->type].curie));
  }
  return json;
}

json_t *ent_context_json(const EntContext *context)
{
  json_t *json = json_object();
  json_object_set_new(json, "@version", json_real(1.1));
  json_object_set_new(json, "id", json_string("@id"));
  json_object_set_new(json, "type", json_string("@type"));
  json_object_set_new(json, "graph", json_string("@graph"));
  for (const EntPrefix *p = ent_prefixes; p->prefix; p++)
    json_object_set_new(json, p->prefix, json_string(p->ns));
  for (guint i = 0; i < context->words->len; i++) {
    char *iri = g_strconcat("ent:", context->words->pdata[i], NULL);
    json_object_set_new(json, context->words->pdata[i], json_string(iri));
    g_free(iri);
  }
  for (guint i = 0; i < context->terms->len; i++) {
    const EntContextTerm *term = &g_array_index(context->terms, EntContextTerm, i);
    json_object_set_new(json, term->name, term_json(term));
  }
  return json;
}
