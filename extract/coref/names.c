// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Passes over names: known entries, equal names, parts of persons' names, acronyms. */
#include "extract/coref/state.h"
#include "extract/mention/finder.h"
#include <string.h>

/* Two mentions of one entry of the knowledge are one thing. */
void ent_coref_same_entry(EntCoref *c)
{
  g_autoptr(GHashTable) first = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (!ent_coref_is_name(m) || !m->entry) continue;
    gpointer seen = NULL;
    if (g_hash_table_lookup_extended(first, m->entry, NULL, &seen))
      ent_coref_join(c, GPOINTER_TO_UINT(seen), i);
    else
      g_hash_table_insert(first, (gpointer)m->entry, GUINT_TO_POINTER(i));
  }
}

/* Kinds of names that may be one: an organisation is never a person of the same name.
 */
static EntClass kind_of(EntClass cls)
{
  if (ent_coref_is_organization(cls)) return ENT_CLASS_ORGANIZATION;
  return cls == ENT_CLASS_COUNTRY ? ENT_CLASS_PLACE : cls;
}

/* One name that the model read in several ways is what most of its mentions say. */
static void vote(EntCoref *c, GArray *same)
{
  float score[ENT_CLASS_COUNT] = {0};
  EntClass winner = ENT_CLASS_NONE;
  for (guint i = 0; i < same->len; i++) {
    const EntMention *m = ent_coref_mention(c, g_array_index(same, uint32_t, i));
    if (m->cls == ENT_CLASS_NONE) continue;
    bool titled = m->outer < m->first;
    score[m->cls] += m->confidence + (m->entry ? 0.5f : 0) + (titled ? 2.0f : 0);
    if (winner == ENT_CLASS_NONE || score[m->cls] > score[winner]) winner = m->cls;
  }
  for (guint i = 0; i < same->len; i++) {
    uint32_t index = g_array_index(same, uint32_t, i);
    EntMention *m = &c->m->mentions[index];
    if (kind_of(m->cls) != kind_of(winner) && !m->entry) {
      m->cls = winner;
      c->links[index].cls = winner;
    }
  }
}

static void join_same(EntCoref *c, GArray *same)
{
  vote(c, same);
  for (guint i = 1; i < same->len && !ent_coref_is_late(c); i++) {
    uint32_t index = g_array_index(same, uint32_t, i);
    for (guint j = 0; j < i; j++) {
      uint32_t other = g_array_index(same, uint32_t, j);
      if (kind_of(ent_coref_chain(c, other)->cls) ==
          kind_of(ent_coref_chain(c, index)->cls)) {
        ent_coref_join(c, other, index);
        break;
      }
    }
  }
}

/* Equal words of mentions of a kind are one thing. */
static void join_equal(EntCoref *c, EntMentionKind kind)
{
  g_autoptr(GHashTable) groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                                       (GDestroyNotify)g_array_unref);
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    if (m->kind != kind) continue;
    const char *key = ent_coref_key(c, i);
    GArray *same = g_hash_table_lookup(groups, key);
    if (!same) {
      same = g_array_new(FALSE, FALSE, sizeof(uint32_t));
      g_hash_table_insert(groups, (gpointer)key, same);
      g_ptr_array_add(order, same);
    }
    g_array_append_val(same, i);
  }
  for (guint i = 0; i < order->len; i++)
    join_same(c, g_ptr_array_index(order, i));
}

void ent_coref_same_name(EntCoref *c)
{
  join_equal(c, ENT_MENTION_NAME);
}

void ent_coref_same_topic(EntCoref *c)
{
  join_equal(c, ENT_MENTION_TOPIC);
}

/* Equal but for accents ("Erdogan", "Erdoğan"): base letters compared, marks skipped.
 */
static bool equal_without_accents(const char *x, const char *y)
{
  g_autofree char *a = g_str_to_ascii(x, "C");
  g_autofree char *b = g_str_to_ascii(y, "C");
  return g_str_equal(a, b);
}

