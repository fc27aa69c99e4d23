// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From chains to things: which are worth a node, and under which names. */
#include "extract/assemble.h"
#include "extract/mention/finder.h"
#include "extract/offsets.h"
#include "extract/traits.h"
#include <string.h>

typedef struct {
  const EntMentions *m;
  EntDocument *document;
  EntOffsets offsets;
  uint32_t *uses;   /* by chain: statements that name it */
  uint32_t *names;  /* by chain: mentions by name */
  uint32_t *words;  /* by chain: words of the longest name, without honorific */
  uint32_t *number; /* by chain: its thing, or ENT_NONE */
} Assembly;

static void count_use(Assembly *as, uint32_t chain)
{
  if (chain != ENT_NONE) as->uses[chain]++;
}

static void count_uses(Assembly *as)
{
  for (uint32_t i = 0; i < as->document->n_statements; i++) {
    const EntStatement *s = &as->document->statements[i];
    count_use(as, s->subject);
    if (s->object.kind == ENT_RANGE_THING) count_use(as, s->object.thing);
    count_use(as, s->attributed_to);
  }
  for (uint32_t i = 0; i < as->m->n_mentions; i++) {
    const EntMention *mention = &as->m->mentions[i];
    if (mention->thing == ENT_NONE || mention->kind != ENT_MENTION_NAME) continue;
    as->names[mention->thing]++;
    as->words[mention->thing] =
        MAX(as->words[mention->thing], mention->end - mention->first);
  }
}

static bool is_matter(EntClass cls)
{
  return ent_class_in(cls, ENT_SET_MATTER);
}

/* A thing that has a name stands for itself; a field, a position, a thing only
 * described or met as an adjective needs a statement. */
static bool is_worth(const Assembly *as, uint32_t chain)
{
  const EntChain *c = &as->m->chains[chain];
  if (c->cls == ENT_CLASS_NONE || c->dropped) return false;
  if (as->uses[chain]) return true;
  if (is_matter(c->cls) && c->n_mentions > 1) return true;
  return as->names[chain] > 0 && c->cls != ENT_CLASS_ROLE && c->cls != ENT_CLASS_TOPIC;
}

static EntSpan span_of_tokens(const Assembly *as, uint32_t first, uint32_t end)
{
  const EntToken *tokens = as->m->a->tokens;
  return ent_offsets_span(&as->offsets, tokens[first].begin, tokens[end - 1].end);
}

static void add_alias(GPtrArray *aliases, const char *name, const char *alias)
{
  if (!*alias || g_str_equal(alias, name)) return;
  for (guint i = 0; i < aliases->len; i++)
    if (g_str_equal(g_ptr_array_index(aliases, i), alias)) return;
  g_ptr_array_add(aliases, (gpointer)alias);
}

/* The forms under which a mention names its thing. */
static void add_forms(const Assembly *as, const EntMention *mention, const char *name,
                      GPtrArray *aliases)
{
  const EntAnalysis *a = as->m->a;
  if (mention->kind == ENT_MENTION_PRONOUN || mention->kind == ENT_MENTION_GROUP ||
      mention->kind == ENT_MENTION_DEMONYM)
    return;
  /* "the minister" names the position, not the person who holds it */
  if (mention->kind == ENT_MENTION_ROLE &&
      as->m->chains[mention->thing].cls != ENT_CLASS_ROLE)
    return;
  add_alias(aliases, name, mention->text);
  if (mention->outer < mention->first)
    add_alias(aliases, name, ent_tokens_text(a, mention->outer, mention->end));
  if (mention->full_end > mention->end)
    add_alias(aliases, name, ent_tokens_text(a, mention->first, mention->full_end));
}

/* A state body of a name that many countries have: "Supreme Court", "Ministry of
 * Health". */
static bool is_common_body(const Assembly *as, const EntChain *chain)
{
  if (chain->cls != ENT_CLASS_GOVERNMENT_BODY) return false;
  if (chain->entry && chain->entry->table == ENT_TABLE_ORGANIZATIONS)
    return !*ent_entry_value(chain->entry, "country");
  g_autofree char *folded = g_utf8_strdown(chain->name, -1);
  const char *last = strrchr(folded, ' ');
  if (last && ent_knowledge_find(as->m->k, ENT_TABLE_COUNTRIES, last + 1)) return false;
  folded[strcspn(folded, " ")] = '\0';
  return ent_knowledge_find(as->m->k, ENT_TABLE_ORG_HEADS, folded) != NULL;
}

