// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Guesses of parts of speech from vectors. */
#include "extract/train/guess_pos.h"
#include <glib.h>

enum { NOUN = 1 << 7, VERB = 1 << 15 };

static void fill(float *vector, int at)
{
  for (int i = 0; i < ENT_VECTOR_SIZE; i++)
    vector[i] = i % 4 == at ? 0.2f : 0;
}

/* Words of two kinds, and words that are both: the guesser tells new ones apart. */
static void test_tells_apart(void)
{
  float noun[ENT_VECTOR_SIZE], verb[ENT_VECTOR_SIZE], both[ENT_VECTOR_SIZE];
  EntPosGuesser *guesser = ent_pos_guesser_new();
  fill(noun, 0);
  fill(verb, 1);
  fill(both, 2);
  for (int round = 0; round < 50; round++) {
    ent_pos_guesser_learn(guesser, noun, NOUN);
    ent_pos_guesser_learn(guesser, verb, VERB);
    ent_pos_guesser_learn(guesser, both, NOUN | VERB);
  }
  noun[1] = verb[0] = 0.02f;
  g_assert_cmphex(ent_pos_guesser_ask(guesser, noun), ==, NOUN);
  g_assert_cmphex(ent_pos_guesser_ask(guesser, verb), ==, VERB);
  g_assert_cmphex(ent_pos_guesser_ask(guesser, both), ==, NOUN | VERB);
  ent_pos_guesser_free(guesser);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/guess-pos/tells-apart", test_tells_apart);
  return g_test_run();
}
