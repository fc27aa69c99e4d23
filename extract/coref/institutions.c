// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Institutions named in part: shortened, without their country, or by one word. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"
#include <string.h>

/* Mentions that the full form of a head alone is looked for among. */
enum { LOOK_BACK = 500 };

/* The whole without a country or demonym in front, an article, or a form of company. */
static uint32_t core_first(const EntCoref *c, const EntMention *m)
{
  uint32_t i = m->first;
  const EntMatch *country = ent_match_at(c->m, i, ENT_TABLE_COUNTRIES);
  if (country && country->end < m->end) i = country->end;
  while (i + 1 < m->end &&
         (ent_token_is(c->a, i, "'s") || ent_token_is_word(c->m, i, ENT_WORD_ARTICLE) ||
          ent_token_is(c->a, i, "-")))
    i++;
  return i;
}

/* "Supreme Court", "Parliament": known, but many countries have one. */
static bool is_common_body(const EntMention *m)
{
  return m->entry && m->entry->table == ENT_TABLE_ORGANIZATIONS &&
         !*ent_entry_value(m->entry, "country");
}

/* "US Department of Justice" and "Department of Justice", "United States Department of
 * Justice": equal but for the country in front, which must not be another one. */
static bool is_same_core(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  uint32_t core_x = core_first(c, x), core_y = core_first(c, y);
  uint32_t n = x->end - core_x;
  bool body =
      x->cls == ENT_CLASS_GOVERNMENT_BODY || y->cls == ENT_CLASS_GOVERNMENT_BODY;
  bool single = n < 2 && x->cls != ENT_CLASS_LEGISLATION && !body;
  if ((single && !is_common_body(x) && !is_common_body(y)) || y->end - core_y != n ||
      !ent_coref_words_equal(c->a, core_x, core_y, n))
    return false;
  if (core_x == x->first || core_y == y->first) return true;
  const EntMatch *of_x = ent_match_at(c->m, x->first, ENT_TABLE_COUNTRIES);
  const EntMatch *of_y = ent_match_at(c->m, y->first, ENT_TABLE_COUNTRIES);
  return !of_x || !of_y || of_x->entry == of_y->entry;
}

/* "Expediency Council" of "Iranian Expediency Discernment Council": the words of the
 * short name in their order, the heads equal, the head an institution's. */
static bool is_shortened(const EntCoref *c, const EntMention *part,
                         const EntMention *whole)
{
  if (part->end - part->first < 2) return false;
  if (!ent_match_ending(c->m, part->first, part->end, ENT_TABLE_ORG_HEADS))
    return false;
  if (!ent_coref_words_equal(c->a, part->end - 1, whole->end - 1, 1)) return false;
  uint32_t at = part->first;
  for (uint32_t i = whole->first; i < whole->end && at < part->end; i++)
    if (ent_coref_words_equal(c->a, at, i, 1)) at++;
  return at == part->end;
}

/* "Liberals" of "Liberal Party". */
static bool is_plural_of(const EntCoref *c, const EntMention *part,
                         const EntMention *whole)
{
  const char *norm = c->a->tokens[part->first].norm;
  size_t length = strlen(norm);
  const char *first = c->a->tokens[whole->first].norm;
  return part->end - part->first == 1 && length > 3 && norm[length - 1] == 's' &&
         strlen(first) == length - 1 && strncmp(norm, first, length - 1) == 0 &&
         whole->cls == ENT_CLASS_POLITICAL_PARTY;
}

static bool is_known_place(const EntCoref *c, const EntMention *m)
{
  const EntMatch *country = ent_match_at(c->m, m->first, ENT_TABLE_COUNTRIES);
  const EntMatch *place = ent_match_at(c->m, m->first, ENT_TABLE_PLACES);
  return (country && country->end == m->end) || (place && place->end == m->end);
}

/* "Tesco" of "Tesco plc", "Ministry of Science" of "Ministry of Science of China", "the
 * House" of "House of Commons". Not "Mesquite" of "Mesquite Convention Center", nor
 * "Ford" of "Ford Foundation". */
