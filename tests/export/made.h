// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Graphs for tests: a small one with every kind of statement, one of hostile strings,
 * and realistic ones of any size. */
#ifndef TESTS_EXPORT_MADE_H
#define TESTS_EXPORT_MADE_H

#include "graph/graph.h"
#include <glib.h>

static inline uint32_t made_source(EntGraph *graph, const char *id)
{
  EntSource source = {.id = id, .title = id, .date = "2025-11-11", .file = id};
  return ent_graph_put_source(graph, &source);
}

static inline uint32_t made_node(EntGraph *graph, EntClass cls, const char *name)
{
  EntNode node = {.cls = cls, .key = name, .name = name, .confidence = 0.9f};
  return ent_graph_put_node(graph, &node);
}

static inline EntClaim made_claim(uint32_t source, uint32_t subject,
                                  EntProperty property, EntObject object)
{
  return (EntClaim){.subject = subject,
                    .property = property,
                    .object = object,
                    .confidence = 0.75f,
                    .rule = "made",
                    .source = source,
                    .span = {10, 60},
                    .quote = "a sentence that says it",
                    .subject_span = {10, 15},
                    .object_span = {20, 25},
                    .attributed_to = ENT_NONE,
                    .line = 3};
}

static inline EntObject made_thing(uint32_t node)
{
  return (EntObject){ENT_RANGE_THING, node, NULL, NULL};
}

static inline EntObject made_value(EntRangeKind kind, const char *text,
                                   const char *unit)
{
  return (EntObject){kind, ENT_NONE, text, unit};
}

static inline void made_put(EntGraph *graph, uint32_t source, uint32_t subject,
                            EntProperty property, EntObject object, EntStatus status)
{
  EntClaim claim = made_claim(source, subject, property, object);
  claim.status = status;
  ent_graph_put_claim(graph, &claim);
}

