// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Agreements, events, programmes and laws by description: the same words, or a definite
 * description of a class whose modifiers do not contradict an earlier one. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

/* Mentions that an antecedent is looked for among. */
enum { LOOK_BACK = 500 };
/* Lines in which a headline is looked for, and sentences that tell it again. */
enum { HEADLINES = 4 };

static bool is_matter(const EntMention *m)
{
  return m->cls == ENT_CLASS_AGREEMENT || m->cls == ENT_CLASS_EVENT ||
         m->cls == ENT_CLASS_PROGRAMME || m->cls == ENT_CLASS_LEGISLATION;
}

static bool has_word(const EntCoref *c, const EntMention *m, const char *norm)
{
  uint32_t end = m->full_end > m->end ? m->full_end : m->end;
  for (uint32_t i = m->first; i < end; i++)
    if (g_str_equal(c->a->tokens[i].norm, norm)) return true;
  return false;
}

/* The word that the head stands for: "investigation" for "inquiry". */
static const char *head_word(const EntCoref *c, const EntMention *m)
{
  const EntMatch *word = ent_word_at(c->m, m->head, ENT_WORD_SAME_HEAD);
  return word ? ent_entry_value(word->entry, "value") : c->a->tokens[m->head].norm;
}

/* "latest", "updated" say the same of an agreement, "previous", "old" the same. */
static int age_of(const EntCoref *c, uint32_t token)
{
  if (ent_token_is_word(c->m, token, ENT_WORD_NEWER)) return ENT_WORD_NEWER;
  return ent_token_is_word(c->m, token, ENT_WORD_OLDER) ? ENT_WORD_OLDER : -1;
}

static bool has_age(const EntCoref *c, const EntMention *m, int age)
{
  for (uint32_t i = m->first; age >= 0 && i < m->end; i++)
    if (ent_token_is_word(c->m, i, (EntWord)age)) return true;
  return false;
}

/* The mention has the word, or one that says the same. */
static bool has_modifier(const EntCoref *c, const EntMention *m, uint32_t token)
{
  return has_word(c, m, c->a->tokens[token].norm) || has_age(c, m, age_of(c, token));
}

static bool same_head(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  return g_str_equal(head_word(c, x), head_word(c, y));
}

/* A token of the head itself, which may be several words ("memorandum of
 * understanding"). */
static bool is_of_head(const EntCoref *c, const EntMention *m, uint32_t i)
{
  if (i == m->head || ent_token_is_word(c->m, i, ENT_WORD_OF)) return true;
  return ent_token_is_word(c->m, i, ENT_WORD_SAME_HEAD) && i + 1 < m->end &&
         ent_token_is_word(c->m, i + 1, ENT_WORD_OF);
}

/* Every modifier of the later that could tell it apart is a word of the earlier. */
static bool modifiers_agree(const EntCoref *c, const EntMention *later,
                            const EntMention *earlier)
{
  for (uint32_t i = later->first; i < later->end; i++) {
    if (is_of_head(c, later, i) || c->a->tokens[i].upos == ENT_POS_PUNCT) continue;
    if (!ent_token_is_word(c->m, i, ENT_WORD_DESCRIBING) &&
        !has_modifier(c, earlier, i))
      return false;
  }
  return true;
}

/* "previous", "2017", "11th" on one side only keeps the two apart. */
static bool is_contrast(const EntCoref *c, uint32_t token)
{
  const EntToken *t = &c->a->tokens[token];
  return (t->flags & ENT_TOK_HAS_DIGIT) ||
         ent_token_is_word(c->m, token, ENT_WORD_CONTRAST);
}

static bool contrasts(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  for (uint32_t i = x->first; i < x->end; i++)
    if (is_contrast(c, i) && !has_modifier(c, y, i)) return true;
  return false;
}

static bool names_somebody(const EntCoref *c, const EntMention *m)
{
  for (uint32_t i = m->end; i < m->full_end; i++)
    if (c->a->tokens[i].upos == ENT_POS_PROPN) return true;
  return false;
}

/* "the contract with X", "the contract with Y". */
static bool names_others(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  if (!names_somebody(c, x) || !names_somebody(c, y)) return false;
  for (uint32_t i = x->end; i < x->full_end; i++)
    if (c->a->tokens[i].upos == ENT_POS_PROPN && !has_word(c, y, c->a->tokens[i].norm))
      return true;
  return false;
}

/* The year behind "of", "the agreement [of 2014]", or ENT_NONE. */
static uint32_t year_behind(const EntCoref *c, const EntMention *m)
{
  uint32_t i = m->end;
  if (i + 1 >= c->a->sentences[m->sentence].end ||
      !ent_token_is_word(c->m, i, ENT_WORD_OF))
    return ENT_NONE;
  const EntToken *t = &c->a->tokens[i + 1];
  bool year = (t->flags & ENT_TOK_ALL_DIGIT) && t->norm_length == 4;
  return year ? i + 1 : ENT_NONE;
}

/* "the agreement of 2014" is no other that its text has not dated so. */
static bool is_dated_otherwise(const EntCoref *c, const EntMention *x,
                               const EntMention *y)
{
  uint32_t year = year_behind(c, x), other = year_behind(c, y);
  if (year == ENT_NONE) return false;
  const char *norm = c->a->tokens[year].norm;
  return !has_word(c, y, norm) &&
         (other == ENT_NONE || !g_str_equal(c->a->tokens[other].norm, norm));
}

