// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The vocabulary: one table of classes, one of properties, one of statuses. Everything
 * that names a class or a property (extraction, graph, export, the shipped ontology,
 * the checks of rule files) reads these tables. Meaning: docs/graph-model.md. ent: is
 * https://w3id.org/entente/ns# */
#ifndef ENT_GRAPH_VOCAB_H
#define ENT_GRAPH_VOCAB_H

#include "graph/api.h"
#include <stdbool.h>
#include <stdint.h>

#define ENT_NS "https://w3id.org/entente/ns#"

/* X(id, name, parent, tie, comment): class, local name, parent class, the published
 * classes it is tied to (prefixed names, space separated), comment */
#define ENT_CLASSES(X)                                                                 \
  X(PERSON, "Person", NONE, "schema:Person foaf:Person", "a named human")              \
  X(ORGANIZATION, "Organization", NONE, "schema:Organization org:Organization",        \
    "a named institution")                                                             \
  X(GOVERNMENT_BODY, "GovernmentBody", ORGANIZATION, "schema:GovernmentOrganization",  \
    "ministry, department, agency, parliament, committee, embassy, court, commission") \
  X(UNIVERSITY, "University", ORGANIZATION, "schema:CollegeOrUniversity",              \
    "university, college, academy that teaches")                                       \
  X(RESEARCH_ORGANIZATION, "ResearchOrganization", ORGANIZATION,                       \
    "schema:ResearchOrganization", "institute, research council, laboratory")          \
  X(COMPANY, "Company", ORGANIZATION, "schema:Corporation", "business")                \
  X(MEDIA_OUTLET, "MediaOutlet", ORGANIZATION, "schema:NewsMediaOrganization",         \
    "newspaper, agency, broadcaster, site")                                            \
  X(POLITICAL_PARTY, "PoliticalParty", ORGANIZATION, "schema:Organization", "party")   \
  X(INTERNATIONAL_ORGANIZATION, "InternationalOrganization", ORGANIZATION,             \
    "schema:Organization", "body of states")                                           \
  X(COUNTRY, "Country", NONE, "schema:Country",                                        \
    "a state, also as an actor: its government and its capital standing for it")       \
  X(PLACE, "Place", NONE, "schema:Place",                                              \
    "city, region, territory, building, sea, body in space")                           \
  X(AGREEMENT, "Agreement", NONE, "schema:CreativeWork",                               \
    "treaty, pact, accord, memorandum, protocol, deal between parties")                \
  X(EVENT, "Event", NONE, "schema:Event sem:Event",                                    \
    "meeting, visit, summit, talks, conference, signing, inquiry, court case, "        \
    "campaign")                                                                        \
  X(PROGRAMME, "Programme", NONE, "schema:Project",                                    \
    "fund, scheme, initiative, service, review, strategy")                             \
  X(LEGISLATION, "Legislation", NONE, "schema:Legislation",                            \
    "act, bill, regulation, white paper")                                              \
  X(TOPIC, "Topic", NONE, "skos:Concept",                                              \
    "a field that an agreement, event or programme is about")                          \
  X(ROLE, "Role", NONE, "org:Role", "a position held by a person")

typedef enum {
#define X(id, name, parent, tie, comment) ENT_CLASS_##id,
  ENT_CLASSES(X)
#undef X
      ENT_CLASS_COUNT,
  ENT_CLASS_NONE = ENT_CLASS_COUNT
} EntClass;

/* Sets of classes, for domains and ranges. */
#define ENT_SET(c) (1u << ENT_CLASS_##c)
#define ENT_SET_ORG                                                                    \
  (ENT_SET(ORGANIZATION) | ENT_SET(GOVERNMENT_BODY) | ENT_SET(UNIVERSITY) |            \
   ENT_SET(RESEARCH_ORGANIZATION) | ENT_SET(COMPANY) | ENT_SET(MEDIA_OUTLET) |         \
   ENT_SET(POLITICAL_PARTY) | ENT_SET(INTERNATIONAL_ORGANIZATION))
/* Agent = Person, Organization, Country, or a Place whose government acts */
#define ENT_SET_AGENT                                                                  \
  (ENT_SET(PERSON) | ENT_SET_ORG | ENT_SET(COUNTRY) | ENT_SET(PLACE))
#define ENT_SET_MATTER                                                                 \
  (ENT_SET(AGREEMENT) | ENT_SET(LEGISLATION) | ENT_SET(PROGRAMME) | ENT_SET(EVENT))

