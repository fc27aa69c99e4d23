// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads a graph back from RDF that we wrote. The quads are kept by subject; the nodes,
 * documents and statements are then taken from their properties. */
#include "export/load.h"

#include "export/load_subject.h"
#include <glib.h>
#include <stdlib.h>
#include <string.h>

static void take_triple(void *data, const char *subject, const char *predicate,
                        const char *object)
{
  LoadRdf *load = data;
  LoadPair pair = {load_intern(load, predicate), load_intern(load, object)};
  g_array_append_val(load_subject_at(load, load_intern(load, subject))->pairs, pair);
}

/* ---- sources, nodes ---- */

/* The id of the document that this one is a copy of, or NULL. */
static const char *original_of(const LoadRdf *load, const LoadSubject *subject)
{
  const char *iri = load_value(subject, ENT_WORD_COPY_OF);
  const LoadSubject *original = iri ? g_hash_table_lookup(load->subjects, iri) : NULL;
  return original ? load_value(original, ENT_WORD_IDENTIFIER) : NULL;
}

static void put_source(LoadRdf *load, LoadSubject *subject)
{
  const char *id = load_value(subject, ENT_WORD_IDENTIFIER);
  EntSource source = {
      .id = id ? id : subject->iri,
      .title = load_value(subject, ENT_WORD_NAME),
      .date = load_value(subject, ENT_WORD_DATE_PUBLISHED),
      .url = load_value(subject, ENT_WORD_URL),
      .site = load_value(subject, ENT_WORD_PUBLISHER),
      .author = load_value(subject, ENT_WORD_AUTHOR),
      .file = load_value(subject, ENT_WORD_FILE),
      .copy_of = original_of(load, subject),
  };
  subject->source = ent_graph_put_source(load->graph, &source);
}

/* Entity IRI -> its places, from the phrases that name it. */
static GHashTable *collect_mentions(LoadRdf *load)
{
  GHashTable *mentions = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                               (GDestroyNotify)g_array_unref);
  for (uint32_t i = 0; i < load->order->len; i++) {
    const LoadSubject *phrase = load->order->pdata[i];
    EntPlace place;
    uint32_t at = 0;
    const char *entity = load_value_after(phrase, ENT_WORD_IDENT_REF, &at);
    if (!entity || !load_place(load, phrase->iri, &place)) continue;
    for (; entity; entity = load_value_after(phrase, ENT_WORD_IDENT_REF, &at)) {
      GArray *places = g_hash_table_lookup(mentions, entity);
      if (!places) {
        places = g_array_new(FALSE, FALSE, sizeof(EntPlace));
        g_hash_table_insert(mentions, (gpointer)entity, places);
      }
      g_array_append_val(places, place);
    }
  }
  return mentions;
}

/* The links elsewhere as the graph has them: parted by bars. */
static const char *same_as_of(LoadRdf *load, const LoadSubject *subject)
{
  static const EntWord words[] = {ENT_WORD_SAME_AS, ENT_WORD_EXACT_MATCH};
  GString *all = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    uint32_t at = 0;
    for (const char *iri; (iri = load_value_after(subject, words[i], &at));)
      g_string_append_printf(all, "%s%s", all->len ? "|" : "", iri);
  }
  const char *kept = all->len ? load_intern(load, all->str) : NULL;
  g_string_free(all, TRUE);
  return kept;
}

static void put_node(LoadRdf *load, LoadSubject *subject, EntClass cls,
                     GHashTable *mentions)
{
  GPtrArray *aliases = g_ptr_array_new();
  uint32_t at = 0;
  for (const char *alias; (alias = load_value_after(subject, ENT_WORD_ALT_LABEL, &at));)
    g_ptr_array_add(aliases, (gpointer)alias);
  const char *name = load_value(subject, ENT_WORD_LABEL);
  const char *key = load_value(subject, ENT_WORD_KEY);
  const GArray *places = g_hash_table_lookup(mentions, subject->iri);
  EntNode node = {
      .cls = cls,
      .key = key ? key : subject->iri,
      .name = name ? name : subject->iri,
      .aliases = (const char **)aliases->pdata,
      .n_aliases = aliases->len,
      .same_as = same_as_of(load, subject),
      .status = load_status(subject),
      .single = load_number(subject, ENT_WORD_HOLDERS) == 1,
      .confidence = load_confidence(subject),
      .mentions = places ? (const EntPlace *)places->data : NULL,
      .n_mentions = places ? places->len : 0,
  };
  subject->node = ent_graph_put_node(load->graph, &node);
  g_ptr_array_unref(aliases);
}

/* ---- statements ---- */

static uint32_t node_at(LoadRdf *load, const char *iri)
{
  const LoadSubject *subject = iri ? g_hash_table_lookup(load->subjects, iri) : NULL;
  return subject ? subject->node : ENT_NONE;
}

