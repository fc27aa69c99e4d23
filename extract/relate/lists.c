// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lists of fields: "areas such as A, B and C", "three pillars: A, B and C", "A, B and
 * C", "those sectors". Read from the words, since trees of long lists are rarely right.
 */
#include "extract/mention/finder.h"
#include "extract/relate/engine.h"

enum {
  LINK_NEAR = 6,   /* words from "areas" to "such as" */
  LINK_COLON = 16, /* words from "areas" to the colon */
  ITEM_SKIP = 4,   /* words of an item, or before it, that is no topic */
  LISTS_BACK = 3   /* sentences back to what "those sectors" are */
};

static bool is_word(const EntRelate *r, uint32_t i, const char *word)
{
  return ent_token_is(r->a, i, word);
}

static bool is_comma_or_join(const EntRelate *r, uint32_t i)
{
  return is_word(r, i, ",") || is_word(r, i, ";") || is_word(r, i, "and") ||
         is_word(r, i, "or") || is_word(r, i, "&");
}

/* Quotes, determiners and adjectives before an item: "the", "joint". */
static bool may_precede(const EntRelate *r, uint32_t i)
{
  uint8_t pos = relate_token(r, i)->upos;
  return pos == ENT_POS_DET || pos == ENT_POS_ADJ || is_word(r, i, "\"");
}

static bool is_item_word(const EntRelate *r, uint32_t i)
{
  uint8_t pos = relate_token(r, i)->upos;
  return pos == ENT_POS_NOUN || pos == ENT_POS_ADJ || pos == ENT_POS_DET ||
         is_word(r, i, "-") || is_word(r, i, "\"");
}

/* The topic that begins at the token, or ENT_NONE. */
static uint32_t topic_at(const EntRelate *r, uint32_t token)
{
  for (uint32_t i = r->first_mention[r->sentence];
       i < r->first_mention[r->sentence + 1] && r->m->mentions[i].first <= token; i++)
    if (r->m->mentions[i].first == token && r->m->mentions[i].kind == ENT_MENTION_TOPIC)
      return i;
  return ENT_NONE;
}

static uint32_t topic_soon(const EntRelate *r, uint32_t token, uint32_t end)
{
  for (uint32_t i = token; i < end && i <= token + ITEM_SKIP; i++) {
    uint32_t topic = topic_at(r, i);
    if (topic != ENT_NONE) return topic;
    if (!may_precede(r, i)) return ENT_NONE;
  }
  return ENT_NONE;
}

/* Where the list goes on behind an item, or ENT_NONE. */
static uint32_t next_item(const EntRelate *r, uint32_t i, uint32_t end)
{
  while (i < end && is_word(r, i, "\""))
    i++;
  if (i >= end || !is_comma_or_join(r, i)) return ENT_NONE;
  while (i < end && is_comma_or_join(r, i))
    i++;
  return i;
}

/* Past an item that is no topic: "A, [something else], B". */
static uint32_t skip_item(const EntRelate *r, uint32_t i, uint32_t end)
{
  uint32_t at = i;
  while (at < end && at <= i + ITEM_SKIP && is_item_word(r, at))
    at++;
  return at;
}

/* Adds the topics of the list that begins at the token. */
static void add_list(const EntRelate *r, uint32_t token, const RuleRole *role,
                     Fillers *fillers)
{
  uint32_t end = relate_sentence(r)->end;
  while (token != ENT_NONE && token < end) {
    uint32_t topic = topic_soon(r, token, end);
    if (topic != ENT_NONE) resolve_mention(r, topic, role, fillers);
    uint32_t behind =
        topic != ENT_NONE ? r->m->mentions[topic].end : skip_item(r, token, end);
    token = next_item(r, behind, end);
  }
}

void lists_go_on(const EntRelate *r, uint32_t mention, const RuleRole *role,
                 Fillers *fillers)
{
  const EntMention *m = &r->m->mentions[mention];
  if (m->kind != ENT_MENTION_TOPIC || m->sentence != r->sentence) return;
  uint32_t next = next_item(r, m->end, relate_sentence(r)->end);
  if (next != ENT_NONE) add_list(r, next, role, fillers);
}

/* The first token behind "such as", "including", "of", ":" or a dash after the head. */
static uint32_t behind_link(const EntRelate *r, uint32_t head)
{
  uint32_t end = relate_sentence(r)->end;
  for (uint32_t i = head + 1; i + 1 < end && i <= head + LINK_COLON; i++) {
    bool near = i <= head + LINK_NEAR;
    if (is_word(r, i, ":") || (is_word(r, i, "-") && i > 0 &&
                               (relate_token(r, i - 1)->flags & ENT_TOK_SPACE_AFTER)))
      return i + 1;
    if (near && (relate_cues(r, i) & ENT_CUE_SET(EXAMPLE)))
      return i + 1 + is_word(r, i + 1, "as"); /* "such as" is two */
    if (i == head + 1 && is_word(r, i, "of") && topic_soon(r, i + 1, end) != ENT_NONE)
      return i + 1;
    if (is_word(r, i, ";") || (relate_cues(r, i) & ENT_CUE_SET(FIELD))) return ENT_NONE;
  }
  return ENT_NONE;
}

static bool points_back(const EntRelate *r, uint32_t head)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (relate_token(r, c)->feats & ENT_FEAT(PRONTYPE_DEM)) return true;
  return false;
}

