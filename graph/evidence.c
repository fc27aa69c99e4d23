// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Collects what documents say of their matters: from the traits of things and from
 * statements about them. */
#include "graph/evidence.h"

#include <stdlib.h>
#include <string.h>

/* Words of a name that has no traits count from this length on. */
enum { LONG_WORD = 4 };

typedef struct {
  uint32_t matter;
  uint32_t set; /* EntFactSet */
  uint32_t value;
} Fact;

typedef struct {
  EntEvidence *evidence;
  GArray *facts;     /* Fact */
  uint32_t *at;      /* item -> its matter, or ENT_NONE */
  uint32_t *home;    /* cluster -> the country it belongs to, or ENT_NONE */
  GHashTable *keyed; /* key -> an item that has it, + 1 */
  GHashTable *named; /* name or key -> the first item of a source that has it, + 1 */
  uint32_t named_in; /* that source, or ENT_NONE */
} Collector;

static bool is_matter(EntClass cls)
{
  return ent_class_in(cls, ENT_SET_MATTER);
}

static void add_fact(Collector *c, uint32_t matter, EntFactSet set, uint32_t value)
{
  Fact fact = {matter, set, value};
  g_array_append_val(c->facts, fact);
}

static uint32_t number_of(Collector *c, const char *word)
{
  EntEvidence *e = c->evidence;
  const char *interned = ent_strings_intern(e->linker->strings, word);
  gpointer found = g_hash_table_lookup(e->numbers, interned);
  if (found) return GPOINTER_TO_UINT(found) - 1;
  g_ptr_array_add(e->words, (gpointer)interned);
  g_hash_table_insert(e->numbers, (gpointer)interned, GUINT_TO_POINTER(e->words->len));
  return e->words->len - 1;
}

/* ---- dates ---- */

/* "2017-05" as 20170500. */
static uint32_t date_number(const char *text)
{
  uint32_t number = 0, digits = 0;
  for (; *text && digits < 8; text++)
    if (g_ascii_isdigit(*text)) {
      number = number * 10 + (uint32_t)(*text - '0');
      digits++;
    }
  for (; digits < 8; digits++)
    number *= 10;
  return number;
}

static void add_date(Collector *c, uint32_t matter, const char *text)
{
  uint32_t number = date_number(text);
  if (!number) return;
  add_fact(c, matter, ENT_FACT_YEAR, number / 10000);
  if (number % 10000) add_fact(c, matter, ENT_FACT_DATE, number);
}

static int32_t day_of(const char *date)
{
  uint32_t number = date ? date_number(date) : 0;
  GDateDay day = (GDateDay)MAX(1, number % 100);
  GDateMonth month = (GDateMonth)MAX(1, number / 100 % 100);
  if (!number || !g_date_valid_dmy(day, month, (GDateYear)(number / 10000))) return 0;
  GDate *at = g_date_new_dmy(day, month, (GDateYear)(number / 10000));
  int32_t julian = (int32_t)g_date_get_julian(at);
  g_date_free(at);
  return julian;
}

/* ---- parties ---- */

static EntClass family_at(const Collector *c, uint32_t item)
{
  return ent_link_family(ent_item(c->evidence->linker->graph, item)->cls);
}

static void add_party(Collector *c, uint32_t matter, uint32_t item)
{
  uint32_t root = ent_link_root(c->evidence->linker, item);
  add_fact(c, matter, ENT_FACT_PARTY, root);
  if (family_at(c, item) == ENT_CLASS_COUNTRY)
    add_fact(c, matter, ENT_FACT_STATE, root);
  else if (c->home[root] != ENT_NONE)
    add_fact(c, matter, ENT_FACT_STATE, c->home[root]);
}

static void add_named(Collector *c, const char *name, uint32_t item)
{
  if (name && !g_hash_table_contains(c->named, name))
    g_hash_table_insert(c->named, (gpointer)name, GUINT_TO_POINTER(item + 1));
}

static void list_named(Collector *c, uint32_t source)
{
  const Linker *linker = c->evidence->linker;
  g_hash_table_remove_all(c->named);
  for (uint32_t i = linker->first[source]; i < linker->first[source + 1]; i++) {
    add_named(c, ent_item(linker->graph, i)->name, i);
    add_named(c, ent_item(linker->graph, i)->key, i);
  }
  c->named_in = source;
}

/* The thing that a trait names by key or name, in its document or, by key, in any. */
static uint32_t find_party(Collector *c, uint32_t source, const char *name)
{
  if (c->named_in != source) list_named(c, source);
  gpointer found = g_hash_table_lookup(c->named, name);
  if (!found) found = g_hash_table_lookup(c->keyed, name);
  return GPOINTER_TO_UINT(found) - 1;
}

