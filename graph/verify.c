// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The claims of a document against its text. */
#include "graph/verify.h"

#include "graph/fold.h"
#include "graph/parts.h"
#include <string.h>

struct EntVerifier {
  const EntGraph *graph;
  uint32_t *first; /* of each source in nodes, and the end */
  uint32_t *nodes; /* that a source mentions, in order */
};

typedef struct {
  const EntGraph *graph;
  const EntVerifier *verifier;
  uint32_t source;
  const char *text;
  EntFileLines lines;
  uint32_t *at; /* code point -> byte; one more for the end */
  uint32_t length;
  GHashTable *names; /* folded name -> GArray of nodes */
  GString *folded;
  EntFlawFunc *flaw;
  void *data;
  EntVerified *sum;
  uint32_t claim;         /* at work */
  uint32_t line, line_at; /* the line of that code point; claims are by place */
  bool wrong;
} Verify;

/* ---- the text ---------------------------------------------------------------------
 */

static void measure(Verify *v)
{
  v->length = (uint32_t)g_utf8_strlen(v->text, -1);
  v->at = g_new(uint32_t, v->length + 1);
  const char *p = v->text;
  for (uint32_t i = 0; i <= v->length; i++) {
    v->at[i] = (uint32_t)(p - v->text);
    if (i < v->length) p = g_utf8_next_char(p);
  }
}

static bool lies_in_text(const Verify *v, EntSpan span)
{
  return span.begin < span.end && span.end <= v->length;
}

/* The caller's. */
static char *words_at(const Verify *v, EntSpan span)
{
  return g_strndup(v->text + v->at[span.begin], v->at[span.end] - v->at[span.begin]);
}

static gunichar char_at(const Verify *v, uint32_t i)
{
  return i < v->length ? g_utf8_get_char(v->text + v->at[i]) : 0;
}

/* The span begins and ends with a word or a sign, and no word goes on over its ends. */
static bool is_whole(const Verify *v, EntSpan span)
{
  gunichar first = char_at(v, span.begin), last = char_at(v, span.end - 1);
  bool cut_begin = span.begin > 0 && g_unichar_isalnum(char_at(v, span.begin - 1)) &&
                   g_unichar_isalnum(first);
  bool cut_end = g_unichar_isalnum(last) && g_unichar_isalnum(char_at(v, span.end));
  return !cut_begin && !cut_end && !g_unichar_isspace(first) &&
         !g_unichar_isspace(last);
}

static void flaw(Verify *v, const char *what, EntSpan span, const char *found,
                 const char *expected)
{
  EntFlaw f = {v->claim, what, span, found, expected};
  v->wrong = true;
  v->flaw(&f, v->data);
}

/* ---- names ------------------------------------------------------------------------
 */

static void add_name(Verify *v, uint32_t node, const char *name)
{
  ent_fold(name, v->folded);
  GArray *nodes = g_hash_table_lookup(v->names, v->folded->str);
  if (!nodes) {
    nodes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_hash_table_insert(v->names, g_strdup(v->folded->str), nodes);
  }
  g_array_append_val(nodes, node);
}

/* The names of what the document speaks of. */
static void collect_names(Verify *v)
{
  const EntVerifier *of = v->verifier;
  v->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify)g_array_unref);
  for (uint32_t i = of->first[v->source]; i < of->first[v->source + 1]; i++) {
    const EntNode *node = ent_graph_node(v->graph, of->nodes[i]);
    add_name(v, of->nodes[i], node->name);
    for (uint32_t k = 0; k < node->n_aliases; k++)
      add_name(v, of->nodes[i], node->aliases[k]);
  }
}

static bool are_one_kind(EntClass a, EntClass b)
{
  return a == b || (ent_class_in(a, ENT_SET_ORG) && ent_class_in(b, ENT_SET_ORG));
}

typedef struct {
  const EntPlace *places;
  EntPlace place;
} SoughtPlace;

typedef struct {
  bool own;             /* the words are a name of the node */
  const EntNode *other; /* or of this one of its kind, and not of it; or NULL */
} Bearer;

static Bearer bearer_of(Verify *v, const char *words, uint32_t node)
{
  Bearer bearer = {false, NULL};
  ent_fold(words, v->folded);
  const GArray *nodes = g_hash_table_lookup(v->names, v->folded->str);
  for (guint i = 0; nodes && i < nodes->len; i++) {
    uint32_t at = g_array_index(nodes, uint32_t, i);
    const EntNode *named = ent_graph_node(v->graph, at);
    if (at == node) return (Bearer){true, NULL};
    if (are_one_kind(named->cls, ent_graph_node(v->graph, node)->cls))
      bearer.other = named;
  }
  return bearer;
}

static bool is_place_before(uint32_t i, const void *sought)
{
  const SoughtPlace *s = sought;
  return ent_compare_places(&s->places[i], &s->place) < 0;
}

static bool is_mentioned_at(const Verify *v, const EntNode *node, EntSpan span)
{
  SoughtPlace sought = {node->mentions, {v->source, span}};
  uint32_t at = ent_first_from(node->n_mentions, is_place_before, &sought);
  return at < node->n_mentions &&
         ent_compare_places(&node->mentions[at], &sought.place) == 0;
}

