// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Puts hostile graphs together of the pieces below. */
#include "hostile.h"

#include <glib.h>
#include <string.h>

#define COUNT(array) ((uint32_t)G_N_ELEMENTS(array))

enum { LONGEST = 64 << 10, N_NODES = 12, N_SOURCES = 3, N_CLAIMS = 14, N_MERGES = 2 };

/* Names in scripts of the world, some beyond the basic plane. */
static const char *const scripts[] = {
    "Łukasz Ærø İğdır ẞ",
    "Ελληνική Δημοκρατία",
    "Объединённые Нации",
    "Հայաստան",
    "საქართველო",
    "ישראל שָׁלוֹם",
    "الأمم المتحدة",
    "ܐܪܡܝܐ",
    "ދިވެހިރާއްޖެ",
    "ߒߞߏ",
    "संयुक्त राष्ट्र",
    "বাংলাদেশ",
    "ਪੰਜਾਬ",
    "ગુજરાત",
    "ଓଡ଼ିଶା",
    "தமிழ்நாடு",
    "తెలుగు",
    "ಕರ್ನಾಟಕ",
    "കേരളം",
    "ශ්‍රී ලංකා",
    "ประเทศไทย",
    "ປະເທດລາວ",
    "བོད་ལྗོངས",
    "မြန်မာ",
    "កម្ពុជា",
    "ኢትዮጵያ",
    "ᏣᎳᎩ",
    "ᐃᓄᒃᑎᑐᑦ",
    "ᠮᠣᠩᠭᠣᠯ",
    "대한민국 \u1112\u1161\u11ab",
    "にほんこく ニッポン ﾆﾎﾝ",
    "联合国 聯合國",
    "ⵍⵎⵖⵔⵉⴱ",
    "𐌲𐌿𐍄𐌹𐍃𐌺",
    "𐐔𐐯𐑅𐐨𐑉𐐯𐐻",
    "𒀭𒂗𒍪",
    "𞤆𞤵𞤤𞤢𞤪",
    "👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿🇳🇴 ❤️",
};

/* What has broken writers, readers, shells, spreadsheets and pages. */
static const char *const pieces[] = {
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\\\\"",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "\x01\x02\x08\x0b\x0c",
    "\x1b[31m",
    "\x1f\x7f",
    "\xc2\x80\xc2\x85\xc2\x9f",
    "\xc0\x80",             /* NUL, overlong */
    "\\0 \\u0000 &#0; %00", /* NUL, escaped */
    "\xed\xa0\x80",         /* a lone surrogate */
    "\xed\xb0\x80\xed\xa0\x80",
    "\\uD800 &#xD800;",
    "\xef\xbf\xbe",
    "\xef\xbf\xbf",
    "\xef\xb7\x90", /* U+FDD0 */
    "\xf0\x9f\xbf\xbe\xf4\x8f\xbf\xbf",
    "\xf4\x90\x80\x80", /* beyond U+10FFFF */
    "\xef\xbb\xbf",     /* BOM */
    "\xff\xfe\x80\xc3",
    "\xe2\x82", /* cut short */
    "e\xcc\x81\xcc\xa7 \xc3\xa9 \xe1\xba\xad",
    "\xcc\x81\xcc\x82\xcc\x83\xcc\x84", /* nothing to combine with */
    "Z\xcc\x80\xcc\x81\xcc\x82\xcd\x80\xcd\x81\xcd\xa0\xcc\xb4\xcc\xb5",
    "\xe2\x80\xae drow \xe2\x80\xac",
    "\xe2\x81\xa6\xe2\x80\x8f\xd8\xb9\xe2\x81\xa9",
    "\xe2\x80\x8b\xe2\x80\x8d\xc2\xad\xe2\x81\xa0",
    "\xe2\x80\xa8\xe2\x80\xa9",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "{{constructor}} ${7*7} <%= 1 %>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "]]>",
    "<![CDATA[",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "&amp;lt; & &nosuch; &#x1;",
    "-->",
    "\"]; x [label=\"y",
    "\\N\\G\\l",
    "<<b>html</b>>",
    "}; } digraph evil {",
    "//comment\n#include",
    "\"\"\" .\n<x:a> <x:b> <x:c> .\n",
    "> <x:a> <x:b> .",
    "@en-US-x-very-long-subtag .",
    "\"^^<http://www.w3.org/2001/XMLSchema#integer>",
    "} <urn:g> {",
    "@prefix ent: <urn:evil:> .",
    "_:b0 [] () a true 1e400",
    "\") } DROP ALL ; ASK { BIND(\"",
    "UNION SELECT * WHERE {",
    "'}) DETACH DELETE (n) //",
    "` SET a:Admin `",
    "\\u0027 \\'",
    "=HYPERLINK(\"http://x.example\",\"y\")",
    "@SUM(1)",
    "+1-1",
    "a,b;c\td|e",
    "{\"@id\":\"urn:x\",\"@context\":\"http://x.example/\"}",
    "@id",
    "@context",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "$(touch evil) `id` %s%n ; rm -rf",
    "<a b>{c}|d^e`f%zz",
    "null",
    "NaN",
    "-0",
    "x",
    "Ministry of Plenty",
};

