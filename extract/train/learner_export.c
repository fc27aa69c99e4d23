// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Packs the averaged weights of a learner into a section: small ones left out, the rest
 * as one of 2 x 127 log-spaced values. */
#include "extract/train/learner.h"
#include "extract/train/learner_table.h"
#include <glib.h>
#include <math.h>
#include <string.h>

enum { LEVELS = 127, LARGEST = 16000 };

typedef struct {
  uint64_t key;
  const EntLearnerRow *row;
} Feature;

typedef struct {
  const EntLearner *learner;
  double scale; /* average weight to value */
  double least; /* smallest absolute value that is kept */
  double log_ratio;
  const int16_t *values; /* of the codes */
} Packer;

static double average(const EntLearner *l, const EntLearnerWeight *w)
{
  int64_t sum = w->sum + (int64_t)w->now * (int64_t)(l->clock - w->since);
  return l->clock ? (double)sum / (double)l->clock : 0;
}

static int compare_features(const void *a, const void *b)
{
  uint64_t x = ((const Feature *)a)->key, y = ((const Feature *)b)->key;
  return x < y ? -1 : x > y;
}

/* All features that count, by hash. */
static GArray *collect(const EntLearner *l, double *largest)
{
  GArray *features = g_array_new(FALSE, FALSE, sizeof(Feature));
  *largest = 0;
  for (size_t i = 0; i < (size_t)1 << l->bits; i++) {
    const EntLearnerRow *row = l->slots[i].row;
    if (!row || row->updates < l->min_updates) continue;
    Feature feature = {l->slots[i].key, row};
    g_array_append_val(features, feature);
    for (uint32_t j = 0; j < row->n; j++)
      *largest = fmax(*largest, fabs(average(l, &row->weights[j])));
  }
  if (features->len)
    qsort(features->data, features->len, sizeof(Feature), compare_features);
  return features;
}

/* Code of a value: 0 = none, then LEVELS positive ones, then as many negative ones. */
static uint8_t code_of(const Packer *p, double weight)
{
  double size = fabs(weight) * p->scale;
  if (size < p->least) return 0;
  double level = p->log_ratio > 0 ? log(size / p->least) / p->log_ratio : 0;
  int code = (int)lround(fmin(level, LEVELS - 1)) + 1;
  return (uint8_t)(weight > 0 ? code : code + LEVELS);
}

static int compare_weights(const void *a, const void *b)
{
  const uint8_t *x = a, *y = b;
  return (int)x[0] - (int)y[0];
}

/* Adds a row of n pairs with the weights of all labels written out. */
static void add_dense(const Packer *p, const uint8_t *row, unsigned n, GByteArray *blob)
{
  int16_t weights[ENT_LINEAR_MAX_LABELS] = {0};
  for (unsigned i = 0; i < n; i++)
    weights[row[3 + 2 * i]] = p->values[row[4 + 2 * i]];
  g_byte_array_append(blob, row, 3);
  g_byte_array_append(blob, (const guint8 *)weights,
                      (guint)(p->learner->n_labels * sizeof(*weights)));
}

/* Adds the feature's row, if a weight of it is worth it. */
static void add_feature(const Packer *p, const Feature *feature, GByteArray *blob)
{
  uint8_t row[3 + 2 * ENT_LINEAR_MAX_LABELS];
  unsigned n = 0;
  for (uint32_t j = 0; j < feature->row->n; j++) {
    uint8_t code = code_of(p, average(p->learner, &feature->row->weights[j]));
    if (code == 0) continue;
    row[3 + 2 * n] = (uint8_t)feature->row->weights[j].label;
    row[4 + 2 * n++] = code;
  }
  if (n == 0) return;
  qsort(row + 3, n, 2, compare_weights);
  row[0] = (uint8_t)feature->key;
  row[1] = (uint8_t)(feature->key >> 8);
  row[2] = (uint8_t)(n < ENT_LINEAR_DENSE_FROM ? n : ENT_LINEAR_DENSE);
  if (n < ENT_LINEAR_DENSE_FROM)
    g_byte_array_append(blob, row, 3 + 2 * n);
  else
    add_dense(p, row, n, blob);
}

