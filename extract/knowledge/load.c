// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Puts the rows of files into the word table and the trie. */

#include "extract/knowledge/store.h"
#include <string.h>

typedef struct {
  EntKnowledge *k;
  EntRows rows;
  EntPhrase phrase;
  EntSlots seen;   /* numbers of the file's entries by what tells them apart */
  uint32_t *lines; /* of the file's entries */
  uint32_t first;  /* of the file's entries */
  EntError *error;
} Load;

/* A user may know several things of one name, if class or IRI tell them apart. */
static uint8_t n_key_cells(const EntEntry *entry, uint8_t cells[3])
{
  cells[0] = 0;
  if (entry->table != ENT_TABLE_NAMES) return 1;
  cells[1] = ent_knowledge_column(ENT_TABLE_NAMES, "class");
  cells[2] = ent_knowledge_column(ENT_TABLE_NAMES, "iri");
  return 3;
}

static uint32_t key_hash(const EntEntry *entry)
{
  uint8_t cells[3], n = n_key_cells(entry, cells);
  uint64_t h = 0;
  for (uint8_t i = 0; i < n; i++)
    h = ent_hash_bytes(entry->fields[cells[i]], strlen(entry->fields[cells[i]]), h);
  return (uint32_t)h;
}

static bool same_key(const EntEntry *a, const EntEntry *b)
{
  uint8_t cells[3], n = n_key_cells(a, cells);
  for (uint8_t i = 0; i < n; i++)
    if (strcmp(a->fields[cells[i]], b->fields[cells[i]])) return false;
  return true;
}

static bool check_new(Load *load, const EntEntry *entry)
{
  uint32_t number = (uint32_t)(entry - load->k->entries);
  uint32_t hash = key_hash(entry), at = hash, other;
  while ((other = ent_slots_next(&load->seen, hash, &at)))
    if (same_key(&load->k->entries[other], entry))
      return ent_source_fail(load->rows.source, entry->name, load->error,
                             "\"%s\" is on line %u already; a name may stand once in "
                             "a table",
                             entry->name, load->lines[other - load->first]);
  ent_slots_add(&load->seen, hash, number);
  load->lines[number - load->first] = load->rows.source->line;
  return true;
}

uint32_t ent_exact_hash(uint32_t seed, const char *text, size_t length)
{
  return (uint32_t)ent_hash_bytes(text, length, seed);
}

static EntTriePhrase phrase_of(const EntPhrase *words, uint32_t entry, uint8_t column,
                               uint8_t mark)
{
  EntTriePhrase p = {.entry = entry, .column = column, .mark = mark};
  for (uint32_t i = 0; i < words->n; i++) {
    const EntPhraseWord *w = &words->words[i];
    if (mark == ENT_MARK_EXACT)
      p.upper = ent_exact_hash(p.upper, w->text, w->length);
    else if (mark == ENT_MARK_NAME) {
      p.upper |= (uint32_t)((w->flags & ENT_TOK_UPPER_FIRST) != 0) << i;
      p.all |= (uint32_t)((w->flags & ENT_TOK_ALL_UPPER) != 0) << i;
    }
  }
  return p;
}

static bool add_words(Load *load, const char *text, size_t length,
                      const EntEntry *entry, uint8_t column)
{
  uint32_t node = 0;
  if (!ent_phrase_split(&load->phrase, text, length))
    return ent_source_fail(load->rows.source, NULL, load->error,
                           "a phrase of more than %d words or %d bytes: \"%.40s...\"",
                           ENT_PHRASE_WORDS, ENT_PHRASE_BYTES, text);
  for (uint32_t i = 0; i < load->phrase.n; i++) {
    const EntPhraseWord *w = &load->phrase.words[i];
    uint32_t word = ent_words_add(&load->k->words, w->norm, w->norm_length);
    node = ent_trie_grow(&load->k->trie, node, word);
  }
  if (!node) return true;
  EntTriePhrase phrase = phrase_of(&load->phrase, (uint32_t)(entry - load->k->entries),
                                   column, load->rows.columns.columns[column].mark);
  ent_trie_add(&load->k->trie, node, &phrase);
  return true;
}

static bool is_ascii(const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)text[i] >= 0x80) return false;
  return true;
}

/* News agencies drop accents: a name with accents is found without them, too. */
static bool add_without_accents(Load *load, const char *text, size_t length,
                                const EntEntry *entry, uint8_t column)
{
  g_autofree char *copy = g_strndup(text, length);
  g_autofree char *plain = g_str_to_ascii(copy, "C");
  if (strchr(plain, '?') || !strcmp(plain, copy)) return true;
  return add_words(load, plain, strlen(plain), entry, column);
}

static bool add_phrase(Load *load, const char *text, size_t length,
                       const EntEntry *entry, uint8_t column)
{
  if (!add_words(load, text, length, entry, column)) return false;
  return load->rows.columns.columns[column].mark != ENT_MARK_NAME ||
         is_ascii(text, length) ||
         add_without_accents(load, text, length, entry, column);
}

static bool add_cell(Load *load, const EntEntry *entry, uint8_t column)
{
  const char *text = entry->fields[column];
  if (column == 0) return add_phrase(load, text, strlen(text), entry, column);
  while (*text) {
    size_t n = strcspn(text, "|");
    if (!add_phrase(load, text, n, entry, column)) return false;
    text += n + (text[n] == '|');
  }
  return true;
}

static bool add_entry(Load *load, const EntEntry *entry)
{
  if (!check_new(load, entry)) return false;
  for (uint8_t i = 0; i < load->rows.columns.n; i++)
    if (load->rows.columns.columns[i].mark != ENT_MARK_VALUE &&
        !add_cell(load, entry, i))
      return false;
  return true;
}

static bool add_rows(Load *load)
{
  EntKnowledge *k = load->k;
  const char **cells;
  int got;
  while ((got = ent_rows_next(&load->rows, &cells, load->error)) > 0) {
    EntEntry *entry = &k->entries[k->n_entries++];
    *entry = (EntEntry){.table = load->rows.table, .name = cells[0], .fields = cells};
    if (!add_entry(load, entry)) return false;
  }
  return got == 0;
}

static bool add_file(Load *load, EntSource *source, EntTable expected)
{
  EntKnowledge *k = load->k;
  if (!ent_rows_open(&load->rows, source, expected, k->arena, load->error))
    return false;
  load->first = k->n_entries;
  ent_knowledge_reserve(k, load->rows.room);
  ent_slots_init(&load->seen, load->rows.room);
  load->lines = g_new(uint32_t, load->rows.room);
  ent_phrase_init(&load->phrase, k->tokenizer);
  bool done = add_rows(load);
  ent_phrase_clear(&load->phrase);
  ent_slots_clear(&load->seen);
  g_free(load->lines);
  return done;
}

bool ent_knowledge_add(EntKnowledge *k, const char *file, EntTable expected,
                       EntError *error)
{
  EntSource source;
  if (!ent_source_open(&source, file, error)) return false;
  Load *load = g_new0(Load, 1);
  load->k = k;
  load->error = error;
  bool done = add_file(load, &source, expected);
  EntBlock block = {load->rows.table, load->first, load->rows.n, source.text,
                    source.length};
  g_array_append_val(k->blocks, block);
  g_free(load);
  return done;
}