/* Each status, each kind of object, a planned event, a denial of an asserted claim. */
static inline EntGraph *made_small(void)
{
  EntGraph *graph = ent_graph_new();
  uint32_t one = made_source(graph, "oslo.txt"), two = made_source(graph, "bergen.txt");
  const char *aliases[] = {"Dahl", "Minister Dahl"};
  EntPlace places[] = {{one, {10, 21}}, {one, {70, 74}}, {two, {0, 4}}};
  EntNode dahl = {.cls = ENT_CLASS_PERSON,
                  .key = "ingrid dahl",
                  .name = "Ingrid Dahl",
                  .aliases = aliases,
                  .n_aliases = 2,
                  .same_as =
                      "http://www.wikidata.org/entity/Q4242|https://example.net/4242",
                  .confidence = 0.97f,
                  .mentions = places,
                  .n_mentions = 3};
  uint32_t ingrid = ent_graph_put_node(graph, &dahl);
  uint32_t norway = made_node(graph, ENT_CLASS_COUNTRY, "Norway");
  uint32_t chile = made_node(graph, ENT_CLASS_COUNTRY, "Chile");
  uint32_t pact = made_node(graph, ENT_CLASS_AGREEMENT, "polar science pact");
  uint32_t fund = made_node(graph, ENT_CLASS_PROGRAMME, "Polar Fund");
  uint32_t role = made_node(graph, ENT_CLASS_ROLE, "research minister");
  uint32_t topic = made_node(graph, ENT_CLASS_TOPIC, "polar research");
  EntNode visit = {.cls = ENT_CLASS_EVENT,
                   .key = "visit to tromso",
                   .name = "visit to Tromsø",
                   .status = ENT_STATUS_PLANNED,
                   .confidence = 0.6f};
  uint32_t event = ent_graph_put_node(graph, &visit);
  const EntStatus A = ENT_STATUS_ASSERTED;
  made_put(graph, one, ingrid, ENT_PROP_HOLDS_ROLE, made_thing(role), A);
  made_put(graph, one, role, ENT_PROP_ROLE_IN, made_thing(norway), ENT_STATUS_FORMER);
  made_put(graph, one, pact, ENT_PROP_HAS_PARTY, made_thing(norway), A);
  made_put(graph, one, pact, ENT_PROP_HAS_PARTY, made_thing(chile), A);
  made_put(graph, two, pact, ENT_PROP_HAS_PARTY, made_thing(chile), ENT_STATUS_DENIED);
  made_put(graph, two, pact, ENT_PROP_COVERS, made_thing(topic), A);
  made_put(graph, one, norway, ENT_PROP_CONSULTED, made_thing(chile),
           ENT_STATUS_DENIED);
  made_put(graph, one, norway, ENT_PROP_ACCUSED, made_thing(chile), ENT_STATUS_ALLEGED);
  made_put(graph, one, chile, ENT_PROP_PARTICIPATED_IN, made_thing(event),
           ENT_STATUS_PLANNED);
  made_put(graph, one, pact, ENT_PROP_HAS_DATE,
           made_value(ENT_RANGE_DATE, "2025-03-03", NULL), A);
  made_put(graph, two, pact, ENT_PROP_HAS_DATE,
           made_value(ENT_RANGE_DATE, "2025-03", NULL), A);
  made_put(graph, two, fund, ENT_PROP_HAS_DATE,
           made_value(ENT_RANGE_DATE, "2025", NULL), A);
  made_put(graph, one, fund, ENT_PROP_HAS_AMOUNT,
           made_value(ENT_RANGE_MONEY, "40000000", "NOK"), ENT_STATUS_PLANNED);
  made_put(graph, two, fund, ENT_PROP_HAS_AMOUNT,
           made_value(ENT_RANGE_MONEY, "0.5", "NOK"), A);
  EntClaim said = made_claim(one, ingrid, ENT_PROP_SAID,
                             made_value(ENT_RANGE_TEXT, "We decide \"whom\".", NULL));
  said.span = (EntSpan){70, 110};
  said.valid_from = "2024-02-29";
  said.valid_until = "2025";
  ent_graph_put_claim(graph, &said);
  EntClaim denial = made_claim(one, norway, ENT_PROP_SANCTIONED, made_thing(chile));
  denial.status = ENT_STATUS_DENIED;
  denial.attributed_to = ingrid;
  ent_graph_put_claim(graph, &denial);
  ent_graph_put_maker(graph, "entente=0.1.0");
  ent_graph_put_maker(graph, "other-extractor=2.4");
  ent_graph_put_maker(
      graph, "model=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  ent_graph_set_time(graph, "2025-11-12T08:30:00Z");
  ent_graph_seal(graph);
  return graph;
}

/* Strings that have broken writers. */
static const char *const made_hostile_names[] = {
    "plain",
    "\"quoted\" 'twice'",
    "back\\slash\\",
    "trailing\\",
    "two\nlines\r\nand a\ttab",
    "controls \x01\x02\x08\x0b\x0c\x1b\x1f\x7f end",
    "C1 \xc2\x85 \xc2\x9f",
    "<b>bold</b> & &amp; ]]> <!-- -->",
    "<<b>html</b>>",
    "a > b {c} | d ^ `e` %zz %41 #x ?y",
    "e\xcc\x81 combining, \xc3\xa9 composed",
    "\xe5\x8c\x97\xe4\xba\xac\xe5\xa4\xa7\xe5\xad\xa6",             /* Han */
    "\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0",             /* Cyrillic */
    "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf \xe2\x80\x8f(x)\xe2\x80\xae", /* Arabic,
                                                                       RTL
                                                                     */
    "\xe0\xa4\xa8\xe0\xa4\xae\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\xa4\xe0\xa5"
    "\x87", /* Devanagari
             */
    "\xf0\x9f\x87\xb3\xf0\x9f\x87\xb4 \xf0\x9f\xa4\x9d\xf0\x9f\x8f\xbd "
    "\xf0\x9d\x94\xb8",
    "bad \xff\xfe bytes \xc3",
    "surrogate \xed\xa0\x80\xed\xb0\x80 pair",
    "noncharacter \xef\xbf\xbe \xef\xbf\xbf \xf0\x9f\xbf\xbf",
    "BOM \xef\xbb\xbf inside",
    "zero\xe2\x80\x8bwidth \xe2\x80\xa8line separator",
    " spaces  around ",
    "...",
    "-",
    "\\N \\l \\E \\G",
    "\\u0041 \\\\ \\\"",
    "\"@en . <x> <y> <z> .",
    "} . <http://evil.example/> { ",
    "'); DROP TABLE students; --",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "11th meeting",
    "${HOME} $(id) %n%s",
};

/* Each hostile string as name, alias, key, quote, said text, title, rule and id. */
static inline EntGraph *made_hostile(void)
{
  EntGraph *graph = ent_graph_new();
  uint32_t country = made_node(graph, ENT_CLASS_COUNTRY, "Norway");
  GString *longest = g_string_new(NULL);
  for (unsigned i = 0; i < 3000; i++)
    g_string_append(longest, "l\xc3\xb6ng & \"wide\" ");
  for (unsigned i = 0; i <= G_N_ELEMENTS(made_hostile_names); i++) {
    const char *text =
        i < G_N_ELEMENTS(made_hostile_names) ? made_hostile_names[i] : longest->str;
    EntSource source = {.id = text,
                        .title = text,
                        .date = i % 2 ? "2026-02-30" : "2025-11-11T10:00:00Z",
                        .url =
                            i % 3 ? text : "https://example.com/a b?q=\"<\xc3\xa9>#x#y",
                        .site = text,
                        .author = text,
                        .file = text};
    uint32_t document = ent_graph_put_source(graph, &source);
    EntPlace place = {document, {i, i + 5}};
    EntNode node = {.cls =
                        (EntClass)(i % 2 ? ENT_CLASS_PERSON : ENT_CLASS_ORGANIZATION),
                    .key = text,
                    .name = text,
                    .aliases = &text,
                    .n_aliases = 1,
                    .same_as = i % 2 ? text : "http://www.wikidata.org/entity/Q1",
                    .confidence = (float)i / 40,
                    .mentions = &place,
                    .n_mentions = 1};
    uint32_t subject = ent_graph_put_node(graph, &node);
    EntClaim said = made_claim(document, subject, ENT_PROP_SAID,
                               made_value(ENT_RANGE_TEXT, text, NULL));
    said.quote = said.rule = text;
    said.valid_from = "2026-02-30";
    said.status = (EntStatus)(i % ENT_STATUS_COUNT);
    ent_graph_put_claim(graph, &said);
    made_put(graph, document, subject, ENT_PROP_REPRESENTS, made_thing(country),
             (EntStatus)((i + 1) % ENT_STATUS_COUNT));
  }
  g_string_free(longest, TRUE);
  ent_graph_seal(graph);
  return graph;
}

/* A pseudo-random number below n; the same on each machine. */
static inline uint32_t made_random(uint32_t *state, uint32_t n)
{
  *state = *state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)*state * n) >> 32);
}

