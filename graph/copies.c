// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds articles that are there twice. Documents are taken by date and id; each is
 * compared with the originals so far: by address, then, of those that agree with it in
 * some band of the sketch (locality-sensitive hashing), with the one most alike. So a
 * copy is always a copy of its original, never of another copy, and the order of adding
 * has no say. */
#include "graph/copies.h"
#include "graph/parts.h"

#include <string.h>

enum {
  BAND = 4, /* numbers of the sketch that must agree */
  BANDS = ENT_SKETCH_SIZE / BAND,
  MOST_LOOKS = 64 /* originals of one band that are compared, the latest of them */
};

/* Measured over 372 news texts and press releases: articles that were taken over whole
 * have 0.95 and more of their runs of four words in common; daily releases on one
 * pattern 0.54 at most; reports on one event, quotes and background among them, 0.36.
 * An article of which a fifth was cut has 0.8. What is cut further still shares its
 * sentences, by which facts.c counts sites. */
static const float alike = 0.7f;

typedef uint16_t Sketch[ENT_SKETCH_SIZE];

typedef struct {
  EntGraph *graph;
  uint32_t *order;       /* of the sources: by date and id */
  Sketch *sketches;      /* of the sources */
  bool *has;             /* whether a source has one */
  GHashTable *addresses; /* key of an address -> original + 1 */
  /* Entries are a band of an original, original * BANDS + band + 1. Those whose keys
   * begin alike hang together, the latest first: a table of small parts would take ten
   * times the memory. */
  uint32_t *last; /* by the first bits of the key; 0 = none */
  uint32_t *next; /* the one before an entry, by entry - 1 */
  unsigned shift; /* leaves the first bits of a key */
} Copies;

static EntSource *source_at(const EntGraph *graph, uint32_t i)
{
  return &g_array_index(graph->sources, EntSource, i);
}

/* ---- sketches ---- */

bool ent_sketch_is_good(const char *sketch)
{
  return strlen(sketch) == ENT_SKETCH_DIGITS &&
         strspn(sketch, "0123456789abcdef") == ENT_SKETCH_DIGITS;
}

static bool parse(const char *text, Sketch sketch)
{
  if (!text || !ent_sketch_is_good(text)) return false;
  for (unsigned i = 0; i < ENT_SKETCH_SIZE; i++) {
    unsigned value = 0;
    for (unsigned k = 0; k < 4; k++)
      value = value << 4 | (unsigned)g_ascii_xdigit_value(text[i * 4 + k]);
    sketch[i] = (uint16_t)value;
  }
  return true;
}

static float compare(const Sketch a, const Sketch b)
{
  unsigned same = 0;
  for (unsigned i = 0; i < ENT_SKETCH_SIZE; i++)
    same += a[i] == b[i];
  return (float)same / ENT_SKETCH_SIZE;
}

float ent_sketch_alike(const char *a, const char *b)
{
  Sketch x, y;
  return parse(a, x) && parse(b, y) ? compare(x, y) : 0;
}

/* ---- addresses ---- */

/* Parameters by which sites see where a reader came from. */
static bool is_tracking(const char *parameter)
{
  static const char *const starts[] = {
      "utm_",    "at_medium=", "at_campaign=", "fbclid=", "gclid=",  "mc_cid=",
      "mc_eid=", "igshid=",    "cmpid=",       "ref=",    "source=", "spm="};
  for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
    if (g_str_has_prefix(parameter, starts[i])) return true;
  return false;
}

static void append_query(GString *key, const char *query)
{
  g_auto(GStrv) all = g_strsplit(query, "&", -1);
  char mark = '?';
  for (char **parameter = all; *parameter; parameter++) {
    if (!**parameter || is_tracking(*parameter)) continue;
    g_string_append_c(key, mark);
    g_string_append(key, *parameter);
    mark = '&';
  }
}