static const char *const dates[] = {
    "2025-11-11",
    "2025-11",
    "2025",
    "2026-02-30",
    "2023-02-29",
    "2024-02-29",
    "0000",
    "0000-01-01",
    "-0044-03-15",
    "9999-12-31",
    "10000-01-01",
    "2025-13",
    "2025-00-10",
    "2025-1-1",
    "25-01-01",
    "2025-11-11T23:59:59.999999Z",
    "2025-11-11T24:00:00",
    "2025-11-11T10:00:00+14:00",
    "2025-11-11T10:00:00+14:01",
    "2025-11-11T10:00:60",
    "2025-11-11T",
    "2025-11-11 10:00:00",
    " 2025-11-11",
    "2025-11-11Z",
    "٢٠٢٥-١١-١١",
    "yesterday",
    "",
    "\"2025\"",
};

static const char *const numbers[] = {
    "200000000",
    "0",
    "0.50",
    "000.100",
    "-5",
    "-0.0",
    "+7",
    ".5",
    "5.",
    "1e308",
    "NaN",
    "INF",
    "1,000",
    "",
    "٤٢",
    "340282366920938463463374607431768211456",
    "0.00000000000000000000000000000000000000000000000000000001",
    "12345678901234567890123456789012345678901234567890123456789012345678901234567890"
    ".12345678901234567890123456789012345678901234567890",
};

static const char *const units[] = {
    "NOK", "EUR", "nok", "€", "", "\"", "X X", "</script>", "N\\K",
};

static const char *const addresses[] = {
    "http://www.wikidata.org/entity/Q42",
    "https://example.org/a b",
    "https://example.org/<>\"{}|\\^`",
    "https://example.org/\x01\x7f\n\t",
    "https://example.org/%zz%4%41%C3%A9%",
    "https://example.org/#a#b##",
    "https://example.org/[x]?a[]=1",
    "https://[2001:db8::1]:8080/x",
    "https://[not-an-address/x",
    "https://ex\xc3\xa4mple.org/\xe5\x8c\x97?\xf0\x9f\x98\x80#\xd8\xb9",
    "https://example.org:99999999/",
    "https://example.org:x/",
    "https://user:pass@example.org/",
    "https://example.org/a/../b/./c//",
    "HTTPS://EXAMPLE.ORG/Path",
    "http://",
    "https:///x",
    "https://?q",
    "https:x",
    "https://example.org/\xff\xfe",
    "https://example.org/\xed\xa0\x80",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "urn:uuid:0",
    "//example.org/x",
    "relative/x",
    "#x",
    "",
    " https://example.org/ ",
    "https://example.org/'onclick='x",
    "https://example.org/</script>",
    "https://example.org/?a=1&b=2&amp;c",
    "https://-.example/~!$&'()*+,;=:@",
    "https://example.org",
    "https://1.2.3.4.5/",
    "https://%65xample.org/",
};

