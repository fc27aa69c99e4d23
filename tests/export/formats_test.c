// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Each format: the same bytes each time, nothing unasserted as a triple, back into the
 * same graph. */
#include "export/export.h"

#include "export/term.h"
#include "export/vocab.h"
#include "made.h"
#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static char *path_of(const char *name)
{
  return g_build_filename(folder, name, NULL);
}

static void write_graph(const EntGraph *graph, const char *path,
                        const EntExportOptions *options)
{
  EntError error = {0};
  const EntFormat *format = ent_format_by_path(path);
  g_assert_nonnull(format);
  bool good = ent_export(graph, format, path, options, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_true(good);
}

static char *written(const EntGraph *graph, const char *name,
                     const EntExportOptions *options, gsize *length)
{
  char *path = path_of(name), *content = NULL;
  write_graph(graph, path, options);
  g_assert_true(g_file_get_contents(path, &content, length, NULL));
  g_assert_cmpint(g_remove(path), ==, 0);
  g_free(path);
  return content;
}

/* ---- the table ---- */

static void test_table(void)
{
  for (uint32_t i = 0; ent_format_at(i); i++) {
    const EntFormat *format = ent_format_at(i);
    g_assert_true(ent_format_by_name(ent_format_name(format)) == format);
    char *path = g_strdup_printf("a.b/c.%s", ent_format_extension(format));
    char *packed = g_strdup_printf("%s.GZ", path);
    g_assert_true(ent_format_by_path(path) == format);
    g_assert_true(ent_format_by_path(packed) == format);
    g_assert_nonnull(strchr(ent_format_media_type(format), '/'));
    g_assert_cmpstr(ent_format_comment(format), !=, "");
    g_free(packed);
    g_free(path);
  }
  static const char *const unknown[] = {"x",     "x.",    "x.xyz",     "a.nq/x",
                                        ".gz",   "",      "nq",        "x.n",
                                        "x.nqq", "x.csv", "nodes.csv", "x.xnodes.csv"};
  for (unsigned i = 0; i < G_N_ELEMENTS(unknown); i++)
    g_assert_null(ent_format_by_path(unknown[i]));
  g_assert_null(ent_format_by_name("xyz"));
  g_assert_null(ent_format_by_name(""));
  g_assert_nonnull(ent_format_by_name("list"));
}

/* ---- threads ---- */

static gpointer write_rdfxml(gpointer number)
{
  char *name = g_strdup_printf("t%d.rdf", GPOINTER_TO_INT(number));
  EntGraph *graph = made_small();
  EntExportOptions options = {.statements = true};
  gsize length;
  char *text = written(graph, name, &options, &length);
  for (unsigned i = 0; i < 25; i++)
    g_free(written(graph, name, &options, &length));
  ent_graph_free(graph);
  g_free(name);
  return text;
}

/* Two raptor worlds at a time crash each other; here one waits for the other. */
static void test_threads(void)
{
  GThread *threads[8];
  for (int i = 0; i < (int)G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("rdfxml", write_rdfxml, GINT_TO_POINTER(i));
  char *first = NULL;
  for (unsigned i = 0; i < G_N_ELEMENTS(threads); i++) {
    char *text = g_thread_join(threads[i]);
    if (first) g_assert_cmpstr(text, ==, first);
    if (first)
      g_free(text);
    else
      first = text;
  }
  g_assert_true(g_str_has_suffix(first, "</rdf:RDF>\n"));
  g_free(first);
}

/* ---- the page ---- */

static unsigned occurrences(const char *text, const char *of)
{
  unsigned n = 0;
  for (const char *p = text; (p = strstr(p, of)); p++)
    n++;
  return n;
}

/* Whatever stands in a name, the page has the elements that it is made of. */
static void test_page(void)
{
  EntGraph *graphs[] = {made_small(), made_hostile()};
  for (unsigned i = 0; i < G_N_ELEMENTS(graphs); i++) {
    gsize length;
    char *page = written(graphs[i], "x.html", NULL, &length);
    g_assert_cmpuint(occurrences(page, "<script"), ==, 9);
    g_assert_cmpuint(occurrences(page, "</script"), ==, 9);
    g_assert_cmpuint(occurrences(page, "script-src 'sha256-"), ==, 1);
    g_assert_cmpuint(occurrences(page, "{{"), ==, 0);
    g_assert_true(g_str_has_suffix(page, "</html>\n"));
    g_free(page);
    ent_graph_free(graphs[i]);
  }
}

/* ---- determinism ---- */

static const char *const all_names[] = {"x.nq",
                                        "x.trig",
                                        "x.jsonld",
                                        "x.ttl",
                                        "x.nt",
                                        "x.rdf",
                                        "x.dot",
                                        "x.jsonl",
                                        "x.txt",
                                        "x.nq.gz",
                                        "x.html",
                                        "x.gexf",
                                        "x.graphml",
                                        "x.cyjs",
                                        "x.cypher",
                                        "x.nodes.csv",
                                        "x.edges.csv",
                                        "x.neo4j-nodes.csv",
                                        "x.neo4j-edges.csv"};

static void test_same_bytes(void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS(all_names); i++) {
    gsize n_first, n_second;
    EntGraph *one = made_random_graph(80, 300), *two = made_random_graph(80, 300);
    char *first = written(one, all_names[i], NULL, &n_first);
    char *second = written(two, all_names[i], NULL, &n_second);
    g_assert_cmpuint(n_first, ==, n_second);
    g_assert_true(memcmp(first, second, n_first) == 0);
    g_assert_cmpuint(n_first, >, 100);
    g_free(first);
    g_free(second);
    ent_graph_free(one);
    ent_graph_free(two);
  }
}

static void test_empty_graph(void)
{
  EntGraph *graph = ent_graph_new();
  ent_graph_seal(graph);
  for (unsigned i = 0; i < G_N_ELEMENTS(all_names); i++) {
    gsize length;
    g_free(written(graph, all_names[i], NULL, &length));
  }
  ent_graph_free(graph);
}

/* ---- layers ---- */

static void test_only_asserted_is_triple(void)
{
  EntGraph *graph = made_small();
  gsize length;
  char *text = written(graph, "x.nt", NULL, &length);
  g_assert_nonnull(strstr(text, "ns#holdsRole"));
  g_assert_nonnull(strstr(text, "ns#covers"));
  /* Only denied, alleged, planned or former in made_small. */
  static const char *const never[] = {"ns#consulted",      "ns#accused",
                                      "ns#participatedIn", "ns#roleIn",
                                      "ns#sanctioned",     "rdf-syntax-ns#subject"};
  for (unsigned i = 0; i < G_N_ELEMENTS(never); i++)
    g_assert_null(strstr(text, never[i]));
  g_free(text);
  text = written(graph, "x.nq", NULL, &length);
  /* In the whole dataset they stand as objects of rdf:predicate and nowhere else. */
  char **lines = g_strsplit(text, "\n", -1);
  for (unsigned k = 0; lines[k]; k++)
    for (unsigned i = 0; i < 5; i++)
      if (strstr(lines[k], never[i]))
        g_assert_nonnull(strstr(lines[k], "ns#predicate>"));
  g_strfreev(lines);
  g_assert_nonnull(strstr(text, "ns#consulted"));
  g_assert_null(strstr(text, "_:"));
  g_free(text);
  ent_graph_free(graph);
}

/* A fact stands in one graph only, and it is the one asked for. */
/* For streaming readers "type" is a node's first key, also where the last mention of a
 * document is the whole sentence that its first statement is quoted from. */
static void test_type_first(void)
{
  EntGraph *graph = ent_graph_new();
  uint32_t source = made_source(graph, "x");
  EntPlace place = {source, {10, 60}};
  EntNode node = {.cls = ENT_CLASS_COUNTRY,
                  .key = "norway",
                  .name = "Norway",
                  .confidence = 0.9f,
                  .mentions = &place,
                  .n_mentions = 1};
  uint32_t norway = ent_graph_put_node(graph, &node);
  made_put(graph, source, norway, ENT_PROP_SUPPORTED,
           made_thing(made_node(graph, ENT_CLASS_COUNTRY, "Chile")),
           ENT_STATUS_ASSERTED);
  ent_graph_seal(graph);
  gsize length;
  char *text = written(graph, "x.jsonld", NULL, &length);
  g_assert_nonnull(strstr(text, "\"taIdentRef\""));
  g_assert_nonnull(strstr(text, "{\"type\":[\"nif:Phrase\"],\"id\":"));
  g_assert_null(strstr(text, "],\"type\":"));
  g_free(text);
  ent_graph_free(graph);
}

static void test_facts_graph(void)
{
  EntGraph *graph = made_small();
  gsize length;
  EntExportOptions options = {.facts_graph = "https://example.org/facts"};
  char *text = written(graph, "x.nq", &options, &length);
  char **lines = g_strsplit(g_strchomp(text), "\n", -1);
  unsigned facts = 0;
  for (unsigned i = 0; lines[i]; i++) {
    bool in_facts = g_str_has_suffix(lines[i], " <https://example.org/facts> .");
    bool in_document = strstr(lines[i], "/doc/") && g_str_has_suffix(lines[i], "> .");
    bool in_description =
        g_str_has_prefix(strrchr(lines[i], '<'), "<https://example.org/kg/dataset/");
    g_assert_true(in_facts || in_document || in_description);
    if (!strstr(lines[i], "> <https://w3id.org/entente/ns#hasParty> <")) continue;
    if (in_description || strstr(lines[i], "-ns#predicate>")) continue;
    g_assert_true(in_facts);
    facts++;
  }
  g_assert_cmpuint(facts, ==, 2);
  g_strfreev(lines);
  g_free(text);
  ent_graph_free(graph);
}

/* ---- the description ---- */

/* What stands behind a property of the dataset, as a number. */
static unsigned described(const char *text, const char *subject, const char *property)
{
  char *start =
      g_strdup_printf("%s> <http://rdfs.org/ns/void#%s> \"", subject, property);
  const char *at = strstr(text, start);
  g_assert_nonnull(at);
  unsigned number = (unsigned)g_ascii_strtoull(at + strlen(start), NULL, 10);
  g_free(start);
  return number;
}

/* Its counts are those of the quads that are there. */
static void test_description_counts(void)
{
  EntGraph *graphs[] = {made_small(), made_hostile(), made_random_graph(80, 300)};
  for (unsigned g = 0; g < G_N_ELEMENTS(graphs); g++) {
    gsize length;
    char *text = written(graphs[g], "x.nq", NULL, &length);
    char **lines = g_strsplit(g_strchomp(text), "\n", -1);
    unsigned quads = 0, facts = 0, statements = 0, denied = 0;
    char *dataset = NULL;
    for (unsigned i = 0; lines[i]; i++) {
      const char *graph = strrchr(lines[i], '<');
      if (g_str_has_prefix(graph, "<https://example.org/kg/dataset/")) {
        if (!dataset) dataset = g_strndup(graph + 1, strcspn(graph + 1, ">"));
        continue;
      }
      quads++;
      statements +=
          strstr(lines[i], "#type> <https://w3id.org/entente/ns#Statement>") != NULL;
      denied +=
          strstr(lines[i], "#status> <https://w3id.org/entente/ns#Denied>") != NULL;
    }
    g_assert_nonnull(dataset);
    for (uint32_t i = 0; i < ent_graph_n_facts(graphs[g]); i++)
      facts++;
    g_assert_cmpuint(described(text, dataset, "triples"), ==, quads);
    g_assert_cmpuint(described(text, dataset, "entities"), ==,
                     ent_graph_n_nodes(graphs[g]));
    g_assert_cmpuint(described(text, "/facts/all", "triples"), ==, facts);
    g_assert_cmpuint(described(text, "/class/ent-Statement", "entities"), ==,
                     statements);
    g_assert_cmpuint(described(text, "/status/ent-Denied", "entities"), ==, denied);
    g_assert_cmpuint(described(text, "/property/rdf-subject", "triples"), >=,
                     statements);
    g_free(dataset);
    g_strfreev(lines);
    g_free(text);
    ent_graph_free(graphs[g]);
  }
}

/* A program is an agent, a file is what was used; both keep the time out of it unless
 * it is told. */
static void test_description_makers(void)
{
  EntGraph *graph = made_small();
  gsize length;
  char *text = written(graph, "x.trig", NULL, &length);
  static const char *const wanted[] = {
      "<https://example.org/kg/maker/other-extractor-2.4> a prov:SoftwareAgent ;",
      "schema:softwareVersion \"2.4\"",
      "a prov:Entity ;\n    rdfs:label \"model\"@en ;\n    ent:sha256 \"9f86d0",
      "prov:endedAtTime \"2025-11-12T08:30:00Z\"^^xsd:dateTime",
      "dcterms:created \"2025-11-12T08:30:00Z\"^^xsd:dateTime"};
  for (unsigned i = 0; i < G_N_ELEMENTS(wanted); i++)
    g_assert_nonnull(strstr(text, wanted[i]));
  g_free(text);
  ent_graph_free(graph);
  graph = made_hostile();
  static const char *const bad[] = {
      "",      "=",         "model",     "model=",   "Model=1",
      "a b=1", "model=1 2", "model=<x>", "model=\"", "m=\xc3\xa9"};
  for (unsigned i = 0; i < G_N_ELEMENTS(bad); i++)
    ent_graph_put_maker(graph, bad[i]);
  g_assert_cmpuint(ent_graph_n_makers(graph), ==, 0);
  text = written(graph, "x.trig", NULL, &length);
  g_assert_null(strstr(text, "endedAtTime"));
  g_assert_null(strstr(text, "SoftwareAgent"));
  g_free(text);
  ent_graph_free(graph);
}

/* The IRI of the dataset that a graph of these documents is described as. */
static char *dataset_of(const char *const *ids, const char *maker)
{
  EntGraph *graph = ent_graph_new();
  for (; *ids; ids++)
    made_source(graph, *ids);
  ent_graph_put_maker(graph, maker);
  ent_graph_seal(graph);
  gsize length;
  char *text = written(graph, "x.nq", NULL, &length);
  const char *name = strstr(text, "<https://example.org/kg/dataset/");
  g_assert_nonnull(name);
  char *iri = g_strndup(name, strcspn(name, ">"));
  g_free(text);
  ent_graph_free(graph);
  return iri;
}

/* Shards have datasets of their own, whose descriptions can be concatenated; a later
 * run over the same documents, in any order, describes the same one anew. */
static void test_description_names(void)
{
  static const char *const both[] = {"a", "b", NULL},
                           *const turned[] = {"b", "a", NULL},
                           *const one[] = {"a", NULL};
  char *iris[] = {dataset_of(both, "entente=0.1.0"),
                  dataset_of(turned, "entente=0.2.0"),
                  dataset_of(one, "entente=0.1.0")};
  g_assert_cmpstr(iris[0], ==, iris[1]);
  g_assert_cmpstr(iris[0], !=, iris[2]);
  for (unsigned i = 0; i < G_N_ELEMENTS(iris); i++)
    g_free(iris[i]);
}

static void test_bases(void)
{
  static const char *const good[] = {"https://a.example/kg/", "http://a.example/x#",
                                     "urn:x:y/"};
  static const char *const bad[] = {"",
                                    "kg/",
                                    "https://a.example/kg",
                                    "https://a.example/#/",
                                    "https://a.example/ /",
                                    "https://a.ex\xc3\xa9/",
                                    "https://a.example/%zz/",
                                    "https://a/<x>/"};
  EntGraph *graph = made_small();
  for (unsigned i = 0; i < G_N_ELEMENTS(good); i++) {
    EntExportOptions options = {.base = good[i]};
    gsize length;
    char *text = written(graph, "x.nq", &options, &length);
    char *place = g_strdup_printf("<%sperson/ingrid-dahl-", good[i]);
    g_assert_nonnull(strstr(text, place));
    char **lines = g_strsplit(text, "\n", -1);
    for (unsigned k = 0; lines[k]; k++) {
      const char *doc = strstr(lines[k], "char=");
      /* No IRI has two marks of a fragment. */
      if (doc && strchr(good[i], '#')) g_assert_cmpint(doc[-1], ==, '/');
    }
    g_strfreev(lines);
    g_free(place);
    g_free(text);
  }
  for (unsigned i = 0; i < G_N_ELEMENTS(bad); i++) {
    EntExportOptions options = {.base = bad[i]};
    EntError error = {0};
    char *path = path_of("bad.nq");
    g_assert_false(ent_export_check(&options, &error));
    g_assert_cmpint(error.code, ==, ENT_ERR_USAGE);
    g_assert_false(ent_export(graph, ent_format_by_name("nq"), path, &options, NULL));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    g_free(path);
  }
  EntExportOptions options = {.facts_graph = "not an iri"};
  EntError error = {0};
  g_assert_false(ent_export_check(&options, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_USAGE);
  ent_graph_free(graph);
}

/* ---- back ---- */

static void check_back(EntGraph *(*make)(void), const char *name)
{
  EntGraph *graph = make();
  EntExportOptions options = {.statements = true};
  EntError error = {0};
  gsize n_before, n_after;
  char *path = path_of(name);
  char *before = written(graph, "before.nq", NULL, &n_before);
  write_graph(graph, path, &options);
  EntGraph *back = ent_export_load(path, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_nonnull(back);
  char *after = written(back, "after.nq", NULL, &n_after);
  g_assert_cmpstr(after, ==, before);
  g_remove(path);
  g_free(path);
  g_free(before);
  g_free(after);
  ent_graph_free(back);
  ent_graph_free(graph);
}

static const char *const readable[] = {"x.nq",  "x.trig",  "x.ttl",     "x.nt",
                                       "x.rdf", "x.nq.gz", "x.trig.gz", "x.rdf.gz"};

static void test_back_small(void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS(readable); i++)
    check_back(made_small, readable[i]);
}

/* What the gate changes is changed for good: writing again gives the same. */
static EntGraph *clean_hostile(void)
{
  EntGraph *graph = made_hostile();
  char *path = path_of("hostile.nq");
  write_graph(graph, path, NULL);
  ent_graph_free(graph);
  EntError error = {0};
  graph = ent_export_load(path, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_remove(path);
  g_free(path);
  return graph;
}

static void test_back_hostile(void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS(readable); i++)
    check_back(clean_hostile, readable[i]);
}

static void test_back_lines(void)
{
  EntGraph *graph = made_small();
  char *path = path_of("x.jsonl.gz");
  write_graph(graph, path, NULL);
  EntError error = {0};
  EntGraph *back = ent_export_load(path, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_nonnull(back);
  g_assert_cmpuint(ent_graph_n_nodes(back), ==, ent_graph_n_nodes(graph));
  g_assert_cmpuint(ent_graph_n_claims(back), ==, ent_graph_n_claims(graph));
  g_assert_cmpuint(ent_graph_n_facts(back), ==, ent_graph_n_facts(graph));
  g_assert_cmpuint(ent_graph_n_makers(back), >=, ent_graph_n_makers(graph));
  for (uint32_t i = 0; i < ent_graph_n_nodes(back); i++) {
    const EntNode *a = ent_graph_node(graph, i), *b = ent_graph_node(back, i);
    g_assert_cmpstr(a->name, ==, b->name);
    g_assert_cmpstr(a->key, ==, b->key);
    g_assert_cmpint(a->cls, ==, b->cls);
    g_assert_cmpuint(a->n_mentions, ==, b->n_mentions);
  }
  g_remove(path);
  g_free(path);
  ent_graph_free(back);
  ent_graph_free(graph);
}

static void test_bad_loads(void)
{
  static const struct {
    const char *name, *content;
    EntErrorCode code;
  } cases[] = {
      {"no.nq", NULL, ENT_ERR_NO_INPUT},
      {"no.nq.gz", NULL, ENT_ERR_NO_INPUT},
      {"x.svg", "<svg/>", ENT_ERR_USAGE},
      {"x.nq", "<a> <b> .\n", ENT_ERR_BAD_DATA},
      {"x.ttl", "@prefix a: <b", ENT_ERR_BAD_DATA},
      {"x.rdf", "<rdf:RDF", ENT_ERR_BAD_DATA},
      {"x.jsonl", "{\"line\":", ENT_ERR_BAD_DATA},
      {"x.nq.gz", "\x1f\x8b\x08 not gzip", ENT_ERR_BAD_DATA},
      {"x.nt",
       "<http://x/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
       "<https://w3id.org/entente/ns#Statement> .\n",
       ENT_ERR_BAD_DATA},
  };
  for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].name);
    char *path = path_of(cases[i].name);
    EntError error = {0};
    if (cases[i].content)
      g_assert_true(g_file_set_contents(path, cases[i].content, -1, NULL));
    g_assert_null(ent_export_load(path, &error));
    g_assert_cmpint(error.code, ==, cases[i].code);
    g_assert_cmpstr(error.message, !=, "");
    g_remove(path);
    g_free(path);
  }
}

