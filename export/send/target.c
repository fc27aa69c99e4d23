// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table of kinds of store. What each does was seen with the versions named in
 * docs/stores.md. */
#include "export/send/target.h"

#include <string.h>

/* Where the rest of an address goes: the part of it before "cut" (all, if it is not in
 * it) and then "add". */
typedef struct {
  /* NULL = there is none, or it is not known */
  const char *graphs, *query, *whole, *update;
} Addresses;

struct EntKind {
  const char *name;
  const char *server; /* how the header "Server" begins */
  const char *mark;   /* stands in the path of its addresses */
  const char *cuts;   /* ends of the path that are no part of its root */
  Addresses add;      /* to the root */
  const char *from;   /* of a count of the default graph */
  bool is_update, has_default;
};

/* Fuseki and RDF4J can be set up to show all graphs as the default graph: "from" names
 * the one that is meant. */
static const EntKind kinds[] = {
    {"fuseki",
     "Fuseki",
     NULL,
     "/data /get /sparql /query /update",
     {"", "", "", ""},
     "GRAPH <urn:x-arq:DefaultGraph>",
     false,
     true},
    {"oxigraph",
     "Oxigraph",
     NULL,
     "/store /query /update",
     {"/store", "/query", "/store", "/update"},
     NULL,
     false,
     true},
    {"rdf4j",
     NULL,
     "/repositories/",
     "/statements /rdf-graphs/service",
     {"/rdf-graphs/service", "", "/statements", "/statements"},
     "FROM <http://www.openrdf.org/schema/sesame#nil>",
     false,
     true},
    {"graphdb",
     NULL,
     NULL,
     "/statements /rdf-graphs/service",
     {"/rdf-graphs/service", "", "/statements", "/statements"},
     "FROM <http://www.openrdf.org/schema/sesame#nil>",
     false,
     true},
    {"virtuoso",
     "Virtuoso",
     "/sparql-graph-crud",
     "/sparql-graph-crud-auth /sparql-graph-crud /sparql-auth /sparql",
     {"/sparql-graph-crud-auth", "/sparql", NULL, NULL},
     NULL,
     false,
     false},
    {"blazegraph", NULL, "/blazegraph/", "", {"", "", NULL, ""}, NULL, true, false},
    {"update", NULL, NULL, "", {"", NULL, NULL, ""}, NULL, true, true},
    {"gsp", NULL, NULL, "", {"", NULL, NULL, NULL}, NULL, false, true},
};

bool ent_target_check(const char *url, EntError *error)
{
  GError *reason = NULL;
  GUri *uri = g_uri_parse(url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, &reason);
  const char *fault = NULL;
  if (!uri && !strstr(url, "://"))
    fault = "an address of a store begins with http:// or https://";
  else if (!uri)
    fault = reason->message;
  else if (strcmp(g_uri_get_scheme(uri), "http") != 0 &&
           strcmp(g_uri_get_scheme(uri), "https") != 0)
    fault = "an address of a store begins with http:// or https://";
  else if (!g_uri_get_host(uri) || !*g_uri_get_host(uri))
    fault = "the address has no host";
  else if (g_uri_get_userinfo(uri))
    fault = "a login is not given on the command line, where others see it: "
            "--credentials FILE";
  else if (g_uri_get_query(uri) || g_uri_get_fragment(uri))
    fault = "the address must have neither ? nor #";
  bool good = !fault;
  if (fault) /* what may hold a login is not shown */
    ent_fail(error, ENT_ERR_USAGE, strchr(url, '@') ? NULL : url, 0, 0, "%s", fault);
  if (uri) g_uri_unref(uri);
  g_clear_error(&reason);
  return good;
}

/* ---- which kind ---- */

static const EntKind *kind_named(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
  return NULL;
}

static const EntKind *kind_of_path(const char *url)
{
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].mark && strstr(url, kinds[i].mark)) return &kinds[i];
  return NULL;
}

