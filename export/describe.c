// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The description of what was written: VoID and DCAT with counts, PROV of the run. The
 * counts are of all quads but those of the description itself. */
#include "export/emit.h"

#include <string.h>

enum { HEX = 16, SHA256_HEX = 64 };

typedef struct {
  EntWalkQuads *walk;
  EntCounts counts; /* as they were before it */
  uint32_t classes[ENT_CLASS_COUNT], statuses[ENT_STATUS_COUNT];
  uint32_t triples, facts;
  GString *dataset, *run, *part; /* IRIs */
} Description;

/* ---- counts ---- */

static void count_all(Description *d)
{
  const EntGraph *graph = d->walk->graph;
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    d->facts += d->counts.facts[i];
  d->triples = d->facts;
  for (unsigned i = 0; i < ENT_WORD_COUNT; i++)
    d->triples += d->counts.words[i];
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    d->classes[ent_graph_node(graph, i)->cls]++;
  if (!d->counts.types[ENT_WORD_STATEMENT]) return;
  for (uint32_t i = 0; i < ent_graph_n_claims(graph); i++)
    d->statuses[ent_graph_claim(graph, i)->status]++;
}

/* ---- names ---- */

static void add_text(GChecksum *checksum, const char *text)
{
  g_checksum_update(checksum, (const guchar *)text, (gssize)strlen(text) + 1);
}

static void name(const Description *d, const char *type, GChecksum *checksum,
                 GString *out)
{
  char *path = g_strdup_printf("%s/%.*s", type, HEX, g_checksum_get_string(checksum));
  ent_iris_path(d->walk->iris, path, out);
  g_free(path);
}

/* The dataset by its documents, so that those of several shards can stand in one store,
 * and that of a later run over the same documents takes the place of the first; the run
 * also by what it was made with. */
static void name_both(Description *d, bool all)
{
  const EntGraph *graph = d->walk->graph;
  const char *time = ent_graph_time(graph);
  size_t base = strlen(ent_iris_base(d->walk->iris));
  GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
  for (uint32_t i = 0; i < ent_graph_n_sources(graph); i++)
    add_text(checksum, ent_iris_source(d->walk->iris, i)->text + base);
  GChecksum *run = g_checksum_copy(checksum);
  name(d, all ? "dataset" : "facts", checksum, d->dataset);
  for (uint32_t i = 0; i < ent_graph_n_makers(graph); i++)
    add_text(run, ent_graph_maker(graph, i));
  add_text(run, time ? time : "");
  name(d, "run", run, d->run);
  g_checksum_free(checksum);
  g_checksum_free(run);
}

static EntTerm term_of(const GString *iri)
{
  return ent_term_iri(iri->str, iri->len);
}

/* DATASET/class/ent-Person, in d->part. */
static EntTerm part_of(Description *d, const char *kind, const char *curie)
{
  g_string_assign(d->part, d->dataset->str);
  g_string_append_printf(d->part, "/%s/", kind);
  for (const char *p = curie; *p; p++)
    g_string_append_c(d->part, *p == ':' ? '-' : *p);
  return term_of(d->part);
}

/* ---- partitions ---- */

/* A row of a partition: its class or property, and how many. */
typedef void Row(Description *d, const EntTerm *term, uint32_t n);

static void each_class(Description *d, Row *row)
{
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    if (d->classes[i]) row(d, &ent_class_terms[i], d->classes[i]);
  for (unsigned i = 0; i < ENT_WORD_COUNT; i++)
    if (d->counts.types[i]) row(d, &ent_words[i], d->counts.types[i]);
}

static void each_property(Description *d, Row *row)
{
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    if (d->counts.facts[i]) row(d, &ent_property_terms[i], d->counts.facts[i]);
  for (unsigned i = 0; i < ENT_WORD_COUNT; i++)
    if (d->counts.words[i]) row(d, &ent_words[i], d->counts.words[i]);
}

