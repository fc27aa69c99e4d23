// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Sends the graphs of a file to a store, removes others, counts what is there. */
#include "export/send/send.h"

#include "export/send/count.h"

#include <string.h>

#define TRIPLES "application/n-triples"
/* RDF4J takes it for ISO 8859-1 when it is not said. */
#define UPDATE "application/sparql-update; charset=utf-8"

enum {
  LARGE = 4 << 20,    /* bytes from which only what differs in a graph is sent */
  CHANGES = 16 << 20, /* most bytes of what is new, and of what is gone, in a graph,
                         and at most a quarter of it */
};

typedef struct {
  EntLine *line;
  const EntSendOptions *options;
  EntTarget target;
  GPtrArray *parcels; /* to be sent, in order */
  GPtrArray *remove;  /* graphs to be removed */
  bool blind;         /* the store does not tell what it has */
  EntSent *sent;
  EntError *error;
} Sending;

/* What is sent; its words live as long as it. */
typedef struct {
  GArray *stretches; /* of EntStretch */
  GPtrArray *words;
} Body;

static Body body_new(void)
{
  return (Body){g_array_new(FALSE, FALSE, sizeof(EntStretch)),
                g_ptr_array_new_with_free_func(g_free)};
}

static void body_free(Body *body)
{
  g_array_unref(body->stretches);
  g_ptr_array_unref(body->words);
}

/* Takes the words. */
static void add_words(Body *body, char *words)
{
  EntStretch stretch = {.text = words, .length = strlen(words)};
  g_ptr_array_add(body->words, words);
  g_array_append_val(body->stretches, stretch);
}

static void add_parcel(Body *body, const EntParcel *parcel)
{
  g_array_append_vals(body->stretches, parcel->stretches->data, parcel->stretches->len);
}

static const EntParcel *parcel_at(const Sending *s, guint i)
{
  return g_ptr_array_index(s->parcels, i);
}

static bool send(Sending *s, EntRequest request)
{
  EntAnswer answer;
  return ent_line_send(s->line, &request, &answer, s->error);
}

/* ---- which store ---- */

static const char *some_graph(const EntSendOptions *o)
{
  const char *graph = o->remove ? o->remove[0] : NULL;
  for (guint i = 0; o->parcels && !graph && i < ent_parcels_count(o->parcels); i++)
    graph = ent_parcels_at(o->parcels, i)->graph;
  return graph;
}

/* Asks the address what it is; whatever it answers, it is there. */
static bool find_target(Sending *s)
{
  const EntSendOptions *o = s->options;
  if (ent_target_init(&s->target, o->kind, o->url, NULL)) return true;
  EntTarget plain;
  EntAnswer answer;
  EntError unused = {0};
  ent_target_init(&plain, "gsp", o->url, NULL);
  char *url = ent_target_graph_url(&plain, some_graph(o));
  EntRequest request = {.method = "HEAD", .url = url, .accept = TRIPLES};
  bool there = ent_line_send(s->line, &request, &answer, &unused) || answer.status;
  if (there)
    ent_target_init(&s->target, NULL, o->url, answer.server);
  else if (s->error)
    *s->error = unused;
  ent_target_clear(&plain);
  g_free(url);
  return there;
}

static bool check_target(Sending *s)
{
  const EntSendOptions *o = s->options;
  const char *kind = ent_target_kind_name(&s->target);
  s->sent->kind = kind;
  if (o->query) {
    g_free(s->target.query);
    s->target.query = g_strdup(o->query);
  }
  if (o->whole && !s->target.whole)
    return ent_fail(s->error, ENT_ERR_USAGE, o->url, 0, 0,
                    "a store of kind %s takes no whole dataset: leave out --whole",
                    kind);
  if (o->parcels && !ent_target_has_default(&s->target) &&
      ent_parcels_find(o->parcels, NULL))
    return ent_fail(s->error, ENT_ERR_USAGE, o->url, 0, 0,
                    "a store of kind %s has no default graph of its own: name a graph "
                    "for the facts with --facts-graph IRI",
                    kind);
  return true;
}

/* ---- what is to be done ---- */

/* What is there of it already, or NULL. */
static const EntParcel *older(const Sending *s, const EntParcel *parcel)
{
  const EntParcels *previous = s->options->previous;
  return previous ? ent_parcels_find(previous, parcel->graph) : NULL;
}

