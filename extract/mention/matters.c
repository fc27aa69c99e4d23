// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Agreements, events, programmes and laws by description: a head of the table
 * matter-heads with its modifiers, and what the phrase behind it adds ("with X", "on
 * Y"). */
#include "extract/mention/classify.h"
#include "extract/mention/phrase.h"
#include <string.h>

/* How much a head needs around it before it singles out one thing. */
typedef enum { NEED_NOTHING, NEED_MODIFIER, NEED_MUCH, NEED_ORDINAL, NEED_MATTER } Need;

static Need need_of(const EntMatch *head)
{
  const char *kind = ent_entry_value(head->entry, "kind");
  if (g_str_equal(kind, "generic")) return NEED_MUCH;
  if (g_str_equal(kind, "session")) return NEED_ORDINAL;
  if (g_str_equal(kind, "renewal")) return NEED_MATTER;
  return g_str_equal(kind, "proper") ? NEED_NOTHING : NEED_MODIFIER;
}

static bool is_negated(const EntFinder *f, uint32_t first, uint32_t limit)
{
  if (ent_token_is_word(f->m, first, ENT_WORD_GENERIC)) return true; /* "no-deal" */
  return first > limit && (ent_token_is_word(f->m, first - 1, ENT_WORD_GENERIC) ||
                           (f->a->tokens[first - 1].feats & ENT_FEAT(POLARITY_NEG)));
}

/* The end of "with X and Y", "between X and Y", "on Z" behind the head. */
static uint32_t phrase_behind(const EntFinder *f, uint32_t end, uint32_t limit)
{
  if (end + 1 >= limit || !ent_token_is_word(f->m, end, ENT_WORD_MATTER_LINK))
    return end;
  uint32_t i = end + 1, good = end;
  while (i < limit) {
    const EntMention *name = ent_found_at(f, i);
    if (name && name->kind == ENT_MENTION_DATE) break; /* "a pact on Monday" */
    if (f->a->tokens[i].upos == ENT_POS_NUM) break;    /* "about eight miles off" */
    uint32_t next =
        name && f->taken[i] ? name->end : ent_phrase_right(f, i, limit, true);
    if (next <= i) break;
    if (next < limit && f->a->tokens[next].upos == ENT_POS_NUM) break;
    good = next;
    if (good >= limit || !ent_token_is_word(f->m, good, ENT_WORD_AND)) break;
    i = good + 1;
  }
  return good;
}

static uint32_t strip_edge(const EntFinder *f, uint32_t first, uint32_t head)
{
  while (first < head && (ent_token_is(f->a, first, "-") ||
                          ent_token_is_word(f->m, first, ENT_WORD_AND) ||
                          ent_token_is(f->a, first, "'s")))
    first++;
  return first;
}

/* "a memorandum", "an attack": one of its kind, that the rest of the text may tell of.
 */
static bool is_one(const EntFinder *f, uint32_t first, uint32_t limit)
{
  return first > limit && (f->a->tokens[first - 1].feats & ENT_FEAT(DEFINITE_IND));
}

/* Where a sum of money or a date before the phrase begins: "a [EUR 30 million] fund",
 * "the [Sunday] trade ban". */
static uint32_t before_money(const EntFinder *f, uint32_t first, uint32_t limit)
{
  if (first == limit) return first;
  const EntMention *sum = ent_found_at(f, first - 1);
  bool value = sum && (sum->kind == ENT_MENTION_MONEY || sum->kind == ENT_MENTION_DATE);
  return value ? sum->first : first;
}

/* "eighth", "11th". */
static bool is_ordinal(const EntFinder *f, uint32_t i)
{
  const EntMatch *word = ent_match_at(f->m, i, ENT_TABLE_NUMBERS);
  if (word && g_str_equal(ent_entry_value(word->entry, "kind"), "ordinal")) return true;
  const char *norm = f->a->tokens[i].norm;
  return g_ascii_isdigit(*norm) && g_ascii_isalpha(norm[strlen(norm) - 1]);
}

static bool has_ordinal(const EntFinder *f, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++)
    if (is_ordinal(f, i)) return true;
  return false;
}

/* How far behind "extension of" the word may stand that it is the extension of. */
enum { RENEWED = 12 };

/* The end of what "extension of their 46-year-old pact" extends, or 0. */
static uint32_t renewed_end(const EntFinder *f, const EntMatch *head)
{
  uint32_t i = head->end, end = MIN(f->a->n_tokens, i + RENEWED);
  if (i >= end || !(ent_token_is(f->a, i, "of") || ent_token_is(f->a, i, "to")))
    return 0;
  for (; i < end; i++) {
    uint8_t pos = f->a->tokens[i].upos;
    if (pos == ENT_POS_VERB || pos == ENT_POS_AUX || ent_token_is(f->a, i, "."))
      return 0;
    const EntMatch *what = ent_match_at(f->m, i, ENT_TABLE_MATTER_HEADS);
    if (what && ent_knowledge_class(what->entry) == ENT_CLASS_AGREEMENT)
      return what->end;
  }
  return 0;
}

/* "a cooperation extension", "the treaty renewal". */
static bool renews_before(const EntFinder *f, uint32_t first, const EntMatch *head)
{
  for (uint32_t i = first; i < head->first; i++)
    if (ent_match_at(f->m, i, ENT_TABLE_MATTER_HEADS) ||
        ent_token_is_word(f->m, i, ENT_WORD_TOPIC_NOUN))
      return true;
  return false;
}

/* "wildfires", "small earthquakes": several of their kind, no name with them. "talks"
 * and the like have no singular. */
