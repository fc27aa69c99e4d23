// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The passes in their order, chains under construction, and what comes out. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"
#include <string.h>

typedef struct {
  const char *name;
  void (*run)(EntCoref *c);
} Pass;

static const Pass passes[] = {
    {"choose-entry", ent_coref_choose_entry},
    {"same-entry", ent_coref_same_entry},
    {"same-name", ent_coref_same_name},
    {"same-topic", ent_coref_same_topic},
    {"person-part", ent_coref_person_part},
    {"acronym", ent_coref_acronym},
    {"institution-part", ent_coref_institution_part},
    {"institution-head", ent_coref_institution_head},
    {"misspelt", ent_coref_misspelt},
    {"renamed", ent_coref_renamed},
    {"apposed", ent_coref_apposed},
    {"sessions", ent_coref_sessions},
    {"capital", ent_coref_capital},
    {"roles", ent_coref_roles},
    {"descriptions", ent_coref_descriptions},
    {"groups", ent_coref_groups},
    {"pronouns", ent_coref_pronouns},
    {"speakers", ent_coref_speakers},
    {"owned-roles", ent_coref_owned_roles},
};

const char *ent_coref_pass_name(unsigned pass)
{
  return pass < G_N_ELEMENTS(passes) ? passes[pass].name : NULL;
}

uint32_t ent_coref_root(const EntCoref *c, uint32_t link)
{
  while (c->links[link].parent != link) {
    c->links[link].parent = c->links[c->links[link].parent].parent;
    link = c->links[link].parent;
  }
  return link;
}

/* Words beyond which a longer description is no better name. */
enum { MAX_DESCRIPTION = 10 };

/* How good a mention's text is as the name of its thing. */
static int name_quality(const EntCoref *c, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  if (m->kind == ENT_MENTION_DEMONYM) return 0;
  int words = (int)(m->end - m->outer);
  if (m->kind == ENT_MENTION_DESCRIPTION && m->full_end > m->end)
    words = (int)(MIN(m->full_end - m->first, MAX_DESCRIPTION));
  if (m->kind == ENT_MENTION_NAME && m->cls == ENT_CLASS_PERSON) {
    words = (int)(m->end - m->first) * 2 + (m->outer < m->first);
    if (words > 10) words = 1;
  }
  return words + (m->kind == ENT_MENTION_NAME ? 20 : 0);
}

static int class_rank(EntClass cls)
{
  if (cls == ENT_CLASS_NONE) return 0;
  return ent_class_info(cls)->parent == ENT_CLASS_NONE ? 1 : 2;
}

/* The class of the fuller name wins, a known one before a guessed one. */
static void merge_into(const EntCoref *c, EntLink *to, const EntLink *from)
{
  bool better = name_quality(c, from->best) > name_quality(c, to->best);
  if (from->entry && !to->entry)
    to->cls = from->cls;
  else if (!to->entry == !from->entry) {
    if (better && class_rank(from->cls) >= class_rank(to->cls)) to->cls = from->cls;
    if (class_rank(from->cls) > class_rank(to->cls)) to->cls = from->cls;
  }
  if (!to->entry) to->entry = from->entry;
  if (better) to->best = from->best;
  if (!to->gender) to->gender = from->gender;
  if (to->related == ENT_NONE) to->related = from->related;
  if (to->holder == ENT_NONE) to->holder = from->holder;
  if (from->last > to->last) to->last = from->last;
}

static void note(EntCoref *c, uint32_t x, uint32_t y)
{
  EntJoin join = {c->pass, MIN(x, y), MAX(x, y)};
  g_array_append_val(c->joins, join);
}

void ent_coref_point(EntCoref *c, uint32_t mention, uint32_t at)
{
  c->m->mentions[mention].thing = at;
  if (mention != at) note(c, mention, at);
}

void ent_coref_join(EntCoref *c, uint32_t x, uint32_t y)
{
  uint32_t a = ent_coref_root(c, x), b = ent_coref_root(c, y);
  if (a == b) return;
  note(c, x, y);
  if (b < a) {
    uint32_t t = a;
    a = b;
    b = t;
  }
  merge_into(c, &c->links[a], &c->links[b]);
  c->links[b].parent = a;
}

const char *ent_coref_key(const EntCoref *c, uint32_t mention)
{
  const EntMention *m = ent_coref_mention(c, mention);
  return ent_tokens_key(c->a, m->first, m->end);
}

static char gender_of(const EntCoref *c, const EntMention *m)
{
  if (m->cls != ENT_CLASS_PERSON) return 0;
  if (m->outer < m->first) {
    const EntMatch *title = ent_match_at(c->m, m->outer, ENT_TABLE_HONORIFICS);
    if (title && *ent_entry_value(title->entry, "gender"))
      return *ent_entry_value(title->entry, "gender");
  }
  if (m->end - m->first < 2) return 0;
  const EntMatch *given = ent_match_at(c->m, m->first, ENT_TABLE_GIVEN_NAMES);
  return given ? *ent_entry_value(given->entry, "gender") : 0;
}

