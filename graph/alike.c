// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names that look alike and are not one: they differ in accents, or in letters of
 * another script that look the same. They are kept apart, noted and told in the merge
 * ledger, so that somebody may look. */
#include "graph/link.h"

#include <string.h>

/* Lower-case letters (also of capitals: a Cyrillic capital Ve looks like B) and the
 * Latin ones that they look like. */
static const struct {
  gunichar from;
  char to;
} look_alikes[] = {
    {0x0430, 'a'}, {0x0432, 'b'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'},
    {0x043D, 'h'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'},
    {0x0443, 'y'}, {0x0445, 'x'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x0455, 's'},
    {0x04BB, 'h'}, {0x0501, 'd'}, {0x04CF, 'l'}, {0x051B, 'q'}, {0x051D, 'w'},
    {0x03B1, 'a'}, {0x03B2, 'b'}, {0x03B5, 'e'}, {0x03B6, 'z'}, {0x03B7, 'h'},
    {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BC, 'm'}, {0x03BD, 'v'}, {0x03BF, 'o'},
    {0x03C1, 'p'}, {0x03C4, 't'}, {0x03C5, 'y'}, {0x03C7, 'x'}, {0x0131, 'i'},
    {0x0585, 'o'}, {0x057D, 'u'}, {0x0578, 'n'}, {0x0570, 'h'},
};

static bool is_ascii(const char *text)
{
  while (*text && !(*text & 0x80))
    text++;
  return !*text;
}

static gunichar plain_letter(gunichar c)
{
  for (size_t i = 0; c > 0x7f && i < G_N_ELEMENTS(look_alikes); i++)
    if (look_alikes[i].from == c) return (gunichar)look_alikes[i].to;
  return c;
}

const char *ent_link_skeleton(Linker *linker, const char *name)
{
  if (is_ascii(name)) return name;
  char *parts = g_utf8_normalize(name, -1, G_NORMALIZE_NFKD);
  g_string_truncate(linker->scratch, 0);
  for (const char *p = parts ? parts : name; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_ismark(c)) g_string_append_unichar(linker->scratch, plain_letter(c));
  }
  g_free(parts);
  return ent_strings_intern(linker->strings, linker->scratch->str);
}

/* One has letters of a script that the other has none of. */
static bool scripts_differ(const char *a, const char *b)
{
  bool seen[2] = {false, false};
  const char *const names[] = {a, b};
  for (int i = 0; i < 2; i++)
    for (const char *p = names[i]; *p; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      seen[i] = seen[i] || plain_letter(c) != c;
    }
  return seen[0] != seen[1];
}

/* The first letter of either that looks like another: one cannot see it. */
static gunichar disguised(const char *a, const char *b)
{
  const char *const names[] = {a, b};
  for (int i = 0; i < 2; i++)
    for (const char *p = names[i]; *p; p = g_utf8_next_char(p))
      if (plain_letter(g_utf8_get_char(p)) != g_utf8_get_char(p))
        return g_utf8_get_char(p);
  return 0;
}

static void tell(Linker *linker, uint32_t a, uint32_t b)
{
  bool scripts = scripts_differ(linker->name[a], linker->name[b]);
  ent_link_apart(linker, a, b,
                 scripts ? "letters of another script that look alike"
                         : "accents differ");
  if (ent_link_root(linker, a) == ent_link_root(linker, b)) return;
  char letter[48] = "accents";
  if (scripts)
    g_snprintf(letter, sizeof letter, "letters of another script (U+%04X)",
               (unsigned)disguised(linker->name[a], linker->name[b]));
  ent_graph_add_note(
      linker->graph, "\"%s\" and \"%s\" look alike and are kept apart: %s",
      ent_item(linker->graph, a)->name, ent_item(linker->graph, b)->name, letter);
}

/* Each name of a run once, against the first. */
static void compare_names(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (uint32_t i = 0; i < n; i++) {
    if (!g_hash_table_add(seen, (gpointer)linker->name[run[i].item])) continue;
    if (linker->name[run[i].item] != linker->name[run[0].item])
      tell(linker, run[0].item, run[i].item);
  }
  g_hash_table_destroy(seen);
}

void ent_link_tell_alike(Linker *linker)
{
  GHashTable *wanted = g_hash_table_new(g_direct_hash, g_direct_equal);
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++)
    if (!is_ascii(linker->name[i]))
      g_hash_table_add(wanted, (gpointer)ent_link_skeleton(linker, linker->name[i]));
  for (uint32_t i = 0; i < linker->n && g_hash_table_size(wanted); i++) {
    const EntItem *item = ent_item(linker->graph, i);
    const char *skeleton = ent_link_skeleton(linker, linker->name[i]);
    if (item->key || !g_hash_table_contains(wanted, skeleton)) continue;
    g_string_printf(linker->scratch, "%02u\x1f%s", (unsigned)ent_link_family(item->cls),
                    skeleton);
    ent_link_file(&index, ent_strings_intern(linker->strings, linker->scratch->str), i,
                  false);
  }
  ent_link_runs(&index, compare_names, NULL);
  g_hash_table_destroy(wanted);
}
