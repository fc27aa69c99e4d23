// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The ontology in Turtle: no blank nodes, hence domainIncludes instead of unions. */
#include "export/vocab.h"

#include "export/context.h"
#include "export/words.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  EntWord word;
  const char *kind, *comment;
} Own;

/* What of ent: is neither class of things, relation nor status. */
static const Own own[] = {
    {ENT_WORD_STATEMENT, "owl:Class",
     "what one document says, with where it says so; only asserted ones are also plain "
     "triples"},
    {ENT_WORD_FACT, "owl:Class",
     "a fact that more than one document asserts; its triple is a plain one, too"},
    {ENT_WORD_SUPPORTED_BY, "owl:ObjectProperty",
     "of a fact: a statement that asserts it"},
    {ENT_WORD_SOURCES, "owl:DatatypeProperty",
     "of a fact: how many documents of the run assert it"},
    {ENT_WORD_SITES, "owl:DatatypeProperty",
     "of a fact: how many of these are on sites and in words of their own"},
    {ENT_WORD_CONTRADICTS, "owl:ObjectProperty",
     "of a statement: another that cannot be true as well, the surest of those that "
     "say "
     "so"},
    {ENT_WORD_HOLDERS, "owl:DatatypeProperty",
     "of a role: how many persons hold it at a time, where that is known"},
    {ENT_WORD_STATUS, "owl:ObjectProperty",
     "of a statement: how the text means it; of an event: Planned while not yet held"},
    {ENT_WORD_CONFIDENCE, "owl:DatatypeProperty",
     "0 to 1: of statements with 0.8 about 80 % are right"},
    {ENT_WORD_RULE, "owl:DatatypeProperty", "the rule or frame that found it"},
    {ENT_WORD_ATTRIBUTED_TO, "owl:ObjectProperty", "in whose mouth the text puts it"},
    {ENT_WORD_VALID_FROM, "owl:DatatypeProperty", "the first day that it holds"},
    {ENT_WORD_VALID_UNTIL, "owl:DatatypeProperty", "the last day that it holds"},
    {ENT_WORD_SUBJECT_PHRASE, "owl:ObjectProperty", "the words that name the subject"},
    {ENT_WORD_OBJECT_PHRASE, "owl:ObjectProperty", "the words that name the object"},
    {ENT_WORD_LINE, "owl:DatatypeProperty",
     "the line of the document's text on which it begins, from 1"},
    {ENT_WORD_FILE, "owl:DatatypeProperty", "the file that a document was read from"},
    {ENT_WORD_SHA256, "owl:DatatypeProperty",
     "of a file that a run used: the SHA-256 of its bytes in hex; of a folder of rules "
     "or "
     "tables: of what sha256sum prints of its files in the order of their names"},
    {ENT_WORD_KEY, "owl:DatatypeProperty",
     "what a thing's identity rests on within its class"},
    {ENT_WORD_MERGE, "owl:Class",
     "that a thing of one document was taken for a thing of another, and why"},
    {ENT_WORD_NEAR_MERGE, "owl:Class",
     "that two things were nearly taken for one, and why they were not"},
    {ENT_WORD_MERGE_OF, "owl:ObjectProperty", "of a merge: the thing"},
    {ENT_WORD_NOT_MERGED_WITH, "owl:ObjectProperty",
     "of a near merge: the other thing"},
    {ENT_WORD_MERGED_IN, "owl:ObjectProperty",
     "of a merge: the document that speaks of the thing"},
    {ENT_WORD_MERGED_NAME, "owl:DatatypeProperty",
     "of a merge: what that document calls the thing"},
    {ENT_WORD_OTHER_NAME, "owl:DatatypeProperty",
     "of a merge: what the other document calls the thing"},
    {ENT_WORD_OTHER_DOCUMENT, "owl:ObjectProperty", "of a merge: the other document"},
    {ENT_WORD_PASS, "owl:DatatypeProperty",
     "of a merge: the pass of linking that made it or shrank from it"},
    {ENT_WORD_EVIDENCE, "owl:DatatypeProperty",
     "of a merge: what speaks for it, in words"},
    {ENT_WORD_CONFLICT, "owl:DatatypeProperty",
     "of a near merge: what speaks against it, in words"},
};

static void put_comment(GString *out, const char *label, const char *comment)
{
  g_string_append_printf(out,
                         " ;\n    rdfs:label \"%s\"@en ;\n    rdfs:comment \"%s\"@en ;"
                         "\n    rdfs:isDefinedBy <%.*s>",
                         label, comment, (int)strlen(ENT_NS) - 1, ENT_NS);
}

