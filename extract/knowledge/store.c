// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads the tables, and answers from them. */

#include "extract/knowledge/store.h"
#include <string.h>

static bool load_installed(EntKnowledge *k, const char *data_dir, EntError *error)
{
  for (int table = 0; table < ENT_TABLE_NAMES; table++) {
    EntColumns columns;
    ent_columns_of((EntTable)table, &columns);
    g_autofree char *file =
        g_strdup_printf("%s/lexicon/%s.tsv", data_dir, columns.file);
    if (!ent_knowledge_add(k, file, (EntTable)table, error)) return false;
  }
  return true;
}

static bool load_all(EntKnowledge *k, const EntKnowledgeOptions *options,
                     EntError *error)
{
  k->tokenizer = ent_tokenizer_new(options->data_dir, error);
  if (!k->tokenizer) return false;
  for (uint32_t i = 0; i < options->n_extra; i++)
    if (!ent_knowledge_add(k, options->extra[i], ENT_TABLE_COUNT, error)) return false;
  return load_installed(k, options->data_dir, error);
}

static int country_slot(const char *iso2)
{
  if (!g_ascii_isupper(iso2[0]) || !g_ascii_isupper(iso2[1]) || iso2[2]) return -1;
  return (iso2[0] - 'A') * 26 + iso2[1] - 'A';
}

static void index_countries(EntKnowledge *k)
{
  uint8_t column = ent_knowledge_column(ENT_TABLE_COUNTRIES, "iso2");
  const EntEntry *entry;
  for (uint32_t i = 0; (entry = ent_knowledge_entry(k, ENT_TABLE_COUNTRIES, i)); i++) {
    int slot = country_slot(entry->fields[column]);
    if (slot >= 0 && !k->countries[slot]) k->countries[slot] = entry;
  }
}

static void clear_block(gpointer block)
{
  g_free(((EntBlock *)block)->text);
}

void ent_knowledge_reserve(EntKnowledge *k, uint32_t n)
{
  if (k->entry_room - k->n_entries >= n && k->entry_room) return;
  k->entry_room = MAX(k->n_entries + n, k->entry_room * 2);
  k->entries = g_renew(EntEntry, k->entries, k->entry_room);
}

EntKnowledge *ent_knowledge_load(const EntKnowledgeOptions *options, EntError *error)
{
  EntKnowledge *k = g_new0(EntKnowledge, 1);
  k->arena = ent_arena_new();
  k->blocks = g_array_new(FALSE, FALSE, sizeof(EntBlock));
  g_array_set_clear_func(k->blocks, clear_block);
  k->n_entries = 1;
  ent_words_init(&k->words);
  ent_trie_init(&k->trie);
  if (!load_all(k, options, error)) {
    ent_knowledge_free(k);
    return NULL;
  }
  index_countries(k);
  return k;
}

void ent_knowledge_free(EntKnowledge *k)
{
  if (!k) return;
  ent_tokenizer_free(k->tokenizer);
  ent_arena_free(k->arena);
  g_array_unref(k->blocks);
  g_free(k->entries);
  ent_words_clear(&k->words);
  ent_trie_clear(&k->trie);
  g_free(k);
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
  int slot = country_slot(iso2);
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
