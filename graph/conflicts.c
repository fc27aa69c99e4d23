// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Claims that cannot all be true: asserted and denied; two dates, sums or places of
 * what has one; two holders of one post at a time. Claims are sorted into rows that
 * speak of one matter and, within a row, into sides; each claim of a side is set
 * against the most confident of each other side that contradicts its own. */
#include "graph/fold.h"
#include "graph/parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SIDES = 16 }; /* of a row; the strongest are kept */

/* Claims that say one thing of a matter. */
typedef struct {
  uint32_t best;       /* its most confident claim */
  uint32_t first, end; /* in Rows.claims */
  char from[12],
      to[12]; /* ISO days: when it holds as far as is known; "" = not known */
} Side;

typedef struct {
  EntGraph *graph;
  GArray *claims; /* uint32_t: the claims of the row at work, by side */
  GArray *sides;  /* Side */
} Rows;

const char *ent_conflict_name(EntConflictKind kind)
{
  static const char *const names[] = {
#define X(id, name, comment) [ENT_CONFLICT_##id] = name,
      ENT_CONFLICTS(X)
#undef X
  };
  return names[kind];
}

static const EntClaim *claim_at(const Rows *rows, uint32_t i)
{
  return ent_claim(rows->graph, g_array_index(rows->claims, uint32_t, i));
}

/* ---- when -------------------------------------------------------------------------
 */

/* The first or last day of a year, month or day. */
static void day_of(const char *date, bool last, char *day)
{
  size_t length = strlen(date);
  const char *rest = last ? "-12-31" : "-01-01";
  g_snprintf(day, 12, "%.10s%s", date,
             length == 4   ? rest
             : length == 7 ? rest + 3
                           : "");
}

/* Widens a side by the time of a claim: what it says of that, else its document's day.
 */
static void widen(const Rows *rows, Side *side, const EntClaim *claim)
{
  const char *day = g_array_index(rows->graph->sources, EntSource, claim->source).date;
  const char *from = claim->valid_from ? claim->valid_from : day;
  const char *to = claim->valid_until ? claim->valid_until : day;
  char first[12], last[12];
  if (!from || !to || !ent_is_date(from) || !ent_is_date(to)) return;
  day_of(from, false, first);
  day_of(to, true, last);
  if (!*side->from || strcmp(first, side->from) < 0) memcpy(side->from, first, 12);
  if (!*side->to || strcmp(last, side->to) > 0) memcpy(side->to, last, 12);
}

static bool overlap(const Side *a, const Side *b)
{
  return *a->from && *b->from && strcmp(a->from, b->to) <= 0 &&
         strcmp(b->from, a->to) <= 0;
}

/* ---- sides ------------------------------------------------------------------------
 */

/* A document that states both knows that they go together. Claims of a side are in the
 * order of their documents. */
static bool are_told_together(const Rows *rows, const Side *a, const Side *b)
{
  uint32_t i = a->first, k = b->first;
  while (i < a->end && k < b->end) {
    uint32_t x = claim_at(rows, i)->source, y = claim_at(rows, k)->source;
    if (x == y) return true;
    if (x < y)
      i++;
    else
      k++;
  }
  return false;
}

/* "2017" and "2017-05" do not disagree, "2017-05" and "2017-06" do. */
static bool one_refines(const char *a, const char *b)
{
  return strncmp(a, b, MIN(strlen(a), strlen(b))) == 0;
}

static int compare_parts(const void *x, const void *y)
{
  const EntFact *a = x, *b = y;
  int order = ent_compare_u32(a->subject, b->subject);
  if (!order) order = ent_compare_u32(a->property, b->property);
  return order ? order : ent_compare_u32(a->object.node, b->object.node);
}

/* Facts are sorted by subject, property, object. */
static bool is_part_of(const EntGraph *graph, uint32_t part, uint32_t whole)
{
  EntFact wanted = {.subject = part,
                    .property = ENT_PROP_PART_OF,
                    .object = {ENT_RANGE_THING, whole, NULL, NULL}};
  return graph->facts->len && bsearch(&wanted, graph->facts->data, graph->facts->len,
                                      sizeof wanted, compare_parts);
}

/* Two towns, two countries; a town and a country may be one place. */
static bool are_apart(const EntGraph *graph, uint32_t a, uint32_t b)
{
  return ent_node(graph, a)->cls == ent_node(graph, b)->cls &&
         !is_part_of(graph, a, b) && !is_part_of(graph, b, a);
}

/* The kind of contradiction of two sides of a row; COUNT if there is none. */
static EntConflictKind conflict_of(const Rows *rows, const Side *a, const Side *b)
{
  const EntClaim *x = ent_claim(rows->graph, a->best);
  const EntClaim *y = ent_claim(rows->graph, b->best);
  EntConflictKind none = ENT_CONFLICT_COUNT;
  if (x->property == ENT_PROP_HOLDS_ROLE)
    return overlap(a, b) && !are_told_together(rows, a, b) ? ENT_CONFLICT_HOLDER : none;
  if (are_told_together(rows, a, b)) return none;
  if (x->property == ENT_PROP_HAS_DATE)
    return one_refines(x->object.text, y->object.text) ? none : ENT_CONFLICT_DATE;
  if (x->property == ENT_PROP_HAS_AMOUNT) return ENT_CONFLICT_AMOUNT;
  return are_apart(rows->graph, x->object.node, y->object.node) ? ENT_CONFLICT_PLACE
                                                                : none;
}