static bool is_beginning(const EntCoref *c, const EntMention *part,
                         const EntMention *whole)
{
  uint32_t n = part->end - part->first;
  if (!ent_coref_words_equal(c->a, part->first, whole->first, n)) return false;
  if (part->cls == ENT_CLASS_PLACE && n == 1) return false;
  if (is_known_place(c, part)) return false;
  uint32_t rest = whole->first + n;
  bool body = whole->cls == ENT_CLASS_GOVERNMENT_BODY;
  if (ent_token_is_word(c->m, rest, ENT_WORD_OF))
    return n > 1 || is_common_body(part) || (body && !part->entry);
  if (ent_token_is_word(c->m, whole->end - 1, ENT_WORD_UNIT_HEAD)) return false;
  return ent_match_ending(c->m, rest, whole->end, ENT_TABLE_ORG_HEADS) != NULL &&
         !ent_match_ending(c->m, part->first, part->end, ENT_TABLE_ORG_HEADS);
}

/* "Wooster" of "College of Wooster". */
static bool names_university(const EntCoref *c, const EntMention *part,
                             const EntMention *whole)
{
  uint32_t n = part->end - part->first;
  if (whole->cls != ENT_CLASS_UNIVERSITY || part->cls != ENT_CLASS_ORGANIZATION ||
      whole->end - whole->first < n + 2)
    return false;
  return ent_token_is_word(c->m, whole->end - n - 1, ENT_WORD_OF) &&
         ent_coref_words_equal(c->a, part->first, whole->end - n, n);
}

/* "British parliament" of "Parliament of the United Kingdom": the whole is known as
 * that state's, and the rest of the part are words of it. */
static bool is_body_of_state(const EntCoref *c, const EntMention *part,
                             const EntMention *whole)
{
  if (!whole->entry || whole->entry->table != ENT_TABLE_ORGANIZATIONS) return false;
  const EntMatch *state = ent_match_at(c->m, part->first, ENT_TABLE_COUNTRIES);
  if (!state || state->end >= part->end || part->cls != whole->cls) return false;
  if (strcmp(ent_entry_value(state->entry, "iso2"),
             ent_entry_value(whole->entry, "country")) != 0)
    return false;
  for (uint32_t i = core_first(c, part); i < part->end; i++) {
    bool found = false;
    for (uint32_t j = whole->first; j < whole->end && !found; j++)
      found = ent_coref_words_equal(c->a, i, j, 1);
    if (!found) return false;
  }
  return true;
}

/* "Virginia" of "State of Virginia". */
static bool names_territory(const EntCoref *c, const EntMention *part,
                            const EntMention *whole)
{
  uint32_t n = part->end - part->first;
  if (part->cls != ENT_CLASS_PLACE || whole->cls != ENT_CLASS_PLACE) return false;
  return whole->end - whole->first == n + 2 &&
         ent_match_at(c->m, whole->first, ENT_TABLE_ORG_HEADS) &&
         ent_token_is_word(c->m, whole->first + 1, ENT_WORD_OF) &&
         ent_coref_words_equal(c->a, part->first, whole->end - n, n);
}

/* "Telegraph" of "Daily Telegraph". */
static bool names_paper(const EntCoref *c, const EntMention *part,
                        const EntMention *whole)
{
  return part->end - part->first == 1 && whole->cls == ENT_CLASS_MEDIA_OUTLET &&
         ent_coref_is_organization(part->cls) &&
         ent_coref_words_equal(c->a, part->first, whole->end - 1, 1);
}

static bool same_norm(const EntCoref *c, uint32_t x, uint32_t y)
{
  const EntToken *a = &c->a->tokens[x], *b = &c->a->tokens[y];
  return a->norm_length == b->norm_length && strcmp(a->norm, b->norm) == 0;
}

/* The cheap half of the question: the last words or the first words agree at all. */
static bool may_be_part(const EntCoref *c, const EntMention *part,
                        const EntMention *whole)
{
  if (same_norm(c, part->end - 1, whole->end - 1)) return true;
  const char *x = c->a->tokens[part->first].norm, *y = c->a->tokens[whole->first].norm;
  return *x == *y && strncmp(x, y, strlen(y)) == 0;
}

