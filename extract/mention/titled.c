// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names told by what stands around them: a title in front, "v." between two sides, a
 * picture credit. */
#include "extract/mention/spans.h"

/* Words of a name behind a title. */
enum { LONGEST_NAME = 4 };

static bool is_covered(const EntNames *n, uint32_t i)
{
  for (guint k = 0; k < n->spans->len; k++)
    if (i >= ent_span_at(n, k)->first && i < ent_span_at(n, k)->end) return true;
  return n->f->taken[i];
}

/* A capitalised word that may be one of a person's name and is nothing else. */
static bool may_be_name_word(const EntNames *n, uint32_t i)
{
  const EntMentions *m = n->f->m;
  if (!ent_token_upper(n->f->a, i) || is_covered(n, i)) return false;
  if (n->f->a->tokens[i].flags & (ENT_TOK_PUNCT | ENT_TOK_HAS_DIGIT)) return false;
  return !ent_match_at(m, i, ENT_TABLE_ROLES) &&
         !ent_match_at(m, i, ENT_TABLE_HONORIFICS) &&
         !ent_match_at(m, i, ENT_TABLE_ORG_HEADS) &&
         !ent_match_at(m, i, ENT_TABLE_MATTER_HEADS) &&
         !ent_match_at(m, i, ENT_TABLE_COUNTRIES) &&
         !ent_match_at(m, i, ENT_TABLE_TIME_WORDS);
}

/* At least two words, one of them known as a name. */
static bool is_persons(const EntNames *n, uint32_t first, uint32_t end)
{
  if (end - first < 2) return false;
  for (uint32_t i = first; i < end; i++)
    if (ent_match_at(n->f->m, i, ENT_TABLE_GIVEN_NAMES) ||
        ent_match_at(n->f->m, i, ENT_TABLE_SURNAMES))
      return true;
  return false;
}

/* The name behind a title that ends at i, for which a model's name may begin in the
 * middle ("He [Lifeng]"). */
static void add_behind_title(EntNames *n, uint32_t i)
{
  uint32_t end = i;
  while (end < n->end && end - i < LONGEST_NAME && may_be_name_word(n, end))
    end++;
  if (!is_persons(n, i, end)) return;
  EntNameSpan name = {.first = i, .end = end, .type = ENT_NAME_PER, .margin = 0.5f};
  g_array_append_val(n->spans, name);
}

void ent_spans_add_titled(EntNames *n)
{
  if (ent_names_in_title_case(n)) return;
  for (uint32_t i = n->first; i < n->end; i++) {
    const EntMatch *title = ent_match_at(n->f->m, i, ENT_TABLE_ROLES);
    if (!title) title = ent_match_at(n->f->m, i, ENT_TABLE_HONORIFICS);
    if (!title || title->end >= n->end || !ent_token_upper(n->f->a, title->end - 1))
      continue;
    add_behind_title(n, title->end);
    i = title->end - 1;
  }
}

/* The token in brackets becomes a name, whatever else the model took it for, unless it
 * is known or a person's or place's. */
static void add_bracketed(EntNames *n, uint32_t token)
{
  for (guint k = 0; k < n->spans->len; k++) {
    EntNameSpan *s = ent_span_at(n, k);
    if (s->first != token || s->end != token + 1) continue;
    if (s->type == ENT_NAME_MISC && !s->entry) s->type = ENT_NAME_ORG;
    return;
  }
  if (!may_be_name_word(n, token)) return;
  EntNameSpan name = {
      .first = token, .end = token + 1, .type = ENT_NAME_ORG, .margin = 0.6f};
  g_array_append_val(n->spans, name);
}

void ent_spans_add_bracketed(EntNames *n)
{
  const EntAnalysis *a = n->f->a;
  for (guint k = 0; k < n->spans->len; k++) {
    const EntNameSpan s = *ent_span_at(n, k);
    uint32_t in = s.end + 1;
    if (s.type == ENT_NAME_ORG && in + 1 < n->end && ent_token_is(a, s.end, "(") &&
        ent_token_is(a, in + 1, ")") && ent_letters_in_order(a, in, s.first, s.end))
      add_bracketed(n, in);
  }
}

/* Two to four capitalised words that no table knows and no head ends. */
static bool may_be_person(const EntNames *n, const EntNameSpan *s)
{
  uint32_t length = s->end - s->first;
  if (s->entry || length < 2 || length > LONGEST_NAME) return false;
  if (ent_match_ending(n->f->m, s->first, s->end, ENT_TABLE_ORG_HEADS) ||
      ent_match_ending(n->f->m, s->first, s->end, ENT_TABLE_MATTER_HEADS))
    return false;
  for (uint32_t i = s->first; i < s->end; i++)
    if (!(n->f->a->tokens[i].flags & ENT_TOK_UPPER_FIRST)) return false;
  return true;
}