static bool is_ascii(const char *text)
{
  for (; *text; text++)
    if (*text & 0x80) return false;
  return true;
}

static bool words_equal(const char *x, const char *y)
{
  if (*x == *y && g_str_equal(x, y)) return true;
  return (!is_ascii(x) || !is_ascii(y)) && equal_without_accents(x, y);
}

bool ent_coref_words_equal(const EntAnalysis *a, uint32_t x, uint32_t y, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    if (!words_equal(a->tokens[x + i].norm, a->tokens[y + i].norm)) return false;
  return true;
}

/* part is the end of whole, or one of its words (a given name, a first surname). */
static bool is_person_part(const EntCoref *c, const EntMention *part,
                           const EntMention *whole)
{
  uint32_t n = part->end - part->first, all = whole->end - whole->first;
  if (n >= all) return false;
  if (ent_coref_words_equal(c->a, part->first, whole->end - n, n)) return true;
  if (n > 1 && ent_coref_words_equal(c->a, part->first, whole->first, n)) return true;
  for (uint32_t i = whole->first; n == 1 && i < whole->end; i++)
    if (ent_coref_words_equal(c->a, part->first, i, 1)) return true;
  return false;
}

/* The last word of a person's name that is no "Jr". */
static uint32_t last_name(const EntCoref *c, const EntMention *m)
{
  uint32_t last = m->end - 1;
  while (last > m->first && (ent_token_is_word(c->m, last, ENT_WORD_NAME_SUFFIX) ||
                             (c->a->tokens[last].flags & ENT_TOK_PUNCT)))
    last--;
  return last;
}

/* First and last word agree, and what is between only in one ("Jo Johnson", "Jo M.
 * Johnson"). */
static bool is_person_variant(const EntCoref *c, const EntMention *x,
                              const EntMention *y)
{
  uint32_t last_x = last_name(c, x), last_y = last_name(c, y);
  if (last_x == x->first || last_y == y->first) return false;
  return ent_coref_words_equal(c->a, x->first, y->first, 1) &&
         ent_coref_words_equal(c->a, last_x, last_y, 1);
}

static bool genders_agree(const EntCoref *c, uint32_t x, uint32_t y)
{
  char a = ent_coref_chain(c, x)->gender, b = ent_coref_chain(c, y)->gender;
  return !a || !b || a == b;
}

/* "Haiyan" of "Typhoon Haiyan": what the model took for a person. */
static bool is_storm(const EntCoref *c, const EntMention *part, const EntMention *whole)
{
  return whole->cls == ENT_CLASS_EVENT && part->end - part->first == 1 &&
         ent_token_is_word(c->m, whole->first, ENT_WORD_MATTER_START);
}

/* Names by their words, accents dropped: word -> GArray of mentions in their order. */
static GHashTable *index_words(const EntCoref *c)
{
  GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)g_array_unref);
  for (uint32_t i = 0; i < c->m->n_mentions; i++) {
    const EntMention *m = ent_coref_mention(c, i);
    for (uint32_t t = m->first; m->kind == ENT_MENTION_NAME && t < m->end; t++) {
      char *word = g_str_to_ascii(c->a->tokens[t].norm, "C");
      GArray *names = g_hash_table_lookup(index, word);
      if (!names) {
        names = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        g_hash_table_insert(index, word, names);
      } else {
        g_free(word);
      }
      if (!names->len || g_array_index(names, uint32_t, names->len - 1) != i)
        g_array_append_val(names, i);
    }
  }
  return index;
}