static bool is_institution_part(const EntCoref *c, const EntMention *part,
                                const EntMention *whole)
{
  if (part->cls == ENT_CLASS_LEGISLATION) return is_same_core(c, part, whole);
  if (is_body_of_state(c, part, whole)) return true;
  if (!may_be_part(c, part, whole)) return false;
  if (names_university(c, part, whole) || names_territory(c, part, whole) ||
      names_paper(c, part, whole))
    return true;
  if (is_same_core(c, part, whole) || is_plural_of(c, part, whole)) return true;
  if (part->end - part->first >= whole->end - whole->first) return false;
  return is_shortened(c, part, whole) || is_beginning(c, part, whole);
}

/* The mention may be a short form: a name that is not known, or that many countries
 * have. */
static bool may_be_short(const EntMention *m)
{
  if (m->kind != ENT_MENTION_NAME) return false;
  return ent_coref_is_organization(m->cls) || m->cls == ENT_CLASS_PLACE ||
         m->cls == ENT_CLASS_PERSON || m->cls == ENT_CLASS_LEGISLATION;
}

/* j can be the full form of i: an institution's name, not two known ones. A place is
 * the short form of a place only ("Bradley Airport"). */
static bool may_be_whole(const EntCoref *c, uint32_t i, uint32_t j)
{
  const EntMention *m = ent_coref_mention(c, i), *o = ent_coref_mention(c, j);
  if (j == i || o->kind != ENT_MENTION_NAME) return false;
  if (!ent_coref_is_first(c, j) && ent_coref_chain(c, j)->best != j) return false;
  if (m->entry && !is_common_body(m) && ent_coref_chain(c, j)->entry &&
      !is_common_body(o))
    return false;
  if (m->cls == ENT_CLASS_LEGISLATION) return o->cls == ENT_CLASS_LEGISLATION;
  if (m->cls == ENT_CLASS_PERSON && ent_coref_chain(c, i)->best != i) return false;
  if (ent_coref_is_organization(o->cls)) return true;
  return o->cls == ENT_CLASS_PLACE && m->cls == ENT_CLASS_PLACE &&
         (!m->entry || !o->entry);
}

void ent_coref_institution_part(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    EntMention *m = &c->m->mentions[i];
    if (!ent_coref_is_first(c, i) || !may_be_short(m)) continue;
    for (uint32_t j = ent_coref_from(i); j < ent_coref_to(c, i); j++) {
      const EntMention *o = ent_coref_mention(c, j);
      if (!may_be_whole(c, i, j) || !is_institution_part(c, m, o)) continue;
      if (!m->entry || is_common_body(m)) {
        c->links[ent_coref_root(c, i)].cls = ent_coref_chain(c, j)->cls;
        m->cls = ent_coref_chain(c, j)->cls;
      }
      ent_coref_join(c, j, i);
      break;
    }
  }
}

/* "the Commission", "the Embassy": a state body's head alone. */
static bool is_head_alone(const EntCoref *c, const EntMention *m)
{
  if (m->kind != ENT_MENTION_NAME || m->end - m->first != 1 ||
      m->cls != ENT_CLASS_GOVERNMENT_BODY || (m->entry && !is_common_body(m)))
    return false;
  const EntMatch *head = ent_match_at(c->m, m->first, ENT_TABLE_ORG_HEADS);
  return head && head->end == m->end;
}

static bool has_head(const EntCoref *c, const EntMention *m, uint32_t head)
{
  bool body = m->cls == ENT_CLASS_GOVERNMENT_BODY ||
              m->cls == ENT_CLASS_INTERNATIONAL_ORGANIZATION;
  for (uint32_t i = m->first; body && i < m->end; i++)
    if (ent_token_upper(c->a, i) && same_norm(c, i, head)) return true;
  return false;
}

/* The nearest body before it with that head in its name. */
void ent_coref_institution_head(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (!ent_coref_is_first(c, i) || !is_head_alone(c, m)) continue;
    for (uint32_t j = i; j-- > 0 && i - j < LOOK_BACK;) {
      const EntMention *o = ent_coref_mention(c, j);
      if (o->kind != ENT_MENTION_NAME || o->end - o->first < 2 ||
          !has_head(c, o, m->first))
        continue;
      ent_coref_join(c, j, i);
      break;
    }
  }
}