static void add_conflicts(Rows *rows, EntConflictKind kind, const Side *a,
                          const Side *b)
{
  for (uint32_t i = a->first; i < a->end; i++) {
    EntConflict one = {kind, g_array_index(rows->claims, uint32_t, i), b->best};
    g_array_append_val(rows->graph->conflicts, one);
  }
}

static int compare_sides(const void *x, const void *y, void *data)
{
  const Side *a = x, *b = y;
  const EntGraph *graph = data;
  float p = ent_claim(graph, a->best)->confidence;
  float q = ent_claim(graph, b->best)->confidence;
  return p != q ? (p < q ? 1 : -1) : ent_compare_u32(a->best, b->best);
}

/* Sets the sides of the row against each other, and forgets it. */
static void end_row(Rows *rows)
{
  g_array_sort_with_data(rows->sides, compare_sides, rows->graph);
  guint n = MIN(rows->sides->len, (guint)MOST_SIDES);
  const Side *sides = (const Side *)rows->sides->data;
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++) {
      EntConflictKind kind = conflict_of(rows, &sides[i], &sides[k]);
      if (kind == ENT_CONFLICT_COUNT) continue;
      add_conflicts(rows, kind, &sides[i], &sides[k]);
      add_conflicts(rows, kind, &sides[k], &sides[i]);
    }
  g_array_set_size(rows->claims, 0);
  g_array_set_size(rows->sides, 0);
}

/* Adds a claim to the row: to its last side, or as a new one. */
static void add_claim(Rows *rows, uint32_t index, bool fresh)
{
  const EntClaim *claim = ent_claim(rows->graph, index);
  uint32_t at = rows->claims->len;
  if (fresh) {
    Side side = {.best = index, .first = at};
    g_array_append_val(rows->sides, side);
  }
  Side *side = &g_array_index(rows->sides, Side, rows->sides->len - 1);
  if (claim->confidence > ent_claim(rows->graph, side->best)->confidence)
    side->best = index;
  g_array_append_val(rows->claims, index);
  side->end = at + 1;
  widen(rows, side, claim);
}

/* ---- one value at most ------------------------------------------------------------
 */

static bool has_one_place(EntClass cls)
{
  return cls == ENT_CLASS_EVENT || cls == ENT_CLASS_AGREEMENT;
}

/* Is the claim one of a matter of which there is one? */
static bool is_of_one(const EntGraph *graph, const EntClaim *claim)
{
  if (claim->status != ENT_STATUS_ASSERTED) return false;
  switch (claim->property) {
  case ENT_PROP_HAS_DATE:
  case ENT_PROP_HAS_AMOUNT:
    return true;
  case ENT_PROP_HAS_LOCATION:
    return has_one_place(ent_node(graph, claim->subject)->cls);
  case ENT_PROP_HOLDS_ROLE:
    return ent_node(graph, claim->object.node)->single;
  default:
    return false;
  }
}

/* What the row is about: the subject, but of a post the post. */
static uint32_t matter_of(const EntClaim *claim)
{
  return claim->property == ENT_PROP_HOLDS_ROLE ? claim->object.node : claim->subject;
}

static int compare_values(const EntClaim *a, const EntClaim *b)
{
  if (a->property == ENT_PROP_HOLDS_ROLE)
    return ent_compare_u32(a->subject, b->subject);
  return ent_compare_objects(&a->object, &b->object);
}

static int compare_rows(const EntClaim *a, const EntClaim *b)
{
  int order = ent_compare_u32(a->property, b->property);
  return order ? order : ent_compare_u32(matter_of(a), matter_of(b));
}

static int compare_of_one(const void *x, const void *y, void *data)
{
  uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
  const EntClaim *a = ent_claim((EntGraph *)data, i);
  const EntClaim *b = ent_claim((EntGraph *)data, k);
  int order = compare_rows(a, b);
  if (!order) order = compare_values(a, b);
  return order ? order : ent_compare_u32(i, k);
}

static void find_values(Rows *rows)
{
  EntGraph *graph = rows->graph;
  GArray *all = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < graph->claims->len; i++)
    if (is_of_one(graph, ent_claim(graph, i))) g_array_append_val(all, i);
  g_array_sort_with_data(all, compare_of_one, graph);
  const EntClaim *before = NULL;
  for (uint32_t i = 0; i < all->len; i++) {
    uint32_t index = g_array_index(all, uint32_t, i);
    const EntClaim *claim = ent_claim(graph, index);
    bool same_row = before && compare_rows(before, claim) == 0;
    if (before && !same_row) end_row(rows);
    add_claim(rows, index, !same_row || compare_values(before, claim) != 0);
    before = claim;
  }
  end_row(rows);
  g_array_unref(all);
}