/* The state that the document says the body belongs to, or NULL. */
static const char *state_of(const Assembly *as, uint32_t chain)
{
  for (uint32_t i = 0; i < as->document->n_statements; i++) {
    const EntStatement *s = &as->document->statements[i];
    if (s->subject == chain && s->property == ENT_PROP_PART_OF &&
        as->m->chains[s->object.thing].cls == ENT_CLASS_COUNTRY)
      return as->m->chains[s->object.thing].name;
  }
  return NULL;
}

static const char *qualifier_of(const Assembly *as, uint32_t chain)
{
  const EntChain *c = &as->m->chains[chain];
  if (c->cls == ENT_CLASS_ROLE && c->related != ENT_NONE)
    return as->m->chains[c->related].name;
  return is_common_body(as, c) ? state_of(as, chain) : NULL;
}

/* A year and a name in it single out one thing: "2020 United States presidential
 * election", "2017 UK-China agreement". */
static bool is_dated_name(const char *name)
{
  bool year = false, capital = false;
  for (const char *p = name; *p; p++) {
    bool begins = p == name || !g_ascii_isalnum(p[-1]);
    size_t digits = begins ? strspn(p, "0123456789") : 0;
    if (digits == 4 && (*p == '1' || *p == '2')) year = true;
    if (begins && g_ascii_isupper(*p)) capital = true;
  }
  return year && capital;
}

/* Identity by knowledge: a country's code; the IRI that the user gives; an agreement,
 * event, programme or law that the world knows by this name, whatever its spelling. */
static const char *key_of(const Assembly *as, const EntChain *chain)
{
  const EntEntry *entry = chain->entry;
  if (!entry && is_matter(chain->cls) && is_dated_name(chain->name)) {
    g_autofree char *folded = g_utf8_casefold(chain->name, -1);
    return ent_arena_printf(as->document->arena, "named:%s", folded);
  }
  if (!entry) return chain->key;
  if (entry->table == ENT_TABLE_MATTERS)
    return ent_arena_printf(as->document->arena, "matter:%s", entry->name);
  if (entry->table == ENT_TABLE_NAMES && *ent_entry_value(entry, "iri"))
    return ent_entry_value(entry, "iri");
  if (entry->table != ENT_TABLE_COUNTRIES || chain->cls != ENT_CLASS_COUNTRY)
    return chain->key;
  return ent_arena_printf(as->document->arena, "iso:%s",
                          ent_entry_value(entry, "iso2"));
}

/* Countries in the authority tables of the Publications Office of the European Union
 * go by ISO 3166-1 alpha-3. */
#define EU_COUNTRIES "http://publications.europa.eu/resource/authority/country/"

/* The IRI that the knowledge gives; of the user's names the "iri" where "sameas" is
 * empty. */
static const char *same_as_of(const Assembly *as, const EntChain *chain)
{
  const EntEntry *entry = chain->entry;
  if (!entry) return NULL;
  if (entry->table == ENT_TABLE_COUNTRIES && chain->cls == ENT_CLASS_COUNTRY)
    return ent_arena_printf(as->document->arena, EU_COUNTRIES "%s",
                            ent_entry_value(entry, "iso3"));
  bool has = entry->table == ENT_TABLE_ORGANIZATIONS ||
             entry->table == ENT_TABLE_PERSONS || entry->table == ENT_TABLE_MATTERS ||
             entry->table == ENT_TABLE_NAMES;
  const char *iri = has ? ent_entry_value(entry, "sameas") : "";
  if (!*iri && entry->table == ENT_TABLE_NAMES) iri = ent_entry_value(entry, "iri");
  return *iri ? iri : NULL;
}

/* A surname alone, or a description, tells its thing within this document only. */
static bool is_partial(const Assembly *as, uint32_t chain)
{
  switch (as->m->chains[chain].cls) {
  case ENT_CLASS_PERSON:
    return as->words[chain] < 2;
  case ENT_CLASS_AGREEMENT:
  case ENT_CLASS_EVENT:
  case ENT_CLASS_PROGRAMME:
  case ENT_CLASS_LEGISLATION:
    return as->names[chain] == 0;
  case ENT_CLASS_GOVERNMENT_BODY:
    return is_common_body(as, &as->m->chains[chain]) && !state_of(as, chain);
  default:
    return false;
  }
}

