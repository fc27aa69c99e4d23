// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* EntNames: the spans of the name model and of the gazetteers, made one list, widened
 * to whole institution names, classified, and emitted with the countries inside them.
 */
#include "extract/mention/spans.h"
#include <string.h>

/* Words from which on a name all in capitals is a sentence. */
enum { LONGEST_IN_CAPITALS = 4 };

/* The end of a name that the model drew over a date or an amount: "House of Commons [on
 * Monday]". */
static uint32_t before_values(const EntNames *n, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++)
    if (n->f->taken[i]) {
      end = i;
      while (end > first && !ent_token_upper(n->f->a, end - 1))
        end--;
    }
  return end;
}

/* 1. What the name model found. */
static void collect_model(EntNames *n)
{
  const EntToken *tokens = n->f->a->tokens;
  for (uint32_t i = n->first; i < n->end;) {
    if (tokens[i].name == ENT_NAME_NONE) {
      i++;
      continue;
    }
    uint32_t end = i + 1;
    while (end < n->end && tokens[end].name == tokens[i].name &&
           !tokens[end].name_begin)
      end++;
    uint32_t next = end;
    end = before_values(n, i, end);
    if (end == i) {
      i = next;
      continue;
    }
    EntNameSpan span = {.first = i,
                        .end = end,
                        .type = tokens[i].name,
                        .margin = (float)tokens[i].name_margin / 255.0f,
                        .cls = ENT_CLASS_NONE};
    g_array_append_val(n->spans, span);
    i = next;
  }
}

/* Which of two entries for one span is meant: the model's type decides, then the table.
 */
static int preference(const EntMatch *match, const EntNameSpan *span)
{
  static const struct {
    EntTable table;
    EntNameType type;
    int rank;
  } ranks[] = {{ENT_TABLE_NAMES, ENT_NAME_NONE, 30},
               {ENT_TABLE_MATTERS, ENT_NAME_MISC, 5},
               {ENT_TABLE_COUNTRIES, ENT_NAME_LOC, 4},
               {ENT_TABLE_ORGANIZATIONS, ENT_NAME_ORG, 3},
               {ENT_TABLE_PLACES, ENT_NAME_LOC, 2},
               {ENT_TABLE_PERSONS, ENT_NAME_PER, 1}};
  for (size_t i = 0; i < G_N_ELEMENTS(ranks); i++)
    if (ranks[i].table == match->entry->table)
      return ranks[i].rank + (span && span->type == ranks[i].type ? 10 : 0);
  return 0;
}

/* A state or place behind "of", "in" and the like: "Doug Collins of Georgia". */
static bool place_is_meant(const EntMentions *m, const EntMatch *match)
{
  if (match->entry->table != ENT_TABLE_COUNTRIES &&
      match->entry->table != ENT_TABLE_PLACES)
    return false;
  return match->first > 0 && (ent_token_is_word(m, match->first - 1, ENT_WORD_OF) ||
                              ent_token_is_word(m, match->first - 1, ENT_WORD_IN));
}

/* The model may overrule a one-word entry of another type ("Jordan" the person). */
static bool believes(const EntMentions *m, const EntMatch *match,
                     const EntNameSpan *span)
{
  if (match->entry->table == ENT_TABLE_NAMES) return true; /* the user knows */
  if (match->end - match->first > 1 || span->type == ENT_NAME_NONE) return true;
  if (place_is_meant(m, match)) return true;
  bool person = match->entry->table == ENT_TABLE_PERSONS;
  return (span->type == ENT_NAME_PER) == person || span->margin < 0.4f;
}

static EntNameSpan *overlapping(const EntNames *n, const EntMatch *match)
{
  for (guint i = 0; i < n->spans->len; i++) {
    EntNameSpan *s = ent_span_at(n, i);
    if (s->first < match->end && match->first < s->end) return s;
  }
  return NULL;
}