static bool belongs(EntProperty property)
{
  return property == ENT_PROP_AFFILIATED_WITH || property == ENT_PROP_REPRESENTS ||
         property == ENT_PROP_PART_OF || property == ENT_PROP_HAS_LOCATION;
}

/* The country of each person and body, as the first statement has it. */
static void find_homes(Collector *c)
{
  Linker *linker = c->evidence->linker;
  c->home = g_new(uint32_t, linker->n + 1);
  memset(c->home, 0xff, sizeof *c->home * (linker->n + 1));
  for (uint32_t i = 0; i < linker->graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(linker->graph, i);
    if (!belongs(claim->property) || claim->status == ENT_STATUS_DENIED ||
        family_at(c, claim->object.node) != ENT_CLASS_COUNTRY)
      continue;
    uint32_t *home = &c->home[ent_link_root(linker, claim->subject)];
    *home = MIN(*home, ent_link_root(linker, claim->object.node));
  }
}

/* ---- traits ---- */

static int age_of(const char *value)
{
  static const char *const names[] = {"", "old", "new", "future"};
  for (int i = 1; i < 4; i++)
    if (strcmp(names[i], value) == 0) return i;
  return 0;
}

static void read_trait(Collector *c, uint32_t matter, uint32_t item, const char *trait)
{
  const char *value = strchr(trait, '=');
  if (!value++) return;
  if (g_str_has_prefix(trait, "year="))
    add_date(c, matter, value);
  else if (g_str_has_prefix(trait, "ordinal="))
    add_fact(c, matter, ENT_FACT_ORDINAL, (uint32_t)atoi(value));
  else if (g_str_has_prefix(trait, "word="))
    add_fact(c, matter, ENT_FACT_WORD, number_of(c, value));
  else if (g_str_has_prefix(trait, "kind="))
    add_fact(c, matter, ENT_FACT_KIND, number_of(c, value));
  else if (g_str_has_prefix(trait, "state=") && age_of(value))
    add_fact(c, matter, ENT_FACT_AGE, (uint32_t)age_of(value));
  else if (g_str_has_prefix(trait, "party=")) {
    uint32_t source = ent_item(c->evidence->linker->graph, item)->source;
    uint32_t party = find_party(c, source, value);
    if (party != ENT_NONE) add_party(c, matter, party);
  }
}

/* Somebody else's statement lines may have no traits: then the name speaks. */
static void read_name(Collector *c, uint32_t matter, const char *name)
{
  char **words = g_strsplit(name, " ", -1);
  for (char **word = words; *word; word++) {
    bool digits = strlen(*word) == 4 && strspn(*word, "0123456789") == 4;
    if (digits && (**word == '1' || **word == '2'))
      add_fact(c, matter, ENT_FACT_YEAR, (uint32_t)atoi(*word));
    else if (g_utf8_strlen(*word, -1) >= LONG_WORD)
      add_fact(c, matter, ENT_FACT_WORD, number_of(c, *word));
  }
  g_strfreev(words);
}

static void read_traits(Collector *c)
{
  EntEvidence *e = c->evidence;
  for (uint32_t k = 0; k < e->n; k++) {
    uint32_t i = e->matters[k].item;
    const EntItem *item = ent_item(e->linker->graph, i);
    for (uint32_t t = 0; t < item->n_traits; t++)
      read_trait(c, k, i, item->traits[t]);
    if (!item->n_traits) read_name(c, k, e->linker->name[i]);
  }
}

/* ---- statements ---- */

static void read_about(Collector *c, uint32_t matter, const EntClaim *claim)
{
  Linker *linker = c->evidence->linker;
  switch (claim->property) {
  case ENT_PROP_HAS_DATE:
    add_date(c, matter, claim->object.text);
    return;
  case ENT_PROP_HAS_PARTY:
  case ENT_PROP_SIGNED_BY:
  case ENT_PROP_FUNDED_BY:
    add_party(c, matter, claim->object.node);
    return;
  case ENT_PROP_HAS_LOCATION:
    add_fact(c, matter, ENT_FACT_PLACE, ent_link_root(linker, claim->object.node));
    return;
  case ENT_PROP_COVERS:
    add_fact(c, matter, ENT_FACT_TOPIC, ent_link_root(linker, claim->object.node));
    return;
  case ENT_PROP_EXCLUDES:
    add_fact(c, matter, ENT_FACT_EXCLUDED, ent_link_root(linker, claim->object.node));
    return;
  case ENT_PROP_PART_OF: /* "the 11th meeting" of a commission that is named */
    read_name(c, matter, linker->name[claim->object.node]);
    return;
  default:
    return;
  }
}

