// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Applies lemma rules. Proper nouns keep their capitals. */
#include "extract/tag/lemma.h"
#include "extract/model/features.h"
#include <glib.h>
#include <string.h>

/* The features that change the form of a word. */
static const uint32_t class_feats =
    ENT_FEAT(NUMBER_PLUR) | ENT_FEAT(TENSE_PAST) | ENT_FEAT(VERBFORM_FIN) |
    ENT_FEAT(VERBFORM_INF) | ENT_FEAT(VERBFORM_PART) | ENT_FEAT(VERBFORM_GER) |
    ENT_FEAT(DEGREE_CMP) | ENT_FEAT(DEGREE_SUP) | ENT_FEAT(PERSON_3) | ENT_FEAT(POSS);

uint32_t ent_lemma_class(uint32_t upos, uint32_t feats)
{
  return (uint32_t)ent_hash_end(upos * ENT_HASH_A + (feats & class_feats));
}

uint32_t ent_lemma_key(uint32_t class, bool whole, const char *text, size_t length)
{
  uint64_t h = ent_feature2(whole, class, ent_hash_bytes(text, length));
  uint32_t key = (uint32_t)(h >> 32);
  return key ? key : 1;
}

size_t ent_lemma_slot(const EntLemmaSlot *slots, unsigned bits, uint32_t key)
{
  size_t mask = ((size_t)1 << bits) - 1, at = key >> (32 - bits);
  while (slots[at].key != 0 && slots[at].key != key)
    at = (at + 1) & mask;
  return at;
}

bool ent_lemmas_view(EntLemmas *lemmas, const void *section, size_t size)
{
  *lemmas = (EntLemmas){0};
  const EntLemmaHeader *h = section;
  if (!section || size < sizeof(*h) || h->bits == 0 || h->bits > 24) return false;
  size_t rules = (size_t)h->n_rules * sizeof(EntLemmaRule);
  size_t slots = sizeof(EntLemmaSlot) << h->bits;
  if (size != sizeof(*h) + rules + slots + h->text_size) return false;
  const char *at = (const char *)(h + 1);
  lemmas->rules = (const EntLemmaRule *)(const void *)at;
  lemmas->slots = (const EntLemmaSlot *)(const void *)(at + rules);
  lemmas->texts = at + rules + slots;
  lemmas->n_rules = h->n_rules;
  lemmas->text_size = h->text_size;
  lemmas->bits = h->bits;
  return true;
}

static bool is_rule_sound(const EntLemmas *lemmas, const EntLemmaRule *rule)
{
  uint32_t room = lemmas->text_size;
  return rule->text < room && rule->add < room - rule->text &&
         !lemmas->texts[rule->text + rule->add] &&
         g_utf8_validate(lemmas->texts + rule->text, rule->add, NULL);
}

bool ent_lemmas_are_sound(const EntLemmas *lemmas)
{
  bool has_room = false;
  for (uint32_t i = 0; i < lemmas->n_rules; i++)
    if (!is_rule_sound(lemmas, &lemmas->rules[i])) return false;
  for (size_t i = 0; i < (size_t)1 << lemmas->bits; i++) {
    has_room |= lemmas->slots[i].key == 0;
    if (lemmas->slots[i].key && lemmas->slots[i].rule >= lemmas->n_rules) return false;
  }
  return has_room;
}

static const EntLemmaRule *find(const EntLemmas *lemmas, uint32_t key)
{
  const EntLemmaSlot *slot =
      &lemmas->slots[ent_lemma_slot(lemmas->slots, lemmas->bits, key)];
  return slot->key ? &lemmas->rules[slot->rule] : NULL;
}

/* What the rule takes off is there, and no half of a character. */
static bool cuts_well(const EntLemmaRule *rule, const char *norm, size_t length)
{
  return rule->strip == 0 ||
         (rule->strip <= length &&
          ((unsigned char)norm[length - rule->strip] & 0xC0) != 0x80);
}

const EntLemmaRule *ent_lemma_rule(const EntLemmas *lemmas, uint32_t class,
                                   const char *norm, size_t length)
{
  const EntLemmaRule *rule = find(lemmas, ent_lemma_key(class, true, norm, length));
  size_t longest = length < ENT_LEMMA_MAX_SUFFIX ? length : ENT_LEMMA_MAX_SUFFIX;
  for (size_t n = longest + 1; !rule && n-- > 0;)
    rule = find(lemmas, ent_lemma_key(class, false, norm + length - n, n));
  return rule && cuts_well(rule, norm, length) ? rule : NULL;
}

static const char *apply(const EntLemmas *lemmas, EntArena *arena,
                         const EntLemmaRule *rule, const char *base, size_t length)
{
  size_t kept = length - rule->strip;
  const char *added = lemmas->texts + rule->text;
  if (kept == 0 && rule->add > 0) return added;
  if (rule->add == 0) return ent_arena_strndup(arena, base, kept ? kept : length);
  char *lemma = ent_arena_alloc(arena, kept + rule->add + 1);
  memcpy(lemma, base, kept);
  memcpy(lemma + kept, added, rule->add);
  return lemma;
}

void ent_lemma_set(const EntLemmas *lemmas, EntAnalysis *a, EntToken *token)
{
  size_t length = token->norm_length;
  const char *base = token->norm;
  uint32_t class = ent_lemma_class(token->upos, token->feats);
  const EntLemmaRule *rule =
      length < 255 ? ent_lemma_rule(lemmas, class, base, length) : NULL;
  bool named = token->upos == ENT_POS_PROPN && (token->flags & ENT_TOK_UPPER_FIRST);
  if (named && (token->end - token->begin == length || length == 255)) {
    length = token->end - token->begin;
    base = a->text + token->begin;
    if (!rule || rule->strip + rule->add == 0)
      base = ent_arena_strndup(a->arena, base, length);
  }
  token->lemma = base;
  if (rule && rule->strip + rule->add > 0)
    token->lemma = apply(lemmas, a->arena, rule, base, length);
}

void ent_lemmatize(const EntModel *model, EntAnalysis *a, uint32_t sentence)
{
  EntLemmas lemmas;
  size_t size;
  const void *section = ent_model_section(model, "LEMM", &size);
  bool known = ent_lemmas_view(&lemmas, section, size);
  const EntSentence *s = &a->sentences[sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    if (known)
      ent_lemma_set(&lemmas, a, &a->tokens[i]);
    else
      a->tokens[i].lemma = a->tokens[i].norm;
}
