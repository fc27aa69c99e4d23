// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Numbers values as nodes, merges claims to edges, renders attributes. */
#include "export/network.h"

#include "export/iri.h"
#include <string.h>

/* A value that claims have as their object. */
typedef struct {
  const EntObject *object;
  char *id;
} Value;

typedef struct {
  uint32_t from, to;
  uint32_t first, end; /* of claims */
} Edge;

/* A claim with its ends as nodes of the network. */
typedef struct {
  uint32_t from, to, claim;
} Link;

struct EntNetwork {
  const EntGraph *graph;
  EntIris *iris;
  GArray *values; /* Value */
  GArray *links;  /* Link, by edge */
  GArray *edges;  /* Edge */
  GString *scratch;
};

/* ---- values ---- */

static int compare_values(gconstpointer a, gconstpointer b)
{
  const EntObject *x = ((const Value *)a)->object, *y = ((const Value *)b)->object;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  int order = g_strcmp0(x->unit, y->unit);
  return order ? order : g_strcmp0(x->text, y->text);
}

static const char *const value_kinds[] = {
    [ENT_RANGE_DATE] = "Date", [ENT_RANGE_MONEY] = "Amount", [ENT_RANGE_TEXT] = "Text"};

static void append_label(const EntObject *object, GString *out)
{
  if (object->unit) g_string_append_printf(out, "%s ", object->unit);
  g_string_append(out, object->text ? object->text : "");
}

/* BASEvalue/{kind}-{hash of unit and text}: short, and safe whatever was said. */
static char *value_id(const char *base, const EntObject *object)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_label(object, text);
  g_autofree char *hash =
      g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
  g_autofree char *kind = g_ascii_strdown(value_kinds[object->kind], -1);
  return g_strdup_printf("%svalue/%s-%.16s", base, kind, hash);
}

static void number_values(EntNetwork *network, const char *base)
{
  for (uint32_t i = 0; i < ent_graph_n_claims(network->graph); i++) {
    Value value = {&ent_graph_claim(network->graph, i)->object, NULL};
    if (value.object->kind != ENT_RANGE_THING)
      g_array_append_val(network->values, value);
  }
  g_array_sort(network->values, compare_values);
  Value *all = (Value *)network->values->data;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < network->values->len; i++)
    if (!kept || compare_values(&all[kept - 1], &all[i]) != 0) all[kept++] = all[i];
  g_array_set_size(network->values, kept);
  for (uint32_t i = 0; i < kept; i++)
    all[i].id = value_id(base, all[i].object);
}

static uint32_t node_of(const EntNetwork *network, const EntObject *object)
{
  if (object->kind == ENT_RANGE_THING) return object->node;
  Value wanted = {object, NULL};
  guint at = 0;
  g_array_binary_search(network->values, &wanted, compare_values, &at);
  return ent_graph_n_nodes(network->graph) + at;
}

static const EntObject *value_of(const EntNetwork *network, uint32_t node)
{
  uint32_t n = ent_graph_n_nodes(network->graph);
  return node < n ? NULL : g_array_index(network->values, Value, node - n).object;
}

/* ---- edges ---- */

static const EntClaim *claim_of(const EntNetwork *network, const Link *link)
{
  return ent_graph_claim(network->graph, link->claim);
}