/* ---- denials ----------------------------------------------------------------------
 */

/* Asserted, or once so: both say that it was. */
static bool is_held(const EntClaim *claim)
{
  return claim->status == ENT_STATUS_ASSERTED || claim->status == ENT_STATUS_FORMER;
}

static int compare_denials(const void *x, const void *y, void *data)
{
  uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
  const EntClaim *a = ent_claim((EntGraph *)data, i);
  const EntClaim *b = ent_claim((EntGraph *)data, k);
  int order = ent_compare_triples(a, b);
  if (!order) order = is_held(a) - is_held(b);
  return order ? order : ent_compare_u32(i, k);
}

typedef struct {
  const EntGraph *graph;
  const uint32_t *claims; /* by triple */
  const EntClaim *like;
} SoughtTriple;

static bool is_triple_before(uint32_t i, const void *sought)
{
  const SoughtTriple *s = sought;
  return ent_compare_triples(ent_claim(s->graph, s->claims[i]), s->like) < 0;
}

/* Is the triple of a claim among these denied ones, which are sorted? */
static bool is_denied(const EntGraph *graph, const GArray *denied,
                      const EntClaim *claim)
{
  SoughtTriple sought = {graph, (const uint32_t *)denied->data, claim};
  uint32_t at = ent_first_from(denied->len, is_triple_before, &sought);
  return at < denied->len &&
         ent_compare_triples(ent_claim(graph, sought.claims[at]), claim) == 0;
}

/* The claims that are denied, and those that hold what is denied, by triple. */
static GArray *collect_denials(EntGraph *graph)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < graph->claims->len; i++)
    if (ent_claim(graph, i)->status == ENT_STATUS_DENIED) g_array_append_val(all, i);
  g_array_sort_with_data(all, compare_denials, graph);
  GArray *held = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t i = 0; i < graph->claims->len && all->len; i++) {
    const EntClaim *claim = ent_claim(graph, i);
    if (is_held(claim) && is_denied(graph, all, claim)) g_array_append_val(held, i);
  }
  g_array_append_vals(all, held->data, held->len);
  g_array_sort_with_data(all, compare_denials, graph);
  g_array_unref(held);
  return all;
}

static void end_denial(Rows *rows)
{
  if (rows->sides->len == 2) {
    const Side *sides = (const Side *)rows->sides->data;
    add_conflicts(rows, ENT_CONFLICT_DENIED, &sides[0], &sides[1]);
    add_conflicts(rows, ENT_CONFLICT_DENIED, &sides[1], &sides[0]);
  }
  g_array_set_size(rows->claims, 0);
  g_array_set_size(rows->sides, 0);
}

static void find_denials(Rows *rows)
{
  EntGraph *graph = rows->graph;
  GArray *all = collect_denials(graph);
  const EntClaim *before = NULL;
  for (uint32_t i = 0; i < all->len; i++) {
    uint32_t index = g_array_index(all, uint32_t, i);
    const EntClaim *claim = ent_claim(graph, index);
    bool same = before && ent_compare_triples(before, claim) == 0;
    if (before && !same) end_denial(rows);
    add_claim(rows, index, !same || is_held(before) != is_held(claim));
    before = claim;
  }
  end_denial(rows);
  g_array_unref(all);
}

/* ---- the whole --------------------------------------------------------------------
 */

static int compare_conflicts(const void *x, const void *y)
{
  const EntConflict *a = x, *b = y;
  int order = ent_compare_u32(a->claim, b->claim);
  if (!order) order = ent_compare_u32(a->kind, b->kind);
  return order ? order : ent_compare_u32(a->other, b->other);
}

void ent_conflicts_derive(EntGraph *graph)
{
  Rows rows = {.graph = graph,
               .claims = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
               .sides = g_array_new(FALSE, FALSE, sizeof(Side))};
  g_array_set_size(graph->conflicts, 0);
  find_denials(&rows);
  find_values(&rows);
  g_array_sort(graph->conflicts, compare_conflicts);
  g_array_unref(rows.claims);
  g_array_unref(rows.sides);
}

uint32_t ent_graph_n_conflicts(const EntGraph *graph)
{
  return graph->conflicts->len;
}

const EntConflict *ent_graph_conflict(const EntGraph *graph, uint32_t i)
{
  return &g_array_index(graph->conflicts, EntConflict, i);
}

typedef struct {
  const EntGraph *graph;
  uint32_t claim;
} SoughtConflict;

static bool is_conflict_before(uint32_t i, const void *sought)
{
  const SoughtConflict *s = sought;
  return ent_graph_conflict(s->graph, i)->claim < s->claim;
}

void ent_graph_conflicts_of(const EntGraph *graph, uint32_t claim, uint32_t *first,
                            uint32_t *end)
{
  uint32_t n = graph->conflicts->len;
  SoughtConflict sought = {graph, claim};
  *first = ent_first_from(n, is_conflict_before, &sought);
  for (*end = *first; *end < n && ent_graph_conflict(graph, *end)->claim == claim;
       ++*end)
    ;
}
