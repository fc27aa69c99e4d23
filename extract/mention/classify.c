// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Fine classes of names: knowledge first, then head words, then the name model. */
#include "extract/mention/classify.h"
#include <string.h>

const EntMatch *ent_institution_head(const EntMentions *m, uint32_t i)
{
  const EntMatch *head = ent_match_at(m, i, ENT_TABLE_ORG_HEADS);
  if (!head || g_str_equal(ent_entry_value(head->entry, "position"), "end"))
    return NULL;
  return head;
}

static bool links_name(const EntMentions *m, uint32_t i)
{
  return ent_token_is_word(m, i, ENT_WORD_NAME_LINK);
}

/* The head word of the name: before "of" or "for" if there is one, else the last. */
static const EntMatch *head_of(const EntFinder *f, const EntNameSpan *s, EntTable table)
{
  for (uint32_t i = s->first + 1; i + 1 < s->end; i++)
    if (links_name(f->m, i)) {
      /* "Center for" says more than "Center" */
      const EntMatch *match = ent_match_ending(f->m, s->first, i + 1, table);
      if (!match) match = ent_match_ending(f->m, s->first, i, table);
      if (match) return match;
    }
  const EntMatch *last = ent_match_ending(f->m, s->first, s->end, table);
  bool alone = last && last->first == s->first;
  if (alone && (s->end - s->first == 1 || table == ENT_TABLE_MATTER_HEADS))
    return NULL; /* the head alone is no name, but of institutions like "Supreme Court"
                  */
  return last;
}

bool ent_matter_head_is_named(const EntMatch *head)
{
  return g_str_has_prefix(ent_entry_value(head->entry, "kind"), "named");
}

/* "Operation Spring", "Typhoon Haiyan": a head before the matter's own name. */
static bool starts_matter(const EntFinder *f, const EntNameSpan *s)
{
  const EntMatch *first = ent_match_at(f->m, s->first, ENT_TABLE_MATTER_HEADS);
  return first && first->end < s->end && ent_token_upper(f->a, s->first) &&
         ent_token_upper(f->a, first->end) &&
         (g_str_equal(ent_entry_value(first->entry, "kind"), "named-start") ||
          ent_token_is_word(f->m, first->end - 1, ENT_WORD_MATTER_START));
}

/* "Operation Peace Spring": the head at the start of the name. */
static const EntMatch *matter_head(const EntFinder *f, const EntNameSpan *s)
{
  if (starts_matter(f, s)) return ent_match_at(f->m, s->first, ENT_TABLE_MATTER_HEADS);
  const EntMatch *head = head_of(f, s, ENT_TABLE_MATTER_HEADS);
  if (!head || !g_str_equal(ent_entry_value(head->entry, "kind"), "named-start"))
    return head;
  return NULL;
}

/* A person's name does not end in a head, unless the head is one of names and the name
 * longer than a person's: "Martin Luther King Day". */
static bool may_be_matter(const EntFinder *f, const EntMatch *head,
                          const EntNameSpan *s)
{
  if (starts_matter(f, s)) return true;
  return s->type != ENT_NAME_PER ||
         (ent_matter_head_is_named(head) && s->end - s->first > 2);
}

static bool takes_position(const EntMatch *head, const EntNameSpan *s)
{
  const char *position = ent_entry_value(head->entry, "position");
  if (g_str_equal(position, "start")) return head->end < s->end;
  return true;
}

/* "Tesco Polska": a known company, and capitals without a head behind it. */
static bool is_company_unit(const EntFinder *f, const EntNameSpan *s)
{
  if (s->type != ENT_NAME_ORG) return false;
  const EntMatch *known = ent_match_at(f->m, s->first, ENT_TABLE_ORGANIZATIONS);
  return known && known->end < s->end &&
         ent_knowledge_class(known->entry) == ENT_CLASS_COMPANY;
}

/* A title or honorific ends right before the name: it is a person's whatever its last
 * word means ("Minister Wan Gang"). */
static bool is_titled(const EntFinder *f, const EntNameSpan *s)
{
  uint32_t from = s->first > 3 ? s->first - 3 : 0;
  return ent_match_ending(f->m, from, s->first, ENT_TABLE_ROLES) ||
         ent_match_ending(f->m, from, s->first, ENT_TABLE_HONORIFICS);
}

/* "Wan Gang": a family name and a given name that is an English word too. */
static bool is_two_names(const EntFinder *f, const EntNameSpan *s)
{
  return s->end - s->first == 2 && ent_match_at(f->m, s->first, ENT_TABLE_SURNAMES) &&
         ent_match_at(f->m, s->first + 1, ENT_TABLE_GIVEN_NAMES);
}