/* A topic before which and behind which a list goes on, or ENT_NONE: its first. */
static uint32_t last_list(const EntRelate *r)
{
  const EntMention *mentions = r->m->mentions;
  uint32_t from = r->sentence > LISTS_BACK ? r->sentence - LISTS_BACK : 0;
  uint32_t first = ENT_NONE;
  for (uint32_t i = r->first_mention[r->sentence]; i-- > r->first_mention[from];) {
    if (mentions[i].kind != ENT_MENTION_TOPIC) continue;
    if (first == ENT_NONE || (mentions[i].sentence == mentions[first].sentence &&
                              mentions[first].first <= mentions[i].end + 2))
      first = i;
    else
      break;
  }
  return first;
}

/* "Those sectors": the fields that were listed last. */
static void add_last_list(const EntRelate *r, const RuleRole *role, Fillers *fillers)
{
  uint32_t first = last_list(r);
  if (first == ENT_NONE) return;
  uint32_t sentence = r->m->mentions[first].sentence;
  for (uint32_t i = first; i < r->first_mention[sentence + 1]; i++)
    if (r->m->mentions[i].kind == ENT_MENTION_TOPIC)
      resolve_mention(r, i, role, fillers);
}

/* How far behind its predicate a list may begin, and before it one may end. */
enum { BEHIND = 8, BEFORE = 4 };

static bool ends_phrase(const EntRelate *r, uint32_t i)
{
  uint8_t pos = relate_token(r, i)->upos;
  return pos == ENT_POS_VERB || is_word(r, i, ".") || is_word(r, i, ";") ||
         is_word(r, i, "that") || is_word(r, i, ":");
}

/* The token behind the preposition that soon follows, or ENT_NONE. */
static uint32_t behind_prep(const EntRelate *r, uint32_t token, uint32_t prep)
{
  uint32_t end = relate_sentence(r)->end;
  for (uint32_t i = token + 1; i + 1 < end && i <= token + BEHIND; i++) {
    if (r->form[i] == prep) return i + 1;
    if (ends_phrase(r, i)) return ENT_NONE;
  }
  return ENT_NONE;
}

/* The first topic of the list that ends right before the token, or ENT_NONE. */
static uint32_t list_before(const EntRelate *r, uint32_t token)
{
  const EntMention *mentions = r->m->mentions;
  uint32_t first = ENT_NONE, at = token;
  for (uint32_t i = r->first_mention[r->sentence + 1];
       i-- > r->first_mention[r->sentence];) {
    const EntMention *m = &mentions[i];
    if (m->kind != ENT_MENTION_TOPIC || m->end > at) continue;
    uint32_t gap = m->end;
    while (gap < at &&
           (first == ENT_NONE ? !ends_phrase(r, gap)
                              : is_comma_or_join(r, gap) || may_precede(r, gap)))
      gap++;
    if (gap < at || (first == ENT_NONE && at > m->end + BEFORE)) break;
    first = i;
    at = m->first;
  }
  return first;
}

/* "A, B and C are the fields covered": the list before the verb. */
static void add_named(const EntRelate *r, uint32_t head, const RuleRole *role,
                      Fillers *fillers)
{
  uint32_t be = syntax_child(r, head, ENT_DEP_COP);
  uint32_t first = be == ENT_NONE ? ENT_NONE : list_before(r, be);
  if (first != ENT_NONE) add_list(r, r->m->mentions[first].first, role, fillers);
}

bool lists_of_fields(const EntRelate *r, uint32_t head, const RuleRole *role,
                     Fillers *fillers)
{
  if (!(role->classes & ENT_SET(TOPIC)) || !(relate_cues(r, head) & ENT_CUE_SET(FIELD)))
    return false;
  uint32_t before = fillers->n, token = behind_link(r, head);
  if (token != ENT_NONE) add_list(r, token, role, fillers);
  if (fillers->n == before && points_back(r, head)) add_last_list(r, role, fillers);
  if (fillers->n == before) add_named(r, head, role, fillers);
  return fillers->n > before;
}

/* "on issues including A", "areas of cooperation: A": a list behind its field word. */
static bool add_at(const EntRelate *r, uint32_t token, const RuleRole *role,
                   Fillers *fillers)
{
  uint32_t end = relate_sentence(r)->end, before = fillers->n;
  if (token == ENT_NONE || token >= end) return false;
  if (topic_soon(r, token, end) != ENT_NONE) {
    add_list(r, token, role, fillers);
    return fillers->n > before;
  }
  for (uint32_t i = token; i < end && i <= token + ITEM_SKIP; i++) {
    if (lists_of_fields(r, i, role, fillers)) return true;
    if (ends_phrase(r, i)) return false;
  }
  return false;
}

bool lists_behind(const EntRelate *r, uint32_t token, const RuleSource *source,
                  const RuleRole *role, Fillers *fillers)
{
  if (role->classes != ENT_SET(TOPIC)) return false;
  if (source->function == FN_PREP)
    return add_at(r, behind_prep(r, token, source->prep), role, fillers);
  if (source->function != FN_OBJECT) return false;
  if (!syntax_is_passive(r, token)) return add_at(r, token + 1, role, fillers);
  uint32_t first = list_before(r, token), before = fillers->n;
  if (first != ENT_NONE) add_list(r, r->m->mentions[first].first, role, fillers);
  return fillers->n > before;
}