/* "[The Australian] federation": a people's name before a noun, no newspaper. */
static bool is_people_of(const EntNames *n, const EntMatch *match)
{
  const EntMatch *people = ent_match_at(n->f->m, match->end - 1, ENT_TABLE_COUNTRIES);
  return match->first + 1 < match->end && match->end < n->end && people &&
         people->end == match->end && ent_match_is_demonym(people) &&
         ent_token_is_word(n->f->m, match->first, ENT_WORD_ARTICLE) &&
         n->f->a->tokens[match->end].upos == ENT_POS_NOUN;
}

static void merge_match(EntNames *n, const EntMatch *match)
{
  if (is_people_of(n, match)) return;
  EntNameSpan *span = overlapping(n, match);
  if (span && span->first == match->first && span->end == match->end) {
    if (!believes(n->f->m, match, span)) return;
    const EntMatch known = {.entry = span->entry};
    if (!span->entry || preference(match, span) > preference(&known, span))
      span->entry = match->entry;
    return;
  }
  if (span && (span->first < match->first || span->end > match->end)) return;
  if (match->entry->table == ENT_TABLE_PERSONS && match->end - match->first == 1 &&
      !span)
    return;
  EntNameSpan whole = {.first = match->first, .end = match->end, .entry = match->entry};
  if (span) whole.type = span->type;
  ent_spans_drop_inside(n, match->first, match->end);
  g_array_append_val(n->spans, whole);
}

/* 2. What the gazetteers know. */
static void collect_known(EntNames *n)
{
  EntMentions *m = n->f->m;
  for (uint32_t i = n->first; i < n->end; i++) {
    if (m->match_at[i] == ENT_NONE || n->f->taken[i]) continue;
    for (uint32_t k = m->match_at[i]; k < m->n_matches && m->matches[k].first == i; k++)
      if (m->matches[k].end <= n->end && ent_match_names_thing(&m->matches[k]))
        merge_match(n, &m->matches[k]);
  }
}

/* A clitic, or letters behind a person's name ("George Freeman MP"). */
static bool is_tail(const EntNames *n, const EntNameSpan *s)
{
  uint32_t last = s->end - 1;
  if (ent_token_is(n->f->a, last, "'s") || ent_token_is(n->f->a, last, "'"))
    return true;
  if (s->type != ENT_NAME_PER || s->end - s->first < 3) return false;
  return (n->f->a->tokens[last].flags & ENT_TOK_ALL_UPPER) &&
         ent_match_ending(n->f->m, last, s->end, ENT_TABLE_ROLES);
}

/* "Early Career [Professor] of Engineering", "[Chair] in Politics": a post of the kind
 * academic with its field behind it. */
static const EntMatch *professorship(const EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  for (uint32_t i = s->first; i + 2 < s->end; i++) {
    const EntMatch *role = ent_match_at(m, i, ENT_TABLE_ROLES);
    if (!role || role->end + 1 >= s->end) continue;
    bool field = ent_token_is_word(m, role->end, ENT_WORD_OF) ||
                 ent_token_is_word(m, role->end, ENT_WORD_IN);
    if (field && ent_token_is_word(m, role->end - 1, ENT_WORD_ACADEMIC_POST))
      return role;
  }
  return NULL;
}

/* "Office of the [Prosecutor General]", "Association of [Teachers]": what a name goes
 * on with is no title behind it. */
static bool is_behind_link(const EntNames *n, const EntNameSpan *s, uint32_t i)
{
  if (i > s->first && ent_token_is_word(n->f->m, i - 1, ENT_WORD_ARTICLE)) i--;
  return i > s->first + 1 && ent_token_is_word(n->f->m, i - 1, ENT_WORD_NAME_LINK);
}

/* The title at the end of a name that is no person's, or before "of", "for", "to" in
 * it. */
static const EntMatch *title_in(const EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  if (s->type == ENT_NAME_PER || s->entry) return NULL;
  const EntMatch *head = ent_match_ending(m, s->first, s->end, ENT_TABLE_ORG_HEADS);
  const EntMatch *post = professorship(n, s);
  if (post && (!head || ent_knowledge_class(head->entry) == ENT_CLASS_COMPANY))
    return post;
  if (head) return NULL;
  const EntMatch *role = ent_match_ending(m, s->first, s->end, ENT_TABLE_ROLES);
  for (uint32_t i = s->first + 1; !role && i + 1 < s->end; i++)
    if (ent_name_goes_on(m, i) && !ent_token_is(n->f->a, i, "-"))
      role = ent_match_ending(m, s->first, i, ENT_TABLE_ROLES);
  return role && !is_behind_link(n, s, role->first) ? role : NULL;
}