/* The features of one bucket: table and rows. */
static void add_bucket(const Packer *p, const Feature *features, guint n,
                       EntLinearBucket *bucket, GByteArray *blob)
{
  g_autoptr(GByteArray) rows = g_byte_array_new();
  guint begins[32], groups = 0;
  for (uint32_t low = 0; low < 32; low++) {
    guint begin = rows->len;
    for (guint i = 0; i < n; i++)
      if ((features[i].key & 31) == low) add_feature(p, &features[i], rows);
    if (rows->len == begin) continue;
    bucket->mask |= 1u << low;
    begins[groups++] = begin;
  }
  bucket->start = blob->len;
  if (groups == 0) return;
  guint table = 2 * (groups - 1);
  g_assert(table + rows->len <= UINT16_MAX);
  for (guint i = 1; i < groups; i++) {
    uint16_t offset = (uint16_t)(table + begins[i]);
    g_byte_array_append(blob, (const guint8 *)&offset, sizeof(offset));
  }
  g_byte_array_append(blob, rows->data, rows->len);
}

/* Whether a weight of the feature is worth keeping. */
static bool is_kept(const Packer *p, const EntLearnerRow *row)
{
  for (uint32_t j = 0; j < row->n; j++)
    if (code_of(p, average(p->learner, &row->weights[j])) != 0) return true;
  return false;
}

/* Up to four rows a bucket: more make the rows slow to find, fewer make the buckets too
 * many for the processor's caches. */
static unsigned bucket_bits(const Packer *p, const GArray *features)
{
  size_t n_rows = 0;
  unsigned bits = 4;
  for (guint i = 0; i < features->len; i++)
    n_rows += is_kept(p, g_array_index(features, Feature, i).row);
  while (bits < 24 && ((size_t)4 << bits) < n_rows)
    bits++;
  return bits;
}

static uint64_t key_at(const GArray *features, guint i)
{
  return g_array_index(features, Feature, i).key;
}

void *ent_learner_section(const EntLearner *l, double least, size_t *size)
{
  static const guint8 padding[ENT_LINEAR_PAD];
  double largest;
  g_autoptr(GArray) features = collect(l, &largest);
  EntLinearHeader header = {.n_labels = l->n_labels};
  Packer p = {.learner = l, .scale = largest > 0 ? LARGEST / largest : 1};
  p.least = fmax(1, least * LARGEST);
  p.log_ratio = log(LARGEST / p.least) / (LEVELS - 1);
  for (int i = 0; i < LEVELS; i++) {
    header.values[1 + i] = (int16_t)lround(p.least * exp(p.log_ratio * i));
    header.values[1 + LEVELS + i] = (int16_t)-header.values[1 + i];
  }
  p.values = header.values;
  header.bits = bucket_bits(&p, features);
  size_t n_buckets = (size_t)1 << header.bits;
  g_autofree EntLinearBucket *buckets = g_new0(EntLinearBucket, n_buckets + 1);
  g_autoptr(GByteArray) blob = g_byte_array_new();
  guint at = 0;
  for (size_t b = 0; b < n_buckets; b++) {
    guint first = at;
    while (at < features->len && key_at(features, at) >> (64 - header.bits) == b)
      at++;
    add_bucket(&p, &g_array_index(features, Feature, first), at - first, &buckets[b],
               blob);
  }
  buckets[n_buckets].start = blob->len;
  g_byte_array_append(blob, padding, sizeof(padding));
  header.blob_size = blob->len;
  size_t buckets_size = (n_buckets + 1) * sizeof(*buckets);
  *size = sizeof(header) + buckets_size + blob->len;
  unsigned char *section = g_malloc(*size);
  memcpy(section, &header, sizeof(header));
  memcpy(section + sizeof(header), buckets, buckets_size);
  memcpy(section + sizeof(header) + buckets_size, blob->data, blob->len);
  return section;
}
