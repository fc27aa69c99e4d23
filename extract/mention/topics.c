// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Fields that agreements, events and programmes are about: phrases of the table topics,
 * and what stands behind "agreement on", "cooperation in", "such as", one mention an
 * item. */
#include "extract/mention/phrase.h"

/* Longest topic in tokens: longer phrases are clauses in disguise. */
enum { MAX_TOPIC = 7 };

/* "issues", "areas of collaboration": the head names no field. */
static bool is_vague(const EntFinder *f, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i + 1 < end; i++)
    if (ent_token_is_word(f->m, i + 1, ENT_WORD_OF))
      return ent_token_is_word(f->m, i, ENT_WORD_VAGUE);
  return ent_token_is_word(f->m, end - 1, ENT_WORD_VAGUE);
}

static void add_topic(EntFinder *f, uint32_t first, uint32_t end)
{
  if (first >= end || end - first > MAX_TOPIC || ent_finder_is_taken(f, first, end))
    return;
  if (is_vague(f, first, end)) return;
  for (uint32_t i = first; i < end; i++)
    if (f->a->tokens[i].upos == ENT_POS_NUM) return;
  const EntMention *other = ent_found_at(f, end - 1);
  if (other && other->kind != ENT_MENTION_TOPIC) return;
  if (other && other->first <= first && other->end >= end) return;
  EntMention *m = ent_finder_add(f, ENT_MENTION_TOPIC, ENT_CLASS_TOPIC, first, end);
  m->confidence = 0.6f;
  const EntMatch *known = ent_match_at(f->m, first, ENT_TABLE_TOPICS);
  if (known && known->end == end) m->entry = known->entry;
}

/* "and" splits two fields, but not what shares a head ("food and water security",
 * unless it ends a list with commas) and no phrase of the table ("science and
 * technology"). */
static bool splits(const EntFinder *f, uint32_t first, uint32_t and, uint32_t end)
{
  const EntMatch *known = ent_match_at(f->m, first, ENT_TABLE_TOPICS);
  if (known && known->end > and) return false;
  bool listed = first > 0 && ent_token_is(f->a, first - 1, ",");
  return listed || !(and == first + 1 && end > and+2);
}

/* Past "the", "their". */
static uint32_t skip_edge(const EntFinder *f, uint32_t first, uint32_t end)
{
  while (first < end && (f->a->tokens[first].upos == ENT_POS_DET ||
                         (f->a->tokens[first].feats & ENT_FEAT(POSS))))
    first++;
  return first;
}

static void add_item(EntFinder *f, uint32_t first, uint32_t end)
{
  first = skip_edge(f, first, end);
  for (uint32_t i = first + 1; i + 1 < end; i++)
    if (ent_token_is_word(f->m, i, ENT_WORD_AND) && splits(f, first, i, end)) {
      add_topic(f, first, i);
      first = i + 1;
    }
  add_topic(f, first, end);
}

/* The end of the phrase of the table at i, or of a plain noun phrase. */
static uint32_t item_end(const EntFinder *f, uint32_t i, uint32_t limit)
{
  uint32_t end = ent_phrase_right(f, i, limit, true);
  const EntMatch *known = ent_match_at(f->m, i, ENT_TABLE_TOPICS);
  return known && known->end > end && known->end <= limit ? known->end : end;
}

/* One phrase of a list, and what parts it from the next. */
typedef struct {
  uint32_t first, end;
  bool comma, join;
} Part;

enum { MAX_PARTS = 32 };

static bool is_join(const EntFinder *f, uint32_t i)
{
  return ent_token_is_word(f->m, i, ENT_WORD_AND) ||
         ent_token_is_word(f->m, i, ENT_WORD_OR);
}

static uint32_t list_parts(const EntFinder *f, uint32_t i, uint32_t limit, Part *parts)
{
  uint32_t n = 0;
  while (n < MAX_PARTS) {
    uint32_t end = item_end(f, i, limit);
    if (end == i || ent_finder_is_taken(f, i, end)) break;
    Part *part = &parts[n++];
    *part = (Part){.first = i, .end = end};
    if (end >= limit) break;
    i = end;
    part->comma = ent_token_is(f->a, i, ",") || ent_token_is(f->a, i, ";");
    i += part->comma;
    part->join = i < limit && is_join(f, i);
    i += part->join;
    if (i == end || i >= limit) break;
  }
  return n;
}

