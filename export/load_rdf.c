// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads a graph back from RDF that we wrote. The quads are kept by subject; the nodes,
 * documents and statements are then taken from their properties. */
#include "export/load.h"

#include "export/words.h"
#include <glib.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *predicate, *object; /* interned */
} Pair;

typedef struct {
  const char *iri; /* interned */
  GArray *pairs;   /* Pair */
  uint32_t index;  /* of its node or source, or ENT_NONE */
} Subject;

typedef struct {
  EntGraph *graph;
  GStringChunk *strings;
  GHashTable *subjects; /* interned IRI -> Subject */
  GPtrArray *order;     /* Subject, as met */
  const char *path;
  EntError *error;
} Load;

static const char *intern(Load *load, const char *text)
{
  return g_string_chunk_insert_const(load->strings, text);
}

static void subject_free(gpointer data)
{
  Subject *subject = data;
  g_array_unref(subject->pairs);
  g_free(subject);
}

static Subject *subject_at(Load *load, const char *iri)
{
  Subject *subject = g_hash_table_lookup(load->subjects, iri);
  if (subject) return subject;
  subject = g_new0(Subject, 1);
  subject->iri = iri;
  subject->pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
  subject->index = ENT_NONE;
  g_hash_table_insert(load->subjects, (gpointer)iri, subject);
  g_ptr_array_add(load->order, subject);
  return subject;
}

static void take_triple(void *data, const char *subject, const char *predicate,
                        const char *object)
{
  Load *load = data;
  Pair pair = {intern(load, predicate), intern(load, object)};
  g_array_append_val(subject_at(load, intern(load, subject))->pairs, pair);
}

/* ---- properties of a subject ---- */

static const char *value_after(const Subject *subject, EntWord word, uint32_t *at)
{
  while (*at < subject->pairs->len) {
    const Pair *pair = &g_array_index(subject->pairs, Pair, (*at)++);
    if (strcmp(pair->predicate, ent_words[word].text) == 0) return pair->object;
  }
  return NULL;
}

static const char *value_of(const Subject *subject, EntWord word)
{
  uint32_t at = 0;
  return value_after(subject, word, &at);
}

static bool is_a(const Subject *subject, const EntTerm *type)
{
  uint32_t at = 0;
  const char *value;
  while ((value = value_after(subject, ENT_WORD_TYPE, &at)))
    if (strcmp(value, type->text) == 0) return true;
  return false;
}

static EntClass class_of(const Subject *subject)
{
  uint32_t at = 0;
  const char *value;
  while ((value = value_after(subject, ENT_WORD_TYPE, &at))) {
    if (!g_str_has_prefix(value, ENT_NS)) continue;
    EntClass cls = ent_class_by_name(value + strlen(ENT_NS));
    if (cls != ENT_CLASS_NONE) return cls;
  }
  return ENT_CLASS_NONE;
}

static EntStatus status_of(const Subject *subject)
{
  const char *value = value_of(subject, ENT_WORD_STATUS);
  EntStatus status = ENT_STATUS_ASSERTED;
  if (value && g_str_has_prefix(value, ENT_NS))
    status = ent_status_by_name(value + strlen(ENT_NS));
  return status == ENT_STATUS_COUNT ? ENT_STATUS_ASSERTED : status;
}

static float confidence_of(const Subject *subject)
{
  const char *value = value_of(subject, ENT_WORD_CONFIDENCE);
  return value ? (float)g_ascii_strtod(value, NULL) : 1;
}

static uint32_t number_of(const Subject *subject, EntWord word)
{
  const char *value = value_of(subject, word);
  return value ? (uint32_t)g_ascii_strtoull(value, NULL, 10) : 0;
}

/* ".../doc/x#char=102,161" as a place in that document. */
static bool read_place(Load *load, const char *iri, EntPlace *place)
{
  const char *mark = iri ? g_strrstr(iri, "char=") : NULL;
  if (!mark || mark < iri + 2) return false;
  char *end;
  guint64 begin = g_ascii_strtoull(mark + strlen("char="), &end, 10);
  guint64 stop = *end == ',' ? g_ascii_strtoull(end + 1, &end, 10) : 0;
  if (*end || begin > stop || stop >= ENT_NONE) return false;
  char *document = g_strndup(iri, (gsize)(mark - 1 - iri));
  const Subject *source = g_hash_table_lookup(load->subjects, document);
  g_free(document);
  if (!source || source->index == ENT_NONE) return false;
  *place = (EntPlace){source->index, {(uint32_t)begin, (uint32_t)stop}};
  return true;
}