/* "200000000.0" as the graph has it: "200000000". */
static const char *plain_decimal(LoadRdf *load, const char *text)
{
  if (!text || !g_str_has_suffix(text, ".0")) return text;
  char *cut = g_strndup(text, strlen(text) - 2);
  text = load_intern(load, cut);
  g_free(cut);
  return text;
}

static EntObject object_of(LoadRdf *load, const char *value, EntRangeKind kind)
{
  EntObject object = {.kind = kind, .node = ENT_NONE, .text = value};
  if (kind == ENT_RANGE_THING)
    object = (EntObject){kind, node_at(load, value), NULL, NULL};
  if (kind == ENT_RANGE_MONEY) {
    const LoadSubject *money = g_hash_table_lookup(load->subjects, value);
    object.text = money ? plain_decimal(load, load_value(money, ENT_WORD_VALUE)) : NULL;
    object.unit = money ? load_value(money, ENT_WORD_CURRENCY) : NULL;
  }
  return object;
}

static EntSpan span_of(LoadRdf *load, const LoadSubject *subject, EntWord word)
{
  EntPlace place = {0, {0, 0}};
  load_place(load, load_value(subject, word), &place);
  return place.span;
}

static bool bad_statement(LoadRdf *load, const LoadSubject *subject, const char *why)
{
  return ent_fail(load->error, ENT_ERR_BAD_DATA, load->path, 0, 0,
                  "the statement <%s> %s; was this written by entente?", subject->iri,
                  why);
}

static bool put_claim(LoadRdf *load, const LoadSubject *subject)
{
  const char *predicate = load_value(subject, ENT_WORD_PREDICATE);
  const char *value = load_value(subject, ENT_WORD_OBJECT);
  const char *from = load_value(subject, ENT_WORD_QUOTED_FROM);
  EntProperty property = ENT_PROP_NONE;
  if (predicate && g_str_has_prefix(predicate, ENT_NS))
    property = ent_property_by_name(predicate + strlen(ENT_NS));
  if (property == ENT_PROP_NONE || !value)
    return bad_statement(load, subject, "has no known property, or no object");
  EntPlace place;
  if (!load_place(load, from, &place))
    return bad_statement(load, subject, "does not say where it stands");
  const LoadSubject *phrase = g_hash_table_lookup(load->subjects, from);
  if (phrase && (load_number(phrase, ENT_WORD_BEGIN_INDEX) != place.span.begin ||
                 load_number(phrase, ENT_WORD_END_INDEX) != place.span.end))
    return bad_statement(load, subject,
                         "is quoted from a phrase whose name and indices "
                         "disagree");
  EntClaim claim = {
      .subject = node_at(load, load_value(subject, ENT_WORD_SUBJECT)),
      .property = property,
      .object = object_of(load, value, ent_property_info(property)->range_kind),
      .status = load_status(subject),
      .confidence = load_confidence(subject),
      .rule = load_value(subject, ENT_WORD_RULE),
      .source = place.source,
      .span = place.span,
      .quote = phrase ? load_value(phrase, ENT_WORD_ANCHOR_OF) : NULL,
      .subject_span = span_of(load, subject, ENT_WORD_SUBJECT_PHRASE),
      .object_span = span_of(load, subject, ENT_WORD_OBJECT_PHRASE),
      .attributed_to = node_at(load, load_value(subject, ENT_WORD_ATTRIBUTED_TO)),
      .valid_from = load_value(subject, ENT_WORD_VALID_FROM),
      .valid_until = load_value(subject, ENT_WORD_VALID_UNTIL),
      .line = load_number(subject, ENT_WORD_LINE),
  };
  bool known = claim.subject != ENT_NONE &&
               (claim.object.kind == ENT_RANGE_THING ? claim.object.node != ENT_NONE
                                                     : claim.object.text != NULL);
  /* without who says so it would read as the text's own word */
  if (load_value(subject, ENT_WORD_ATTRIBUTED_TO) && claim.attributed_to == ENT_NONE)
    known = false;
  if (!known) return bad_statement(load, subject, "speaks of something not described");
  ent_graph_put_claim(load->graph, &claim);
  return true;
}

/* ---- merges ---- */

static uint32_t source_at(LoadRdf *load, const char *iri)
{
  const LoadSubject *subject = iri ? g_hash_table_lookup(load->subjects, iri) : NULL;
  return subject ? subject->source : ENT_NONE;
}

