// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Triples about names, gathered by subject and written as rows. What a name is, what an
 * alias: the table of terms below. Reading is serd's. */

#include "extract/knowledge/turtle.h"
#include "graph/vocab.h"
#include <glib.h>
#include <serd/serd.h>
#include <string.h>

#define RDF  "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define OWL  "http://www.w3.org/2002/07/owl#"
#define FOAF "http://xmlns.com/foaf/0.1/"
#define ORG  "http://www.w3.org/ns/org#"

typedef enum { SAYS_NOTHING, SAYS_NAME, SAYS_ALIAS, SAYS_TYPE, SAYS_SAME } Says;

static const struct {
  const char *iri;
  Says says;
} terms[] = {
    {RDFS "label", SAYS_NAME},
    {SKOS "prefLabel", SAYS_NAME},
    {"https://schema.org/name", SAYS_NAME},
    {"http://schema.org/name", SAYS_NAME},
    {FOAF "name", SAYS_NAME},
    {SKOS "altLabel", SAYS_ALIAS},
    {"https://schema.org/alternateName", SAYS_ALIAS},
    {"http://schema.org/alternateName", SAYS_ALIAS},
    {RDF "type", SAYS_TYPE},
    {OWL "sameAs", SAYS_SAME},
    {"https://schema.org/sameAs", SAYS_SAME},
    {"http://schema.org/sameAs", SAYS_SAME},
    {SKOS "exactMatch", SAYS_SAME},
};

/* Prefixes of the classes that ours are tied to (graph/vocab.h). */
static const struct {
  const char *iri, *prefix;
} namespaces[] = {
    {"https://schema.org/", "schema:"},
    {"http://schema.org/", "schema:"},
    {FOAF, "foaf:"},
    {ORG, "org:"},
    {SKOS, "skos:"},
};

/* Of the language of a name. */
typedef enum { RANK_NONE, RANK_OTHER, RANK_PLAIN, RANK_ENGLISH } Rank;

typedef struct {
  char *iri;  /* NULL: a blank node */
  char *name; /* NULL: none so far */
  Rank rank;  /* of name */
  GPtrArray *aliases, *same;
  EntClass cls;
} Thing;

typedef struct {
  const char *file;
  SerdEnv *env;
  GHashTable *by_subject; /* node text -> Thing, which things owns */
  GPtrArray *things;
  guint n_triples;
  EntError *error;
  bool failed;
} Reading;

static void thing_free(gpointer data)
{
  Thing *thing = data;
  g_free(thing->iri);
  g_free(thing->name);
  g_ptr_array_unref(thing->aliases);
  g_ptr_array_unref(thing->same);
  g_free(thing);
}

bool ent_turtle_is(const char *file)
{
  g_autofree char *lower = g_ascii_strdown(file, -1);
  return g_str_has_suffix(lower, ".ttl") || g_str_has_suffix(lower, ".nt");
}

/* The whole IRI or text of a node; to be freed. */
static char *text_of(Reading *reading, const SerdNode *node)
{
  if (node->type != SERD_URI && node->type != SERD_CURIE)
    return g_strndup((const char *)node->buf, node->n_bytes);
  SerdNode whole = serd_env_expand_node(reading->env, node);
  char *text = g_strndup((const char *)(whole.buf ? whole.buf : node->buf),
                         whole.buf ? whole.n_bytes : node->n_bytes);
  if (!whole.buf && !reading->failed)
    reading->failed = !ent_fail(reading->error, ENT_ERR_BAD_DATA, reading->file, 0, 0,
                                "\"%s\" has a prefix that is not declared", text);
  serd_node_free(&whole);
  return text;
}

static Thing *thing_of(Reading *reading, const SerdNode *subject)
{
  char *text = text_of(reading, subject);
  char *key = g_strconcat(subject->type == SERD_BLANK ? "_:" : "", text, NULL);
  Thing *thing = g_hash_table_lookup(reading->by_subject, key);
  if (thing) {
    g_free(key);
    g_free(text);
    return thing;
  }
  thing = g_new0(Thing, 1);
  thing->aliases = g_ptr_array_new_with_free_func(g_free);
  thing->same = g_ptr_array_new_with_free_func(g_free);
  thing->cls = ENT_CLASS_NONE;
  if (subject->type == SERD_BLANK)
    g_free(text);
  else
    thing->iri = text;
  g_ptr_array_add(reading->things, thing);
  g_hash_table_insert(reading->by_subject, key, thing);
  return thing;
}