/* ---- shipped files ---- */

/* ENT_UPDATE=1 in the environment writes them anew. */
static void check_shipped(const char *name, char *made)
{
  char *path = g_build_filename(TEST_DIR, "../..", name, NULL), *shipped;
  if (g_getenv("ENT_UPDATE")) g_assert_true(g_file_set_contents(path, made, -1, NULL));
  g_assert_true(g_file_get_contents(path, &shipped, NULL, NULL));
  g_assert_cmpstr(made, ==, shipped);
  g_free(shipped);
  g_free(path);
  g_free(made);
}

static void test_shipped(void)
{
  check_shipped("export/vocab/entente.ttl", ent_vocab_ontology());
  check_shipped("export/vocab/context.jsonld", ent_vocab_context());
  check_shipped("export/vocab/shapes.ttl", ent_vocab_shapes());
  check_shipped("docs/ontology.html", ent_vocab_page());
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_test_add_func("/export/formats/type-first", test_type_first);
  g_test_add_func("/export/formats/table", test_table);
  g_test_add_func("/export/formats/page", test_page);
  g_test_add_func("/export/formats/same-bytes", test_same_bytes);
  g_test_add_func("/export/formats/empty-graph", test_empty_graph);
  g_test_add_func("/export/layers/only-asserted-is-triple",
                  test_only_asserted_is_triple);
  g_test_add_func("/export/layers/facts-graph", test_facts_graph);
  g_test_add_func("/export/layers/bases", test_bases);
  g_test_add_func("/export/description/counts", test_description_counts);
  g_test_add_func("/export/formats/threads", test_threads);
  g_test_add_func("/export/description/names", test_description_names);
  g_test_add_func("/export/description/makers", test_description_makers);
  g_test_add_func("/export/back/small", test_back_small);
  g_test_add_func("/export/back/hostile", test_back_hostile);
  g_test_add_func("/export/back/lines", test_back_lines);
  g_test_add_func("/export/back/bad-loads", test_bad_loads);
  g_test_add_func("/export/shipped", test_shipped);
  int status = g_test_run();
  g_rmdir(folder);
  g_free(folder);
  return status;
}