static void each_status(Description *d, Row *row)
{
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    if (d->statuses[i]) row(d, &ent_status_terms[i], d->statuses[i]);
}

static void link_part(Description *d, EntWord word, const char *kind,
                      const EntTerm *term)
{
  EntTerm dataset = term_of(d->dataset), part = part_of(d, kind, term->curie);
  emit_word(d->walk, &dataset, word, &part);
}

static void link_class(Description *d, const EntTerm *term, uint32_t n)
{
  (void)n;
  link_part(d, ENT_WORD_CLASS_PARTITION, "class", term);
}

static void link_property(Description *d, const EntTerm *term, uint32_t n)
{
  (void)n;
  link_part(d, ENT_WORD_PROPERTY_PARTITION, "property", term);
}

static void link_status(Description *d, const EntTerm *term, uint32_t n)
{
  (void)n;
  link_part(d, ENT_WORD_SUBSET, "status", term);
}

static void put_class(Description *d, const EntTerm *term, uint32_t n)
{
  EntTerm part = part_of(d, "class", term->curie);
  emit_type(d->walk, &part, ENT_WORD_DATASET);
  emit_word(d->walk, &part, ENT_WORD_CLASS, term);
  emit_number(d->walk, &part, ENT_WORD_ENTITIES, n);
}

static void put_property(Description *d, const EntTerm *term, uint32_t n)
{
  EntTerm part = part_of(d, "property", term->curie);
  emit_type(d->walk, &part, ENT_WORD_DATASET);
  emit_word(d->walk, &part, ENT_WORD_PROPERTY, term);
  emit_number(d->walk, &part, ENT_WORD_TRIPLES, n);
}

/* The statements of one status. */
static void put_status(Description *d, const EntTerm *term, uint32_t n)
{
  EntTerm part = part_of(d, "status", term->curie);
  emit_type(d->walk, &part, ENT_WORD_DATASET);
  emit_word(d->walk, &part, ENT_WORD_STATUS, term);
  emit_number(d->walk, &part, ENT_WORD_ENTITIES, n);
}

/* ---- the dataset ---- */

static void put_vocabularies(Description *d, const EntTerm *dataset)
{
  static const char *const used[] = {ENT_NS,    NS_RDF,  NS_RDFS, NS_SKOS,
                                     NS_SCHEMA, NS_PROV, NS_NIF,  NS_ITS};
  for (unsigned i = 0; i < G_N_ELEMENTS(used); i++) {
    EntTerm vocabulary = ent_term_iri(used[i], strlen(used[i]));
    emit_word(d->walk, dataset, ENT_WORD_VOCABULARY, &vocabulary);
  }
}

static void put_dataset(Description *d)
{
  EntWalkQuads *walk = d->walk;
  EntTerm dataset = term_of(d->dataset), run = term_of(d->run);
  uint32_t n = ent_graph_n_sources(walk->graph);
  char *title = g_strdup_printf("Entities, facts and statements of %u document%s", n,
                                n == 1 ? "" : "s");
  emit_type(walk, &dataset, ENT_WORD_DATASET);
  emit_type(walk, &dataset, ENT_WORD_DCAT_DATASET);
  emit_text(walk, &dataset, ENT_WORD_TITLE, ENT_LITERAL_ENGLISH, title);
  emit_date(walk, &dataset, ENT_WORD_CREATED, ent_graph_time(walk->graph));
  emit_text(walk, &dataset, ENT_WORD_URI_SPACE, ENT_LITERAL_STRING,
            ent_iris_base(walk->iris));
  put_vocabularies(d, &dataset);
  emit_number(walk, &dataset, ENT_WORD_TRIPLES, d->triples);
  emit_number(walk, &dataset, ENT_WORD_ENTITIES, ent_graph_n_nodes(walk->graph));
  emit_word(walk, &dataset, ENT_WORD_GENERATED_BY, &run);
  EntTerm facts = part_of(d, "facts", "all");
  emit_word(walk, &dataset, ENT_WORD_SUBSET, &facts);
  each_status(d, link_status);
  each_class(d, link_class);
  each_property(d, link_property);
  g_free(title);
}

