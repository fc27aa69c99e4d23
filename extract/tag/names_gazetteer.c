// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Gazetteer hits of tokens. */

#include "extract/tag/names_gazetteer.h"
#include "extract/tag/names_words.h"
#include <string.h>

enum { NO_COLUMN = 255 };

/* The tables whose entries differ by one of their values. */
static const struct {
  EntTable table;
  const char *column;
} classed[] = {
    {ENT_TABLE_PLACES, "kind"},     {ENT_TABLE_ORGANIZATIONS, "class"},
    {ENT_TABLE_ORG_HEADS, "class"}, {ENT_TABLE_MATTER_HEADS, "class"},
    {ENT_TABLE_NOT_NAMES, "why"},
};

void ent_names_gazetteer_init(EntNamesGazetteer *g)
{
  memset(g->class_column, NO_COLUMN, sizeof g->class_column);
  for (size_t i = 0; i < sizeof classed / sizeof *classed; i++)
    g->class_column[classed[i].table] =
        ent_knowledge_column(classed[i].table, classed[i].column);
}

static uint32_t kind_of(const EntNamesGazetteer *g, const EntMatch *m)
{
  uint8_t column = g->class_column[m->entry->table];
  uint32_t kind = (uint32_t)m->entry->table * 64u + m->column;
  if (column == NO_COLUMN) return kind;
  const char *value = m->entry->fields[column];
  return kind * 2654435761u ^ ent_names_word_key(value, strlen(value));
}

static EntNamesHitPlace place_of(const EntMatch *m, uint32_t token)
{
  if (m->end - m->first == 1) return ENT_HIT_WHOLE;
  if (token == m->first) return ENT_HIT_FIRST;
  return token + 1 == m->end ? ENT_HIT_LAST : ENT_HIT_INSIDE;
}

static void add_hit(EntNamesHits *h, uint32_t kind, EntNamesHitPlace place)
{
  for (uint8_t i = 0; i < h->n; i++)
    if (h->hits[i].kind == kind && h->hits[i].place == place) return;
  if (h->n < ENT_NAMES_MAX_HITS) h->hits[h->n++] = (EntNamesHit){kind, (uint8_t)place};
}

void ent_names_gazetteer_scan(const EntNamesGazetteer *g, const EntKnowledge *k,
                              const EntAnalysis *a, const EntSentence *s,
                              EntNamesHits *hits)
{
  uint32_t n = 0;
  for (uint32_t t = s->first; t < s->end; t++)
    hits[t].n = 0;
  const EntMatch *matches = ent_knowledge_scan(k, a, s->first, s->end, &n);
  for (uint32_t i = 0; i < n; i++) {
    /* came after the model was trained, and says nothing of names */
    if (matches[i].entry->table == ENT_TABLE_MATTER_KINDS) continue;
    uint32_t kind = kind_of(g, &matches[i]);
    for (uint32_t t = matches[i].first; t < matches[i].end; t++)
      add_hit(&hits[t], kind, place_of(&matches[i], t));
  }
}
