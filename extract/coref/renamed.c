// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Two names side by side for one thing: "Areva, now known as Orano", "Ana Ruiz, Lady
 * Alder, ...", "UOKiK, the Polish antitrust agency". */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

/* Tokens between two names that a renaming may take: "was formally renamed as". */
enum { MAX_BETWEEN = 8 };

static bool same_kind(const EntMention *x, const EntMention *y)
{
  if (ent_coref_is_organization(x->cls)) return ent_coref_is_organization(y->cls);
  return x->cls == y->cls;
}

/* Every token between is punctuation or a word that renamings are made of, and one of
 * them says it ("known", "renamed", "formerly"). */
static bool is_renaming(const EntCoref *c, uint32_t from, uint32_t to)
{
  bool said = false;
  if (to <= from || to - from > MAX_BETWEEN) return false;
  for (uint32_t i = from; i < to; i++) {
    bool strong = ent_token_is_word(c->m, i, ENT_WORD_RENAMED);
    said |= strong;
    if (!strong && !ent_token_is_word(c->m, i, ENT_WORD_RENAMING) &&
        !(c->a->tokens[i].flags & ENT_TOK_PUNCT))
      return false;
  }
  return said;
}

/* The name mention that follows i in its sentence and does not lie inside it. */
static uint32_t next_name(const EntCoref *c, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  for (uint32_t j = i + 1; j < c->m->n_mentions; j++) {
    const EntMention *o = ent_coref_mention(c, j);
    if (o->sentence != m->sentence || o->first > m->end + MAX_BETWEEN) break;
    if (o->kind == ENT_MENTION_NAME && o->first >= m->end) return j;
  }
  return ENT_NONE;
}

void ent_coref_renamed(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_NAME) continue;
    uint32_t j = next_name(c, i);
    if (j == ENT_NONE) continue;
    const EntMention *o = ent_coref_mention(c, j);
    if (same_kind(m, o) && is_renaming(c, m->end, o->outer)) ent_coref_join(c, i, j);
  }
}

/* The name is a description in lower case: "Polish antitrust agency". */
static bool is_described(const EntCoref *c, const EntMention *m)
{
  return !(c->a->tokens[m->end - 1].flags & ENT_TOK_UPPER_FIRST);
}

static bool ends_apposition(const EntCoref *c, uint32_t i, uint32_t limit)
{
  return i >= limit || (c->a->tokens[i].flags & ENT_TOK_PUNCT);
}

/* "Colin Moor, Lord Vale,": the second is the title that the first bears. */
static bool is_peer(const EntCoref *c, const EntMention *o)
{
  return o->cls == ENT_CLASS_PERSON && o->outer < o->first &&
         ent_token_is_word(c->m, o->outer, ENT_WORD_PEER);
}

static bool is_apposed(const EntCoref *c, const EntMention *m, const EntMention *o)
{
  const EntSentence *s = &c->a->sentences[m->sentence];
  uint32_t i = m->end;
  if (!ent_token_is(c->a, i, ",") || !ends_apposition(c, o->end, s->end)) return false;
  i++;
  bool article = ent_token_is_word(c->m, i, ENT_WORD_ARTICLE);
  if (is_peer(c, o) && m->cls == ENT_CLASS_PERSON && m->end - m->first > 1)
    return i == o->outer;
  return article && i + 1 == o->first && ent_coref_is_organization(m->cls) &&
         ent_coref_is_organization(o->cls) && is_described(c, m) != is_described(c, o);
}

void ent_coref_apposed(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    if (ent_coref_mention(c, i)->kind != ENT_MENTION_NAME) continue;
    uint32_t j = next_name(c, i);
    if (j == ENT_NONE) continue;
    if (is_apposed(c, ent_coref_mention(c, i), ent_coref_mention(c, j)))
      ent_coref_join(c, i, j);
  }
}
