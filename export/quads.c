// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Entities, facts and amounts of money as quads, then what the documents say. */
#include "export/quads.h"

#include "export/emit.h"

#include <stdlib.h>
#include <string.h>

enum { HEX = 12 };

/* ---- entities and facts ---- */

static void expand_ties(EntWalkQuads *walk)
{
  GString *iri = g_string_new(NULL);
  for (unsigned cls = 0; cls < ENT_CLASS_COUNT; cls++) {
    char **ties = g_strsplit(ent_class_info(cls)->ties, " ", ENT_TIES);
    for (unsigned i = 0; ties[i]; i++)
      if (ent_curie_expand(ties[i], strlen(ties[i]), iri))
        walk->ties[cls][i] =
            (EntTerm){.text = g_string_chunk_insert_len(walk->strings, iri->str,
                                                        (gssize)iri->len),
                      .length = iri->len,
                      .curie = g_string_chunk_insert(walk->strings, ties[i])};
    g_strfreev(ties);
  }
  g_string_free(iri, TRUE);
}

static void walk_node(EntWalkQuads *walk, uint32_t i)
{
  const EntNode *node = ent_graph_node(walk->graph, i);
  const EntTerm *iri = ent_iris_node(walk->iris, i);
  emit_word(walk, iri, ENT_WORD_TYPE, &ent_class_terms[node->cls]);
  for (unsigned k = 0; k < ENT_TIES && walk->ties[node->cls][k].text; k++)
    emit_word(walk, iri, ENT_WORD_TYPE, &walk->ties[node->cls][k]);
  emit_text(walk, iri, ENT_WORD_LABEL, ENT_LITERAL_ENGLISH, node->name);
  emit_texts(walk, iri, ENT_WORD_ALT_LABEL, ENT_LITERAL_ENGLISH,
             (const char *const *)node->aliases, node->n_aliases);
  bool authority = node->cls == ENT_CLASS_TOPIC || node->cls == ENT_CLASS_COUNTRY;
  emit_links(walk, iri, authority ? ENT_WORD_EXACT_MATCH : ENT_WORD_SAME_AS,
             node->same_as);
  if (g_str_has_prefix(node->key, "iso:"))
    emit_text(walk, iri, ENT_WORD_IDENTIFIER, ENT_LITERAL_STRING, node->key + 4);
  emit_text(walk, iri, ENT_WORD_KEY, ENT_LITERAL_STRING, node->key);
  if (node->single) emit_number(walk, iri, ENT_WORD_HOLDERS, 1);
  if (node->status != ENT_STATUS_ASSERTED)
    emit_word(walk, iri, ENT_WORD_STATUS, &ent_status_terms[node->status]);
  emit_confidence(walk, iri, node->confidence);
}

/* Whether the gate makes the words of a fact those of one before it, from the
 * first of its subject on. Only texts that it may have changed can be. */
static bool is_said_before(EntWalkQuads *walk, uint32_t first, uint32_t fact)
{
  const EntFact *f = ent_graph_fact(walk->graph, fact);
  if (f->object.kind != ENT_RANGE_TEXT) return false;
  const char *clean = ent_text_clean(f->object.text, walk->clean);
  if (!strstr(clean, "\xef\xbf\xbd")) return false;
  g_autofree char *text = g_strdup(clean);
  for (uint32_t i = first; i < fact; i++) {
    const EntFact *before = ent_graph_fact(walk->graph, i);
    if (before->property == f->property && before->object.kind == ENT_RANGE_TEXT &&
        strcmp(ent_text_clean(before->object.text, walk->clean), text) == 0)
      return true;
  }
  return false;
}

static void walk_entities(EntWalkQuads *walk)
{
  uint32_t fact = 0, n_facts = ent_graph_n_facts(walk->graph);
  for (uint32_t i = 0; i < ent_graph_n_nodes(walk->graph) && walk->go_on; i++) {
    walk_node(walk, i);
    for (uint32_t first = fact; fact < n_facts; fact++) {
      const EntFact *f = ent_graph_fact(walk->graph, fact);
      if (f->subject != i) break;
      if (is_said_before(walk, first, fact)) continue;
      EntTerm object = emit_object(walk, &f->object);
      walk->counts.facts[f->property]++;
      emit_quad(walk, ent_iris_node(walk->iris, i), &ent_property_terms[f->property],
                &object);
    }
  }
}

/* ---- facts of several sources ---- */

typedef struct {
  const EntFact *fact;
  uint32_t claim;
} Support;

static int compare_supports(gconstpointer a, gconstpointer b)
{
  const Support *x = a, *y = b;
  if (x->fact != y->fact) return x->fact < y->fact ? -1 : 1;
  return (x->claim > y->claim) - (x->claim < y->claim);
}

/* The claims behind the facts that have several sources, by fact. */
static GArray *collect_supports(const EntGraph *graph)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Support));
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++) {
    Support support = {ent_graph_fact_of(graph, i), i};
    if (support.fact && support.fact->support > 1) g_array_append_val(all, support);
  }
  g_array_sort(all, compare_supports);
  return all;
}

