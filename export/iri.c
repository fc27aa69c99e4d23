// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Slugs, hashes, and what to do when two hashes are equal. */
#include "export/iri.h"

#include <stdlib.h>
#include <string.h>

enum { SLUG_LENGTH = 48, DIGEST = 32, STATEMENT_HEX = 16, MORE_HEX = 4 };

struct EntIris {
  const EntGraph *graph;
  char *base;
  bool nested; /* base ends in "#": a second one may not follow */
  unsigned hex;
  EntTerm *nodes, *sources;
  guint8 (*digests)[16]; /* of claims */
  bool *longer;          /* that claim's hash is shared: write all of it */
  GStringChunk *strings;
  GChecksum *checksum;
};

/* ---- slugs ---- */

void ent_slug(const char *label, const char *type, GString *out)
{
  char *valid = g_utf8_make_valid(label, -1);
  char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
  char *ascii = g_str_to_ascii(composed ? composed : valid, "C");
  gsize start = out->len;
  for (const char *p = ascii; *p; p++) {
    if (out->len == start && g_ascii_isdigit(*p))
      g_string_append_printf(out, "%c-", type[0]);
    if (g_ascii_isalnum(*p))
      g_string_append_c(out, g_ascii_tolower(*p));
    else if (*p != '\'' && out->len > start && out->str[out->len - 1] != '-')
      g_string_append_c(out, '-');
  }
  if (out->len > start + SLUG_LENGTH) g_string_truncate(out, start + SLUG_LENGTH);
  while (out->len > start && out->str[out->len - 1] == '-')
    g_string_truncate(out, out->len - 1);
  if (out->len == start) g_string_append(out, type);
  g_free(ascii);
  g_free(composed);
  g_free(valid);
}

/* "GovernmentBody" as "government-body". */
static void append_type(EntClass cls, GString *out)
{
  const char *name = ent_class_info(cls)->name;
  for (const char *p = name; *p; p++) {
    if (p > name && g_ascii_isupper(*p)) g_string_append_c(out, '-');
    g_string_append_c(out, g_ascii_tolower(*p));
  }
}

/* ---- hashes ---- */

static void add_text(GChecksum *checksum, const char *text)
{
  g_checksum_update(checksum, (const guchar *)text, (gssize)strlen(text));
}

typedef struct {
  const char *type, *label, *key;
} Name;

static const EntTerm *name_of(GHashTable *seen, const char *text)
{
  return g_hash_table_lookup(seen, text);
}

static void spell(EntIris *iris, const Name *name, unsigned hex, GString *out)
{
  g_string_assign(out, iris->base);
  g_string_append(out, name->type);
  g_string_append_c(out, '/');
  ent_slug(name->label, name->type, out);
  g_string_append_c(out, '-');
  char *digest = ent_key_digest(name->type, name->key);
  g_string_append_len(out, digest, (gssize)MIN(hex, 2 * DIGEST));
  g_free(digest);
}

static EntTerm keep(EntIris *iris, const GString *text)
{
  return ent_term_iri(
      g_string_chunk_insert_len(iris->strings, text->str, (gssize)text->len),
      text->len);
}

static void name_all(EntIris *iris, const Name *names, uint32_t n, EntTerm *out);

/* Those that share an IRI all get a longer hash, whichever came first: the result does
 * not depend on the order. */
static void part(EntIris *iris, const Name *names, uint32_t n, EntTerm *out)
{
  GHashTable *count = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < n; i++) {
    gpointer seen = g_hash_table_lookup(count, out[i].text);
    g_hash_table_insert(count, (gpointer)out[i].text,
                        GUINT_TO_POINTER(GPOINTER_TO_UINT(seen) + 1));
  }
  GString *text = g_string_new(NULL);
  for (uint32_t i = 0; i < n; i++) {
    if (GPOINTER_TO_UINT(name_of(count, out[i].text)) < 2) continue;
    spell(iris, &names[i], iris->hex + MORE_HEX, text);
    out[i] = keep(iris, text);
  }
  g_string_free(text, TRUE);
  g_hash_table_destroy(count);
}

static void name_all(EntIris *iris, const Name *names, uint32_t n, EntTerm *out)
{
  GString *text = g_string_new(NULL);
  for (uint32_t i = 0; i < n; i++) {
    spell(iris, &names[i], iris->hex, text);
    out[i] = keep(iris, text);
  }
  g_string_free(text, TRUE);
  part(iris, names, n, out);
}

