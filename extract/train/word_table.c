// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table of words. */
#include "extract/train/word_table.h"
#include "extract/model/words.h"
#include "extract/train/guess_pos.h"
#include <glib.h>

enum {
  MIN_COUNT = 3,  /* of a word, for its parts of speech to be known */
  MIN_SHARE = 20, /* a part of speech counts from one in this many on */
  GUESS_ROUNDS = 10
};

typedef struct {
  uint32_t key;
  uint8_t upos;
} Seen;

static int compare_seen(const void *a, const void *b)
{
  const Seen *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return (int)x->upos - (int)y->upos;
}

static GArray *collect(const EntCorpus *corpus)
{
  GArray *seen = g_array_new(FALSE, TRUE, sizeof(Seen));
  for (uint32_t d = 0; d < corpus->n_documents; d++) {
    const EntAnalysis *a = &corpus->documents[d]->analysis;
    for (uint32_t i = 0; i < a->n_tokens; i++) {
      const EntToken *t = &a->tokens[i];
      if (t->upos == ENT_POS_NONE || t->upos == ENT_POS_X) continue;
      Seen s = {.key = ent_word_key(ent_word_hash(t->norm, t->norm_length))};
      s.upos = t->upos;
      g_array_append_val(seen, s);
    }
  }
  if (seen->len) qsort(seen->data, seen->len, sizeof(Seen), compare_seen);
  return seen;
}

/* The set of parts of speech of one word's occurrences, sorted by them. */
static uint16_t tags_of(const Seen *seen, guint n)
{
  uint16_t tags = 0;
  if (n < MIN_COUNT) return 0;
  for (guint i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && seen[end].upos == seen[i].upos; end++)
      ;
    if ((end - i) * MIN_SHARE >= n) tags |= (uint16_t)(1u << (seen[i].upos - 1));
  }
  return tags;
}

static EntWord *slot_of(EntWord *slots, unsigned bits, uint32_t key)
{
  size_t mask = ((size_t)1 << bits) - 1, at = key >> (32 - bits);
  while (slots[at].key != 0 && slots[at].key != key)
    at = (at + 1) & mask;
  return &slots[at];
}

static void add_tags(const GArray *all, EntWord *slots, EntWordsHeader *header)
{
  const Seen *seen = (const Seen *)(const void *)all->data;
  for (guint i = 0, end; i < all->len; i = end) {
    for (end = i + 1; end < all->len && seen[end].key == seen[i].key; end++)
      ;
    uint16_t tags = tags_of(seen + i, end - i);
    if (tags == 0) continue;
    EntWord *word = slot_of(slots, header->bits, seen[i].key);
    header->n_words += word->key == 0;
    word->key = seen[i].key;
    word->tags = tags;
  }
}

/* Guesses the parts of speech of the words that the corpus has seldom or never: so the
 * tagger meets guesses in training as often as later. */
static void add_guesses(const EntVectors *vectors, const EntClusters *clusters,
                        EntWord *slots, unsigned bits)
{
  EntPosGuesser *guesser = ent_pos_guesser_new();
  for (int round = 0; round < GUESS_ROUNDS; round++)
    for (uint32_t i = 0; i < vectors->n; i++) {
      const EntWord *word = slot_of(slots, bits, clusters->keys[i]);
      const float *vector = vectors->values + (size_t)i * ENT_VECTOR_SIZE;
      if (word->tags) ent_pos_guesser_learn(guesser, vector, word->tags);
    }
  for (uint32_t i = 0; i < vectors->n; i++) {
    EntWord *word = slot_of(slots, bits, clusters->keys[i]);
    const float *vector = vectors->values + (size_t)i * ENT_VECTOR_SIZE;
    if (!word->tags) word->tags = ent_pos_guesser_ask(guesser, vector);
  }
  ent_pos_guesser_free(guesser);
}

void ent_train_words(const EntCorpus *corpus, const EntVectors *vectors,
                     const EntClusters *clusters, EntModelWriter *writer)
{
  g_autoptr(GArray) seen = collect(corpus);
  size_t n = seen->len + (clusters ? clusters->n_words : 0);
  EntWordsHeader header = {.bits = 4};
  n = MIN(n, (clusters ? clusters->n_words : 0) + (size_t)40000);
  while ((size_t)1 << header.bits < n + n / 4)
    header.bits++;
  g_autofree EntWord *slots = g_new0(EntWord, (size_t)1 << header.bits);
  for (uint32_t i = 0; clusters && i < clusters->n_words; i++) {
    EntWord *word = slot_of(slots, header.bits, clusters->keys[i]);
    if (word->key) continue; /* two forms of digits: the more frequent one stays */
    *word = (EntWord){.key = clusters->keys[i], .cluster = clusters->clusters[i]};
    header.n_words++;
  }
  add_tags(seen, slots, &header);
  if (vectors) add_guesses(vectors, clusters, slots, header.bits);
  g_autoptr(GByteArray) section = g_byte_array_new();
  g_byte_array_append(section, (const guint8 *)&header, sizeof(header));
  g_byte_array_append(section, (const guint8 *)slots,
                      (guint)(sizeof(*slots) << header.bits));
  ent_model_writer_set(writer, "WORD", section->data, section->len);
}
