// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The SHACL shapes that every RDF output satisfies: those of relations and classes out
 * of the tables, the rest out of the table of parts below. All shapes are closed: a
 * property that the tables do not know is damage, too. */
#include "export/vocab.h"

#include "export/vocab_own.h"
#include "graph/graph.h"
#include <string.h>

/* Days of the calendar, which xsd:date does not check in any engine that we know. */
#define YEAR "[0-9]{4}"
#define DAYS                                                                           \
  "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|"       \
  "02-(0[1-9]|1[0-9]|2[0-8])"
#define LEAP                                                                           \
  "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
#define DATES                                                                          \
  "sh:or ( [ sh:datatype xsd:gYear ; sh:pattern \"^" YEAR "$\" ] "                     \
  "[ sh:datatype xsd:gYearMonth ; sh:pattern \"^" YEAR "-(0[1-9]|1[0-2])$\" ] "        \
  "[ sh:datatype xsd:date ; sh:pattern \"^(" YEAR "-(" DAYS ")|" LEAP ")$\" ]"
#define DATE_TIMES                                                                     \
  " [ sh:datatype xsd:dateTime ; sh:pattern \"^(" YEAR "-(" DAYS ")|" LEAP ")T\" ]"
/* What is no date of the calendar is written as a plain string. */
#define NO_DATE " [ sh:datatype xsd:string ]"
#define PLACE   "char=(0|[1-9][0-9]*),[1-9][0-9]*$"

/* X(name, constraints): kinds of values */
#define KINDS(X)                                                                       \
  X(text, "sh:nodeKind sh:Literal ; sh:datatype xsd:string ; sh:minLength 1")          \
  X(empty, "sh:nodeKind sh:Literal ; sh:datatype xsd:string")                          \
  X(english, "sh:datatype rdf:langString ; sh:languageIn ( \"en\" )")                  \
  X(number, "sh:datatype xsd:nonNegativeInteger ; sh:pattern \"^(0|[1-9][0-9]*)$\"")   \
  X(positive, "sh:datatype xsd:nonNegativeInteger ; sh:pattern \"^[1-9][0-9]*$\"")     \
  X(several,                                                                           \
    "sh:datatype xsd:nonNegativeInteger ; sh:pattern \"^([2-9]|[1-9][0-9]+)$\"")       \
  X(share, "sh:datatype xsd:decimal ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0 ; "    \
           "sh:pattern \"^[01][.][0-9]+$\"")                                           \
  X(decimal, "sh:datatype xsd:decimal ; sh:pattern \"^-?(0|[1-9][0-9]*)[.][0-9]+$\"")  \
  X(currency, "sh:datatype xsd:string ; sh:pattern \"^[A-Z]{3}$\"")                    \
  X(hash, "sh:datatype xsd:string ; sh:pattern \"^[0-9a-f]{64}$\"")                    \
  X(date, DATES " )")                                                                  \
  X(day, DATES NO_DATE " )")                                                           \
  X(moment, DATES DATE_TIMES NO_DATE " )")                                             \
  X(time, "sh:datatype xsd:dateTime")                                                  \
  X(link, "sh:nodeKind sh:IRI")                                                        \
  X(web, "sh:nodeKind sh:IRI ; sh:pattern \"^https?://\"")                             \
  X(status, "sh:in ( ent:Asserted ent:Planned ent:Alleged ent:Denied ent:Former )")    \
  X(planned, "sh:in ( ent:Planned )")                                                  \
  X(thing, "sh:node ents:Thing")                                                       \
  X(place, "sh:nodeKind sh:IRI ; sh:pattern \"" PLACE "\"")                            \
  X(phrase, "sh:class nif:Phrase")                                                     \
  X(document, "sh:class schema:NewsArticle")                                           \
  X(quoted, "sh:or ( [ sh:class nif:Phrase ] [ sh:class schema:NewsArticle ] )")       \
  X(statement, "sh:class ent:Statement")                                               \
  X(activity, "sh:class prov:Activity")                                                \
  X(agent, "sh:class prov:SoftwareAgent")                                              \
  X(used, "sh:nodeKind sh:IRI ; sh:or ( [ sh:class prov:Entity ] [ sh:class "          \
          "schema:NewsArticle ] [ sh:pattern \"[/#]doc/\" ] )")                        \
  X(class_part, "sh:node ents:ClassPartition")                                         \
  X(property_part, "sh:node ents:PropertyPartition")                                   \
  X(part, "sh:class void:Dataset")

