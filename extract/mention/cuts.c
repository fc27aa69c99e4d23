// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names that the model drew too wide: two names over "and", "of" or "to", a name and
 * the words behind it. One small rule each; the first that cuts a span wins, and its
 * pieces are looked at again. */
#include "extract/mention/spans.h"

static void set_known(const EntNames *n, EntNameSpan *s)
{
  const EntMatch *known = ent_known_at(n->f->m, s->first, s->end);
  bool person = known && known->entry->table == ENT_TABLE_PERSONS;
  if (known && known->end == s->end && !person) s->entry = known->entry;
}

/* The span ends at end; what begins at next is a span of its own, if anything. */
static void cut_at(EntNames *n, guint index, uint32_t end, uint32_t next)
{
  EntNameSpan rest = *ent_span_at(n, index);
  ent_span_at(n, index)->end = end;
  set_known(n, ent_span_at(n, index));
  rest.first = next;
  if (next >= rest.end) return;
  set_known(n, &rest);
  g_array_append_val(n->spans, rest);
}

static bool is_joint(const EntMentions *m, uint32_t i)
{
  return ent_token_is(m->a, i, "'s") || ent_token_is(m->a, i, "'") ||
         ent_token_is(m->a, i, "--") || ent_token_is(m->a, i, ",") ||
         ent_token_is_word(m, i, ENT_WORD_AND);
}

static const EntMatch *org_head_ending(const EntNames *n, uint32_t first, uint32_t end)
{
  return ent_match_ending(n->f->m, first, end, ENT_TABLE_ORG_HEADS);
}

/* What follows the known name makes another of it: a head ends it ("African Union Peace
 * Council"), or many countries have one of the known name and the rest says which
 * ("National Academy of Sciences Leopoldina"). */
static bool needs_rest(const EntNames *n, const EntMatch *known, uint32_t end)
{
  if (org_head_ending(n, known->end, end)) return true;
  if (ent_match_ending(n->f->m, known->end, end, ENT_TABLE_MATTER_HEADS)) return true;
  return known->entry->table == ENT_TABLE_ORGANIZATIONS && end == known->end + 1 &&
         !*ent_entry_value(known->entry, "country");
}

/* "European Union and Mercosur", "African Union's Strategy", "Amnesty International
 * Man". */
static bool behind_known(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  if (s.type == ENT_NAME_PER) return false;
  const EntMatch *known = ent_known_at(m, s.first, s.end);
  uint32_t end = known ? known->end : s.end;
  if (end >= s.end) return false;
  if (is_joint(m, end)) {
    bool and = ent_token_is_word(m, end, ENT_WORD_AND);
    if (and&&(end + 1 >= s.end || !ent_known_at(m, end + 1, s.end))) return false;
    cut_at(n, i, end, end + 1);
  } else if (end + 1 < s.end && ent_match_at(m, end, ENT_TABLE_GIVEN_NAMES)) {
    cut_at(n, i, end, end); /* "Scotland Nicola Sturgeon" */
    ent_span_at(n, n->spans->len - 1)->type = ENT_NAME_PER;
  } else if (end - s.first > 1 && !ent_name_goes_on(m, end) &&
             !needs_rest(n, known, s.end)) {
    cut_at(n, i, end, s.end);
  } else {
    return false;
  }
  return true;
}

/* The first token at which "of" may stand behind a person's name that begins the span
 * with a title or a given name, 0 without. */
static uint32_t behind_person(const EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  const EntMatch *title = ent_match_at(m, s->first, ENT_TABLE_HONORIFICS);
  if (title) return title->end + 1;
  bool given = ent_match_at(m, s->first, ENT_TABLE_GIVEN_NAMES) &&
               ent_token_upper(n->f->a, s->first + 1) &&
               !ent_match_at(m, s->first + 1, ENT_TABLE_ORG_HEADS);
  return given ? s->first + 2 : 0;
}

/* "Dr Ada Lind of the University of Bergen": a person, and where from. */
static bool behind_bearer(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  uint32_t from = behind_person(n, &s);
  if (!from) return false;
  bool titled = ent_match_at(m, s.first, ENT_TABLE_HONORIFICS) != NULL;
  for (uint32_t t = from; t + 1 < s.end; t++) {
    if (org_head_ending(n, s.first, t)) return false;
    if (!ent_token_is_word(m, t, titled ? ENT_WORD_TITLE_LINK : ENT_WORD_OF)) continue;
    uint32_t rest = t + 1;
    if (ent_token_is_word(m, rest, ENT_WORD_ARTICLE) && rest + 1 < s.end) rest++;
    if (!ent_match_at(m, rest, ENT_TABLE_ORG_HEADS) && !ent_known_at(m, rest, s.end) &&
        !org_head_ending(n, rest, s.end))
      continue;
    cut_at(n, i, t, rest);
    ent_span_at(n, i)->type = ENT_NAME_PER;
    ent_span_at(n, n->spans->len - 1)->type = ENT_NAME_ORG;
    return true;
  }
  return false;
}

