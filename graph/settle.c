// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Wishes on things: which things each line speaks of, what is joined by it, and what
 * linking must keep apart. */
#include "graph/link.h"
#include "graph/wish.h"

#include <string.h>

/* How well a selector fits a thing: by key or IRI, by its name, by another name. */
enum { NOT, BY_ALIAS, BY_NAME, BY_KEY };

/* A selector looked up by one of its texts. */
typedef struct {
  uint32_t wish;
  bool second; /* b, not a */
} Side;

typedef struct {
  const EntWishes *wishes;
  Linker *linker;
  GHashTable *by_text; /* text or folded text -> GArray of Side */
  GHashTable *by_hash; /* hash at the end of an IRI -> the same */
  GArray **of;         /* of each side (2 * wish + second): the items that fit */
  guint8 *fit;         /* of each side: how well the item at hand fits */
  GArray *touched;     /* sides that fit the item at hand */
} Settling;

/* ---- selectors by text ---- */

static void file_side(GHashTable *table, const char *text, Side side)
{
  GArray *sides = g_hash_table_lookup(table, text);
  if (!sides) {
    sides = g_array_new(FALSE, FALSE, sizeof(Side));
    g_hash_table_insert(table, (gpointer)text, sides);
  }
  g_array_append_val(sides, side);
}

/* The 12 or 16 hex digits at the end of an IRI of ours, or NULL. */
static const char *hash_in(const char *iri)
{
  const char *dash = strrchr(iri, '-');
  size_t n = dash ? strspn(dash + 1, "0123456789abcdef") : 0;
  return strstr(iri, "://") && (n == 12 || n == 16) && !dash[1 + n] ? dash + 1 : NULL;
}

static void file_selector(Settling *s, const Selector *selector, Side side)
{
  const char *hash = hash_in(selector->text);
  file_side(s->by_text, selector->text, side);
  if (strcmp(selector->text, selector->folded) != 0)
    file_side(s->by_text, selector->folded, side);
  if (hash)
    file_side(s->by_hash, g_string_chunk_insert_len(s->wishes->strings, hash, 12),
              side);
}

/* ---- things ---- */

static bool is_meant(const Settling *s, Side side, const EntItem *item)
{
  const Wish *wish = ent_wish(s->wishes, side.wish);
  const Selector *selector = side.second ? &wish->b : &wish->a;
  const EntGraph *graph = s->linker->graph;
  if (wish->cls != ENT_CLASS_NONE && !ent_class_is(item->cls, wish->cls)) return false;
  return !selector->document ||
         strcmp(selector->document,
                g_array_index(graph->sources, EntSource, item->source).id) == 0;
}

static void note_fits(Settling *s, const GArray *sides, const EntItem *item, guint8 fit)
{
  for (uint32_t i = 0; sides && i < sides->len; i++) {
    Side side = g_array_index(sides, Side, i);
    uint32_t at = 2 * side.wish + side.second;
    if (!is_meant(s, side, item)) continue;
    if (s->fit[at] == NOT) g_array_append_val(s->touched, at);
    s->fit[at] = MAX(s->fit[at], fit);
  }
}

static void note_text(Settling *s, const char *text, const EntItem *item, guint8 fit)
{
  if (text) note_fits(s, g_hash_table_lookup(s->by_text, text), item, fit);
}

/* "government-body" out of "GovernmentBody", as in IRIs. */
static void put_type(EntClass cls, GString *out)
{
  g_string_truncate(out, 0);
  for (const char *p = ent_class_info(cls)->name; *p; p++) {
    if (out->len && g_ascii_isupper(*p)) g_string_append_c(out, '-');
    g_string_append_c(out, g_ascii_tolower(*p));
  }
}

/* The IRI that the thing would have if it were alone. */
static void note_own_iri(Settling *s, const EntItem *item, const char *key)
{
  GString *type = g_string_new(NULL);
  for (int c = 0; c < ENT_CLASS_COUNT; c++) {
    if (ent_link_family((EntClass)c) != ent_link_family(item->cls)) continue;
    put_type((EntClass)c, type);
    char *hash = ent_key_digest(type->str, key);
    hash[12] = '\0';
    note_fits(s, g_hash_table_lookup(s->by_hash, hash), item, BY_KEY);
    g_free(hash);
  }
  g_string_free(type, TRUE);
}

static void note_own_key(Settling *s, uint32_t i)
{
  const EntItem *item = ent_item(s->linker->graph, i);
  GString *key = g_string_new(s->linker->name[i]);
  if (item->key)
    g_string_assign(key, item->key);
  else if (s->linker->qualifier[i])
    g_string_append_printf(key, "#%s", s->linker->qualifier[i]);
  else if (ent_link_is_local(item))
    g_string_append_printf(
        key, "@%s",
        g_array_index(s->linker->graph->sources, EntSource, item->source).id);
  note_text(s, key->str, item, BY_KEY);
  if (g_hash_table_size(s->by_hash)) note_own_iri(s, item, key->str);
  g_string_free(key, TRUE);
}

static void look_up(Settling *s, uint32_t i)
{
  const EntItem *item = ent_item(s->linker->graph, i);
  note_own_key(s, i);
  note_text(s, item->same_as, item, BY_KEY);
  note_text(s, s->linker->name[i], item, BY_NAME);
  for (uint32_t k = 0; k < item->n_aliases; k++)
    note_text(s, ent_link_fold(s->linker, item->aliases[k]), item, BY_ALIAS);
}