typedef enum {
#define X(name, constraints) KIND_##name,
  KINDS(X)
#undef X
} Kind;

static const char *const kinds[] = {
#define X(name, constraints) [KIND_##name] = constraints,
    KINDS(X)
#undef X
};

typedef struct {
  EntWord word;
  Kind kind;
  int least, most;   /* most 0 = any number */
  const char *other; /* more constraints, or NULL */
} Row;

typedef struct {
  const char *name, *target; /* target: Turtle */
  const char *other;         /* more constraints, or NULL */
  Row rows[16];
} Part;

#define ROW(word, kind, least, most)                                                   \
  {                                                                                    \
    ENT_WORD_##word, KIND_##kind, least, most, NULL                                    \
  }

static const Part parts[] = {
    {"Statement",
     "sh:targetClass ent:Statement",
     "sh:property [ sh:path rdf:type ; sh:hasValue rdf:Statement ]",
     {ROW(SUBJECT, thing, 1, 1),
      {ENT_WORD_PREDICATE, KIND_link, 1, 1, "sh:node ents:Relation"},
      {ENT_WORD_OBJECT, KIND_empty, 1, 1, ""},
      ROW(STATUS, status, 1, 1),
      ROW(CONFIDENCE, share, 1, 1),
      ROW(RULE, empty, 1, 1),
      {ENT_WORD_ATTRIBUTED_TO, KIND_link, 0, 1, "sh:node ents:Agent"},
      ROW(VALID_FROM, day, 0, 1),
      ROW(VALID_UNTIL, day, 0, 1),
      ROW(LINE, positive, 0, 1),
      ROW(SUBJECT_PHRASE, place, 0, 1),
      ROW(OBJECT_PHRASE, place, 0, 1),
      ROW(QUOTED_FROM, quoted, 1, 1),
      ROW(CONTRADICTS, statement, 0, 0)}},
    {"Fact",
     "sh:targetClass ent:Fact",
     "sh:property [ sh:path ent:sites ; sh:lessThanOrEquals ent:sources ]",
     {ROW(SUBJECT, thing, 1, 1),
      {ENT_WORD_PREDICATE, KIND_link, 1, 1, "sh:node ents:Relation"},
      {ENT_WORD_OBJECT, KIND_empty, 1, 1, ""},
      ROW(SUPPORTED_BY, statement, 2, 0),
      ROW(SOURCES, several, 1, 1),
      ROW(SITES, positive, 1, 1)}},
    {"Phrase",
     "sh:targetClass nif:Phrase ; sh:targetSubjectsOf nif:anchorOf",
     "sh:pattern \"" PLACE "\" ; sh:property [ sh:path nif:beginIndex ; sh:lessThan "
     "nif:endIndex ] ; sh:property [ sh:path rdf:type ; sh:hasValue nif:Phrase ]",
     {ROW(BEGIN_INDEX, number, 1, 1), ROW(END_INDEX, number, 1, 1),
      ROW(ANCHOR_OF, text, 1, 1), ROW(REFERENCE_CONTEXT, document, 1, 1),
      ROW(IDENT_REF, thing, 0, 0)}},
    {"Document",
     "sh:targetClass schema:NewsArticle",
     NULL,
     {ROW(IDENTIFIER, empty, 1, 1), ROW(NAME, english, 0, 1),
      ROW(DATE_PUBLISHED, moment, 0, 1), ROW(URL, web, 0, 1),
      ROW(PUBLISHER, empty, 0, 1), ROW(AUTHOR, empty, 0, 1), ROW(FILE, empty, 0, 1),
      ROW(COPY_OF, document, 0, 1)}},
    {"Amount",
     "sh:targetClass schema:MonetaryAmount",
     NULL,
     {ROW(CURRENCY, currency, 1, 1), ROW(VALUE, decimal, 1, 1)}},
    {"Merge",
     "sh:targetClass ent:Merge",
     NULL,
     {ROW(MERGE_OF, thing, 1, 1),
      ROW(MERGED_IN, document, 1, 1),
      ROW(MERGED_NAME, english, 1, 1),
      ROW(OTHER_NAME, english, 1, 1),
      ROW(OTHER_DOCUMENT, document, 1, 1),
      {ENT_WORD_PASS, KIND_text, 1, 1, "sh:node ents:Pass"},
      ROW(CONFIDENCE, share, 1, 1),
      ROW(EVIDENCE, empty, 0, 1)}},
    {"NearMerge",
     "sh:targetClass ent:NearMerge",
     NULL,
     {ROW(MERGE_OF, thing, 1, 1),
      ROW(NOT_MERGED_WITH, thing, 1, 1),
      ROW(MERGED_IN, document, 1, 1),
      ROW(MERGED_NAME, english, 1, 1),
      ROW(OTHER_NAME, english, 1, 1),
      ROW(OTHER_DOCUMENT, document, 1, 1),
      {ENT_WORD_PASS, KIND_text, 1, 1, "sh:node ents:Pass"},
      ROW(CONFIDENCE, share, 1, 1),
      ROW(EVIDENCE, empty, 0, 1),
      ROW(CONFLICT, empty, 1, 1)}},
    {"Dataset",
     "sh:targetClass dcat:Dataset",
     "sh:property [ sh:path rdf:type ; sh:hasValue void:Dataset ]",
     {ROW(TITLE, english, 1, 1), ROW(CREATED, time, 0, 1), ROW(URI_SPACE, text, 1, 1),
      ROW(VOCABULARY, link, 1, 0), ROW(TRIPLES, number, 1, 1),
      ROW(ENTITIES, number, 1, 1), ROW(GENERATED_BY, activity, 1, 1),
      ROW(SUBSET, part, 1, 0), ROW(CLASS_PARTITION, class_part, 0, 0),
      ROW(PROPERTY_PARTITION, property_part, 0, 0)}},
    {"ClassPartition",
     "sh:targetSubjectsOf void:class",
     NULL,
     {ROW(CLASS, link, 1, 1), ROW(ENTITIES, positive, 1, 1)}},
    {"PropertyPartition",
     "sh:targetSubjectsOf void:property",
     NULL,
     {ROW(PROPERTY, link, 1, 1), ROW(TRIPLES, positive, 1, 1)}},
    {"Run",
     "sh:targetClass prov:Activity",
     NULL,
     {ROW(ENDED, time, 0, 1), ROW(ASSOCIATED_WITH, agent, 0, 0),
      ROW(USED, used, 0, 0)}},
    {"Program",
     "sh:targetClass prov:SoftwareAgent",
     NULL,
     {ROW(LABEL, english, 1, 1), ROW(SOFTWARE_VERSION, text, 1, 1)}},
    {"Knowledge",
     "sh:targetClass prov:Entity",
     NULL,
     {ROW(LABEL, english, 1, 1), ROW(SHA256, hash, 1, 1)}},
};