/* Is j a person whose name i is a part or a variant of? */
static bool is_whole_of(const EntCoref *c, uint32_t i, uint32_t j)
{
  const EntMention *m = ent_coref_mention(c, i), *o = ent_coref_mention(c, j);
  if (j == i || o->kind != ENT_MENTION_NAME) return false;
  if (o->cls != ENT_CLASS_PERSON && !is_storm(c, m, o)) return false;
  if (!ent_coref_is_first(c, j) && ent_coref_chain(c, j)->best != j) return false;
  bool fits = is_person_part(c, m, o);
  if (m->cls == ENT_CLASS_PERSON)
    fits = fits || is_person_variant(c, m, o);
  else
    fits = fits && m->first != o->first;
  return fits && genders_agree(c, i, j);
}

static const GArray *names_with(const EntCoref *c, GHashTable *index, uint32_t token)
{
  g_autofree char *word = g_str_to_ascii(c->a->tokens[token].norm, "C");
  return g_hash_table_lookup(index, word);
}

/* The nearest full name before it, else the first after it. Each has its first word and
 * its surname: only the fewer of these are looked at. */
static uint32_t find_whole(const EntCoref *c, GHashTable *index, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  const GArray *names = names_with(c, index, m->first);
  const GArray *others = names_with(c, index, last_name(c, m));
  uint32_t found = ENT_NONE;
  if (others->len < names->len) names = others;
  for (guint k = 0; k < names->len; k++) {
    uint32_t j = g_array_index(names, uint32_t, k);
    if (j >= i && found != ENT_NONE) break;
    if (is_whole_of(c, i, j)) found = j;
  }
  return found;
}

/* A surname belongs to the nearest full name before it, else to the first after it. A
 * word that the model took for something else is a person when a person of that surname
 * is there, unless it is known as something else. */
void ent_coref_person_part(EntCoref *c)
{
  g_autoptr(GHashTable) index = index_words(c);
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    EntMention *m = &c->m->mentions[i];
    if (!ent_coref_is_first(c, i)) continue;
    bool person = m->cls == ENT_CLASS_PERSON;
    bool maybe = !m->entry && m->end - m->first == 1 &&
                 (m->cls == ENT_CLASS_PLACE || m->cls == ENT_CLASS_ORGANIZATION);
    if (m->kind != ENT_MENTION_NAME || (!person && !maybe)) continue;
    uint32_t found = find_whole(c, index, i);
    if (found == ENT_NONE) continue;
    m->cls = ent_coref_mention(c, found)->cls;
    c->links[ent_coref_root(c, i)].cls = m->cls;
    ent_coref_join(c, found, i);
  }
}

static bool is_small_word(const EntCoref *c, uint32_t token)
{
  return (c->a->tokens[token].flags & ENT_TOK_PUNCT) ||
         ent_token_is_word(c->m, token, ENT_WORD_INITIAL_SKIP);
}

/* The letters of an acronym are the initials of the name, small words skipped or not.
 */
static bool spells(const EntCoref *c, const char *letters, const EntMention *m)
{
  for (int with_small = 0; with_small < 2; with_small++) {
    const char *p = letters;
    bool fits = true;
    for (uint32_t i = m->first; i < m->end && fits; i++) {
      const char *norm = c->a->tokens[i].norm;
      if (is_small_word(c, i) && (!with_small || !g_ascii_isalpha(*norm))) continue;
      fits = *p && *p == *norm;
      if (fits) p++;
    }
    if (fits && !*p) return true;
  }
  return false;
}

static bool is_acronym(const EntCoref *c, const EntMention *m)
{
  const EntToken *t = &c->a->tokens[m->first];
  uint32_t length = t->end - t->begin;
  if (m->kind != ENT_MENTION_NAME || m->end - m->first != 1) return false;
  if (length < 2 || length > 8) return false;
  if (t->flags & ENT_TOK_ALL_UPPER) return true;
  unsigned upper = 0; /* "MoJ", "UKRI" */
  for (uint32_t i = t->begin; i < t->end; i++)
    upper += g_ascii_isupper(c->a->text[i]) != 0;
  return upper >= 2 && upper * 2 > length;
}

