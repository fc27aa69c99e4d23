// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* EntNames by their capitals: words that the model left out, and capitalised runs with
 * a head of the tables org-heads and matter-heads. */
#include "extract/mention/spans.h"

/* Bytes of a syllable of a Korean or Chinese name in Latin letters. */
enum { LONGEST_SYLLABLE = 6 };
/* Letters from which on a word in capitals is no acronym. */
enum { SHOUTED = 5 };

void ent_spans_drop_inside(EntNames *n, uint32_t first, uint32_t end)
{
  for (guint i = n->spans->len; i-- > 0;) {
    const EntNameSpan *s = ent_span_at(n, i);
    if (s->first >= first && s->end <= end) g_array_remove_index(n->spans, i);
  }
}

static bool continues_name(const EntMentions *m, uint32_t i)
{
  return ent_token_is_word(m, i, ENT_WORD_NAME_LINK) ||
         ent_token_is_word(m, i, ENT_WORD_AND) ||
         ent_token_is_word(m, i, ENT_WORD_ARTICLE) || ent_token_is(m->a, i, ",") ||
         ent_token_is(m->a, i, "-");
}

/* A person, or a title before one: no part of an institution's name. */
static bool begins_other(const EntNames *n, uint32_t i)
{
  const EntToken *t = &n->f->a->tokens[i];
  if (t->name == ENT_NAME_PER && t->name_begin) return true;
  const EntMatch *title = ent_match_at(n->f->m, i, ENT_TABLE_ROLES);
  return title && title->end < n->end &&
         n->f->a->tokens[title->end].name == ENT_NAME_PER;
}

/* The end of an institution's name that begins with a head and "of" or "for":
 * capitalised words, linked by and, commas before one more "and", of, for, the. */
static uint32_t institution_end(const EntNames *n, uint32_t i)
{
  const EntAnalysis *a = n->f->a;
  uint32_t good = i;
  for (uint32_t t = i; t < n->end && !n->f->taken[t]; t++) {
    if (t > i && begins_other(n, t)) break;
    if (ent_token_upper(a, t))
      good = t + 1;
    else if (!continues_name(n->f->m, t) || t > good + 1)
      break;
    /* a comma goes on only towards "X, Y and Z" */
    if (ent_token_is(a, t, ",")) {
      uint32_t u = t + 1;
      while (u < n->end && (ent_token_upper(a, u) || ent_token_is(a, u, ",")))
        u++;
      if (u >= n->end || !ent_token_is_word(n->f->m, u, ENT_WORD_AND) ||
          !ent_token_upper(a, u + 1) ||
          ent_match_at(n->f->m, t + 1, ENT_TABLE_COUNTRIES))
        break;
    }
  }
  return good;
}

/* What begins no name: "former", but not in "a Regional Grid Fund", where a plain
 * adjective has a capital behind an article. */
static bool begins_no_name(const EntNames *n, uint32_t i)
{
  const EntMatch *not = ent_match_at(n->f->m, i, ENT_TABLE_NOT_NAMES);
  if (!not ) return false;
  bool adjective = g_str_equal(ent_entry_value(not ->entry, "why"), "adjective");
  return !adjective || i < n->first + 2 || n->f->a->tokens[i - 1].upos != ENT_POS_DET;
}

/* A capitalised word that may belong to the name behind it. */
static bool may_begin_name(const EntNames *n, uint32_t i)
{
  const EntToken *t = &n->f->a->tokens[i];
  if (!(t->flags & ENT_TOK_UPPER_FIRST) || t->name != ENT_NAME_NONE || n->f->taken[i])
    return false;
  if (t->upos != ENT_POS_PROPN && t->upos != ENT_POS_ADJ && t->upos != ENT_POS_NOUN)
    return false;
  const EntMentions *m = n->f->m;
  return !begins_no_name(n, i) && !ent_match_at(m, i, ENT_TABLE_ROLES) &&
         !ent_match_at(m, i, ENT_TABLE_COUNTRIES);
}

static bool is_tight_hyphen(const EntAnalysis *a, uint32_t i)
{
  return ent_token_is(a, i, "-") && !(a->tokens[i].flags & ENT_TOK_SPACE_AFTER);
}

/* A family name before a given name that the model left out, mostly since it is an
 * English word too: "He Lifeng", "An Qi". Not at the beginning of a sentence. */