/* "Lord Vale": a title of persons alone, and no head of an institution. */
static bool is_titled_person(const EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  const EntMatch *title = ent_match_at(m, s->first, ENT_TABLE_HONORIFICS);
  if (s->entry || s->is_case || !title || title->end >= s->end) return false;
  return ent_token_is_word(m, s->first, ENT_WORD_PEER) &&
         !ent_match_ending(m, s->first, s->end, ENT_TABLE_ORG_HEADS) &&
         !ent_match_ending(m, s->first, s->end, ENT_TABLE_MATTER_HEADS);
}

/* "[Democrat] Spearman", "[Ethiopians] Dejene Debela": what the person is. */
static bool is_belonging(const EntNames *n, uint32_t i)
{
  const EntMatch *people = ent_match_at(n->f->m, i, ENT_TABLE_COUNTRIES);
  return ent_token_is_word(n->f->m, i, ENT_WORD_PARTY_ADJECTIVE) ||
         (people && people->end == i + 1 && ent_match_is_demonym(people));
}

/* "the"; "a" and "an" before the rest of the name. */
static bool is_article(const EntNames *n, uint32_t i)
{
  const EntToken *t = &n->f->a->tokens[i];
  return ent_token_is_word(n->f->m, i, ENT_WORD_ARTICLE) ||
         (t->upos == ENT_POS_DET && (t->feats & ENT_FEAT(DEFINITE_IND)));
}

/* "Chief Executive of [Enterprise Ireland]": where the name begins behind a post that
 * only companies have, or 0. */
static uint32_t behind_company_post(const EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  const EntMatch *post = ent_word_at(m, s->first, ENT_WORD_COMPANY_POST);
  if (!post || s->entry || post->end + 1 >= s->end ||
      !ent_token_is_word(m, post->end, ENT_WORD_OF))
    return 0;
  uint32_t first = post->end + 1;
  if (ent_token_is_word(m, first, ENT_WORD_ARTICLE) && first + 1 < s->end) first++;
  return ent_token_upper(n->f->a, first) ? first : 0;
}

/* 4. Edges: no article, clitic, honorific or role title is part of a name. */
static void trim(const EntNames *n, EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  if (is_titled_person(n, s)) s->type = ENT_NAME_PER;
  while (s->first < s->end && !s->entry) {
    const EntMatch *title = ent_match_at(m, s->first, ENT_TABLE_HONORIFICS);
    if (!title && s->type == ENT_NAME_PER)
      title = ent_match_at(m, s->first, ENT_TABLE_ROLES);
    if (title && title->end < s->end && s->type == ENT_NAME_PER)
      s->first = title->end;
    else if (s->type == ENT_NAME_PER && s->end - s->first > 1 &&
             is_belonging(n, s->first))
      s->first++;
    else if (is_article(n, s->first) && s->end - s->first > 1)
      s->first++;
    else
      break;
  }
  uint32_t company = behind_company_post(n, s);
  if (company) s->first = company;
  const EntMatch *title = title_in(n, s);
  if (title) s->end = title->first;
  while (s->end > s->first + 1 && is_tail(n, s))
    s->end--;
  if (title && s->end > s->first) {
    const EntMatch *known = ent_known_at(n->f->m, s->first, s->end);
    if (known && known->end == s->end) s->entry = known->entry;
  }
}

/* The "of" or "for" before the name, over other items of its list: "Minister of
 * Education, [Science and Innovation]". 0 = none. */
static uint32_t portfolio_link(const EntNames *n, uint32_t first)
{
  const EntAnalysis *a = n->f->a;
  for (uint32_t i = first; i-- > n->first + 1;) {
    if (ent_token_is_word(n->f->m, i, ENT_WORD_FIELD_LINK)) return i;
    if (!ent_token_upper(a, i) && !ent_token_is(a, i, ",") &&
        !ent_token_is_word(n->f->m, i, ENT_WORD_AND))
      break;
  }
  return 0;
}