/* What the slug is made of: the label; where the key names the first document that
 * tells of the thing, what that one calls it, so that more documents change no IRI. */
static const char *slug_text(EntIris *iris, const EntNode *node)
{
  const char *at = strchr(node->key, '@');
  if (!at) return node->name;
  return g_string_chunk_insert_len(iris->strings, node->key, at - node->key);
}

static void name_nodes(EntIris *iris)
{
  uint32_t n = ent_graph_n_nodes(iris->graph);
  Name *names = g_new0(Name, n + 1);
  GString *type = g_string_new(NULL);
  for (uint32_t i = 0; i < n; i++) {
    const EntNode *node = ent_graph_node(iris->graph, i);
    g_string_truncate(type, 0);
    append_type(node->cls, type);
    names[i] = (Name){g_string_chunk_insert_const(iris->strings, type->str),
                      slug_text(iris, node), node->key};
  }
  iris->nodes = g_new0(EntTerm, n + 1);
  name_all(iris, names, n, iris->nodes);
  g_string_free(type, TRUE);
  g_free(names);
}

static void name_sources(EntIris *iris)
{
  uint32_t n = ent_graph_n_sources(iris->graph);
  Name *names = g_new0(Name, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    const EntSource *source = ent_graph_source(iris->graph, i);
    names[i] = (Name){"doc", source->id, source->id};
  }
  iris->sources = g_new0(EntTerm, n + 1);
  name_all(iris, names, n, iris->sources);
  g_free(names);
}

/* ---- statements ---- */

/* Without the base: a statement keeps its hash when the base changes. */
static void add_local(const EntIris *iris, const EntTerm *term)
{
  add_text(iris->checksum, term->text + strlen(iris->base));
  add_text(iris->checksum, "\x1f");
}

static void add_triple(const EntIris *iris, uint32_t subject, EntProperty property,
                       const EntObject *object)
{
  add_local(iris, &iris->nodes[subject]);
  add_text(iris->checksum, ent_property_info(property)->name);
  add_text(iris->checksum, "\x1f");
  if (object->kind == ENT_RANGE_THING) {
    add_local(iris, &iris->nodes[object->node]);
    return;
  }
  add_text(iris->checksum, object->text ? object->text : "");
  add_text(iris->checksum, "\x1f");
  add_text(iris->checksum, object->unit ? object->unit : "");
  add_text(iris->checksum, "\x1f");
}

static void digest_claim(EntIris *iris, uint32_t i)
{
  const EntClaim *claim = ent_graph_claim(iris->graph, i);
  char place[64];
  g_checksum_reset(iris->checksum);
  add_local(iris, &iris->sources[claim->source]);
  g_snprintf(place, sizeof place, "%u,%u\x1f", claim->span.begin, claim->span.end);
  add_text(iris->checksum, place);
  add_triple(iris, claim->subject, claim->property, &claim->object);
  add_text(iris->checksum, ent_status_name(claim->status));
  if (claim->attributed_to != ENT_NONE) {
    add_text(iris->checksum, "\x1f");
    add_local(iris, &iris->nodes[claim->attributed_to]);
  }
  guint8 digest[DIGEST];
  gsize length = sizeof digest;
  g_checksum_get_digest(iris->checksum, digest, &length);
  memcpy(iris->digests[i], digest, sizeof iris->digests[i]);
}

static int compare_digests(gconstpointer a, gconstpointer b, gpointer digests)
{
  guint8(*all)[16] = digests;
  return memcmp(all[*(const uint32_t *)a], all[*(const uint32_t *)b],
                STATEMENT_HEX / 2);
}

static void name_statements(EntIris *iris)
{
  uint32_t n = ent_graph_n_claims(iris->graph);
  iris->digests = g_malloc0_n(n + 1, sizeof *iris->digests);
  iris->longer = g_new0(bool, n + 1);
  uint32_t *order = g_new(uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    digest_claim(iris, i);
    order[i] = i;
  }
  g_qsort_with_data(order, (gint)n, sizeof *order, compare_digests, iris->digests);
  for (uint32_t i = 1; i < n; i++)
    if (compare_digests(&order[i - 1], &order[i], iris->digests) == 0)
      iris->longer[order[i - 1]] = iris->longer[order[i]] = true;
  g_free(order);
}