static bool begins_with_surname(const EntNames *n, const EntNameSpan *s)
{
  if (s->end - s->first != 1 || s->first < n->first + 2) return false;
  uint32_t i = s->first - 1;
  const EntToken *t = &n->f->a->tokens[i];
  if (!(t->flags & ENT_TOK_UPPER_FIRST) || t->name != ENT_NAME_NONE) return false;
  if (n->f->a->tokens[i - 1].flags & ENT_TOK_PUNCT) return false;
  return ent_match_at(n->f->m, i, ENT_TABLE_SURNAMES) != NULL;
}

/* The second half of a given name behind a hyphen: "Seo-jin", not "Trump-era". */
static bool is_name_part(const EntNames *n, uint32_t i)
{
  const EntToken *t = &n->f->a->tokens[i];
  if (t->name != ENT_NAME_NONE || (t->flags & (ENT_TOK_HAS_DIGIT | ENT_TOK_PUNCT)))
    return false;
  bool brief = t->end - t->begin <= LONGEST_SYLLABLE;
  return brief && !ent_token_is_word(n->f->m, i, ENT_WORD_NO_NAME_PART);
}

/* "Masih Daneshavari [hospital]", "Kabul [airport]": a place or institution named after
 * a person or place. */
static void widen_facility(const EntNames *n, EntNameSpan *s)
{
  if (s->end >= n->end || !ent_token_is_word(n->f->m, s->end, ENT_WORD_FACILITY))
    return;
  if (ent_token_upper(n->f->a, s->end) || !n->f->a->tokens[s->end].upos) return;
  if (n->f->a->tokens[s->end].upos != ENT_POS_NOUN) return;
  s->end++;
  s->type = ENT_NAME_ORG;
}

static guint person_from(const EntNames *n, uint32_t i)
{
  for (guint k = 0; k < n->spans->len; k++)
    if (ent_span_at(n, k)->first == i && ent_span_at(n, k)->type == ENT_NAME_PER)
      return k;
  return n->spans->len;
}

/* "Anna Ofori-[Mensah]", "Lars-[Erik Lind]", but not the "Ofori-Lind talks". */
static bool is_double_name(const EntNames *n, const EntNameSpan *s,
                           const EntNameSpan *rest)
{
  if (s->end - s->first > 1 || rest->end - rest->first > 1) return true;
  return rest->end >= n->end || n->f->a->tokens[rest->end].upos != ENT_POS_NOUN;
}

/* "He [Lifeng]", "[Yoon Seo]-jin", "[Anna Ofori]-[Mensah]". */
static void widen_person(const EntNames *n, EntNameSpan *s)
{
  if (begins_with_surname(n, s)) s->first--;
  const EntToken *tokens = n->f->a->tokens;
  while (s->end + 1 < n->end && is_tight_hyphen(n->f->a, s->end) &&
         !(tokens[s->end - 1].flags & ENT_TOK_SPACE_AFTER)) {
    guint k = person_from(n, s->end + 1);
    if (k < n->spans->len && is_double_name(n, s, ent_span_at(n, k))) {
      s->end = ent_span_at(n, k)->end;
      ent_span_at(n, k)->end = ent_span_at(n, k)->first; /* is not emitted */
    } else if (s->end - s->first > 1 && is_name_part(n, s->end + 1)) {
      s->end += 2;
    } else {
      break;
    }
  }
}

/* "European [Union]", "UK-[China Joint Commission]": what the model left out in front.
 */
void ent_spans_widen(EntNames *n)
{
  const EntAnalysis *a = n->f->a;
  for (guint i = 0; i < n->spans->len; i++) {
    EntNameSpan *s = ent_span_at(n, i);
    if (s->type == ENT_NAME_PER) widen_person(n, s);
    if (s->type == ENT_NAME_PER || s->type == ENT_NAME_LOC) widen_facility(n, s);
    if (s->type != ENT_NAME_ORG && s->type != ENT_NAME_MISC) continue;
    const EntMatch *known = ent_match_at(n->f->m, s->first, ENT_TABLE_ORGANIZATIONS);
    if (known && known->end == s->end) continue; /* "Fellow [Democrats]" */
    uint32_t first = s->first;
    while (first > n->first && may_begin_name(n, first - 1))
      first--;
    if (first >= n->first + 2 && ent_token_is(a, first - 1, "-") &&
        !(a->tokens[first - 1].flags & ENT_TOK_SPACE_AFTER) &&
        ent_token_upper(a, first - 2) && s->end - s->first > 1)
      first -= 2;
    if (first == s->first) continue;
    s->first = first;
    s->entry = NULL;
    for (guint k = n->spans->len; k-- > 0;)
      if (k != i && ent_span_at(n, k)->first >= first &&
          ent_span_at(n, k)->end <= s->end) {
        g_array_remove_index(n->spans, k);
        if (k < i) s = ent_span_at(n, --i);
      }
  }
}

