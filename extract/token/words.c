// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads the tokenizer's word tables into one open-addressing hash table. */

#include "extract/token/words.h"
#include "extract/read/table.h"
#include <glib.h>
#include <string.h>

struct EntTokenizer {
  EntWord *slots;
  uint32_t mask; /* number of slots - 1; a power of two, at most half used */
  uint32_t used;
};

static const char *const kind_names[] = {
#define X(id, name) name,
    ENT_WORD_KINDS(X)
#undef X
};

static uint32_t hash_of(const char *text, size_t length)
{
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < length; i++)
    h = (h ^ (uint8_t)g_ascii_tolower(text[i])) * 16777619u;
  return h ^ h >> 15;
}

static bool same(const char *lower, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (lower[i] != g_ascii_tolower(text[i])) return false;
  return lower[length] == '\0';
}

/* The slot of the text: its word, or the free one where it would go. */
static EntWord *slot_of(const EntTokenizer *t, const char *text, size_t length)
{
  uint32_t i = hash_of(text, length) & t->mask;
  while (t->slots[i].name && !same(t->slots[i].name, text, length))
    i = (i + 1) & t->mask;
  return &t->slots[i];
}

const EntWord *ent_word_find(const EntTokenizer *t, const char *text, size_t length)
{
  if (length > ENT_WORD_MAX) return NULL;
  const EntWord *w = slot_of(t, text, length);
  return w->name ? w : NULL;
}

uint32_t ent_word_kinds(const EntTokenizer *t, const char *text, size_t length)
{
  const EntWord *w = ent_word_find(t, text, length);
  if (!w) return 0;
  return w->any | (g_ascii_isupper(*text) ? w->upper : 0);
}

static void grow(EntTokenizer *t)
{
  EntTokenizer old = *t;
  t->mask = old.slots ? old.mask * 2 + 1 : 1023;
  t->slots = g_new0(EntWord, (gsize)t->mask + 1);
  for (uint32_t i = 0; old.slots && i <= old.mask; i++) {
    const EntWord *w = &old.slots[i];
    if (w->name) *slot_of(t, w->name, strlen(w->name)) = *w;
  }
  g_free(old.slots);
}

static bool kind_by_name(const char *name, uint32_t *kind)
{
  for (uint32_t i = 0; i < ENT_WORD_KIND_COUNT; i++) {
    if (strcmp(kind_names[i], name) != 0) continue;
    *kind = 1u << i;
    return true;
  }
  return false;
}

/* Adds a name of this kind; cut is the number of bytes before its bar, which is not in
 * the name any more. False: it was there. */
static bool add_word(EntTokenizer *t, const char *name, uint32_t kind, size_t cut)
{
  if (2 * t->used >= t->mask) grow(t);
  EntWord *w = slot_of(t, name, strlen(name));
  if (w->name && (w->any | w->upper) & kind) return false;
  if (!w->name) {
    w->name = g_ascii_strdown(name, -1);
    t->used++;
  }
  uint32_t *kinds = g_ascii_isupper(*name) ? &w->upper : &w->any;
  *kinds |= kind;
  if (cut) w->cut = (uint8_t)cut;
  return true;
}

/* One row: a name, with a bar where a SPLIT word is cut, and a kind. */
static bool add_row(const EntFields *row, const EntSource *source, void *data,
                    EntError *error)
{
  char *name = row->text[0], *bar = strchr(name, '|');
  size_t length = strlen(name), cut = bar ? (size_t)(bar - name) : 0;
  uint32_t kind;
  if (!kind_by_name(row->text[1], &kind))
    return ent_source_fail(source, row->place[1], error,
                           "unknown kind \"%s\"; see the comment on top", row->text[1]);
  if (!length || length > ENT_WORD_MAX)
    return ent_source_fail(source, row->place[0], error,
                           "a name has 1 to %u bytes, this has %zu", ENT_WORD_MAX,
                           length);
  if ((kind == ENT_WORD(SPLIT)) != (bar && cut && bar[1]))
    return ent_source_fail(source, row->place[0], error,
                           "\"%s\": a bar is for words of kind split, inside", name);
  if (bar) memmove(bar, bar + 1, strlen(bar));
  return add_word(data, name, kind, cut) ||
         ent_source_fail(source, row->place[0], error, "\"%s\" is there twice", name);
}

static bool load(EntTokenizer *t, const char *data_dir, const char *table,
                 EntError *error)
{
  static const char *const columns[] = {"name", "kind"};
  const EntTableHead head = {.name = table, .columns = columns, .n = 2};
  g_autofree char *file = g_strconcat(table, ".tsv", NULL);
  g_autofree char *path = g_build_filename(data_dir, "lexicon", file, NULL);
  return ent_table_read(path, &head, add_row, t, error);
}

EntTokenizer *ent_tokenizer_new(const char *data_dir, EntError *error)
{
  EntTokenizer *t = g_new0(EntTokenizer, 1);
  grow(t);
  if (load(t, data_dir, "abbreviations", error) &&
      load(t, data_dir, "token-words", error))
    return t;
  ent_tokenizer_free(t);
  return NULL;
}

void ent_tokenizer_free(EntTokenizer *t)
{
  if (!t) return;
  for (uint32_t i = 0; i <= t->mask; i++)
    g_free((char *)t->slots[i].name);
  g_free(t->slots);
  g_free(t);
}
