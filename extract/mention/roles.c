// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Positions that people hold: a title of the table roles with its modifiers and
 * portfolio
 * ("deputy minister of state for training"), the body or country it is in, and the name
 * it stands at. */
#include "extract/mention/phrase.h"
#include <string.h>

typedef struct {
  EntFinder *f;
  uint32_t begin, limit; /* the sentence */
  EntMention *role;
} Role;

/* "former", "then", "incoming", "current": says when, and is no part of the title. */
static bool says_when(const EntFinder *f, uint32_t i)
{
  const EntMatch *match = ent_match_at(f->m, i, ENT_TABLE_ROLE_MODIFIERS);
  if (!match) return false;
  const char *kind = ent_entry_value(match->entry, "kind");
  return g_str_equal(kind, "former") || g_str_equal(kind, "future") ||
         g_str_equal(kind, "present") || g_str_equal(kind, "order");
}

/* "acting", "deputy": part of the title whatever the tagger made of it. */
static bool is_rank(const EntFinder *f, uint32_t i)
{
  const EntMatch *match = ent_match_at(f->m, i, ENT_TABLE_ROLE_MODIFIERS);
  if (!match || f->taken[i]) return false;
  const char *kind = ent_entry_value(match->entry, "kind");
  return g_str_equal(kind, "acting") || g_str_equal(kind, "rank");
}

static bool in_role(const EntFinder *f, uint32_t i)
{
  const EntMention *m = ent_found_at(f, i);
  return m && m->kind == ENT_MENTION_ROLE;
}

static bool in_country(const EntFinder *f, uint32_t i)
{
  const EntMention *m = ent_found_at(f, i);
  return m && m->cls == ENT_CLASS_COUNTRY;
}

/* "impeaches President": before a title with a capital a plain word in lower case is no
 * part of it, whatever the tagger takes it for; "deputy Prime Minister" has a rank. */
static bool is_other_case(const EntFinder *f, uint32_t i, uint32_t head)
{
  const EntToken *t = &f->a->tokens[i];
  return ent_token_upper(f->a, head) && !is_rank(f, i) && !ent_token_upper(f->a, i) &&
         !(t->flags & ENT_TOK_PUNCT) && !ent_token_is_word(f->m, i, ENT_WORD_AND) &&
         !ent_token_is_word(f->m, i, ENT_WORD_OF);
}

/* "Accord" in "New Accord leader", "Party" in "Farmers' Party chairman": a noun with a
 * capital behind another, before a title without, ends a name. */
static bool ends_name(const EntFinder *f, uint32_t i, uint32_t head, uint32_t begin)
{
  const EntAnalysis *a = f->a;
  uint8_t pos = a->tokens[i].upos;
  if (i <= begin || i >= head || ent_token_upper(a, head) || !ent_token_upper(a, i) ||
      (pos != ENT_POS_NOUN && pos != ENT_POS_PROPN) || is_rank(f, i))
    return false;
  return ent_token_upper(a, i - 1) || ent_token_is(a, i - 1, "'");
}

/* Left edge: nouns and adjectives that are no names and say nothing of time. */
static uint32_t left_edge(const EntFinder *f, uint32_t head, uint32_t limit)
{
  uint32_t first = ent_phrase_left(f, head, limit, false);
  while (first > limit && is_rank(f, first - 1))
    first--;
  for (uint32_t i = head; i-- > first;)
    if (in_country(f, i) || in_role(f, i) || says_when(f, i) ||
        f->a->tokens[i].upos == ENT_POS_NUM || is_other_case(f, i, head)) {
      first = i + 1;
      break;
    }
  while (first < head && (ent_token_is(f->a, first, "-") ||
                          ent_token_is_word(f->m, first, ENT_WORD_AND) ||
                          ends_name(f, first, head, limit)))
    first++;
  return first;
}

static EntMention *actor_at(const EntFinder *f, uint32_t token)
{
  EntMention *m = ent_found_at(f, token);
  if (!m || (m->kind != ENT_MENTION_NAME && m->kind != ENT_MENTION_DEMONYM))
    return NULL;
  return m;
}

/* "Chinese", "UK", "China's", "NASA" before the title, over what tells time. */
static void place_before(Role *r)
{
  uint32_t i = r->role->first;
  while (i > r->begin && (says_when(r->f, i - 1) || ent_token_is(r->f->a, i - 1, "-")))
    i--;
  if (i > r->begin &&
      (ent_token_is(r->f->a, i - 1, "'s") || ent_token_is(r->f->a, i - 1, "'")))
    i--;
  if (i == r->begin) return;
  const EntMention *m = actor_at(r->f, i - 1);
  if (!m || m->cls == ENT_CLASS_PERSON) return;
  /* a party's MP is in parliament; its leader is in the party */
  bool led = ent_token_is_word(r->f->m, r->role->end - 1, ENT_WORD_GENERIC_ROLE);
  if (m->cls == ENT_CLASS_POLITICAL_PARTY && !led) return;
  r->role->outer = m->first;
  r->role->related_token = m->head;
  r->role->definite = true;
}

