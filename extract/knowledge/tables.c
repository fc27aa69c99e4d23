// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads all tables: the user's files and ours as texts, or ours alone as an image. */

#include "extract/knowledge/image.h"
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
  if (!options->texts && !options->n_extra && ent_image_load(k, options->data_dir))
    return true;
  ent_words_init(&k->words);
  ent_trie_init(&k->trie);
  for (uint32_t i = 0; i < options->n_extra; i++)
    if (!ent_knowledge_add(k, options->extra[i], ENT_TABLE_COUNT, error)) return false;
  return load_installed(k, options->data_dir, error);
}

static void index_countries(EntKnowledge *k)
{
  uint8_t column = ent_knowledge_column(ENT_TABLE_COUNTRIES, "iso2");
  const EntEntry *entry;
  for (uint32_t i = 0; (entry = ent_knowledge_entry(k, ENT_TABLE_COUNTRIES, i)); i++) {
    int slot = ent_country_slot(entry->fields[column]);
    if (slot >= 0 && !k->countries[slot]) k->countries[slot] = entry;
  }
}

static void clear_block(gpointer block)
{
  g_free(((EntBlock *)block)->text);
}

EntKnowledge *ent_knowledge_load(const EntKnowledgeOptions *options, EntError *error)
{
  EntKnowledge *k = g_new0(EntKnowledge, 1);
  k->arena = ent_arena_new();
  k->blocks = g_array_new(FALSE, FALSE, sizeof(EntBlock));
  g_array_set_clear_func(k->blocks, clear_block);
  k->n_entries = 1;
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
  if (k->image) ent_image_unload(k);
  ent_words_clear(&k->words);
  ent_trie_clear(&k->trie);
  g_free(k);
}