/* An office in a state that has a field: no "president". */
static bool has_field(const EntMatch *role)
{
  return g_str_equal(ent_entry_value(role->entry, "body"), "country") &&
         !g_str_equal(ent_entry_value(role->entry, "kind"), "head-of-state");
}

/* "Minister of [Science and Technology]": the field of an office, not a body. */
static bool is_portfolio(const EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  if (s->entry || s->type == ENT_NAME_LOC || s->type == ENT_NAME_PER) return false;
  uint32_t link = portfolio_link(n, s->first);
  if (!link) return false;
  const EntMatch *role = ent_match_ending(m, n->first, link, ENT_TABLE_ROLES);
  if (!role || !has_field(role) || ent_word_at(m, role->first, ENT_WORD_COMPANY_POST))
    return false;
  const EntMatch *head = ent_match_ending(m, s->first, s->end, ENT_TABLE_ORG_HEADS);
  bool body = head && ent_knowledge_class(head->entry) == ENT_CLASS_GOVERNMENT_BODY;
  return !body && !ent_institution_head(m, s->first);
}

/* One word that the model took for a place or a thing and the tagger for an adjective.
 */
static bool is_adjective(const EntNames *n, const EntNameSpan *s)
{
  return !s->entry && s->end - s->first == 1 && s->type != ENT_NAME_PER &&
         s->type != ENT_NAME_ORG && n->f->a->tokens[s->first].upos == ENT_POS_ADJ;
}

/* The whole span is a position, the beginning of one ("[Labour] minister"), or a
 * demonym: "Vice Chancellor", "South Sudanese". */
static bool is_other_kind(const EntNames *n, const EntNameSpan *s)
{
  const EntMatch *role = ent_match_at(n->f->m, s->first, ENT_TABLE_ROLES);
  if (role && role->end > s->end && s->end - s->first == 1 &&
      !ent_token_upper(n->f->a, s->end))
    return true;
  if (s->entry) return false;
  if (role && role->end == s->end) return true;
  const EntMatch *country = ent_match_at(n->f->m, s->first, ENT_TABLE_COUNTRIES);
  return country && country->end == s->end && ent_match_is_demonym(country);
}

/* Begins with a Latin letter: names in other scripts are quoted matter in English text.
 */
static bool is_latin(const EntAnalysis *a, const EntNameSpan *s)
{
  gunichar c = g_utf8_get_char(a->tokens[s->first].norm);
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN || g_unichar_isdigit(c);
}

/* "I WON THIS ELECTION": a sentence in capitals, no name. */
static bool is_shout(const EntAnalysis *a, const EntNameSpan *s)
{
  for (uint32_t i = s->first; i < s->end; i++)
    if (!(a->tokens[i].flags & ENT_TOK_ALL_UPPER) &&
        a->tokens[i].end - a->tokens[i].begin > 1)
      return false;
  return s->end - s->first >= LONGEST_IN_CAPITALS;
}

/* No capital in it, or a sign that no name has ("Newer Post | Older Post"). */
static bool is_no_writing(const EntAnalysis *a, const EntNameSpan *s)
{
  bool capital = false;
  for (uint32_t i = a->tokens[s->first].begin; i < a->tokens[s->end - 1].end; i++) {
    capital |= (a->text[i] & 0x80) || g_ascii_isupper(a->text[i]) ||
               g_ascii_isdigit(a->text[i]);
    if (strchr("|<>=*_", a->text[i])) return true;
  }
  return (!capital || is_shout(a, s)) && !s->entry;
}