/* ---- sources, nodes ---- */

static void put_source(Load *load, Subject *subject)
{
  const char *id = value_of(subject, ENT_WORD_IDENTIFIER);
  EntSource source = {
      .id = id ? id : subject->iri,
      .title = value_of(subject, ENT_WORD_NAME),
      .date = value_of(subject, ENT_WORD_DATE_PUBLISHED),
      .url = value_of(subject, ENT_WORD_URL),
      .site = value_of(subject, ENT_WORD_PUBLISHER),
      .author = value_of(subject, ENT_WORD_AUTHOR),
      .file = value_of(subject, ENT_WORD_FILE),
  };
  subject->index = ent_graph_put_source(load->graph, &source);
}

/* Entity IRI -> its places, from the phrases that name it. */
static GHashTable *collect_mentions(Load *load)
{
  GHashTable *mentions = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                               (GDestroyNotify)g_array_unref);
  for (uint32_t i = 0; i < load->order->len; i++) {
    const Subject *phrase = load->order->pdata[i];
    EntPlace place;
    uint32_t at = 0;
    const char *entity = value_after(phrase, ENT_WORD_IDENT_REF, &at);
    if (!entity || !read_place(load, phrase->iri, &place)) continue;
    for (; entity; entity = value_after(phrase, ENT_WORD_IDENT_REF, &at)) {
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
static const char *same_as_of(Load *load, const Subject *subject)
{
  static const EntWord words[] = {ENT_WORD_SAME_AS, ENT_WORD_EXACT_MATCH};
  GString *all = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    uint32_t at = 0;
    for (const char *iri; (iri = value_after(subject, words[i], &at));)
      g_string_append_printf(all, "%s%s", all->len ? "|" : "", iri);
  }
  const char *kept = all->len ? intern(load, all->str) : NULL;
  g_string_free(all, TRUE);
  return kept;
}

static void put_node(Load *load, Subject *subject, EntClass cls, GHashTable *mentions)
{
  GPtrArray *aliases = g_ptr_array_new();
  uint32_t at = 0;
  for (const char *alias; (alias = value_after(subject, ENT_WORD_ALT_LABEL, &at));)
    g_ptr_array_add(aliases, (gpointer)alias);
  const char *name = value_of(subject, ENT_WORD_LABEL);
  const char *key = value_of(subject, ENT_WORD_KEY);
  const GArray *places = g_hash_table_lookup(mentions, subject->iri);
  EntNode node = {
      .cls = cls,
      .key = key ? key : subject->iri,
      .name = name ? name : subject->iri,
      .aliases = (const char **)aliases->pdata,
      .n_aliases = aliases->len,
      .same_as = same_as_of(load, subject),
      .status = status_of(subject),
      .single = number_of(subject, ENT_WORD_HOLDERS) == 1,
      .confidence = confidence_of(subject),
      .mentions = places ? (const EntPlace *)places->data : NULL,
      .n_mentions = places ? places->len : 0,
  };
  subject->index = ent_graph_put_node(load->graph, &node);
  g_ptr_array_unref(aliases);
}

/* ---- statements ---- */

static uint32_t node_at(Load *load, const char *iri)
{
  const Subject *subject = iri ? g_hash_table_lookup(load->subjects, iri) : NULL;
  return subject && class_of(subject) != ENT_CLASS_NONE ? subject->index : ENT_NONE;
}

/* "200000000.0" as the graph has it: "200000000". */
static const char *plain_decimal(Load *load, const char *text)
{
  if (!text || !g_str_has_suffix(text, ".0")) return text;
  char *cut = g_strndup(text, strlen(text) - 2);
  text = intern(load, cut);
  g_free(cut);
  return text;
}

static EntObject object_of(Load *load, const char *value, EntRangeKind kind)
{
  EntObject object = {.kind = kind, .node = ENT_NONE, .text = value};
  if (kind == ENT_RANGE_THING)
    object = (EntObject){kind, node_at(load, value), NULL, NULL};
  if (kind == ENT_RANGE_MONEY) {
    const Subject *money = g_hash_table_lookup(load->subjects, value);
    object.text = money ? plain_decimal(load, value_of(money, ENT_WORD_VALUE)) : NULL;
    object.unit = money ? value_of(money, ENT_WORD_CURRENCY) : NULL;
  }
  return object;
}

static EntSpan span_of(Load *load, const Subject *subject, EntWord word)
{
  EntPlace place = {0, {0, 0}};
  read_place(load, value_of(subject, word), &place);
  return place.span;
}

static bool bad_statement(Load *load, const Subject *subject, const char *why)
{
  return ent_fail(load->error, ENT_ERR_BAD_DATA, load->path, 0, 0,
                  "the statement <%s> %s; was this written by entente?", subject->iri,
                  why);
}

static bool put_claim(Load *load, const Subject *subject)
{
  const char *predicate = value_of(subject, ENT_WORD_PREDICATE);
  const char *value = value_of(subject, ENT_WORD_OBJECT);
  const char *from = value_of(subject, ENT_WORD_QUOTED_FROM);
  EntProperty property = ENT_PROP_NONE;
  if (predicate && g_str_has_prefix(predicate, ENT_NS))
    property = ent_property_by_name(predicate + strlen(ENT_NS));
  if (property == ENT_PROP_NONE || !value)
    return bad_statement(load, subject, "has no known property, or no object");
  EntPlace place;
  if (!read_place(load, from, &place))
    return bad_statement(load, subject, "does not say where it stands");
  const Subject *phrase = g_hash_table_lookup(load->subjects, from);
  if (phrase && (number_of(phrase, ENT_WORD_BEGIN_INDEX) != place.span.begin ||
                 number_of(phrase, ENT_WORD_END_INDEX) != place.span.end))
    return bad_statement(load, subject,
                         "is quoted from a phrase whose name and indices "
                         "disagree");
  EntClaim claim = {
      .subject = node_at(load, value_of(subject, ENT_WORD_SUBJECT)),
      .property = property,
      .object = object_of(load, value, ent_property_info(property)->range_kind),
      .status = status_of(subject),
      .confidence = confidence_of(subject),
      .rule = value_of(subject, ENT_WORD_RULE),
      .source = place.source,
      .span = place.span,
      .quote = phrase ? value_of(phrase, ENT_WORD_ANCHOR_OF) : NULL,
      .subject_span = span_of(load, subject, ENT_WORD_SUBJECT_PHRASE),
      .object_span = span_of(load, subject, ENT_WORD_OBJECT_PHRASE),
      .attributed_to = node_at(load, value_of(subject, ENT_WORD_ATTRIBUTED_TO)),
      .valid_from = value_of(subject, ENT_WORD_VALID_FROM),
      .valid_until = value_of(subject, ENT_WORD_VALID_UNTIL),
      .line = number_of(subject, ENT_WORD_LINE),
  };
  bool known = claim.subject != ENT_NONE &&
               (claim.object.kind == ENT_RANGE_THING ? claim.object.node != ENT_NONE
                                                     : claim.object.text != NULL);
  if (!known) return bad_statement(load, subject, "speaks of something not described");
  ent_graph_put_claim(load->graph, &claim);
  return true;
}

/* ---- merges ---- */

static uint32_t source_at(Load *load, const char *iri)
{
  const Subject *subject = iri ? g_hash_table_lookup(load->subjects, iri) : NULL;
  return subject && is_a(subject, &ent_words[ENT_WORD_NEWS_ARTICLE]) ? subject->index
                                                                     : ENT_NONE;
}

/* One that speaks of something not described is left out: it only explains. */
static void put_merge(Load *load, const Subject *subject, bool joined)
{
  const char *pass = value_of(subject, ENT_WORD_PASS);
  EntMerge merge = {
      .joined = joined,
      .pass = pass ? ent_merge_pass_by_name(pass) : ENT_MERGE_COUNT,
      .node = node_at(load, value_of(subject, ENT_WORD_MERGE_OF)),
      .source = source_at(load, value_of(subject, ENT_WORD_MERGED_IN)),
      .other_source = source_at(load, value_of(subject, ENT_WORD_OTHER_DOCUMENT)),
      .name = value_of(subject, ENT_WORD_MERGED_NAME),
      .other_name = value_of(subject, ENT_WORD_OTHER_NAME),
      .score = confidence_of(subject),
      .evidence = value_of(subject, ENT_WORD_EVIDENCE),
      .conflict = value_of(subject, ENT_WORD_CONFLICT),
  };
  merge.other =
      joined ? merge.node : node_at(load, value_of(subject, ENT_WORD_NOT_MERGED_WITH));
  if (merge.pass == ENT_MERGE_COUNT || merge.node == ENT_NONE ||
      merge.other == ENT_NONE || merge.source == ENT_NONE ||
      merge.other_source == ENT_NONE || !merge.name || !merge.other_name)
    return;
  ent_graph_put_merge(load->graph, &merge);
}

static void put_merges(Load *load)
{
  for (uint32_t i = 0; i < load->order->len; i++) {
    const Subject *subject = load->order->pdata[i];
    bool joined = is_a(subject, &ent_words[ENT_WORD_MERGE]);
    if (joined || is_a(subject, &ent_words[ENT_WORD_NEAR_MERGE]))
      put_merge(load, subject, joined);
  }
}

/* ---- facts ---- */

static char *triple_text(const char *subject, const char *predicate, const char *object)
{
  return g_strconcat(subject, " ", predicate, " ", object, NULL);
}

/* What is asserted by some statement: a set of triples. */
static GHashTable *collect_asserted(Load *load)
{
  GHashTable *asserted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t i = 0; i < load->order->len; i++) {
    const Subject *s = load->order->pdata[i];
    if (!is_a(s, &ent_words[ENT_WORD_STATEMENT]) || status_of(s) != ENT_STATUS_ASSERTED)
      continue;
    g_hash_table_add(asserted, triple_text(value_of(s, ENT_WORD_SUBJECT),
                                           value_of(s, ENT_WORD_PREDICATE),
                                           value_of(s, ENT_WORD_OBJECT)));
  }
  return asserted;
}

