// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The best labels and their margins, against a search through all sequences. */

#include "extract/tag/names_decode.h"
#include <glib.h>

enum { LONGEST = 4 };

static int32_t random_score(GRand *r)
{
  return g_rand_int_range(r, -120, 120);
}

static void random_steps(GRand *r, EntNamesSteps *s)
{
  for (unsigned from = 0; from < ENT_NAMES_LABELS; from++) {
    s->start[from] = (int16_t)random_score(r);
    for (unsigned to = 0; to < ENT_NAMES_LABELS; to++)
      s->follow[from][to] =
          (int16_t)(ent_names_follows(from, to) ? random_score(r)
                                                : ENT_NAMES_FORBIDDEN);
  }
}

/* Score of a sequence; false if it is no BIO sequence. */
static bool score_of(const EntNamesSteps *s, const EntNamesScores *scores,
                     const unsigned *labels, uint32_t n, int32_t *sum)
{
  *sum = 0;
  for (uint32_t i = 0; i < n; i++) {
    unsigned l = labels[i];
    bool open = i ? ent_names_follows(labels[i - 1], l) : l == 0 || l % 2 == 1;
    if (!open) return false;
    *sum +=
        (i ? s->follow[labels[i - 1]][l] : s->start[l]) + (l ? scores[i][l - 1] : 0);
  }
  return true;
}

/* best[i][l]: of the sequences with label l at token i. */
static void search_all(const EntNamesSteps *s, const EntNamesScores *scores, uint32_t n,
                       int32_t best[LONGEST][ENT_NAMES_LABELS])
{
  uint32_t all = 1;
  for (uint32_t i = 0; i < n; i++) {
    all *= ENT_NAMES_LABELS;
    for (unsigned l = 0; l < ENT_NAMES_LABELS; l++)
      best[i][l] = INT32_MIN;
  }
  for (uint32_t code = 0; code < all; code++) {
    unsigned labels[LONGEST];
    int32_t sum;
    for (uint32_t i = 0, rest = code; i < n; i++, rest /= ENT_NAMES_LABELS)
      labels[i] = rest % ENT_NAMES_LABELS;
    if (!score_of(s, scores, labels, n, &sum)) continue;
    for (uint32_t i = 0; i < n; i++)
      best[i][labels[i]] = MAX(best[i][labels[i]], sum);
  }
}

static void check(const EntNamesDecision *d, const int32_t best[ENT_NAMES_LABELS])
{
  int32_t other = INT32_MIN / 2;
  for (unsigned l = 0; l < ENT_NAMES_LABELS; l++)
    if (l != d->label) other = MAX(other, best[l]);
  g_assert_cmpint(best[d->label], >=, other);
  g_assert_cmpint(d->margin, ==, best[d->label] - other);
}

static void test_against_search(void)
{
  GRand *r = g_rand_new_with_seed(17);
  for (unsigned round = 0; round < 200; round++) {
    uint32_t n = 1 + round % LONGEST;
    EntNamesSteps steps;
    EntNamesScores scores[LONGEST];
    EntNamesDecision out[LONGEST];
    int32_t best[LONGEST][ENT_NAMES_LABELS];
    g_autofree void *room = g_malloc(ent_names_decode_room(n));
    random_steps(r, &steps);
    for (uint32_t i = 0; i < n; i++)
      for (unsigned l = 0; l < ENT_NAMES_WIDTH; l++)
        scores[i][l] = random_score(r);
    ent_names_decode(&steps, (const EntNamesScores *)scores, n, true, room, out);
    search_all(&steps, (const EntNamesScores *)scores, n, best);
    for (uint32_t i = 0; i < n; i++)
      check(&out[i], best[i]);
  }
  g_rand_free(r);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/names/decode/search", test_against_search);
  return g_test_run();
}