/* The texts to be read are English: such a label first, then one that is of no
 * language, and another one only where there is nothing else. */
static Rank language_rank(const SerdNode *language)
{
  if (!language || !language->buf) return RANK_PLAIN;
  const char *tag = (const char *)language->buf;
  if (!g_ascii_strncasecmp(tag, "en", 2) && (!tag[2] || tag[2] == '-'))
    return RANK_ENGLISH;
  return g_ascii_strcasecmp(tag, "mul") ? RANK_OTHER : RANK_PLAIN;
}

/* A field of the CSV form holds one line, and its bars part alternatives. */
static char *clean_name(const SerdNode *object)
{
  char *text = g_strndup((const char *)object->buf, object->n_bytes);
  for (char *p = text; *p; p++)
    if ((unsigned char)*p < ' ' || *p == '|') *p = ' ';
  return g_strstrip(text);
}

static bool holds(const GPtrArray *list, const char *text)
{
  return g_ptr_array_find_with_equal_func((GPtrArray *)list, text, g_str_equal, NULL);
}

/* A name gives way to one in a better language, and is an alias then; what is in
 * another language than English is a name only where there is none else. */
static void add_name(Thing *thing, Says says, const SerdNode *object,
                     const SerdNode *language)
{
  Rank rank = language_rank(language);
  char *text = clean_name(object);
  if (says == SAYS_NAME && rank > thing->rank && *text) {
    char *old = thing->name;
    bool keep = thing->rank > RANK_OTHER;
    thing->name = text;
    thing->rank = rank;
    text = keep ? old : NULL;
    if (!keep) g_free(old);
  } else if (rank == RANK_OTHER) {
    g_clear_pointer(&text, g_free);
  }
  if (text && *text && !holds(thing->aliases, text))
    g_ptr_array_add(thing->aliases, text);
  else
    g_free(text);
}

static bool has_word(const char *words, const char *word)
{
  size_t n = strlen(word);
  for (const char *p = words; (p = strstr(p, word)); p++)
    if ((p == words || p[-1] == ' ') && (!p[n] || p[n] == ' ')) return true;
  return false;
}

/* Our own class of that IRI, else the first that is tied to it. */
static EntClass class_of(const char *iri)
{
  if (g_str_has_prefix(iri, ENT_NS)) return ent_class_by_name(iri + strlen(ENT_NS));
  for (size_t i = 0; i < G_N_ELEMENTS(namespaces); i++) {
    if (!g_str_has_prefix(iri, namespaces[i].iri)) continue;
    g_autofree char *tie =
        g_strconcat(namespaces[i].prefix, iri + strlen(namespaces[i].iri), NULL);
    for (int c = 0; c < ENT_CLASS_COUNT; c++)
      if (has_word(ent_class_info((EntClass)c)->ties, tie)) return (EntClass)c;
  }
  return ENT_CLASS_NONE;
}

/* Of several classes the one below the other, else the first. */
static void add_type(Thing *thing, const char *iri)
{
  EntClass cls = class_of(iri);
  if (cls == ENT_CLASS_NONE) return;
  if (thing->cls == ENT_CLASS_NONE || ent_class_info(cls)->parent == thing->cls)
    thing->cls = cls;
}

/* What the term says, or SAYS_NOTHING. */
static Says meaning_of(const char *term)
{
  for (size_t i = 0; i < G_N_ELEMENTS(terms); i++)
    if (!strcmp(terms[i].iri, term)) return terms[i].says;
  return SAYS_NOTHING;
}

static SerdStatus on_statement(void *handle, SerdStatementFlags flags,
                               const SerdNode *graph, const SerdNode *subject,
                               const SerdNode *predicate, const SerdNode *object,
                               const SerdNode *datatype, const SerdNode *language)
{
  (void)flags, (void)graph, (void)datatype;
  Reading *reading = handle;
  reading->n_triples++;
  g_autofree char *term = text_of(reading, predicate);
  Says says = meaning_of(term);
  bool names = says == SAYS_NAME || says == SAYS_ALIAS;
  if (says == SAYS_NOTHING || object->type == SERD_BLANK ||
      names != (object->type == SERD_LITERAL))
    return SERD_SUCCESS;
  Thing *thing = thing_of(reading, subject);
  if (names) {
    add_name(thing, says, object, language);
    return SERD_SUCCESS;
  }
  char *iri = text_of(reading, object);
  if (says == SAYS_TYPE) add_type(thing, iri);
  if (says == SAYS_SAME && !holds(thing->same, iri))
    g_ptr_array_add(thing->same, iri);
  else
    g_free(iri);
  return SERD_SUCCESS;
}