static bool is_property(const char *iri)
{
  return g_str_has_prefix(iri, ENT_NS) &&
         ent_property_by_name(iri + strlen(ENT_NS)) != ENT_PROP_NONE;
}

static bool check_fact(Load *load, GHashTable *asserted, const char *subject,
                       const Pair *pair)
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
static bool check_facts(Load *load)
{
  GHashTable *asserted = collect_asserted(load);
  bool good = true;
  for (uint32_t i = 0; i < load->order->len && good; i++) {
    const Subject *s = load->order->pdata[i];
    for (guint k = 0; k < s->pairs->len && good; k++)
      good = check_fact(load, asserted, s->iri, &g_array_index(s->pairs, Pair, k));
  }
  g_hash_table_destroy(asserted);
  return good;
}

/* ---- the whole ---- */

static bool build(Load *load)
{
  uint32_t n_claims = 0, n_nodes = 0;
  for (uint32_t i = 0; i < load->order->len; i++)
    if (is_a(load->order->pdata[i], &ent_words[ENT_WORD_NEWS_ARTICLE]))
      put_source(load, load->order->pdata[i]);
  GHashTable *mentions = collect_mentions(load);
  for (uint32_t i = 0; i < load->order->len; i++) {
    EntClass cls = class_of(load->order->pdata[i]);
    if (cls == ENT_CLASS_NONE) continue;
    put_node(load, load->order->pdata[i], cls, mentions);
    n_nodes++;
  }
  g_hash_table_destroy(mentions);
  for (uint32_t i = 0; i < load->order->len; i++) {
    if (!is_a(load->order->pdata[i], &ent_words[ENT_WORD_STATEMENT])) continue;
    if (!put_claim(load, load->order->pdata[i])) return false;
    n_claims++;
  }
  if (n_nodes && !n_claims && !ent_graph_n_sources(load->graph))
    return ent_fail(load->error, ENT_ERR_BAD_DATA, load->path, 0, 0,
                    "holds facts without statements; write it with --statements, or as "
                    "N-Quads or TriG");
  if (!check_facts(load)) return false;
  put_merges(load);
  ent_graph_seal(load->graph);
  return true;
}

EntGraph *ent_load_rdf(FILE *in, const char *path, const char *notation,
                       EntError *error)
{
  Load load = {.graph = ent_graph_new(),
               .strings = g_string_chunk_new(1 << 16),
               .subjects =
                   g_hash_table_new_full(g_str_hash, g_str_equal, NULL, subject_free),
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