void ent_iris_statement(const EntIris *iris, uint32_t claim, GString *out)
{
  static const char hex[] = "0123456789abcdef";
  unsigned n = iris->longer[claim] ? 16 : STATEMENT_HEX / 2;
  g_string_assign(out, iris->base);
  g_string_append(out, "statement/");
  char text[32];
  for (unsigned i = 0; i < n; i++) {
    text[2 * i] = hex[iris->digests[claim][i] >> 4];
    text[2 * i + 1] = hex[iris->digests[claim][i] & 15];
  }
  g_string_append_len(out, text, 2 * n);
}

/* ---- life, and the rest ---- */

EntIris *ent_iris_new(const EntGraph *graph, const char *base, unsigned hex)
{
  EntIris *iris = g_new0(EntIris, 1);
  iris->graph = graph;
  iris->base = g_strdup(base ? base : ENT_DEFAULT_BASE);
  iris->nested = strchr(iris->base, '#') != NULL;
  iris->hex = hex;
  iris->strings = g_string_chunk_new(1 << 16);
  iris->checksum = g_checksum_new(G_CHECKSUM_SHA256);
  name_nodes(iris);
  name_sources(iris);
  name_statements(iris);
  return iris;
}

void ent_iris_free(EntIris *iris)
{
  if (!iris) return;
  g_string_chunk_free(iris->strings);
  g_checksum_free(iris->checksum);
  g_free(iris->nodes);
  g_free(iris->sources);
  g_free(iris->digests);
  g_free(iris->longer);
  g_free(iris->base);
  g_free(iris);
}

const EntTerm *ent_iris_node(const EntIris *iris, uint32_t node)
{
  return &iris->nodes[node];
}

const EntTerm *ent_iris_source(const EntIris *iris, uint32_t source)
{
  return &iris->sources[source];
}

const char *ent_iris_base(const EntIris *iris)
{
  return iris->base;
}

void ent_iris_path(const EntIris *iris, const char *path, GString *out)
{
  g_string_assign(out, iris->base);
  g_string_append(out, path);
}

static void append_number(GString *out, uint32_t number)
{
  char digits[16], *p = digits + sizeof digits;
  do {
    *--p = (char)('0' + number % 10);
  } while (number /= 10);
  g_string_append_len(out, p, digits + sizeof digits - p);
}

void ent_iris_place(const EntIris *iris, uint32_t source, EntSpan span, GString *out)
{
  g_string_truncate(out, 0);
  g_string_append_len(out, iris->sources[source].text,
                      (gssize)iris->sources[source].length);
  g_string_append(out, iris->nested ? "/char=" : "#char=");
  append_number(out, span.begin);
  g_string_append_c(out, ',');
  append_number(out, span.end);
}

void ent_iris_fact(const EntIris *iris, const EntFact *fact, GString *out)
{
  g_checksum_reset(iris->checksum);
  add_triple(iris, fact->subject, fact->property, &fact->object);
  g_string_printf(out, "%sfact/%.*s", iris->base, STATEMENT_HEX,
                  g_checksum_get_string(iris->checksum));
}

void ent_iris_merge(const EntIris *iris, const EntMerge *merge, GString *out)
{
  const char *const texts[] = {
      merge->name, merge->other_name, ent_merge_pass_name(merge->pass),
      merge->evidence ? merge->evidence : "", merge->conflict ? merge->conflict : ""};
  g_checksum_reset(iris->checksum);
  add_local(iris, &iris->sources[merge->source]);
  add_local(iris, &iris->sources[merge->other_source]);
  add_local(iris, &iris->nodes[merge->node]);
  add_local(iris, &iris->nodes[merge->other]);
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    add_text(iris->checksum, texts[i]);
    add_text(iris->checksum, "\x1f");
  }
  g_string_printf(out, "%smerge/%.*s", iris->base, STATEMENT_HEX,
                  g_checksum_get_string(iris->checksum));
}

void ent_iris_money(const EntIris *iris, const EntObject *money, GString *out)
{
  char *key = g_strdup_printf("%s %s", money->unit ? money->unit : "", money->text);
  Name name = {"money", key, key};
  spell((EntIris *)iris, &name, iris->hex, out);
  g_free(key);
}