static bool is_bare_plural(const EntFinder *f, const EntMention *m,
                           const EntMatch *head)
{
  const char *lemma = f->a->tokens[head->end - 1].lemma;
  if (!(f->a->tokens[head->end - 1].feats & ENT_FEAT(NUMBER_PLUR)) || !lemma)
    return false;
  if (m->definite || m->full_end > m->end) return false;
  if (!ent_knowledge_find(f->k, ENT_TABLE_MATTER_HEADS, lemma)) return false;
  for (uint32_t i = m->first; i < head->first; i++)
    if (f->taken[i] || ent_match_at(f->m, i, ENT_TABLE_COUNTRIES)) return false;
  return true;
}

/* How many mentions back "the programme" may have been named. */
enum { NAMED_FAR = 1000 };

/* "the programme", behind a name that ends in that word. */
static bool has_namesake(const EntFinder *f, const EntMatch *head)
{
  guint end = f->found->len;
  for (guint i = end; i-- > 0 && end - i < NAMED_FAR;) {
    const EntMention *o = &g_array_index(f->found, EntMention, i);
    if (o->kind == ENT_MENTION_NAME && o->cls == ent_knowledge_class(head->entry) &&
        g_str_equal(f->a->tokens[o->end - 1].norm, f->a->tokens[head->end - 1].norm))
      return true;
  }
  return false;
}

static bool singles_out(const EntFinder *f, const EntMention *m, const EntMatch *head,
                        uint32_t limit)
{
  uint32_t from = before_money(f, m->first, limit);
  bool modified = from < head->first;
  bool behind = m->full_end > m->end;
  EntClass cls = ent_knowledge_class(head->entry);
  bool plural = (f->a->tokens[head->end - 1].feats & ENT_FEAT(NUMBER_PLUR)) != 0;
  if (is_negated(f, from, limit) || (plural && cls != ENT_CLASS_EVENT)) return false;
  if (is_bare_plural(f, m, head)) return false;
  if (need_of(head) == NEED_ORDINAL) return has_ordinal(f, m->first, head->first);
  if (need_of(head) == NEED_MATTER)
    return renewed_end(f, head) || renews_before(f, m->first, head);
  bool needs_more = cls == ENT_CLASS_PROGRAMME || cls == ENT_CLASS_LEGISLATION;
  if (need_of(head) == NEED_MUCH && needs_more)
    return modified || behind ? m->definite || is_one(f, from, limit)
                              : m->definite && has_namesake(f, head);
  if (need_of(head) == NEED_MUCH && plural && !modified && !behind) return false;
  return modified || behind || m->definite || is_one(f, from, limit);
}

/* "agreed to [resume] talks", "Malta [sign] agreement": what stands behind the "to" of
 * an infinitive or behind a name is a verb, whatever the tagger takes it for. */
static uint32_t after_infinitive(const EntFinder *f, uint32_t first, uint32_t begin,
                                 uint32_t head)
{
  /* "Malta [sign] agreement" */
  for (uint32_t i = first + 1; i < head; i++)
    if (ent_token_is_word(f->m, i, ENT_WORD_EVENT_VERB) && !ent_token_upper(f->a, i) &&
        f->taken[i - 1] && !f->taken[i])
      return strip_edge(f, i + 1, head);
  bool to = first > begin && ent_token_is(f->a, first - 1, "to") &&
            (f->a->tokens[first - 1].upos == ENT_POS_PART ||
             ent_token_is_word(f->m, first, ENT_WORD_EVENT_VERB));
  return to && first < head ? strip_edge(f, first + 1, head) : first;
}

static void find_matter(EntFinder *f, const EntMatch *head, uint32_t begin,
                        uint32_t limit)
{
  uint32_t first =
      strip_edge(f, ent_phrase_left(f, head->first, begin, true), head->first);
  first = after_infinitive(f, first, begin, head->first);
  if (first > begin && is_ordinal(f, first - 1) && !f->taken[first - 1]) first--;
  EntMention m = {.full_end = phrase_behind(f, head->end, limit),
                  .first = first,
                  .end = head->end,
                  .definite =
                      ent_phrase_definite(f, before_money(f, first, begin), begin)};
  if (!singles_out(f, &m, head, begin)) return;
  if (need_of(head) == NEED_MATTER && renewed_end(f, head))
    m.full_end = phrase_behind(f, renewed_end(f, head), limit);
  EntMention *found = ent_finder_add(
      f, ENT_MENTION_DESCRIPTION, ent_knowledge_class(head->entry), first, head->end);
  found->entry = head->entry;
  found->full_end = m.full_end;
  found->definite = m.definite;
  found->confidence = 0.6f;
  found->plural = (f->a->tokens[head->end - 1].feats & ENT_FEAT(NUMBER_PLUR)) != 0;
}

void ent_find_matters(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *head = ent_match_at(f->m, i, ENT_TABLE_MATTER_HEADS);
    if (!head || head->end > s->end || ent_finder_is_taken(f, i, head->end) ||
        ent_matter_head_is_named(head))
      continue;
    /* "a memorandum of understanding": only a single word may be another's verb */
    uint8_t pos = f->a->tokens[head->end - 1].upos;
    if (head->end == i + 1 &&
        (pos == ENT_POS_VERB || pos == ENT_POS_AUX || pos == ENT_POS_ADJ))
      continue;
    /* "agreement" in "agreement text" is a modifier: the last head of a run counts */
    if (head->end < s->end && f->a->tokens[head->end].upos == ENT_POS_NOUN &&
        !f->taken[head->end])
      continue;
    find_matter(f, head, s->first, s->end);
    i = head->end - 1;
  }
}