/* ---- drawing ---- */

typedef struct {
  EntGraph *graph;
  uint32_t state, seed;
  GStringChunk *strings;
  uint32_t nodes[N_NODES], sources[N_SOURCES];
  EntClass classes[N_NODES];
} Maker;

static uint32_t below(Maker *maker, uint32_t n)
{
  maker->state = maker->state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)maker->state * n) >> 32);
}

static const char *pick(Maker *maker, const char *const *from, uint32_t n)
{
  return from[below(maker, n)];
}

#define PICK(maker, array) pick(maker, array, COUNT(array))

static const char *keep(Maker *maker, GString *text)
{
  const char *kept = g_string_chunk_insert(maker->strings, text->str);
  g_string_free(text, TRUE);
  return kept;
}

/* Any bytes but NUL. */
static void append_noise(Maker *maker, GString *text)
{
  for (uint32_t n = below(maker, 12); n; n--)
    g_string_append_c(text, (char)(1 + below(maker, 255)));
}

static void append_piece(Maker *maker, GString *text)
{
  uint32_t kind = below(maker, 10);
  if (kind < 4)
    g_string_append(text, PICK(maker, scripts));
  else if (kind < 9)
    g_string_append(text, PICK(maker, pieces));
  else
    append_noise(maker, text);
}

/* A text of a few pieces; now and then none, now and then 64 KB of them. */
static const char *odd_text(Maker *maker)
{
  GString *text = g_string_new(NULL);
  uint32_t kind = below(maker, 100);
  if (kind == 0) {
    while (text->len < LONGEST)
      append_piece(maker, text);
  } else if (kind > 3) {
    for (uint32_t n = 1 + below(maker, 4); n; n--)
      append_piece(maker, text);
  }
  return keep(maker, text);
}

static const char *perhaps(Maker *maker, const char *text)
{
  return below(maker, 8) ? text : NULL;
}

/* An odd text that no other of this graph is equal to. */
static const char *odd_name(Maker *maker, uint32_t number)
{
  GString *text = g_string_new(odd_text(maker));
  g_string_append_printf(text, "%s%u", below(maker, 2) ? "@" : "", number);
  return keep(maker, text);
}

static const char *odd_addresses(Maker *maker)
{
  GString *text = g_string_new(PICK(maker, addresses));
  for (uint32_t n = below(maker, 3); n; n--)
    g_string_append_printf(text, "|%s", PICK(maker, addresses));
  return keep(maker, text);
}

static float odd_confidence(Maker *maker)
{
  static const float values[] = {0, 1, 1e-9f, 0.99999f, 0.5f, 0.12345f, 0.7f};
  return values[below(maker, COUNT(values))];
}

static EntSpan odd_span(Maker *maker)
{
  static const uint32_t begins[] = {0, 1, 77, 4096, UINT32_MAX - 9};
  uint32_t begin = begins[below(maker, COUNT(begins))];
  return (EntSpan){begin, begin + below(maker, 9)};
}

/* ---- making ---- */

static void make_source(Maker *maker, uint32_t i)
{
  EntSource source = {.id = odd_name(maker, i),
                      .title = perhaps(maker, odd_text(maker)),
                      .date = perhaps(maker, PICK(maker, dates)),
                      .url = perhaps(maker, PICK(maker, addresses)),
                      .site = perhaps(maker, odd_text(maker)),
                      .author = perhaps(maker, odd_text(maker)),
                      .file = perhaps(maker, odd_text(maker))};
  maker->sources[i] = ent_graph_put_source(maker->graph, &source);
}