static bool starts_person(const EntFinder *f, uint32_t i)
{
  const EntMention *m = i < f->a->n_tokens ? ent_found_at(f, i) : NULL;
  return m && m->cls == ENT_CLASS_PERSON;
}

/* ", Dr Ada Lind", ", Professor Ada Lind": the holder begins, no field. */
static bool begins_holder(const EntFinder *f, uint32_t i)
{
  if (!ent_token_upper(f->a, i)) return false;
  if (ent_token_is_word(f->m, i - 1, ENT_WORD_OF)) return false; /* "of Justice" */
  const EntMatch *title = ent_match_at(f->m, i, ENT_TABLE_HONORIFICS);
  if (!title && ent_token_is(f->a, i - 1, ","))
    title = ent_match_at(f->m, i, ENT_TABLE_ROLES);
  if (!title || title->end >= f->a->n_tokens) return false;
  uint32_t name = title->end + ent_token_is(f->a, title->end, ".");
  return starts_person(f, name);
}

/* The portfolio: "of science and technology", "for training, skills and research". */
static uint32_t portfolio_end(const EntFinder *f, uint32_t i, uint32_t limit)
{
  uint32_t end = i;
  for (uint32_t t = i; t < limit; t++)
    if (f->taken[t] || begins_holder(f, t)) limit = t;
  while (i < limit) {
    uint32_t next = ent_phrase_right(f, i, limit, false);
    if (next == i || ent_finder_is_taken(f, i, next)) break;
    end = next;
    bool list = end < limit && ent_token_is(f->a, end, ",") && end + 1 < limit &&
                ent_phrase_word(f->a, end + 1) && !f->taken[end + 1];
    bool last = end + 1 < limit && ent_token_is_word(f->m, end, ENT_WORD_AND) &&
                f->a->tokens[end + 1].upos != ENT_POS_DET;
    if (!list && !last) break;
    i = end + 1;
  }
  return end;
}

/* "Minister of Education[, Science and Innovation]": the table knows the title with its
 * first field; capitals carry on. */
static uint32_t titled_fields_end(const EntFinder *f, const EntMatch *title,
                                  uint32_t limit)
{
  const EntAnalysis *a = f->a;
  uint32_t last = title->end - 1;
  bool of =
      title->end - title->first > 2 && ent_token_is_word(f->m, last - 1, ENT_WORD_OF);
  if (!of || !ent_token_upper(a, last) || title->end + 1 >= limit) return title->end;
  if (!ent_token_is(a, title->end, ",") &&
      !ent_token_is_word(f->m, title->end, ENT_WORD_AND))
    return title->end;
  if (!ent_token_upper(a, title->end + 1)) return title->end;
  return portfolio_end(f, last, limit);
}

/* What follows the title: its portfolio, then the body or country. */
static void place_behind(Role *r)
{
  const EntAnalysis *a = r->f->a;
  for (int part = 0; part < 3; part++) {
    uint32_t i = r->role->end;
    if (i + 1 >= r->limit || !ent_token_is_word(r->f->m, i, ENT_WORD_TITLE_LINK))
      return;
    bool of = ent_token_is_word(r->f->m, i, ENT_WORD_FIELD_LINK);
    uint32_t start = i + 1;
    if (a->tokens[start].upos == ENT_POS_DET && start + 1 < r->limit) start++;
    const EntMention *m = actor_at(r->f, start);
    while (m && m->end + 1 < r->limit && ent_token_is(a, m->end, "'s") &&
           actor_at(r->f, m->end + 1)) /* "of Argentina's Amnesty International" */
      m = actor_at(r->f, m->end + 1);
    if (m && m->cls != ENT_CLASS_PERSON) {
      bool sent = ent_token_is_word(
          r->f->m, i, ENT_WORD_SENT_TO); /* "ambassador to": not of that place */
      if (!sent && (r->role->related_token == ENT_NONE || m->cls != ENT_CLASS_COUNTRY))
        r->role->related_token = m->head;
      r->role->full_end = m->end;
      r->role->definite = true;
      return;
    }
    if (!of || m || starts_person(r->f, start)) return;
    uint32_t end = portfolio_end(r->f, start, r->limit);
    if (end == start) return;
    r->role->end = r->role->full_end = end;
  }
}