/* Where "of Chile" begins that ends at end, a state, an institution or, before a given
 * name, any name; else end. */
static uint32_t before_whose(const EntNames *n, uint32_t end, const EntNameSpan *s)
{
  const EntMentions *m = n->f->m;
  for (guint k = 0; k < n->spans->len; k++) {
    const EntNameSpan *whose = ent_span_at(n, k);
    uint32_t of = whose->first;
    if (whose->end != end || of < n->first + 2) continue;
    if (ent_token_is_word(m, of - 1, ENT_WORD_ARTICLE)) of--;
    if (!ent_token_is_word(m, of - 1, ENT_WORD_TITLE_LINK)) continue;
    if (whose->type == ENT_NAME_ORG ||
        ent_match_at(m, s->first, ENT_TABLE_GIVEN_NAMES) ||
        ent_match_ending(m, whose->first, end, ENT_TABLE_COUNTRIES))
      return of - 1;
  }
  return end;
}

/* "the prime minister, Pham Minh Chinh, arrived", "the president of Chile, Ada Lind,":
 * a name between commas behind an office is its holder's, whatever the model took it
 * for. */
static bool is_apposed_to_title(const EntNames *n, const EntNameSpan *s)
{
  const EntAnalysis *a = n->f->a;
  if (s->first < n->first + 2 || !ent_token_is(a, s->first - 1, ",")) return false;
  if (s->end >= n->end || !(a->tokens[s->end].flags & ENT_TOK_PUNCT)) return false;
  uint32_t end = before_whose(n, s->first - 1, s);
  const EntMatch *title = ent_match_ending(n->f->m, n->first, end, ENT_TABLE_ROLES);
  return title && !(a->tokens[title->end - 1].feats & ENT_FEAT(NUMBER_PLUR));
}

void ent_spans_retype_apposed(EntNames *n)
{
  for (guint i = 0; i < n->spans->len; i++) {
    EntNameSpan *s = ent_span_at(n, i);
    if (s->type == ENT_NAME_PER || !may_be_person(n, s) || !is_apposed_to_title(n, s))
      continue;
    s->type = ENT_NAME_PER;
    s->margin = 0.5f;
  }
}

/* Where the capitals of one side of a case begin or end. */
static uint32_t side_first(const EntNames *n, uint32_t versus)
{
  uint32_t first = versus;
  while (first > n->first && ent_token_upper(n->f->a, first - 1) &&
         !ent_match_at(n->f->m, first - 1, ENT_TABLE_NOT_NAMES))
    first--;
  return first;
}

static uint32_t side_end(const EntNames *n, uint32_t i)
{
  uint32_t end = i;
  while (end < n->end && ent_token_upper(n->f->a, end))
    end++;
  return end;
}

/* "Kelly v. United States": the case takes its sides' names along. */
void ent_spans_add_cases(EntNames *n)
{
  for (uint32_t i = n->first + 1; i + 1 < n->end; i++) {
    if (!ent_token_is_word(n->f->m, i, ENT_WORD_VERSUS)) continue;
    uint32_t right = i + 1;
    if (ent_token_is(n->f->a, right, ".") && right + 1 < n->end) right++;
    uint32_t first = side_first(n, i), end = side_end(n, right);
    if (first == i || end == right) continue;
    ent_spans_drop_inside(n, first, end);
    EntNameSpan name = {.first = first,
                        .end = end,
                        .type = ENT_NAME_MISC,
                        .margin = 0.8f,
                        .is_case = true};
    g_array_append_val(n->spans, name);
    i = end - 1;
  }
}

/* The end of a credit that begins at i: "Image: A. Lind.", "(Photo by A. Lind)", or i
 * if there is none. */
static uint32_t credit_end(const EntNames *n, uint32_t i)
{
  const EntMatch *word = ent_word_at(n->f->m, i, ENT_WORD_CREDIT);
  if (!word || word->end + 1 >= n->end) return i;
  bool by = ent_token_is_word(n->f->m, word->end, ENT_WORD_CREDIT_BY);
  if (!ent_token_is(n->f->a, word->end, ":") && !by) return i;
  uint32_t end = word->end;
  while (end < n->end && !ent_token_is(n->f->a, end, ")"))
    end++;
  /* "a photo by Lind shows" is no credit: credits are capitals */
  for (uint32_t k = word->end + 1; by && k < end; k++)
    if (!ent_token_upper(n->f->a, k) && !(n->f->a->tokens[k].flags & ENT_TOK_PUNCT))
      return i;
  return end;
}

void ent_spans_skip_credits(EntNames *n)
{
  for (uint32_t i = n->first; i < n->end; i++) {
    uint32_t end = credit_end(n, i);
    if (end > i) ent_finder_take(n->f, i, end);
  }
}
