// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The words of ent: beside the tables of graph/vocab.h, and ties that are no types. */
#include "export/vocab_own.h"

#include <string.h>

const EntOwnWord ent_own_words[] = {
    {ENT_WORD_STATEMENT, ENT_OWN_CLASS, "", "", "rdf:Statement prov:Entity",
     "what one document says, with where it says so; only asserted ones are also plain "
     "triples"},
    {ENT_WORD_FACT, ENT_OWN_CLASS, "", "", "rdf:Statement prov:Entity",
     "a fact that more than one document asserts; its triple is a plain one, too"},
    {ENT_WORD_SUPPORTED_BY, ENT_OWN_LINK, "ent:Fact", "ent:Statement",
     "prov:wasDerivedFrom", "of a fact: a statement that asserts it"},
    {ENT_WORD_SOURCES, ENT_OWN_VALUE, "ent:Fact", "xsd:nonNegativeInteger", "",
     "of a fact: how many documents of the run assert it, copies counted once"},
    {ENT_WORD_SITES, ENT_OWN_VALUE, "ent:Fact", "xsd:nonNegativeInteger", "",
     "of a fact: how many of these are on sites and in words of their own"},
    {ENT_WORD_COPY_OF, ENT_OWN_LINK, "schema:NewsArticle", "schema:NewsArticle", "",
     "of a document: the earliest that is the same article; as a source the two count "
     "once"},
    {ENT_WORD_CONTRADICTS, ENT_OWN_LINK, "ent:Statement", "ent:Statement", "",
     "of a statement: another that cannot be true as well, the surest of those that "
     "say so"},
    {ENT_WORD_HOLDERS, ENT_OWN_VALUE, "ent:Role", "xsd:nonNegativeInteger", "",
     "of a role: how many persons hold it at a time, where that is known"},
    {ENT_WORD_STATUS, ENT_OWN_LINK, "ent:Statement THINGS void:Dataset", "ent:Status",
     "",
     "of a statement: how the text means it; of an event: Planned while not yet held; "
     "of a subset of the dataset: of which status its statements are"},
    {ENT_WORD_CONFIDENCE, ENT_OWN_VALUE, "ent:Statement ent:Merge ent:NearMerge THINGS",
     "xsd:decimal", "", "0 to 1: of statements with 0.8 about 80 % are right"},
    {ENT_WORD_RULE, ENT_OWN_VALUE, "ent:Statement", "xsd:string", "",
     "the rule or frame that found it"},
    {ENT_WORD_ATTRIBUTED_TO, ENT_OWN_LINK, "ent:Statement", "AGENTS",
     "prov:wasAttributedTo schema:spokenByCharacter",
     "in whose mouth the text puts it"},
    {ENT_WORD_VALID_FROM, ENT_OWN_VALUE, "ent:Statement",
     "xsd:date xsd:gYearMonth xsd:gYear", "schema:validFrom",
     "the first day that it holds"},
    {ENT_WORD_VALID_UNTIL, ENT_OWN_VALUE, "ent:Statement",
     "xsd:date xsd:gYearMonth xsd:gYear", "schema:validThrough",
     "the last day that it holds"},
    {ENT_WORD_SUBJECT_PHRASE, ENT_OWN_LINK, "ent:Statement", "nif:Phrase", "",
     "the words that name the subject"},
    {ENT_WORD_OBJECT_PHRASE, ENT_OWN_LINK, "ent:Statement", "nif:Phrase", "",
     "the words that name the object"},
    {ENT_WORD_LINE, ENT_OWN_VALUE, "ent:Statement", "xsd:nonNegativeInteger", "",
     "the line on which it begins, from 1: of the file, or of the document's text "
     "where the file has no lines of it"},
    {ENT_WORD_FILE, ENT_OWN_VALUE, "schema:NewsArticle", "xsd:string", "",
     "the file that a document was read from"},
    {ENT_WORD_SHA256, ENT_OWN_VALUE, "prov:Entity", "xsd:string", "",
     "of a file that a run used: the SHA-256 of its bytes in hex; of a folder of rules "
     "or tables: of what sha256sum prints of its files in the order of their names"},
    {ENT_WORD_KEY, ENT_OWN_VALUE, "THINGS", "xsd:string", "",
     "what a thing's identity rests on within its class"},
    {ENT_WORD_MERGE, ENT_OWN_CLASS, "", "", "prov:Entity",
     "that a thing of one document was taken for a thing of another, and why"},
    {ENT_WORD_NEAR_MERGE, ENT_OWN_CLASS, "", "", "prov:Entity",
     "that two things were nearly taken for one, and why they were not"},
    {ENT_WORD_MERGE_OF, ENT_OWN_LINK, "ent:Merge ent:NearMerge", "THINGS", "",
     "of a merge: the thing"},
    {ENT_WORD_NOT_MERGED_WITH, ENT_OWN_LINK, "ent:NearMerge", "THINGS", "",
     "of a near merge: the other thing"},
    {ENT_WORD_MERGED_IN, ENT_OWN_LINK, "ent:Merge ent:NearMerge", "schema:NewsArticle",
     "", "of a merge: the document that speaks of the thing"},
    {ENT_WORD_MERGED_NAME, ENT_OWN_VALUE, "ent:Merge ent:NearMerge", "rdf:langString",
     "", "of a merge: what that document calls the thing"},
    {ENT_WORD_OTHER_NAME, ENT_OWN_VALUE, "ent:Merge ent:NearMerge", "rdf:langString",
     "", "of a merge: what the other document calls the thing"},
    {ENT_WORD_OTHER_DOCUMENT, ENT_OWN_LINK, "ent:Merge ent:NearMerge",
     "schema:NewsArticle", "", "of a merge: the other document"},
    {ENT_WORD_PASS, ENT_OWN_VALUE, "ent:Merge ent:NearMerge", "xsd:string", "",
     "of a merge: the pass of linking that made it or shrank from it"},
    {ENT_WORD_EVIDENCE, ENT_OWN_VALUE, "ent:Merge ent:NearMerge", "xsd:string", "",
     "of a merge: what speaks for it, in words"},
    {ENT_WORD_CONFLICT, ENT_OWN_VALUE, "ent:NearMerge", "xsd:string", "",
     "of a near merge: what speaks against it, in words"},
};