char *ent_url_key(const char *url)
{
  const char *host = url ? strstr(url, "://") : NULL;
  if (!host) return NULL;
  host += strlen("://");
  if (!g_ascii_strncasecmp(host, "www.", 4)) host += 4;
  size_t name = strcspn(host, "/?#"), path = strcspn(host + name, "?#");
  g_autofree char *low = g_ascii_strdown(host, (gssize)name);
  char *port = strrchr(low, ':');
  if (port && (!strcmp(port, ":80") || !strcmp(port, ":443"))) *port = '\0';
  GString *key = g_string_new(low);
  g_string_append_len(key, host + name, (gssize)path);
  while (key->len && key->str[key->len - 1] == '/')
    g_string_truncate(key, key->len - 1);
  size_t bare = strlen(low);
  if (host[name + path] == '?') {
    g_autofree char *query =
        g_strndup(host + name + path + 1, strcspn(host + name + path + 1, "#"));
    append_query(key, query);
  }
  bool whole_site = key->len == bare || !*low;
  return g_string_free(key, whole_site);
}

/* ---- the search ---- */

static int by_date(gconstpointer x, gconstpointer y, gpointer data)
{
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  const EntSource *first = source_at(data, a), *second = source_at(data, b);
  int order = !first->date - !second->date;
  if (!order && first->date) order = strcmp(first->date, second->date);
  return order ? order : ent_compare_u32(a, b);
}

/* The original of the same address, or ENT_NONE. */
static uint32_t find_address(const Copies *c, const char *key)
{
  gpointer found = key ? g_hash_table_lookup(c->addresses, key) : NULL;
  return found ? GPOINTER_TO_UINT(found) - 1 : ENT_NONE;
}

/* Two keys may be equal by chance; what they find is compared. */
static guint64 band_key(const Sketch sketch, unsigned band)
{
  guint64 key = 0;
  for (unsigned i = 0; i < BAND; i++)
    key = key << 16 | sketch[band * BAND + i];
  return key * 0x9E3779B97F4A7C15u + band;
}

/* Makes *best the other original if that is more alike, or the earlier of two. */
static void look_at(const Copies *c, uint32_t source, uint32_t other, uint32_t *best,
                    float *most)
{
  if (other == *best) return;
  float part = compare(c->sketches[source], c->sketches[other]);
  if (part < alike || part < *most) return;
  if (part == *most && by_date(best, &other, c->graph) < 0) return;
  *best = other;
  *most = part;
}

/* The original that is most alike, the earlier of two; or ENT_NONE. */
static uint32_t find_alike(const Copies *c, uint32_t source)
{
  uint32_t best = ENT_NONE;
  float most = 0;
  for (unsigned band = 0; c->has[source] && band < BANDS; band++) {
    guint64 key = band_key(c->sketches[source], band);
    unsigned looks = 0;
    for (uint32_t entry = c->last[key >> c->shift]; entry && looks < MOST_LOOKS;
         entry = c->next[entry - 1]) {
      uint32_t other = (entry - 1) / BANDS;
      if (band_key(c->sketches[other], (entry - 1) % BANDS) != key) continue;
      look_at(c, source, other, &best, &most);
      looks++;
    }
  }
  return best;
}

static void add_bands(Copies *c, uint32_t source)
{
  for (unsigned band = 0; c->has[source] && band < BANDS; band++) {
    uint32_t *last = &c->last[band_key(c->sketches[source], band) >> c->shift];
    uint32_t entry = source * BANDS + band + 1;
    c->next[entry - 1] = *last;
    *last = entry;
  }
}

/* Room for twice the entries there can be. */
static void make_bands(Copies *c, uint32_t n)
{
  unsigned bits = g_bit_storage((gulong)n * BANDS) + 1;
  c->last = g_new0(uint32_t, (gsize)1 << bits);
  c->next = g_new(uint32_t, (gsize)n * BANDS + 1);
  c->shift = 64 - bits;
}