/* A copula, "as" or "became" between a name and the title makes them one. */
static bool links_holder(const EntFinder *f, uint32_t i)
{
  return ent_token_is_word(f->m, i, ENT_WORD_HOLDER_LINK);
}

/* "MP" in "George Freeman MP, the minister". */
static bool is_postnominal(const EntFinder *f, uint32_t i)
{
  const EntMention *m = ent_found_at(f, i);
  return m && m->kind == ENT_MENTION_ROLE && m->end - m->first == 1 &&
         (f->a->tokens[i].flags & ENT_TOK_ALL_UPPER);
}

/* "Chris Christie's", "the minister Ada Lind's" before the title: its first token. */
static uint32_t before_possessor(const Role *r, uint32_t i)
{
  const EntAnalysis *a = r->f->a;
  if (i < r->begin + 2 || !ent_token_is(a, i - 1, "'s")) return i;
  const EntMention *person = ent_found_at(r->f, i - 2);
  if (!person || person->cls != ENT_CLASS_PERSON) return i;
  i = person->outer;
  const EntMention *title = i > r->begin ? ent_found_at(r->f, i - 1) : NULL;
  return title && title->kind == ENT_MENTION_ROLE ? title->outer : i;
}

/* "justice minister and [transport minister]": who holds the one holds the other. */
static bool shares_holder(Role *r, uint32_t i)
{
  const EntAnalysis *a = r->f->a;
  if (i < r->begin + 2 || (!ent_token_is_word(r->f->m, i - 1, ENT_WORD_AND) &&
                           !ent_token_is(a, i - 1, ",")))
    return false;
  const EntMention *other = ent_found_at(r->f, i - 2);
  if (!other || other->kind != ENT_MENTION_ROLE || !other->attached) return false;
  /* what is said of the time of one is not known of the other */
  for (uint32_t t = other->holder_token; t < other->first; t++)
    if (says_when(r->f, t) || links_holder(r->f, t)) return false;
  r->role->holder_token = other->holder_token;
  return true;
}

static bool may_stand_between(const Role *r, uint32_t i)
{
  uint8_t pos = r->f->a->tokens[i].upos;
  return pos == ENT_POS_DET || pos == ENT_POS_ADJ || pos == ENT_POS_ADV ||
         says_when(r->f, i) || ent_token_is(r->f->a, i, "-") || links_holder(r->f, i);
}

static void holder_before(Role *r)
{
  const EntAnalysis *a = r->f->a;
  uint32_t i = before_possessor(r, r->role->outer);
  if (shares_holder(r, i)) return;
  while (i > r->begin && !r->f->taken[i - 1] && !ent_token_is(a, i - 1, ",") &&
         may_stand_between(r, i - 1))
    i--;
  if (i <= r->begin) return;
  bool comma = ent_token_is(a, i - 1, ",") || ent_token_is(a, i - 1, "(");
  bool copula = i < r->role->outer && links_holder(r->f, i);
  if (!comma && !copula) return;
  uint32_t at = comma ? i - 2 : i - 1;
  if (comma && i < r->begin + 2) return;
  if (comma && at > r->begin && is_postnominal(r->f, at)) at--;
  if (starts_person(r->f, at)) r->role->holder_token = at;
}

static void holder_behind(Role *r)
{
  uint32_t i = r->role->end;
  if (i < r->limit && ent_token_is(r->f->a, i, ",") && i == r->role->full_end) i++;
  while (i < r->limit && ent_match_at(r->f->m, i, ENT_TABLE_HONORIFICS)) {
    i = ent_match_at(r->f->m, i, ENT_TABLE_HONORIFICS)->end;
    if (i < r->limit && ent_token_is(r->f->a, i, ".")) i++;
  }
  if (i < r->limit && starts_person(r->f, i)) r->role->holder_token = i;
  i = r->role->full_end;
  if (i < r->limit && ent_token_is(r->f->a, i, ",")) i++;
  if (r->role->holder_token == ENT_NONE && i < r->limit && starts_person(r->f, i))
    r->role->holder_token = i;
}

/* "Presidents": the table's title with an s, whatever the tagger says. */
static bool is_plural_form(const EntFinder *f, const EntMatch *title)
{
  const EntToken *last = &f->a->tokens[title->end - 1];
  const char *name = title->entry->name;
  size_t length = strlen(name);
  return title->end - title->first == 1 && last->norm_length == length + 1 &&
         g_str_has_suffix(last->norm, "s") && strncmp(last->norm, name, length) == 0;
}

/* The words of the title; "ministers" before two names is the title of each:
 * "minister". */