static inline const char *made_pick(uint32_t *state, const char *const *words,
                                    uint32_t n)
{
  return words[made_random(state, n)];
}

static inline uint32_t made_random_node(EntGraph *graph, uint32_t *state, EntClass cls,
                                        uint32_t number)
{
  static const char *const given[] = {"Ingrid", "Rodrigo", "Kari",   "Amara", "Tomas",
                                      "Yuki",   "Leila",   "Anders", "Chloe", "Mateo"};
  static const char *const family[] = {"Dahl", "Paz Vera", "Moen", "Okafor", "Novak",
                                       "Sato", "Haddad",   "Lund", "Petit",  "Rojas"};
  static const char *const field[] = {"Polar Research",    "Ocean Monitoring",
                                      "Space Science",     "Plant Health",
                                      "Quantum Standards", "Clean Energy"};
  static const char *const kind[] = {"Institute", "Council",  "Agency",
                                     "Academy",   "Ministry", "Joint Commission"};
  static const char *const place[] = {"Norway", "Chile", "Ghana",  "Japan", "Estonia",
                                      "Kenya",  "Peru",  "Canada", "Spain", "Vietnam"};
  char *name;
  switch (cls) {
  case ENT_CLASS_PERSON:
    name = g_strdup_printf("%s %s", made_pick(state, given, 10),
                           made_pick(state, family, 10));
    break;
  case ENT_CLASS_COUNTRY:
    name = g_strdup(made_pick(state, place, 10));
    break;
  case ENT_CLASS_TOPIC:
    name = g_ascii_strdown(made_pick(state, field, 6), -1);
    break;
  case ENT_CLASS_AGREEMENT:
    name = g_strdup_printf("%s-%s agreement on %s", made_pick(state, place, 10),
                           made_pick(state, place, 10), made_pick(state, field, 6));
    break;
  case ENT_CLASS_EVENT:
    name = g_strdup_printf("meeting of the %s %s", made_pick(state, field, 6),
                           made_pick(state, kind, 6));
    break;
  default:
    name = g_strdup_printf("%s %s of %s", made_pick(state, field, 6),
                           made_pick(state, kind, 6), made_pick(state, place, 10));
  }
  char *key = g_strdup_printf("%s#%u", name, number);
  EntNode node = {.cls = cls, .key = key, .name = name, .confidence = 0.9f};
  uint32_t index = ent_graph_put_node(graph, &node);
  g_free(key);
  g_free(name);
  return index;
}