static void make_node(Maker *maker, uint32_t i)
{
  const char *aliases[3];
  EntPlace places[2];
  EntNode node = {.cls = (EntClass)((maker->seed + i) % ENT_CLASS_COUNT),
                  .key = odd_name(maker, i),
                  .name = odd_text(maker),
                  .aliases = aliases,
                  .n_aliases = below(maker, 4),
                  .same_as = perhaps(maker, odd_addresses(maker)),
                  .status = below(maker, 4) ? ENT_STATUS_ASSERTED : ENT_STATUS_PLANNED,
                  .single = below(maker, 2),
                  .confidence = odd_confidence(maker),
                  .mentions = places,
                  .n_mentions = below(maker, 3)};
  for (uint32_t k = 0; k < node.n_aliases; k++)
    aliases[k] = odd_name(maker, k); /* sorted, or not: the writers shall not care */
  for (uint32_t k = 0; k < node.n_mentions; k++)
    places[k] = (EntPlace){maker->sources[k], odd_span(maker)};
  maker->classes[i] = node.cls;
  maker->nodes[i] = ent_graph_put_node(maker->graph, &node);
}

/* A node of one of these classes, from any place on; N_NODES if there is none. */
static uint32_t find(Maker *maker, uint32_t classes)
{
  uint32_t start = below(maker, N_NODES);
  for (uint32_t i = 0; i < N_NODES; i++)
    if (ent_class_in(maker->classes[(start + i) % N_NODES], classes))
      return (start + i) % N_NODES;
  return N_NODES;
}

static bool odd_object(Maker *maker, const EntPropertyInfo *info, EntObject *object)
{
  *object = (EntObject){info->range_kind, ENT_NONE, NULL, NULL};
  if (info->range_kind == ENT_RANGE_THING) {
    uint32_t found = find(maker, info->range);
    if (found < N_NODES) object->node = maker->nodes[found];
    return found < N_NODES;
  }
  if (info->range_kind == ENT_RANGE_DATE) object->text = PICK(maker, dates);
  if (info->range_kind == ENT_RANGE_MONEY) object->text = PICK(maker, numbers);
  if (info->range_kind == ENT_RANGE_MONEY) object->unit = PICK(maker, units);
  if (info->range_kind == ENT_RANGE_TEXT) object->text = odd_text(maker);
  return true;
}

/* False: the graph has nothing that this property could stand between. */
static bool make_claim(Maker *maker, EntProperty property)
{
  const EntPropertyInfo *info = ent_property_info(property);
  EntClaim claim = {.property = property,
                    .status = (EntStatus)below(maker, ENT_STATUS_COUNT),
                    .confidence = odd_confidence(maker),
                    .rule = odd_text(maker),
                    .source = maker->sources[below(maker, N_SOURCES)],
                    .span = odd_span(maker),
                    .quote = odd_text(maker),
                    .subject_span = odd_span(maker),
                    .object_span = odd_span(maker),
                    .attributed_to = ENT_NONE,
                    .valid_from = perhaps(maker, PICK(maker, dates)),
                    .valid_until = perhaps(maker, PICK(maker, dates)),
                    .line = below(maker, 2) ? UINT32_MAX : below(maker, 3)};
  uint32_t subject = find(maker, info->domain), speaker = find(maker, ENT_SET_AGENT);
  if (subject == N_NODES || !odd_object(maker, info, &claim.object)) return false;
  claim.subject = maker->nodes[subject];
  if (below(maker, 2) && speaker < N_NODES) claim.attributed_to = maker->nodes[speaker];
  ent_graph_put_claim(maker->graph, &claim);
  return true;
}

static void make_merge(Maker *maker)
{
  uint32_t one = below(maker, N_NODES), other = (one + 1) % N_NODES;
  bool joined = below(maker, 2);
  EntMerge merge = {.joined = joined,
                    .pass = (EntMergePass)below(maker, ENT_MERGE_COUNT),
                    .node = maker->nodes[one],
                    .other = maker->nodes[joined ? one : other],
                    .source = maker->sources[0],
                    .other_source = maker->sources[1],
                    .name = odd_text(maker),
                    .other_name = odd_text(maker),
                    .score = odd_confidence(maker),
                    .evidence = perhaps(maker, odd_text(maker)),
                    .conflict = joined ? NULL : odd_text(maker)};
  ent_graph_put_merge(maker->graph, &merge);
}

