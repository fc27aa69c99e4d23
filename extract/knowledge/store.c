// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Answers from the tables. */

#include "extract/knowledge/store.h"
#include <string.h>

void ent_knowledge_reserve(EntKnowledge *k, uint32_t n)
{
  if (k->entry_room - k->n_entries >= n && k->entry_room) return;
  k->entry_room = MAX(k->n_entries + n, k->entry_room * 2);
  k->entries = g_renew(EntEntry, k->entries, k->entry_room);
}

const EntEntry *ent_knowledge_entry(const EntKnowledge *k, EntTable table,
                                    uint32_t index)
{
  for (guint i = 0; i < k->blocks->len; i++) {
    const EntBlock *block = &g_array_index(k->blocks, EntBlock, i);
    if (block->table != table) continue;
    if (index < block->n) return &k->entries[block->first + index];
    index -= block->n;
  }
  return NULL;
}

const EntEntry *ent_knowledge_country(const EntKnowledge *k, const char *iso2)
{
  int slot = ent_country_slot(iso2);
  return slot < 0 ? NULL : k->countries[slot];
}

/* Tables whose rows are all of one class; the others say it in a column. */
static EntClass class_of_table(EntTable table)
{
  switch (table) {
  case ENT_TABLE_COUNTRIES:
    return ENT_CLASS_COUNTRY;
  case ENT_TABLE_PLACES:
    return ENT_CLASS_PLACE;
  case ENT_TABLE_PERSONS:
    return ENT_CLASS_PERSON;
  case ENT_TABLE_ROLES:
    return ENT_CLASS_ROLE;
  case ENT_TABLE_TOPICS:
    return ENT_CLASS_TOPIC;
  default:
    return ENT_CLASS_NONE;
  }
}

EntClass ent_knowledge_class(const EntEntry *entry)
{
  EntColumns columns;
  ent_columns_of(entry->table, &columns);
  int column = ent_columns_index(&columns, "class", strlen("class"));
  return column < 0 ? class_of_table(entry->table)
                    : ent_class_by_name(entry->fields[column]);
}