/* A thing that fits both sides of a "different" line counts for the better one. */
static void keep_fits(Settling *s, uint32_t i)
{
  for (uint32_t k = 0; k < s->touched->len; k++) {
    uint32_t at = g_array_index(s->touched, uint32_t, k);
    bool same = ent_wish(s->wishes, at / 2)->same;
    if (same || s->fit[at] > s->fit[at ^ 1]) g_array_append_val(s->of[at], i);
  }
  for (uint32_t k = 0; k < s->touched->len; k++)
    s->fit[g_array_index(s->touched, uint32_t, k)] = NOT;
  g_array_set_size(s->touched, 0);
}

static void find_all(Settling *s)
{
  for (uint32_t w = 0; w < s->wishes->wishes->len; w++) {
    const Wish *wish = ent_wish(s->wishes, w);
    file_selector(s, &wish->a, (Side){w, false});
    file_selector(s, &wish->b, (Side){w, true});
  }
  for (uint32_t i = 0; i < s->linker->n; i++) {
    look_up(s, i);
    keep_fits(s, i);
  }
}

/* ---- obeying ---- */

static void join_side(Linker *linker, uint32_t with, const GArray *items)
{
  for (uint32_t i = 0; i < items->len; i++)
    ent_link_try(linker, with, g_array_index(items, uint32_t, i),
                 ENT_IGNORE_KEYS | ENT_IGNORE_QUALIFIERS);
}

static void obey_same(Settling *s, uint32_t w)
{
  const Wish *wish = ent_wish(s->wishes, w);
  const GArray *a = s->of[2 * w], *b = s->of[2 * w + 1];
  char *where = g_strdup_printf("%s:%u", wish->file, wish->line);
  s->linker->evidence = where;
  if (a->len && b->len) {
    join_side(s->linker, g_array_index(a, uint32_t, 0), a);
    join_side(s->linker, g_array_index(a, uint32_t, 0), b);
  }
  g_free(where);
}

/* The line that first made the two one, for a message. */
static const Wish *same_line_at(const Settling *s, uint32_t root)
{
  for (uint32_t w = 0; w < s->wishes->wishes->len; w++) {
    const GArray *a = s->of[2 * w];
    if (ent_wish(s->wishes, w)->same && a->len && s->of[2 * w + 1]->len &&
        ent_link_root(s->linker, g_array_index(a, uint32_t, 0)) == root)
      return ent_wish(s->wishes, w);
  }
  return NULL;
}

static bool check_apart(Settling *s, uint32_t w, EntError *error)
{
  const GArray *a = s->of[2 * w], *b = s->of[2 * w + 1];
  const Wish *wish = ent_wish(s->wishes, w);
  GHashTable *roots = g_hash_table_new(g_direct_hash, g_direct_equal);
  const Wish *same = NULL;
  for (uint32_t i = 0; i < a->len; i++)
    g_hash_table_add(roots, GUINT_TO_POINTER(ent_link_root(
                                s->linker, g_array_index(a, uint32_t, i))));
  for (uint32_t i = 0; i < b->len && !same; i++) {
    uint32_t root = ent_link_root(s->linker, g_array_index(b, uint32_t, i));
    if (g_hash_table_contains(roots, GUINT_TO_POINTER(root)))
      same = same_line_at(s, root);
  }
  g_hash_table_destroy(roots);
  if (!same) return true;
  return ent_fail(error, ENT_ERR_BAD_DATA, wish->file, wish->line, 0,
                  "\"%s\" and \"%s\" are different here, but the same by %s:%u: both "
                  "lines speak of one thing",
                  wish->a.text, wish->b.text, same->file, same->line);
}

static void note_idle(Settling *s, uint32_t w)
{
  const Wish *wish = ent_wish(s->wishes, w);
  bool first = !s->of[2 * w]->len;
  if (!first && s->of[2 * w + 1]->len) return;
  ent_graph_add_note(s->linker->graph, "%s:%u: nothing is called \"%s\"%s", wish->file,
                     wish->line, first ? wish->a.text : wish->b.text,
                     wish->same ? "" : " but what the other column names");
}

static bool obey(Settling *s, EntError *error)
{
  uint32_t n = s->wishes->wishes->len;
  bool good = true;
  ent_link_reason(s->linker, ENT_MERGE_SAME, 1);
  for (uint32_t w = 0; w < n; w++)
    if (ent_wish(s->wishes, w)->same) obey_same(s, w);
  for (uint32_t w = 0; w < n && good; w++) {
    const Wish *wish = ent_wish(s->wishes, w);
    note_idle(s, w);
    if (wish->same) continue;
    good = check_apart(s, w, error);
    char *where = g_strdup_printf("%s:%u", wish->file, wish->line);
    if (good) ent_link_forbid(s->linker, s->of[2 * w], s->of[2 * w + 1], where);
    g_free(where);
  }
  return good;
}

bool ent_wishes_settle(const EntWishes *wishes, Linker *linker, EntError *error)
{
  uint32_t n = 2 * wishes->wishes->len;
  GDestroyNotify unref = (GDestroyNotify)g_array_unref;
  Settling s = {.wishes = wishes,
                .linker = linker,
                .by_text = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref),
                .by_hash = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref),
                .of = g_new(GArray *, n + 1),
                .fit = g_new0(guint8, n + 1),
                .touched = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
  for (uint32_t i = 0; i < n; i++)
    s.of[i] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  find_all(&s);
  bool good = obey(&s, error);
  for (uint32_t i = 0; i < n; i++)
    g_array_unref(s.of[i]);
  g_free(s.of);
  g_free(s.fit);
  g_array_unref(s.touched);
  g_hash_table_destroy(s.by_text);
  g_hash_table_destroy(s.by_hash);
  return good;
}
