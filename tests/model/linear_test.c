// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The packed classifier gives the scores that the plain averages give, but for the
 * rounding of each weight to a code. */
#include "extract/model/features.h"
#include "extract/model/model.h"
#include "extract/train/learner.h"
#include "extract/train/random.h"
#include <glib.h>
#include <math.h>
#include <string.h>

static bool same_bytes(const void *a, size_t n, const void *b, size_t m)
{
  return n == m && memcmp(a, b, n) == 0;
}

enum { LABELS = 60, FEATURES = 400, ROUNDS = 3000, EACH = 6 };

/* Weights, kept the plain way: their sums over all rounds. */
typedef struct {
  double now[FEATURES][LABELS], sum[FEATURES][LABELS];
} Plain;

static uint64_t feature(uint32_t i)
{
  return ent_feature(1, i);
}

/* Feature 0 has all labels, so that its row is a dense one. */
static void learn(EntLearner *learner, Plain *plain)
{
  EntRandom random = {5};
  for (int round = 0; round < ROUNDS; round++) {
    uint64_t features[EACH];
    uint32_t numbers[EACH] = {0};
    for (int i = 0; i < EACH; i++) {
      if (i > 0) numbers[i] = 1 + (uint32_t)i * 60 + ent_random_below(&random, 60);
      features[i] = feature(numbers[i]);
    }
    uint32_t up = ent_random_below(&random, LABELS), down = (up + 7) % LABELS;
    for (int i = 0; i < FEATURES; i++)
      for (int j = 0; j < LABELS; j++)
        plain->sum[i][j] += plain->now[i][j];
    ent_learner_tick(learner);
    ent_learner_update(learner, features, EACH, up, 1);
    ent_learner_update(learner, features, EACH, down, -1);
    for (int i = 0; i < EACH; i++) {
      plain->now[numbers[i]][up]++;
      plain->now[numbers[i]][down]--;
    }
  }
}

static void test_scores(void)
{
  EntLearner *learner = ent_learner_new(LABELS, 1);
  g_autofree Plain *plain = g_new0(Plain, 1);
  size_t size;
  EntLinear linear;
  learn(learner, plain);
  g_autofree void *section = ent_learner_section(learner, 0, &size);
  g_assert_true(ent_linear_view(&linear, section, size));
  double largest = 0;
  for (int i = 0; i < FEATURES; i++)
    for (int j = 0; j < LABELS; j++)
      largest = fmax(largest, fabs(plain->sum[i][j]));
  for (uint32_t i = 0; i + 2 < FEATURES; i++) {
    uint64_t features[] = {feature(0), feature(i), feature(i + 1), feature(90000 + i)};
    int32_t scores[LABELS];
    ent_linear_score(&linear, features, 4, scores);
    for (int j = 0; j < LABELS; j++) {
      double parts[] = {plain->sum[0][j], plain->sum[i][j], plain->sum[i + 1][j]};
      double due = 0, slack = 4;
      for (int k = 0; k < 3; k++) {
        due += parts[k] / largest * 16000;
        slack += fabs(parts[k]) / largest * 16000 * 0.05;
      }
      g_assert_cmpfloat(fabs(scores[j] - due), <=, slack);
    }
  }
  ent_learner_free(learner);
}

/* ---- the same scores as a plain reading of the section gives ---- */

/* Walks all rows of the feature's bucket, whatever its table says. */
static void add_plainly(const EntLinear *linear, uint64_t feature, int32_t *scores)
{
  const EntLinearBucket *bucket = &linear->buckets[feature >> linear->shift];
  const uint8_t *row = linear->blob + bucket->start;
  const uint8_t *end = linear->blob + bucket[1].start;
  uint32_t groups = 0;
  for (uint32_t mask = bucket->mask; mask; mask &= mask - 1)
    groups++;
  if (groups) row += 2 * (groups - 1);
  for (bool dense; row < end; row += 3 + 2u * (dense ? linear->n_labels : row[2])) {
    dense = row[2] == ENT_LINEAR_DENSE;
    if ((row[0] | row[1] << 8) != (uint16_t)feature) continue;
    for (uint32_t i = 0; i < (dense ? linear->n_labels : row[2]); i++)
      if (dense)
        scores[i] += (int16_t)(row[3 + 2 * i] | row[4 + 2 * i] << 8);
      else
        scores[row[3 + 2 * i]] += linear->values[row[4 + 2 * i]];
    return;
  }
}

static void check_plainly(const EntLinear *linear, const uint64_t *features, unsigned n)
{
  int32_t scores[ENT_LINEAR_MAX_LABELS] = {0}, plain[ENT_LINEAR_MAX_LABELS] = {0};
  for (unsigned i = 0; i < n; i++)
    add_plainly(linear, features[i], plain);
  ent_linear_score(linear, features, n, scores);
  g_assert_true(same_bytes(scores, sizeof(scores), plain, sizeof(plain)));
}

