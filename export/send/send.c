// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Sends the graphs of a file to a store, removes others, counts what is there. */
#include "export/send/send.h"

#include <string.h>

#define TRIPLES "application/n-triples"
#define UPDATE  "application/sparql-update"

typedef struct {
  EntLine *line;
  const EntSendOptions *options;
  EntTarget target;
  GPtrArray *parcels; /* to be sent, in order */
  GPtrArray *remove;  /* graphs to be removed */
  EntSent *sent;
  EntError *error;
} Sending;

static void add_text(GArray *body, const char *text)
{
  EntStretch stretch = {.text = text, .length = strlen(text)};
  g_array_append_val(body, stretch);
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

static bool is_same(const Sending *s, const EntParcel *parcel)
{
  const EntParcels *previous = s->options->previous;
  const EntParcel *old = previous ? ent_parcels_find(previous, parcel->graph) : NULL;
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

/* Stretches from *next on, as many as one request may have. */
static void add_piece(const Sending *s, const EntParcel *parcel, guint *next,
                      GArray *body)
{
  guint64 bytes = 0, most = s->options->piece ? s->options->piece : G_MAXUINT64;
  for (; *next < parcel->stretches->len; ++*next) {
    EntStretch *stretch = &g_array_index(parcel->stretches, EntStretch, *next);
    if (bytes && bytes + stretch->length > most) break;
    g_array_append_vals(body, stretch, 1);
    bytes += stretch->length;
  }
}

/* What stands before the triples in SPARQL Update. To be freed. */
static char *update_head(const char *graph, bool first)
{
  GString *head = g_string_new(NULL);
  if (first && graph) g_string_append_printf(head, "DROP SILENT GRAPH <%s> ;\n", graph);
  if (first && !graph) g_string_append(head, "DROP SILENT DEFAULT ;\n");
  g_string_append(head, "INSERT DATA {\n");
  if (graph) g_string_append_printf(head, "GRAPH <%s> {\n", graph);
  return g_string_free(head, FALSE);
}

/* One piece of a graph: the first replaces what is there, the others add. */
static bool send_piece(Sending *s, const EntParcel *parcel, guint *next)
{
  bool first = *next == 0, update = ent_target_is_update(&s->target);
  const char *graph = parcel->graph;
  GArray *body = g_array_new(FALSE, FALSE, sizeof(EntStretch));
  char *head = update_head(graph, first);
  if (update) add_text(body, head);
  add_piece(s, parcel, next, body);
  if (update) add_text(body, graph ? "} }\n" : "}\n");
  char *url = ent_target_graph_url(&s->target, graph);
  bool good = send(s, (EntRequest){.method = first && !update ? "PUT" : "POST",
                                   .url = url,
                                   .type = update ? UPDATE : TRIPLES,
                                   .parcels = s->options->parcels,
                                   .body = body});
  g_free(url);
  g_free(head);
  g_array_unref(body);
  return good;
}

static void tell(const Sending *s, const char *graph, guint64 triples, bool removed)
{
  if (s->options->done) s->options->done(graph, triples, removed, s->options->data);
}

static bool send_parcels(Sending *s)
{
  for (guint i = s->sent->loaded; i < s->parcels->len; i++) {
    const EntParcel *parcel = g_ptr_array_index(s->parcels, i);
    for (guint next = 0; next < parcel->stretches->len;)
      if (!send_piece(s, parcel, &next)) return false;
    s->sent->loaded++;
    s->sent->triples += parcel->lines;
    tell(s, parcel->graph, parcel->lines, false);
  }
  return true;
}

static bool remove_graph(Sending *s, const char *graph)
{
  bool update = ent_target_is_update(&s->target);
  GArray *body = g_array_new(FALSE, FALSE, sizeof(EntStretch));
  char *words = graph ? g_strdup_printf("DROP SILENT GRAPH <%s>\n", graph)
                      : g_strdup("DROP SILENT DEFAULT\n");
  char *url = ent_target_graph_url(&s->target, graph);
  EntRequest request = {
      .method = "DELETE", .url = url, .also_good = 404}; /* it is gone already */
  if (update)
    request = (EntRequest){.method = "POST", .url = url, .type = UPDATE, .body = body};
  if (update) add_text(body, words);
  bool good = send(s, request);
  g_free(url);
  g_free(words);
  g_array_unref(body);
  return good;
}

static bool remove_graphs(Sending *s)
{
  for (guint i = s->sent->removed; i < s->remove->len; i++) {
    const char *graph = g_ptr_array_index(s->remove, i);
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
  return true;
}

/* ---- all at once ---- */

/* N-Triples in brackets are TriG. */
static bool send_whole(Sending *s)
{
  GArray *body = g_array_new(FALSE, FALSE, sizeof(EntStretch));
  GPtrArray *heads = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < s->parcels->len; i++) {
    const EntParcel *parcel = g_ptr_array_index(s->parcels, i);
    char *head = parcel->graph ? g_strdup_printf("<%s> {\n", parcel->graph) : NULL;
    if (head) {
      g_ptr_array_add(heads, head);
      add_text(body, head);
    }
    g_array_append_vals(body, parcel->stretches->data, parcel->stretches->len);
    if (head) add_text(body, "}\n");
    s->sent->triples += parcel->lines;
  }
  bool good = send(s, (EntRequest){.method = "PUT",
                                   .url = s->target.whole,
                                   .type = "application/trig",
                                   .parcels = s->options->parcels,
                                   .body = body});
  if (good) s->sent->loaded = s->parcels->len;
  g_ptr_array_unref(heads);
  g_array_unref(body);
  return good;
}

/* ---- counts ---- */

/* The number in an answer of CSV or TSV: a line of names, a line of values. */
static bool read_count(const char *answer, guint64 *n)
{
  const char *line = strchr(answer, '\n');
  if (!line) return false;
  line += strspn(line, "\n\"");
  return g_ascii_isdigit(*line) && (*n = g_ascii_strtoull(line, NULL, 10), true);
}

static bool count_graph(Sending *s, const char *graph, guint64 *n)
{
  EntAnswer answer;
  char *url = ent_target_count_url(&s->target, graph);
  EntRequest request = {.method = "GET", .url = url, .accept = "text/csv"};
  bool good =
      ent_line_send(s->line, &request, &answer, s->error) &&
      (read_count(answer.body, n) ||
       ent_fail(
           s->error, ENT_ERR_OUTPUT, s->target.query, 0, 0,
           "does not tell how many triples it has; is it the address of queries?"));
  g_free(url);
  return good;
}

static bool wrong_count(Sending *s, const char *graph, guint64 is, guint64 expected)
{
  return ent_fail(s->error, ENT_ERR_OUTPUT, graph ? graph : "default graph", 0, 0,
                  "the store has %" G_GUINT64_FORMAT
                  " triples of it, not %" G_GUINT64_FORMAT,
                  is, expected);
}

static bool count_parcel(Sending *s, const EntParcel *parcel)
{
  guint64 n = 0;
  if (!count_graph(s, parcel->graph, &n)) return false;
  if (n == parcel->lines) return true;
  guint64 distinct = ent_parcels_distinct(s->options->parcels, parcel);
  return n == distinct || wrong_count(s, parcel->graph, n, distinct);
}

static bool count_all(Sending *s)
{
  if (!s->target.query) return true;
  for (guint i = 0; i < s->parcels->len; i++)
    if (!count_parcel(s, g_ptr_array_index(s->parcels, i))) return false;
  for (guint i = 0; i < s->remove->len; i++) {
    guint64 n = 0;
    const char *graph = g_ptr_array_index(s->remove, i);
    if (!count_graph(s, graph, &n)) return false;
    if (n) return wrong_count(s, graph, n, 0);
  }
  s->sent->counted = true;
  return true;
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