/* What a value that is no thing may be. */
typedef enum {
  ENT_RANGE_THING, /* a thing of a class in the range set */
  ENT_RANGE_DATE,
  ENT_RANGE_MONEY,
  ENT_RANGE_TEXT
} EntRangeKind;

/* X(id, name, symmetric, domain set, range kind, range set, tie, comment) */
#define ENT_PROPERTIES(X)                                                              \
  X(HOLDS_ROLE, "holdsRole", 0, ENT_SET(PERSON), THING, ENT_SET(ROLE), "org:holds",    \
    "holds the position")                                                              \
  X(ROLE_IN, "roleIn", 0, ENT_SET(ROLE), THING,                                        \
    ENT_SET_ORG | ENT_SET(COUNTRY) | ENT_SET(PLACE), "org:postIn",                     \
    "where that position is")                                                          \
  X(AFFILIATED_WITH, "affiliatedWith", 0, ENT_SET(PERSON), THING,                      \
    ENT_SET_ORG | ENT_SET(COUNTRY), "schema:affiliation",                              \
    "works for, belongs to, is an official of")                                        \
  X(REPRESENTS, "represents", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",              \
    "acts for it")                                                                     \
  X(LEADS, "leads", 0, ENT_SET(PERSON) | ENT_SET_ORG, THING,                           \
    ENT_SET_ORG | ENT_SET(EVENT) | ENT_SET(PROGRAMME), "", "heads or chairs it")       \
  X(MET_WITH, "metWith", 1, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",                   \
    "met, held talks with (symmetric)")                                                \
  X(VISITED, "visited", 0, ENT_SET_AGENT, THING,                                       \
    ENT_SET(COUNTRY) | ENT_SET(PLACE) | ENT_SET_ORG, "", "travelled to")               \
  X(PARTICIPATED_IN, "participatedIn", 0, ENT_SET_AGENT, THING, ENT_SET(EVENT), "",    \
    "took part")                                                                       \
  X(HAS_PARTY, "hasParty", 0, ENT_SET(AGREEMENT), THING,                               \
    ENT_SET(COUNTRY) | ENT_SET_ORG, "", "is a party")                                  \
  X(SIGNED_BY, "signedBy", 0, ENT_SET(AGREEMENT) | ENT_SET(LEGISLATION), THING,        \
    ENT_SET_AGENT, "", "who signed it")                                                \
  X(COVERS, "covers", 0, ENT_SET_MATTER | ENT_SET_ORG, THING, ENT_SET(TOPIC),          \
    "schema:about", "is about that field")                                             \
  X(EXCLUDES, "excludes", 0, ENT_SET(AGREEMENT), THING, ENT_SET(TOPIC), "",            \
    "leaves the field out, said so")                                                   \
  X(REPLACES, "replaces", 0, ENT_SET(AGREEMENT), THING, ENT_SET(AGREEMENT),            \
    "dcterms:replaces", "updates, supersedes, renews or extends it")                   \
  X(RESULTED_IN, "resultedIn", 0, ENT_SET(EVENT), THING,                               \
    ENT_SET(AGREEMENT) | ENT_SET(PROGRAMME), "", "came out of it")                     \
  X(HAS_DATE, "hasDate", 0, ENT_SET_MATTER, DATE, 0, "schema:startDate",               \
    "signed, held or launched on")                                                     \
  X(HAS_LOCATION, "hasLocation", 0, ENT_SET(EVENT) | ENT_SET(AGREEMENT) | ENT_SET_ORG, \
    THING, ENT_SET(PLACE) | ENT_SET(COUNTRY), "schema:location",                       \
    "held, signed or based there")                                                     \
  X(HAS_AMOUNT, "hasAmount", 0, ENT_SET(AGREEMENT) | ENT_SET(PROGRAMME), MONEY, 0,     \
    "schema:amount", "its size")                                                       \
  X(FUNDED_BY, "fundedBy", 0, ENT_SET(PROGRAMME) | ENT_SET_ORG, THING, ENT_SET_AGENT,  \
    "schema:funder", "pays for it")                                                    \
  X(LAUNCHED, "launched", 0, ENT_SET_AGENT, THING, ENT_SET(PROGRAMME) | ENT_SET_ORG,   \
    "", "set it up")                                                                   \
  X(PART_OF, "partOf", 0,                                                              \
    ENT_SET_ORG | ENT_SET(PROGRAMME) | ENT_SET(PLACE) | ENT_SET(EVENT), THING,         \
    ENT_SET_ORG | ENT_SET(PROGRAMME) | ENT_SET(EVENT) | ENT_SET(PLACE) |               \
        ENT_SET(COUNTRY),                                                              \
    "schema:parentOrganization schema:containedInPlace",                               \
    "is a unit, session or part of")                                                   \
  X(COOPERATES_WITH, "cooperatesWith", 1, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",     \
    "works together with (symmetric)")                                                 \
  X(REDUCED_COOPERATION_WITH, "reducedCooperationWith", 1, ENT_SET_AGENT, THING,       \
    ENT_SET_AGENT, "", "scaled back, suspended or ended joint work (symmetric)")       \
  X(CONSULTED, "consulted", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",                \
    "asked for its view, informed")                                                    \
  X(INVESTIGATES, "investigates", 0, ENT_SET_AGENT, THING,                             \
    ENT_SET_AGENT | ENT_SET(EVENT) | ENT_SET(TOPIC), "",                               \
    "inquiry, probe, prosecution")                                                     \
  X(COERCED, "coerced", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",                    \
    "intimidated, harassed, threatened, detained")                                     \
  X(CRITICIZED, "criticized", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT | ENT_SET_MATTER, \
    "", "criticized, condemned")                                                       \
  X(ACCUSED, "accused", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",                    \
    "accused of wrongdoing")                                                           \
  X(OPPOSED, "opposed", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT | ENT_SET_MATTER, "",   \
    "rejected, withdrew from, blocked")                                                \
  X(SANCTIONED, "sanctioned", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT, "",              \
    "imposed sanctions, restrictions, blocked access")                                 \
  X(SUPPORTED, "supported", 0, ENT_SET_AGENT, THING, ENT_SET_AGENT | ENT_SET_MATTER,   \
    "", "backed, praised")                                                             \
  X(SAID, "said", 0, ENT_SET_AGENT, TEXT, 0, "",                                       \
    "attributed speech, direct or reported")