/* About n nodes and n_claims statements of every status. */
static inline EntGraph *made_random_graph(uint32_t n, uint32_t n_claims)
{
  static const struct {
    EntProperty property;
    EntClass from, to;
  } shapes[] = {
      {ENT_PROP_REPRESENTS, ENT_CLASS_PERSON, ENT_CLASS_COUNTRY},
      {ENT_PROP_AFFILIATED_WITH, ENT_CLASS_PERSON, ENT_CLASS_RESEARCH_ORGANIZATION},
      {ENT_PROP_LEADS, ENT_CLASS_PERSON, ENT_CLASS_GOVERNMENT_BODY},
      {ENT_PROP_MET_WITH, ENT_CLASS_PERSON, ENT_CLASS_PERSON},
      {ENT_PROP_HAS_PARTY, ENT_CLASS_AGREEMENT, ENT_CLASS_COUNTRY},
      {ENT_PROP_SIGNED_BY, ENT_CLASS_AGREEMENT, ENT_CLASS_PERSON},
      {ENT_PROP_COVERS, ENT_CLASS_AGREEMENT, ENT_CLASS_TOPIC},
      {ENT_PROP_PARTICIPATED_IN, ENT_CLASS_PERSON, ENT_CLASS_EVENT},
      {ENT_PROP_RESULTED_IN, ENT_CLASS_EVENT, ENT_CLASS_AGREEMENT},
      {ENT_PROP_COOPERATES_WITH, ENT_CLASS_COUNTRY, ENT_CLASS_COUNTRY},
      {ENT_PROP_CRITICIZED, ENT_CLASS_GOVERNMENT_BODY, ENT_CLASS_AGREEMENT},
  };
  static const EntClass classes[] = {
      ENT_CLASS_PERSON,    ENT_CLASS_COUNTRY, ENT_CLASS_RESEARCH_ORGANIZATION,
      ENT_CLASS_AGREEMENT, ENT_CLASS_TOPIC,   ENT_CLASS_GOVERNMENT_BODY,
      ENT_CLASS_EVENT,     ENT_CLASS_PERSON};
  EntGraph *graph = ent_graph_new();
  uint32_t state = 7, n_sources = n_claims / 25 + 1;
  GArray *by_class[ENT_CLASS_COUNT] = {NULL};
  for (uint32_t i = 0; i < n_sources; i++) {
    char *id = g_strdup_printf("news/%05u.txt", i);
    made_source(graph, id);
    g_free(id);
  }
  for (uint32_t i = 0; i < n; i++) {
    EntClass cls = classes[i % G_N_ELEMENTS(classes)];
    if (!by_class[cls]) by_class[cls] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    uint32_t node = made_random_node(graph, &state, cls, i);
    g_array_append_val(by_class[cls], node);
  }
  for (uint32_t i = 0; i < n_claims; i++) {
    uint32_t shape = made_random(&state, G_N_ELEMENTS(shapes));
    const GArray *from = by_class[shapes[shape].from], *to = by_class[shapes[shape].to];
    if (!from || !to) continue;
    uint32_t subject = g_array_index(from, uint32_t, made_random(&state, from->len));
    uint32_t object = g_array_index(to, uint32_t, made_random(&state, to->len));
    if (subject == object) continue;
    EntClaim claim =
        made_claim(i % n_sources, subject, shapes[shape].property, made_thing(object));
    char *quote =
        g_strdup_printf("On Monday the two sides said, in sentence %u of a long "
                        "report, that they would go on with it.",
                        i);
    claim.quote = quote;
    claim.span = (EntSpan){i / n_sources * 120, i / n_sources * 120 + 95};
    claim.confidence = 0.5f + (float)(i % 50) / 100;
    claim.status = i % 5 ? ENT_STATUS_ASSERTED : (EntStatus)(i / 5 % ENT_STATUS_COUNT);
    ent_graph_put_claim(graph, &claim);
    g_free(quote);
  }
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    if (by_class[i]) g_array_unref(by_class[i]);
  ent_graph_seal(graph);
  return graph;
}

#endif