static bool is_same(const Sending *s, const EntParcel *parcel)
{
  const EntParcel *old = older(s, parcel);
  return old && memcmp(old->digest, parcel->digest, sizeof old->digest) == 0;
}

static bool is_facts(const Sending *s, const EntParcel *parcel)
{
  return g_strcmp0(parcel->graph, s->options->facts_graph) == 0;
}

static void plan_parcels(Sending *s, bool facts)
{
  const EntParcels *all = s->options->parcels;
  for (guint i = 0; all && i < ent_parcels_count(all); i++) {
    const EntParcel *parcel = ent_parcels_at(all, i);
    if (is_facts(s, parcel) != facts) continue;
    if (is_same(s, parcel))
      s->sent->same++;
    else
      g_ptr_array_add(s->parcels, (gpointer)parcel);
  }
}

static bool plan_removals(Sending *s)
{
  const EntSendOptions *o = s->options;
  for (const char *const *graph = o->remove; graph && *graph; graph++) {
    if (o->parcels && ent_parcels_find(o->parcels, *graph))
      return ent_fail(s->error, ENT_ERR_USAGE, *graph, 0, 0,
                      "is to be removed, but FILE has it still");
    g_ptr_array_add(s->remove, (gpointer)*graph);
  }
  for (guint i = 0; o->previous && i < ent_parcels_count(o->previous); i++) {
    const EntParcel *old = ent_parcels_at(o->previous, i);
    if (!ent_parcels_find(o->parcels, old->graph))
      g_ptr_array_add(s->remove, (gpointer)old->graph);
  }
  return true;
}

static bool plan(Sending *s)
{
  plan_parcels(s, false);
  plan_parcels(s, true);
  if (!plan_removals(s)) return false;
  s->sent->graphs = s->parcels->len + s->remove->len;
  return true;
}

/* ---- graphs ---- */

/* DROP of a graph. NULL = the default graph. To be freed. */
static char *drop_words(const char *graph)
{
  return graph ? g_strdup_printf("DROP SILENT GRAPH <%s>", graph)
               : g_strdup("DROP SILENT DEFAULT");
}

/* Stretches from *next on, as many as one request may have. */
static void add_piece(const Sending *s, const EntParcel *parcel, guint *next,
                      Body *body)
{
  guint64 bytes = 0;
  for (; *next < parcel->stretches->len; ++*next) {
    EntStretch *stretch = &g_array_index(parcel->stretches, EntStretch, *next);
    if (bytes && bytes + stretch->length > s->options->piece) break;
    g_array_append_vals(body->stretches, stretch, 1);
    bytes += stretch->length;
  }
}

static bool send_update(Sending *s, const Body *body)
{
  return send(s, (EntRequest){.method = "POST",
                              .url = s->target.update,
                              .type = UPDATE,
                              .parcels = s->options->parcels,
                              .body = body->stretches});
}

/* One piece of a graph: the first replaces what is there, the others add. */
static bool put_piece(Sending *s, const EntParcel *parcel, guint *next)
{
  bool first = *next == 0;
  Body body = body_new();
  add_piece(s, parcel, next, &body);
  char *url = ent_target_graph_url(&s->target, parcel->graph);
  bool good = send(s, (EntRequest){.method = first ? "PUT" : "POST",
                                   .url = url,
                                   .type = TRIPLES,
                                   .parcels = s->options->parcels,
                                   .body = body.stretches});
  g_free(url);
  body_free(&body);
  return good;
}

static bool update_piece(Sending *s, const EntParcel *parcel, guint *next)
{
  Body body = body_new();
  if (*next == 0) {
    add_words(&body, drop_words(parcel->graph));
    add_words(&body, g_strdup(" ;\n"));
  }
  add_words(&body, parcel->graph
                       ? g_strdup_printf("INSERT DATA { GRAPH <%s> {\n", parcel->graph)
                       : g_strdup("INSERT DATA {\n"));
  add_piece(s, parcel, next, &body);
  add_words(&body, g_strdup(parcel->graph ? "} }\n" : "}\n"));
  bool good = send_update(s, &body);
  body_free(&body);
  return good;
}

static void add_change(Body *body, const char *verb, const char *graph, GString *lines)
{
  if (lines->len) {
    add_words(body, g_strdup_printf("%s DATA {", verb));
    add_words(body, graph ? g_strdup_printf(" GRAPH <%s> {\n", graph) : g_strdup("\n"));
    add_words(body, g_strdup(lines->str));
    add_words(body, g_strdup(graph ? "} } ;\n" : "} ;\n"));
  }
  g_string_free(lines, TRUE);
}

