// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Lemma rules: each pair of form and lemma is a rule "take off, put on". An ending is
 * kept if the words of its class that end so have another favourite rule than the next
 * shorter ending says; a word, if its ending says something else than the corpus. */
#include "extract/train/train_lemma.h"
#include "extract/tag/lemma.h"
#include <glib.h>
#include <string.h>

typedef struct {
  const char *norm;
  uint32_t class;
  uint32_t length;
  uint32_t rule;
  uint32_t count;
} Word;

typedef struct {
  GHashTable *rule_ids; /* "strip add" -> id + 1 */
  GPtrArray *rule_texts;
  GArray *rules;     /* EntLemmaRule, text = index into rule_texts until the end */
  GArray *words;     /* Word: one for each class, form and rule */
  GHashTable *slots; /* key -> rule + 1 */
} Lemmas;

static uint32_t rule_of(Lemmas *l, const char *norm, const char *lemma)
{
  size_t common = 0, n = strlen(norm), m = strlen(lemma);
  while (common < n && common < m && norm[common] == lemma[common])
    common++;
  while (common > 0 && ((unsigned char)norm[common] & 0xC0) == 0x80)
    common--;
  char *name = g_strdup_printf("%zu %s", n - common, lemma + common);
  gpointer known = g_hash_table_lookup(l->rule_ids, name);
  if (known) {
    g_free(name);
    return GPOINTER_TO_UINT(known) - 1;
  }
  EntLemmaRule rule = {.text = l->rules->len,
                       .strip = (uint16_t)(n - common),
                       .add = (uint16_t)(m - common)};
  g_array_append_val(l->rules, rule);
  g_ptr_array_add(l->rule_texts, g_strdup(lemma + common));
  g_hash_table_insert(l->rule_ids, name, GUINT_TO_POINTER(l->rules->len));
  return l->rules->len - 1;
}

static void collect_words(Lemmas *l, const EntAnalysis *a)
{
  for (uint32_t i = 0; i < a->n_tokens; i++) {
    const EntToken *t = &a->tokens[i];
    if (t->norm_length == 0 || t->norm_length == 255 || !t->lemma) continue;
    if (strcmp(t->lemma, "_") == 0 && strcmp(t->norm, "_") != 0) continue;
    g_autofree char *lemma = g_utf8_strdown(t->lemma, -1);
    Word word = {.norm = t->norm,
                 .class = ent_lemma_class(t->upos, t->feats),
                 .length = t->norm_length,
                 .rule = rule_of(l, t->norm, lemma),
                 .count = 1};
    g_array_append_val(l->words, word);
  }
}

static int compare_words(const void *a, const void *b)
{
  const Word *x = a, *y = b;
  if (x->class != y->class) return x->class < y->class ? -1 : 1;
  int order = strcmp(x->norm, y->norm);
  if (order) return order;
  return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* Adds up equal words, then leaves the most frequent rule of each class and form. */
static void merge_words(Lemmas *l)
{
  qsort(l->words->data, l->words->len, sizeof(Word), compare_words);
  Word *w = (Word *)(void *)l->words->data;
  guint n = 0;
  for (guint i = 0; i < l->words->len; i++)
    if (n > 0 && compare_words(&w[n - 1], &w[i]) == 0)
      w[n - 1].count++;
    else
      w[n++] = w[i];
  guint kept = 0;
  for (guint i = 0; i < n; i++) {
    bool same = kept > 0 && w[kept - 1].class == w[i].class &&
                strcmp(w[kept - 1].norm, w[i].norm) == 0;
    if (!same)
      w[kept++] = w[i];
    else if (w[i].count > w[kept - 1].count)
      w[kept - 1] = w[i];
  }
  g_array_set_size(l->words, kept);
}

typedef struct {
  uint32_t key;
  uint32_t word;
} Member; /* of the words that share an ending */

static int compare_members(const void *a, const void *b)
{
  const Member *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->word < y->word ? -1 : x->word > y->word;
}

static void store(Lemmas *l, uint32_t key, uint32_t rule)
{
  g_hash_table_insert(l->slots, GUINT_TO_POINTER(key), GUINT_TO_POINTER(rule + 1));
}

/* The favourite rule of the members, and how many words have it. */
static uint32_t favourite(const Word *words, const Member *members, guint n,
                          uint32_t *n_words)
{
  g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
  uint32_t best = 0;
  *n_words = 0;
  for (guint i = 0; i < n; i++) {
    uint32_t rule = words[members[i].word].rule;
    gpointer id = GUINT_TO_POINTER(rule);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, id)) + 1;
    g_hash_table_insert(counts, id, GUINT_TO_POINTER(count));
    if (count > *n_words || (count == *n_words && rule < best)) {
      best = rule;
      *n_words = count;
    }
  }
  return best;
}

