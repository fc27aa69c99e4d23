// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Trains a model, or one stage of it: train_model DATA MODEL [STAGE]. For work on a
 * stage; users have `entente train`. */
#include "extract/train/train.h"

int main(int argc, char **argv)
{
  if (argc < 3 || argc > 4) {
    fprintf(stderr, "usage: train_model DATA MODEL [STAGE]\n");
    return 2;
  }
  EntTrainOptions options = {argv[1], argv[2], NULL, argc > 3 ? argv[3] : NULL};
  EntError error = {0};
  char text[1200];
  if (ent_train_with(&options, &error, stderr)) return 0;
  fprintf(stderr, "%s\n", ent_error_text(&error, text, sizeof(text)));
  return 1;
}