/* "the Commission", "the Greens": the head alone of a state body, or of a party in the
 * plural; "Radio Ndeke", "Diario Austral": a head that stands first without "of" (kind
 * first-head). */
static const EntMatch *alone_or_first(const EntFinder *f, const EntNameSpan *s)
{
  const EntMatch *head = ent_match_at(f->m, s->first, ENT_TABLE_ORG_HEADS);
  if (!head || (s->type != ENT_NAME_ORG && s->type != ENT_NAME_MISC)) return NULL;
  bool whole = s->type == ENT_NAME_ORG;
  if (head->end == s->end && s->end - s->first == 1) {
    EntClass cls = ent_knowledge_class(head->entry);
    bool plural = f->a->tokens[s->first].feats & ENT_FEAT(NUMBER_PLUR);
    bool alone = cls == ENT_CLASS_POLITICAL_PARTY
                     ? plural
                     : whole && cls == ENT_CLASS_GOVERNMENT_BODY;
    return alone ? head : NULL;
  }
  bool first =
      head->end < s->end && ent_token_is_word(f->m, head->first, ENT_WORD_FIRST_HEAD);
  return whole && first ? head : NULL;
}

/* The model's person with an institution's head at the end is none, if the model was
 * not sure and nothing else tells a person. */
static bool is_no_person(const EntFinder *f, const EntNameSpan *s, const EntMatch *org)
{
  return org->end == s->end && s->margin < 0.3f && !is_titled(f, s) &&
         !is_two_names(f, s);
}

enum { LONGEST_POST = 5 }; /* words, with the "of" behind */

/* "X's chief executive", "X chief executive", "chief executive of X": X is a company,
 * whatever the model takes an unknown word for. */
static bool has_company_post(const EntFinder *f, const EntNameSpan *s)
{
  bool owns = ent_token_is(f->a, s->end, "'s") || ent_token_is(f->a, s->end, "'");
  bool one = s->end - s->first == 1 || s->type != ENT_NAME_PER;
  if ((owns || one) && ent_word_at(f->m, s->end + owns, ENT_WORD_COMPANY_POST))
    return true;
  if (!one || s->first < 2 || !ent_token_is_word(f->m, s->first - 1, ENT_WORD_OF))
    return false;
  const EntMatch *post =
      ent_match_ending(f->m, s->first > LONGEST_POST ? s->first - LONGEST_POST : 0,
                       s->first - 1, ENT_TABLE_MENTION_WORDS);
  return post && ent_word_at(f->m, post->first, ENT_WORD_COMPANY_POST);
}

static EntClass by_type(EntNameType type)
{
  static const EntClass classes[] = {
      [ENT_NAME_NONE] = ENT_CLASS_NONE,        [ENT_NAME_PER] = ENT_CLASS_PERSON,
      [ENT_NAME_ORG] = ENT_CLASS_ORGANIZATION, [ENT_NAME_LOC] = ENT_CLASS_PLACE,
      [ENT_NAME_MISC] = ENT_CLASS_NONE,
  };
  return classes[type];
}

void ent_classify_name(const EntFinder *f, EntNameSpan *s)
{
  s->confidence = 0.5f + s->margin / 2;
  const EntMatch *matter = matter_head(f, s);
  const EntMatch *org = head_of(f, s, ENT_TABLE_ORG_HEADS);
  if (s->is_case) {
    s->cls = ENT_CLASS_EVENT;
  } else if (s->entry) {
    s->cls = ent_knowledge_class(s->entry);
    s->confidence = 0.97f;
  } else if (matter && ent_token_upper(f->a, matter->first) &&
             may_be_matter(f, matter, s) &&
             (!org || matter->end > org->end ||
              (s->type == ENT_NAME_MISC && matter->first <= org->first)) &&
             !(org && org->end < s->end &&
               (links_name(f->m, org->end) || links_name(f->m, org->end - 1)))) {
    s->cls = ent_knowledge_class(matter->entry);
    s->confidence = 0.85f;
  } else if (org && takes_position(org, s) &&
             (s->type != ENT_NAME_PER || is_no_person(f, s, org))) {
    s->cls = ent_knowledge_class(org->entry);
    s->confidence = 0.92f;
  } else if (alone_or_first(f, s)) {
    s->cls = ent_knowledge_class(alone_or_first(f, s)->entry);
  } else {
    bool company = is_company_unit(f, s) || has_company_post(f, s);
    s->cls = company ? ENT_CLASS_COMPANY : by_type(s->type);
  }
}