static void put_parts(Description *d)
{
  EntTerm facts = part_of(d, "facts", "all");
  emit_type(d->walk, &facts, ENT_WORD_DATASET);
  emit_text(d->walk, &facts, ENT_WORD_TITLE, ENT_LITERAL_ENGLISH, "Facts");
  emit_number(d->walk, &facts, ENT_WORD_TRIPLES, d->facts);
  each_status(d, put_status);
  each_class(d, put_class);
  each_property(d, put_property);
}

/* ---- the run ---- */

static bool is_hash(const char *value)
{
  return strlen(value) == SHA256_HEX && strspn(value, "0123456789abcdef") == SHA256_HEX;
}

/* "kind=value" as the IRI BASE maker/kind-value, in d->part. Returns the value. */
static const char *name_maker(Description *d, const char *maker)
{
  char *path = g_strconcat("maker/", maker, NULL), *mark = strchr(path, '=');
  *mark = '-';
  ent_iris_path(d->walk->iris, path, d->part);
  g_free(path);
  return strchr(maker, '=') + 1;
}

static void put_maker(Description *d, const char *maker)
{
  const char *value = name_maker(d, maker);
  EntTerm iri = term_of(d->part);
  char *kind = g_strndup(maker, (gsize)(value - maker) - 1);
  emit_type(d->walk, &iri, is_hash(value) ? ENT_WORD_ENTITY : ENT_WORD_SOFTWARE_AGENT);
  emit_text(d->walk, &iri, ENT_WORD_LABEL, ENT_LITERAL_ENGLISH, kind);
  emit_text(d->walk, &iri, is_hash(value) ? ENT_WORD_SHA256 : ENT_WORD_SOFTWARE_VERSION,
            ENT_LITERAL_STRING, value);
  g_free(kind);
}

static void link_makers(Description *d, const EntTerm *run, bool hashes, EntWord word)
{
  const EntGraph *graph = d->walk->graph;
  for (uint32_t i = 0; i < ent_graph_n_makers(graph); i++) {
    bool hash = is_hash(name_maker(d, ent_graph_maker(graph, i)));
    EntTerm maker = term_of(d->part);
    if (hash == hashes) emit_word(d->walk, run, word, &maker);
  }
}

static void put_run(Description *d)
{
  EntWalkQuads *walk = d->walk;
  EntTerm run = term_of(d->run);
  emit_type(walk, &run, ENT_WORD_ACTIVITY);
  emit_date(walk, &run, ENT_WORD_ENDED, ent_graph_time(walk->graph));
  link_makers(d, &run, false, ENT_WORD_ASSOCIATED_WITH);
  link_makers(d, &run, true, ENT_WORD_USED);
  for (uint32_t i = 0; i < ent_graph_n_sources(walk->graph) && walk->go_on; i++)
    emit_word(walk, &run, ENT_WORD_USED, ent_iris_source(walk->iris, i));
  for (uint32_t i = 0; i < ent_graph_n_makers(walk->graph); i++)
    put_maker(d, ent_graph_maker(walk->graph, i));
}

void ent_walk_description(EntWalkQuads *walk, bool named, bool all)
{
  Description d = {.walk = walk,
                   .counts = walk->counts,
                   .dataset = g_string_new(NULL),
                   .run = g_string_new(NULL),
                   .part = g_string_new(NULL)};
  count_all(&d);
  name_both(&d, all);
  EntTerm graph = term_of(d.dataset);
  if (named) walk->in = &graph;
  put_dataset(&d);
  put_parts(&d);
  put_run(&d);
  g_string_free(d.dataset, TRUE);
  g_string_free(d.run, TRUE);
  g_string_free(d.part, TRUE);
}