/* "a Level 1 Trauma Center": one of its kind, not a name. */
static bool is_one_of_kind(const EntNames *n, const EntNameSpan *s)
{
  const EntAnalysis *a = n->f->a;
  if (s->entry || s->end - s->first < 2 || s->first < n->first + 2) return false;
  if (!ent_match_ending(n->f->m, s->first, s->end, ENT_TABLE_ORG_HEADS)) return false;
  bool number = false;
  uint32_t i = s->first - 1, limit = i > n->first + 2 ? i - 2 : n->first;
  for (; i > limit && (a->tokens[i].upos == ENT_POS_NUM || ent_token_upper(a, i)); i--)
    number |= a->tokens[i].upos == ENT_POS_NUM;
  return number && (a->tokens[i].feats & ENT_FEAT(DEFINITE_IND)) != 0;
}

static bool is_no_name(const EntNames *n, const EntNameSpan *s)
{
  if (s->end <= s->first || ent_finder_is_taken(n->f, s->first, s->end)) return true;
  if (is_no_writing(n->f->a, s) || is_one_of_kind(n, s)) return true;
  if (is_portfolio(n, s) || is_adjective(n, s) || is_other_kind(n, s)) return true;
  const EntMatch *not = ent_match_at(n->f->m, s->first, ENT_TABLE_NOT_NAMES);
  if (not &&not ->end >= s->end && !s->entry) return true;
  return !is_latin(n->f->a, s);
}

/* The country inside the name of a state body, agreement or event acts there; the one
 * in "Voice of America" or "Bank of China" does not. */
static bool speaks_for_country(const EntNameSpan *s)
{
  return s->cls == ENT_CLASS_GOVERNMENT_BODY ||
         s->cls == ENT_CLASS_RESEARCH_ORGANIZATION ||
         s->cls == ENT_CLASS_INTERNATIONAL_ORGANIZATION ||
         ent_class_in(s->cls, ENT_SET_MATTER);
}

/* "[ASEAN] Summit": a known institution that begins the name of an event, agreement,
 * programme or law. */
static void emit_inner_body(EntNames *n, const EntNameSpan *s)
{
  const EntMatch *known = ent_known_at(n->f->m, s->first, s->end);
  if (!known || known->end >= s->end || known->entry->table != ENT_TABLE_ORGANIZATIONS)
    return;
  EntMention *mention =
      ent_finder_add(n->f, ENT_MENTION_NAME, ent_knowledge_class(known->entry),
                     known->first, known->end);
  mention->entry = known->entry;
  mention->definite = true;
}

/* Countries and demonyms inside a longer name stand for themselves too. */
static void emit_inner(EntNames *n, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *match = ent_match_at(m, i, ENT_TABLE_COUNTRIES);
    if (!match || ent_match_is_capital(match) || match->end > s->end ||
        match->end - match->first == s->end - s->first)
      continue;
    EntMention *mention = ent_finder_add(n->f, ENT_MENTION_DEMONYM, ENT_CLASS_COUNTRY,
                                         match->first, match->end);
    mention->entry = match->entry;
    i = match->end - 1;
  }
}

/* "Southern Poland", but not "Gulf of Mexico", and no land that is known by its name
 * ("Northern Ireland"). */
static bool ends_in_country(const EntNames *n, const EntNameSpan *s)
{
  if (s->cls != ENT_CLASS_PLACE || s->entry) return false;
  for (uint32_t i = s->first + 1; i < s->end; i++) {
    const EntMatch *match = ent_match_at(n->f->m, i, ENT_TABLE_COUNTRIES);
    if (match && match->end == s->end && !ent_match_is_demonym(match))
      return !ent_token_is_word(n->f->m, i - 1, ENT_WORD_OF) &&
             !ent_token_is_word(n->f->m, i - 1, ENT_WORD_ARTICLE);
  }
  return false;
}

static uint32_t with_honorific(const EntNames *n, uint32_t first)
{
  for (uint32_t back = 1; back <= 3 && first >= n->first + back; back++) {
    const EntMatch *title = ent_match_at(n->f->m, first - back, ENT_TABLE_HONORIFICS);
    uint32_t end = first;
    if (end > n->first && ent_token_is(n->f->a, end - 1, ".")) end--;
    if (title && (title->end == first || title->end == end)) return first - back;
  }
  return first;
}