static SerdStatus on_base(void *handle, const SerdNode *uri)
{
  return serd_env_set_base_uri(((Reading *)handle)->env, uri);
}

static SerdStatus on_prefix(void *handle, const SerdNode *name, const SerdNode *uri)
{
  return serd_env_set_prefix(((Reading *)handle)->env, name, uri);
}

static SerdStatus on_error(void *handle, const SerdError *e)
{
  Reading *reading = handle;
  va_list args;
  va_copy(args, *e->args);
  g_autofree char *message = g_strdup_vprintf(e->fmt, args);
  va_end(args);
  ent_fail(reading->error, ENT_ERR_BAD_DATA, reading->file, e->line, e->col, "%s",
           g_strchomp(message));
  reading->failed = true;
  return SERD_SUCCESS;
}

static void put_field(GString *csv, const char *text)
{
  g_string_append_c(csv, '"');
  for (const char *p = text; *p; p++) {
    if (*p == '"') g_string_append_c(csv, '"');
    g_string_append_c(csv, *p);
  }
  g_string_append_c(csv, '"');
}

static void put_list(GString *csv, const GPtrArray *list, const char *without)
{
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < list->len; i++) {
    if (!strcmp(list->pdata[i], without)) continue;
    if (joined->len) g_string_append_c(joined, '|');
    g_string_append(joined, list->pdata[i]);
  }
  put_field(csv, joined->str);
}

static bool put_row(GString *csv, const Thing *thing)
{
  if (!thing->name) return false;
  put_field(csv, thing->name);
  g_string_append_c(csv, ',');
  put_list(csv, thing->aliases, thing->name);
  g_string_append_printf(
      csv, ",%s,",
      thing->cls == ENT_CLASS_NONE ? "" : ent_class_info(thing->cls)->name);
  put_field(csv, thing->iri ? thing->iri : "");
  g_string_append_c(csv, ',');
  put_list(csv, thing->same, "");
  g_string_append_c(csv, '\n');
  return true;
}

static bool read_all(Reading *reading, const char *text)
{
  g_autofree char *lower = g_ascii_strdown(reading->file, -1);
  SerdSyntax syntax = g_str_has_suffix(lower, ".nt") ? SERD_NTRIPLES : SERD_TURTLE;
  SerdReader *reader =
      serd_reader_new(syntax, reading, NULL, on_base, on_prefix, on_statement, NULL);
  serd_reader_set_strict(reader, true);
  serd_reader_set_error_sink(reader, on_error, reading);
  SerdStatus status = serd_reader_read_string(reader, (const uint8_t *)text);
  serd_reader_free(reader);
  if (status > SERD_FAILURE && !reading->failed)
    ent_fail(reading->error, ENT_ERR_BAD_DATA, reading->file, 0, 0, "%s",
             (const char *)serd_strerror(status));
  return status <= SERD_FAILURE && !reading->failed;
}

char *ent_turtle_to_csv(const char *file, const char *text, size_t *length,
                        EntError *error)
{
  Reading reading = {
      .file = file,
      .env = serd_env_new(NULL),
      .by_subject = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .things = g_ptr_array_new_with_free_func(thing_free),
      .error = error,
  };
  GString *csv = g_string_new("name,aliases,type,iri,sameAs\n");
  bool done = read_all(&reading, text);
  guint rows = 0;
  for (guint i = 0; done && i < reading.things->len; i++)
    rows += put_row(csv, reading.things->pdata[i]);
  if (done && !rows && reading.n_triples)
    done = ent_fail(error, ENT_ERR_BAD_DATA, file, 0, 0,
                    "nothing in it has a name; a name is an rdfs:label, "
                    "skos:prefLabel, schema:name or foaf:name");
  g_ptr_array_unref(reading.things);
  g_hash_table_unref(reading.by_subject);
  serd_env_free(reading.env);
  *length = csv->len;
  return g_string_free(csv, !done);
}