/* What entities of all classes have. */
static const Row of_things[] = {
    ROW(LABEL, english, 1, 1),    ROW(ALT_LABEL, english, 0, 0),
    ROW(EXACT_MATCH, link, 0, 0), ROW(SAME_AS, link, 0, 0),
    ROW(IDENTIFIER, text, 0, 1),  ROW(KEY, empty, 1, 1),
    ROW(CONFIDENCE, share, 1, 1), ROW(STATUS, planned, 0, 1),
};

/* ---- constraints ---- */

static void put_row(GString *out, const Row *row)
{
  g_string_append_printf(out, " ;\n    sh:property [ sh:path %s",
                         ent_words[row->word].curie);
  if (row->least) g_string_append_printf(out, " ; sh:minCount %d", row->least);
  if (row->most) g_string_append_printf(out, " ; sh:maxCount %d", row->most);
  /* "" instead of more constraints: nothing is asked of the value */
  if (!row->other || *row->other)
    g_string_append_printf(out, " ; %s", kinds[row->kind]);
  if (row->other && *row->other) g_string_append_printf(out, " ; %s", row->other);
  g_string_append(out, " ]");
}

/* That a node is of one of these classes. */
static void put_one_of(GString *out, uint32_t set)
{
  g_autofree char *names = ent_own_class_list(set);
  g_string_append_printf(
      out,
      "sh:node [ sh:property [ sh:path rdf:type ; sh:qualifiedMinCount 1 "
      ";\n        sh:qualifiedValueShape [ sh:in ( %s ) ] ] ]",
      names);
}

