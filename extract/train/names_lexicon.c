// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The word table of the name model. */

#include "extract/train/names_lexicon.h"
#include <glib.h>
#include <math.h>
#include <string.h>

enum { FOLDS = 5, HIDDEN = 32, TYPES = 5, ROUNDS = 12, LINK_COUNT = 12 };

/* How often a word of the corpora stands in names of each type, [0] in none. */
typedef struct {
  uint32_t key;
  uint32_t row; /* of its vector */
  float count[TYPES];
  uint32_t links; /* times in lower case within a name, not at its end */
} Word;

/* One hidden layer. Weights with their sums of squared gradients (AdaGrad). */
typedef struct {
  uint32_t dims;
  float *in, *in_sum; /* HIDDEN rows of dims + 1 */
  float out[TYPES][HIDDEN + 1], out_sum[TYPES][HIDDEN + 1];
} Net;

/* ---- network ------------------------------------------------------------- */

static float small_random(uint64_t *state)
{
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return ((float)(*state >> 40) / 16777216.0f - 0.5f) * 0.2f;
}

static void net_init(Net *net, uint32_t dims, uint64_t seed)
{
  size_t size = (size_t)HIDDEN * (dims + 1);
  *net = (Net){.dims = dims, .in = g_new0(float, size), .in_sum = g_new0(float, size)};
  for (size_t i = 0; i < size; i++)
    net->in[i] = small_random(&seed);
}

static void net_clear(Net *net)
{
  g_free(net->in);
  g_free(net->in_sum);
}

static void net_run(const Net *net, const float *x, float hidden[HIDDEN + 1],
                    float p[TYPES])
{
  float sum = 0, top = -1e9f;
  for (unsigned h = 0; h < HIDDEN; h++) {
    const float *w = net->in + (size_t)h * (net->dims + 1);
    float a = w[net->dims];
    for (uint32_t d = 0; d < net->dims; d++)
      a += w[d] * x[d];
    hidden[h] = tanhf(a);
  }
  hidden[HIDDEN] = 1;
  for (unsigned t = 0; t < TYPES; t++) {
    p[t] = 0;
    for (unsigned h = 0; h <= HIDDEN; h++)
      p[t] += net->out[t][h] * hidden[h];
    top = p[t] > top ? p[t] : top;
  }
  for (unsigned t = 0; t < TYPES; t++)
    sum += p[t] = expf(p[t] - top);
  for (unsigned t = 0; t < TYPES; t++)
    p[t] /= sum;
}

static void adagrad(float *w, float *sum, float g)
{
  *sum += g * g;
  *w -= 0.05f * g / (sqrtf(*sum) + 1e-6f);
}

static void net_learn(Net *net, const float *x, const float target[TYPES], float weight)
{
  float hidden[HIDDEN + 1], p[TYPES], back[HIDDEN] = {0};
  net_run(net, x, hidden, p);
  for (unsigned t = 0; t < TYPES; t++) {
    float g = (p[t] - target[t]) * weight;
    for (unsigned h = 0; h < HIDDEN; h++)
      back[h] += g * net->out[t][h];
    for (unsigned h = 0; h <= HIDDEN; h++)
      adagrad(&net->out[t][h], &net->out_sum[t][h], g * hidden[h]);
  }
  for (unsigned h = 0; h < HIDDEN; h++) {
    float g = back[h] * (1 - hidden[h] * hidden[h]);
    size_t row = (size_t)h * (net->dims + 1);
    for (uint32_t d = 0; d < net->dims; d++)
      adagrad(&net->in[row + d], &net->in_sum[row + d], g * x[d]);
    adagrad(&net->in[row + net->dims], &net->in_sum[row + net->dims], g);
  }
}

/* ---- counts -------------------------------------------------------------- */

static int type_of(EntNamesAllowed allowed)
{
  for (int label = 0; label < 9; label++)
    if (allowed == 1u << label) return (label + 1) / 2;
  return allowed == ENT_NAMES_MISC_OR_O ? 0 : -1;
}

static void count_token(GHashTable *words, const EntNamesText *t, uint32_t i)
{
  const EntToken *token = &t->a.tokens[i];
  int type = type_of(t->allowed[i]);
  uint32_t key = ent_names_word_key(token->norm, strlen(token->norm));
  Word *w = g_hash_table_lookup(words, GUINT_TO_POINTER(key));
  if (type < 0) return;
  if (!w) {
    w = g_new0(Word, 1);
    w->key = key;
    w->row = UINT32_MAX;
    g_hash_table_insert(words, GUINT_TO_POINTER(key), w);
  }
  w->count[type]++;
  bool inside = type && i + 1 < t->a.n_tokens && type_of(t->allowed[i + 1]) == type &&
                t->allowed[i + 1] & 0x154 && t->allowed[i] & 0x154;
  if (inside && !(token->flags & (ENT_TOK_UPPER_FIRST | ENT_TOK_HAS_DIGIT))) w->links++;
}

static int by_links(gconstpointer a, gconstpointer b)
{
  const Word *x = *(Word *const *)a, *y = *(Word *const *)b;
  if (x->links != y->links) return x->links > y->links ? -1 : 1;
  return x->key < y->key ? -1 : x->key > y->key;
}

static int by_key(gconstpointer a, gconstpointer b)
{
  const Word *x = *(Word *const *)a, *y = *(Word *const *)b;
  return x->key < y->key ? -1 : x->key > y->key;
}