bool ent_names_in_title_case(const EntNames *n)
{
  if (ent_token_is(n->f->a, n->end - 1, ".")) return false;
  uint32_t words = 0, upper = 0;
  for (uint32_t i = n->first; i < n->end; i++) {
    if (n->f->a->tokens[i].flags & ENT_TOK_PUNCT) continue;
    words++;
    upper += ent_token_upper(n->f->a, i);
  }
  return words > 3 && upper * 3 > words * 2;
}

/* The institution may be named after a person: "Ben Franklin [Technology Partners]". */
static bool is_named_after(const EntMatch *head)
{
  if (head->entry->table != ENT_TABLE_ORG_HEADS) return false;
  EntClass cls = ent_knowledge_class(head->entry);
  return cls != ENT_CLASS_GOVERNMENT_BODY && cls != ENT_CLASS_POLITICAL_PARTY &&
         cls != ENT_CLASS_PLACE;
}

/* A capitalised word that can stand before the head of a name. */
static bool may_modify_head(const EntNames *n, uint32_t i, bool person)
{
  const EntToken *t = &n->f->a->tokens[i];
  const EntMentions *m = n->f->m;
  if (!(t->flags & ENT_TOK_UPPER_FIRST) || n->f->taken[i]) return false;
  if ((t->name == ENT_NAME_PER && !person) || begins_no_name(n, i)) return false;
  if (ent_match_at(m, i, ENT_TABLE_ROLES) || ent_match_at(m, i, ENT_TABLE_HONORIFICS))
    return false;
  return t->upos == ENT_POS_PROPN || t->upos == ENT_POS_ADJ || t->upos == ENT_POS_NOUN;
}

/* "Tenure of Office Act", "National Security and Investment Act". */
static bool crosses_link(const EntNames *n, uint32_t first)
{
  const EntAnalysis *a = n->f->a;
  if (first < n->first + 2 || a->tokens[first - 2].name == ENT_NAME_LOC) return false;
  if (!ent_token_is_word(n->f->m, first - 1, ENT_WORD_AND) &&
      !ent_token_is_word(n->f->m, first - 1, ENT_WORD_OF))
    return false;
  return may_modify_head(n, first - 2, false) &&
         !ent_match_at(n->f->m, first - 2, ENT_TABLE_COUNTRIES);
}

/* The name begins at first or before: over capitals, hyphens, and in laws "and". */
static uint32_t run_back(const EntNames *n, const EntMatch *head, uint32_t first)
{
  bool law = ent_knowledge_class(head->entry) == ENT_CLASS_LEGISLATION;
  bool person = is_named_after(head);
  while (first > n->first) {
    if (may_modify_head(n, first - 1, person))
      first--;
    else if (first >= n->first + 2 && is_tight_hyphen(n->f->a, first - 1) &&
             may_modify_head(n, first - 2, person))
      first -= 2;
    else if (law && crosses_link(n, first))
      first -= 2;
    else
      break;
  }
  return first;
}

/* The known institution that the run would cut is the beginning of a longer name:
 * "[UK Research and Innovation] Partnership Fund". */
static uint32_t over_known(const EntNames *n, uint32_t first, uint32_t end)
{
  for (guint i = 0; i < n->spans->len; i++) {
    const EntNameSpan *s = ent_span_at(n, i);
    bool cut = s->first < first && s->end > first && s->end < end;
    if (cut && s->entry && s->entry->table == ENT_TABLE_ORGANIZATIONS) return s->first;
  }
  return first;
}

static uint32_t run_first(const EntNames *n, const EntMatch *head)
{
  uint32_t first = run_back(n, head, head->first);
  uint32_t known = over_known(n, first, head->end);
  return known < first ? run_back(n, head, known) : first;
}

/* Where the name goes on behind its head with "of", "for" or "on" and capitals. */
static uint32_t run_end(const EntNames *n, uint32_t end)
{
  uint32_t head = end;
  const EntAnalysis *a = n->f->a;
  if (end + 1 >= n->end) return end;
  if (ent_token_is_word(n->f->m, end - 1, ENT_WORD_NAME_LINK)) end--; /* "School of" */
  if (!ent_token_is_word(n->f->m, end, ENT_WORD_NAME_LINK)) return end;
  uint32_t start = end + 1;
  if (ent_token_is_word(n->f->m, start, ENT_WORD_ARTICLE) && start + 1 < n->end)
    start++;
  uint32_t good = ent_token_upper(a, start) ? institution_end(n, start) : start;
  return good > start ? good : head;
}