static const char *title_text(const EntFinder *f, const EntMention *role,
                              const EntMatch *title)
{
  const char *text = ent_tokens_text(f->a, role->first, role->end);
  bool as_table = ent_knowledge_find(f->k, ENT_TABLE_ROLES, title->entry->name) != NULL;
  if (!role->plural || role->end != title->end || !as_table) return text;
  if (role->first == title->first) return title->entry->name;
  return ent_arena_printf(f->a->arena, "%s %s",
                          ent_tokens_text(f->a, role->first, title->first),
                          title->entry->name);
}

/* "ministers Wang[, Li] and Ruiz": each holds the position; a mention of it for each
 * further holder. */
static void share_with_next(Role *r)
{
  EntMention role = *r->role;
  const EntMention *person = ent_found_at(r->f, role.holder_token);
  while (person && person->cls == ENT_CLASS_PERSON && person->first >= role.end) {
    uint32_t i = person->end;
    bool comma = i < r->limit && ent_token_is(r->f->a, i, ",");
    if (comma) i++;
    bool and = i < r->limit && ent_token_is_word(r->f->m, i, ENT_WORD_AND);
    if (and) i++;
    if ((!comma && !and) || i >= r->limit || !starts_person(r->f, i)) return;
    role.holder_token = i;
    g_array_append_val(r->f->found, role);
    person = ent_found_at(r->f, i);
  }
}

static void find_role(EntFinder *f, const EntMatch *title, uint32_t begin,
                      uint32_t limit)
{
  uint32_t first = left_edge(f, title->first, begin);
  uint32_t end = titled_fields_end(f, title, limit);
  EntMention *role = ent_finder_add(f, ENT_MENTION_ROLE, ENT_CLASS_ROLE, first, end);
  Role r = {.f = f, .begin = begin, .limit = limit, .role = role};
  role->entry = title->entry;
  role->head = title->end - 1;
  role->definite = ent_phrase_definite(f, first, begin);
  role->plural = (f->a->tokens[role->head].feats & ENT_FEAT(NUMBER_PLUR)) != 0 ||
                 is_plural_form(f, title);
  place_before(&r);
  place_behind(&r);
  holder_behind(&r);
  if (role->holder_token == ENT_NONE) holder_before(&r);
  role->attached = role->holder_token != ENT_NONE;
  role->text = title_text(f, role, title);
  if (role->plural && role->attached) share_with_next(&r);
}

/* A single word must be tagged as a noun ("heads"); a title of several words is one
 * whatever its last was tagged ("president-elect"). */
static bool is_noun_here(const EntFinder *f, const EntMatch *title, uint32_t begin)
{
  uint8_t pos = f->a->tokens[title->end - 1].upos;
  bool bare = title->first == begin ||
              f->a->tokens[title->first - 1].upos == ENT_POS_ADP; /* "in general" */
  if (title->end - title->first == 1 && pos == ENT_POS_ADJ && bare &&
      !ent_token_upper(f->a, title->first))
    return false;
  return title->end - title->first > 1 || pos == ENT_POS_NOUN || pos == ENT_POS_PROPN ||
         pos == ENT_POS_NONE || pos == ENT_POS_ADJ;
}

/* "deputy" in "deputy health minister", "chief" in "chief adviser": a rank before the
 * title that the same phrase goes on to. */
static bool is_rank_of_next(const EntFinder *f, const EntMatch *title, uint32_t limit)
{
  if (title->end - title->first > 1 || !is_rank(f, title->first)) return false;
  for (uint32_t t = title->end; t < limit && !f->taken[t]; t++) {
    if (ent_match_at(f->m, t, ENT_TABLE_ROLES)) return true;
    if (!ent_phrase_word(f->a, t)) return false;
  }
  return false;
}

/* "any minister" is nobody; "the chief reason" is no chief. */
static bool is_no_post(const EntFinder *f, const EntMatch *title, const EntSentence *s)
{
  uint32_t before = title->first - (title->first > s->first), behind = title->end;
  if (ent_token_is_word(f->m, before, ENT_WORD_GENERIC)) return true;
  return behind < s->end && !f->taken[behind] && behind - title->first == 1 &&
         ent_token_is_word(f->m, title->first, ENT_WORD_GENERIC_ROLE) &&
         f->a->tokens[behind].upos == ENT_POS_NOUN && !ent_token_upper(f->a, behind);
}

void ent_find_roles(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *title = ent_match_at(f->m, i, ENT_TABLE_ROLES);
    if (!title || title->end > s->end || ent_finder_is_taken(f, i, title->end))
      continue;
    uint32_t last = title->end - 1;
    if (ends_name(f, i, last, s->first) || !is_noun_here(f, title, s->first) ||
        is_rank_of_next(f, title, s->end) || is_no_post(f, title, s))
      continue;
    find_role(f, title, s->first, s->end);
    const EntMention *role = &g_array_index(f->found, EntMention, f->found->len - 1);
    i = role->end - 1;
  }
}