/* Of 3000 features each third has nearly all labels; the rows fill their buckets. */
static void same_as_plain(uint32_t n_labels)
{
  enum { KNOWN = 3000 };
  EntLearner *learner = ent_learner_new(n_labels, 1);
  EntRandom random = {n_labels};
  EntLinear linear;
  size_t size;
  for (uint32_t i = 0; i < KNOWN; i++) {
    uint32_t n = 1 + ent_random_below(&random, i % 3 ? 40 : 2 * n_labels);
    for (uint32_t j = 0; j < n; j++) {
      uint64_t f = feature(i);
      int by = ent_random_below(&random, 2) ? 1 : -1;
      ent_learner_tick(learner);
      ent_learner_update(learner, &f, 1, ent_random_below(&random, n_labels), by);
    }
  }
  ent_learner_tick(learner);
  g_autofree void *section = ent_learner_section(learner, 0, &size);
  g_assert_true(ent_linear_view(&linear, section, size));
  for (unsigned n = 0; n <= ENT_LINEAR_MAX_FEATURES; n++) {
    uint64_t features[ENT_LINEAR_MAX_FEATURES];
    for (unsigned i = 0; i < n; i++) /* some of them unknown */
      features[i] = feature(ent_random_below(&random, KNOWN + KNOWN / 4));
    check_plainly(&linear, features, n);
  }
  ent_learner_free(learner);
}

static void test_same_as_plain(void)
{
  static const uint32_t labels[] = {1, 2, 7, 8, 9, 31, 32, 33, 91, 247, 254};
  for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
    same_as_plain(labels[i]);
}

/* A hash that some row of a bucket answers to, one time in eight a made-up one. */
static uint64_t known_feature(const EntLinear *linear, EntRandom *random)
{
  uint64_t hash = ent_feature(7, ent_random_below(random, UINT32_MAX));
  const EntLinearBucket *bucket = &linear->buckets[hash >> linear->shift];
  if (!bucket->mask || !ent_random_below(random, 8)) return hash;
  uint32_t low = ent_random_below(random, 32), groups = 0, rank = 0;
  for (uint32_t i = 0; i < 32; i++) {
    groups += bucket->mask >> i & 1;
    rank += i < low && bucket->mask >> i & 1;
  }
  const uint8_t *table = linear->blob + bucket->start, *row = table + 2 * (groups - 1);
  if (rank >= groups) rank = 0;
  if (rank) row = table + (table[2 * rank - 2] | table[2 * rank - 1] << 8);
  return (hash & ~(uint64_t)0xFFFF) | (uint64_t)(row[0] | row[1] << 8);
}

/* The shipped weights, with the key of any row in the bucket of another. */
static void test_shipped_same_as_plain(void)
{
  static const char *const names[] = {"TAGW", "PARW"};
  EntError error = {0};
  EntRandom random = {9};
  EntModel *model = ent_model_open(ENT_SOURCE_DATA_DIR "/model.bin", &error);
  g_assert_nonnull(model);
  for (size_t s = 0; s < G_N_ELEMENTS(names); s++) {
    size_t size;
    EntLinear linear;
    const void *section = ent_model_section(model, names[s], &size);
    g_assert_true(ent_linear_view(&linear, section, size));
    for (int round = 0; round < 20000; round++) {
      uint64_t features[100];
      for (unsigned i = 0; i < G_N_ELEMENTS(features); i++)
        features[i] = known_feature(&linear, &random);
      check_plainly(&linear, features, 1 + (unsigned)round % 100);
    }
  }
  ent_model_close(model);
}

/* Two learners that saw the same are, merged, what each of them is. */
static void test_merge(void)
{
  g_autofree Plain *plain = g_new0(Plain, 1);
  EntLearner *a = ent_learner_new(LABELS, 1), *b = ent_learner_new(LABELS, 1);
  size_t n, m;
  learn(a, plain);
  learn(b, plain);
  g_autofree void *alone = ent_learner_section(a, 0.01, &n);
  ent_learner_merge(a, b);
  g_autofree void *merged = ent_learner_section(a, 0.01, &m);
  g_assert_true(same_bytes(alone, n, merged, m));
  ent_learner_free(a);
  ent_learner_free(b);
}

static void test_bad_section(void)
{
  EntLearner *learner = ent_learner_new(3, 1);
  uint64_t f = feature(1);
  EntLinear linear;
  size_t size;
  ent_learner_tick(learner);
  ent_learner_update(learner, &f, 1, 2, 1);
  ent_learner_tick(learner);
  g_autofree unsigned char *section = ent_learner_section(learner, 0, &size);
  g_assert_true(ent_linear_view(&linear, section, size));
  for (size_t n = 0; n < size; n++)
    g_assert_false(ent_linear_view(&linear, section, n));
  g_assert_false(ent_linear_view(&linear, NULL, 0));
  ent_learner_free(learner);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/linear/scores", test_scores);
  g_test_add_func("/linear/same-as-plain", test_same_as_plain);
  g_test_add_func("/linear/shipped-same-as-plain", test_shipped_same_as_plain);
  g_test_add_func("/linear/merge", test_merge);
  g_test_add_func("/linear/bad-section", test_bad_section);
  return g_test_run();
}
