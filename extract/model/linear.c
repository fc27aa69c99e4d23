// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Scores of a linear classifier. The features of one decision are looked up in sweeps,
 * so that the memory of all of them is under way at the same time; the weights found
 * are then added up in two plain loops, one for all short rows and one for all dense
 * ones. Nearly all branches go one way, whatever the features are. */
#include "extract/model/linear.h"
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What scores are summed up in: room for the last piece of a dense row. */
enum { SUMS = 256, PIECE = 8, SHORT_ROW = 2 * ENT_LINEAR_DENSE_FROM };

enum { ROW_HEAD = 3 }; /* bytes of a row before its weights */

/* The rows that one decision found. */
typedef struct {
  const uint8_t *sparse[ENT_LINEAR_MAX_FEATURES];    /* each at its number of weights */
  const uint8_t *dense[ENT_LINEAR_MAX_FEATURES + 1]; /* each at its first weight */
  unsigned n_sparse, n_dense;
} Rows;

/* Dense rows are added in pairs; this one is the partner of the last. */
static const uint8_t no_weights[2 * SUMS];

bool ent_linear_view(EntLinear *linear, const void *section, size_t size)
{
  *linear = (EntLinear){0};
  const EntLinearHeader *header = section;
  if (!section || size < sizeof(*header)) return false;
  if (header->bits == 0 || header->bits > 28) return false;
  if (header->n_labels == 0 || header->n_labels > ENT_LINEAR_MAX_LABELS) return false;
  size_t buckets = (((size_t)1 << header->bits) + 1) * sizeof(EntLinearBucket);
  if (size != sizeof(*header) + buckets + header->blob_size) return false;
  linear->values = header->values;
  linear->buckets = (const EntLinearBucket *)(const void *)(header + 1);
  linear->blob = (const uint8_t *)section + sizeof(*header) + buckets;
  linear->n_labels = header->n_labels;
  linear->shift = 64 - header->bits;
  size_t end = (size_t)linear->buckets[(size_t)1 << header->bits].start;
  return end + ENT_LINEAR_PAD == header->blob_size;
}