/* Learns the endings of one length; said = the rule that shorter ones give each word.
 */
static void learn_endings(Lemmas *l, uint32_t length, uint32_t *said)
{
  const Word *words = (const Word *)(const void *)l->words->data;
  g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(Member));
  for (guint i = 0; i < l->words->len; i++) {
    const Word *w = &words[i];
    if (w->length < length) continue;
    const char *ending = w->norm + w->length - length;
    Member member = {ent_lemma_key(w->class, false, ending, length), i};
    g_array_append_val(members, member);
  }
  Member *m = (Member *)(void *)members->data;
  if (members->len) qsort(m, members->len, sizeof(*m), compare_members);
  for (guint i = 0, end; i < members->len; i = end) {
    for (end = i + 1; end < members->len && m[end].key == m[i].key; end++)
      ;
    uint32_t n_words, rule = favourite(words, m + i, end - i, &n_words);
    if (rule == said[m[i].word] || (length > 0 && n_words < 2)) continue;
    store(l, m[i].key, rule);
    for (guint j = i; j < end; j++)
      said[m[j].word] = rule;
  }
}

static void learn_words(Lemmas *l, const uint32_t *said)
{
  for (guint i = 0; i < l->words->len; i++) {
    const Word *w = &g_array_index(l->words, Word, i);
    if (w->rule != said[i])
      store(l, ent_lemma_key(w->class, true, w->norm, w->length), w->rule);
  }
}

static int compare_keys(const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

static void write_section(const Lemmas *l, EntModelWriter *writer)
{
  EntLemmaHeader header = {.bits = 4, .n_rules = l->rules->len};
  guint n = g_hash_table_size(l->slots);
  while ((size_t)2 * n > (size_t)1 << header.bits)
    header.bits++;
  g_autofree EntLemmaSlot *slots = g_new0(EntLemmaSlot, (size_t)1 << header.bits);
  g_autofree uint32_t *keys = g_new0(uint32_t, n + 1);
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init(&iter, l->slots);
  for (guint i = 0; g_hash_table_iter_next(&iter, &key, NULL); i++)
    keys[i] = GPOINTER_TO_UINT(key);
  qsort(keys, n, sizeof(*keys), compare_keys);
  for (guint i = 0; i < n; i++) {
    value = g_hash_table_lookup(l->slots, GUINT_TO_POINTER(keys[i]));
    EntLemmaSlot slot = {keys[i], GPOINTER_TO_UINT(value) - 1};
    slots[ent_lemma_slot(slots, header.bits, keys[i])] = slot;
  }
  g_autoptr(GByteArray) texts = g_byte_array_new();
  EntLemmaRule *rules = (EntLemmaRule *)(void *)l->rules->data;
  for (guint i = 0; i < l->rules->len; i++) {
    const char *text = g_ptr_array_index(l->rule_texts, i);
    rules[i].text = texts->len;
    g_byte_array_append(texts, (const guint8 *)text, (guint)strlen(text) + 1);
  }
  header.text_size = texts->len;
  g_autoptr(GByteArray) section = g_byte_array_new();
  g_byte_array_append(section, (const guint8 *)&header, sizeof(header));
  g_byte_array_append(section, (const guint8 *)rules,
                      (guint)(header.n_rules * sizeof(*rules)));
  g_byte_array_append(section, (const guint8 *)slots,
                      (guint)(sizeof(*slots) << header.bits));
  g_byte_array_append(section, texts->data, texts->len);
  ent_model_writer_set(writer, "LEMM", section->data, section->len);
}

void ent_train_lemmas(const EntCorpus *corpus, EntModelWriter *writer)
{
  Lemmas l = {.rule_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
              .rule_texts = g_ptr_array_new_with_free_func(g_free),
              .rules = g_array_new(FALSE, FALSE, sizeof(EntLemmaRule)),
              .words = g_array_new(FALSE, FALSE, sizeof(Word)),
              .slots = g_hash_table_new(NULL, NULL)};
  rule_of(&l, "", ""); /* rule 0: the form is the lemma */
  for (uint32_t i = 0; i < corpus->n_documents; i++)
    collect_words(&l, &corpus->documents[i]->analysis);
  if (l.words->len) merge_words(&l);
  g_autofree uint32_t *said = g_new0(uint32_t, l.words->len + 1);
  for (uint32_t length = 0; length <= ENT_LEMMA_MAX_SUFFIX; length++)
    learn_endings(&l, length, said);
  learn_words(&l, said);
  write_section(&l, writer);
  g_hash_table_unref(l.rule_ids);
  g_hash_table_unref(l.slots);
  g_ptr_array_unref(l.rule_texts);
  g_array_unref(l.rules);
  g_array_unref(l.words);
}