static const EntKind *kind_of_server(const char *server)
{
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].server && g_str_has_prefix(server, kinds[i].server)) return &kinds[i];
  return kind_named("gsp");
}

/* The address without a slash at its end and without what the kind cuts off. */
static char *root_of(const EntKind *kind, const char *url)
{
  char *root = g_strdup(url), **cuts = g_strsplit(kind->cuts, " ", -1);
  for (size_t n = strlen(root); kind->cuts[0] && n && root[n - 1] == '/'; n--)
    root[n - 1] = '\0';
  for (char **cut = cuts; *cut; cut++) {
    if (!**cut || !g_str_has_suffix(root, *cut)) continue;
    root[strlen(root) - strlen(*cut)] = '\0';
    break;
  }
  g_strfreev(cuts);
  return root;
}

static char *add_to(const char *root, const char *end)
{
  return end ? g_strconcat(root, end, NULL) : NULL;
}

bool ent_target_init(EntTarget *target, const char *kind, const char *url,
                     const char *server)
{
  bool is_auto = !kind || strcmp(kind, "auto") == 0;
  *target = (EntTarget){0};
  target->kind = is_auto ? kind_of_path(url) : kind_named(kind);
  if (!target->kind && !server) return false;
  if (!target->kind) target->kind = kind_of_server(server);
  char *root = root_of(target->kind, url);
  target->graphs = add_to(root, target->kind->add.graphs);
  target->query = add_to(root, target->kind->add.query);
  target->whole = add_to(root, target->kind->add.whole);
  target->update = add_to(root, target->kind->add.update);
  g_free(root);
  return true;
}

void ent_target_clear(EntTarget *target)
{
  g_free(target->graphs);
  g_free(target->query);
  g_free(target->whole);
  g_free(target->update);
}

const char *ent_target_kind_name(const EntTarget *target)
{
  return target->kind->name;
}

bool ent_target_is_update(const EntTarget *target)
{
  return target->kind->is_update;
}

bool ent_target_has_default(const EntTarget *target)
{
  return target->kind->has_default;
}

/* ---- addresses ---- */

static char *with_value(const char *url, const char *name, const char *value)
{
  char *escaped = g_uri_escape_string(value, NULL, FALSE);
  char *all = g_strdup_printf("%s?%s=%s", url, name, escaped);
  g_free(escaped);
  return all;
}

char *ent_target_graph_url(const EntTarget *target, const char *graph)
{
  if (target->kind->is_update) return g_strdup(target->graphs);
  if (!graph) return g_strconcat(target->graphs, "?default", NULL);
  return with_value(target->graphs, "graph", graph);
}

/* IRIs of graphs have passed the gate: none can end the brackets. */
static void append_count(const EntTarget *target, const char *graph, GString *out)
{
  const char *from = target->kind->from ? target->kind->from : "";
  if (graph)
    g_string_append_printf(out, "GRAPH <%s> { ?s ?p ?o }", graph);
  else if (g_str_has_prefix(from, "GRAPH"))
    g_string_append_printf(out, "%s { ?s ?p ?o }", from);
  else
    g_string_append(out, "?s ?p ?o");
}

char *ent_target_count_query(const EntTarget *target, const char *const *graphs,
                             guint n)
{
  const char *from = target->kind->from;
  GString *query = g_string_new("SELECT ?i ?n ");
  if (!graphs[0] && from && g_str_has_prefix(from, "FROM"))
    g_string_append_printf(query, "%s ", from);
  g_string_append(query, "WHERE {\n");
  for (guint i = 0; i < n; i++) {
    g_string_append_printf(query, "%s{ SELECT (%u AS ?i) (COUNT(*) AS ?n) WHERE { ",
                           i ? "UNION " : "", i);
    append_count(target, graphs[i], query);
    g_string_append(query, " } }\n");
  }
  g_string_append(query, "}");
  return g_string_free(query, FALSE);
}
