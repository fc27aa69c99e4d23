// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Puts the rows of files into the word table and the trie. */

#include "extract/knowledge/store.h"
#include <string.h>

/* A row that was seen: what tells it from others, as a hash, and its line. */
typedef struct {
  const EntEntry *entry; /* NULL = a free slot */
  uint32_t hash, line;
} SeenRow;

/* The rows of a file that were seen: open addressing. */
typedef struct {
  SeenRow *slots;
  uint32_t mask, n;
} SeenRows;

typedef struct {
  EntKnowledge *k;
  EntRows rows;
  EntPhrase phrase;
  SeenRows seen;
  EntError *error;
} Load;

static void seen_grow(SeenRows *seen)
{
  SeenRows old = *seen;
  uint32_t size = old.slots ? (old.mask + 1) * 2 : 1024;
  *seen = (SeenRows){g_new0(SeenRow, size), size - 1, old.n};
  for (uint32_t i = 0; old.slots && i <= old.mask; i++) {
    if (!old.slots[i].entry) continue;
    uint32_t slot = old.slots[i].hash & seen->mask;
    while (seen->slots[slot].entry)
      slot = (slot + 1) & seen->mask;
    seen->slots[slot] = old.slots[i];
  }
  g_free(old.slots);
}

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
  SeenRows *seen = &load->seen;
  if (!seen->slots || seen->n > seen->mask / 2) seen_grow(seen);
  uint32_t hash = key_hash(entry), slot = hash & seen->mask;
  for (; seen->slots[slot].entry; slot = (slot + 1) & seen->mask)
    if (seen->slots[slot].hash == hash && same_key(seen->slots[slot].entry, entry))
      return ent_source_fail(load->rows.source, entry->name, load->error,
                             "\"%s\" is on line %u already; a name may stand once in "
                             "a table",
                             entry->name, seen->slots[slot].line);
  seen->slots[slot] = (SeenRow){entry, hash, load->rows.source->line};
  seen->n++;
  return true;
}

uint32_t ent_exact_hash(uint32_t seed, const char *text, size_t length)
{
  return (uint32_t)ent_hash_bytes(text, length, seed);
}

static EntTriePhrase phrase_of(const EntPhrase *words, const EntEntry *entry,
                               uint8_t column, uint8_t mark)
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
  EntTriePhrase phrase =
      phrase_of(&load->phrase, entry, column, load->rows.columns.columns[column].mark);
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
  const EntEntry *entry;
  int got;
  while ((got = ent_rows_next(&load->rows, &entry, load->error)) > 0)
    if (!add_entry(load, entry)) return false;
  return got == 0;
}

bool ent_knowledge_add(EntKnowledge *k, const char *file, EntTable expected,
                       EntError *error)
{
  EntSource source;
  if (!ent_source_open(&source, file, error)) return false;
  g_ptr_array_add(k->texts, source.text);
  Load *load = g_new0(Load, 1);
  load->k = k;
  load->error = error;
  ent_phrase_init(&load->phrase, k->tokenizer);
  bool done =
      ent_rows_open(&load->rows, &source, expected, k->arena, error) && add_rows(load);
  EntBlock block = {load->rows.table, load->rows.n, load->rows.entries};
  g_array_append_val(k->blocks, block);
  ent_phrase_clear(&load->phrase);
  g_free(load->seen.slots);
  g_free(load);
  return done;
}