static void put_ties(GString *out, const char *property, const char *ties)
{
  if (!*ties) return;
  char **each = g_strsplit(ties, " ", -1);
  char *list = g_strjoinv(", ", each);
  g_string_append_printf(out, " ;\n    %s %s", property, list);
  g_free(list);
  g_strfreev(each);
}

static void put_classes(GString *out, const char *property, uint32_t set)
{
  const char *before = "";
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++) {
    if (!ent_class_in((EntClass)i, set)) continue;
    if (!*before) g_string_append_printf(out, " ;\n    %s ", property);
    g_string_append_printf(out, "%sent:%s", before, ent_class_info((EntClass)i)->name);
    before = ", ";
  }
}

static void put_class(GString *out, const EntClassInfo *info)
{
  g_string_append_printf(out, "ent:%s a owl:Class", info->name);
  put_comment(out, info->name, info->comment);
  if (info->parent != ENT_CLASS_NONE)
    g_string_append_printf(out, " ;\n    rdfs:subClassOf ent:%s",
                           ent_class_info(info->parent)->name);
  put_ties(out, "rdfs:subClassOf", info->ties);
  g_string_append(out, " .\n\n");
}

static void put_property(GString *out, const EntPropertyInfo *info)
{
  bool is_link =
      info->range_kind == ENT_RANGE_THING || info->range_kind == ENT_RANGE_MONEY;
  g_string_append_printf(out, "ent:%s a owl:%sProperty%s", info->name,
                         is_link ? "Object" : "Datatype",
                         info->symmetric ? ", owl:SymmetricProperty" : "");
  put_comment(out, info->name, info->comment);
  put_classes(out, "schema:domainIncludes", info->domain);
  static const char *const ranges[] = {[ENT_RANGE_THING] = NULL,
                                       [ENT_RANGE_DATE] =
                                           "xsd:date, xsd:gYearMonth, xsd:gYear",
                                       [ENT_RANGE_MONEY] = "schema:MonetaryAmount",
                                       [ENT_RANGE_TEXT] = "rdf:langString"};
  if (ranges[info->range_kind])
    g_string_append_printf(out, " ;\n    schema:rangeIncludes %s",
                           ranges[info->range_kind]);
  else
    put_classes(out, "schema:rangeIncludes", info->range);
  put_ties(out, "skos:closeMatch", info->ties);
  g_string_append(out, " .\n\n");
}

static void put_statuses(GString *out)
{
  g_string_append(out, "ent:Status a owl:Class");
  put_comment(out, "Status", "how a text means what it says");
  g_string_append(out, " .\n\n");
  static const char *const comments[] = {
#define X(id, name, comment) [ENT_STATUS_##id] = comment,
      ENT_STATUSES(X)
#undef X
  };
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++) {
    const char *name = ent_status_name((EntStatus)i);
    g_string_append_printf(out, "ent:%s a ent:Status, owl:NamedIndividual", name);
    put_comment(out, name, comments[i]);
    g_string_append(out, " .\n\n");
  }
}

char *ent_vocab_ontology(void)
{
  GString *out = g_string_new("# Made from graph/vocab.h by export/vocab.c.\n");
  for (const EntPrefix *p = ent_prefixes; p->prefix; p++)
    g_string_append_printf(out, "@prefix %s: <%s> .\n", p->prefix, p->ns);
  g_string_append_printf(out, "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\n");
  g_string_append_printf(
      out,
      "<%.*s> a owl:Ontology ;\n"
      "    rdfs:label \"Entente\"@en ;\n"
      "    rdfs:comment \"Who is what where, who met or signed what: "
      "statements of news texts with their status and place.\"@en .\n\n",
      (int)strlen(ENT_NS) - 1, ENT_NS);
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    put_class(out, ent_class_info((EntClass)i));
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    put_property(out, ent_property_info((EntProperty)i));
  put_statuses(out);
  for (unsigned i = 0; i < G_N_ELEMENTS(own); i++) {
    const EntTerm *term = &ent_words[own[i].word];
    g_string_append_printf(out, "%s a %s", term->curie, own[i].kind);
    put_comment(out, strchr(term->curie, ':') + 1, own[i].comment);
    g_string_append(out, i + 1 < G_N_ELEMENTS(own) ? " .\n\n" : " .\n");
  }
  return g_string_free(out, FALSE);
}

char *ent_vocab_context(void)
{
  EntContext *context = ent_context_new();
  json_t *json = json_object();
  json_object_set_new(json, "@context", ent_context_json(context));
  char *text = json_dumps(json, JSON_INDENT(2) | JSON_REAL_PRECISION(3));
  char *copy = g_strconcat(text, "\n", NULL);
  free(text);
  json_decref(json);
  ent_context_free(context);
  return copy;
}
