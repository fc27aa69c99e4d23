// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One logistic regression a part of speech, learnt with AdaGrad. */
#include "extract/train/guess_pos.h"
#include <glib.h>
#include <math.h>

enum { CLASSES = 16, SIZE = ENT_VECTOR_SIZE + 1 };
static const float rate = 0.3f, likely = 0.3f;

struct EntPosGuesser {
  float weights[CLASSES][SIZE], squares[CLASSES][SIZE]; /* the last of a row: bias */
};

EntPosGuesser *ent_pos_guesser_new(void)
{
  return g_new0(EntPosGuesser, 1);
}

void ent_pos_guesser_free(EntPosGuesser *guesser)
{
  g_free(guesser);
}

static float probability(const float weights[SIZE], const float *x)
{
  float sum = weights[ENT_VECTOR_SIZE];
  for (int i = 0; i < ENT_VECTOR_SIZE; i++)
    sum += weights[i] * x[i];
  return 1 / (1 + expf(-sum));
}

void ent_pos_guesser_learn(EntPosGuesser *guesser, const float *x, uint16_t tags)
{
  for (int c = 0; c < CLASSES; c++) {
    float *w = guesser->weights[c], *squares = guesser->squares[c];
    float error = probability(w, x) - (float)(tags >> c & 1);
    for (int i = 0; i < SIZE; i++) {
      float g = error * (i < ENT_VECTOR_SIZE ? x[i] : 1);
      squares[i] += g * g;
      w[i] -= rate * g / (sqrtf(squares[i]) + 1e-6f);
    }
  }
}

uint16_t ent_pos_guesser_ask(const EntPosGuesser *guesser, const float *x)
{
  unsigned tags = 0;
  for (int c = 0; c < CLASSES; c++)
    if (probability(guesser->weights[c], x) >= likely) tags |= 1u << c;
  return (uint16_t)tags;
}