static void place(Copies *c, uint32_t i)
{
  EntSource *source = source_at(c->graph, i);
  char *key = ent_url_key(source->url);
  uint32_t original = find_address(c, key);
  if (original == ENT_NONE) original = find_alike(c, i);
  if (original == ENT_NONE)
    add_bands(c, original = i);
  else
    source->copy_of = source_at(c->graph, original)->id;
  if (key && find_address(c, key) == ENT_NONE)
    g_hash_table_insert(c->addresses, g_steal_pointer(&key),
                        GUINT_TO_POINTER(original + 1));
  g_free(key);
}

void ent_copies_find(EntGraph *graph)
{
  uint32_t n = graph->sources->len;
  Copies c = {.graph = graph,
              .order = g_new(uint32_t, n + 1),
              .sketches = g_new(Sketch, n + 1),
              .has = g_new0(bool, n + 1)};
  c.addresses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  make_bands(&c, n);
  for (uint32_t i = 0; i < n; i++) {
    c.order[i] = i;
    c.has[i] = parse(source_at(graph, i)->sketch, c.sketches[i]);
    source_at(graph, i)->copy_of = NULL;
  }
  g_qsort_with_data(c.order, (gint)n, sizeof *c.order, by_date, graph);
  for (uint32_t i = 0; i < n; i++)
    place(&c, c.order[i]);
  g_hash_table_destroy(c.addresses);
  g_free(c.last);
  g_free(c.next);
  g_free(c.order);
  g_free(c.sketches);
  g_free(c.has);
}

void ent_copies_blocks(const EntGraph *graph, uint32_t source,
                       void (*put)(const char *block, void *data), void *data)
{
  const EntSource *of = source_at(graph, source);
  g_autofree char *address = ent_url_key(of->url);
  Sketch sketch;
  bool has = parse(of->sketch, sketch);
  if (address) put(address, data);
  for (unsigned band = 0; has && band < BANDS; band++) {
    char block[17];
    g_snprintf(block, sizeof block, "%016" G_GINT64_MODIFIER "x",
               band_key(sketch, band));
    put(block, data);
  }
}

uint32_t *ent_copies_origins(const EntGraph *graph)
{
  uint32_t n = graph->sources->len, *origins = g_new(uint32_t, n + 1);
  GHashTable *first = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < n; i++)
    if (!source_at(graph, i)->copy_of)
      g_hash_table_insert(first, (gpointer)source_at(graph, i)->id,
                          GUINT_TO_POINTER(i + 1));
  for (uint32_t i = 0; i < n; i++) {
    const EntSource *source = source_at(graph, i);
    gpointer key = (gpointer)(source->copy_of ? source->copy_of : source->id);
    if (!g_hash_table_contains(first, key))
      g_hash_table_insert(first, key, GUINT_TO_POINTER(i + 1));
    origins[i] = GPOINTER_TO_UINT(g_hash_table_lookup(first, key)) - 1;
  }
  g_hash_table_destroy(first);
  return origins;
}

void ent_copies_settle(EntGraph *graph)
{
  uint32_t *origins = ent_copies_origins(graph);
  for (uint32_t i = 0; i < graph->sources->len; i++)
    source_at(graph, i)->copy_of =
        origins[i] == i ? NULL : source_at(graph, origins[i])->id;
  g_free(origins);
}

typedef struct {
  const EntGraph *graph;
  const char *id;
} SoughtId;

static bool is_id_before(uint32_t i, const void *sought)
{
  const SoughtId *s = sought;
  return strcmp(source_at(s->graph, i)->id, s->id) < 0;
}

uint32_t ent_graph_original(const EntGraph *graph, uint32_t i)
{
  uint32_t n = graph->sources->len;
  SoughtId sought = {graph, source_at(graph, i)->copy_of};
  if (!sought.id) return i;
  uint32_t at = ent_first_from(n, is_id_before, &sought);
  return at < n && strcmp(source_at(graph, at)->id, sought.id) == 0 ? at : i;
}