static inline uint32_t count_bits(uint32_t x)
{
  x -= x >> 1 & 0x55555555u;
  x = (x & 0x33333333u) + (x >> 2 & 0x33333333u);
  return ((x + (x >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

/* The first row of a bucket with these low bits, of which there is one. */
static inline const uint8_t *row_at(const EntLinear *linear,
                                    const EntLinearBucket *bucket, uint32_t low)
{
  const uint8_t *table = linear->blob + bucket->start;
  uint32_t rank = count_bits(bucket->mask & ((1u << low) - 1));
  uint16_t offset;
  if (rank == 0) return table + 2 * (count_bits(bucket->mask) - 1);
  memcpy(&offset, table + 2 * (rank - 1), sizeof(offset));
  return table + offset;
}

static inline size_t row_length(const EntLinear *linear, const uint8_t *row)
{
  return ROW_HEAD + 2u * (row[2] == ENT_LINEAR_DENSE ? linear->n_labels : row[2]);
}

/* Goes on to the row of a key, or to the end. */
static inline const uint8_t *find_row(const EntLinear *linear, const uint8_t *row,
                                      const uint8_t *end, uint16_t key)
{
  for (; row < end; row += row_length(linear, row)) {
    uint16_t found = (uint16_t)(row[0] | row[1] << 8);
    if (found == key) break;
  }
  return row;
}

static void find_rows(const EntLinear *linear, const uint64_t *features, unsigned n,
                      Rows *rows)
{
  const EntLinearBucket *found[ENT_LINEAR_MAX_FEATURES];
  const uint8_t *at[ENT_LINEAR_MAX_FEATURES];
  uint16_t keys[ENT_LINEAR_MAX_FEATURES];
  unsigned n_found = 0;
  for (unsigned i = 0; i < n; i++)
    __builtin_prefetch(&linear->buckets[features[i] >> linear->shift]);
  for (unsigned i = 0; i < n; i++) {
    const EntLinearBucket *bucket = &linear->buckets[features[i] >> linear->shift];
    __builtin_prefetch(linear->blob + bucket->start);
    found[n_found] = bucket;
    keys[n_found] = (uint16_t)features[i];
    n_found += bucket->mask >> (features[i] & 31) & 1; /* no branch to guess wrong */
  }
  for (unsigned i = 0; i < n_found; i++) {
    at[i] = row_at(linear, found[i], keys[i] & 31u);
    __builtin_prefetch(at[i]);
  }
  rows->n_sparse = rows->n_dense = 0;
  for (unsigned i = 0; i < n_found; i++) {
    const uint8_t *end = linear->blob + found[i][1].start;
    const uint8_t *row = find_row(linear, at[i], end, keys[i]);
    if (row >= end) continue;
    bool dense = row[2] == ENT_LINEAR_DENSE;
    rows->sparse[rows->n_sparse] = row + 2;
    rows->dense[rows->n_dense] = row + ROW_HEAD;
    rows->n_sparse += !dense;
    rows->n_dense += dense;
  }
}

/* Gathers the pairs of all rows, SHORT_ROW bytes at a time whatever their number, and
 * adds them in one loop. */
static void add_sparse(const EntLinear *linear, const Rows *rows, int32_t *sums)
{
  uint8_t pairs[(ENT_LINEAR_MAX_FEATURES + 1) * SHORT_ROW], *end = pairs;
  for (unsigned i = 0; i < rows->n_sparse; i++) {
    const uint8_t *row = rows->sparse[i];
    memcpy(end, row + 1, SHORT_ROW);
    end += 2u * row[0];
  }
  for (const uint8_t *pair = pairs; pair < end; pair += 2)
    sums[pair[0]] += linear->values[pair[1]];
}

#ifdef __SSE2__
static inline __m128i load(const void *from)
{
  return _mm_loadu_si128(from);
}

/* A piece of all rows at a time, so that its sums stay in registers. */
static void add_dense(const Rows *rows, uint32_t n_labels, int32_t *sums)
{
  const __m128i ones = _mm_set1_epi16(1);
  for (uint32_t at = 0; at < n_labels; at += PIECE) {
    __m128i low = load(sums + at), high = load(sums + at + PIECE / 2);
    for (unsigned i = 0; i < rows->n_dense; i += 2) {
      __m128i x = load(rows->dense[i] + 2 * at), y = load(rows->dense[i + 1] + 2 * at);
      low = _mm_add_epi32(low, _mm_madd_epi16(_mm_unpacklo_epi16(x, y), ones));
      high = _mm_add_epi32(high, _mm_madd_epi16(_mm_unpackhi_epi16(x, y), ones));
    }
    _mm_storeu_si128((void *)(sums + at), low);
    _mm_storeu_si128((void *)(sums + at + PIECE / 2), high);
  }
}
#else
static void add_dense(const Rows *rows, uint32_t n_labels, int32_t *sums)
{
  for (unsigned i = 0; i < rows->n_dense; i++)
    for (uint32_t at = 0; at < n_labels; at++) {
      int16_t weight;
      memcpy(&weight, rows->dense[i] + 2 * at, sizeof(weight));
      sums[at] += weight;
    }
}
#endif

/* Rows fill the bucket, by their low bits, and its table has where each begins. */
static bool is_bucket_sound(const EntLinear *linear, const EntLinearBucket *bucket,
                            uint32_t last)
{
  uint32_t table = bucket->mask ? 2 * (count_bits(bucket->mask) - 1) : 0, seen = 0;
  if (bucket->start > last || bucket[1].start > last ||
      bucket[1].start < bucket->start + table)
    return false;
  const uint8_t *row = linear->blob + bucket->start + table,
                *end = linear->blob + bucket[1].start;
  for (; row < end; row += row_length(linear, row)) {
    bool whole = end - row >= ROW_HEAD &&
                 (row[2] < ENT_LINEAR_DENSE_FROM || row[2] == ENT_LINEAR_DENSE) &&
                 (size_t)(end - row) >= row_length(linear, row);
    uint32_t low = whole ? row[0] & 31u : 0;
    if (!whole || !(bucket->mask >> low & 1) || seen >> low > 1) return false;
    if (!(seen >> low & 1) && row_at(linear, bucket, low) != row) return false;
    seen |= 1u << low;
  }
  return seen == bucket->mask;
}

bool ent_linear_is_sound(const EntLinear *linear)
{
  size_t n = (size_t)1 << (64 - linear->shift);
  uint32_t last = linear->buckets[n].start;
  for (size_t i = 0; i < n; i++)
    if (!is_bucket_sound(linear, &linear->buckets[i], last)) return false;
  return true;
}

void ent_linear_score(const EntLinear *linear, const uint64_t *features, unsigned n,
                      int32_t *scores)
{
  Rows rows;
  int32_t sums[SUMS];
  memset(sums, 0, sizeof(sums));
  find_rows(linear, features, n, &rows);
  rows.dense[rows.n_dense] = no_weights;
  add_sparse(linear, &rows, sums);
  add_dense(&rows, linear->n_labels, sums);
  memcpy(scores, sums, linear->n_labels * sizeof(*scores));
}
