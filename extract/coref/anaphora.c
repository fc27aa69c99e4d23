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
  if (cls == ENT_CLASS_MEDIA_OUTLET) return false; /* it only reports */
  return cls == ENT_CLASS_COUNTRY || ent_class_is(cls, ENT_CLASS_ORGANIZATION);
}

/* How many words a list of mediators may have, and how many are looked at. */
enum { MEDIATORS = 10 };

/* It stands behind "mediated by". */
static bool is_behind_mediated(const EntCoref *c, const EntMention *m)
{
  uint32_t first = c->a->sentences[m->sentence].first;
  for (uint32_t i = m->first; i-- > first && i + MEDIATORS > m->first;) {
    if (ent_word_at(c->m, i, ENT_WORD_MEDIATED)) return true;
    if (c->a->tokens[i].upos == ENT_POS_VERB) return false;
  }
  return false;
}

/* The things that stand between the sides that a group may be, "talks mediated by X and
 * Y": MEDIATORS at most. Returns how many. */
static uint32_t find_mediators(const EntCoref *c, uint32_t group, uint32_t *roots)
{
  uint32_t sentence = ent_coref_mention(c, group)->sentence, n = 0;
  for (uint32_t i = group; i-- > 0 && group - i < LOOK_BACK && n < MEDIATORS;) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->sentence + REACH < sentence) break;
    if (is_behind_mediated(c, m)) roots[n++] = thing_root(c, i);
  }
  return n;
}

static bool is_among(const uint32_t *roots, uint32_t n, uint32_t root)
{
  while (n > 0)
    if (roots[--n] == root) return true;
  return false;
}

/* What the group can stand for in one sentence, behind from; the last is the first. */
static uint32_t collect_members(const EntCoref *c, uint32_t *from, const char *what,
                                const uint32_t *between, uint32_t n_between,
                                uint32_t roots[MEDIATORS])
{
  uint32_t n = 0, i = *from, start = i;
  uint32_t sentence = ent_coref_mention(c, i - 1)->sentence;
  while (i-- > 0 && start - i < LOOK_BACK &&
         ent_coref_mention(c, i)->sentence == sentence) {
    *from = i;
    uint32_t root = can_be_member(c, i, what) ? thing_root(c, i) : ENT_NONE;
    if (root == ENT_NONE || n == MEDIATORS || is_among(roots, n, root) ||
        is_among(between, n_between, root))
      continue;
    roots[n++] = root;
  }
  return n;
}

/* The two things of the nearest sentence before that names two that it can stand for;
 * none where it names more. */
static void find_members(EntCoref *c, uint32_t group)
{
  EntMention *g = &c->m->mentions[group];
  const char *what = ent_entry_value(g->entry, "value");
  uint32_t between[MEDIATORS], n_between = find_mediators(c, group, between);
  for (uint32_t i = group; i > 0 && group - i < LOOK_BACK;) {
    if (ent_coref_mention(c, i - 1)->sentence + REACH < g->sentence) break;
    uint32_t roots[MEDIATORS];
    uint32_t n = collect_members(c, &i, what, between, n_between, roots);
    if (n < 2) continue;
    for (uint32_t k = 0; n == 2 && k < 2; k++)
      g->members[k] = roots[k];
    return;
  }
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
  return (strchr("ni", what) && ent_class_is(link->cls, ENT_CLASS_ORGANIZATION)) ||
         (what == 'n' && link->cls == ENT_CLASS_COUNTRY);
}

/* "its chief executive": no state has one. */
static bool owns_executive(const EntCoref *c, const EntMention *pronoun)
{
  if (!(c->a->tokens[pronoun->first].feats & ENT_FEAT(POSS))) return false;
  uint32_t i = pronoun->end, end = c->a->sentences[pronoun->sentence].end;
  while (i < end && c->a->tokens[i].upos == ENT_POS_ADJ &&
         !ent_match_at(c->m, i, ENT_TABLE_ROLES))
    i++;
  const EntMatch *role = i < end ? ent_match_at(c->m, i, ENT_TABLE_ROLES) : NULL;
  return ent_word_at(c->m, i, ENT_WORD_COMPANY_POST) ||
         (role && g_str_equal(ent_entry_value(role->entry, "kind"), "executive"));
}