/* "A and B, C, and D": where a comma stands before the last "and", the others join two
 * words for one field. */
static bool parts_by_comma(const Part *parts, uint32_t n)
{
  for (uint32_t i = 0; i + 1 < n; i++)
    if (parts[i].comma && parts[i].join) return true;
  return false;
}

/* "X, Y and Z" from i: each item a topic. Returns the end of the list. */
static uint32_t add_list(EntFinder *f, uint32_t i, uint32_t limit)
{
  Part parts[MAX_PARTS];
  uint32_t n = list_parts(f, i, limit, parts);
  bool joined = parts_by_comma(parts, n);
  for (uint32_t k = 0; k < n; k++) {
    uint32_t first = parts[k].first;
    if (!joined) {
      add_item(f, first, parts[k].end);
      continue;
    }
    while (k + 1 < n && parts[k].join && !parts[k].comma)
      k++;
    add_topic(f, skip_edge(f, first, parts[k].end), parts[k].end);
  }
  return n ? parts[n - 1].end : i;
}

/* How far behind "areas" the colon of its list may stand. */
enum { TO_COLON = 14 };

/* A colon, or a dash between spaces. */
static bool is_dash(const EntFinder *f, uint32_t i)
{
  if (ent_token_is(f->a, i, ":")) return true;
  return ent_token_is(f->a, i, "-") && i > 0 &&
         (f->a->tokens[i - 1].flags & ENT_TOK_SPACE_AFTER);
}

/* "areas of X and Y", "four pillars: X, Y and Z". */
static void add_fields(EntFinder *f, uint32_t noun, uint32_t limit)
{
  uint32_t i = noun + 1;
  bool of = i + 1 < limit && ent_token_is_word(f->m, i, ENT_WORD_OF);
  if (of && !ent_token_is_word(f->m, i + 1, ENT_WORD_TOPIC_NOUN)) {
    add_list(f, i + 1, limit);
    return;
  }
  while (i + 1 < limit && i < noun + TO_COLON && !is_dash(f, i))
    i++;
  if (i + 1 < limit && is_dash(f, i)) add_list(f, i + 1, limit);
}

/* A matter, or a word like cooperation, ends right before i. "In" behind an event says
 * where it was. */
static bool follows_matter(const EntFinder *f, uint32_t i, uint32_t begin)
{
  if (i == begin) return false;
  const EntMention *m = ent_found_at(f, i - 1);
  if (m &&
      (m->cls == ENT_CLASS_AGREEMENT || m->cls == ENT_CLASS_EVENT ||
       m->cls == ENT_CLASS_PROGRAMME || m->cls == ENT_CLASS_LEGISLATION) &&
      m->end == i)
    return m->cls != ENT_CLASS_EVENT ||
           !ent_token_is_word(f->m, i, ENT_WORD_PLACE_PREP);
  return ent_token_is_word(f->m, i - 1, ENT_WORD_TOPIC_NOUN);
}

void ent_find_topics(EntFinder *f, uint32_t sentence)
{
  const EntSentence *s = &f->a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *always = ent_word_at(f->m, i, ENT_WORD_TOPIC_LIST);
    const EntMatch *link = ent_word_at(f->m, i, ENT_WORD_TOPIC_LINK);
    if (always && always->end < s->end)
      add_list(f, always->end, s->end);
    else if (link && link->end < s->end && follows_matter(f, i, s->first))
      add_list(f, link->end, s->end);
    else if (ent_token_is_word(f->m, i, ENT_WORD_FIELD_NOUN))
      add_fields(f, i, s->end);
  }
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntMatch *known = ent_match_at(f->m, i, ENT_TABLE_TOPICS);
    if (!known || known->end > s->end) continue;
    add_topic(f, i, known->end);
    i = known->end - 1;
  }
}
