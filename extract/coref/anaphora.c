// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Groups ("the two countries") and pronouns. The cue's value says what a word can stand
 * for: persons m, f, p (he, she, they), n (it), and for groups the class. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"
#include <string.h>

/* How many sentences back an antecedent may lie. */
enum { REACH = 3 };
/* ... and how many mentions. */
enum { LOOK_BACK = 300 };

static uint32_t thing_root(const EntCoref *c, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  return ent_coref_root(c, m->thing == ENT_NONE ? i : m->thing);
}

static bool can_be_member(const EntCoref *c, uint32_t i, const char *what)
{
  const EntMention *m = ent_coref_mention(c, i);
  if (m->kind != ENT_MENTION_NAME && m->kind != ENT_MENTION_DEMONYM &&
      m->kind != ENT_MENTION_ROLE)
    return false;
  EntClass cls = c->links[thing_root(c, i)].cls;
  if (g_str_equal(what, "country")) return cls == ENT_CLASS_COUNTRY;
  if (g_str_equal(what, "person")) return cls == ENT_CLASS_PERSON;
  return cls == ENT_CLASS_COUNTRY || ent_class_is(cls, ENT_CLASS_ORGANIZATION);
}

/* The last two different things before the group that it can stand for. */
static void find_members(EntCoref *c, uint32_t group)
{
  EntMention *g = &c->m->mentions[group];
  const char *what = ent_entry_value(g->entry, "value");
  uint32_t n = 0;
  for (uint32_t i = group; i-- > 0 && n < 2 && group - i < LOOK_BACK;) {
    if (ent_coref_mention(c, i)->sentence + REACH < g->sentence) break;
    if (!can_be_member(c, i, what)) continue;
    uint32_t root = thing_root(c, i);
    if (n == 1 && g->members[0] == root) continue;
    g->members[n++] = root;
  }
  if (n < 2) g->members[0] = ENT_NONE;
}

void ent_coref_groups(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++)
    if (ent_coref_mention(c, i)->kind == ENT_MENTION_GROUP) find_members(c, i);
}

static bool can_be(const EntCoref *c, uint32_t i, char what)
{
  const EntMention *m = ent_coref_mention(c, i);
  bool person_role = m->kind == ENT_MENTION_ROLE && m->thing != ENT_NONE;
  if (m->kind != ENT_MENTION_NAME && !person_role && m->kind != ENT_MENTION_PRONOUN)
    return false;
  if (m->kind == ENT_MENTION_PRONOUN && m->thing == ENT_NONE) return false;
  const EntLink *link = &c->links[thing_root(c, i)];
  if (what == 'm' || what == 'f')
    return link->cls == ENT_CLASS_PERSON && (!link->gender || link->gender == what);
  return what == 'n' && (ent_class_is(link->cls, ENT_CLASS_ORGANIZATION) ||
                         link->cls == ENT_CLASS_COUNTRY);
}

/* In its own sentence the nearest, in an earlier one the first (mostly the subject). */
static uint32_t antecedent(const EntCoref *c, uint32_t pronoun, char what)
{
  uint32_t sentence = ent_coref_mention(c, pronoun)->sentence;
  uint32_t found = ENT_NONE;
  for (uint32_t i = pronoun; i-- > 0 && pronoun - i < LOOK_BACK;) {
    uint32_t s = ent_coref_mention(c, i)->sentence;
    if (found != ENT_NONE && s != ent_coref_mention(c, found)->sentence) break;
    if (s + REACH < sentence) break;
    if (!can_be(c, i, what)) continue;
    found = i;
    if (s == sentence) break;
  }
  return found;
}

static bool name_has_word(const EntCoref *c, const EntMention *m, const char *norm)
{
  for (uint32_t i = m->first; i < m->end; i++)
    if (g_str_equal(c->a->tokens[i].norm, norm)) return true;
  return false;
}

/* "the ministry": the nearest institution before it with that word in its name, else
 * the nearest of the class that the word gives. */
static uint32_t institution(const EntCoref *c, uint32_t anaphor)
{
  const EntMention *m = ent_coref_mention(c, anaphor);
  EntClass cls = ent_class_by_name(ent_entry_value(m->entry, "class"));
  uint32_t of_class = ENT_NONE;
  for (uint32_t i = anaphor; i-- > 0 && anaphor - i < LOOK_BACK;) {
    const EntMention *o = ent_coref_mention(c, i);
    if (o->kind != ENT_MENTION_NAME) continue;
    const EntLink *link = &c->links[thing_root(c, i)];
    if (!ent_class_is(link->cls, ENT_CLASS_ORGANIZATION)) continue;
    if (name_has_word(c, o, c->a->tokens[m->head].norm)) return i;
    bool near = o->sentence + REACH >= m->sentence;
    if (near && of_class == ENT_NONE && link->cls == cls &&
        cls != ENT_CLASS_ORGANIZATION)
      of_class = i;
  }
  return of_class;
}

static void resolve_pronoun(EntCoref *c, uint32_t i)
{
  EntMention *m = &c->m->mentions[i];
  bool head = m->entry->table == ENT_TABLE_ORG_HEADS;
  char what = head ? 'o' : *ent_entry_value(m->entry, "value");
  if (!what || !strchr("mfno", what)) return;
  uint32_t found = head ? institution(c, i) : antecedent(c, i, what);
  if (found == ENT_NONE) return;
  ent_coref_point(c, i, found);
  m->thing = thing_root(c, found);
  EntLink *link = &c->links[m->thing];
  if (!link->gender && (what == 'm' || what == 'f')) link->gender = what;
}

void ent_coref_pronouns(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++)
    if (ent_coref_mention(c, i)->kind == ENT_MENTION_PRONOUN) resolve_pronoun(c, i);
}