static int compare_edges(const EntNetwork *network, const Link *x, const Link *y)
{
  const EntClaim *a = claim_of(network, x), *b = claim_of(network, y);
  const uint32_t left[] = {x->from, x->to, a->property, a->status};
  const uint32_t right[] = {y->from, y->to, b->property, b->status};
  for (unsigned i = 0; i < G_N_ELEMENTS(left); i++)
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

static int compare_links(gconstpointer a, gconstpointer b, gpointer network)
{
  const Link *x = a, *y = b;
  int order = compare_edges(network, x, y);
  if (order) return order;
  return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static void merge_claims(EntNetwork *network)
{
  for (uint32_t i = 0; i < ent_graph_n_claims(network->graph); i++) {
    const EntClaim *claim = ent_graph_claim(network->graph, i);
    Link link = {claim->subject, node_of(network, &claim->object), i};
    g_array_append_val(network->links, link);
  }
  g_array_sort_with_data(network->links, compare_links, network);
  const Link *all = (const Link *)network->links->data;
  for (uint32_t i = 0; i < network->links->len; i++) {
    if (i && compare_edges(network, &all[i - 1], &all[i]) == 0) {
      g_array_index(network->edges, Edge, network->edges->len - 1).end = i + 1;
      continue;
    }
    Edge edge = {all[i].from, all[i].to, i, i + 1};
    g_array_append_val(network->edges, edge);
  }
}

EntNetwork *ent_network_new(const EntGraph *graph, const char *base)
{
  EntNetwork *network = g_new(EntNetwork, 1);
  *network = (EntNetwork){
      .graph = graph,
      .iris = ent_iris_new(graph, base, 12),
      .values = g_array_new(FALSE, FALSE, sizeof(Value)),
      .links = g_array_new(FALSE, FALSE, sizeof(Link)),
      .edges = g_array_new(FALSE, FALSE, sizeof(Edge)),
      .scratch = g_string_new(NULL),
  };
  number_values(network, base ? base : ENT_DEFAULT_BASE);
  merge_claims(network);
  return network;
}

void ent_network_free(EntNetwork *network)
{
  for (uint32_t i = 0; i < network->values->len; i++)
    g_free(g_array_index(network->values, Value, i).id);
  g_array_unref(network->values);
  g_array_unref(network->links);
  g_array_unref(network->edges);
  g_string_free(network->scratch, TRUE);
  ent_iris_free(network->iris);
  g_free(network);
}

/* ---- getters ---- */

uint32_t ent_network_n_nodes(const EntNetwork *network)
{
  return ent_graph_n_nodes(network->graph) + network->values->len;
}

const char *ent_network_id(const EntNetwork *network, uint32_t node)
{
  uint32_t n = ent_graph_n_nodes(network->graph);
  return node < n ? ent_iris_node(network->iris, node)->text
                  : g_array_index(network->values, Value, node - n).id;
}

const char *ent_network_kind(const EntNetwork *network, uint32_t node)
{
  const EntObject *value = value_of(network, node);
  if (value) return value_kinds[value->kind];
  return ent_class_info(ent_graph_node(network->graph, node)->cls)->name;
}

uint32_t ent_network_n_edges(const EntNetwork *network)
{
  return network->edges->len;
}

static const Edge *edge_at(const EntNetwork *network, uint32_t edge)
{
  return &g_array_index(network->edges, Edge, edge);
}

static const EntClaim *edge_claim(const EntNetwork *network, uint32_t link)
{
  return claim_of(network, &g_array_index(network->links, Link, link));
}

void ent_network_ends(const EntNetwork *network, uint32_t edge, uint32_t *from,
                      uint32_t *to)
{
  *from = edge_at(network, edge)->from;
  *to = edge_at(network, edge)->to;
}

/* ---- attributes ---- */

/* X(id, name, type) */
#define NODE_ATTRIBUTES(X)                                                             \
  X(LABEL, "label", TEXT)                                                              \
  X(CLASS, "class", TEXT)                                                              \
  X(ALIASES, "aliases", TEXT)                                                          \
  X(SAME_AS, "sameAs", TEXT)                                                           \
  X(STATUS, "status", TEXT)                                                            \
  X(CONFIDENCE, "confidence", NUMBER)                                                  \
  X(MENTIONS, "mentions", NUMBER)                                                      \
  X(DOCUMENTS, "documents", NUMBER)

#define EDGE_ATTRIBUTES(X)                                                             \
  X(PROPERTY, "property", TEXT)                                                        \
  X(STATUS, "status", TEXT)                                                            \
  X(SYMMETRIC, "symmetric", TEXT)                                                      \
  X(CONTRADICTED, "contradicted", TEXT)                                                \
  X(CONFIDENCE, "confidence", NUMBER)                                                  \
  X(CLAIMS, "claims", NUMBER)                                                          \
  X(DOCUMENTS, "documents", NUMBER)                                                    \
  X(ATTRIBUTED_TO, "attributedTo", TEXT)                                               \
  X(VALID_FROM, "validFrom", TEXT)                                                     \
  X(VALID_UNTIL, "validUntil", TEXT)                                                   \
  X(DOCUMENT, "document", TEXT)                                                        \
  X(DATE, "documentDate", TEXT)                                                        \
  X(QUOTE, "quote", TEXT)

#define X(id, name, type) NODE_##id,
enum { NODE_ATTRIBUTES(X) };
#undef X
#define X(id, name, type) EDGE_##id,
enum { EDGE_ATTRIBUTES(X) };
#undef X

#define X(id, name, type) {name, ENT_ATTRIBUTE_##type},
const EntAttribute ent_node_attributes[] = {NODE_ATTRIBUTES(X){NULL, 0}};
const EntAttribute ent_edge_attributes[] = {EDGE_ATTRIBUTES(X){NULL, 0}};
#undef X

static void put_text(const EntNetwork *network, const char *text, GString *out)
{
  if (text) g_string_append(out, ent_text_clean(text, network->scratch));
}

static void put_number(uint32_t number, GString *out)
{
  g_string_append_printf(out, "%u", number);
}

static void put_confidence(float confidence, GString *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out,
                  g_ascii_formatd(buffer, sizeof buffer, "%.2f", (double)confidence));
}

static uint32_t count_documents(const EntNode *node)
{
  uint32_t n = 0; /* mentions are sorted by source */
  for (uint32_t i = 0; i < node->n_mentions; i++)
    n += !i || node->mentions[i].source != node->mentions[i - 1].source;
  return n;
}

static void put_names(const EntNetwork *network, const EntNode *node, GString *out)
{
  for (uint32_t i = 0; i < node->n_aliases; i++) {
    if (i) g_string_append(out, " | ");
    put_text(network, node->aliases[i], out);
  }
}

/* Addresses that a reader may safely follow. */
static void put_links(const EntNetwork *network, const char *iris, GString *out)
{
  g_auto(GStrv) each = g_strsplit(iris ? iris : "", "|", -1);
  for (char **iri = each; *iri; iri++) {
    if (!ent_iri_repair(*iri, network->scratch)) continue;
    if (out->len) g_string_append_c(out, '|');
    g_string_append(out, network->scratch->str);
  }
}

static void put_thing(const EntNetwork *network, const EntNode *node,
                      uint32_t attribute, GString *out)
{
  switch (attribute) {
  case NODE_LABEL:
    put_text(network, node->name, out);
    break;
  case NODE_ALIASES:
    put_names(network, node, out);
    break;
  case NODE_SAME_AS:
    put_links(network, node->same_as, out);
    break;
  case NODE_STATUS:
    g_string_append(out, ent_status_name(node->status));
    break;
  case NODE_CONFIDENCE:
    put_confidence(node->confidence, out);
    break;
  case NODE_MENTIONS:
    put_number(node->n_mentions, out);
    break;
  case NODE_DOCUMENTS:
    put_number(count_documents(node), out);
    break;
  default:
    break;
  }
}

void ent_network_node_value(const EntNetwork *network, uint32_t node,
                            uint32_t attribute, GString *out)
{
  const EntObject *value = value_of(network, node);
  g_string_truncate(out, 0);
  if (attribute == NODE_CLASS) {
    g_string_append(out, ent_network_kind(network, node));
  } else if (!value) {
    put_thing(network, ent_graph_node(network->graph, node), attribute, out);
  } else if (attribute == NODE_LABEL) {
    g_autoptr(GString) label = g_string_new(NULL);
    append_label(value, label);
    put_text(network, label->str, out);
  }
}

/* Of the claims of an edge the most confident; of equal ones the first. */
static const EntClaim *best_claim(const EntNetwork *network, const Edge *edge)
{
  const EntClaim *best = edge_claim(network, edge->first);
  for (uint32_t i = edge->first + 1; i < edge->end; i++) {
    const EntClaim *claim = edge_claim(network, i);
    if (claim->confidence > best->confidence) best = claim;
  }
  return best;
}

static uint32_t count_sources(const EntNetwork *network, const Edge *edge)
{
  uint32_t n = 0; /* claims are sorted by source */
  for (uint32_t i = edge->first; i < edge->end; i++)
    n += i == edge->first ||
         edge_claim(network, i)->source != edge_claim(network, i - 1)->source;
  return n;
}

static bool is_contradicted(const EntNetwork *network, const Edge *edge)
{
  for (uint32_t i = edge->first; i < edge->end; i++) {
    uint32_t first, end;
    ent_graph_conflicts_of(network->graph, g_array_index(network->links, Link, i).claim,
                           &first, &end);
    if (first < end) return true;
  }
  return false;
}

/* Who says so, each once. */
static void put_speakers(const EntNetwork *network, const Edge *edge, GString *out)
{
  for (uint32_t i = edge->first; i < edge->end; i++) {
    uint32_t who = edge_claim(network, i)->attributed_to;
    bool seen = who == ENT_NONE;
    for (uint32_t k = edge->first; k < i && !seen; k++)
      seen = edge_claim(network, k)->attributed_to == who;
    if (seen) continue;
    if (out->len) g_string_append(out, " | ");
    put_text(network, ent_graph_node(network->graph, who)->name, out);
  }
}

static void put_validity(const EntNetwork *network, const Edge *edge, bool from,
                         GString *out)
{
  for (uint32_t i = edge->first; i < edge->end && !out->len; i++) {
    const EntClaim *claim = edge_claim(network, i);
    put_text(network, from ? claim->valid_from : claim->valid_until, out);
  }
}

void ent_network_edge_value(const EntNetwork *network, uint32_t index,
                            uint32_t attribute, GString *out)
{
  const Edge *edge = edge_at(network, index);
  const EntClaim *claim = best_claim(network, edge);
  const EntSource *source = ent_graph_source(network->graph, claim->source);
  g_string_truncate(out, 0);
  switch (attribute) {
  case EDGE_PROPERTY:
    g_string_append(out, ent_property_info(claim->property)->name);
    break;
  case EDGE_STATUS:
    g_string_append(out, ent_status_name(claim->status));
    break;
  case EDGE_SYMMETRIC:
    if (ent_property_info(claim->property)->symmetric) g_string_append(out, "true");
    break;
  case EDGE_CONTRADICTED:
    if (is_contradicted(network, edge)) g_string_append(out, "true");
    break;
  case EDGE_CONFIDENCE:
    put_confidence(claim->confidence, out);
    break;
  case EDGE_CLAIMS:
    put_number(edge->end - edge->first, out);
    break;
  case EDGE_DOCUMENTS:
    put_number(count_sources(network, edge), out);
    break;
  case EDGE_ATTRIBUTED_TO:
    put_speakers(network, edge, out);
    break;
  case EDGE_VALID_FROM:
  case EDGE_VALID_UNTIL:
    put_validity(network, edge, attribute == EDGE_VALID_FROM, out);
    break;
  case EDGE_DOCUMENT:
    put_text(network, source->id, out);
    break;
  case EDGE_DATE:
    put_text(network, source->date, out);
    break;
  case EDGE_QUOTE:
    put_text(network, claim->quote, out);
    break;
  default:
    break;
  }
}