static bool takes_part(EntProperty property)
{
  return property == ENT_PROP_PARTICIPATED_IN || property == ENT_PROP_LEADS ||
         property == ENT_PROP_LAUNCHED || property == ENT_PROP_INVESTIGATES;
}

static void read_claims(Collector *c)
{
  const EntGraph *graph = c->evidence->linker->graph;
  for (uint32_t i = 0; i < graph->claims->len; i++) {
    const EntClaim *claim = ent_claim(graph, i);
    if (claim->status == ENT_STATUS_DENIED) continue;
    if (c->at[claim->subject] != ENT_NONE)
      read_about(c, c->at[claim->subject], claim);
    else if (claim->object.kind == ENT_RANGE_THING && takes_part(claim->property) &&
             c->at[claim->object.node] != ENT_NONE)
      add_party(c, c->at[claim->object.node], claim->subject);
  }
}

/* ---- all ---- */

static int compare_facts(const void *x, const void *y)
{
  const Fact *a = x, *b = y;
  int order = ent_compare_u32(a->matter, b->matter);
  if (!order) order = ent_compare_u32(a->set, b->set);
  return order ? order : ent_compare_u32(a->value, b->value);
}

/* Lists out of the sorted facts. */
static void make_lists(Collector *c)
{
  EntEvidence *e = c->evidence;
  g_array_sort(c->facts, compare_facts);
  e->facts = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), c->facts->len);
  g_array_set_size(e->facts, c->facts->len);
  uint32_t *values = (uint32_t *)e->facts->data, n = 0;
  const Fact *before = NULL;
  for (uint32_t i = 0; i < c->facts->len; i++) {
    const Fact *fact = &g_array_index(c->facts, Fact, i);
    if (before && compare_facts(before, fact) == 0) continue;
    EntFactList *list = &e->matters[fact->matter].facts[fact->set];
    if (!list->n) list->of = values + n;
    values[n++] = fact->value;
    list->n++;
    before = fact;
  }
}

static void list_matters(Collector *c)
{
  EntEvidence *e = c->evidence;
  const EntGraph *graph = e->linker->graph;
  c->at = g_new(uint32_t, e->linker->n + 1);
  e->matters = g_new0(EntMatter, e->linker->n + 1);
  for (uint32_t i = 0; i < e->linker->n; i++) {
    const EntItem *item = ent_item(graph, i);
    const EntSource *source = &g_array_index(graph->sources, EntSource, item->source);
    c->at[i] = is_matter(item->cls) ? e->n : ENT_NONE;
    if (item->key)
      g_hash_table_insert(c->keyed, (gpointer)item->key, GUINT_TO_POINTER(i + 1));
    if (c->at[i] != ENT_NONE)
      e->matters[e->n++] = (EntMatter){.item = i, .day = day_of(source->date)};
  }
  e->matters = g_renew(EntMatter, e->matters, e->n + 1);
}

EntEvidence *ent_evidence_new(Linker *linker)
{
  EntEvidence *e = g_new0(EntEvidence, 1);
  *e = (EntEvidence){.linker = linker,
                     .numbers = g_hash_table_new(g_direct_hash, g_direct_equal),
                     .words = g_ptr_array_new()};
  Collector c = {.evidence = e,
                 .facts = g_array_new(FALSE, FALSE, sizeof(Fact)),
                 .keyed = g_hash_table_new(g_str_hash, g_str_equal),
                 .named = g_hash_table_new(g_str_hash, g_str_equal),
                 .named_in = ENT_NONE};
  list_matters(&c);
  find_homes(&c);
  read_traits(&c);
  read_claims(&c);
  make_lists(&c);
  e->ties = ent_ties_new(linker);
  g_array_unref(c.facts);
  g_hash_table_destroy(c.keyed);
  g_hash_table_destroy(c.named);
  g_free(c.at);
  g_free(c.home);
  return e;
}

void ent_evidence_free(EntEvidence *e)
{
  ent_ties_free(e->ties);
  g_array_unref(e->facts);
  g_hash_table_destroy(e->numbers);
  g_ptr_array_unref(e->words);
  g_free(e->matters);
  g_free(e);
}

uint32_t ent_facts_common(EntFactList a, EntFactList b, uint32_t *one)
{
  uint32_t i = 0, k = 0, n = 0;
  while (i < a.n && k < b.n) {
    uint32_t x = a.of[i], y = b.of[k];
    if (x == y && !n++ && one) *one = x;
    i += x <= y;
    k += y <= x;
  }
  return n;
}

static int compare_values(const void *a, const void *b)
{
  return ent_compare_u32(*(const uint32_t *)a, *(const uint32_t *)b);
}

bool ent_facts_have(EntFactList list, uint32_t value)
{
  return list.n && bsearch(&value, list.of, list.n, sizeof value, compare_values);
}