static void make_thing(Assembly *as, uint32_t chain, GPtrArray *aliases,
                       GArray *mentions)
{
  const EntChain *c = &as->m->chains[chain];
  EntArena *arena = as->document->arena;
  EntThing *thing = &as->document->things[as->document->n_things];
  as->number[chain] = as->document->n_things++;
  *thing = (EntThing){.cls = c->cls,
                      .name = c->name,
                      .partial = is_partial(as, chain),
                      .single = c->cls == ENT_CLASS_ROLE &&
                                ent_is_single_post(as->m->k, c->name),
                      .key = key_of(as, c),
                      .qualifier = qualifier_of(as, chain),
                      .same_as = same_as_of(as, c),
                      .status = c->status,
                      .confidence = c->confidence};
  thing->n_aliases = aliases->len;
  thing->aliases = ent_arena_new_array(arena, const char *, aliases->len + 1);
  if (aliases->len)
    memcpy(thing->aliases, aliases->pdata, sizeof(char *) * aliases->len);
  thing->n_mentions = mentions->len;
  thing->mentions = ent_arena_new_array(arena, EntSpan, mentions->len + 1);
  if (mentions->len)
    memcpy(thing->mentions, mentions->data, sizeof(EntSpan) * mentions->len);
}

/* The mentions of each chain in order, one list after the other. */
static uint32_t *mentions_by_chain(const EntMentions *m, EntArena *arena,
                                   uint32_t *start)
{
  uint32_t *list = ent_arena_new_array(arena, uint32_t, m->n_mentions + 1);
  for (uint32_t i = 0; i < m->n_mentions; i++)
    if (m->mentions[i].thing != ENT_NONE) start[m->mentions[i].thing + 1]++;
  for (uint32_t i = 0; i < m->n_chains; i++)
    start[i + 1] += start[i];
  uint32_t *next = ent_arena_new_array(arena, uint32_t, m->n_chains + 1);
  memcpy(next, start, sizeof(uint32_t) * (m->n_chains + 1));
  for (uint32_t i = 0; i < m->n_mentions; i++)
    if (m->mentions[i].thing != ENT_NONE) list[next[m->mentions[i].thing]++] = i;
  return list;
}

static void make_things(Assembly *as)
{
  const EntMentions *m = as->m;
  EntArena *arena = as->document->arena;
  uint32_t *start = ent_arena_new_array(arena, uint32_t, m->n_chains + 2);
  const uint32_t *list = mentions_by_chain(m, arena, start);
  g_autoptr(GPtrArray) aliases = g_ptr_array_new();
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(EntSpan));
  as->document->things = ent_arena_new_array(arena, EntThing, m->n_chains + 1);
  for (uint32_t chain = 0; chain < m->n_chains && !ent_deadline_passed(&m->a->deadline);
       chain++) {
    as->number[chain] = ENT_NONE;
    if (!is_worth(as, chain)) continue;
    g_ptr_array_set_size(aliases, 0);
    g_array_set_size(spans, 0);
    for (uint32_t k = start[chain]; k < start[chain + 1]; k++) {
      const EntMention *mention = &m->mentions[list[k]];
      add_forms(as, mention, m->chains[chain].name, aliases);
      EntSpan span = span_of_tokens(as, mention->first, mention->end);
      g_array_append_val(spans, span);
    }
    make_thing(as, chain, aliases, spans);
    ent_traits_collect(m, list + start[chain], start[chain + 1] - start[chain], arena,
                       &as->document->things[as->number[chain]]);
  }
}

static EntSpan to_code_points(const Assembly *as, EntSpan tokens)
{
  if (tokens.begin >= tokens.end) return (EntSpan){0, 0};
  return span_of_tokens(as, tokens.begin, tokens.end);
}

static void point_statements(Assembly *as)
{
  EntDocument *d = as->document;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < d->n_statements; i++) {
    EntStatement s = d->statements[i];
    s.subject = as->number[s.subject];
    if (s.object.kind == ENT_RANGE_THING) s.object.thing = as->number[s.object.thing];
    if (s.attributed_to != ENT_NONE) s.attributed_to = as->number[s.attributed_to];
    s.span = to_code_points(as, s.span);
    s.subject_span = to_code_points(as, s.subject_span);
    s.object_span = to_code_points(as, s.object_span);
    bool lost = s.object.kind == ENT_RANGE_THING && s.object.thing == ENT_NONE;
    if (s.subject != ENT_NONE && !lost) d->statements[kept++] = s;
  }
  d->n_statements = kept;
}

void ent_assemble(const EntMentions *m, EntDocument *document)
{
  EntArena *arena = document->arena;
  Assembly as = {.m = m, .document = document};
  as.offsets = ent_offsets_new(arena, document->text, document->text_length);
  as.uses = ent_arena_new_array(arena, uint32_t, m->n_chains + 1);
  as.names = ent_arena_new_array(arena, uint32_t, m->n_chains + 1);
  as.words = ent_arena_new_array(arena, uint32_t, m->n_chains + 1);
  as.number = ent_arena_new_array(arena, uint32_t, m->n_chains + 1);
  count_uses(&as);
  make_things(&as);
  if (m->a->deadline.passed) return;
  point_statements(&as);
  document->n_tokens = m->a->n_tokens;
  ent_document_normalize(document);
}
