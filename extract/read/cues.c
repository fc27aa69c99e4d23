// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One hash table for each kind of cue. */

#include "extract/read/cues.h"
#include "extract/read/table.h"
#include <glib.h>
#include <string.h>

enum { CUE_BYTES = 80, CLASS_WORDS = 8, CUE_WORDS = 3 };

struct EntCues {
  GHashTable *ranks[ENT_CUE_COUNT]; /* lower-case text to rank */
};

static const char *const kinds[] = {
#define X(id, kind) kind,
    ENT_CUES(X)
#undef X
};

static int kind_of(const char *name)
{
  for (int i = 0; i < ENT_CUE_COUNT; i++)
    if (!strcmp(kinds[i], name)) return i;
  return -1;
}

static bool add_row(const EntFields *row, const EntSource *source, void *data,
                    EntError *error)
{
  EntCues *cues = data;
  int kind = kind_of(row->text[1]);
  if (kind < 0)
    return ent_source_fail(source, row->place[1], error, "unknown kind \"%s\"",
                           row->text[1]);
  gint64 rank = 1;
  if (*row->text[2] && (rank = g_ascii_strtoll(row->text[2], NULL, 10)) < 1)
    return ent_source_fail(source, row->place[2], error,
                           "rank is \"%s\"; it should be a number from 1",
                           row->text[2]);
  if (!*row->text[0] || strlen(row->text[0]) >= CUE_BYTES)
    return ent_source_fail(source, row->place[0], error, "a cue of 1 to %d bytes",
                           CUE_BYTES - 1);
  g_hash_table_insert(cues->ranks[kind], g_ascii_strdown(row->text[0], -1),
                      GINT_TO_POINTER((int)rank));
  return true;
}

EntCues *ent_cues_load(const char *file, EntError *error)
{
  static const char *const columns[] = {"name", "kind", "rank", "why"};
  EntTableHead head = {"page-cues", columns, G_N_ELEMENTS(columns)};
  EntCues *cues = g_new0(EntCues, 1);
  for (int i = 0; i < ENT_CUE_COUNT; i++)
    cues->ranks[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (ent_table_read(file, &head, add_row, cues, error)) return cues;
  ent_cues_free(cues);
  return NULL;
}

void ent_cues_free(EntCues *cues)
{
  if (!cues) return;
  for (int i = 0; i < ENT_CUE_COUNT; i++)
    g_hash_table_destroy(cues->ranks[i]);
  g_free(cues);
}

int ent_cues_rank(const EntCues *cues, EntCueKind kind, const char *text, size_t length)
{
  char lower[CUE_BYTES];
  if (length >= sizeof lower) return 0;
  for (size_t i = 0; i < length; i++)
    lower[i] = g_ascii_tolower(text[i]);
  lower[length] = '\0';
  return GPOINTER_TO_INT(g_hash_table_lookup(cues->ranks[kind], lower));
}

/* A class is words joined by hyphens, underscores or case: "relatedArticles-list". Its
 * words are written to buffer with hyphens between; starts[] says where each begins. */
static unsigned split_class(const char *text, size_t length, char *buffer,
                            size_t *starts)
{
  unsigned n = 0;
  size_t out = 0;
  bool open = false;
  for (size_t i = 0; i < length && out + 2 < CUE_BYTES; i++) {
    char c = text[i];
    bool hump = open && g_ascii_isupper(c) && i && g_ascii_islower(text[i - 1]);
    if (!g_ascii_isalnum(c) || hump) open = false;
    if (!g_ascii_isalnum(c)) continue;
    if (!open) {
      if (n == CLASS_WORDS) break;
      if (n) buffer[out++] = '-';
      starts[n++] = out;
      open = true;
    }
    buffer[out++] = g_ascii_tolower(c);
  }
  buffer[out] = '\0';
  starts[n] = out + 1;
  return n;
}

static unsigned of_one_class(const EntCues *cues, const char *text, size_t length)
{
  char buffer[CUE_BYTES];
  size_t starts[CLASS_WORDS + 1];
  unsigned n = split_class(text, length, buffer, starts), found = 0;
  bool state = n && ent_cues_rank(cues, ENT_CUE_CLASS_STATE, buffer, starts[1] - 1);
  for (unsigned i = 0; i < n; i++)
    for (unsigned j = i + 1; j <= n && j <= i + CUE_WORDS; j++) {
      const char *words = buffer + starts[i];
      size_t bytes = starts[j] - 1 - starts[i];
      if (!state && ent_cues_rank(cues, ENT_CUE_CLASS_DROP, words, bytes))
        found |= 1u << ENT_CUE_CLASS_DROP;
      if (ent_cues_rank(cues, ENT_CUE_CLASS_MAIN, words, bytes))
        found |= 1u << ENT_CUE_CLASS_MAIN;
    }
  return found;
}

unsigned ent_cues_of_class(const EntCues *cues, const char *attribute)
{
  unsigned found = 0;
  for (const char *p = attribute; *p;) {
    size_t n = strcspn(p, " \t\n\r");
    if (n) found |= of_one_class(cues, p, n);
    p += n;
    p += strspn(p, " \t\n\r");
  }
  return found;
}