static GPtrArray *count_words(const EntNamesCorpus *corpus)
{
  GHashTable *words = g_hash_table_new(NULL, NULL);
  for (uint32_t i = 0; i < ent_names_corpus_size(corpus); i++) {
    const EntNamesText *t = ent_names_corpus_text(corpus, i);
    for (uint32_t k = 0; k < t->a.n_tokens; k++)
      count_token(words, t, k);
  }
  GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iter;
  void *w;
  g_hash_table_iter_init(&iter, words);
  while (g_hash_table_iter_next(&iter, NULL, &w))
    g_ptr_array_add(list, w);
  g_hash_table_destroy(words);
  return list;
}

/* ---- the table ----------------------------------------------------------- */

static Word *word_at(const GPtrArray *list, guint i)
{
  return list->pdata[i];
}

static unsigned fold_of(uint32_t key)
{
  return key / 7u % FOLDS;
}

static void train_fold(Net *net, unsigned fold, const GPtrArray *list,
                       const EntNamesVectors *v)
{
  for (unsigned round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < list->len; i++) {
      const Word *w = word_at(list, i);
      float target[TYPES], sum = 0;
      if (w->row == UINT32_MAX || fold_of(w->key) == fold) continue;
      for (unsigned t = 0; t < TYPES; t++)
        sum += w->count[t];
      for (unsigned t = 0; t < TYPES; t++)
        target[t] = w->count[t] / sum;
      net_learn(net, v->values + (size_t)w->row * v->dims, target, sqrtf(sum));
    }
}

static uint16_t guess_of(const float p[TYPES])
{
  unsigned guess = 0;
  for (unsigned t = 1; t < TYPES; t++)
    guess |= (unsigned)(p[t] * 15.0f + 0.5f) << (4 * (t - 1));
  return (uint16_t)guess;
}

/* The guess for a row; by the one network that did not see the word, or by all. */
static uint16_t guess_row(const Net nets[FOLDS], const float *x, int fold)
{
  float p[TYPES], sum[TYPES] = {0}, hidden[HIDDEN + 1];
  for (int f = 0; f < FOLDS; f++) {
    if (fold >= 0 && f != fold) continue;
    net_run(&nets[f], x, hidden, p);
    for (unsigned t = 0; t < TYPES; t++)
      sum[t] += p[t] / (fold >= 0 ? 1 : FOLDS);
  }
  return guess_of(sum);
}

static EntNamesWord *slot_for(EntNamesWord *slots, uint32_t bits, uint32_t key)
{
  uint32_t mask = (1u << bits) - 1, i = key & mask;
  while (slots[i].key && slots[i].key != key)
    i = (i + 1) & mask;
  return &slots[i];
}

static void find_rows(GPtrArray *list, const EntNamesVectors *v)
{
  g_autoptr(GHashTable) rows = g_hash_table_new(NULL, NULL);
  for (uint32_t i = v->n; i-- > 0;) {
    uint32_t key = ent_names_word_key(v->words[i], strlen(v->words[i]));
    g_hash_table_insert(rows, GUINT_TO_POINTER(key), GUINT_TO_POINTER(i + 1));
  }
  for (guint i = 0; i < list->len; i++) {
    void *row = g_hash_table_lookup(rows, GUINT_TO_POINTER(word_at(list, i)->key));
    if (row) word_at(list, i)->row = GPOINTER_TO_UINT(row) - 1;
  }
}

static void fill_links(EntNamesWordsHeader *h, GPtrArray *list)
{
  g_ptr_array_sort(list, by_links);
  for (guint i = 0; i < list->len && h->n_links < ENT_NAMES_MAX_LINKS; i++)
    if (word_at(list, i)->links >= LINK_COUNT)
      h->links[h->n_links++] = word_at(list, i)->key;
}

static void fill_slots(EntNamesWord *slots, uint32_t bits, const EntNamesVectors *v,
                       const Net nets[FOLDS], const GPtrArray *list)
{
  g_autofree bool *seen = g_new0(bool, v->n);
  for (guint i = 0; i < list->len; i++)
    if (word_at(list, i)->row != UINT32_MAX) seen[word_at(list, i)->row] = true;
  for (uint32_t i = 0; i < v->n; i++) {
    uint32_t key = ent_names_word_key(v->words[i], strlen(v->words[i]));
    EntNamesWord *slot = slot_for(slots, bits, key);
    if (slot->key) continue;
    slot->key = key;
    slot->cluster = v->clusters ? v->clusters[i] : 0;
    slot->guess = guess_row(nets, v->values + (size_t)i * v->dims,
                            seen[i] ? (int)fold_of(key) : -1);
  }
}

void *ent_names_lexicon_new(const EntNamesVectors *v, const EntNamesCorpus *corpus,
                            size_t *size)
{
  Net nets[FOLDS];
  uint32_t bits = 4;
  while ((1u << bits) * 4u / 5u < v->n)
    bits++;
  *size = sizeof(EntNamesWordsHeader) + (sizeof(EntNamesWord) << bits);
  EntNamesWordsHeader *h = g_malloc0(*size);
  h->bits = bits;
  g_autoptr(GPtrArray) list = count_words(corpus);
  fill_links(h, list);
  g_ptr_array_sort(list, by_key);
  find_rows(list, v);
  for (unsigned f = 0; f < FOLDS; f++) {
    net_init(&nets[f], v->dims, f + 1);
    train_fold(&nets[f], f, list, v);
  }
  fill_slots((EntNamesWord *)(h + 1), bits, v, nets, list);
  for (unsigned f = 0; f < FOLDS; f++)
    net_clear(&nets[f]);
  return h;
}