/* A large graph of which little has changed, as the facts after a day: only that is
 * sent. *sent is false where more has, or the store takes no SPARQL Update. */
static bool send_changes(Sending *s, const EntParcel *parcel, bool *sent)
{
  const EntParcel *old = older(s, parcel);
  *sent = false;
  if (!old || !s->target.update || parcel->bytes <= LARGE) return true;
  size_t most = MIN(MIN(CHANGES, s->options->piece), parcel->bytes / 4);
  GString *added = g_string_new(NULL), *removed = g_string_new(NULL);
  *sent = ent_parcels_difference(s->options->parcels, parcel, s->options->previous, old,
                                 most, added, removed);
  Body body = body_new();
  add_change(&body, "DELETE", parcel->graph, removed);
  add_change(&body, "INSERT", parcel->graph, added);
  bool good = !*sent || !body.stretches->len || send_update(s, &body);
  body_free(&body);
  return good;
}

static bool send_parcel(Sending *s, const EntParcel *parcel)
{
  bool update = ent_target_is_update(&s->target), good, sent;
  good = send_changes(s, parcel, &sent);
  if (sent || !good) return good;
  for (guint next = 0; good && next < parcel->stretches->len;)
    good = update ? update_piece(s, parcel, &next) : put_piece(s, parcel, &next);
  return good;
}

/* How many graphs from i on are replaced in one update: a store needs as long for a
 * request as for thousands of triples, and one that copies the blocks it changes
 * (TDB2) fills the disk with those of many. */
static guint batch_at(const Sending *s, guint i)
{
  guint64 bytes = 0;
  guint n = 0;
  for (; s->target.update && i + n < s->parcels->len; n++) {
    const EntParcel *parcel = g_ptr_array_index(s->parcels, i + n);
    bytes += parcel->bytes;
    if (!parcel->graph || bytes > s->options->piece) break;
  }
  return MAX(n, 1);
}

/* How many triples the store has of n graphs from i on; NULL = it does not tell. To be
 * freed. */
static guint64 *ask_batch(Sending *s, guint from, guint n)
{
  if (!s->target.query || s->blind) return NULL;
  const char **graphs = g_new(const char *, n);
  guint64 *counts = g_new0(guint64, n);
  EntError unused = {0};
  for (guint i = 0; i < n; i++)
    graphs[i] = parcel_at(s, from + i)->graph;
  s->blind = !ent_count_graphs(s->line, &s->target, graphs, n, counts, &unused);
  g_free(graphs);
  if (s->blind) g_clear_pointer(&counts, g_free);
  return counts;
}

/* Only what is there is dropped: to drop a graph RDF4J looks at all of its triples. */
static bool send_batch(Sending *s, guint from, guint n)
{
  Body body = body_new();
  guint64 *there = ask_batch(s, from, n);
  for (guint i = 0; i < n; i++) {
    if (there && !there[i]) continue;
    add_words(&body, drop_words(parcel_at(s, from + i)->graph));
    add_words(&body, g_strdup(" ;\n"));
  }
  g_free(there);
  add_words(&body, g_strdup("INSERT DATA {\n"));
  for (guint i = from; i < from + n; i++) {
    add_words(&body, g_strdup_printf("GRAPH <%s> {\n", parcel_at(s, i)->graph));
    add_parcel(&body, parcel_at(s, i));
    add_words(&body, g_strdup("}\n"));
  }
  add_words(&body, g_strdup("}\n"));
  bool good = send_update(s, &body);
  body_free(&body);
  return good;
}

static void tell(const Sending *s, const char *graph, guint64 triples, bool removed)
{
  if (s->options->done) s->options->done(graph, triples, removed, s->options->data);
}

static bool send_parcels(Sending *s)
{
  while (s->sent->loaded < s->parcels->len) {
    guint first = s->sent->loaded, n = batch_at(s, first);
    if (!(n == 1 ? send_parcel(s, parcel_at(s, first)) : send_batch(s, first, n)))
      return false;
    for (; s->sent->loaded < first + n; s->sent->loaded++) {
      const EntParcel *parcel = parcel_at(s, s->sent->loaded);
      s->sent->triples += parcel->lines;
      tell(s, parcel->graph, parcel->lines, false);
    }
  }
  return true;
}

