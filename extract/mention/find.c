// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds all mentions of a document: the stages in their order, then the sorted list. */
#include "extract/mention/finder.h"
#include <string.h>

typedef void (*Stage)(EntFinder *f, uint32_t sentence);

static const Stage stages[] = {
    ent_find_dates,   ent_find_money,  ent_find_names,
    ent_find_bodies,  ent_find_states, ent_find_roles,
    ent_find_matters, ent_find_topics, ent_find_anaphors,
};

const char *ent_mention_kind_name(EntMentionKind kind)
{
  static const char *const names[ENT_MENTION_KIND_COUNT] = {
      "name",  "demonym", "role", "description", "group",
      "topic", "pronoun", "date", "money"};
  return names[kind];
}

EntMention *ent_finder_add(EntFinder *f, EntMentionKind kind, EntClass cls,
                           uint32_t first, uint32_t end)
{
  EntMention mention = {.kind = kind,
                        .cls = cls,
                        .first = first,
                        .outer = first,
                        .end = end,
                        .head = end - 1,
                        .thing = ENT_NONE,
                        .related = ENT_NONE,
                        .related_token = ENT_NONE,
                        .holder_token = ENT_NONE,
                        .full_end = end,
                        .confidence = 0.9f,
                        .text = ent_tokens_text(f->a, first, end),
                        .members = {ENT_NONE, ENT_NONE, ENT_NONE, ENT_NONE}};
  g_array_append_val(f->found, mention);
  return &g_array_index(f->found, EntMention, f->found->len - 1);
}

void ent_finder_take(EntFinder *f, uint32_t first, uint32_t end)
{
  memset(f->taken + first, 1, end - first);
}

bool ent_finder_is_taken(const EntFinder *f, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++)
    if (f->taken[i]) return true;
  return false;
}

const char *ent_tokens_text(const EntAnalysis *a, uint32_t first, uint32_t end)
{
  const char *begin = a->text + a->tokens[first].begin;
  size_t length = a->tokens[end - 1].end - a->tokens[first].begin;
  char *text = ent_arena_strndup(a->arena, begin, length);
  char *out = text;
  for (const char *in = text; *in; in++) {
    bool space = g_ascii_isspace(*in);
    if (!space)
      *out++ = *in;
    else if (out > text && out[-1] != ' ')
      *out++ = ' ';
  }
  *out = '\0';
  return text;
}

const char *ent_tokens_key(const EntAnalysis *a, uint32_t first, uint32_t end)
{
  size_t size = 1;
  for (uint32_t i = first; i < end; i++)
    size += strlen(a->tokens[i].norm) + 1;
  char *key = ent_arena_alloc(a->arena, size);
  char *out = key;
  for (uint32_t i = first; i < end; i++) {
    if (i > first) *out++ = ' ';
    out = g_stpcpy(out, a->tokens[i].norm);
  }
  return key;
}

bool ent_letters_in_order(const EntAnalysis *a, uint32_t token, uint32_t first,
                          uint32_t end)
{
  const char *p = a->tokens[token].norm;
  if (a->tokens[token].norm_length < 3 || *p != *a->tokens[first].norm) return false;
  for (uint32_t i = first; i < end && *p; i++)
    for (const char *q = a->tokens[i].norm; *q && *p; q++)
      if (*p == *q) p++;
  return !*p;
}

const EntMatch *ent_match_at(const EntMentions *m, uint32_t token, EntTable table)
{
  if (token >= m->a->n_tokens || m->match_at[token] == ENT_NONE) return NULL;
  for (uint32_t i = m->match_at[token]; i < m->n_matches; i++) {
    if (m->matches[i].first != token) break;
    if (m->matches[i].entry->table == table) return &m->matches[i];
  }
  return NULL;
}

const EntMatch *ent_match_ending(const EntMentions *m, uint32_t first, uint32_t end,
                                 EntTable table)
{
  for (uint32_t token = first; token < end; token++) {
    if (m->match_at[token] == ENT_NONE) continue;
    for (uint32_t i = m->match_at[token]; i < m->n_matches; i++) {
      if (m->matches[i].first != token) break;
      if (m->matches[i].entry->table == table && m->matches[i].end == end)
        return &m->matches[i];
    }
  }
  return NULL;
}

const char *ent_entry_value(const EntEntry *entry, const char *column)
{
  return entry->fields[ent_knowledge_column(entry->table, column)];
}

/* All phrases of the document, and where each token's begin. */
static void scan(EntMentions *m)
{
  EntAnalysis *a = m->a;
  m->matches = ent_knowledge_scan(m->k, a, 0, a->n_tokens, &m->n_matches);
  m->match_at = ent_arena_new_array(a->arena, uint32_t, a->n_tokens + 1);
  memset(m->match_at, 0xff, sizeof(uint32_t) * (a->n_tokens + 1));
  for (uint32_t i = m->n_matches; i-- > 0;)
    m->match_at[m->matches[i].first] = i;
  ent_words_mark(m);
}

static gint by_place(gconstpointer x, gconstpointer y)
{
  const EntMention *p = x, *q = y;
  if (p->first != q->first) return p->first < q->first ? -1 : 1;
  if (p->end != q->end) return p->end > q->end ? -1 : 1;
  return (p->kind > q->kind) - (p->kind < q->kind);
}

/* The sorted list in the arena, and for each token the innermost mention over it. */
static void finish(EntFinder *f)
{
  EntMentions *m = f->m;
  EntArena *arena = f->a->arena;
  g_array_sort(f->found, by_place);
  m->n_mentions = f->found->len;
  m->mentions = ent_arena_new_array(arena, EntMention, f->found->len);
  if (f->found->len)
    memcpy(m->mentions, f->found->data, sizeof(EntMention) * f->found->len);
  m->at_token = ent_arena_new_array(arena, uint32_t, f->a->n_tokens + 1);
  memset(m->at_token, 0xff, sizeof(uint32_t) * (f->a->n_tokens + 1));
  for (uint32_t i = 0; i < m->n_mentions; i++)
    for (uint32_t t = m->mentions[i].first; t < m->mentions[i].end; t++)
      m->at_token[t] = i;
}

void ent_find_mentions(EntMentions *m)
{
  EntAnalysis *a = m->a;
  EntFinder f = {.m = m, .a = a, .k = m->k};
  f.found = g_array_new(FALSE, FALSE, sizeof(EntMention));
  f.taken = ent_arena_alloc(a->arena, a->n_tokens + 1);
  scan(m);
  for (uint32_t s = 0; s < a->n_sentences && !ent_deadline_passed(&a->deadline); s++) {
    uint32_t before = f.found->len;
    for (size_t i = 0; i < G_N_ELEMENTS(stages); i++)
      stages[i](&f, s);
    for (uint32_t i = before; i < f.found->len; i++)
      g_array_index(f.found, EntMention, i).sentence = s;
  }
  finish(&f);
  g_array_free(f.found, TRUE);
}