/* What the object of a relation must be. */
static void put_range(GString *out, const EntPropertyInfo *info)
{
  switch (info->range_kind) {
  case ENT_RANGE_THING:
    put_one_of(out, info->range);
    return;
  case ENT_RANGE_DATE:
    g_string_append(out, kinds[KIND_date]);
    return;
  case ENT_RANGE_MONEY:
    g_string_append(out, "sh:class schema:MonetaryAmount");
    return;
  case ENT_RANGE_TEXT:
    g_string_append(out, kinds[KIND_english]);
  }
}

/* ---- shapes ---- */

static void open_shape(GString *out, const char *name, const char *target)
{
  g_string_append_printf(out, "ents:%s a sh:NodeShape", name);
  if (target) g_string_append_printf(out, " ;\n    %s", target);
}

static void put_helpers(GString *out)
{
  open_shape(out, "Thing", "sh:targetSubjectsOf ent:key");
  g_string_append(out, " ;\n    sh:property [ sh:path rdf:type ; "
                       "sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ;\n        "
                       "sh:qualifiedValueShape [ sh:in (");
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    g_string_append_printf(out, " %s", ent_class_terms[i].curie);
  g_string_append(out, " ) ] ] .\n\n");
  open_shape(out, "Agent", NULL);
  g_string_append(out, " ;\n    ");
  put_one_of(out, ENT_SET_AGENT);
  g_string_append(out, " .\n\n");
  open_shape(out, "Relation", NULL);
  g_string_append(out, " ;\n    sh:in (");
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    g_string_append_printf(out, " %s", ent_property_terms[i].curie);
  g_string_append(out, " ) .\n\n");
  open_shape(out, "Pass", NULL);
  g_string_append(out, " ;\n    sh:in (");
  for (unsigned i = 0; i < ENT_MERGE_COUNT; i++)
    g_string_append_printf(out, " \"%s\"", ent_merge_pass_name((EntMergePass)i));
  g_string_append(out, " ) .\n\n");
}

/* What has parts of a statement is a statement or a fact; what is mentioned is a thing;
 * a description is there. */
static void put_strays(GString *out)
{
  static const char *const of[] = {"rdf:subject", "rdf:predicate", "rdf:object"};
  open_shape(out, "Reified", "sh:targetSubjectsOf ");
  for (unsigned i = 0; i < G_N_ELEMENTS(of); i++)
    g_string_append_printf(out, "%s%s", i ? ", " : "", of[i]);
  g_string_append(out, " ;\n    sh:or ( [ sh:class ent:Statement ] [ sh:class ent:Fact "
                       "] ) .\n\n");
  open_shape(out, "Mention", "sh:targetSubjectsOf its:taIdentRef");
  g_string_append(out, " ;\n    sh:pattern \"" PLACE "\"");
  Row row = ROW(IDENT_REF, thing, 1, 0);
  put_row(out, &row);
  g_string_append(out, " .\n\n");
  open_shape(out, "Described", "sh:targetNode dcat:Dataset");
  g_string_append(out, " ;\n    sh:property [ sh:path [ sh:inversePath rdf:type ] ; "
                       "sh:minCount 1 ] .\n\n");
}