typedef enum {
#define X(id, name, symmetric, domain, kind, range, tie, comment) ENT_PROP_##id,
  ENT_PROPERTIES(X)
#undef X
      ENT_PROP_COUNT,
  ENT_PROP_NONE = ENT_PROP_COUNT
} EntProperty;

/* X(id, name, comment) */
#define ENT_STATUSES(X)                                                                \
  X(ASSERTED, "Asserted", "the text states it as a fact")                              \
  X(PLANNED, "Planned", "future, expected, intended")                                  \
  X(ALLEGED, "Alleged", "somebody's claim, suspicion, charge")                         \
  X(DENIED, "Denied", "negated, refused, did not happen")                              \
  X(FORMER, "Former", "true earlier, no longer")

typedef enum {
#define X(id, name, comment) ENT_STATUS_##id,
  ENT_STATUSES(X)
#undef X
      ENT_STATUS_COUNT
} EntStatus;

typedef struct {
  const char *name; /* local name in ENT_NS */
  EntClass parent;  /* ENT_CLASS_NONE at the top */
  const char *ties; /* prefixed names, space separated */
  const char *comment;
} EntClassInfo;

typedef struct {
  const char *name;
  bool symmetric;
  uint32_t domain;         /* set of classes: bit 1u << EntClass */
  EntRangeKind range_kind; /* of the object */
  uint32_t range;          /* set of classes, when range_kind is ENT_RANGE_THING */
  const char *ties;
  const char *comment;
} EntPropertyInfo;

/* The rows; static, valid for ever. The argument must be below the COUNT. */
ENT_API const EntClassInfo *ent_class_info(EntClass cls);
ENT_API const EntPropertyInfo *ent_property_info(EntProperty property);
ENT_API const char *ent_status_name(EntStatus status);

/* By local name, exact case; ENT_CLASS_NONE, ENT_PROP_NONE, ENT_STATUS_COUNT if there
 * is none of that name. */
ENT_API EntClass ent_class_by_name(const char *name);
ENT_API EntProperty ent_property_by_name(const char *name);
ENT_API EntStatus ent_status_by_name(const char *name);

/* cls is kind, or below it (GovernmentBody is an Organization). */
ENT_API bool ent_class_is(EntClass cls, EntClass kind);
static inline bool ent_class_in(EntClass cls, uint32_t set)
{
  return cls < ENT_CLASS_COUNT && (set >> cls & 1u);
}

#endif