EntGraph *hostile_graph(uint32_t seed)
{
  Maker maker = {.graph = ent_graph_new(),
                 .state = seed * 2654435761u + 12345,
                 .seed = seed,
                 .strings = g_string_chunk_new(LONGEST)};
  for (uint32_t i = 0; i < N_SOURCES; i++)
    make_source(&maker, i);
  for (uint32_t i = 0; i < N_NODES; i++)
    make_node(&maker, i);
  for (uint32_t made = 0, i = 0; made < N_CLAIMS && i < 4 * ENT_PROP_COUNT; i++)
    made += make_claim(&maker, (EntProperty)((seed + i) % ENT_PROP_COUNT));
  for (uint32_t i = 0; i < N_MERGES; i++)
    make_merge(&maker);
  ent_graph_seal(maker.graph);
  g_string_chunk_free(maker.strings);
  return maker.graph;
}

/* ---- odd shapes ---- */

static uint32_t put_node(EntGraph *graph, EntClass cls, const char *name)
{
  EntNode node = {.cls = cls, .key = name, .name = name, .confidence = 0.9f};
  return ent_graph_put_node(graph, &node);
}

static uint32_t put_source(EntGraph *graph, const char *id)
{
  EntSource source = {.id = id, .title = id, .date = "2025-11-11", .file = id};
  return ent_graph_put_source(graph, &source);
}

static void put_claim(EntGraph *graph, uint32_t source, uint32_t subject,
                      EntProperty property, uint32_t object)
{
  EntClaim claim = {.subject = subject,
                    .property = property,
                    .object = {ENT_RANGE_THING, object, NULL, NULL},
                    .confidence = 0.75f,
                    .rule = "made",
                    .source = source,
                    .span = {subject * 10, subject * 10 + 9},
                    .quote = "They say so.",
                    .attributed_to = ENT_NONE,
                    .line = 1};
  ent_graph_put_claim(graph, &claim);
}

EntGraph *hostile_cycle(void)
{
  static const char *const names[] = {"North Bureau", "South Bureau", "East Bureau"};
  EntGraph *graph = ent_graph_new();
  uint32_t source = put_source(graph, "circle.txt"), nodes[COUNT(names)];
  for (uint32_t i = 0; i < COUNT(names); i++)
    nodes[i] = put_node(graph, ENT_CLASS_GOVERNMENT_BODY, names[i]);
  for (uint32_t i = 0; i < COUNT(names); i++) {
    uint32_t next = nodes[(i + 1) % COUNT(names)];
    put_claim(graph, source, nodes[i], ENT_PROP_PART_OF, next);
    put_claim(graph, source, next, ENT_PROP_PART_OF, nodes[i]);
    put_claim(graph, source, nodes[i], ENT_PROP_PART_OF, nodes[i]);
  }
  ent_graph_seal(graph);
  return graph;
}

EntGraph *hostile_star(uint32_t n)
{
  EntGraph *graph = ent_graph_new();
  uint32_t hub = put_node(graph, ENT_CLASS_COUNTRY, "Norway"), source = ENT_NONE;
  for (uint32_t i = 0; i < n; i++) {
    char name[64];
    g_snprintf(name, sizeof name, "news %u.txt", i / 100);
    if (i % 100 == 0) source = put_source(graph, name);
    g_snprintf(name, sizeof name, "Delegate %u", i);
    uint32_t node = put_node(graph, ENT_CLASS_PERSON, name);
    put_claim(graph, source, node, ENT_PROP_REPRESENTS, hub);
  }
  ent_graph_seal(graph);
  return graph;
}