static void walk_support(EntWalkQuads *walk, const EntFact *fact)
{
  ent_iris_fact(walk->iris, fact, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_type(walk, &iri, ENT_WORD_FACT);
  emit_word(walk, &iri, ENT_WORD_SUBJECT, ent_iris_node(walk->iris, fact->subject));
  emit_word(walk, &iri, ENT_WORD_PREDICATE, &ent_property_terms[fact->property]);
  EntTerm object = emit_object(walk, &fact->object);
  emit_word(walk, &iri, ENT_WORD_OBJECT, &object);
  emit_number(walk, &iri, ENT_WORD_SOURCES, fact->support);
  emit_number(walk, &iri, ENT_WORD_SITES, fact->sites);
}

/* A node for each, with the statements that assert it. */
static void walk_supports(EntWalkQuads *walk)
{
  GArray *all = collect_supports(walk->graph);
  const EntFact *before = NULL;
  for (uint32_t i = 0; i < all->len && walk->go_on; i++) {
    const Support *support = &g_array_index(all, Support, i);
    if (support->fact != before) walk_support(walk, support->fact);
    before = support->fact;
    EntTerm fact = ent_term_iri(walk->subject->str, walk->subject->len);
    ent_iris_statement(walk->iris, support->claim, walk->object);
    EntTerm statement = ent_term_iri(walk->object->str, walk->object->len);
    emit_word(walk, &fact, ENT_WORD_SUPPORTED_BY, &statement);
  }
  g_array_unref(all);
}

/* ---- money ---- */

static int compare_money(gconstpointer a, gconstpointer b)
{
  const EntObject *x = *(EntObject *const *)a, *y = *(EntObject *const *)b;
  int order = g_strcmp0(x->unit, y->unit);
  return order ? order : strcmp(x->text, y->text);
}

static void walk_amount(EntWalkQuads *walk, const EntObject *money)
{
  ent_iris_money(walk->iris, money, walk->subject);
  EntTerm iri = ent_term_iri(walk->subject->str, walk->subject->len);
  emit_type(walk, &iri, ENT_WORD_MONETARY_AMOUNT);
  emit_text(walk, &iri, ENT_WORD_CURRENCY, ENT_LITERAL_STRING, money->unit);
  g_string_truncate(walk->object, 0);
  bool is_decimal = ent_decimal(money->text, walk->object);
  emit_text(walk, &iri, ENT_WORD_VALUE,
            is_decimal ? ENT_LITERAL_DECIMAL : ENT_LITERAL_STRING,
            is_decimal ? walk->object->str : money->text);
}

/* Each amount once, whoever speaks of it. */
static void walk_money(EntWalkQuads *walk)
{
  GPtrArray *all = g_ptr_array_new();
  for (uint32_t i = 0; i < ent_graph_n_claims(walk->graph); i++) {
    const EntClaim *claim = ent_graph_claim(walk->graph, i);
    if (claim->object.kind == ENT_RANGE_MONEY)
      g_ptr_array_add(all, (gpointer)&claim->object);
  }
  g_ptr_array_sort(all, compare_money);
  for (uint32_t i = 0; i < all->len && walk->go_on; i++)
    if (!i || compare_money(&all->pdata[i - 1], &all->pdata[i]) != 0)
      walk_amount(walk, all->pdata[i]);
  g_ptr_array_unref(all);
}

/* ---- the whole ---- */

bool ent_quads_walk(const EntGraph *graph, const EntExportOptions *options,
                    EntLayers layers, EntSink *sink)
{
  EntWalkQuads walk = {.graph = graph,
                       .sink = sink,
                       .iris = ent_iris_new(graph, options ? options->base : NULL, HEX),
                       .go_on = true,
                       .strings = g_string_chunk_new(1024),
                       .clean = g_string_new(NULL),
                       .subject = g_string_new(NULL),
                       .phrase = g_string_new(NULL),
                       .object = g_string_new(NULL)};
  if (layers == ENT_LAYERS_ALL && options && options->facts_graph) {
    const char *name = options->facts_graph;
    walk.facts_graph = ent_term_iri(name, strlen(name));
    walk.in = &walk.facts_graph;
  }
  expand_ties(&walk);
  walk_entities(&walk);
  walk_money(&walk);
  if (layers != ENT_LAYERS_FACTS) walk_supports(&walk);
  if (layers != ENT_LAYERS_FACTS) ent_walk_statements(&walk, layers == ENT_LAYERS_ALL);
  ent_walk_description(&walk, layers == ENT_LAYERS_ALL, layers != ENT_LAYERS_FACTS);
  ent_iris_free(walk.iris);
  g_string_chunk_free(walk.strings);
  GString *scratch[] = {walk.clean, walk.subject, walk.phrase, walk.object};
  for (unsigned i = 0; i < G_N_ELEMENTS(scratch); i++)
    g_string_free(scratch[i], TRUE);
  return walk.go_on;
}