/* "Chinese Vice Premier He Lifeng": a title and a name known as a person's. */
static bool behind_title(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  const EntMatch *state = ent_match_at(m, s.first, ENT_TABLE_COUNTRIES);
  uint32_t first = state && state->end < s.end ? state->end : s.first;
  const EntMatch *title = ent_match_at(m, first, ENT_TABLE_ROLES);
  if (s.type == ENT_NAME_PER || !title || title->end + 1 >= s.end) return false;
  if (org_head_ending(n, title->end, s.end) ||
      (!ent_match_at(m, title->end, ENT_TABLE_GIVEN_NAMES) &&
       !ent_match_at(m, title->end, ENT_TABLE_SURNAMES)))
    return false;
  ent_span_at(n, i)->first = title->end;
  ent_span_at(n, i)->type = ENT_NAME_PER;
  return true;
}

/* "Lithuanian [Energy] Minister", "White House [Press] Secretary": the last words begin
 * a title. */
static bool before_title(EntNames *n, guint i)
{
  const EntNameSpan s = *ent_span_at(n, i);
  for (uint32_t t = s.first + 1; s.type != ENT_NAME_PER && t < s.end; t++) {
    const EntMatch *title = ent_match_at(n->f->m, t, ENT_TABLE_ROLES);
    if (!title || title->end <= s.end || title->end > n->end ||
        !ent_token_upper(n->f->a, t) || !ent_token_upper(n->f->a, title->end - 1))
      continue;
    bool field = t == s.first + 1 && n->f->a->tokens[s.first].upos == ENT_POS_ADJ &&
                 !ent_match_at(n->f->m, s.first, ENT_TABLE_COUNTRIES);
    cut_at(n, i, field ? s.first : t, s.end); /* "Civil Aviation Minister" */
    return true;
  }
  return false;
}

/* "Proroguing Parliament" at the beginning of a sentence: a verb and a known name. */
static bool behind_verb(EntNames *n, guint i)
{
  const EntNameSpan s = *ent_span_at(n, i);
  if (s.first != n->first || s.end - s.first < 2) return false;
  const EntToken *t = &n->f->a->tokens[s.first];
  bool verb = t->upos == ENT_POS_VERB || g_str_has_suffix(t->norm, "ing");
  const EntMatch *known = verb ? ent_known_at(n->f->m, s.first + 1, s.end) : NULL;
  if (!known || known->end != s.end || ent_known_at(n->f->m, s.first, s.end))
    return false;
  ent_span_at(n, i)->first++;
  return true;
}

/* "Hill Corner to Parliament": the way from one thing to a known one. */
static bool at_route(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  for (uint32_t t = s.first + 1; t + 1 < s.end; t++) {
    if (!ent_token_is_word(m, t, ENT_WORD_SENT_TO)) continue;
    const EntMatch *known = ent_known_at(m, t + 1, s.end);
    if (!known || known->end != s.end) continue;
    cut_at(n, i, t, t + 1);
    return true;
  }
  return false;
}

/* "University of Miami": a teaching body named by its place, the name's end; by a word
 * that may be a place where known is false. */
static bool is_university_of_place(const EntNames *n, uint32_t first, uint32_t end,
                                   bool *known)
{
  const EntMentions *m = n->f->m;
  const EntMatch *head = ent_match_at(m, first, ENT_TABLE_ORG_HEADS);
  if (!head || ent_knowledge_class(head->entry) != ENT_CLASS_UNIVERSITY) return false;
  uint32_t of = head->end; /* the table has some heads with their "of" */
  if (ent_token_is_word(m, of - 1, ENT_WORD_OF)) of--;
  if (!ent_token_is_word(m, of, ENT_WORD_OF) || of + 1 >= end) return false;
  const EntMatch *place = ent_known_at(m, of + 1, end);
  *known = place && place->end == end;
  return *known || end == of + 2;
}

static bool has_head(const EntNames *n, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++) {
    const EntMatch *head = ent_match_at(n->f->m, i, ENT_TABLE_ORG_HEADS);
    if (head && head->end <= end && ent_token_upper(n->f->a, i)) return true;
  }
  return false;
}

