// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The packed classifier gives the scores that the plain averages give, but for the
 * rounding of each weight to a code. */
#include "extract/model/features.h"
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
  g_test_add_func("/linear/merge", test_merge);
  g_test_add_func("/linear/bad-section", test_bad_section);
  return g_test_run();
}