/* One that speaks of something not described is left out: it only explains. */
static void put_merge(LoadRdf *load, const LoadSubject *subject, bool joined)
{
  const char *pass = load_value(subject, ENT_WORD_PASS);
  EntMerge merge = {
      .joined = joined,
      .pass = pass ? ent_merge_pass_by_name(pass) : ENT_MERGE_COUNT,
      .node = node_at(load, load_value(subject, ENT_WORD_MERGE_OF)),
      .source = source_at(load, load_value(subject, ENT_WORD_MERGED_IN)),
      .other_source = source_at(load, load_value(subject, ENT_WORD_OTHER_DOCUMENT)),
      .name = load_value(subject, ENT_WORD_MERGED_NAME),
      .other_name = load_value(subject, ENT_WORD_OTHER_NAME),
      .score = load_confidence(subject),
      .evidence = load_value(subject, ENT_WORD_EVIDENCE),
      .conflict = load_value(subject, ENT_WORD_CONFLICT),
  };
  merge.other = joined ? merge.node
                       : node_at(load, load_value(subject, ENT_WORD_NOT_MERGED_WITH));
  if (merge.pass == ENT_MERGE_COUNT || merge.node == ENT_NONE ||
      merge.other == ENT_NONE || merge.source == ENT_NONE ||
      merge.other_source == ENT_NONE || !merge.name || !merge.other_name)
    return;
  ent_graph_put_merge(load->graph, &merge);
}

static void put_merges(LoadRdf *load)
{
  for (uint32_t i = 0; i < load->order->len; i++) {
    const LoadSubject *subject = load->order->pdata[i];
    bool joined = load_is_a(subject, &ent_words[ENT_WORD_MERGE]);
    if (joined || load_is_a(subject, &ent_words[ENT_WORD_NEAR_MERGE]))
      put_merge(load, subject, joined);
  }
}

/* ---- what made it ---- */

static void put_maker(LoadRdf *load, const LoadSubject *subject, EntWord value_word)
{
  const char *kind = load_value(subject, ENT_WORD_LABEL);
  const char *value = load_value(subject, value_word);
  if (!kind || !value) return;
  char *maker = g_strconcat(kind, "=", value, NULL);
  ent_graph_put_maker(load->graph, maker);
  g_free(maker);
}

/* Of several times the last. */
static void put_time(LoadRdf *load, const LoadSubject *run)
{
  const char *time = load_value(run, ENT_WORD_ENDED);
  if (g_strcmp0(time, ent_graph_time(load->graph)) > 0)
    ent_graph_set_time(load->graph, time);
}

static void put_makers(LoadRdf *load)
{
  for (uint32_t i = 0; i < load->order->len; i++) {
    const LoadSubject *subject = load->order->pdata[i];
    if (load_is_a(subject, &ent_words[ENT_WORD_SOFTWARE_AGENT]))
      put_maker(load, subject, ENT_WORD_SOFTWARE_VERSION);
    if (load_is_a(subject, &ent_words[ENT_WORD_ENTITY]))
      put_maker(load, subject, ENT_WORD_SHA256);
    if (load_is_a(subject, &ent_words[ENT_WORD_ACTIVITY])) put_time(load, subject);
  }
}

/* ---- the whole ---- */

static bool build(LoadRdf *load)
{
  uint32_t n_claims = 0, n_nodes = 0;
  for (uint32_t i = 0; i < load->order->len; i++)
    if (load_is_a(load->order->pdata[i], &ent_words[ENT_WORD_NEWS_ARTICLE]))
      put_source(load, load->order->pdata[i]);
  GHashTable *mentions = collect_mentions(load);
  for (uint32_t i = 0; i < load->order->len; i++) {
    EntClass cls = load_class(load->order->pdata[i]);
    if (cls == ENT_CLASS_NONE) continue;
    put_node(load, load->order->pdata[i], cls, mentions);
    n_nodes++;
  }
  g_hash_table_destroy(mentions);
  for (uint32_t i = 0; i < load->order->len; i++) {
    if (!load_is_a(load->order->pdata[i], &ent_words[ENT_WORD_STATEMENT])) continue;
    if (!put_claim(load, load->order->pdata[i])) return false;
    n_claims++;
  }
  if (n_nodes && !n_claims && !ent_graph_n_sources(load->graph))
    return ent_fail(load->error, ENT_ERR_BAD_DATA, load->path, 0, 0,
                    "holds facts without statements; write it with --statements, or as "
                    "N-Quads or TriG");
  if (!load_check_facts(load)) return false;
  put_merges(load);
  put_makers(load);
  ent_graph_seal(load->graph);
  return true;
}

EntGraph *ent_load_rdf(FILE *in, const char *path, const char *notation,
                       EntError *error)
{
  LoadRdf load = {.graph = ent_graph_new(),
                  .strings = g_string_chunk_new(1 << 16),
                  .subjects = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                                    load_subject_free),
                  .order = g_ptr_array_new(),
                  .path = path,
                  .error = error};
  bool good = strcmp(notation, "nquads") == 0
                  ? ent_read_nquads(in, path, take_triple, &load, error)
                  : ent_read_raptor(in, path, notation, take_triple, &load, error);
  good = good && build(&load);
  g_ptr_array_unref(load.order);
  g_hash_table_destroy(load.subjects);
  g_string_chunk_free(load.strings);
  if (good) return load.graph;
  ent_graph_free(load.graph);
  return NULL;
}