/* "[Center] for Food Safety": the second name is whole, whatever the first is. */
static bool begins_with_head(const EntNames *n, uint32_t i, uint32_t end)
{
  const EntMatch *head = ent_match_at(n->f->m, i, ENT_TABLE_ORG_HEADS);
  if (!head || !ent_token_upper(n->f->a, i) || head->end >= end) return false;
  return ent_token_is_word(n->f->m, head->end, ENT_WORD_NAME_LINK) ||
         ent_token_is_word(n->f->m, head->end - 1, ENT_WORD_NAME_LINK);
}

/* "Union of Montana": a head, "of" and a known place are a whole name. */
static bool is_head_of_place(const EntNames *n, uint32_t first, uint32_t end)
{
  const EntMatch *place = ent_known_ending(n->f->m, first, end);
  if (!place || place->first < first + 2 ||
      !ent_token_is_word(n->f->m, place->first - 1, ENT_WORD_OF))
    return false;
  return org_head_ending(n, first, place->first - 1) != NULL;
}

/* What stands on both sides of "and" is a whole name: each has its head ("Ambulance
 * Service and London Fire Brigade"), or an article begins the second. */
static bool joins_two(const EntNames *n, const EntNameSpan *s, uint32_t and,
                      uint32_t right)
{
  const EntMatch *head = org_head_ending(n, right, s->end);
  bool right_whole = head && head->first > right;
  if (right > and+1)
    return (right_whole || has_head(n, right, s->end)) && and > s->first + 1;
  if (begins_with_head(n, right, s->end)) return and > s->first + 1;
  bool place;
  if (is_university_of_place(n, s->first, and, &place)) {
    const EntMatch *known = ent_known_at(n->f->m, right, s->end);
    return (place && s->end - right > 1) || (known && known->end == s->end);
  }
  const EntMatch *fund =
      ent_match_ending(n->f->m, right, s->end, ENT_TABLE_MATTER_HEADS);
  if (is_head_of_place(n, s->first, and) &&
      (right_whole || (fund && fund->first > right)))
    return true;
  const EntMatch *left = org_head_ending(n, s->first, and);
  return right_whole && left && left->first > s->first &&
         !ent_match_ending(n->f->m, right, head->first, ENT_TABLE_ORG_HEADS) &&
         !(ent_match_at(n->f->m, s->first, ENT_TABLE_ORG_HEADS));
}

static bool at_and(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  if (s.type == ENT_NAME_PER) return false;
  for (uint32_t t = s.first + 1; t + 1 < s.end; t++) {
    if (!ent_token_is_word(m, t, ENT_WORD_AND)) continue;
    uint32_t right = t + 1;
    if (ent_token_is_word(m, right, ENT_WORD_ARTICLE) && right + 1 < s.end) right++;
    if (!joins_two(n, &s, t, right)) continue;
    cut_at(n, i, t, right);
    return true;
  }
  return false;
}

/* "Department of Health [and Dr Ada Lind]": a person's title begins the second. */
static bool before_honorific(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  for (uint32_t t = s.first + 1; s.type != ENT_NAME_PER && t + 1 < s.end; t++) {
    bool title = ent_token_upper(n->f->a, t + 1) &&
                 ent_match_at(m, t + 1, ENT_TABLE_HONORIFICS) != NULL;
    if (!title || !ent_token_is_word(m, t, ENT_WORD_AND)) continue;
    cut_at(n, i, t, t + 1);
    ent_span_at(n, n->spans->len - 1)->type = ENT_NAME_PER;
    return true;
  }
  return false;
}

static bool is_demonym(const EntNames *n, uint32_t i)
{
  const EntMatch *people = ent_match_at(n->f->m, i, ENT_TABLE_COUNTRIES);
  return people && people->end == i + 1 && ent_match_is_demonym(people);
}

/* "University of Bergen [and the Norwegian]" company: the adjective is that of what
 * follows. */
static bool before_demonym(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  if (s.type == ENT_NAME_PER || s.end < s.first + 3) return false;
  uint32_t and = s.end - 2;
  if (ent_token_is_word(m, and, ENT_WORD_ARTICLE)) and--;
  if (and <= s.first || !ent_token_is_word(m, and, ENT_WORD_AND) ||
      !is_demonym(n, s.end - 1) || is_demonym(n, and-1))
    return false;
  cut_at(n, i, and, s.end);
  return true;
}

/* "University of Lunde", "Transport Department"; not "Rail Passengers". */
static bool is_institution(const EntNames *n, uint32_t first, uint32_t end)
{
  return begins_with_head(n, first, end) || org_head_ending(n, first, end);
}