/* "I WON THIS ELECTION": words in capitals on both sides that are no acronyms. */
static bool is_shouted(const EntNames *n, uint32_t i)
{
  const EntToken *t = n->f->a->tokens;
  if (!(t[i].flags & ENT_TOK_ALL_UPPER) || t[i].end - t[i].begin < SHOUTED)
    return false;
  uint32_t upper = 0;
  for (uint32_t k = i; k-- > n->first && (t[k].flags & ENT_TOK_ALL_UPPER);)
    upper++;
  for (uint32_t k = i + 1; k < n->end && (t[k].flags & ENT_TOK_ALL_UPPER); k++)
    upper++;
  return upper >= 2;
}

static const EntMatch *head_at(const EntNames *n, uint32_t i)
{
  if (!ent_token_upper(n->f->a, i) || n->f->taken[i] || is_shouted(n, i)) return NULL;
  const EntMatch *org = ent_match_at(n->f->m, i, ENT_TABLE_ORG_HEADS);
  const EntMatch *matter = ent_match_at(n->f->m, i, ENT_TABLE_MATTER_HEADS);
  if (org && matter) return matter->end > org->end ? matter : org;
  return org ? org : matter;
}

static bool all_upper_first(const EntMentions *m, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++)
    if (!ent_token_upper(m->a, i) && !continues_name(m, i)) return false;
  return true;
}

/* A span of the model or the gazetteers that the run must not swallow or cut. */
static bool stands_against(const EntNames *n, uint32_t first, uint32_t end)
{
  for (guint i = 0; i < n->spans->len; i++) {
    const EntNameSpan *s = ent_span_at(n, i);
    if (s->end <= first || s->first >= end) continue;
    uint32_t begin = s->first + ent_token_is_word(n->f->m, s->first, ENT_WORD_ARTICLE);
    bool inside = begin >= first && s->end <= end;
    bool around = begin <= first && s->end >= end;
    if (!inside || around) return true;
    if (s->entry && s->end == end && s->end - s->first > 1) return true;
  }
  return false;
}

/* "Tuanjie Resources of China": a head that only ends names; what is behind it says
 * where from. */
static bool ends_name(const EntMatch *head, uint32_t first)
{
  return head->first > first && head->entry->table == ENT_TABLE_ORG_HEADS &&
         g_str_equal(ent_entry_value(head->entry, "position"), "end");
}

/* "the Greens": the head of a party's name alone, in the plural behind "the". */
static bool is_party_alone(const EntNames *n, const EntMatch *head)
{
  return head->entry->table == ENT_TABLE_ORG_HEADS && head->first > n->first &&
         ent_knowledge_class(head->entry) == ENT_CLASS_POLITICAL_PARTY &&
         (n->f->a->tokens[head->end - 1].feats & ENT_FEAT(NUMBER_PLUR)) &&
         ent_token_is_word(n->f->m, head->first - 1, ENT_WORD_ARTICLE);
}

/* 3. Capitalised runs with a head: "Ministry of Science and Technology", "China-UK
 * Joint Commission on X, Y and Z", "Bilateral Agreement on Scientific Cooperation". */
void ent_spans_add_runs(EntNames *n)
{
  if (ent_names_in_title_case(n)) return;
  for (uint32_t i = n->first; i < n->end; i++) {
    const EntMatch *head = head_at(n, i);
    if (!head || head->end > n->end || !all_upper_first(n->f->m, i, head->end))
      continue;
    uint32_t first = run_first(n, head);
    uint32_t end = ends_name(head, first) ? head->end : run_end(n, head->end);
    bool longer = end - first > head->end - head->first;
    if ((!longer && !is_party_alone(n, head)) || stands_against(n, first, end))
      continue;
    bool matter = head->entry->table == ENT_TABLE_MATTER_HEADS;
    EntNameSpan name = {.first = first,
                        .end = end,
                        .type = matter ? ENT_NAME_MISC : ENT_NAME_ORG,
                        .margin = 0.7f};
    if (first > n->first && ent_token_is_word(n->f->m, first - 1, ENT_WORD_ARTICLE))
      ent_spans_drop_inside(n, first - 1, end); /* "[The Netherlands] Bank" */
    ent_spans_drop_inside(n, first, end);
    g_array_append_val(n->spans, name);
    i = end - 1;
  }
}