/* How much a mention in the pronoun's own sentence speaks for its thing; half of it a
 * sentence back, and so on. */
enum { WEIGHT = 64 };

/* "of X", "with X": a mention behind a preposition is less spoken of. */
static bool is_behind_preposition(const EntCoref *c, const EntMention *m)
{
  uint32_t i = m->outer, first = c->a->sentences[m->sentence].first;
  while (i > first && c->a->tokens[i - 1].upos == ENT_POS_DET)
    i--;
  return i > first && c->a->tokens[i - 1].upos == ENT_POS_ADP;
}

/* Things that the pronoun can stand for, and what speaks for each. */
typedef struct {
  uint32_t root[16], mention[16], weight[16]; /* mention: the nearest */
  uint32_t n;
} Candidates;

static void add_weight(Candidates *all, uint32_t root, uint32_t mention,
                       uint32_t weight)
{
  for (uint32_t k = 0; k < all->n; k++)
    if (all->root[k] == root) {
      all->weight[k] += weight;
      return;
    }
  if (all->n == G_N_ELEMENTS(all->root)) return;
  all->root[all->n] = root;
  all->mention[all->n] = mention;
  all->weight[all->n++] = weight;
}

/* The first of a sentence, mostly its subject, counts three times, unless a preposition
 * stands before it (after Lappin and Leass 1994, without a tree). */
static void weigh_sentence(const EntCoref *c, uint32_t from, uint32_t to, char what,
                           uint32_t weight, Candidates *all)
{
  bool first = true;
  uint32_t firsts = ENT_NONE;
  for (uint32_t i = from; i < to && first; i++)
    if (can_be(c, i, what)) {
      firsts = i;
      first = false;
    }
  for (uint32_t i = to; i-- > from;) {
    if (!can_be(c, i, what)) continue;
    bool behind = is_behind_preposition(c, ent_coref_mention(c, i));
    uint32_t w = behind ? weight / 2 : i == firsts ? weight * 3 : weight;
    add_weight(all, thing_root(c, i), i, w);
  }
}

/* "A joint committee will hold its first meeting": a noun before the possessive, which
 * stands for nothing that is known, owns what follows; no thing of another sentence. */
static bool is_owned_here(const EntCoref *c, const EntMention *pronoun, char what)
{
  if (!strchr("ni", what) || !(c->a->tokens[pronoun->first].feats & ENT_FEAT(POSS)))
    return false;
  const EntToken *t = c->a->tokens;
  for (uint32_t i = c->a->sentences[pronoun->sentence].first; i < pronoun->first; i++)
    if (t[i].upos == ENT_POS_NOUN && c->m->at_token[i] == ENT_NONE) return true;
  return false;
}

/* The thing that the last sentences speak of most; of two alike the nearer. */
static uint32_t antecedent(const EntCoref *c, uint32_t pronoun, char what)
{
  uint32_t sentence = ent_coref_mention(c, pronoun)->sentence;
  bool owned = is_owned_here(c, ent_coref_mention(c, pronoun), what);
  Candidates all = {.n = 0};
  uint32_t to = pronoun;
  while (to > 0 && pronoun - to < LOOK_BACK) {
    uint32_t s = ent_coref_mention(c, to - 1)->sentence, from = to - 1;
    if (s + REACH < sentence || (owned && s != sentence && !all.n)) break;
    while (from > 0 && pronoun - from < LOOK_BACK &&
           ent_coref_mention(c, from - 1)->sentence == s)
      from--;
    weigh_sentence(c, from, to, what, WEIGHT >> (sentence - s), &all);
    to = from;
  }
  uint32_t best = ENT_NONE, weight = 0;
  for (uint32_t k = 0; k < all.n; k++)
    if (all.weight[k] > weight) {
      best = all.mention[k];
      weight = all.weight[k];
    }
  return best;
}

