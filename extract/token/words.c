// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads the tokenizer's word tables into one open-addressing hash table. */

#include "extract/token/words.h"
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

/* Where a message points to. */
typedef struct {
  const char *file;
  uint32_t line;
  EntError *error;
} Place;

static bool bad(const Place *at, uint32_t column, const char *what, const char *text)
{
  return ent_fail(at->error, ENT_ERR_BAD_DATA, at->file, at->line, column, what, text);
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

/* One row: a name, with a bar where a SPLIT word is cut, and a kind. */
static bool add_row(EntTokenizer *t, const char *name, const char *kind_name,
                    const Place *at)
{
  uint32_t column = (uint32_t)g_utf8_strlen(name, -1) + 2, kind;
  const char *bar = strchr(name, '|');
  if (!kind_by_name(kind_name, &kind))
    return bad(at, column, "unknown kind \"%s\"; see the comment on top", kind_name);
  if (!*name) return bad(at, 1, "the name is missing%s", "");
  if (strlen(name) > ENT_WORD_MAX) return bad(at, 1, "\"%s\" is too long", name);
  if ((kind == ENT_WORD(SPLIT)) != (bar && bar > name && bar[1]))
    return bad(at, 1, "\"%s\": a bar is for words of kind split, inside", name);

  g_auto(GStrv) parts = g_strsplit(name, bar ? "|" : "\n", 2);
  g_autofree char *joined = g_strjoinv("", parts);
  g_autofree char *lower = g_ascii_strdown(joined, -1);
  if (2 * t->used >= t->mask) grow(t);
  EntWord *w = slot_of(t, lower, strlen(lower));
  uint32_t *kinds = g_ascii_isupper(*name) ? &w->upper : &w->any;
  if (w->name && ((w->any | w->upper) & kind))
    return bad(at, 1, "\"%s\" is there twice", name);
  if (!w->name) {
    w->name = g_steal_pointer(&lower);
    t->used++;
  }
  *kinds |= kind;
  if (bar) w->cut = (uint8_t)(bar - name);
  return true;
}

/* Line of rank 0 "table NAME", of rank 1 the columns, of higher rank a row. */
static bool read_line(EntTokenizer *t, char *line, uint32_t rank, const Place *at)
{
  const char *end;
  if (!g_utf8_validate(line, -1, &end))
    return bad(at, (uint32_t)g_utf8_strlen(line, end - line) + 1, "this is not UTF-8%s",
               "");
  if (rank == 0)
    return g_str_has_prefix(line, "table ") ||
           bad(at, 1, "\"table NAME\" should be here, not \"%s\"", line);
  if (rank == 1)
    return !strcmp(line, "name\tkind") ||
           bad(at, 1, "the columns should be name and kind, not \"%s\"", line);
  char *tab = strchr(line, '\t');
  if (!tab) return bad(at, 1, "a tab and a kind should follow \"%s\"", line);
  *tab = '\0';
  return add_row(t, line, tab + 1, at);
}

static bool load(EntTokenizer *t, const char *data_dir, const char *table,
                 EntError *error)
{
  g_autofree char *path = g_build_filename(data_dir, "lexicon", table, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) gerror = NULL;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, &gerror))
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", gerror->message);
  if (memchr(text, '\0', length))
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0, "there is a NUL byte in it");

  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Place at = {path, 0, error};
  uint32_t rank = 0;
  for (char **line = lines; *line; line++) {
    at.line++;
    g_strchomp(*line);
    if (**line == '#' || !**line) continue;
    if (!read_line(t, *line, rank++, &at)) return false;
  }
  if (rank < 2) return bad(&at, 0, "the table has no columns%s", "");
  return true;
}

EntTokenizer *ent_tokenizer_new(const char *data_dir, EntError *error)
{
  EntTokenizer *t = g_new0(EntTokenizer, 1);
  grow(t);
  if (load(t, data_dir, "abbreviations.tsv", error) &&
      load(t, data_dir, "token-words.tsv", error))
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