const unsigned ent_own_count = G_N_ELEMENTS(ent_own_words);

const EntOwnTie ent_own_ties[] = {
    {"Agreement", "skos:closeMatch", "<http://www.wikidata.org/entity/Q131569>"},
    {"holdsRole", "skos:closeMatch", "<http://www.wikidata.org/entity/P39>"},
    {"hasParty", "skos:closeMatch", "<http://www.wikidata.org/entity/P1891>"},
    {"participatedIn", "schema:inverseOf", "sem:hasActor"},
    {"said", "schema:inverseOf", "schema:spokenByCharacter"},
    {"reducedCooperationWith", "skos:note", "\"CAMEO 16, reduce relations\"@en"},
    {"consulted", "skos:note", "\"PLOVER CONSULT\"@en"},
    {"investigates", "skos:note", "\"PLOVER INVESTIGATE\"@en"},
    {"coerced", "skos:note", "\"PLOVER COERCE, THREATEN\"@en"},
    {"criticized", "skos:note", "\"PLOVER DISAPPROVE, ACCUSE\"@en"},
    {"accused", "skos:note", "\"PLOVER ACCUSE\"@en"},
    {"opposed", "skos:note", "\"PLOVER REJECT\"@en"},
    {"sanctioned", "skos:note", "\"PLOVER SANCTION\"@en"},
    {"supported", "skos:note", "\"PLOVER SUPPORT\"@en"},
};

const unsigned ent_own_tie_count = G_N_ELEMENTS(ent_own_ties);

char *ent_own_label(const char *name)
{
  GString *out = g_string_new(NULL);
  for (const char *p = name; *p; p++) {
    if (p > name && g_ascii_isupper(*p)) g_string_append_c(out, ' ');
    g_string_append_c(out, p > name ? g_ascii_tolower(*p) : *p);
  }
  return g_string_free(out, FALSE);
}

/* ---- sets of classes, written out ---- */

static void add_classes(GString *out, uint32_t set)
{
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    if (ent_class_in((EntClass)i, set))
      g_string_append_printf(out, "%s%s", out->len ? " " : "",
                             ent_class_terms[i].curie);
}

char *ent_own_expand(const char *names)
{
  GString *out = g_string_new(NULL);
  char **each = g_strsplit(names, " ", -1);
  for (char **name = each; *name; name++) {
    if (strcmp(*name, "THINGS") == 0)
      add_classes(out, (1u << ENT_CLASS_COUNT) - 1);
    else if (strcmp(*name, "AGENTS") == 0)
      add_classes(out, ENT_SET_AGENT);
    else if (**name)
      g_string_append_printf(out, "%s%s", out->len ? " " : "", *name);
  }
  g_strfreev(each);
  return g_string_free(out, FALSE);
}

char *ent_own_class_list(uint32_t set)
{
  GString *out = g_string_new(NULL);
  add_classes(out, set);
  return g_string_free(out, FALSE);
}

const char *ent_own_value_types(EntRangeKind kind)
{
  static const char *const types[] = {[ENT_RANGE_THING] = "",
                                      [ENT_RANGE_DATE] =
                                          "xsd:date xsd:gYearMonth xsd:gYear",
                                      [ENT_RANGE_MONEY] = "schema:MonetaryAmount",
                                      [ENT_RANGE_TEXT] = "rdf:langString"};
  return types[kind];
}
