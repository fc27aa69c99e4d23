// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which claims hold as plain facts. Sides are weighed by sources, not by sentences: a
 * source counts once, with its most confident claim, so a text that repeats itself is
 * not believed more. */
#include "graph/copies.h"
#include "graph/parts.h"

#include <stdlib.h>
#include <string.h>

/* One claim, as the key that facts are sorted by and what it weighs. */
typedef struct {
  uint32_t claim;
  uint32_t source; /* the original, where it is a copy */
  float confidence;
  bool denied;
} Voice;

int ent_compare_objects(const EntObject *a, const EntObject *b)
{
  int order = ent_compare_u32(a->kind, b->kind);
  if (!order) order = ent_compare_u32(a->node, b->node);
  if (!order && a->text != b->text) order = g_strcmp0(a->text, b->text);
  if (!order && a->unit != b->unit) order = g_strcmp0(a->unit, b->unit);
  return order;
}

int ent_compare_triples(const EntClaim *a, const EntClaim *b)
{
  int order = ent_compare_u32(a->subject, b->subject);
  if (!order) order = ent_compare_u32(a->property, b->property);
  return order ? order : ent_compare_objects(&a->object, &b->object);
}

static int compare_voices(gconstpointer x, gconstpointer y, gpointer data)
{
  const Voice *a = x, *b = y;
  const EntGraph *graph = data;
  int order =
      ent_compare_triples(ent_claim(graph, a->claim), ent_claim(graph, b->claim));
  if (!order) order = a->denied - b->denied;
  if (!order) order = ent_compare_u32(a->source, b->source);
  if (!order) order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
  return order ? order : ent_compare_u32(a->claim, b->claim);
}

/* When, where and who of an event that is only planned stay statements. */
static bool is_about_plan(const EntGraph *graph, const EntClaim *claim)
{
  const EntNode *subject = ent_node(graph, claim->subject);
  if (subject->cls == ENT_CLASS_EVENT && subject->status == ENT_STATUS_PLANNED)
    return claim->property != ENT_PROP_PART_OF;
  if (claim->property != ENT_PROP_PARTICIPATED_IN) return false;
  return ent_node(graph, claim->object.node)->status == ENT_STATUS_PLANNED;
}

/* Where a source was published: its site, else the host of its address, else "". */
static char *site_of(const EntSource *source)
{
  if (source->site && *source->site) return g_utf8_casefold(source->site, -1);
  const char *host = source->url ? strstr(source->url, "://") : NULL;
  if (!host) return g_strdup("");
  host += strlen("://");
  if (g_ascii_strncasecmp(host, "www.", 4) == 0) host += 4;
  return g_ascii_strdown(host, (gssize)strcspn(host, ":/?#"));
}

/* How many of the sources that assert it are independent of each other, as far as can
 * be seen: another site, and not the same sentence, which an agency may have written.
 */
static uint32_t count_sites(const EntGraph *graph, const Voice *voices, uint32_t first,
                            uint32_t end)
{
  GHashTable *sites = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *quotes = g_hash_table_new(g_str_hash, g_str_equal);
  uint32_t n = 0;
  for (uint32_t i = first; i < end; i++) {
    const EntClaim *claim = ent_claim(graph, voices[i].claim);
    const char *quote = claim->quote ? claim->quote : "";
    if (voices[i].denied || (*quote && g_hash_table_contains(quotes, quote))) continue;
    if (i > first && voices[i - 1].source == voices[i].source) continue;
    bool fresh = g_hash_table_add(
        sites, site_of(&g_array_index(graph->sources, EntSource, voices[i].source)));
    if (!fresh) continue;
    g_hash_table_add(quotes, (gpointer)quote);
    n++;
  }
  g_hash_table_destroy(sites);
  g_hash_table_destroy(quotes);
  return n;
}

/* The voices [first, end) speak of one triple. */
static void weigh(EntGraph *graph, const Voice *voices, uint32_t first, uint32_t end)
{
  const EntClaim *claim = ent_claim(graph, voices[first].claim);
  EntFact fact = {claim->subject, claim->property, claim->object, 0, 0, 0};
  float asserted = 0, denied = 0;
  for (uint32_t i = first; i < end; i++) {
    const Voice *v = &voices[i];
    if (i > first && v[-1].denied == v->denied && v[-1].source == v->source) continue;
    *(v->denied ? &denied : &asserted) += v->confidence;
    if (v->denied) continue;
    fact.support++;
    fact.confidence = MAX(fact.confidence, v->confidence);
  }
  if (!fact.support || asserted < denied || is_about_plan(graph, claim)) return;
  fact.sites = fact.support == 1 ? 1 : count_sites(graph, voices, first, end);
  g_array_append_val(graph->facts, fact);
}

void ent_facts_derive(EntGraph *graph)
{
  g_array_set_size(graph->facts, 0);
  GArray *voices = g_array_new(FALSE, FALSE, sizeof(Voice));
  uint32_t *origins = ent_copies_origins(graph);
  for (uint32_t i = 0; i < graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(graph, i);
    bool denied = claim->status == ENT_STATUS_DENIED;
    if (!denied && claim->status != ENT_STATUS_ASSERTED) continue;
    Voice voice = {i, origins[claim->source], claim->confidence, denied};
    g_array_append_val(voices, voice);
  }
  g_array_sort_with_data(voices, compare_voices, graph);
  const Voice *all = (const Voice *)voices->data;
  for (uint32_t first = 0, end; first < voices->len; first = end) {
    for (end = first + 1; end < voices->len; end++)
      if (ent_compare_triples(ent_claim(graph, all[first].claim),
                              ent_claim(graph, all[end].claim)) != 0)
        break;
    weigh(graph, all, first, end);
  }
  g_array_unref(voices);
  g_free(origins);
  ent_cycles_break(graph);
}

static int compare_facts(const void *x, const void *y)
{
  const EntFact *a = x, *b = y;
  EntClaim left = {.subject = a->subject, .property = a->property, .object = a->object};
  EntClaim right = {
      .subject = b->subject, .property = b->property, .object = b->object};
  return ent_compare_triples(&left, &right);
}

const EntFact *ent_graph_fact_of(const EntGraph *graph, uint32_t claim)
{
  const EntClaim *c = ent_claim(graph, claim);
  EntFact wanted = {
      .subject = c->subject, .property = c->property, .object = c->object};
  if (c->status != ENT_STATUS_ASSERTED || !graph->facts->len) return NULL;
  return bsearch(&wanted, graph->facts->data, graph->facts->len, sizeof wanted,
                 compare_facts);
}

typedef struct {
  const EntGraph *graph;
  uint32_t subject;
} SoughtFact;

static bool is_fact_before(uint32_t i, const void *sought)
{
  const SoughtFact *s = sought;
  return ent_graph_fact(s->graph, i)->subject < s->subject;
}

void ent_graph_facts_of(const EntGraph *graph, uint32_t subject, uint32_t *first,
                        uint32_t *end)
{
  uint32_t n = graph->facts->len;
  SoughtFact sought = {graph, subject};
  *first = ent_first_from(n, is_fact_before, &sought);
  for (*end = *first; *end < n && ent_graph_fact(graph, *end)->subject == subject;
       ++*end)
    ;
}