static void put_class_shape(GString *out, EntClass cls)
{
  const EntClassInfo *info = ent_class_info(cls);
  char *target = g_strdup_printf("sh:targetClass ent:%s", info->name);
  open_shape(out, info->name, target);
  g_string_append(out, " ;\n    sh:nodeKind sh:IRI ; sh:closed true ; "
                       "sh:ignoredProperties ( rdf:type )");
  char **ties = g_strsplit(info->ties, " ", -1);
  for (char **tie = ties; *tie; tie++)
    g_string_append_printf(
        out, " ;\n    sh:property [ sh:path rdf:type ; sh:hasValue %s ]", *tie);
  for (unsigned i = 0; i < G_N_ELEMENTS(of_things); i++)
    put_row(out, &of_things[i]);
  if (cls == ENT_CLASS_ROLE)
    g_string_append(out, " ;\n    sh:property [ sh:path ent:holders ; sh:maxCount 1 ; "
                         "sh:datatype xsd:nonNegativeInteger ]");
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    if (ent_class_in(cls, ent_property_info((EntProperty)i)->domain))
      g_string_append_printf(out, " ;\n    sh:property ents:fact-%s",
                             ent_property_info((EntProperty)i)->name);
  g_string_append(out, " .\n\n");
  g_strfreev(ties);
  g_free(target);
}

/* A fact goes from its domain to its range, and so does a statement. */
static void put_relation_shapes(GString *out, EntProperty property)
{
  const EntPropertyInfo *info = ent_property_info(property);
  g_string_append_printf(out,
                         "ents:fact-%s a sh:PropertyShape ;\n    sh:path ent:%s ; ",
                         info->name, info->name);
  put_range(out, info);
  g_string_append_printf(out,
                         " .\n\nents:domain-%s a sh:NodeShape ;\n    "
                         "sh:targetSubjectsOf ent:%s ;\n    ",
                         info->name, info->name);
  put_one_of(out, info->domain);
  /* In statements and facts: the subjects and objects of this predicate. */
  g_string_append_printf(out,
                         " .\n\nents:claims-%s a sh:NodeShape ;\n    sh:targetNode "
                         "ent:%s ;\n    sh:property [ sh:path ( [ sh:inversePath "
                         "rdf:predicate ] rdf:subject ) ; ",
                         info->name, info->name);
  put_one_of(out, info->domain);
  g_string_append(out,
                  " ] ;\n    sh:property [ sh:path ( [ sh:inversePath rdf:predicate "
                  "] rdf:object ) ; ");
  put_range(out, info);
  g_string_append(out, " ] .\n\n");
}

static void put_part(GString *out, const Part *part)
{
  open_shape(out, part->name, part->target);
  g_string_append(out, " ;\n    sh:nodeKind sh:IRI ; sh:closed true ; "
                       "sh:ignoredProperties ( rdf:type )");
  if (part->other) g_string_append_printf(out, " ;\n    %s", part->other);
  for (const Row *row = part->rows;
       row < part->rows + G_N_ELEMENTS(part->rows) && row->word != ENT_WORD_TYPE; row++)
    put_row(out, row);
  g_string_append(out, " .\n\n");
}

char *ent_vocab_shapes(void)
{
  GString *out = g_string_new("# Made from graph/vocab.h by export/vocab_shapes.c.\n");
  for (const EntPrefix *p = ent_prefixes; p->prefix; p++)
    g_string_append_printf(out, "@prefix %s: <%s> .\n", p->prefix, p->ns);
  g_string_append(out, "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
                       "@prefix ents: <https://w3id.org/entente/shapes#> .\n\n");
  put_helpers(out);
  put_strays(out);
  for (unsigned i = 0; i < G_N_ELEMENTS(parts); i++)
    put_part(out, &parts[i]);
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    put_class_shape(out, (EntClass)i);
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    put_relation_shapes(out, (EntProperty)i);
  g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}