/* "University of Lunde's School of Law": an institution and its unit. */
static bool at_possessive(EntNames *n, guint i)
{
  const EntNameSpan s = *ent_span_at(n, i);
  for (uint32_t t = s.first + 1; t + 1 < s.end; t++) {
    bool possessive = ent_token_is(n->f->a, t, "'s") || ent_token_is(n->f->a, t, "'");
    if (!possessive || !is_institution(n, s.first, t) || !has_head(n, t + 1, s.end))
      continue;
    cut_at(n, i, t, t + 1);
    ent_span_at(n, i)->type = ENT_NAME_ORG;
    return true;
  }
  return false;
}

/* A lower-case word that is no part of a name's grammar ("of", "de") and has no capital
 * inside ("eBay"). */
static bool is_common_word(const EntNames *n, uint32_t i)
{
  const EntToken *t = &n->f->a->tokens[i];
  if (t->flags & (ENT_TOK_UPPER_FIRST | ENT_TOK_PUNCT | ENT_TOK_HAS_DIGIT))
    return false;
  for (uint32_t b = t->begin; b < t->end; b++)
    if (g_ascii_isupper(n->f->a->text[b])) return false;
  uint8_t pos = t->upos;
  return pos == ENT_POS_NOUN || pos == ENT_POS_VERB || pos == ENT_POS_ADV;
}

/* The lower-case words from i to the end are a head that the name needs ("Democratic
 * party"), which it does not have yet ("Hospital department"). */
static bool is_head_tail(const EntNames *n, const EntNameSpan *s, uint32_t i)
{
  const EntMentions *m = n->f->m;
  const EntMatch *org = ent_match_at(m, i, ENT_TABLE_ORG_HEADS);
  const EntMatch *matter = ent_match_at(m, i, ENT_TABLE_MATTER_HEADS);
  bool head = (org && org->end == s->end) || (matter && matter->end == s->end);
  const EntMatch *before = org_head_ending(n, s->first, i);
  return head && !(before && before->first > s->first);
}

/* Behind a verb another name may begin: "Greenpeace [sued] Shell", "Liberals [met the]
 * Greens". */
static uint32_t after_common_word(const EntNames *n, const EntNameSpan *s, uint32_t i)
{
  if (n->f->a->tokens[i].upos != ENT_POS_VERB) return s->end;
  uint32_t next = i + 1;
  while (next < s->end && ent_token_is_word(n->f->m, next, ENT_WORD_ARTICLE))
    next++;
  bool name = next < s->end && ent_token_upper(n->f->a, next) &&
              (n->f->a->tokens[next].upos == ENT_POS_PROPN || next > i + 1);
  return name ? next : s->end;
}

/* The words behind the name that the model took along: "Aviation Administration
 * [records]", "House [promoting civil rights laws]". */
static bool at_common_word(EntNames *n, guint i)
{
  const EntMentions *m = n->f->m;
  const EntNameSpan s = *ent_span_at(n, i);
  if (s.type == ENT_NAME_PER || !ent_token_upper(n->f->a, s.first)) return false;
  for (uint32_t t = s.first + 1; t < s.end; t++) {
    if (!is_common_word(n, t) || is_head_tail(n, &s, t)) continue;
    const EntMatch *known = ent_known_ending(m, t, s.end);
    bool doing = ent_token_is_word(m, t - 1, ENT_WORD_OF) && /* "of shelling Mokha" */
                 g_str_has_suffix(n->f->a->tokens[t].norm, "ing");
    bool tail =
        doing || t + 1 == s.end || ent_token_is_word(m, t + 1, ENT_WORD_NAME_LINK);
    if (!known && !tail && n->f->a->tokens[t].upos != ENT_POS_VERB) continue;
    uint32_t end = t;
    while (end > s.first + 1 && !ent_token_upper(n->f->a, end - 1))
      end--;
    cut_at(n, i, end, known ? known->first : after_common_word(n, &s, t));
    return true;
  }
  return false;
}

void ent_spans_cut(EntNames *n)
{
  static bool (*const cuts[])(EntNames *, guint) = {
      behind_bearer,  behind_title,   before_title,     behind_verb,
      at_common_word, behind_known,   at_route,         at_and,
      at_possessive,  before_demonym, before_honorific,
  };
  for (guint i = 0; i < n->spans->len;) {
    bool cut = false, known = ent_span_at(n, i)->entry != NULL;
    for (size_t k = 0; !known && !cut && k < G_N_ELEMENTS(cuts); k++)
      cut = cuts[k](n, i);
    if (!cut) i++;
  }
}