/* "the extension of [the pact]". */
static bool lies_within(const EntMention *x, const EntMention *y)
{
  return x->sentence == y->sentence && x->first < y->full_end;
}

/* What stands behind the later in its own phrase ("the agreement [signed in Lisbon]")
 * is said of the earlier too; else it singles out another. */
static bool rest_agrees(const EntCoref *c, const EntMention *later,
                        const EntMention *earlier)
{
  const EntSentence *s = &c->a->sentences[earlier->sentence];
  uint32_t i = later->end, limit = c->a->sentences[later->sentence].end;
  uint32_t end = later->full_end;
  if (i < limit && c->a->tokens[i].upos == ENT_POS_VERB && i == end)
    for (end = i + 1; end < limit && !(c->a->tokens[end].flags & ENT_TOK_PUNCT);)
      end++;
  for (; i < end; i++) {
    uint8_t pos = c->a->tokens[i].upos;
    if (pos != ENT_POS_PROPN && pos != ENT_POS_NUM) continue;
    bool found = false;
    for (uint32_t j = s->first; j < s->end && !found; j++)
      found = g_str_equal(c->a->tokens[i].norm, c->a->tokens[j].norm);
    if (!found) return false;
  }
  return true;
}

/* The earlier stands in the headline, a line without full stop among the first, which
 * the sentences behind it tell again: "holds rally", "held a rally". */
static bool is_told_again(const EntCoref *c, const EntMention *later,
                          const EntMention *earlier)
{
  const EntSentence *line = &c->a->sentences[earlier->sentence];
  bool headline = earlier->sentence < HEADLINES &&
                  !(c->a->tokens[line->end - 1].flags & ENT_TOK_PUNCT);
  return headline && later->sentence > earlier->sentence &&
         later->sentence < earlier->sentence + HEADLINES;
}

/* It has more words than its head. */
static bool is_modified(const EntCoref *c, const EntMention *m)
{
  const EntMatch *head =
      ent_match_ending(c->m, m->first, m->end, ENT_TABLE_MATTER_HEADS);
  return head && head->first > m->first;
}

/* How near the heads of two descriptions are. */
typedef enum { SAME_WORD, SAME_GROUP, ANY_HEAD } Nearness;

static Nearness nearness(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  if (g_str_equal(c->a->tokens[x->head].norm, c->a->tokens[y->head].norm))
    return SAME_WORD;
  return same_head(c, x, y) ? SAME_GROUP : ANY_HEAD;
}

static bool is_same(const EntCoref *c, uint32_t later, uint32_t earlier)
{
  const EntMention *x = ent_coref_mention(c, later), *y = ent_coref_mention(c, earlier);
  if (x->cls != y->cls || x->plural != y->plural || lies_within(x, y)) return false;
  if (names_others(c, x, y) || is_dated_otherwise(c, x, y)) return false;
  if (g_str_equal(ent_coref_key(c, later), ent_coref_key(c, earlier)))
    return x->definite || x->end - x->first > 1;
  if (contrasts(c, x, y) || (is_modified(c, x) && contrasts(c, y, x))) return false;
  if (!x->definite)
    return is_told_again(c, x, y) && same_head(c, x, y) &&
           (modifiers_agree(c, x, y) || modifiers_agree(c, y, x));
  return modifiers_agree(c, x, y) &&
         (nearness(c, x, y) == SAME_WORD || rest_agrees(c, x, y));
}

/* "said [in a joint statement]": where something is told, no "treaty" of which it
 * tells. */
static bool is_where_told(const EntCoref *c, const EntMention *m)
{
  if (m->kind != ENT_MENTION_DESCRIPTION) return false;
  const EntMatch *kind = ent_match_at(c->m, m->head, ENT_TABLE_MATTER_KINDS);
  uint32_t first = c->a->sentences[m->sentence].first, before = MIN(m->outer, m->first);
  while (before > first && (ent_token_is_word(c->m, before - 1, ENT_WORD_ARTICLE) ||
                            c->a->tokens[before - 1].upos == ENT_POS_DET))
    before--;
  return kind && g_str_equal(ent_entry_value(kind->entry, "kind"), "declaration") &&
         before > first && ent_token_is_word(c->m, before - 1, ENT_WORD_IN);
}

/* The nearest earlier one that it can be with a head as near as this. */
static uint32_t find_same(const EntCoref *c, uint32_t i, Nearness near)
{
  const EntMention *m = ent_coref_mention(c, i);
  for (uint32_t j = i; j-- > 0 && i - j < LOOK_BACK;) {
    const EntMention *o = ent_coref_mention(c, j);
    bool candidate = o->kind == ENT_MENTION_DESCRIPTION ||
                     (o->kind == ENT_MENTION_NAME && is_matter(o));
    if (!candidate || nearness(c, m, o) != near) continue;
    if (near == ANY_HEAD && is_where_told(c, o)) continue;
    if (is_same(c, i, j)) return j;
  }
  return ENT_NONE;
}

/* An agreement may change its head ("the deal", "the accord"), others may not. */
void ent_coref_descriptions(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_DESCRIPTION) continue;
    uint32_t found = find_same(c, i, SAME_WORD);
    if (found == ENT_NONE) found = find_same(c, i, SAME_GROUP);
    if (found == ENT_NONE && m->cls == ENT_CLASS_AGREEMENT)
      found = find_same(c, i, ANY_HEAD);
    if (found != ENT_NONE) ent_coref_join(c, found, i);
  }
}
