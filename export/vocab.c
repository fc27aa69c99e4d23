// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The ontology in Turtle: no blank nodes, hence domainIncludes instead of unions. */
#include "export/vocab.h"

#include "export/context.h"
#include "export/vocab_own.h"
#include <stdlib.h>
#include <string.h>

static void put_comment(GString *out, const char *name, const char *comment)
{
  g_autofree char *label = ent_own_label(name);
  g_string_append_printf(out,
                         " ;\n    rdfs:label \"%s\"@en ;\n    rdfs:comment \"%s\"@en ;"
                         "\n    rdfs:isDefinedBy <%.*s>",
                         label, comment, (int)strlen(ENT_NS) - 1, ENT_NS);
}

/* A property with the names of a list. */
static void put_list(GString *out, const char *property, const char *names)
{
  if (!*names) return;
  char **each = g_strsplit(names, " ", -1);
  char *list = g_strjoinv(", ", each);
  g_string_append_printf(out, " ;\n    %s %s", property, list);
  g_free(list);
  g_strfreev(each);
}

static void put_classes(GString *out, const char *property, uint32_t set)
{
  char *names = ent_own_class_list(set);
  put_list(out, property, names);
  g_free(names);
}

static void put_other_ties(GString *out, const char *name)
{
  for (unsigned i = 0; i < ent_own_tie_count; i++)
    if (strcmp(ent_own_ties[i].name, name) == 0)
      g_string_append_printf(out, " ;\n    %s %s", ent_own_ties[i].property,
                             ent_own_ties[i].object);
}

static void put_class(GString *out, const EntClassInfo *info)
{
  g_string_append_printf(out, "ent:%s a owl:Class", info->name);
  put_comment(out, info->name, info->comment);
  if (info->parent != ENT_CLASS_NONE)
    g_string_append_printf(out, " ;\n    rdfs:subClassOf ent:%s",
                           ent_class_info(info->parent)->name);
  put_list(out, "rdfs:subClassOf", info->ties);
  put_other_ties(out, info->name);
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
  put_list(out, "schema:rangeIncludes", ent_own_value_types(info->range_kind));
  if (info->range_kind == ENT_RANGE_THING)
    put_classes(out, "schema:rangeIncludes", info->range);
  put_list(out, "skos:closeMatch", info->ties);
  put_other_ties(out, info->name);
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

static void put_expanded(GString *out, const char *property, const char *names)
{
  char *list = ent_own_expand(names);
  put_list(out, property, list);
  g_free(list);
}

static void put_own(GString *out, const EntOwnWord *own, const char *end)
{
  static const char *const kinds[] = {[ENT_OWN_CLASS] = "owl:Class",
                                      [ENT_OWN_LINK] = "owl:ObjectProperty",
                                      [ENT_OWN_VALUE] = "owl:DatatypeProperty"};
  const EntTerm *term = &ent_words[own->word];
  g_string_append_printf(out, "%s a %s", term->curie, kinds[own->kind]);
  put_comment(out, strchr(term->curie, ':') + 1, own->comment);
  put_expanded(out, "schema:domainIncludes", own->domain);
  put_expanded(out, "schema:rangeIncludes", own->range);
  put_list(out, own->kind == ENT_OWN_CLASS ? "rdfs:subClassOf" : "skos:closeMatch",
           own->ties);
  g_string_append(out, end);
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
  for (unsigned i = 0; i < ent_own_count; i++)
    put_own(out, &ent_own_words[i], i + 1 < ent_own_count ? " .\n\n" : " .\n");
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