static void emit(EntNames *n, EntNameSpan *s)
{
  trim(n, s);
  if (is_no_name(n, s)) return;
  ent_classify_name(n->f, s);
  if (s->cls == ENT_CLASS_NONE) return;
  EntMention *mention =
      ent_finder_add(n->f, ENT_MENTION_NAME, s->cls, s->first, s->end);
  mention->entry = s->entry;
  mention->definite = true;
  mention->confidence = s->confidence;
  if (s->cls == ENT_CLASS_PERSON) mention->outer = with_honorific(n, s->first);
  if (speaks_for_country(s) || ends_in_country(n, s)) emit_inner(n, s);
  if (ent_class_in(s->cls, ENT_SET_MATTER)) emit_inner_body(n, s);
  ent_finder_take(n->f, s->first, s->end);
}

/* "Americans voted": people, not their state; "the Americans" may be either. */
static bool is_people(const EntNames *n, const EntMatch *match)
{
  uint32_t i = match->first;
  bool plural = n->f->a->tokens[match->end - 1].feats & ENT_FEAT(NUMBER_PLUR);
  return plural &&
         (i == n->first || !ent_token_is_word(n->f->m, i - 1, ENT_WORD_ARTICLE));
}

/* Demonyms that stand free: "Chinese officials". */
static void emit_demonyms(EntNames *n)
{
  for (uint32_t i = n->first; i < n->end; i++) {
    const EntMatch *match = ent_match_at(n->f->m, i, ENT_TABLE_COUNTRIES);
    if (!match || !ent_match_is_demonym(match) || match->end > n->end ||
        ent_finder_is_taken(n->f, i, match->end) || is_people(n, match))
      continue;
    EntMention *mention =
        ent_finder_add(n->f, ENT_MENTION_DEMONYM, ENT_CLASS_COUNTRY, i, match->end);
    mention->entry = match->entry;
    i = match->end - 1;
  }
}

/* "Republican senator", "Conservative Boris Hill": the party before an office or
 * person. */
static void emit_parties(EntNames *n)
{
  const EntMentions *m = n->f->m;
  for (uint32_t i = n->first; i + 1 < n->end; i++) {
    const EntMatch *word = ent_word_at(m, i, ENT_WORD_PARTY_ADJECTIVE);
    if (!word || word->end >= n->end || !ent_token_upper(n->f->a, i) ||
        ent_finder_is_taken(n->f, i, word->end))
      continue;
    bool person = n->f->a->tokens[word->end].name == ENT_NAME_PER;
    if (!person && !ent_match_at(m, word->end, ENT_TABLE_ROLES)) continue;
    g_autofree char *party = g_ascii_strdown(ent_entry_value(word->entry, "value"), -1);
    const EntEntry *entry = ent_knowledge_find(n->f->k, ENT_TABLE_ORGANIZATIONS, party);
    if (!entry) continue;
    EntMention *mention = ent_finder_add(n->f, ENT_MENTION_NAME,
                                         ent_knowledge_class(entry), i, word->end);
    mention->entry = entry;
    ent_finder_take(n->f, i, word->end);
  }
}

static gint by_first(gconstpointer x, gconstpointer y)
{
  const EntNameSpan *p = x, *q = y;
  return (p->first > q->first) - (p->first < q->first);
}

void ent_find_names(EntFinder *f, uint32_t sentence)
{
  EntNames n = {.f = f,
                .first = f->a->sentences[sentence].first,
                .end = f->a->sentences[sentence].end};
  n.spans = g_array_new(FALSE, FALSE, sizeof(EntNameSpan));
  ent_spans_skip_credits(&n);
  collect_model(&n);
  ent_spans_cut(&n);
  ent_spans_widen(&n);
  collect_known(&n);
  ent_spans_add_runs(&n);
  ent_spans_add_titled(&n);
  ent_spans_add_bracketed(&n);
  ent_spans_add_cases(&n);
  ent_spans_cut(&n);
  ent_spans_retype_apposed(&n);
  g_array_sort(n.spans, by_first);
  for (guint i = 0; i < n.spans->len; i++)
    emit(&n, ent_span_at(&n, i));
  emit_demonyms(&n);
  emit_parties(&n);
  g_array_free(n.spans, TRUE);
}
