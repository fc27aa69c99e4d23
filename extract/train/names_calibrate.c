// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Calibration of margins. */

#include "extract/train/names_calibrate.h"

enum { N = ENT_NAMES_CALIBRATION };

static uint32_t bucket_of(int32_t margin, uint32_t step)
{
  uint32_t bucket = (uint32_t)margin / step;
  return bucket < N ? bucket : N - 1;
}

static bool goes_on(const EntNamesText *t, uint32_t i, uint32_t type)
{
  return i < t->a.n_tokens && t->allowed[i] == 1u << (2 * type);
}

/* Counts the name [first, end) if its words' labels are known. */
static void tally_name(EntNamesTally *tally, const EntNamesText *t,
                       const EntNamesDecision *d, uint32_t first, uint32_t end,
                       uint32_t step)
{
  int32_t least = d[first].margin;
  bool right = true, known = true;
  for (uint32_t i = first; i < end; i++) {
    if (d[i].margin < least) least = d[i].margin;
    right = right && t->allowed[i] == 1u << d[i].label;
    known = known && (t->allowed[i] & (t->allowed[i] - 1)) == 0;
  }
  right = right && !goes_on(t, end, (d[first].label + 1u) / 2u);
  if (!known) return;
  tally->all[1][bucket_of(least, step)]++;
  tally->right[1][bucket_of(least, step)] += right;
}

void ent_names_tally(EntNamesTally *tally, const EntNamesText *t,
                     const EntNamesDecision *d, uint32_t step)
{
  for (uint32_t i = 0, end; i < t->a.n_tokens; i = end) {
    end = i + 1;
    if (d[i].label) {
      while (end < t->a.n_tokens && d[end].label && d[end].label % 2 == 0)
        end++;
      tally_name(tally, t, d, i, end, step);
    } else if ((t->allowed[i] & (t->allowed[i] - 1)) == 0) {
      tally->all[0][bucket_of(d[i].margin, step)]++;
      tally->right[0][bucket_of(d[i].margin, step)] += t->allowed[i] == 1;
    }
  }
}

typedef struct {
  double right, all;
  unsigned from;
} Pool;

/* Each bucket starts with a little of what its neighbour below has, so that an empty
 * one takes after it. */
static void calibrate(const uint32_t all[N], const uint32_t right[N], uint8_t sure[N])
{
  Pool pools[N];
  unsigned n = 0;
  for (unsigned i = 0; i < N; i++) {
    pools[n] = (Pool){right[i] + 0.5 * 0.5, all[i] + 0.5, i};
    if (!all[i] && n) {
      pools[n].right = pools[n - 1].right / pools[n - 1].all * 0.01;
      pools[n].all = 0.01;
    }
    n++;
    while (n > 1 && pools[n - 2].right * pools[n - 1].all >=
                        pools[n - 1].right * pools[n - 2].all) {
      pools[n - 2].right += pools[n - 1].right;
      pools[n - 2].all += pools[n - 1].all;
      n--;
    }
  }
  for (unsigned p = 0; p < n; p++)
    for (unsigned i = pools[p].from; i < (p + 1 < n ? pools[p + 1].from : N); i++)
      sure[i] = (uint8_t)(255.0 * pools[p].right / pools[p].all + 0.5);
}

void ent_names_calibrate(const EntNamesTally *tally, uint8_t sure[2][N])
{
  for (unsigned k = 0; k < 2; k++)
    calibrate(tally->all[k], tally->right[k], sure[k]);
}