/* "(" right between the two. */
static bool in_brackets_behind(const EntCoref *c, const EntMention *whole,
                               const EntMention *acronym)
{
  return acronym->first == whole->end + 1 && ent_token_is(c->a, whole->end, "(") &&
         ent_token_is(c->a, acronym->end, ")");
}

/* Its last words are what the acronym is short for: "Parliament of [New South Wales]
 * (NSW)". */
static bool ends_in_spelled(const EntCoref *c, const EntMention *acronym,
                            const EntMention *whole)
{
  const char *letters = c->a->tokens[acronym->first].norm;
  for (uint32_t i = whole->first + 1; i < whole->end; i++) {
    EntMention part = *whole;
    part.first = i;
    if (ent_token_upper(c->a, i) && spells(c, letters, &part)) return true;
  }
  return false;
}

static bool can_have_acronym(EntClass cls)
{
  return cls != ENT_CLASS_PERSON && cls != ENT_CLASS_COUNTRY && cls != ENT_CLASS_ROLE;
}

/* The full name before the brackets says what the letters mean here, whoever else is
 * known by them. */
static void forget_entry(EntCoref *c, uint32_t acronym, uint32_t whole)
{
  const EntEntry *wrong = ent_coref_mention(c, acronym)->entry;
  for (uint32_t i = ent_coref_from(acronym); i < ent_coref_to(c, acronym); i++)
    if (c->m->mentions[i].entry == wrong &&
        ent_coref_root(c, i) == ent_coref_root(c, acronym))
      c->m->mentions[i].entry = NULL;
  EntLink *link = ent_coref_chain(c, acronym);
  link->entry = NULL;
  link->cls = ent_coref_chain(c, whole)->cls;
}

/* Mentions back to the name before a bracket: countries inside it stand between. */
enum { BEFORE_BRACKET = 5 };

/* The name before the brackets that the mention stands in. */
static void join_squeezed(EntCoref *c, uint32_t i)
{
  const EntMention *m = ent_coref_mention(c, i);
  if (m->kind != ENT_MENTION_NAME || m->end - m->first != 1 || m->first < 2 ||
      !ent_token_is(c->a, m->first - 1, "("))
    return;
  for (uint32_t j = i; j-- > 0 && i - j < BEFORE_BRACKET;) {
    const EntMention *o = ent_coref_mention(c, j);
    if (o->kind != ENT_MENTION_NAME || !in_brackets_behind(c, o, m) ||
        !ent_coref_is_organization(o->cls) ||
        !ent_letters_in_order(c->a, m->first, o->first, o->end))
      continue;
    ent_coref_join(c, j, i);
    return;
  }
}

void ent_coref_acronym(EntCoref *c)
{
  for (uint32_t i = 0; i < c->m->n_mentions && !ent_coref_is_late(c); i++) {
    EntMention *m = &c->m->mentions[i];
    if (!is_acronym(c, m)) {
      join_squeezed(c, i);
      continue;
    }
    bool first = ent_coref_is_first(c, i);
    for (uint32_t j = ent_coref_from(i); j < ent_coref_to(c, i); j++) {
      const EntMention *o = ent_coref_mention(c, j);
      bool name = o->kind == ENT_MENTION_NAME || o->kind == ENT_MENTION_DESCRIPTION;
      if (!name || o->end - o->first < 2 || !can_have_acronym(o->cls)) continue;
      if (!first && o->end + 2 < m->first) continue;
      bool here = in_brackets_behind(c, o, m) &&
                  (!m->entry || spells(c, c->a->tokens[m->first].norm, o) ||
                   !ends_in_spelled(c, m, o));
      if (here || (!m->entry && o->kind == ENT_MENTION_NAME &&
                   spells(c, c->a->tokens[m->first].norm, o))) {
        if (here && m->entry && o->entry != m->entry) forget_entry(c, i, j);
        if (!m->entry) c->links[ent_coref_root(c, i)].cls = ent_coref_chain(c, j)->cls;
        ent_coref_join(c, j, i);
        break;
      }
    }
  }
}