/* "it" stands for an institution where it does something: "it said", "it has signed",
 * not "it is clear that". "its" may always. */
static bool may_be_institution(const EntCoref *c, const EntMention *m)
{
  const EntSentence *s = &c->a->sentences[m->sentence];
  if (c->a->tokens[m->first].feats & ENT_FEAT(POSS)) return true;
  uint32_t i = m->end;
  while (i < s->end && c->a->tokens[i].upos == ENT_POS_ADV)
    i++;
  if (i >= s->end) return false;
  uint8_t pos = c->a->tokens[i].upos;
  if (pos == ENT_POS_VERB) return true;
  bool verb =
      i + 1 < s->end && (c->a->tokens[i + 1].upos == ENT_POS_VERB ||
                         (c->a->tokens[i + 1].upos == ENT_POS_ADV && i + 2 < s->end &&
                          c->a->tokens[i + 2].upos == ENT_POS_VERB));
  return pos == ENT_POS_AUX && verb;
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
  bool of_state = ent_token_is_word(c->m, m->head, ENT_WORD_STATE_NOUN) ||
                  ent_token_is_word(c->m, m->head, ENT_WORD_BODY_HEAD);
  for (uint32_t i = anaphor; i-- > 0 && anaphor - i < LOOK_BACK;) {
    const EntMention *o = ent_coref_mention(c, i);
    if (o->kind != ENT_MENTION_NAME) continue;
    const EntLink *link = &c->links[thing_root(c, i)];
    if (!ent_class_is(link->cls, ENT_CLASS_ORGANIZATION)) continue;
    if (name_has_word(c, o, c->a->tokens[m->head].norm)) return i;
    bool near = !of_state && o->sentence + REACH >= m->sentence;
    if (near && of_class == ENT_NONE && link->cls == cls &&
        cls != ENT_CLASS_ORGANIZATION)
      of_class = i;
  }
  return of_class;
}

/* "the government": that of the state that the text is about. */
static uint32_t institution_or_state(const EntCoref *c, uint32_t i, uint32_t home)
{
  uint32_t found = institution(c, i);
  bool state =
      ent_token_is_word(c->m, ent_coref_mention(c, i)->head, ENT_WORD_STATE_NOUN);
  return found == ENT_NONE && state ? home : found;
}

/* "parliament", "the cabinet", with none named before: a state has one of it, and the
 * text means that one. Later mentions find it by its word. */
static void name_sole_body(EntCoref *c, uint32_t i)
{
  EntMention *m = &c->m->mentions[i];
  if (!ent_token_is_word(c->m, m->head, ENT_WORD_SOLE_BODY)) return;
  m->kind = ENT_MENTION_NAME;
  m->cls = c->links[i].cls = ENT_CLASS_GOVERNMENT_BODY;
  m->entry = c->links[i].entry = NULL;
  m->confidence = 0.6f;
}

static void resolve_pronoun(EntCoref *c, uint32_t i, uint32_t home)
{
  EntMention *m = &c->m->mentions[i];
  bool head = m->entry->table == ENT_TABLE_ORG_HEADS;
  char what = head ? 'o' : *ent_entry_value(m->entry, "value");
  if (!what || !strchr("mfno", what)) return;
  if (what == 'n' && !may_be_institution(c, m)) return;
  if (what == 'n' && owns_executive(c, m)) what = 'i';
  uint32_t found = head ? institution_or_state(c, i, home) : antecedent(c, i, what);
  if (found == ENT_NONE && head) name_sole_body(c, i);
  if (found == ENT_NONE) return;
  ent_coref_point(c, i, found);
  m->thing = thing_root(c, found);
  EntLink *link = &c->links[m->thing];
  if (!link->gender && (what == 'm' || what == 'f')) link->gender = what;
}

void ent_coref_pronouns(EntCoref *c)
{
  uint32_t home = ent_coref_home(c);
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++)
    if (ent_coref_mention(c, i)->kind == ENT_MENTION_PRONOUN)
      resolve_pronoun(c, i, home);
}