static void check_mention(Verify *v, const char *what, EntSpan span, uint32_t index)
{
  const EntNode *node = ent_graph_node(v->graph, index);
  if (!lies_in_text(v, span)) {
    flaw(v, what, span, "no place in the text", node->name);
    return;
  }
  char *words = words_at(v, span);
  Bearer bearer = bearer_of(v, words, index);
  bool mentioned = is_mentioned_at(v, node, span);
  if (!is_whole(v, span) || (!bearer.own && !mentioned && bearer.other))
    flaw(v, what, span, words, node->name);
  else
    ++*(bearer.own  ? &v->sum->named
        : mentioned ? &v->sum->referred
                    : &v->sum->standing);
  g_free(words);
}

/* ---- values -----------------------------------------------------------------------
 */

static void check_value(Verify *v, const EntClaim *claim)
{
  const EntObject *value = &claim->object;
  const char *what = value->kind == ENT_RANGE_DATE    ? "date"
                     : value->kind == ENT_RANGE_MONEY ? "amount"
                                                      : "words";
  if (!lies_in_text(v, claim->object_span)) {
    flaw(v, what, claim->object_span, "no place in the text", value->text);
    return;
  }
  char *words = words_at(v, claim->object_span);
  bool good =
      value->kind == ENT_RANGE_DATE    ? ent_words_agree_with_date(words, value->text)
      : value->kind == ENT_RANGE_MONEY ? ent_words_agree_with_amount(words, value->text)
                                       : ent_words_are(words, value->text);
  v->sum->values++;
  if (!good) flaw(v, what, claim->object_span, words, value->text);
  g_free(words);
}

/* ---- claims -----------------------------------------------------------------------
 */

static void check_quote(Verify *v, const EntClaim *claim)
{
  const char *quote = claim->quote ? claim->quote : "";
  if (!lies_in_text(v, claim->span)) {
    flaw(v, "quote", claim->span, "no place in the text", quote);
    return;
  }
  char *words = words_at(v, claim->span);
  if (strcmp(words, quote) != 0) flaw(v, "quote", claim->span, words, quote);
  g_free(words);
}

static void check_line(Verify *v, const EntClaim *claim)
{
  if (!claim->line || !lies_in_text(v, claim->span)) return;
  for (; v->line_at < claim->span.begin; v->line_at++)
    v->line += char_at(v, v->line_at) == '\n';
  uint32_t line = ent_file_line(&v->lines, v->line);
  if (line == claim->line) return;
  char found[32], expected[32];
  g_snprintf(found, sizeof found, "line %u", line);
  g_snprintf(expected, sizeof expected, "line %u", claim->line);
  flaw(v, "line", claim->span, found, expected);
}

static void check_claim(Verify *v, uint32_t i)
{
  const EntClaim *claim = ent_graph_claim(v->graph, i);
  v->claim = i;
  v->wrong = false;
  check_quote(v, claim);
  check_line(v, claim);
  check_mention(v, "subject", claim->subject_span, claim->subject);
  if (claim->object.kind == ENT_RANGE_THING)
    check_mention(v, "object", claim->object_span, claim->object.node);
  else
    check_value(v, claim);
  v->sum->claims++;
  v->sum->wrong += v->wrong;
}

void ent_verify_source(const EntVerifier *verifier, uint32_t source, const char *text,
                       EntFileLines lines, EntFlawFunc *func, void *data,
                       EntVerified *sum)
{
  uint32_t first, end;
  Verify v = {.graph = verifier->graph,
              .verifier = verifier,
              .source = source,
              .text = text,
              .lines = lines,
              .folded = g_string_new(NULL),
              .flaw = func,
              .data = data,
              .sum = sum,
              .line = 1};
  measure(&v);
  collect_names(&v);
  ent_graph_claims_of(v.graph, source, &first, &end);
  for (uint32_t i = first; i < end; i++)
    check_claim(&v, i);
  g_hash_table_destroy(v.names);
  g_string_free(v.folded, TRUE);
  g_free(v.at);
}

/* ---- what each source speaks of -----------------------------------------------------
 */

typedef void PlaceFunc(EntVerifier *verifier, uint32_t source, uint32_t node);

/* Calls func with each source once for each node that it mentions: the places of a node
 * are sorted. */
static void each_source(EntVerifier *verifier, PlaceFunc *func)
{
  const EntGraph *graph = verifier->graph;
  uint32_t n_sources = ent_graph_n_sources(graph);
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++) {
    const EntNode *node = ent_graph_node(graph, i);
    for (uint32_t k = 0; k < node->n_mentions; k++) {
      uint32_t source = node->mentions[k].source;
      bool is_new = !k || source != node->mentions[k - 1].source;
      if (is_new && source < n_sources) func(verifier, source, i);
    }
  }
}

/* Two places on, so that filing moves each entry to where its source begins. */
static void count_node(EntVerifier *verifier, uint32_t source, uint32_t node)
{
  (void)node;
  verifier->first[source + 2]++;
}

static void file_node(EntVerifier *verifier, uint32_t source, uint32_t node)
{
  verifier->nodes[verifier->first[source + 1]++] = node;
}

EntVerifier *ent_verifier_new(const EntGraph *graph)
{
  uint32_t n = ent_graph_n_sources(graph);
  EntVerifier *verifier = g_new0(EntVerifier, 1);
  verifier->graph = graph;
  verifier->first = g_new0(uint32_t, n + 2);
  each_source(verifier, count_node);
  for (uint32_t i = 1; i <= n + 1; i++)
    verifier->first[i] += verifier->first[i - 1];
  verifier->nodes = g_new(uint32_t, verifier->first[n + 1] + 1);
  each_source(verifier, file_node);
  return verifier;
}

void ent_verifier_free(EntVerifier *verifier)
{
  if (!verifier) return;
  g_free(verifier->first);
  g_free(verifier->nodes);
  g_free(verifier);
}
