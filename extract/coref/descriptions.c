// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Agreements, events, programmes and laws by description: the same words, or a definite
 * description of a class whose modifiers do not contradict an earlier one. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"

/* Mentions that an antecedent is looked for among. */
enum { LOOK_BACK = 500 };

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

static bool same_head(const EntCoref *c, const EntMention *x, const EntMention *y)
{
  return g_str_equal(c->a->tokens[x->head].norm, c->a->tokens[y->head].norm);
}

/* "latest", "updated" say the same of an agreement, "previous", "old" the same. */
static const char *age_of(const EntCoref *c, uint32_t token)
{
  if (ent_token_has_cue(c->m, token, "newer")) return "newer";
  return ent_token_has_cue(c->m, token, "older") ? "older" : NULL;
}

static bool has_age(const EntCoref *c, const EntMention *m, const char *age)
{
  for (uint32_t i = m->first; age && i < m->end; i++)
    if (ent_token_has_cue(c->m, i, age)) return true;
  return false;
}

/* The mention has the word, or one that says the same. */
static bool has_modifier(const EntCoref *c, const EntMention *m, uint32_t token)
{
  return has_word(c, m, c->a->tokens[token].norm) || has_age(c, m, age_of(c, token));
}

/* Every modifier of the later is a word of the earlier. */
static bool modifiers_agree(const EntCoref *c, const EntMention *later,
                            const EntMention *earlier)
{
  for (uint32_t i = later->first; i < later->end; i++) {
    if (i == later->head || c->a->tokens[i].upos == ENT_POS_PUNCT) continue;
    if (!has_modifier(c, earlier, i)) return false;
  }
  return true;
}

/* "previous", "2017", "11th" on one side only keeps the two apart. */
static bool is_contrast(const EntCoref *c, uint32_t token)
{
  const EntToken *t = &c->a->tokens[token];
  return (t->flags & ENT_TOK_HAS_DIGIT) || ent_token_has_cue(c->m, token, "contrast");
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

/* "the extension of [the pact]". */
static bool lies_within(const EntMention *x, const EntMention *y)
{
  return x->sentence == y->sentence && x->first < y->full_end;
}

static bool is_same(const EntCoref *c, uint32_t later, uint32_t earlier)
{
  const EntMention *x = ent_coref_mention(c, later), *y = ent_coref_mention(c, earlier);
  if (x->cls != y->cls || x->plural != y->plural || lies_within(x, y)) return false;
  if (names_others(c, x, y)) return false;
  if (g_str_equal(ent_coref_key(c, later), ent_coref_key(c, earlier)))
    return x->definite || x->end - x->first > 1;
  if (!x->definite || contrasts(c, x, y)) return false;
  bool heads = same_head(c, x, y) || x->cls == ENT_CLASS_AGREEMENT;
  return heads && modifiers_agree(c, x, y);
}

void ent_coref_descriptions(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != ENT_MENTION_DESCRIPTION) continue;
    for (uint32_t j = i; j-- > 0 && i - j < LOOK_BACK;) {
      const EntMention *o = ent_coref_mention(c, j);
      bool candidate = o->kind == ENT_MENTION_DESCRIPTION ||
                       (o->kind == ENT_MENTION_NAME && is_matter(o));
      if (candidate && is_same(c, i, j)) {
        ent_coref_join(c, j, i);
        break;
      }
    }
  }
}