static char known_gender(char gender)
{
  return gender == 'm' || gender == 'f' ? gender : 0;
}

static void start(EntCoref *c)
{
  c->links = ent_arena_new_array(c->a->arena, EntLink, c->m->n_mentions + 1);
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    c->links[i] = (EntLink){.parent = i,
                            .cls = m->cls,
                            .entry = m->entry,
                            .best = i,
                            .last = i,
                            .gender = known_gender(gender_of(c, m)),
                            .related = ENT_NONE,
                            .holder = ENT_NONE};
    if (m->kind == ENT_MENTION_ROLE || m->kind == ENT_MENTION_DESCRIPTION ||
        m->kind == ENT_MENTION_TOPIC)
      c->links[i].entry = NULL;
  }
}

/* A description with what singles it out: "updated agreement on science". */
static const char *described(const EntCoref *c, const EntMention *m)
{
  uint32_t end = m->full_end > m->end ? m->full_end : m->end;
  return ent_tokens_text(c->a, m->first, end);
}

static const char *canonical_name(const EntCoref *c, const EntLink *link)
{
  const EntMention *best = ent_coref_mention(c, link->best);
  bool known = link->entry && link->cls != ENT_CLASS_PERSON;
  /* "Norwegian Ministry of Finance" says more than the entry that many states share */
  bool shared = known && link->entry->table == ENT_TABLE_ORGANIZATIONS &&
                !*ent_entry_value(link->entry, "country") && best->entry == NULL &&
                best->kind == ENT_MENTION_NAME;
  if (known && !shared) return link->entry->name;
  if (best->kind == ENT_MENTION_DESCRIPTION) return described(c, best);
  if (best->outer < best->first && best->cls == ENT_CLASS_PERSON &&
      best->end - best->first == 1)
    return ent_tokens_text(c->a, best->outer, best->end);
  return best->text;
}

/* "ministers", "officials": nobody in particular. */
static bool is_bare_group(const EntMention *m)
{
  return m->kind == ENT_MENTION_ROLE && m->plural && !m->attached &&
         m->thing == ENT_NONE;
}

/* Numbers the roots in order of first mention and fills the chains. */
static void finish(EntCoref *c)
{
  EntMentions *m = c->m;
  uint32_t *number = ent_arena_new_array(c->a->arena, uint32_t, m->n_mentions + 1);
  memset(number, 0xff, sizeof(uint32_t) * (m->n_mentions + 1));
  m->chains = ent_arena_new_array(c->a->arena, EntChain, m->n_mentions + 1);
  m->n_chains = 0;
  for (uint32_t i = 0; i < m->n_mentions; i++) {
    EntMention *mention = &m->mentions[i];
    if (!ent_coref_is_thing(mention) && mention->thing == ENT_NONE) continue;
    if (is_bare_group(mention)) continue;
    uint32_t root = ent_coref_root(c, mention->thing == ENT_NONE ? i : mention->thing);
    const EntLink *link = &c->links[root];
    if (number[root] == ENT_NONE) {
      number[root] = m->n_chains++;
      m->chains[number[root]] = (EntChain){.cls = link->cls,
                                           .name = canonical_name(c, link),
                                           .entry = link->entry,
                                           .gender = link->gender,
                                           .status = ENT_STATUS_ASSERTED,
                                           .related = link->related,
                                           .holder = link->holder};
    }
    mention->thing = number[root];
    EntChain *chain = &m->chains[number[root]];
    chain->n_mentions++;
    chain->confidence = MAX(chain->confidence, mention->confidence);
  }
  for (uint32_t i = 0; i < m->n_chains; i++) {
    EntChain *chain = &m->chains[i];
    if (chain->related != ENT_NONE)
      chain->related = number[ent_coref_root(c, chain->related)];
    if (chain->holder != ENT_NONE)
      chain->holder = number[ent_coref_root(c, chain->holder)];
  }
  for (uint32_t i = 0; i < m->n_mentions; i++)
    for (size_t k = 0; k < G_N_ELEMENTS(m->mentions[i].members); k++)
      if (m->mentions[i].members[k] != ENT_NONE)
        m->mentions[i].members[k] =
            number[ent_coref_root(c, m->mentions[i].members[k])];
}

void ent_resolve(EntMentions *m)
{
  EntCoref c = {.m = m, .a = m->a};
  c.joins = g_array_new(FALSE, FALSE, sizeof(EntJoin));
  start(&c);
  for (; c.pass < G_N_ELEMENTS(passes) && !ent_deadline_read(&m->a->deadline); c.pass++)
    passes[c.pass].run(&c);
  if (!m->a->deadline.passed) finish(&c);
  m->n_joins = c.joins->len;
  m->joins = ent_arena_new_array(m->a->arena, EntJoin, m->n_joins + 1);
  if (m->n_joins) memcpy(m->joins, c.joins->data, sizeof(EntJoin) * m->n_joins);
  g_array_free(c.joins, TRUE);
}