static bool remove_graph(Sending *s, const char *graph)
{
  bool update = ent_target_is_update(&s->target);
  Body body = body_new();
  add_words(&body, drop_words(graph));
  char *url = ent_target_graph_url(&s->target, graph);
  EntRequest request = {
      .method = "DELETE", .url = url, .also_good = 404}; /* it is gone already */
  bool good = update ? send_update(s, &body) : send(s, request);
  g_free(url);
  body_free(&body);
  return good;
}

static bool remove_graphs(Sending *s)
{
  while (s->sent->removed < s->remove->len) {
    const char *graph = g_ptr_array_index(s->remove, s->sent->removed);
    if (!remove_graph(s, graph)) return false;
    s->sent->removed++;
    tell(s, graph, 0, true);
  }
  return true;
}

/* Graphs that a run before this one has sent, or removed after all were sent. */
static bool skip(Sending *s)
{
  guint n = s->options->skip;
  if (n > s->sent->graphs)
    return ent_fail(s->error, ENT_ERR_USAGE, NULL, 0, 0,
                    "--skip %u: there are only %u graphs to be sent", n,
                    s->sent->graphs);
  s->sent->loaded = MIN(n, s->parcels->len);
  s->sent->removed = n - s->sent->loaded;
  for (guint i = s->sent->loaded; i < s->parcels->len; i++)
    s->sent->bytes += parcel_at(s, i)->bytes;
  return true;
}

/* ---- all at once ---- */

/* N-Triples in brackets are TriG. */
static bool send_whole(Sending *s)
{
  Body body = body_new();
  for (guint i = 0; i < s->parcels->len; i++) {
    const EntParcel *parcel = parcel_at(s, i);
    if (parcel->graph) add_words(&body, g_strdup_printf("<%s> {\n", parcel->graph));
    add_parcel(&body, parcel);
    if (parcel->graph) add_words(&body, g_strdup("}\n"));
    s->sent->triples += parcel->lines;
  }
  bool good = send(s, (EntRequest){.method = "PUT",
                                   .url = s->target.whole,
                                   .type = "application/trig",
                                   .parcels = s->options->parcels,
                                   .body = body.stretches});
  if (good) s->sent->loaded = s->parcels->len;
  body_free(&body);
  return good;
}

/* ---- counts ---- */

/* Doubles in the file are there once. */
static bool check_count(const Sending *s, guint i, const char *graph, guint64 is)
{
  const EntParcel *parcel = i < s->parcels->len ? parcel_at(s, i) : NULL;
  if (is == (parcel ? parcel->lines : 0)) return true;
  guint64 should = parcel ? ent_parcels_distinct(s->options->parcels, parcel) : 0;
  return is == should ||
         ent_fail(s->error, ENT_ERR_OUTPUT, graph ? graph : "default graph", 0, 0,
                  "the store has %" G_GUINT64_FORMAT
                  " triples of it, not %" G_GUINT64_FORMAT "%s",
                  is, should,
                  s->options->previous ? "; without --previous all is sent again" : "");
}

/* Of all graphs that were sent, then of those that were removed. */
static bool count_all(Sending *s)
{
  if (!s->target.query) return true;
  GPtrArray *graphs = g_ptr_array_new();
  for (guint i = 0; i < s->parcels->len; i++)
    g_ptr_array_add(graphs, (gpointer)parcel_at(s, i)->graph);
  g_ptr_array_extend(graphs, s->remove, NULL, NULL);
  guint64 *counts = g_new0(guint64, graphs->len + 1);
  bool good = ent_count_graphs(s->line, &s->target, (const char *const *)graphs->pdata,
                               graphs->len, counts, s->error);
  for (guint i = 0; good && i < graphs->len; i++)
    good = check_count(s, i, g_ptr_array_index(graphs, i), counts[i]);
  s->sent->counted = good;
  g_ptr_array_unref(graphs);
  g_free(counts);
  return good;
}

bool ent_send(EntLine *line, const EntSendOptions *options, EntSent *sent,
              EntError *error)
{
  *sent = (EntSent){0};
  Sending s = {.line = line,
               .options = options,
               .parcels = g_ptr_array_new(),
               .remove = g_ptr_array_new(),
               .sent = sent,
               .error = error};
  bool good = plan(&s) && skip(&s) && find_target(&s) && check_target(&s) &&
              (options->whole ? send_whole(&s) : send_parcels(&s)) &&
              remove_graphs(&s) && count_all(&s);
  ent_target_clear(&s.target);
  g_ptr_array_unref(s.parcels);
  g_ptr_array_unref(s.remove);
  return good;
}
